//! The slate: a QR code with the order's number and the time, shown on a screen of the studio and photographed first.
//! Its photo says whose shoot it is, and how far the camera's clock is from the studio's.

use jiff::civil::DateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clocks::{HOLDS_MS, between};
use crate::call::Needs;
use crate::id::{ClockId, OrderId};
use crate::orders::{OrderRow, order_number_in};
use crate::people::Right;

/// What stands in every slate, so that other QR codes in a picture mean nothing.
const BEGINNING: &str = "ATELIER SLATE 1 ";

/// What a slate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slate {
    /// The order's number.
    pub order_number: String,
    /// The studio's local time when it was shown, ISO 8601 to the second.
    pub at: String,
}

impl Slate {
    /// The text of the QR code: plain upper-case words, which make the smallest code.
    pub fn words(&self) -> String {
        format!("{BEGINNING}{} {}", self.order_number, self.at)
    }

    /// What a QR code says, if it is a slate.
    pub fn read(words: &str) -> Option<Slate> {
        let (number, at) = words.strip_prefix(BEGINNING)?.split_once(' ')?;
        let order_number = order_number_in(number).filter(|found| found == number)?;
        let at: DateTime = at.parse().ok()?;
        Some(Slate { order_number, at: at.to_string() })
    }
}

/// A photo of the slate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlateShot {
    /// What it says of its camera's clock.
    pub clock: ClockId,
    /// The folder that it came in.
    pub folder: String,
    /// When it was taken by the camera's clock, local, ISO 8601.
    pub camera_time: String,
    /// Whose shoot it begins; None where the number is of no order that is open.
    pub order: Option<OrderId>,
}

/// The slate that says whose a photo is: the latest at or before it by its camera's own clock, on the same roll, of that day's
/// work. `slates` of the photo's camera in any order. A slate of no order ends what the one before it began.
pub fn slate_for<'a>(slates: &'a [SlateShot], folder: &str, taken_at: &str) -> Option<&'a SlateShot> {
    let before = slates.iter().filter(|slate| roll_of(&slate.folder) == roll_of(folder)).filter_map(|slate| {
        let far = between(&slate.camera_time, taken_at).filter(|far| (0..=HOLDS_MS).contains(far))?;
        Some((far, slate))
    });
    before.min_by_key(|(far, _)| *far).map(|(_, slate)| slate)
}

/// The folder without the part that the camera made, which it changes by itself after 9,999 photos: `card/DCIM` for
/// `card/DCIM/101CANON`. Three digits and five characters, as the design rule for camera file systems (DCF 2.0) says.
fn roll_of(folder: &str) -> &str {
    let (above, last) = folder.rsplit_once('/').unwrap_or(("", folder));
    let (number, name) = last.as_bytes().split_at(last.len().min(3));
    let by_camera = number.len() == 3
        && number.iter().all(u8::is_ascii_digit)
        && name.len() == 5
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    if by_camera { above } else { folder }
}

/// Asks for the slate of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenSlate {
    /// The order.
    pub order: OrderId,
}

/// What the slate's page needs; it draws the code anew every second.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SlateView {
    /// The order.
    pub order: OrderRow,
    /// The studio's local time now, ISO 8601: the station's own clock may be wrong.
    pub now: String,
}

crate::calls! {
    OpenSlate => SlateView, "shoots.slate", Needs::Right(Right::SeeShoots), [];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slate_says_what_was_written() {
        let slate = Slate { order_number: "A20261108-001".into(), at: "2026-11-22T13:45:07".into() };
        assert_eq!(slate.words(), "ATELIER SLATE 1 A20261108-001 2026-11-22T13:45:07");
        assert_eq!(Slate::read(&slate.words()), Some(slate));
    }

    #[test]
    fn other_codes_are_none() {
        for words in [
            "",
            "https://example.org/",
            "ATELIER SLATE 1 ",
            "ATELIER SLATE 1 A20261108-001",
            "ATELIER SLATE 1 A20261108-001 yesterday",
            "ATELIER SLATE 1 A20261108-001x 2026-11-22T13:45:07",
            "ATELIER SLATE 2 A20261108-001 2026-11-22T13:45:07",
        ] {
            assert_eq!(Slate::read(words), None, "{words}");
        }
    }

    fn id<T: TryFrom<String>>(number: u32) -> T
    where
        T::Error: std::fmt::Debug,
    {
        T::try_from(format!("00000000-0000-7000-8000-{number:012}")).expect("an id")
    }

    #[test]
    fn a_photo_belongs_to_the_latest_slate_before_it_on_its_roll() {
        let slate = |number: u32, folder: &str, time: &str, order: Option<u32>| SlateShot {
            clock: id(number),
            folder: folder.into(),
            camera_time: format!("2026-05-{time}"),
            order: order.map(id),
        };
        let slates = [
            slate(2, "card/DCIM/100CANON", "01T14:00:00", Some(2)),
            slate(1, "card/DCIM/100CANON", "01T10:00:00", Some(1)),
            slate(3, "card/DCIM/100CANON", "01T16:00:00.5", None),
            slate(4, "other", "01T09:00:00", Some(4)),
        ];
        for (folder, time, expected) in [
            ("card/DCIM/100CANON", "01T09:59:59", None),
            ("card/DCIM/100CANON", "01T10:00:00", Some(1)),
            ("card/DCIM/101CANON", "01T13:59:59.9", Some(1)),
            ("card/DCIM/101CANON", "01T14:00:00.1", Some(2)),
            ("card/DCIM/100CANON", "01T16:30:00", Some(3)),
            ("card/DCIM/100CANON", "02T11:00:00", None),
            ("card/DCIM/sorted", "01T10:30:00", None),
            ("other", "01T10:30:00", Some(4)),
            ("", "01T10:30:00", None),
        ] {
            let found = slate_for(&slates, folder, &format!("2026-05-{time}")).map(|slate| slate.clock.clone());
            assert_eq!(found, expected.map(id), "{folder} {time}");
        }
    }

    #[test]
    fn a_roll_is_the_folder_without_the_cameras_own_part() {
        for (folder, roll) in [
            ("DCIM/100CANON", "DCIM"),
            ("101ND_50", ""),
            ("a/100CANONS", "a/100CANONS"),
            ("a/宝宝", "a/宝宝"),
            ("A20261108-001", "A20261108-001"),
            ("", ""),
        ] {
            assert_eq!(roll_of(folder), roll, "{folder}");
        }
    }
}
