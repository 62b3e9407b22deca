//! One photo through the darkroom: one decode gives the preview, the thumbnail and every fact.
//! Bytes in, values out; nothing is written and nothing is looked up.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::camera::{Camera, Space};
use crate::colour::Colours;
use crate::format::{Format, sniff};
use crate::jpeg::{Damage, Pixels};
use crate::open::{Opened, open};
use crate::reason::Reason;
use crate::render::{Printer, Rgb, fit, upright};
use crate::source;

/// Long side of a thumbnail, in pixels.
pub const THUMB_LONG: usize = 320;
/// Long side of a preview, in pixels.
pub const PREVIEW_LONG: usize = 2048;
const THUMB_QUALITY: i32 = 82;
const PREVIEW_QUALITY: i32 = 87;

/// What is known of a photo once it is developed, without its pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// BLAKE3 of the file's bytes, 64 hex digits: the identity of the photo.
    pub blake3: String,
    pub format: Format,
    /// Bytes of the file.
    pub size: u64,
    /// Pixels of the full picture, upright.
    pub width: u32,
    pub height: u32,
    pub camera: Camera,
    /// The picture came out, but not whole.
    pub damage: Option<Damage>,
}

/// A developed photo. Both pictures are upright sRGB JPEGs, never larger than the original.
#[derive(Clone, Debug)]
pub struct Developed {
    pub facts: Facts,
    /// [`THUMB_LONG`] pixels on the long side.
    pub thumb: Vec<u8>,
    /// [`PREVIEW_LONG`] pixels on the long side.
    pub preview: Vec<u8>,
}

/// Resizer and encoder for one thread, used for one photo after another.
/// Memory stays under 1 GiB for any single file: sizes are checked before anything is allocated.
pub struct Darkroom {
    printer: Printer,
}

impl Default for Darkroom {
    fn default() -> Self {
        Self::new()
    }
}

impl Darkroom {
    pub fn new() -> Self {
        Self { printer: Printer::new() }
    }

    /// Develops a file. The file's name counts only for colour (`_` names are Adobe RGB).
    pub fn develop_file(&mut self, path: &Path) -> Result<Developed, Reason> {
        let bytes = source::read(path)?.bytes;
        self.develop(&bytes, path.file_name().and_then(|name| name.to_str()).unwrap_or_default())
    }

    /// Develops a file's bytes. A picture with something missing or wrong is developed all the same and says
    /// so in `damage`; a reason comes back only where there is no picture to show.
    pub fn develop(&mut self, bytes: &[u8], name: &str) -> Result<Developed, Reason> {
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        // The colour engine and the second decoder are other people's code reading hostile bytes.
        let developed = catch_unwind(AssertUnwindSafe(|| self.expose(bytes, name, blake3)));
        developed.unwrap_or_else(|_| {
            *self = Self::new();
            Err(Reason::Damaged)
        })
    }

    fn expose(&mut self, bytes: &[u8], name: &str, blake3: String) -> Result<Developed, Reason> {
        let format = decodable(sniff(bytes))?;
        let Opened { full, stored, decoded, camera, space, profile } = open(bytes, format)?;
        let (width, height) = if camera.turn() >= 5 { (full.1, full.0) } else { full };

        let size = (decoded.width, decoded.height);
        let target = fit(stored.0 as usize, stored.1 as usize, PREVIEW_LONG);
        // A damaged header can make the decoder's size differ; never enlarge what came out.
        let target = (target.0.min(size.0), target.1.min(size.1));
        let small = self.printer.resized(decoded.kind, decoded.bytes, size, target)?;
        let adobe_rgb = space == Space::AdobeRgb || space == Space::Uncalibrated && name.starts_with('_');
        let colours = Colours::of(profile.as_deref(), adobe_rgb);
        let rgb = Rgb { width: target.0, height: target.1, bytes: colours.to_srgb(decoded.kind, small) };
        let rgb = upright(rgb, camera.turn());
        let preview = self.printer.jpeg(&rgb, PREVIEW_QUALITY)?;

        let from = (rgb.width, rgb.height);
        let to = fit(from.0, from.1, THUMB_LONG);
        let bytes_of_thumb = self.printer.resized(Pixels::Rgb, rgb.bytes, from, to)?;
        let thumb = self.printer.jpeg(&Rgb { width: to.0, height: to.1, bytes: bytes_of_thumb }, THUMB_QUALITY)?;
        let size = bytes.len() as u64;
        let facts = Facts { blake3, format, size, width, height, camera, damage: decoded.damage };
        Ok(Developed { facts, thumb, preview })
    }
}

/// Whether this engine decodes files of this kind.
pub(crate) fn decodable(format: Format) -> Result<Format, Reason> {
    match format {
        format if Format::TAKEN.contains(&format) => Ok(format),
        Format::Empty => Err(Reason::Empty),
        format if format.is_picture() => Err(Reason::UnsupportedFormat { format }),
        _ => Err(Reason::NotAnImage),
    }
}
