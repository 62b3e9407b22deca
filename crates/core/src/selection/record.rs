//! The record of a confirmed sitting: what was shown, in which order, what was chosen. Its check value is on the receipt
//! that the client takes home, so that neither side can later say that it was otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Arrangement, Signature};
use crate::catalog::Purpose;
use crate::day::{Moment, Stamp};
use crate::id::OrderId;

/// The record of a sitting. Stored once, at the confirmation, as JSON with its fields in this order; the check value is
/// made of exactly those bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The order's number.
    pub order: String,
    /// The sitting's running number.
    pub sitting: u32,
    /// How the photos were laid out when the client confirmed.
    pub arrangement: Arrangement,
    /// When the client confirmed.
    pub confirmed: Moment,
    /// Who signed for the client.
    pub signed_by: String,
    /// The photos that were laid out, in that order.
    pub shown: Vec<RecordedPhoto>,
    /// What this sitting added, purpose by purpose, each in the order of the shoot.
    pub chosen: Vec<RecordedChoice>,
    /// What the client drew on the pad; records without it keep the bytes that they had before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// A photo in a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct RecordedPhoto {
    /// BLAKE3 of the file, in hexadecimal.
    pub content: String,
    /// The camera's file name.
    pub file: String,
}

/// The photos that were chosen for a purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordedChoice {
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// The photos.
    pub photos: Vec<RecordedPhoto>,
}

/// Holds the check value of a client's receipt against what is kept and what stands now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckRecord {
    /// The check value, as it was typed.
    pub check: String,
}

/// A record that was found by its check value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckedRecord {
    /// The order.
    pub order: OrderId,
    /// The customer's name.
    pub customer: String,
    /// When the client confirmed.
    pub confirmed: Stamp,
    /// The record.
    pub record: Record,
    /// Whether it holds.
    pub state: RecordState,
}

/// Whether a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordState {
    /// It is as it was written, and so is what was chosen.
    Holds,
    /// The kept record is not the one that the check value was made of.
    Altered,
    /// What stands as chosen in that sitting is not what was recorded.
    ChosenOtherwise,
    /// Photos that were shown are no longer among the order's.
    PhotosGone,
}

/// The check value as it is printed, from the BLAKE3 of a record: its first ten bytes, in five groups of four
/// hexadecimal digits.
pub fn check_value(hash: &[u8; 32]) -> String {
    let pairs = hash[..10].chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02X}")).collect::<String>());
    pairs.collect::<Vec<_>>().join("-")
}

/// A check value as somebody typed it: case, spaces and dashes do not matter. Nothing where it cannot be one.
pub fn typed_check_value(typed: &str) -> Option<String> {
    let digits: Vec<char> = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—')).collect();
    let fits = digits.len() == 20 && digits.iter().all(char::is_ascii_hexdigit);
    let groups = digits.chunks(4).map(|group| group.iter().map(char::to_ascii_uppercase).collect::<String>());
    fits.then(|| groups.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_value_is_read_as_it_is_typed() {
        let mut hash = [0; 32];
        hash[..4].copy_from_slice(&[0x3f, 0x2a, 0x00, 0x9c]);
        let value = check_value(&hash);
        assert_eq!(value, "3F2A-009C-0000-0000-0000");
        for (typed, read) in [
            ("3F2A-009C-0000-0000-0000", true),
            (" 3f2a 009c 0000 0000 0000\n", true),
            ("3f2a–009c–0000–0000–0000", true),
            ("3F2A-009C-0000-0000-000", false),
            ("3F2A-009C-0000-0000-000G", false),
            ("３F2A-009C-0000-0000-0000", false),
            ("", false),
        ] {
            assert_eq!(typed_check_value(typed), read.then(|| value.clone()), "{typed}");
        }
    }

    #[test]
    fn the_same_record_always_has_the_same_bytes() {
        let photo = |nth: u8| RecordedPhoto { content: format!("{nth:064x}"), file: format!("IMG_{nth}.JPG") };
        let record = Record {
            order: "A20261108-003".into(),
            sitting: 2,
            arrangement: Arrangement::ShuffledByOutfit(7),
            confirmed: Moment(1_762_600_000_000),
            signed_by: "欧阳晴".into(),
            shown: vec![photo(2), photo(1)],
            chosen: vec![RecordedChoice { purpose: Purpose::Retouch, detail: String::new(), photos: vec![photo(1)] }],
            signature: None,
        };
        let text = serde_json::to_string(&record).expect("JSON");
        assert!(
            text.starts_with(r#"{"order":"A20261108-003","sitting":2,"arrangement":{"shuffled_by_outfit":7},"confirmed":1762600000000,"#)
        );
        assert!(text.ends_with("}]}]}"), "a record without a signature has the bytes of those from before: {text}");
        assert_eq!(serde_json::from_str::<Record>(&text).expect("a record"), record);
        let signed = Record { signature: Some(Signature { strokes: vec![vec![(1, 2), (3, 4)]] }), ..record };
        let text = serde_json::to_string(&signed).expect("JSON");
        assert!(text.ends_with(r#""signature":{"strokes":[[[1,2],[3,4]]]}}"#), "{text}");
        assert_eq!(serde_json::from_str::<Record>(&text).expect("a record"), signed);
    }
}
