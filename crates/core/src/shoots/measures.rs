//! What the photo engine measured of a picture. Numbers, in whole units so that they travel and compare exactly; what
//! they mean beside each other is decided in `best`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Measures of one photo's pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Measures {
    /// Perceptual hash, 16 hexadecimal digits.
    pub likeness: String,
    /// Sharpness in tenths of a variance of the Laplacian; compares frames of one subject only.
    pub sharpness: u32,
    /// Mean luma in thousandths, 0 black, 1000 white.
    pub mean: u32,
    /// Share that is black without drawing, in thousandths.
    pub shadows: u32,
    /// Share that is blown out, in thousandths.
    pub highlights: u32,
    /// No pixel that counts has a colour.
    pub black_and_white: bool,
    /// How its colours are spread: 36 bins of chroma, 72 hexadecimal digits; empty where that was not measured.
    pub palette: String,
    /// The largest first; None where none were looked for.
    pub faces: Option<Vec<Face>>,
}

/// A face in a photo, in thousandths of the picture's sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Face {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// How far the eyes are open: height to width of both, in thousandths; None where the face is too small to tell.
    pub eyes: Option<u32>,
    /// Sharpness of the face, in tenths of a variance of the Laplacian.
    pub sharpness: u32,
}
