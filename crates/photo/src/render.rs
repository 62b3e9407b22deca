//! From decoded pixels to the pictures that are shown: smaller, in sRGB, encoded. Pure in-memory work; the resizer and
//! the coder are kept in the [`Printer`] and used again.

use std::borrow::Cow;

use fast_image_resize::images::{Image as Sized, ImageRef};
use fast_image_resize::{Filter, FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use turbojpeg::{Compressor, Subsamp, YuvImage, YuvPlanesImage};

use crate::colour::Colours;
use crate::jpeg::{Decoded, Pixels};
use crate::planes::{Plane, Planes};
use crate::reason::Reason;

/// Width and height whose long side is `long` at most; nothing is enlarged or shrunk to nothing.
pub(crate) fn fit(width: usize, height: usize, long: usize) -> (usize, usize) {
    let most = width.max(height);
    if most <= long {
        return (width, height);
    }
    let side = |side: usize| ((side * long + most / 2) / most).max(1);
    (side(width), side(height))
}

/// How much of a chroma plane's side the halved chroma of the target covers, in the plane's pixels. A target with an odd
/// side has half a chroma pixel beyond its edge, and so must its source; else colour would drift against light.
fn covered(side: usize, to: usize, subsampled: usize, plane: usize) -> f64 {
    (side as f64 * (2 * to.div_ceil(2)) as f64 / (subsampled * to) as f64).min(plane as f64)
}

/// Lanczos with three lobes (Duchon, "Lanczos filtering in one and two dimensions", 1979), reaching over whole eights of
/// pixels where that is near: the resizer takes eight neighbours of a row at once and every further one by itself.
/// `shrunk` is the pixels of a row for one of the result.
fn filter(shrunk: f64) -> FilterType {
    const LEAST_LOBES: f64 = 2.6;
    const MOST_IDLE: f64 = 3.0;
    let shrunk = shrunk.max(1.0);
    let eights = (2.0 * LEAST_LOBES * shrunk / 8.0).ceil() * 8.0;
    // The resizer adds the pixels that the filter's edges touch: one more than twice the reach, but for the one in a
    // thousand that lies just so.
    let reach = ((eights - 1.0) / 2.0 - 0.001) / shrunk;
    let whole = (eights - 6.0 * shrunk <= MOST_IDLE).then(|| Filter::new("Lanczos3 in eights", lanczos, reach).ok()).flatten();
    whole.map_or(FilterType::Lanczos3, FilterType::Custom)
}

/// sinc(x) sinc(x / 3), by one sine: sin 3t = 3 sin t - 4 sin³ t.
fn lanczos(x: f64) -> f64 {
    // Nothing, and yet not zero: the resizer would leave zeros at the edges out.
    const IDLE: f64 = 1e-200;
    let third = x * (std::f64::consts::PI / 3.0);
    match x.abs() {
        0.0..1e-8 => 1.0,
        0.0..3.0 => {
            let sine = third.sin();
            sine * sine * (3.0 - 4.0 * sine * sine) / (3.0 * third * third)
        }
        _ => IDLE,
    }
}

/// Resizer and encoder, made once and used for many photos.
pub(crate) struct Printer {
    resizer: Resizer,
    encoder: Option<Compressor>,
}

/// A piece of a picture in memory: rows of `stride` pixels, of which the first `width` by `height` count. The part
/// that counts may end within a pixel, where chroma planes are padded.
struct Source<'a> {
    bytes: &'a [u8],
    pixel: PixelType,
    stride: usize,
    rows: usize,
    width: f64,
    height: f64,
}

impl Printer {
    pub fn new() -> Self {
        Self { resizer: Resizer::new(), encoder: Compressor::new().ok() }
    }

