//! The cap of a key: a stroke and what is held with it, one of a closed list, so that a page can show and bind it by name.

use std::borrow::Cow;
use std::sync::LazyLock;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Everything that can be struck. Letters are large whatever is held; signs are the characters that come of them.
const STROKES: [&str; 76] = [
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "?",
    "+",
    "-",
    "=",
    ",",
    ".",
    "/",
    "\\",
    "[",
    "]",
    ";",
    "'",
    "`",
    "Space",
    "Enter",
    "Esc",
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Delete",
    "Backspace",
    "Insert",
    "Tab",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
];
/// What can be held, in the order in which it is written.
const HELD: [&str; 3] = ["Shift", "Ctrl", "Alt"];

/// The names of all caps: that of the stroke `s` with `h` held, as bits of [`HELD`], stands at `8 s + h`.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let name = |stroke: &&str, held: usize| {
        let held = HELD.iter().enumerate().filter(|(bit, _)| held >> bit & 1 == 1).map(|(_, word)| *word);
        held.chain([*stroke]).collect::<Vec<_>>().join(" ")
    };
    STROKES.iter().flat_map(|stroke| (0..8).map(move |held| name(stroke, held))).collect()
});

/// Caps that a browser or the system keeps for itself, or that a page must leave alone. A browser does not give a page
/// the keys that open and close tabs and windows (Chromium: `BrowserCommandController::IsReservedCommandOrKey`); full
/// screen, developers' tools and the system's own are needed for what they are; Tab moves the focus, and a page that
/// takes it cannot be used without a mouse (WCAG 2.1.2).
const KEPT_BACK: [&str; 22] = [
    "Tab",
    "Shift Tab",
    "Ctrl Tab",
    "Shift Ctrl Tab",
    "Alt Tab",
    "Shift Alt Tab",
    "Ctrl W",
    "Shift Ctrl W",
    "Ctrl T",
    "Shift Ctrl T",
    "Ctrl N",
    "Shift Ctrl N",
    "Ctrl Q",
    "Shift Ctrl Q",
    "Ctrl PageUp",
    "Ctrl PageDown",
    "Alt F4",
    "F11",
    "F12",
    "Shift Ctrl I",
    "Ctrl Alt Delete",
    "Shift Ctrl J",
];

/// The cap of a key, such as `V`, `F7` or `Shift Ctrl F5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cap(u16);

/// A text that is the cap of no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACap(pub String);

impl std::fmt::Display for NotACap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a key: {}", self.0)
    }
}

impl Cap {
    /// Reads a cap, whatever the order of what is held. A sign needs Shift on one keyboard and not on another, so Shift is
    /// no part of its cap.
    pub fn read(text: &str) -> Result<Cap, NotACap> {
        let wrong = || NotACap(text.chars().take(40).collect());
        let (held_words, stroke) = text.rsplit_once(' ').map_or(("", text), |(held, stroke)| (held, stroke));
        let place = STROKES.iter().position(|known| known.eq_ignore_ascii_case(stroke)).ok_or_else(wrong)?;
        let mut held = 0;
        for word in held_words.split(' ').filter(|word| !word.is_empty()) {
            let bit = HELD.iter().position(|known| *known == word).ok_or_else(wrong)?;
            held |= 1 << bit;
        }
        let is_sign = stroke.chars().count() == 1 && !stroke.chars().all(|c| c.is_ascii_alphanumeric());
        if is_sign {
            held &= !1;
        }
        u16::try_from(place * 8 + held).map(Cap).map_err(|_| wrong())
    }

    /// The cap as it is written and bound.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).map_or("", String::as_str)
    }

    /// Whether a browser or the system keeps it for itself.
    pub fn is_kept_back(self) -> bool {
        KEPT_BACK.contains(&self.name())
    }
}

impl TryFrom<String> for Cap {
    type Error = NotACap;

    fn try_from(text: String) -> Result<Cap, NotACap> {
        Cap::read(&text)
    }
}

impl From<Cap> for String {
    fn from(cap: Cap) -> String {
        cap.name().to_owned()
    }
}

impl JsonSchema for Cap {
    fn schema_name() -> Cow<'static, str> {
        "Cap".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_has_one_name_however_it_is_written() {
        for (written, name) in [
            ("V", "V"),
            ("v", "V"),
            ("Ctrl Shift F5", "Shift Ctrl F5"),
            ("Shift ?", "?"),
            ("Ctrl Shift +", "Ctrl +"),
            ("Shift 1", "Shift 1"),
            ("Alt Ctrl Shift Space", "Shift Ctrl Alt Space"),
        ] {
            assert_eq!(Cap::read(written).map(Cap::name), Ok(name), "{written}");
        }
        for wrong in ["", " ", "Ctrl", "Ctrl ", "Meta V", "F13", "VV", "ß"] {
            assert_eq!(Cap::read(wrong), Err(NotACap(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn every_cap_reads_back_by_its_name() {
        for nth in 0..u16::try_from(NAMES.len()).unwrap() {
            let cap = Cap(nth);
            let held_by_a_sign = cap.name().starts_with("Shift ") && Cap::read(cap.name()) != Ok(cap);
            assert!(held_by_a_sign || Cap::read(cap.name()) == Ok(cap), "{}", cap.name());
        }
        let kept_back: Vec<_> = KEPT_BACK.iter().map(|name| Cap::read(name).map(Cap::name)).collect();
        assert_eq!(kept_back, KEPT_BACK.map(Ok));
    }
}
