//! Cameras' clocks: two cameras of one shoot never show the same time. What was found out about each body's clock puts its
//! photos in their true order; the time in the file stays as it is, and every correction can be taken back.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Unit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::day::Stamp;
use crate::id::{ClockId, PhotoId};
use crate::people::Right;

/// The body of a camera, as its photos name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// Maker.
    pub make: String,
    /// Model.
    pub model: String,
    /// Serial number; empty where the camera writes none, and then bodies of one model are one.
    pub serial: String,
}

/// How a clock's error was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockSource {
    /// A photo of the slate.
    Slate,
    /// Somebody read the true time off a photo.
    Hand,
}

/// One thing that was found out about a camera's clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClockRow {
    /// It.
    pub id: ClockId,
    /// How it was found.
    pub source: ClockSource,
    /// What the camera's clock showed, local, ISO 8601.
    pub camera_time: String,
    /// What the time was.
    pub real_time: String,
    /// BLAKE3 of the photo that shows it.
    pub content: String,
    /// That photo's file name.
    pub file: String,
    /// The order that the slate named, where there is one.
    pub order_number: Option<String>,
    /// Photos that went to that order because of it.
    pub routed: u32,
    /// When it was recorded.
    pub at: Stamp,
    /// Taken back: it moves no photo any more.
    pub undone: bool,
}

/// A camera that photos came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CameraRow {
    /// The body.
    pub body: Body,
    /// Its photos.
    pub photos: u32,
    /// Its latest photos that have a time, newest first, a few: one that shows a clock tells the truth.
    pub latest: Vec<ClockShot>,
    /// What is known of its clock, newest first.
    pub clocks: Vec<ClockRow>,
}

/// A photo that may show a clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClockShot {
    /// The photo.
    pub photo: PhotoId,
    /// BLAKE3 of the original.
    pub content: String,
    /// File name.
    pub file: String,
    /// What the camera's clock showed, local, ISO 8601.
    pub camera_time: String,
}

/// Asks for the cameras and their clocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenCameras {}

/// The cameras of the last weeks, the one with the latest photo first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CamerasView {
    /// The cameras.
    pub cameras: Vec<CameraRow>,
}

/// Says what the time truly was when a photo was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetClock {
    /// The photo; its camera's clock is set by it.
    pub photo: PhotoId,
    /// The true time, local, ISO 8601 to the second.
    pub real_time: String,
}

/// Takes back what was found out about a clock, and what followed from it; or lets it count again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UndoClock {
    /// Which.
    pub id: ClockId,
    /// Whether it is taken back.
    pub undone: bool,
}

crate::calls! {
    OpenCameras => CamerasView, "shoots.cameras", Needs::Right(Right::SeeShoots), [];
    SetClock => CamerasView, "shoots.set_clock", Needs::Right(Right::AssignPhotos), [Tag::Shoots, Tag::Orders, Tag::Selection];
    UndoClock => CamerasView, "shoots.undo_clock", Needs::Right(Right::AssignPhotos), [Tag::Shoots, Tag::Orders, Tag::Selection];
}

/// A reading of one body's clock: what it showed, and what was to be added to it, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the camera's clock showed, local, ISO 8601.
    pub camera_time: String,
    /// To be added.
    pub shift_ms: i64,
}

/// How far from a reading a photo may be taken: nobody resets a clock in the middle of a day's work.
pub(super) const HOLDS_MS: i64 = 18 * 60 * 60 * 1000;

/// What is to be added to a photo's time: by the latest reading of its camera at or before it, else by the first after
/// it, within 18 hours; None where no reading speaks for it. `readings` of one body in any order; of two of one moment the
/// first counts.
pub fn shift_of(readings: &[Reading], taken_at: &str) -> Option<i64> {
    let distance = |reading: &Reading| between(&reading.camera_time, taken_at).filter(|far| far.abs() <= HOLDS_MS);
    let near = readings.iter().filter_map(|reading| Some((distance(reading)?, reading.shift_ms)));
    let (before, after): (Vec<_>, Vec<_>) = near.partition(|(far, _)| *far >= 0);
    before.iter().min_by_key(|(far, _)| *far).or_else(|| after.iter().rev().max_by_key(|(far, _)| *far)).map(|(_, shift)| *shift)
}

