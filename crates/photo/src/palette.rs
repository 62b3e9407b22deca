//! The colours of a photo without their places: what tells one outfit or one set from another, whatever the pose.
//! Only counting lives here; how far two palettes are apart is judged where photos are compared.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::planes::Planes;

/// Chroma that the bins stand for, the distance from colourless (128) along Cb and along Cr. Nine in ten pixels of
/// studio photos lie within 30 of colourless, so the bins lie close there: skin, clothes and backdrops fall apart. What
/// lies beyond the outermost counts there.
const CENTRES: [i32; Palette::SIDE] = [-36, -18, -6, 6, 18, 36];

/// A histogram over the chroma (YCbCr of JFIF): six bins along Cb, in each six along Cr. A pixel between bins counts for
/// its four neighbours by nearness, so that a little other light moves a little of the sum. The counts add up to 255.
/// Shown as 72 hex digits, two a bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Palette(pub [u8; Palette::BINS]);

impl Palette {
    const SIDE: usize = 6;
    /// Counts of a palette.
    pub const BINS: usize = Self::SIDE * Self::SIDE;

    pub(crate) fn of(picture: &Planes) -> Self {
        let shares = shares();
        let mut sums = [0_u64; Self::BINS];
        let [blue, red] = &picture.chroma;
        for (&blue, &red) in blue.bytes.iter().zip(&red.bytes) {
            let (across, down) = (shares[usize::from(blue)], shares[usize::from(red)]);
            for (column, blue) in across.pair() {
                for (row, red) in down.pair() {
                    sums[column * Self::SIDE + row] += u64::from(blue * red);
                }
            }
        }
        Self(to_255(&sums))
    }
}

/// What a chroma value counts for the bin `lower` and the one above it, in 1/256.
#[derive(Clone, Copy)]
struct Share {
    lower: usize,
    upper_part: u32,
}

impl Share {
    fn pair(self) -> [(usize, u32); 2] {
        [(self.lower, 256 - self.upper_part), (self.lower + 1, self.upper_part)]
    }
}

/// The share of every chroma value.
fn shares() -> [Share; 256] {
    std::array::from_fn(|value| {
        let chroma = (value as i32 - 128).clamp(CENTRES[0], CENTRES[Palette::SIDE - 1]);
        let lower = CENTRES[1..Palette::SIDE - 1].iter().filter(|&&centre| centre <= chroma).count();
        let (from, to) = (CENTRES[lower], CENTRES[lower + 1]);
        Share { lower, upper_part: ((chroma - from) * 256 / (to - from)) as u32 }
    })
}

/// Rounds so that the whole stays 255: each bin gets what its running sum gains.
fn to_255(sums: &[u64; Palette::BINS]) -> [u8; Palette::BINS] {
    let whole = sums.iter().sum::<u64>().max(1);
    let (mut running, mut given) = (0_u64, 0_u64);
    sums.map(|sum| {
        running += sum;
        let due = (running * 255 + whole / 2) / whole;
        let part = due - given;
        given = due;
        part as u8
    })
}

impl fmt::Display for Palette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|bin| write!(f, "{bin:02x}"))
    }
}

impl Serialize for Palette {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Palette {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let bin = |pair: &[u8; 2]| Some((digit(pair[0])? * 16 + digit(pair[1])?) as u8);
        let bins: Option<Vec<u8>> = hex.as_bytes().as_chunks::<2>().0.iter().map(bin).collect();
        let bins = bins.filter(|_| hex.len() == Self::BINS * 2).and_then(|bins| bins.try_into().ok());
        bins.map(Self).ok_or_else(|| serde::de::Error::custom("not 72 hex digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Palette {
        let rgb: Vec<u8> = (0..width * height).flat_map(|at| pixel(at % width, at / width)).collect();
        Palette::of(&Planes::of_rgb(width, height, &rgb))
    }

    /// Half the sum of the differences: 0 is the same, 255 has nothing in common.
    fn apart(a: Palette, b: Palette) -> u32 {
        a.0.iter().zip(b.0).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>() / 2
    }

    const SKIN: [u8; 3] = [224, 172, 140];
    const GREY: [u8; 3] = [128; 3];
    const RED: [u8; 3] = [190, 30, 45];
    const NAVY: [u8; 3] = [30, 40, 90];

    #[test]
    fn the_counts_add_up_to_255_whatever_the_size() {
        for (width, height) in [(1, 1), (3, 2), (64, 48), (213, 320)] {
            let palette = painted(width, height, |x, y| [(x * 7) as u8, (y * 5) as u8, (x + y) as u8]);
            assert_eq!(palette.0.iter().map(|&bin| u32::from(bin)).sum::<u32>(), 255, "{width} x {height}");
        }
    }

    #[test]
    fn what_has_no_colour_lies_in_the_middle() {
        let palette = painted(64, 48, |x, _| [x as u8 * 3; 3]);
        let middle = [14, 15, 20, 21];
        assert_eq!(middle.map(|bin| palette.0[bin]).map(u32::from).iter().sum::<u32>(), 255);
        assert!(middle.iter().all(|&bin| palette.0[bin].abs_diff(64) <= 1), "{palette}");
    }

    #[test]
    fn another_outfit_is_further_away_than_another_pose_or_light() {
        let scene = |dress: [u8; 3], from: usize, light: f64| {
            let lit = move |colour: [u8; 3]| colour.map(|channel| (f64::from(channel) * light) as u8);
            painted(90, 60, move |x, y| match (x.wrapping_sub(from), y) {
                (0..30, 0..15) => lit(SKIN),
                (0..30, 15..) => lit(dress),
                _ => lit(GREY),
            })
        };
        let first = scene(RED, 10, 1.0);
        assert!(apart(first, scene(RED, 50, 1.0)) <= 4, "moved");
        assert!(apart(first, scene(RED, 10, 0.85)) <= 24, "darker: {}", apart(first, scene(RED, 10, 0.85)));
        assert!(apart(first, scene(NAVY, 10, 1.0)) >= 50, "another dress");
        assert!(apart(first, painted(90, 60, |_, _| NAVY)) >= 230, "another set");
    }

    #[test]
    fn extremes_count_at_the_rim() {
        let blue = painted(4, 4, |_, _| [0, 0, 255]);
        assert_eq!(blue.0.iter().position(|&bin| bin > 200), Some(5 * Palette::SIDE + 1), "{blue}");
        assert_eq!(Palette::of(&Planes::of_rgb(0, 0, &[])).0, [0; Palette::BINS]);
    }

    #[test]
    fn palettes_travel_as_hex() {
        let palette = Palette(std::array::from_fn(|bin| bin as u8 * 7));
        let json = serde_json::to_string(&palette).expect("writes");
        assert_eq!((json.len(), &json[..7]), (74, "\"00070e"));
        assert_eq!(serde_json::from_str::<Palette>(&json).expect("reads"), palette);
        for wrong in ["\"\"", "\"00\"", &json.replace("07", "0x"), &json.replace("07", "07 "), "\"é\""] {
            assert!(serde_json::from_str::<Palette>(wrong).is_err(), "{wrong}");
        }
    }
}
