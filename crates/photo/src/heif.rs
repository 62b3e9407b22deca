//! HEIC and AVIF by libheif, which the system brings: the patents on HEVC are its distributor's affair, and its licence
//! (LGPL) asks for linking it dynamically. It is bound where distributions carry it, on Linux; elsewhere these files are
//! refused by kind.

use jiff::SignedDuration;
use jiff::civil::DateTime;
use libheif_rs::{ColorPrimaries, ColorSpace, HeifContext, HeifError, HeifErrorSubCode, ImageHandle, LibHeif, RgbChroma};

use crate::camera::{Camera, Space};
use crate::colour::Assumed;
use crate::format::Format;
use crate::jpeg::{Decoded, Pixels};
use crate::reason::Reason;

/// Pixels held at once. libheif keeps the planes that it decodes beside the result: some 6 bytes a pixel in all.
const MOST_PIXELS: u64 = 110_000_000;

/// A decoded picture.
pub(crate) struct Heif {
    pub decoded: Decoded,
    /// The EXIF orientation that is still to be applied.
    pub turn: u8,
    pub camera: Camera,
    pub space: Space,
    pub profile: Option<Vec<u8>>,
    pub assumed: Assumed,
}

/// Decodes the primary picture of a file; further ones (bursts, the film of a live photo, depth) are left alone.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<Heif, Reason> {
    let refused = |error: HeifError| refused(&error, format);
    let library = LibHeif::new_checked().map_err(refused)?;
    let context = HeifContext::read_from_bytes(bytes).map_err(refused)?;
    let handle = context.primary_image_handle().map_err(refused)?;
    let (width, height) = (handle.width(), handle.height());
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Reason::TooLarge { width, height });
    }
    let (mut camera, space) = exif(&handle).map(Camera::from_exif).unwrap_or_default();
    camera.taken_at = camera.taken_at.or_else(|| film_time(bytes));
    let profile = handle.color_profile_raw().map(|profile| profile.data);
    let primaries = handle.color_profile_nclx().map(|profile| profile.color_primaries());
    let assumed = if primaries == Some(ColorPrimaries::SMPTE_EG_432_1) { Assumed::DisplayP3 } else { Assumed::Srgb };
    let image = library.decode(&handle, ColorSpace::Rgb(RgbChroma::Rgb), None).map_err(refused)?;
    let plane = image.planes().interleaved.ok_or(Reason::Damaged)?;
    let (width, height) = (plane.width as usize, plane.height as usize);
    let rows = plane.data.chunks(plane.stride.max(1)).take(height);
    let pixels: Vec<u8> = rows.filter_map(|row| row.get(..width * 3)).flatten().copied().collect();
    if width == 0 || pixels.len() != width * height * 3 {
        return Err(Reason::Damaged);
    }
    // The file's own turning, which libheif has done, outdoes EXIF's. Some programs write EXIF's alone: then a picture
    // that EXIF wants laid on its side has kept its sides.
    let as_stored = (handle.ispe_width(), handle.ispe_height()) == (width as i32, height as i32);
    let turn = if as_stored && width != height && camera.turn() >= 5 { camera.turn() } else { 1 };
    let decoded = Decoded { width, height, kind: Pixels::Rgb, bytes: pixels, damage: None };
    Ok(Heif { decoded, turn, camera, space, profile, assumed })
}

/// The EXIF block behind its four bytes of offset (ISO 23008-12, annex A.2.1).
fn exif(handle: &ImageHandle) -> Option<Vec<u8>> {
    let mut ids = [0];
    if handle.metadata_block_ids(&mut ids, b"Exif") == 0 {
        return None;
    }
    let block = handle.metadata(ids[0]).ok()?;
    let skip = u32::from_be_bytes(*block.first_chunk()?) as usize;
    block.get(4_usize.checked_add(skip)?..).map(<[u8]>::to_vec)
}

/// When a burst was taken, by the header of the film that it is stored as (ISO 14496-12, 8.2.2: seconds since 1904). The
/// standard asks for UTC, which a camera that knows no zone fills from its own clock; no offset is told.
fn film_time(bytes: &[u8]) -> Option<String> {
    let header = body(body(bytes, b"moov")?, b"mvhd")?;
    let seconds = match header.first()? {
        0 => u32::from_be_bytes(*header.get(4..)?.first_chunk()?).into(),
        _ => u64::from_be_bytes(*header.get(4..)?.first_chunk()?),
    };
    let since = SignedDuration::from_secs(i64::try_from(seconds).ok().filter(|&seconds| seconds > 0)?);
    let time = DateTime::constant(1904, 1, 1, 0, 0, 0, 0).checked_add(since).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// The body of the first box of this name among those that follow each other in `bytes`.
fn body<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let mut rest = bytes;
    loop {
        let said = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let (head, length) = match said {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?)).ok()?),
            length => (8, length),
        };
        if rest.get(4..8)? == name {
            return rest.get(head..length);
        }
        rest = rest.get(length.max(head)..)?;
    }
}

fn refused(error: &HeifError, format: Format) -> Reason {
    match error.sub_code {
        HeifErrorSubCode::EndOfData => Reason::Truncated,
        HeifErrorSubCode::UnsupportedCodec | HeifErrorSubCode::UnsupportedColorConversion => Reason::UnsupportedFormat { format },
        _ => Reason::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat()
    }

    #[test]
    fn a_burst_tells_its_time_by_the_films_header() {
        let film =
            |header: &[u8]| [boxed(b"ftyp", b"heic"), boxed(b"moov", &[boxed(b"free", b""), boxed(b"mvhd", header)].concat())].concat();
        let early = [&[0, 0, 0, 0][..], &3_603_449_810_u32.to_be_bytes()].concat();
        let late = [&[1, 0, 0, 0][..], &3_603_449_810_u64.to_be_bytes()].concat();
        for header in [early, late] {
            assert_eq!(film_time(&film(&header)).as_deref(), Some("2018-03-09T14:16:50"));
        }
        for header in [&[0; 8][..], &[0; 3], &[1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255], b""] {
            assert_eq!(film_time(&film(header)), None, "{header:?}");
        }
    }

    #[test]
    fn boxes_that_lie_end_the_search() {
        for bytes in [&b""[..], b"\0\0\0\x01free", b"\0\0\0\x02moov", b"\0\0\0\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", b"\0\0\xFF\0free"]
        {
            assert_eq!(body(bytes, b"moov").filter(|body| !body.is_empty()), None, "{bytes:?}");
        }
        assert_eq!(body(b"\0\0\0\0moovabc", b"moov"), Some(&b"abc"[..]));
    }
}
