//! The doors through which bytes of strangers come in, for tests that throw rubbish at them. Not for use.

use crate::camera::Camera;
use crate::format::{Format, sniff};
use crate::jpeg::Structure;
use crate::{png_text, raw, tiff};

/// What the camera wrote, from an EXIF block.
pub fn exif(block: &[u8]) -> Camera {
    Camera::from_exif(block.to_vec()).0
}

/// The markers of a JPEG, what stands in them, and the stream that is put together from them.
pub fn jpeg_header(bytes: &[u8]) -> Camera {
    let found = Structure::read(bytes);
    assert!(found.end.is_none_or(|end| end <= bytes.len()));
    let _ = (found.is_complete(), found.profile(), found.rebuilt(bytes));
    Camera::read(&found).0
}

/// The preview, the thumbnail and the directories of a raw file of every kind.
pub fn raw_preview(bytes: &[u8]) -> usize {
    for format in [sniff(bytes), Format::Cr3, Format::Dng] {
        let _ = raw::camera(bytes, format);
    }
    let _ = (tiff::layout(bytes), raw::thumbnail(bytes), png_text::exif(bytes));
    raw::preview(bytes).map_or(0, <[u8]>::len)
}

/// What the camera wrote, from XMP text.
pub fn xmp(text: &[u8]) -> Camera {
    Camera::from_xmp(text)
}
