//! Papers as a person would read them: the text of a PDF, by `pdftotext`.

use std::io::Write as _;
use std::process::Command;

/// A PDF.
#[derive(Debug, Clone)]
pub struct Pdf(pub Vec<u8>);

impl Pdf {
    /// What is written on it, without the spaces that layout puts between the letters of a line.
    pub fn text(&self) -> String {
        assert!(self.0.starts_with(b"%PDF-"), "not a PDF: {:?}", String::from_utf8_lossy(&self.0[..self.0.len().min(80)]));
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(&self.0).expect("room for a PDF");
        let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file.path()).arg("-").output();
        let output = output.expect("pdftotext (poppler-utils) is installed");
        assert!(output.status.success(), "pdftotext: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Fails unless all these words are on it.
    #[track_caller]
    pub fn shows(&self, words: &[&str]) {
        let text = self.text();
        for word in words {
            assert!(text.contains(word), "{word:?} is not on the paper:\n{text}");
        }
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.text().matches('\u{c}').count()
    }
}
