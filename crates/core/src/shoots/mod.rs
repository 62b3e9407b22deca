//! Arriving photos: what the watched folder brought, what became of each file, and which order it belongs to.

mod best;
mod cards;
mod clocks;
mod grouping;
mod groups;
mod measures;
mod rules;
mod scenes;
mod series;
mod sidecars;
mod slate;
mod text;

pub use best::{Best, Praise, Series, series_of};
pub use cards::{CardRow, CardState, CardsView, ClearCard, ClearedCard, MountedCard, OpenCards, TakeCard};
pub use clocks::{
    Body, CameraRow, CamerasView, ClockRow, ClockShot, ClockSource, OpenCameras, Reading, SetClock, UndoClock, between, days_around,
    shift_of, shifted,
};
pub use grouping::{companion_name, grouped, told_apart};
pub use groups::{
    Condition, Group, GroupRule, GroupRules, GroupedPhoto, GroupsView, LaidOutGroups, LayOutGroups, Laying, OpenGroupRules, OpenGroups,
    SaveGroupRules, Shape, Split,
};
pub use measures::{Face, Measures};
pub use rules::{RULES_AT_MOST, RuleTrouble, kept_rules, rule_troubles, usual_rules};
pub use scenes::{Palette, SceneShot, scenes, scenes_of};
pub use series::{Likeness, Shot, alike, series};
pub use sidecars::{is_beside_by_name, stands_beside};
pub use slate::{OpenSlate, Slate, SlateShot, SlateView, slate_for};
pub use text::UNSORTED;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{CallInfo, Needs, Tag};
use crate::day::Stamp;
use crate::id::{OrderId, PhotoId, SightingId};
use crate::orders::OrderRow;
use crate::people::Right;

/// Why a file was not taken, or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The file has no bytes.
    Empty,
    /// The bytes are not an image.
    NotAnImage,
    /// An image of a kind that is not taken in.
    UnsupportedFormat {
        /// The kind, such as `TIFF`.
        format: String,
    },
    /// A camera's raw file that holds no preview to be shown.
    NoPreview,
    /// The image ends before its end.
    Truncated,
    /// The image cannot be decoded.
    Damaged,
    /// More pixels than can be handled.
    TooLarge {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The same content was taken before under this name.
    Duplicate {
        /// Name of the file that was taken first.
        of: String,
    },
    /// It changes while it is read; looked at again.
    StillChanging,
    /// The disk of the library is full; looked at again.
    DiskFull,
    /// It cannot be read.
    Unreadable {
        /// What the operating system said.
        detail: String,
    },
    /// Its name begins with a dot: copying programs and synchronisers keep unfinished work under such names.
    Hidden,
    /// It was there and is gone.
    Vanished,
    /// A film or a sidecar without the photo that it belongs to; looked at again when the photo comes.
    NoPhotoForIt,
    /// The folder's name is an order number that does not exist.
    NoSuchOrder {
        /// The number.
        number: String,
    },
}

/// The page of arriving photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenShoots {}

/// Whether the watched folder works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Watching {
    /// No folder is set.
    NotSet,
    /// The folder is watched.
    Works,
    /// The folder is not there now; looked for at every sweep.
    Gone,
}

/// What the watched folder brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShootsView {
    /// The folder; empty when none is set.
    pub folder: String,
    /// Whether it works.
    pub watching: Watching,
    /// How the current batch goes.
    pub progress: Progress,
    /// Files that are being taken in, and those that were just taken, newest first.
    pub arriving: Vec<Arriving>,
    /// Folders whose photos belong to no order yet.
    pub unassigned: Vec<UnassignedFolder>,
    /// Orders whose photos came in lately, newest first.
    pub arrived: Vec<Arrived>,
    /// Files that were not taken, newest first.
    pub troubles: Vec<Trouble>,
}

/// How the current batch of files goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Progress {
    /// Seen and not decided yet.
    pub waiting: u32,
    /// Taken in this batch.
    pub taken: u32,
    /// Refused in this batch, duplicates included.
    pub refused: u32,
    /// Photos a minute, lately.
    pub per_minute: u32,
    /// The file being read.
    pub current: String,
}

/// A file on its way into the library. Until it is there, `/first-look/{id}` shows what its camera put into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Arriving {
    /// The sighting.
    pub id: SightingId,
    /// Path below the watched folder.
    pub file: String,
    /// Changes whenever the file does.
    pub version: i64,
    /// BLAKE3 of the photo, once it is taken.
    pub content: Option<String>,
}

/// A folder of taken photos that waits for its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnassignedFolder {
    /// Path below the watched folder; empty for files that lie in it directly.
    pub folder: String,
    /// How many photos.
    pub photos: u32,
    /// BLAKE3 of the first few, for thumbnails.
    pub samples: Vec<String>,
    /// Earliest capture time, local, as in the EXIF data.
    pub first_taken: Option<String>,
    /// Order number that the folder's name begins with, when there is no such order.
    pub wrong_number: Option<String>,
}

/// An order whose photos came in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Arrived {
    /// The order.
    pub order: OrderRow,
    /// When the latest photo was taken in.
    pub last: Stamp,
    /// BLAKE3 of the first few, for thumbnails.
    pub samples: Vec<String>,
}

/// A file that was not taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trouble {
    /// The sighting.
    pub id: SightingId,
    /// Path below the watched folder.
    pub file: String,
    /// Why.
    pub reason: Reason,
    /// When it was decided.
    pub at: Stamp,
}

/// Gives the photos of an unassigned folder to an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssignFolder {
    /// Path below the watched folder.
    pub folder: String,
    /// The order's number.
    pub order_number: String,
}

