//! One photo through the darkroom: one decode gives the preview, the thumbnail and every fact.
//! Bytes in, values out; nothing is written and nothing is looked up.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::camera::Camera;
use crate::format::{Format, sniff};
use crate::jpeg::{Damage, Structure};
#[cfg(feature = "faces")]
use crate::measure::Face;
use crate::measure::Measures;
use crate::open::{Opened, Wish, open};
use crate::planes::Planes;
use crate::reason::Reason;
use crate::render::{Printer, fit};
use crate::slate;
use crate::source;

/// Long side of a thumbnail, in pixels.
pub const THUMB_LONG: usize = 320;
/// Long side of a preview, in pixels.
pub const PREVIEW_LONG: usize = 2048;
/// Long side of the picture that is looked into closely, in pixels.
pub const LARGE_LONG: usize = 4096;
const THUMB_QUALITY: i32 = 82;
const PREVIEW_QUALITY: i32 = 87;
const LARGE_QUALITY: i32 = 90;

/// What is known of a photo once it is developed, without its pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The name of the colour space that the numbers in the file were read in.
    pub profile: String,
    pub measures: Measures,
    /// The words of a QR code in the picture.
    pub code: Option<String>,
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
    /// What the last file and its pixels lay in: fresh memory costs more than many a step.
    file: Vec<u8>,
    pixels: Vec<u8>,
    #[cfg(feature = "faces")]
    finder: Option<atelier_faces::Finder>,
}

impl Default for Darkroom {
    fn default() -> Self {
        Self::new()
    }
}

impl Darkroom {
    pub fn new() -> Self {
        Self {
            printer: Printer::new(),
            file: Vec::new(),
            pixels: Vec::new(),
            #[cfg(feature = "faces")]
            finder: Some(atelier_faces::Finder::new()),
        }
    }

    /// The same without looking for faces, which takes as long as everything else.
    #[cfg_attr(not(feature = "faces"), expect(unused_mut, reason = "as with faces"))]
    pub fn without_faces(mut self) -> Self {
        #[cfg(feature = "faces")]
        {
            self.finder = None;
        }
        self
    }

    /// Develops a file. The file's name counts only for colour (`_` names are Adobe RGB).
    pub fn develop_file(&mut self, path: &Path) -> Result<Developed, Reason> {
        let bytes = source::read_into(path, std::mem::take(&mut self.file))?.bytes;
        let developed = self.develop(&bytes, path.file_name().and_then(|name| name.to_str()).unwrap_or_default());
        self.file = worth_keeping(bytes);
        developed
    }

    /// Develops a file's bytes. A picture with something missing or wrong is developed all the same and says
    /// so in `damage`; a reason comes back only where there is no picture to show.
    pub fn develop(&mut self, bytes: &[u8], name: &str) -> Result<Developed, Reason> {
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        // The colour engine and the second decoder are other people's code reading hostile bytes.
        let developed = catch_unwind(AssertUnwindSafe(|| self.expose(bytes, name, blake3)));
        developed.unwrap_or_else(|_| {
            self.printer = Printer::new();
            Err(Reason::Damaged)
        })
    }

    /// Only the thumbnail of a file, and what the camera wrote: a fraction of the work. A small upright sRGB JPEG, such
    /// as this engine's own thumbnails, comes back as the bytes that it is.
    pub fn thumb_file(&mut self, path: &Path) -> Result<(Camera, Vec<u8>), Reason> {
        let bytes = &source::read(path)?.bytes;
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let thumb = catch_unwind(AssertUnwindSafe(|| match ready(bytes, name) {
            Some(camera) => Ok((camera, bytes.to_vec())),
            None => self.print(bytes, name, (THUMB_LONG, THUMB_QUALITY)),
        }));
        thumb.unwrap_or_else(|_| {
            self.printer = Printer::new();
            Err(Reason::Damaged)
        })
    }

    /// The picture of a file for whoever wants to see every hair: an upright sRGB JPEG of [`LARGE_LONG`] pixels on the long
    /// side, never larger than the original. For a raw file, its preview.
    pub fn large(&mut self, path: &Path) -> Result<Vec<u8>, Reason> {
        let bytes = &source::read(path)?.bytes;
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let large = catch_unwind(AssertUnwindSafe(|| self.print(bytes, name, (LARGE_LONG, LARGE_QUALITY))));
        large.map_or_else(
            |_| {
                self.printer = Printer::new();
                Err(Reason::Damaged)
            },
            |large| large.map(|(_, picture)| picture),
        )
    }

