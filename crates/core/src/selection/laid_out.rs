//! A confirmed sitting on the disk: a folder for each purpose, in it the photos under the camera's names, beside each photo
//! its marks for other programs (XMP), and a table of all (CSV). Says what is to lie there; laying it is others' work.

use std::borrow::Cow;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::{ColourLabel, Verdict};
use super::text::{BETWEEN_NAMES, BETWEEN_WORDS, NOT_IN_LIBRARY, OWN_XMP_KEPT, TABLE_HEAD};
use crate::day::Stamp;
use crate::id::SittingId;
use crate::refusal::Refusal;
use crate::shoots::{companion_name, file_stem, told_apart};
use crate::text::Lang;

/// The table's name, beside the folders.
pub const TABLE: &str = "selection.csv";
/// So many missing files are told by their names; the table names all.
const NAMED: usize = 5;

/// Has a confirmed sitting laid out, again or for the first time. Whatever somebody changed in its folders stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LayOutSitting {
    /// The sitting.
    pub sitting: SittingId,
}

/// Where a confirmed sitting is laid out, and how far that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SittingLayout {
    /// The folder.
    pub folder: String,
    /// How far it is.
    pub state: LayoutState,
}

/// How far a layout is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayoutState {
    /// It is to be done, or being done.
    Wanted,
    /// Everything lies there since.
    Done(Stamp),
    /// Something does not; what could be laid out is there.
    Failed(Refusal),
}

/// What a sitting added to its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenSitting {
    /// The order's number.
    pub order: String,
    /// The sitting's running number.
    pub number: u32,
    /// Its photos, in the order of the shoot.
    pub photos: Vec<ChosenPhoto>,
}

/// A photo that was chosen in a sitting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChosenPhoto {
    /// BLAKE3 of the file, in hexadecimal.
    pub content: String,
    /// The camera's file name.
    pub file: String,
    /// What it was chosen for in this sitting, in words, none twice.
    pub purposes: Vec<String>,
    /// Yes, maybe, no.
    pub verdict: Verdict,
    /// Stars, from 0 to 5.
    pub rating: u8,
    /// Its colour label.
    pub label: Option<ColourLabel>,
    /// The client's wishes for it, in words.
    pub wishes: Vec<String>,
    /// What stands beside it: BLAKE3 and name.
    pub beside: Vec<(String, String)>,
}

/// A file of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub holds: Holds,
}

/// What is in a file of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// The original with this BLAKE3.
    Original(String),
    /// This text.
    Text(String),
}

/// A sitting as it lies on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingFolders {
    /// A folder for each purpose: its name and its files, no name twice.
    pub folders: Vec<(String, Vec<LaidFile>)>,
    /// The table of all photos, those included that are missing.
    pub table: String,
    /// Names of the files that the library does not have.
    pub missing: Vec<String>,
}

impl SittingFolders {
    /// Why not everything lies there, if so.
    pub fn trouble(&self) -> Option<Refusal> {
        let count = u32::try_from(self.missing.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| Refusal::OriginalsMissing { count, names: self.missing.iter().take(NAMED).cloned().collect() })
    }
}

