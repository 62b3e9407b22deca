//! From decoded pixels to the pictures that are shown: smaller, upright, encoded. Pure in-memory
//! work; buffers and coders are kept in the [`Printer`] and used again.

use fast_image_resize::images::{Image as Sized, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

use crate::jpeg::Pixels;
use crate::reason::Reason;

/// An upright sRGB picture, 3 bytes a pixel, rows tightly packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rgb {
    pub width: usize,
    pub height: usize,
    pub bytes: Vec<u8>,
}

/// Width and height whose long side is `long` at most; nothing is enlarged or shrunk to nothing.
pub(crate) fn fit(width: usize, height: usize, long: usize) -> (usize, usize) {
    let most = width.max(height);
    if most <= long {
        return (width, height);
    }
    let side = |side: usize| ((side * long + most / 2) / most).max(1);
    (side(width), side(height))
}

/// Resizer and encoder, made once and used for many photos.
pub(crate) struct Printer {
    resizer: Resizer,
    encoder: Option<Compressor>,
}

impl Printer {
    pub fn new() -> Self {
        Self { resizer: Resizer::new(), encoder: Compressor::new().ok() }
    }

    /// Pixels of `kind` at another size. The same size gives the bytes back as they are.
    pub fn resized(&mut self, kind: Pixels, bytes: Vec<u8>, from: (usize, usize), to: (usize, usize)) -> Result<Vec<u8>, Reason> {
        if from == to {
            return Ok(bytes);
        }
        let pixel = match kind {
            Pixels::Grey => PixelType::U8,
            Pixels::Rgb => PixelType::U8x3,
            Pixels::Cmyk { .. } => PixelType::U8x4,
        };
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let mut target = Sized::new(side(to.0), side(to.1), pixel);
        let source = ImageRef::new(side(from.0), side(from.1), &bytes, pixel).map_err(|_| Reason::Damaged)?;
        // The fourth channel of CMYK is ink, not transparency.
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(false);
        self.resizer.resize(&source, &mut target, &options).map_err(|_| Reason::Damaged)?;
        Ok(target.into_vec())
    }

    /// A baseline JPEG in 4:2:0.
    pub fn jpeg(&mut self, picture: &Rgb, quality: i32) -> Result<Vec<u8>, Reason> {
        let encoder = self.encoder.as_mut().ok_or(Reason::Damaged)?;
        let image = Image {
            pixels: picture.bytes.as_slice(),
            width: picture.width,
            pitch: picture.width * 3,
            height: picture.height,
            format: PixelFormat::RGB,
        };
        let encoded =
            encoder.set_quality(quality).and_then(|()| encoder.set_subsamp(Subsamp::Sub2x2)).and_then(|()| encoder.compress_to_vec(image));
        encoded.map_err(|_| Reason::Damaged)
    }
}

/// Applies an EXIF orientation (1 to 8) to a picture as stored.
pub(crate) fn upright(picture: Rgb, turn: u8) -> Rgb {
    let Rgb { width, height, bytes } = picture;
    if !(2..=8).contains(&turn) {
        return Rgb { width, height, bytes };
    }
    let (new_width, new_height) = if turn >= 5 { (height, width) } else { (width, height) };
    let mut turned = vec![0; bytes.len()];
    // For pixel (x, y) of the upright picture: where its row begins in the stored one, and the step along it.
    let at = |x: usize, y: usize| (y * width + x) * 3;
    for y in 0..new_height {
        let (start, step): (usize, isize) = match turn {
            2 => (at(width - 1, y), -3),
            3 => (at(width - 1, height - 1 - y), -3),
            4 => (at(0, height - 1 - y), 3),
            5 => (at(y, 0), (width * 3) as isize),
            6 => (at(y, height - 1), -((width * 3) as isize)),
            7 => (at(width - 1 - y, height - 1), -((width * 3) as isize)),
            _ => (at(width - 1 - y, 0), (width * 3) as isize),
        };
        let mut from = start;
        for pixel in turned[y * new_width * 3..(y + 1) * new_width * 3].chunks_exact_mut(3) {
            pixel.copy_from_slice(&bytes[from..from + 3]);
            from = from.wrapping_add_signed(step);
        }
    }
    Rgb { width: new_width, height: new_height, bytes: turned }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_without_enlarging_or_vanishing() {
        for (size, long, expected) in
            [((6000, 4000), 2048, (2048, 1365)), ((4000, 6000), 320, (213, 320)), ((100, 50), 320, (100, 50)), ((65500, 1), 320, (320, 1))]
        {
            assert_eq!(fit(size.0, size.1, long), expected);
        }
    }

    /// 3 x 2 picture with pixels a b c / d e f, as letters.
    fn turned(turn: u8) -> (usize, String) {
        let picture = Rgb { width: 3, height: 2, bytes: "aaabbbcccdddeeefff".into() };
        let out = upright(picture, turn);
        (out.width, out.bytes.chunks_exact(3).map(|pixel| char::from(pixel[0])).collect())
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
}