    /// A decoded picture, as stored, at this size and in sRGB.
    pub fn developed(&mut self, decoded: &Decoded, colours: &Colours, to: (usize, usize)) -> Result<Planes, Reason> {
        let (width, height) = (decoded.width, decoded.height);
        let pixel = match decoded.kind {
            Pixels::Grey => PixelType::U8,
            Pixels::Rgb => PixelType::U8x3,
            Pixels::Cmyk { .. } => PixelType::U8x4,
            Pixels::Planes(subsamp) => return self.planes_at(decoded, subsamp, to),
        };
        let source = Source { bytes: &decoded.bytes, pixel, stride: width, rows: height, width: width as f64, height: height as f64 };
        let small = self.resized(&source, to)?;
        Ok(Planes::of_rgb(to.0, to.1, &colours.to_srgb(decoded.kind, small)))
    }

    fn planes_at(&mut self, decoded: &Decoded, subsamp: Subsamp, to: (usize, usize)) -> Result<Planes, Reason> {
        let (width, height) = (decoded.width, decoded.height);
        let layout = YuvImage { pixels: (), width, height, align: 1, subsamp };
        let (luma, rest) = decoded.bytes.split_at_checked(layout.y_width() * layout.y_height()).ok_or(Reason::Damaged)?;
        let (blue, red) = rest.split_at_checked(layout.uv_width() * layout.uv_height()).ok_or(Reason::Damaged)?;
        // The resizer would mix the padding into the last row and column.
        let luma = match layout.y_size() {
            (stride, _) if stride == width => Cow::Borrowed(&luma[..width * height]),
            (stride, _) => Cow::Owned(luma.chunks_exact(stride).take(height).flat_map(|row| &row[..width]).copied().collect()),
        };
        let (luma_size, chroma_size) = ((width, height), layout.uv_size());
        let half = (to.0.div_ceil(2), to.1.div_ceil(2));
        let cover = (covered(width, to.0, subsamp.width(), chroma_size.0), covered(height, to.1, subsamp.height(), chroma_size.1));
        let mut plane = |bytes, size: (usize, usize), (width, height): (f64, f64), to: (usize, usize)| {
            let source = Source { bytes, pixel: PixelType::U8, stride: size.0, rows: size.1, width, height };
            self.resized(&source, to).map(|bytes| Plane { width: to.0, height: to.1, bytes })
        };
        Ok(Planes {
            luma: plane(&luma, luma_size, (width as f64, height as f64), to)?,
            chroma: [plane(blue, chroma_size, cover, half)?, plane(red, chroma_size, cover, half)?],
        })
    }

    /// The picture at a smaller size.
    pub fn smaller(&mut self, picture: &Planes, to: (usize, usize)) -> Result<Planes, Reason> {
        let (width, height) = picture.size();
        let half = (to.0.div_ceil(2), to.1.div_ceil(2));
        let mut plane = |plane: &Plane, (width, height): (f64, f64), to: (usize, usize)| {
            let source = Source { bytes: &plane.bytes, pixel: PixelType::U8, stride: plane.width, rows: plane.height, width, height };
            self.resized(&source, to).map(|bytes| Plane { width: to.0, height: to.1, bytes })
        };
        let [blue, red] = &picture.chroma;
        let halved = (covered(width, to.0, 2, blue.width), covered(height, to.1, 2, blue.height));
        Ok(Planes {
            luma: plane(&picture.luma, (width as f64, height as f64), to)?,
            chroma: [plane(blue, halved, half)?, plane(red, halved, half)?],
        })
    }

    /// One plane of a picture at a smaller size.
    pub fn smaller_plane(&mut self, plane: &Plane, to: (usize, usize)) -> Result<Plane, Reason> {
        let (width, height) = (plane.width as f64, plane.height as f64);
        let source = Source { bytes: &plane.bytes, pixel: PixelType::U8, stride: plane.width, rows: plane.height, width, height };
        self.resized(&source, to).map(|bytes| Plane { width: to.0, height: to.1, bytes })
    }

