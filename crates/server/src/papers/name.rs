//! What a document's file is called: its title in the reader's language, and the number of the order or receipt.

use std::fmt::Write as _;

/// A file's name.
pub(super) struct Name {
    /// As it is shown, such as `选片单-S2026-0012.pdf`.
    shown: String,
    /// For what knows ASCII only, such as `selection-sheet-S2026-0012.pdf`.
    plain: String,
}

impl Name {
    pub fn new(kind: &str, title: &str, number: &str) -> Name {
        let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
        let number: String = number.chars().map(|letter| if allowed(letter) { letter } else { '_' }).collect();
        let plain: String = number.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
        Name { shown: format!("{title}-{number}.pdf"), plain: format!("{kind}-{plain}.pdf") }
    }

    /// The header that names the file (RFC 6266, the letters by RFC 5987).
    pub fn disposition(&self, saved: bool) -> String {
        let way = if saved { "attachment" } else { "inline" };
        let mut coded = String::new();
        for byte in self.shown.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
                coded.push(char::from(byte));
            } else {
                // Writing into a text cannot fail.
                write!(coded, "%{byte:02X}").unwrap_or_default();
            }
        }
        format!("{way}; filename=\"{}\"; filename*=UTF-8''{coded}", self.plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_for_people_and_has_a_plain_one_beside_it() {
        let told = Name::new("selection-sheet", "选片单", "S2026-0012").disposition(true);
        assert_eq!(
            told,
            "attachment; filename=\"selection-sheet-S2026-0012.pdf\"; filename*=UTF-8''%E9%80%89%E7%89%87%E5%8D%95-S2026-0012.pdf"
        );
        let odd = Name::new("receipt", "Receipt", "A\"/林\r\n7").disposition(false);
        assert_eq!(odd, "inline; filename=\"receipt-A_____7.pdf\"; filename*=UTF-8''Receipt-A__%E6%9E%97__7.pdf");
    }
}
