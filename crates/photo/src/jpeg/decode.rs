//! Pixels out of a JPEG, at the smallest DCT scale that is still large enough, within a fixed
//! budget of memory and time. A file with pixels gives pixels: what the fast decoder rejects goes
//! through a rebuilt stream, then through a second decoder, and damage is told beside the picture.

use std::borrow::Cow;
use std::io::Cursor;

use image::ImageDecoder as _;
use serde::{Deserialize, Serialize};
use turbojpeg::{Colorspace, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp, YuvImage};

use super::structure::{Frame, Structure};
use crate::format::Format;
use crate::reason::Reason;

/// No picture of more pixels is decoded; a decoder needs about 3 ns a pixel, so this bounds the time too.
const MOST_PIXELS: u64 = 500_000_000;
/// Coefficients held at once for pictures in several scans.
const MOST_COEFFICIENT_BYTES: u64 = 448 << 20;
/// Bytes of pixels held at once.
const MOST_PIXEL_BYTES: u64 = 320 << 20;
/// Scans times pixels; honest files have about ten scans.
const MOST_SCANNED: u64 = 5_000_000_000;
/// Shows in buffers where no pixel was written.
const UNTOUCHED: u8 = 0x7E;
/// This many zero bytes at the end of a file without an end marker were never written by an encoder.
const UNWRITTEN: usize = 256;

/// What is wrong with a picture that nevertheless gives pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// The data stops before the last pixel; the rest is grey.
    Truncated,
    /// Data in the middle is wrong; parts may be shifted or discoloured.
    Damaged,
}

/// Channels of a pixel, 8 bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pixels {
    Grey,
    Rgb,
    /// 0 is no ink, or, `inverted`, full ink.
    Cmyk {
        inverted: bool,
    },
    /// No pixels but whole planes of luma and chroma, one behind the other: the layout of [`turbojpeg::YuvImage`]
    /// with `align` 1.
    Planes(Subsamp),
}

/// How the pixels of a picture in colour are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// As RGB, because they must go through the colour engine.
    Rgb,
    /// As planes where the file allows it: nothing has to be converted.
    Planes,
}

/// A decoded picture as stored (not turned upright), rows tightly packed.
pub(crate) struct Decoded {
    pub width: usize,
    pub height: usize,
    pub kind: Pixels,
    pub bytes: Vec<u8>,
    pub damage: Option<Damage>,
}

/// What one run of the fast decoder brought.
enum Attempt {
    /// All rows, with the first warning if there was one.
    Rows(Decoded, Option<String>),
    /// It gave up after some rows.
    Part(Decoded),
}

/// Decodes at the smallest scale whose long side is at least `long` (or at full size). `spare` is memory to decode into,
/// such as the picture before left.
pub(crate) fn decode(bytes: &[u8], found: &Structure<'_>, long: usize, wanted: Wanted, spare: Vec<u8>) -> Result<Decoded, Reason> {
    let frame = agreeable(bytes, found)?;
    let mut part = None;
    let mut spare = Some(spare);
    for stream in streams(bytes, found) {
        match attempt(&stream, frame, found, (long, wanted), spare.take().unwrap_or_default()) {
            Some(Attempt::Rows(mut decoded, warning)) => {
                decoded.damage = damage(found, warning.as_deref());
                return Ok(decoded);
            }
            Some(Attempt::Part(decoded)) => part = Some(decoded),
            None => {}
        }
    }
    let doubtful = if found.has_end { Damage::Damaged } else { Damage::Truncated };
    second_decoder(bytes, frame, found).or(part).map(|decoded| Decoded { damage: Some(doubtful), ..decoded }).ok_or(match doubtful {
        Damage::Truncated => Reason::Truncated,
        Damage::Damaged => Reason::Damaged,
    })
}

