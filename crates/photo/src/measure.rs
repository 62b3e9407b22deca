//! What can be told of a photo by its pixels alone: how alike it is to another, how sharp, how bright. Numbers, not
//! judgements: what they mean beside each other is decided where photos are compared.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::palette::Palette;
use crate::planes::{Plane, Planes};

/// Recorded beside the measures; they are taken anew only when it grows.
pub const MEASURES_VERSION: u32 = if cfg!(feature = "faces") { 6 } else { 5 };

/// Measures of one photo, upright, in sRGB.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    pub phash: Likeness,
    /// Variance of the Laplacian (Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000) of the
    /// luma of the preview, in tiles; the value of the tile that nine in ten do not reach, since backgrounds are
    /// blurred on purpose. 0 is flat; a few hundred and more is crisp. Compares frames of one subject only.
    pub sharpness: f64,
    pub exposure: Exposure,
    /// No pixel that counts has a colour.
    pub black_and_white: bool,
    pub palette: Palette,
    /// The largest first; null where the program was built without finding faces.
    pub faces: Option<Vec<Face>>,
}

/// A face, in shares of the upright picture's width and height.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// Left edge, upper edge, width, height, each from 0 to 1.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// How sure it is that this is a face, 0 to 1.
    pub score: f64,
    /// The mean of both eyes' height to width (eye aspect ratio, Soukupová and Čech 2016): about 0.25 when open, less
    /// when half shut or shut. Null where the face is too small to tell.
    pub eyes: Option<f64>,
    /// Variance of the Laplacian within the face, see [`Measures`].
    pub sharpness: f64,
}

/// How the luma is spread, shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exposure {
    /// Mean luma, 0 black, 1 white.
    pub mean: f64,
    /// Share of the picture that is black, without a trace of drawing.
    pub shadows: f64,
    /// Share that is blown out.
    pub highlights: f64,
}

/// A perceptual hash of 64 bits (difference hash, "Kind of Like That", N. Krawetz 2013): nine by eight means of the
/// luma; a bit for each that is brighter than its right neighbour. Shown as 16 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Likeness(pub u64);

impl Likeness {
    fn of(luma: &Plane) -> Self {
        const ACROSS: usize = 9;
        const DOWN: usize = 8;
        let means: Vec<u64> = (0..ACROSS * DOWN).map(|cell| mean(luma, (cell % ACROSS, ACROSS), (cell / ACROSS, DOWN))).collect();
        let brighter = means.chunks_exact(ACROSS).flat_map(|row| row.windows(2).map(|pair| pair[0] > pair[1]));
        Self(brighter.fold(0, |bits, brighter| bits << 1 | u64::from(brighter)))
    }
}

