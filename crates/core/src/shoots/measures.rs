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
}