/// One run of the fast decoder; None when it never came to pixels.
fn attempt(stream: &[u8], frame: &Frame, found: &Structure<'_>, (long, wanted): (usize, Wanted), spare: Vec<u8>) -> Option<Attempt> {
    // A fresh one each time: libjpeg keeps the tables of one picture for the next that brings none.
    let mut turbo = Decompressor::new().ok()?;
    turbo.set_scan_limit(500).ok()?;
    let header = turbo.read_header(stream).ok()?;
    let scale = scale(header.width.max(header.height), long, frame);
    turbo.set_scaling_factor(scale).ok()?;
    let kind = kind(&header, frame, found, wanted);
    let (width, height) = (scale.scale(header.width), scale.scale(header.height));
    let length = length(kind, width, height).filter(|length| *length as u64 <= MOST_PIXEL_BYTES)?;
    let mut bytes = spare;
    let is_used = !bytes.is_empty();
    bytes.resize(length, UNTOUCHED);
    let pixels = bytes.as_mut_slice();
    let result = match kind {
        Pixels::Planes(subsamp) => turbo.decompress_to_yuv(stream, YuvImage { pixels, width, align: 1, height, subsamp }),
        Pixels::Grey => turbo.decompress(stream, Image { pixels, width, pitch: width, height, format: PixelFormat::GRAY }),
        Pixels::Rgb => turbo.decompress(stream, Image { pixels, width, pitch: width * 3, height, format: PixelFormat::RGB }),
        Pixels::Cmyk { .. } => turbo.decompress(stream, Image { pixels, width, pitch: width * 4, height, format: PixelFormat::CMYK }),
    };
    let decoded = Decoded { width, height, kind, bytes, damage: None };
    match result {
        Ok(()) => Some(Attempt::Rows(decoded, None)),
        Err(turbojpeg::Error::TurboJpegError(message)) if is_warning(&message) => Some(Attempt::Rows(decoded, Some(message))),
        // In used memory nobody can tell which rows are this picture's.
        Err(_) if is_used => attempt(stream, frame, found, (long, wanted), Vec::new()),
        Err(_) if decoded.bytes.iter().any(|&byte| byte != UNTOUCHED) => Some(Attempt::Part(decoded)),
        Err(_) => None,
    }
}

fn kind(header: &DecompressHeader, frame: &Frame, found: &Structure<'_>, wanted: Wanted) -> Pixels {
    let has_planes = header.colorspace == Colorspace::YCbCr && !matches!(header.subsamp, Subsamp::Unknown | Subsamp::Gray);
    match frame.channels() {
        1 => Pixels::Grey,
        4 => Pixels::Cmyk { inverted: found.adobe },
        _ if has_planes && wanted == Wanted::Planes && !frame.is_lossless() => Pixels::Planes(header.subsamp),
        _ => Pixels::Rgb,
    }
}

/// Bytes of a picture of this kind; None where it has none or too many to count.
fn length(kind: Pixels, width: usize, height: usize) -> Option<usize> {
    match kind {
        Pixels::Grey => width.checked_mul(height),
        Pixels::Rgb => width.checked_mul(height)?.checked_mul(3),
        Pixels::Cmyk { .. } => width.checked_mul(height)?.checked_mul(4),
        Pixels::Planes(subsamp) => turbojpeg::yuv_pixels_len(width, 1, height, subsamp).ok(),
    }
}

/// The frame of a picture that fits the budget.
fn agreeable<'a>(bytes: &[u8], found: &'a Structure<'_>) -> Result<&'a Frame, Reason> {
    let Some(frame) = &found.frame else {
        let cut = found.cut_segment || !found.has_end && bytes.len() < 64 * 1024;
        return Err(if cut { Reason::Truncated } else { Reason::Damaged });
    };
    let height = found.height();
    if frame.precision != 8 {
        return Err(Reason::UnsupportedFormat { format: Format::Jpeg12Bit });
    }
    if frame.width == 0 || height == 0 {
        return Err(Reason::Damaged);
    }
    let pixels = u64::from(frame.width) * u64::from(height);
    let held = match () {
        () if found.in_several_scans => frame.coefficient_bytes(height),
        () => 0,
    };
    let whole = if frame.is_lossless() { pixels * frame.channels() as u64 } else { 0 };
    let scanned = pixels.saturating_mul(u64::from(found.scans));
    if pixels > MOST_PIXELS || held > MOST_COEFFICIENT_BYTES || whole > MOST_PIXEL_BYTES || scanned > MOST_SCANNED {
        return Err(Reason::TooLarge { width: frame.width.into(), height: height.into() });
    }
    Ok(frame)
}

