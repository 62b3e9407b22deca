//! What can be shown of a file before anything is decoded: what the camera wrote, and the small picture that it put
//! beside it. Reads the head of the file only.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use exif::{Exif, In, Tag};
use serde::{Deserialize, Serialize};

use crate::camera::Camera;
use crate::format::{Format, sniff};
use crate::jpeg::Structure;
use crate::raw;
use crate::reason::Reason;
use crate::source;

/// Cameras write their thumbnail into the first 64 KiB; what they write before it seldom takes as much again.
const HEAD: u64 = 128 << 10;

/// A file at first sight. Nothing here has been verified: the file may break off in its middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLook {
    pub format: Format,
    /// Pixels of the full picture, upright, where the head of the file tells.
    pub size: Option<(u32, u32)>,
    pub camera: Camera,
    /// The camera's own thumbnail as a JPEG that is shown upright. Cameras fill up with black to 4 by 3: show it cut
    /// to the proportions of `size`.
    pub thumb: Option<Vec<u8>>,
}

/// Looks at the head of a file of any kind that is taken.
pub fn first_look(path: &Path) -> Result<FirstLook, Reason> {
    let (file, _) = source::open(path)?;
    let head = head(file)?;
    let format = crate::develop::decodable(sniff(&head))?;
    Ok(match format {
        Format::Jpeg => of_jpeg(&head),
        format if format.is_raw() => of_raw(&head, format),
        format => FirstLook { format, size: None, camera: Camera::default(), thumb: None },
    })
}

fn head(file: File) -> Result<Vec<u8>, Reason> {
    let mut head = Vec::with_capacity(HEAD as usize);
    file.take(HEAD).read_to_end(&mut head).map_err(|error| Reason::reading(&error))?;
    Ok(head)
}

fn of_jpeg(head: &[u8]) -> FirstLook {
    let found = Structure::read(head);
    let (camera, _) = Camera::read(&found);
    let turned = camera.turn() >= 5;
    let size = found.frame.as_ref().map(|frame| (u32::from(frame.width), u32::from(found.height())));
    let size = size.filter(|(width, height)| *width > 0 && *height > 0);
    let thumb = thumbnail(found.exif.concat()).map(|thumb| shown_upright(&thumb, camera.turn()));
    let size = size.map(|(width, height)| if turned { (height, width) } else { (width, height) });
    FirstLook { format: Format::Jpeg, size, camera, thumb }
}

fn of_raw(head: &[u8], format: Format) -> FirstLook {
    let ((camera, _), size) = raw::camera(head, format).unwrap_or_else(|| {
        // What the file keeps only in its preview.
        let inner = memchr::memmem::find(head, b"\xFF\xD8\xFF").map(|at| Camera::read(&Structure::read(&head[at..])));
        (inner.unwrap_or_default(), (0, 0))
    });
    let (width, height) = if camera.turn() >= 5 { (size.1, size.0) } else { size };
    let size = (width > 0 && height > 0).then_some((width, height));
    let thumb = raw::thumbnail(head).map(|thumb| shown_upright(thumb, camera.turn()));
    FirstLook { format, size, camera, thumb }
}

/// The JPEG that EXIF keeps in its second directory, where it is one.
fn thumbnail(tiff: Vec<u8>) -> Option<Vec<u8>> {
    let read = exif::Reader::new().continue_on_error(true).read_raw(tiff);
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let number = |tag| number(&exif, tag);
    let (from, length) = (number(Tag::JPEGInterchangeFormat)?, number(Tag::JPEGInterchangeFormatLength)?);
    let bytes = exif.buf().get(from..from.checked_add(length)?)?;
    let found = Structure::read(bytes);
    let is_picture = bytes.starts_with(b"\xFF\xD8") && found.frame.is_some() && found.scans > 0;
    is_picture.then(|| bytes.to_vec())
}

fn number(exif: &Exif, tag: Tag) -> Option<usize> {
    usize::try_from(exif.get_field(tag, In::THUMBNAIL)?.value.get_uint(0)?).ok()
}

/// The same JPEG with a note how it is to be turned, which every viewer heeds (Exif 2.32, tag 0x0112).
fn shown_upright(jpeg: &[u8], turn: u8) -> Vec<u8> {
    if turn == 1 {
        return jpeg.to_vec();
    }
    let mut note = b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    note[29] = turn;
    [&jpeg[..2], &note, &jpeg[2..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_says_how_to_turn() {
        let jpeg = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 16, 1, 1, 0x11, 0];
        for turn in 2..=8 {
            let noted = shown_upright(&jpeg, turn);
            let found = Structure::read(&noted);
            assert_eq!(Camera::read(&found).0.orientation, Some(u32::from(turn)));
            assert_eq!(found.frame.map(|frame| frame.width), Some(16));
        }
        assert_eq!(shown_upright(&jpeg, 1), jpeg);
    }
}
