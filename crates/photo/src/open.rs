//! Opening a file of any kind that a studio brings: its pixels at a useful size, and what stands beside them. JPEG
//! through the fast decoder; PNG, TIFF and WebP whole; a camera's raw file by the preview that the camera put into it,
//! or else by its sensor's data.

use crate::camera::{Camera, Space};
use crate::colour::{Assumed, Colours};
use crate::format::Format;
use crate::jpeg::{Decoded, Structure, Wanted, decode};
use crate::raster;
use crate::raw;
use crate::reason::Reason;
use crate::sensor;

/// A file whose pixels came out.
pub(crate) struct Opened {
    /// Pixels of the full picture, as stored.
    pub full: (u32, u32),
    /// Pixels of what was decoded, had it been decoded at full size: less than `full` for the preview of a raw file.
    pub stored: (u32, u32),
    pub decoded: Decoded,
    pub camera: Camera,
    /// The EXIF orientation (1 to 8) that the decoded pixels still have to be given.
    pub turn: u8,
    pub colours: Colours,
}

/// How a file is to be opened.
pub(crate) struct Wish<'a> {
    /// The file's name counts for colour: `_` names are Adobe RGB (DCF).
    pub name: &'a str,
    /// Pixels that the long side must have at least, where the file has as many.
    pub long: usize,
    /// Memory to decode into.
    pub spare: Vec<u8>,
}

impl Wish<'_> {
    pub fn colours(&self, profile: Option<&[u8]>, space: Space) -> Colours {
        let adobe_rgb = space == Space::AdobeRgb || space == Space::Uncalibrated && self.name.starts_with('_');
        Colours::of(profile, if adobe_rgb { Assumed::AdobeRgb } else { Assumed::Srgb })
    }
}

/// Opens the bytes of a file of this kind.
pub(crate) fn open(bytes: &[u8], format: Format, wish: Wish<'_>) -> Result<Opened, Reason> {
    match format {
        Format::Jpeg => open_jpeg(bytes, wish, Space::Unsaid),
        Format::Png | Format::Tiff | Format::WebP => open_raster(bytes, format, &wish),
        #[cfg(target_os = "linux")]
        Format::Heic | Format::Avif => open_heif(bytes, format, &wish),
        format if format.is_raw() => open_raw(bytes, format, wish),
        format => Err(Reason::UnsupportedFormat { format }),
    }
}

/// `outer` is what the file around the JPEG says about its colours.
fn open_jpeg(bytes: &[u8], wish: Wish<'_>, outer: Space) -> Result<Opened, Reason> {
    let found = Structure::read(bytes);
    let (camera, inner) = Camera::read(&found);
    let colours = wish.colours(found.profile().as_deref(), if outer == Space::Unsaid { inner } else { outer });
    let wanted = if colours.is_srgb() { Wanted::Planes } else { Wanted::Rgb };
    let decoded = decode(bytes, &found, wish.long, wanted, wish.spare)?;
    let stored = found.frame.as_ref().map_or((0, 0), |frame| (u32::from(frame.width), u32::from(found.height())));
    Ok(Opened { full: stored, stored, decoded, turn: camera.turn(), camera, colours })
}

fn open_raster(bytes: &[u8], format: Format, wish: &Wish<'_>) -> Result<Opened, Reason> {
    let raster = raster::decode(bytes, format)?;
    let exif = match format {
        // A TIFF is itself what an EXIF block is made like.
        Format::Tiff => Some(bytes.to_vec()),
        // Some WebP writers keep JPEG's prefix.
        _ => raster.exif.map(|exif| exif.strip_prefix(b"Exif\0\0").map_or_else(|| exif.clone(), <[u8]>::to_vec)),
    };
    let (camera, space) = exif.map(Camera::from_exif).unwrap_or_default();
    let colours = wish.colours(raster.profile.as_deref(), space);
    let stored = (raster.decoded.width as u32, raster.decoded.height as u32);
    Ok(Opened { full: stored, stored, decoded: raster.decoded, turn: camera.turn(), camera, colours })
}

fn open_raw(bytes: &[u8], format: Format, wish: Wish<'_>) -> Result<Opened, Reason> {
    let ((camera, space), size) = raw::camera(bytes, format).unwrap_or_default();
    let Some(preview) = raw::preview(bytes) else { return open_sensor(bytes, camera, size) };
    let opened = open_jpeg(preview, wish, space)?;
    let full = raw::larger(opened.full, size);
    // The raw file speaks for itself; where it is silent (RAF), its preview knows.
    let camera = camera.or(opened.camera);
    Ok(Opened { full, turn: camera.turn(), camera, ..opened })
}

/// `size` is what the sensor saw, as stored.
fn open_sensor(bytes: &[u8], camera: Camera, size: (u32, u32)) -> Result<Opened, Reason> {
    let decoded = sensor::developed(bytes).ok_or(Reason::NoPreview)?;
    // Its pixels come upright already.
    let size = if camera.turn() >= 5 { (size.1, size.0) } else { size };
    let stored = (decoded.width as u32, decoded.height as u32);
    Ok(Opened { full: raw::larger(stored, size), stored, decoded, camera, turn: 1, colours: Colours::of(None, Assumed::Srgb) })
}

#[cfg(target_os = "linux")]
fn open_heif(bytes: &[u8], format: Format, wish: &Wish<'_>) -> Result<Opened, Reason> {
    let crate::heif::Heif { decoded, turn, camera, space, profile, assumed } = crate::heif::decode(bytes, format)?;
    let colours = match assumed {
        Assumed::Srgb => wish.colours(profile.as_deref(), space),
        assumed => Colours::of(profile.as_deref(), assumed),
    };
    let stored = (decoded.width as u32, decoded.height as u32);
    Ok(Opened { full: stored, stored, decoded, turn, camera, colours })
}
