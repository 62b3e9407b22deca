//! Pictures as JPEG itself keeps them: one plane of luma and two of chroma (YCbCr of JFIF: ITU-R BT.601, full
//! range). What is made smaller, turned and encoded in planes is spared the way to RGB and back.

use std::borrow::Cow;

/// One channel, rows tightly packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plane {
    pub width: usize,
    pub height: usize,
    pub bytes: Vec<u8>,
}

/// A picture in 4:2:0: the chroma planes have half the sides of the luma plane, rounded up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planes {
    pub luma: Plane,
    /// Blue and red difference, 128 is colourless.
    pub chroma: [Plane; 2],
}

impl Planes {
    /// From RGB, 3 bytes a pixel, rows tightly packed. The equations are those of JFIF 1.02, chroma by the mean of
    /// two by two pixels.
    pub fn of_rgb(width: usize, height: usize, rgb: &[u8]) -> Self {
        let luma = rgb.as_chunks::<3>().0.iter().map(|pixel| weighed(pixel.map(i32::from), [19_595, 38_470, 7_471]) as u8).collect();
        let half = (width.div_ceil(2), height.div_ceil(2));
        let mut chroma = [0, 1].map(|_| Vec::with_capacity(half.0 * half.1));
        for y in 0..half.1 {
            let row = |y: usize| rgb[y * width * 3..(y + 1) * width * 3].as_chunks::<3>().0;
            let (upper, lower) = (row(y * 2), row((y * 2 + 1).min(height - 1)));
            for (above, below) in upper.chunks(2).zip(lower.chunks(2)) {
                let four = [above[0], above[above.len() - 1], below[0], below[below.len() - 1]];
                let mean = [0, 1, 2].map(|channel| (four.iter().map(|pixel| i32::from(pixel[channel])).sum::<i32>() + 2) / 4);
                let difference = |weights| (weighed(mean, weights) + 128).clamp(0, 255) as u8;
                chroma[0].push(difference([-11_059, -21_709, 32_768]));
                chroma[1].push(difference([32_768, -27_439, -5_329]));
            }
        }
        Self { luma: Plane { width, height, bytes: luma }, chroma: chroma.map(|bytes| Plane { width: half.0, height: half.1, bytes }) }
    }

    /// As RGB, 3 bytes a pixel, by the equations of JFIF 1.02.
    #[cfg(feature = "faces")]
    pub fn rgb(&self) -> Vec<u8> {
        let Plane { width, height, ref bytes } = self.luma;
        let half = self.chroma[0].width;
        let mut rgb = Vec::with_capacity(width * height * 3);
        for (y, row) in bytes.chunks_exact(width).enumerate() {
            for (x, &luma) in row.iter().enumerate() {
                let at = y / 2 * half + x / 2;
                let [blue, red] = [0, 1].map(|nth| i32::from(self.chroma[nth].bytes[at]) - 128);
                let luma = i32::from(luma) << 16;
                let channel = |value: i32| ((value + 32_768) >> 16).clamp(0, 255) as u8;
                rgb.extend([channel(luma + 91_881 * red), channel(luma - 22_554 * blue - 46_802 * red), channel(luma + 116_130 * blue)]);
            }
        }
        rgb
    }

    /// Applies an EXIF orientation (1 to 8) to a picture as stored.
    pub fn turned(self, turn: u8) -> Self {
        Self { luma: self.luma.turned(turn), chroma: self.chroma.map(|plane| plane.turned(turn)) }
    }

    pub fn size(&self) -> (usize, usize) {
        (self.luma.width, self.luma.height)
    }
}

fn weighed(pixel: [i32; 3], weights: [i32; 3]) -> i32 {
    (pixel[0] * weights[0] + pixel[1] * weights[1] + pixel[2] * weights[2] + 32_768) >> 16
}

impl Plane {
    /// Rows and columns are swapped in squares of this side, so that both lie in the cache.
    const SQUARE: usize = 32;

    fn turned(self, turn: u8) -> Self {
        let Self { width, height, mut bytes } = self;
        match turn {
            2 => bytes.chunks_exact_mut(width).for_each(<[u8]>::reverse),
            3 => bytes.reverse(),
            4 => bytes = bytes.chunks_exact(width).rev().flatten().copied().collect(),
            5..=8 => return Self { width: height, height: width, bytes: swapped(width, height, &bytes, turn) },
            _ => {}
        }
        Self { width, height, bytes }
    }