/// Lays a sitting out by what `is_kept` knows of the library's contents. A photo of two purposes lies in two folders, under
/// one name, with what stands beside it. An editor's own `NAME.xmp` is never replaced: its photo's marks stand in the table only.
pub fn sitting_folders(sitting: &ChosenSitting, lang: Lang, is_kept: impl Fn(&str) -> bool) -> SittingFolders {
    let names = told_apart(sitting.photos.iter().map(|photo| photo.file.as_str()));
    let mut folders: Vec<(String, Vec<LaidFile>)> = Vec::new();
    let mut rows = vec![TABLE_HEAD.iter().map(|word| word.get(lang).to_owned()).collect::<Vec<_>>()];
    let mut missing = Vec::new();
    for (photo, name) in sitting.photos.iter().zip(names) {
        let beside = photo.beside.iter().map(|(content, file)| (content.clone(), companion_name(&photo.file, file, &name)));
        let all = std::iter::once((photo.content.clone(), name.clone())).chain(beside);
        let (kept, gone): (Vec<_>, Vec<_>) = all.partition(|(content, _)| is_kept(content));
        let marks = format!("{}.xmp", file_stem(&name));
        let has_own = kept.iter().chain(&gone).any(|(_, file)| file.eq_ignore_ascii_case(&marks));
        let marks = (!kept.is_empty() && !has_own).then(|| LaidFile { name: marks, holds: Holds::Text(sidecar(photo)) });
        let kept = kept.into_iter().map(|(content, name)| LaidFile { name, holds: Holds::Original(content) });
        let files: Vec<LaidFile> = kept.chain(marks).collect();
        for purpose in &photo.purposes {
            match folders.iter_mut().find(|(name, _)| name == purpose) {
                Some((_, folder)) => folder.extend(files.iter().cloned()),
                None => folders.push((purpose.clone(), files.clone())),
            }
        }
        let gone: Vec<String> = gone.into_iter().map(|(_, name)| name).collect();
        rows.push(row(sitting, photo, name, remark(&gone, has_own, lang), lang));
        missing.extend(gone);
    }
    SittingFolders { folders, table: table(&rows), missing }
}

/// What is to be known of a photo that is not laid out like the others.
fn remark(gone: &[String], has_own: bool, lang: Lang) -> String {
    let gone = (!gone.is_empty()).then(|| NOT_IN_LIBRARY.with(lang, &[("names", &gone.join(BETWEEN_NAMES.get(lang)))]));
    let own = has_own.then(|| OWN_XMP_KEPT.get(lang).to_owned());
    gone.into_iter().chain(own).collect::<Vec<_>>().join(BETWEEN_WORDS.get(lang))
}

/// A photo's row, in the order of [`TABLE_HEAD`].
fn row(sitting: &ChosenSitting, photo: &ChosenPhoto, name: String, remark: String, lang: Lang) -> Vec<String> {
    vec![
        name,
        photo.purposes.join(BETWEEN_NAMES.get(lang)),
        photo.verdict.text().get(lang).to_owned(),
        if photo.rating == 0 { String::new() } else { photo.rating.to_string() },
        photo.label.map(|label| label.text().get(lang).to_owned()).unwrap_or_default(),
        photo.wishes.join(BETWEEN_WORDS.get(lang)),
        sitting.order.clone(),
        sitting.number.to_string(),
        remark,
    ]
}

/// Rows as CSV by RFC 4180, in UTF-8 with the mark by which Excel knows it.
fn table(rows: &[Vec<String>]) -> String {
    let mut csv = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<Cow<'_, str>> = row.iter().map(|text| cell(text)).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// A cell. What a spreadsheet would take for a formula begins with an apostrophe, which makes it a text
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn cell(text: &str) -> Cow<'_, str> {
    const FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let harmless = if text.starts_with(FORMULAS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) };
    if harmless.contains([',', '"', '\r', '\n']) { Cow::Owned(format!("\"{}\"", harmless.replace('"', "\"\""))) } else { harmless }
}

/// A photo's marks as an XMP packet: stars and label as Adobe's programs write them (labels by their English names), and
/// the purposes as keywords. ISO 16684-1.
fn sidecar(photo: &ChosenPhoto) -> String {
    let mut marks = String::new();
    if photo.rating > 0 {
        // Writing into a text cannot fail.
        let _ = write!(marks, "\n    xmp:Rating=\"{}\"", photo.rating);
    }
    if let Some(label) = photo.label {
        let _ = write!(marks, "\n    xmp:Label=\"{}\"", label.text().en);
    }
    let keywords: String = photo.purposes.iter().map(|purpose| format!("\n     <rdf:li>{}</rdf:li>", escaped(purpose))).collect();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\" x:xmptk=\"Atelier\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
         <rdf:Description rdf:about=\"\"\n    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n    \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"{marks}>\n   \
         <dc:subject>\n    <rdf:Bag>{keywords}\n    </rdf:Bag>\n   </dc:subject>\n  \
         </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n"
    )
}

/// Text for an XML element. What XML 1.0 has no way to say becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push(char::REPLACEMENT_CHARACTER),
            letter => xml.push(letter),
        }
    }
    xml
}

#[cfg(test)]
mod tests;
