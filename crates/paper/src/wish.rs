//! Retouch wishes as they are printed: where on a photo, in which shape, and in whose voice.

use crate::jpeg::Jpeg;

/// A place on a photo, in parts of its upright width and height (0 to 1, from the top left).
#[derive(Debug, Clone, PartialEq)]
pub enum Region {
    /// A circle; the radius is a part of the width.
    Circle {
        /// Centre, from the left.
        x: f32,
        /// Centre, from the top.
        y: f32,
        /// Radius, as a part of the photo's width.
        radius: f32,
    },
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// The ellipse that fills a rectangle.
    Ellipse {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// A mere place.
    Pin {
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
    },
    /// Lines of a brush.
    Lines(Vec<Line>),
    /// The photo as a whole.
    Whole,
}

/// A line of a brush.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Width of the brush, as a part of the photo's width.
    pub width: f32,
    /// Where it went, in parts of the photo's width and height.
    pub points: Vec<(f32, f32)>,
}

/// Whose wish it is: the two differ in colour, in the form of their number, and in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// The client's.
    #[default]
    Client,
    /// The staff's own, which no client gets to see.
    Staff,
}

/// One wish of a retouch, pinned to a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The number drawn at the place and before the words.
    pub number: u32,
    /// Where on the photo.
    pub region: Region,
    /// The wish's kind in words, such as 皮肤 or stray hair.
    pub code: String,
    /// What the client said; may be empty.
    pub words: String,
    /// Whose it is.
    pub voice: Voice,
}

/// A photo with its wishes.
#[derive(Debug, Clone, Default)]
pub struct MarkedPhoto {
    /// A preview or thumbnail, upright.
    pub photo: Jpeg,
    /// The original file's name.
    pub file: String,
    /// What it is for, such as 精修, 入册; may be empty.
    pub purposes: String,
    /// The wishes in the order of their numbers.
    pub notes: Vec<Note>,
}