impl fmt::Display for Likeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Likeness {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Likeness {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        u64::from_str_radix(&hex, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

impl Measures {
    /// `preview` and `thumb` are the same picture in two sizes.
    pub(crate) fn of(preview: &Planes, thumb: &Planes) -> Self {
        Self {
            phash: Likeness::of(&thumb.luma),
            sharpness: sharpness(&preview.luma),
            exposure: Exposure::of(&thumb.luma),
            black_and_white: is_black_and_white(thumb),
            palette: Palette::of(thumb),
            faces: None,
        }
    }
}

/// Mean of one cell of a grid over the plane, in 1/256 steps; 0 where the plane is too small to have it.
fn mean(plane: &Plane, (column, columns): (usize, usize), (row, rows): (usize, usize)) -> u64 {
    let span = |index: usize, of: usize, side: usize| (index * side / of, ((index + 1) * side / of).max(index * side / of + 1).min(side));
    let ((left, right), (top, bottom)) = (span(column, columns, plane.width), span(row, rows, plane.height));
    let sum: u64 =
        (top..bottom).map(|y| plane.bytes[y * plane.width..][left..right].iter().map(|&luma| u64::from(luma)).sum::<u64>()).sum();
    sum * 256 / ((right - left) * (bottom - top)).max(1) as u64
}

impl Exposure {
    fn of(luma: &Plane) -> Self {
        let mut histogram = [0_u32; 256];
        luma.bytes.iter().for_each(|&value| histogram[usize::from(value)] += 1);
        let pixels = luma.bytes.len().max(1) as f64;
        let share = |part: &[u32]| thousandths(part.iter().map(|&count| f64::from(count)).sum::<f64>() / pixels);
        let sum: f64 = histogram.iter().enumerate().map(|(value, &count)| value as f64 * f64::from(count)).sum();
        Self { mean: thousandths(sum / pixels / 255.0), shadows: share(&histogram[..4]), highlights: share(&histogram[252..]) }
    }
}

/// More digits than that would be noise, and reports that differ from machine to machine.
fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn is_black_and_white(picture: &Planes) -> bool {
    let coloured = |plane: &Plane| plane.bytes.iter().filter(|&&value| value.abs_diff(128) > 6).count();
    let pixels = picture.chroma[0].bytes.len();
    picture.chroma.iter().all(|plane| coloured(plane) * 500 <= pixels)
}

/// Pixels along the side of a tile.
const TILE: usize = 64;

fn sharpness(luma: &Plane) -> f64 {
    let (across, down) = (luma.width.saturating_sub(2) / TILE, luma.height.saturating_sub(2) / TILE);
    if across == 0 || down == 0 {
        return 0.0;
    }
    let tile = |tile: usize| (1 + tile % across * TILE, 1 + tile / across * TILE);
    let mut tiles: Vec<f64> = (0..across * down).map(tile).map(|(x, y)| variance(luma, x..x + TILE, y..y + TILE)).collect();
    tiles.sort_by(f64::total_cmp);
    tenths(tiles[tiles.len() * 9 / 10])
}

#[cfg(feature = "faces")]
impl Face {
    /// From pixels of the searched picture, `size` of it, and the luma of the preview.
    pub(crate) fn of(found: &atelier_faces::Found, size: (usize, usize), luma: &Plane) -> Self {
        let shares = |from: f32, length: f32, side: usize| {
            let at = |pixel: f32| (f64::from(pixel) / side as f64).clamp(0.0, 1.0);
            (at(from), at(from + length))
        };
        let (across, down) = (shares(found.left, found.width, size.0), shares(found.top, found.height, size.1));
        let span = |shares: (f64, f64), side: usize| {
            // The Laplacian looks at neighbours, which pixels on the edge lack.
            let at = |share: f64| ((share * side as f64) as usize).clamp(1, side.saturating_sub(1).max(1));
            at(shares.0)..at(shares.1)
        };
        let (columns, rows) = (span(across, luma.width), span(down, luma.height));
        Self {
            x: thousandths(across.0),
            y: thousandths(down.0),
            width: thousandths(across.1 - across.0),
            height: thousandths(down.1 - down.0),
            score: thousandths(found.score.into()),
            eyes: found.eyes.map(|ratio| thousandths(ratio.into())),
            sharpness: if columns.is_empty() || rows.is_empty() { 0.0 } else { tenths(variance(luma, columns, rows)) },
        }
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Variance of the Laplacian (4 neighbours) over a rectangle that does not touch the edges.
fn variance(luma: &Plane, across: Range<usize>, down: Range<usize>) -> f64 {
    let (mut sum, mut squares) = (0_i64, 0_i64);
    for y in down.clone() {
        let line = |y: usize| &luma.bytes[y * luma.width + across.start - 1..y * luma.width + across.end + 1];
        let (above, here, below) = (line(y - 1), line(y), line(y + 1));
        // Sixteen bits hold a Laplacian, thirty-two the squares of a line of 2,048: what processors multiply many at a time,
        // as long as no neighbour has to be looked up by its place.
        let (mut sum_of_line, mut squares_of_line) = (0_i32, 0_i32);
        let beside = here.iter().zip(&here[1..]).zip(&here[2..]);
        for (((&left, &middle), &right), (&above, &below)) in beside.zip(above[1..].iter().zip(&below[1..])) {
            let around = i16::from(above) + i16::from(below) + i16::from(left) + i16::from(right);
            let laplacian = i32::from(4 * i16::from(middle) - around);
            sum_of_line += laplacian;
            squares_of_line += laplacian * laplacian;
        }
        sum += i64::from(sum_of_line);
        squares += i64::from(squares_of_line);
    }
    let pixels = (across.len() * down.len()).max(1) as f64;
    let mean = sum as f64 / pixels;
    squares as f64 / pixels - mean * mean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Planes {
        let rgb: Vec<u8> = (0..width * height).flat_map(|at| pixel(at % width, at / width)).collect();
        Planes::of_rgb(width, height, &rgb)
    }

    fn measured(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Measures {
        let picture = picture(width, height, pixel);
        Measures::of(&picture, &picture)
    }

    #[test]
    fn a_picture_without_drawing_is_flat_whatever_its_size() {
        for (width, height) in [(1, 1), (3, 2), (9, 8), (65, 65), (200, 130)] {
            let measures = measured(width, height, |_, _| [128; 3]);
            assert_eq!((measures.phash, measures.sharpness), (Likeness(0), 0.0), "{width} x {height}");
            assert!(measures.black_and_white);
            assert_eq!(measures.exposure, Exposure { mean: 0.502, shadows: 0.0, highlights: 0.0 });
        }
    }

    #[test]
    fn edges_are_sharper_than_slopes() {
        let edges = measured(200, 130, |x, _| [if x / 4 % 2 == 0 { 40 } else { 200 }; 3]);
        let slopes = measured(200, 130, |x, _| [x as u8; 3]);
        assert!(edges.sharpness > 50.0 * slopes.sharpness.max(1.0), "{} {}", edges.sharpness, slopes.sharpness);
    }

    #[test]
    fn clipped_shares_are_told() {
        let measures = measured(100, 100, |x, _| {
            if x < 25 {
                [0; 3]
            } else if x < 75 {
                [255; 3]
            } else {
                [90, 140, 60]
            }
        });
        assert_eq!((measures.exposure.shadows, measures.exposure.highlights), (0.25, 0.5));
        assert!(!measures.black_and_white);
    }

    #[test]
    fn brighter_and_smaller_is_still_alike_and_mirrored_is_not() {
        let wave = |x: f64, y: f64| 100.0 + 50.0 * (x * 5.0).sin() + 30.0 * (x * 11.0 + y * 7.0).cos();
        let hash = |width: usize, height: usize, light: f64, mirrored: bool| {
            let value = |x: usize, y: usize| {
                let (x, y) = (x as f64 / width as f64, y as f64 / height as f64);
                [(wave(if mirrored { 1.0 - x } else { x }, y) * light) as u8; 3]
            };
            measured(width, height, value).phash
        };
        let first = hash(320, 213, 1.0, false);
        let differs = |other: Likeness| (first.0 ^ other.0).count_ones();
        assert!(differs(hash(160, 107, 1.2, false)) <= 3);
        assert!(differs(hash(320, 213, 1.0, true)) > 20);
    }

    #[test]
    fn hashes_travel_as_hex() {
        let json = serde_json::to_string(&Likeness(0xAB)).expect("writes");
        assert_eq!(json, "\"00000000000000ab\"");
        assert_eq!(serde_json::from_str::<Likeness>(&json).expect("reads"), Likeness(0xAB));
        assert!(serde_json::from_str::<Likeness>("\"xyz\"").is_err());
    }
}
