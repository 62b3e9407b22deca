//! Raw files of cameras: the preview that the camera itself developed, and what it wrote beside it. The sensor's data is
//! `sensor`'s business. The preview is found by looking for a JPEG, not by following the maker's pointers, which differ from
//! body to body and lie in damaged files.

use memchr::memmem::Finder;

use crate::camera::{Camera, Space};
use crate::format::Format;
use crate::jpeg::Structure;
use crate::tiff;

/// So many beginnings of a JPEG are looked at; files have three or four.
const MOST_CANDIDATES: usize = 64;
/// What is smaller is a thumbnail, which nobody could choose by.
const LEAST_LONG: u16 = 320;
/// What is smaller still is an icon.
const LEAST_THUMB: u16 = 120;

/// The largest whole JPEG in the file, from its first byte to the end of the file.
pub(crate) fn preview(bytes: &[u8]) -> Option<&[u8]> {
    let mut best: Option<(u32, &[u8])> = None;
    // DNG may keep the sensor's data as JPEGs side by side.
    let tiles = tiff::layout(&bytes[..bytes.len().min(DIRECTORIES)]).tiles;
    let begins = Finder::new(b"\xFF\xD8\xFF");
    // Every tile may begin like a JPEG, and no other number of beginnings is worth looking at.
    let beginnings = begins.find_iter(bytes).take(MOST_CANDIDATES + tiles.len());
    for at in beginnings.filter(|at| tiles.binary_search(at).is_err()).take(MOST_CANDIDATES) {
        let candidate = &bytes[at..];
        let found = Structure::read(candidate);
        // The sensor's data is often a JPEG too: lossless, or of more than eight bits.
        let Some(frame) = found.frame.as_ref().filter(|frame| frame.precision == 8 && !frame.is_lossless()) else { continue };
        let pixels = u32::from(frame.width) * u32::from(found.height());
        let is_picture = found.scans > 0 && found.has_end && frame.width.max(found.height()) >= LEAST_LONG;
        if is_picture && best.is_none_or(|(most, _)| pixels > most) {
            best = Some((pixels, candidate));
        }
    }
    best.map(|(_, preview)| preview)
}

/// The smallest whole JPEG in the head of a file that is a thumbnail at least.
pub(crate) fn thumbnail(head: &[u8]) -> Option<&[u8]> {
    let beginning = Finder::new(b"\xFF\xD8\xFF");
    let candidates = beginning.find_iter(head).take(MOST_CANDIDATES);
    candidates
        .filter_map(|at| {
            let found = Structure::read(&head[at..]);
            let frame = found.frame.as_ref().filter(|frame| frame.precision == 8 && !frame.is_lossless())?;
            let is_picture = found.scans > 0 && frame.width.max(found.height()) >= LEAST_THUMB;
            head.get(at..at + found.end.filter(|_| is_picture)?)
        })
        .min_by_key(|jpeg| jpeg.len())
}

/// The directories lie before the sensor's data.
const DIRECTORIES: usize = 4 << 20;

/// What the camera wrote, and the size of the picture that the sensor saw; None where the file keeps it only in its
/// preview.
pub(crate) fn camera(bytes: &[u8], format: Format) -> Option<((Camera, Space), (u32, u32))> {
    match format {
        Format::Raf | Format::Crw => None,
        Format::Cr3 => {
            // Canon's boxes: CMT1 is the picture's directory, CMT2 the EXIF one, each a TIFF block of its own.
            let part = |name| box_named(bytes, name).map(|block| Camera::from_exif_with_size(block.to_vec()));
            let ((first, _), _) = part(b"CMT1")?;
            let ((second, space), size) = part(b"CMT2").unwrap_or_default();
            Some(((first.or(second), space), size))
        }
        _ => {
            let mut tiff = bytes[..bytes.len().min(DIRECTORIES)].to_vec();
            // Olympus and Panasonic write their own number in place of TIFF's 42.
            let magic: [u8; 2] = if tiff.starts_with(b"MM") { [0, 42] } else { [42, 0] };
            tiff.get_mut(2..4)?.copy_from_slice(&magic);
            // Its first directory is a thumbnail's; the others name their data with the rim that cameras cut off.
            let inner = if format == Format::Dng { tiff::layout(&tiff).largest } else { (0, 0) };
            let (camera, size) = Camera::from_exif_with_size(tiff);
            Some((camera, larger(size, inner)))
        }
    }
}

/// The one with more pixels.
pub(crate) fn larger(a: (u32, u32), b: (u32, u32)) -> (u32, u32) {
    let area = |size: (u32, u32)| u64::from(size.0) * u64::from(size.1);
    if area(b) > area(a) { b } else { a }
}

/// The body of the first box of this name (ISO 14496-12: four bytes of length, four of name), from the file's head.
fn box_named<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let head = &bytes[..bytes.len().min(1 << 20)];
    let at = Finder::new(name).find(head)?;
    let length = u32::from_be_bytes(*head.get(at.checked_sub(4)?..at)?.first_chunk()?) as usize;
    bytes.get(at + 4..at.checked_sub(4)? + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The markers of a JPEG of this size, baseline, one component.
    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0];
        bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xFF, 0xD9]);
        bytes
    }

    #[test]
    fn the_largest_whole_preview_is_taken() {
        let large = jpeg(1600, 1200);
        let file = [b"II*\0 rubbish \xFF\xD8\xFF".to_vec(), jpeg(640, 480), large.clone(), jpeg(1024, 768), b"sensor".to_vec()].concat();
        assert!(preview(&file).is_some_and(|found| found.starts_with(&large)));
    }

    #[test]
    fn thumbnails_sensor_data_and_broken_previews_are_none() {
        let mut lossless = jpeg(6000, 4000);
        lossless[3] = 0xC3;
        let mut deep = jpeg(6000, 4000);
        deep[6] = 14;
        let cut = jpeg(1600, 1200)[..20].to_vec();
        for file in [jpeg(160, 120), lossless, deep, cut, b"II*\0".to_vec(), Vec::new()] {
            assert!(preview(&file).is_none(), "{file:?}");
        }
    }

    #[test]
    fn the_smallest_whole_thumbnail_is_taken() {
        let small = jpeg(160, 120);
        let file = [b"II*\0".to_vec(), jpeg(64, 48), jpeg(1600, 1200), small.clone(), b"\xFF\xD8\xFF\xC0 cut".to_vec()].concat();
        assert_eq!(thumbnail(&file).map(<[u8]>::len), Some(small.len()));
        assert_eq!(thumbnail(b"II*\0"), None);
    }

    #[test]
    fn boxes_that_lie_are_none() {
        assert_eq!(box_named(b"\0\0\0\x0CCMT1abcd", b"CMT1"), Some(&b"abcd"[..]));
        for bytes in [&b"CMT1"[..], b"\0\0\0\xFFCMT1abcd", b"\0\0\0\x02CMT1abcd", b""] {
            assert_eq!(box_named(bytes, b"CMT1"), None, "{bytes:?}");
        }
    }
}