/// The streams to try in turn: the file as it is (with an end, if it has none), then rebuilt.
fn streams<'a>(bytes: &'a [u8], found: &'a Structure<'_>) -> impl Iterator<Item = Cow<'a, [u8]>> {
    let as_it_is = || {
        if found.has_end {
            return Cow::Borrowed(bytes);
        }
        // With an end marker the decoder warns only when rows are really missing.
        let cut = bytes.strip_suffix(b"\xFF").unwrap_or(bytes);
        Cow::Owned([cut, b"\xFF\xD9"].concat())
    };
    let late_height = found.frame.as_ref().is_some_and(|frame| frame.height == 0);
    let first = (!late_height).then_some(as_it_is);
    first.into_iter().map(|make| make()).chain(std::iter::once_with(|| Cow::Owned(found.rebuilt(bytes))))
}

/// Not every eighth that there is: the others have no code of their own for many numbers at a time. Three eighths have
/// none either, but what they save the resizer is more.
fn scale(long: usize, wanted: usize, frame: &Frame) -> ScalingFactor {
    if frame.is_lossless() {
        return ScalingFactor::ONE;
    }
    [ScalingFactor::ONE_EIGHTH, ScalingFactor::ONE_QUARTER, ScalingFactor::new(3, 8), ScalingFactor::ONE_HALF]
        .into_iter()
        .find(|scale| scale.scale(long) >= wanted)
        .unwrap_or(ScalingFactor::ONE)
}

/// libjpeg's warnings, after which all rows are there; every other message means that it gave up.
/// The decoder reports both the same way and keeps only the first text.
fn is_warning(message: &str) -> bool {
    const WARNINGS: &[&str] = &[
        "Corrupt JPEG data",
        "Premature end of JPEG file",
        "Inconsistent progression sequence",
        "Unknown Adobe color transform",
        "Warning: unknown JFIF revision",
        "Invalid SOS parameters for sequential JPEG",
    ];
    WARNINGS.iter().any(|warning| message.starts_with(warning))
}

/// What a warning and the structure together say about the picture.
fn damage(found: &Structure<'_>, warning: Option<&str>) -> Option<Damage> {
    let torn = warning.is_some_and(|text| {
        text.starts_with("Corrupt JPEG data") && !text.ends_with("bad ICC marker") && !is_padding(text)
            || text.starts_with("Premature end")
            || text.starts_with("Inconsistent progression")
    });
    let unsure_end = found.frame.as_ref().is_some_and(Frame::is_arithmetic) || found.zero_tail >= UNWRITTEN;
    if !found.has_end && (torn || !found.is_complete() || unsure_end) {
        return Some(Damage::Truncated);
    }
    (torn || !found.is_complete()).then_some(Damage::Damaged)
}

/// Some cameras and phones pad the data with a few bytes before the end marker.
fn is_padding(warning: &str) -> bool {
    let Some(rest) = warning.strip_prefix("Corrupt JPEG data: ") else { return false };
    let count = rest.split_once(" extraneous bytes").and_then(|(count, _)| count.parse().ok());
    count.is_some_and(|bytes: u32| bytes <= 16)
}

/// Full-size decoding by another implementation, for what the fast one rejects.
fn second_decoder(bytes: &[u8], frame: &Frame, found: &Structure<'_>) -> Option<Decoded> {
    let pixels = u64::from(frame.width) * u64::from(found.height());
    let coefficients = if found.in_several_scans { frame.coefficient_bytes(found.height()) } else { 0 };
    if pixels * 3 + coefficients > MOST_PIXEL_BYTES {
        return None;
    }
    let decoder = image::codecs::jpeg::JpegDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    let kind = match decoder.color_type() {
        image::ColorType::L8 => Pixels::Grey,
        image::ColorType::Rgb8 => Pixels::Rgb,
        _ => return None,
    };
    if u64::from(width) * u64::from(height) > pixels {
        return None;
    }
    let (width, height) = (width as usize, height as usize);
    let mut pixels = vec![UNTOUCHED; length(kind, width, height)?];
    decoder.read_image(&mut pixels).ok()?;
    Some(Decoded { width, height, kind, bytes: pixels, damage: None })
}