    fn resized(&mut self, source: &Source<'_>, to: (usize, usize)) -> Result<Vec<u8>, Reason> {
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let mut target = Sized::new(side(to.0), side(to.1), source.pixel);
        let image = ImageRef::new(side(source.stride), side(source.rows), source.bytes, source.pixel).map_err(|_| Reason::Damaged)?;
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(filter(source.width / to.0 as f64)))
            .crop(0.0, 0.0, source.width, source.height)
            // The fourth channel of CMYK is ink, not transparency.
            .use_alpha(false);
        self.resizer.resize(&image, &mut target, &options).map_err(|_| Reason::Damaged)?;
        Ok(target.into_vec())
    }

    /// A baseline JPEG in 4:2:0.
    pub fn jpeg(&mut self, picture: &Planes, quality: i32) -> Result<Vec<u8>, Reason> {
        let encoder = self.encoder.as_mut().ok_or(Reason::Damaged)?;
        let (width, height) = picture.size();
        let (luma, stride) = picture.luma.even();
        let [blue, red] = &picture.chroma;
        let image = YuvPlanesImage {
            y_plane: &*luma,
            u_plane: blue.bytes.as_slice(),
            v_plane: red.bytes.as_slice(),
            width,
            height,
            y_stride: stride,
            u_stride: blue.width,
            v_stride: red.width,
            subsamp: Subsamp::Sub2x2,
        };
        let encoded = encoder.set_quality(quality).and_then(|()| encoder.compress_yuv_planes_to_vec(&image));
        encoded.map_err(|_| Reason::Damaged)
    }
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

    #[test]
    fn the_filter_is_that_of_lanczos() {
        let sinc = |x: f64| if x == 0.0 { 1.0 } else { (x * std::f64::consts::PI).sin() / (x * std::f64::consts::PI) };
        for step in -60..=60 {
            let x = f64::from(step) / 20.0;
            assert!((lanczos(x) - sinc(x) * sinc(x / 3.0)).abs() < 1e-12, "{x}");
        }
        assert!(lanczos(3.5) < 1e-100);
    }

    #[test]
    fn the_filter_reaches_over_whole_eights_or_three_lobes() {
        for (shrunk, expected) in
            [(0.5, Some(8)), (1.0, Some(8)), (1.1, Some(8)), (1.465, Some(8)), (1.6, None), (3.2, None), (4.5, Some(24)), (6.4, Some(40))]
        {
            let taps = match filter(shrunk) {
                FilterType::Custom(filter) => Some((2.0 * filter.support() * shrunk.max(1.0)).ceil() as u32 + 1),
                _ => None,
            };
            assert_eq!(taps, expected, "{shrunk}");
        }
    }

    #[test]
    fn chroma_covers_what_its_luma_covers() {
        for ((side, to, subsampled, plane), expected) in [
            ((100, 50, 2, 50), 50.0),
            // An unshrunk odd side: its chroma is copied as it stands.
            ((101, 101, 2, 51), 51.0),
            ((101, 101, 1, 101), 101.0),
            ((100, 25, 2, 50), 50.0),
            ((1000, 25, 1, 1000), 1000.0),
            ((3000, 1365, 2, 1501), 1501.0),
        ] {
            assert_eq!(covered(side, to, subsampled, plane), expected, "{side} to {to}");
        }
    }

    #[test]
    fn pictures_of_a_few_pixels_are_encoded() {
        let mut printer = Printer::new();
        for (width, height) in [(1, 1), (1, 7), (3, 2), (5, 5), (17, 16)] {
            let rgb: Vec<u8> = [200, 30, 40].repeat(width * height);
            let bytes = printer.jpeg(&Planes::of_rgb(width, height, &rgb), 95).expect("encodes");
            let picture = image::load_from_memory(&bytes).expect("decodes").into_rgb8();
            assert_eq!((picture.width() as usize, picture.height() as usize), (width, height));
            assert!(picture.pixels().all(|pixel| pixel[0].abs_diff(200) < 4 && pixel[1].abs_diff(30) < 4), "{width} x {height}");
        }
    }
}