/// The days, first and last, of photos that a reading of this time may speak for; None where it is no time.
pub fn days_around(camera_time: &str) -> Option<(String, String)> {
    let time: DateTime = camera_time.parse().ok()?;
    let day = |shift| Some(time.checked_add(SignedDuration::from_millis(shift)).ok()?.date().to_string());
    Some((day(-HOLDS_MS)?, day(HOLDS_MS)?))
}

/// Milliseconds from one local time to another; None where one is no time.
pub fn between(from: &str, to: &str) -> Option<i64> {
    let (from, to): (DateTime, DateTime) = (from.parse().ok()?, to.parse().ok()?);
    i64::try_from(to.duration_since(from).as_millis()).ok()
}

/// A local time with so many milliseconds added, to the millisecond; the time as it is where that is none.
pub fn shifted(taken_at: &str, shift_ms: i64) -> String {
    let moved = || {
        let time: DateTime = taken_at.parse().ok()?;
        let moved = time.checked_add(SignedDuration::from_millis(shift_ms)).ok()?;
        moved.round(Unit::Millisecond).ok()
    };
    if shift_ms == 0 { taken_at.to_owned() } else { moved().map_or_else(|| taken_at.to_owned(), |time| time.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reading_before_a_photo_speaks_for_it_else_the_one_after() {
        let readings = [("2026-05-01T10:00:00", 1000), ("2026-05-01T14:00:00", 2000), ("2026-06-01T10:00:00", 3000)]
            .map(|(camera_time, shift_ms)| Reading { camera_time: camera_time.into(), shift_ms });
        for (taken_at, expected) in [
            ("2026-05-01T09:00:00", Some(1000)),
            ("2026-05-01T10:00:00", Some(1000)),
            ("2026-05-01T13:59:59.99", Some(1000)),
            ("2026-05-01T14:00:00.01", Some(2000)),
            ("2026-05-02T07:59:59", Some(2000)),
            ("2026-05-03T00:00:00", None),
            ("2026-04-30T15:00:00", None),
            ("2026-05-31T18:00:00", Some(3000)),
            ("yesterday", None),
        ] {
            assert_eq!(shift_of(&readings, taken_at), expected, "{taken_at}");
        }
        assert_eq!(shift_of(&[], "2026-05-01T10:00:00"), None);
        let twice = [7, 9].map(|shift_ms| Reading { camera_time: "2026-05-01T10:00:00".into(), shift_ms });
        for taken_at in ["2026-05-01T09:00:00", "2026-05-01T10:00:00", "2026-05-01T11:00:00"] {
            assert_eq!(shift_of(&twice, taken_at), Some(7), "{taken_at}");
        }
    }

    #[test]
    fn times_are_moved_across_midnight_and_leap_days() {
        for (taken_at, shift_ms, expected) in [
            ("2026-05-01T23:59:58.50", 3_000, "2026-05-02T00:00:01.5"),
            ("2024-03-01T00:00:00", -1_000, "2024-02-29T23:59:59"),
            ("2026-05-01T10:00:00.25", 0, "2026-05-01T10:00:00.25"),
            ("not a time", 5, "not a time"),
        ] {
            assert_eq!(shifted(taken_at, shift_ms), expected);
        }
        assert_eq!(between("2026-05-01T10:00:00", "2026-05-01T09:59:59.5"), Some(-500));
        assert_eq!(days_around("2026-05-01T10:00:00"), Some(("2026-04-30".into(), "2026-05-02".into())));
        assert_eq!(days_around("yesterday"), None);
    }
}