    /// The plane with even sides, the last column and row repeated, and its row length: what a coder of 4:2:0 asks for.
    pub fn even(&self) -> (Cow<'_, [u8]>, usize) {
        let (width, height) = (self.width.next_multiple_of(2), self.height.next_multiple_of(2));
        if (width, height) == (self.width, self.height) {
            return (Cow::Borrowed(&self.bytes), width);
        }
        let mut even = Vec::with_capacity(width * height);
        for y in 0..height {
            let y = y.min(self.height - 1);
            let row = &self.bytes[y * self.width..(y + 1) * self.width];
            even.extend_from_slice(row);
            even.extend((self.width..width).map(|_| row[self.width - 1]));
        }
        (Cow::Owned(even), width)
    }
}

/// The four orientations that swap rows and columns.
fn swapped(width: usize, height: usize, bytes: &[u8], turn: u8) -> Vec<u8> {
    let mut turned = vec![0; bytes.len()];
    // Row y of the result is a column of the stored picture, read downwards or upwards.
    let column = |y: usize| if turn >= 7 { width - 1 - y } else { y };
    let upwards = matches!(turn, 6 | 7);
    for top in (0..width).step_by(Plane::SQUARE) {
        for left in (0..height).step_by(Plane::SQUARE) {
            for y in top..(top + Plane::SQUARE).min(width) {
                let column = column(y);
                for x in left..(left + Plane::SQUARE).min(height) {
                    let row = if upwards { height - 1 - x } else { x };
                    turned[y * height + x] = bytes[row * width + column];
                }
            }
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 x 2 plane with pixels a b c / d e f, as letters.
    fn turned(turn: u8) -> (usize, String) {
        let out = Plane { width: 3, height: 2, bytes: "abcdef".into() }.turned(turn);
        (out.width, out.bytes.iter().copied().map(char::from).collect())
    }

    #[test]
    fn turns_each_of_the_eight_ways() {
        for (turn, width, expected) in [
            (1, 3, "abcdef"),
            (2, 3, "cbafed"),
            (3, 3, "fedcba"),
            (4, 3, "defabc"),
            (5, 2, "adbecf"),
            (6, 2, "daebfc"),
            (7, 2, "fcebda"),
            (8, 2, "cfbead"),
        ] {
            assert_eq!(turned(turn), (width, expected.to_owned()), "orientation {turn}");
        }
    }

    #[test]
    fn turning_large_planes_back_gives_them_back() {
        let plane = Plane { width: 67, height: 41, bytes: (0..67 * 41).map(|n| (n % 251) as u8).collect() };
        for (there, back) in [(5, 5), (6, 8), (7, 7), (8, 6)] {
            assert_eq!(plane.clone().turned(there).turned(back), plane, "{there} and {back}");
        }
    }

    #[test]
    fn colours_become_those_of_jfif() {
        for (rgb, expected) in [
            ([0, 0, 0], [0, 128, 128]),
            ([255, 255, 255], [255, 128, 128]),
            ([255, 0, 0], [76, 85, 255]),
            ([0, 255, 0], [150, 44, 21]),
            ([0, 0, 255], [29, 255, 107]),
        ] {
            let planes = Planes::of_rgb(1, 1, &rgb);
            assert_eq!([planes.luma.bytes[0], planes.chroma[0].bytes[0], planes.chroma[1].bytes[0]], expected, "{rgb:?}");
            #[cfg(feature = "faces")]
            assert!(planes.rgb().iter().zip(rgb).all(|(back, there)| back.abs_diff(there) <= 2), "{rgb:?}");
        }
    }

    #[test]
    fn odd_sides_are_made_even_by_repeating() {
        let plane = Plane { width: 3, height: 1, bytes: vec![1, 2, 3] };
        assert_eq!(plane.even(), (Cow::Owned(vec![1, 2, 3, 3, 1, 2, 3, 3]), 4));
        let planes = Planes::of_rgb(3, 1, &[10; 9]);
        assert_eq!((planes.chroma[0].width, planes.chroma[0].height), (2, 1));
    }
}