/// Takes files that were not taken off the list; the files themselves stay where they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DismissTroubles {
    /// Which; all when empty.
    pub ids: Vec<SightingId>,
}

/// A photo of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Photo {
    /// The photo.
    pub id: PhotoId,
    /// BLAKE3 of the original, lower-case hexadecimal; names thumbnail and preview.
    pub content: String,
    /// The camera's file name.
    pub file: String,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// The folder that it came in, below the watched one.
    pub folder: String,
    /// Capture time, local, ISO 8601 with sub-seconds: the EXIF data's, put right by what is known of the camera's clock.
    pub taken_at: Option<String>,
    /// Camera model.
    pub camera: String,
    /// Serial number of the camera's body.
    pub serial: String,
    /// Lens model; may be empty.
    pub lens: String,
    /// What its pixels say; None until they are measured.
    pub measures: Option<Measures>,
    /// Somebody said that it belongs to no series.
    pub apart: bool,
}

/// Takes a series apart, or lets its photos be proposed as one again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartSeries {
    /// The order that the photos belong to.
    pub order: OrderId,
    /// The photos of the series.
    pub photos: Vec<PhotoId>,
    /// Whether they are to stand apart.
    pub apart: bool,
}

/// The order that photos of one shoot are shown in: capture time with sub-seconds, then file name, then content.
pub fn shoot_order(a: &Photo, b: &Photo) -> std::cmp::Ordering {
    let key = |photo: &Photo| (photo.taken_at.is_none(), photo.taken_at.clone(), photo.file.clone(), photo.content.clone());
    key(a).cmp(&key(b))
}

/// The number in a camera's file name: the last run of digits, `4213` of `IMG_4213.JPG`; the stem where there is none.
pub fn file_number(file: &str) -> &str {
    let stem = file_stem(file);
    let Some(end) = stem.rfind(|c: char| c.is_ascii_digit()) else { return stem };
    let start = stem[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
    &stem[start..=end]
}

/// How a file that arrives stands to a photo of its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// Another shot.
    Strangers,
    /// The raw file of the photo: kept beside it.
    Beside,
    /// The developed file of a raw photo: shown in its place.
    InFront,
}

/// Whether two files of one folder are one shot: the same name without its suffix, one of them raw. Names and kinds as
/// in `("DSC_0001.JPG", "JPEG")`.
pub fn pairing(photo: (&str, &str), arrives: (&str, &str)) -> Pairing {
    let one_name = file_stem(photo.0).eq_ignore_ascii_case(file_stem(arrives.0));
    match (is_raw(photo.1), is_raw(arrives.1)) {
        (false, true) if one_name => Pairing::Beside,
        (true, false) if one_name => Pairing::InFront,
        _ => Pairing::Strangers,
    }
}

/// Whether a path names a hidden file: copying programs keep unfinished work under such names.
pub fn is_hidden(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

/// A file's name without its suffix.
pub fn file_stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn is_raw(format: &str) -> bool {
    matches!(format, "CR2" | "CR3" | "CRW" | "NEF" | "ARW" | "RAF" | "RW2" | "PEF" | "ORF" | "DNG")
}

mod arriving {
    use super::*;

    crate::calls! {
        OpenShoots => ShootsView, "shoots.open", Needs::Right(Right::SeeShoots), [];
        AssignFolder => ShootsView, "shoots.assign", Needs::Right(Right::AssignPhotos), [Tag::Shoots, Tag::Orders, Tag::Selection];
        PartSeries => u32, "shoots.part_series", Needs::Right(Right::SelectPhotos), [Tag::Selection];
        DismissTroubles => ShootsView, "shoots.dismiss", Needs::Right(Right::AssignPhotos), [Tag::Shoots];
    }
}

/// The department's calls.
pub fn calls() -> Vec<CallInfo> {
    [arriving::calls(), cards::calls(), clocks::calls(), slate::calls(), groups::calls()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raw_file_and_its_jpeg_are_one_shot() {
        for (photo, arrives, expected) in [
            (("DSC_0001.JPG", "JPEG"), ("DSC_0001.NEF", "NEF"), Pairing::Beside),
            (("DSC_0001.NEF", "NEF"), ("dsc_0001.jpg", "JPEG"), Pairing::InFront),
            (("DSC_0001.JPG", "JPEG"), ("DSC_0002.NEF", "NEF"), Pairing::Strangers),
            (("DSC_0001.JPG", "JPEG"), ("DSC_0001.PNG", "PNG"), Pairing::Strangers),
            (("DSC_0001.NEF", "NEF"), ("DSC_0001.DNG", "DNG"), Pairing::Strangers),
            (("a.b.JPG", "JPEG"), ("a.CR2", "CR2"), Pairing::Strangers),
        ] {
            assert_eq!(pairing(photo, arrives), expected, "{photo:?} {arrives:?}");
        }
    }

    #[test]
    fn hidden_files() {
        for (path, hidden) in [(".a.jpg", true), ("A20261108-001/.a.jpg", true), ("a.jpg", false), (".card/a.jpg", false), ("", false)] {
            assert_eq!(is_hidden(path), hidden, "{path}");
        }
    }

    #[test]
    fn numbers_in_file_names() {
        for (file, number) in [
            ("IMG_4213.JPG", "4213"),
            ("DSC00017 (2).jpg", "2"),
            ("photo.jpg", "photo"),
            ("7.jpg", "7"),
            ("\u{5b9d}12\u{5b9d}.jpg", "12"),
            ("", ""),
        ] {
            assert_eq!(file_number(file), number, "{file}");
        }
    }
}
