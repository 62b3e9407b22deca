//! Opening a file of any kind that a studio brings: its pixels at a useful size, and what stands beside them. JPEG
//! through the fast decoder; PNG, TIFF and WebP whole; a camera's raw file by the preview that the camera put into it.

use crate::camera::{Camera, Space};
use crate::develop::PREVIEW_LONG;
use crate::format::Format;
use crate::jpeg::{Decoded, Structure, decode};
use crate::raster;
use crate::raw;
use crate::reason::Reason;

/// A file whose pixels came out.
pub(crate) struct Opened {
    /// Pixels of the full picture, as stored.
    pub full: (u32, u32),
    /// Pixels of what was decoded, had it been decoded at full size: less than `full` for the preview of a raw file.
    pub stored: (u32, u32),
    pub decoded: Decoded,
    pub camera: Camera,
    /// What EXIF says about the colours, for files without a profile.
    pub space: Space,
    /// The embedded ICC profile.
    pub profile: Option<Vec<u8>>,
}

/// Opens the bytes of a file of this kind.
pub(crate) fn open(bytes: &[u8], format: Format) -> Result<Opened, Reason> {
    match format {
        Format::Jpeg => open_jpeg(bytes),
        Format::Png | Format::Tiff | Format::WebP => open_raster(bytes, format),
        format if format.is_raw() => open_raw(bytes, format),
        format => Err(Reason::UnsupportedFormat { format }),
    }
}

fn open_jpeg(bytes: &[u8]) -> Result<Opened, Reason> {
    let found = Structure::read(bytes);
    let (camera, space) = Camera::read(&found);
    let decoded = decode(bytes, &found, PREVIEW_LONG)?;
    let stored = found.frame.as_ref().map_or((0, 0), |frame| (u32::from(frame.width), u32::from(found.height())));
    Ok(Opened { full: stored, stored, decoded, camera, space, profile: found.profile() })
}

fn open_raster(bytes: &[u8], format: Format) -> Result<Opened, Reason> {
    let raster = raster::decode(bytes, format)?;
    let exif = match format {
        // A TIFF is itself what an EXIF block is made like.
        Format::Tiff => Some(bytes.to_vec()),
        // Some WebP writers keep JPEG's prefix.
        _ => raster.exif.map(|exif| exif.strip_prefix(b"Exif\0\0").map_or_else(|| exif.clone(), <[u8]>::to_vec)),
    };
    let (camera, space) = exif.map(Camera::from_exif).unwrap_or_default();
    let stored = (raster.decoded.width as u32, raster.decoded.height as u32);
    Ok(Opened { full: stored, stored, decoded: raster.decoded, camera, space, profile: raster.profile })
}

fn open_raw(bytes: &[u8], format: Format) -> Result<Opened, Reason> {
    let preview = raw::preview(bytes).ok_or(Reason::NoPreview)?;
    let opened = open_jpeg(preview)?;
    let ((camera, space), size) = raw::camera(bytes, format).unwrap_or_default();
    let area = |size: (u32, u32)| u64::from(size.0) * u64::from(size.1);
    let full = if area(size) > area(opened.full) { size } else { opened.full };
    // The raw file speaks for itself; where it is silent (RAF), its preview knows.
    let camera = camera.or(opened.camera);
    let space = if space == Space::Unsaid { opened.space } else { space };
    Ok(Opened { full, camera, space, ..opened })
}