    fn print(&mut self, bytes: &[u8], name: &str, (long, quality): (usize, i32)) -> Result<(Camera, Vec<u8>), Reason> {
        let opened = open(bytes, decodable(sniff(bytes))?, Wish { name, long, spare: Vec::new() })?;
        let picture = self.upright(&opened, long)?;
        let printed = self.printer.jpeg(&picture, quality)?;
        Ok((opened.camera, printed))
    }

    fn expose(&mut self, bytes: &[u8], name: &str, blake3: String) -> Result<Developed, Reason> {
        let format = decodable(sniff(bytes))?;
        let opened = open(bytes, format, Wish { name, long: PREVIEW_LONG, spare: std::mem::take(&mut self.pixels) })?;
        let picture = self.upright(&opened, PREVIEW_LONG)?;
        let Opened { full, decoded, camera, turn, colours, .. } = opened;
        let damage = decoded.damage;
        self.pixels = worth_keeping(decoded.bytes);
        let (width, height) = if turn >= 5 { (full.1, full.0) } else { full };

        let preview = self.printer.jpeg(&picture, PREVIEW_QUALITY)?;
        let (wide, high) = picture.size();
        let small = self.printer.smaller(&picture, fit(wide, high, THUMB_LONG))?;
        let thumb = self.printer.jpeg(&small, THUMB_QUALITY)?;
        let (size, profile) = (bytes.len() as u64, colours.name().to_owned());
        let measures = self.measured(&picture, &small)?;
        let code = slate::code(&mut self.printer, &picture.luma)?;
        let facts = Facts { blake3, format, size, width, height, camera, profile, measures, code, damage };
        Ok(Developed { facts, thumb, preview })
    }

    #[cfg(feature = "faces")]
    fn measured(&mut self, preview: &Planes, thumb: &Planes) -> Result<Measures, Reason> {
        let Some(finder) = &self.finder else { return Ok(Measures::of(preview, thumb)) };
        let (wide, high) = preview.size();
        let searched = self.printer.smaller(preview, fit(wide, high, atelier_faces::SEARCHED_LONG))?;
        let (wide, high) = searched.size();
        let found = finder.faces(wide, high, &searched.rgb());
        let faces = found.iter().map(|face| Face::of(face, (wide, high), &preview.luma)).collect();
        Ok(Measures { faces: Some(faces), ..Measures::of(preview, thumb) })
    }

    #[cfg(not(feature = "faces"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "as with faces")]
    fn measured(&mut self, preview: &Planes, thumb: &Planes) -> Result<Measures, Reason> {
        Ok(Measures::of(preview, thumb))
    }

    fn upright(&mut self, opened: &Opened, long: usize) -> Result<Planes, Reason> {
        let Opened { stored, decoded, .. } = opened;
        let target = fit(stored.0 as usize, stored.1 as usize, long);
        // A damaged header can make the decoder's size differ; never enlarge what came out.
        let target = (target.0.min(decoded.width), target.1.min(decoded.height));
        Ok(self.printer.developed(decoded, &opened.colours, target)?.turned(opened.turn))
    }
}

/// Memory for the next photo, unless this one was an exception.
fn worth_keeping(memory: Vec<u8>) -> Vec<u8> {
    const MOST: usize = 24 << 20;
    if memory.capacity() <= MOST { memory } else { Vec::new() }
}

/// What the camera wrote into a JPEG that is a thumbnail as it stands; None for everything else.
fn ready(bytes: &[u8], name: &str) -> Option<Camera> {
    let is_jpeg = sniff(bytes) == Format::Jpeg;
    let found = is_jpeg.then(|| Structure::read(bytes))?;
    let (camera, space) = Camera::read(&found);
    let frame = found.frame.as_ref()?;
    let small = usize::from(frame.width.max(found.height())) <= THUMB_LONG && frame.width > 0 && found.height() > 0;
    let plain = frame.precision == 8 && frame.is_baseline() && matches!(frame.channels(), 1 | 3) && !found.strays;
    let whole = found.has_end && found.is_complete() && found.scans == 1;
    let colours = Wish { name, long: THUMB_LONG, spare: Vec::new() }.colours(found.profile().as_deref(), space);
    (small && plain && whole && camera.turn() == 1 && colours.is_srgb()).then_some(camera)
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
