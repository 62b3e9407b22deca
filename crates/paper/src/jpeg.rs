//! A JPEG as it goes into a document: whole and untouched. Reads only what a PDF must say about it (size, colours) and
//! whether it ends properly, in pieces, so that a file is never in memory. Never decodes pixels and never turns a photo:
//! whoever calls gives an upright one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::Arc;

use crate::PhotoFault;

/// No photograph is as large; a file above it is a slip that would make the document useless.
const LARGEST: u64 = 256 << 20;

/// Where a photo's JPEG comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Jpeg {
    /// A file, read when the document is made.
    File(PathBuf),
    /// The bytes themselves.
    Bytes(Arc<[u8]>),
    /// There is none; a frame with the photo's name is drawn.
    #[default]
    Missing,
}

impl Jpeg {
    /// Whether it is whole and in grey or three channels, so that every reader shows it as photo programs do.
    pub fn is_plain(&self) -> bool {
        self.look().is_ok_and(|found| matches!(found.facts.colours, Colours::Grey | Colours::Rgb))
    }

    /// What it is, or why there is nothing to show.
    pub(crate) fn look(&self) -> Result<Found, PhotoFault> {
        match self {
            Jpeg::Missing => Err(PhotoFault::Unreadable),
            Jpeg::Bytes(bytes) => inspect(&**bytes),
            Jpeg::File(path) => {
                let file = File::open(path).map_err(|_| PhotoFault::Unreadable)?;
                let about = file.metadata().map_err(|_| PhotoFault::Unreadable)?;
                if !about.is_file() {
                    return Err(PhotoFault::Unreadable);
                }
                if about.len() > LARGEST {
                    return Err(PhotoFault::TooLarge);
                }
                inspect(file)
            }
        }
    }
}

/// The colours of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// One grey channel.
    Grey,
    /// Three channels.
    Rgb,
    /// Four channels, ink as 255.
    Cmyk,
    /// Four channels, ink as 0: Adobe's custom.
    CmykInverted,
}

/// What a PDF must say about a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JpegFacts {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its colours.
    pub colours: Colours,
}

/// A JPEG that was looked at, and what it must still be when it is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What a PDF must say about it.
    pub facts: JpegFacts,
    /// Its bytes.
    pub length: u64,
    /// Tells it from every other content.
    pub content: blake3::Hash,
}

/// Hashes and counts what is read through it.
pub struct Tally<R> {
    inner: R,
    hasher: blake3::Hasher,
    length: u64,
}

impl<R: Read> Tally<R> {
    /// A tally of nothing yet.
    pub fn new(inner: R) -> Tally<R> {
        Tally { inner, hasher: blake3::Hasher::new(), length: 0 }
    }

    /// How many bytes were read, and what tells them from others.
    pub fn sum(&self) -> (u64, blake3::Hash) {
        (self.length, self.hasher.finalize())
    }
}

impl<R: Read> Read for Tally<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.hasher.update(into.get(..count).unwrap_or_default());
        self.length += count as u64;
        Ok(count)
    }
}

/// Walks a JPEG from its first marker to its end.
pub fn inspect(source: impl Read) -> Result<Found, PhotoFault> {
    let reader = BufReader::with_capacity(64 << 10, Tally::new(source));
    let mut walk = Walk { reader, frame: None, adobe: false, tables: false };
    let starts = [walk.byte(), walk.byte()];
    if starts.contains(&Err(PhotoFault::Unreadable)) {
        return Err(PhotoFault::Unreadable);
    }
    if starts != [Ok(0xFF), Ok(0xD8)] {
        return Err(PhotoFault::NotJpeg);
    }
    let mut marker = walk.marker()?;
    loop {
        match marker {
            0xD9 => return walk.found(),
            0xDA => {
                walk.segment()?;
                marker = walk.skip_scan()?;
                continue;
            }
            0x01 | 0xD0..=0xD7 => {}
            0xC0..=0xC2 => walk.read_frame()?,
            0xC4 => {
                walk.tables = true;
                walk.segment()?;
            }
            // Lossless, hierarchical and arithmetic frames: DCTDecode knows none of them.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF => return Err(PhotoFault::Unsupported),
            0xEE => walk.adobe |= walk.segment()?.starts_with(b"Adobe"),
            0x00 | 0xD8 | 0xFF => return Err(PhotoFault::NotJpeg),
            _ => {
                walk.segment()?;
            }
        }
        marker = walk.marker()?;
    }
}

struct Walk<R> {
    reader: BufReader<Tally<R>>,
    frame: Option<(u32, u32, u8)>,
    adobe: bool,
    tables: bool,
}

impl<R: Read> Walk<R> {
    fn byte(&mut self) -> Result<u8, PhotoFault> {
        let mut byte = [0];
        self.reader.read_exact(&mut byte).map_err(|fault| broken_off(&fault))?;
        let [byte] = byte;
        Ok(byte)
    }

    /// The next marker's code.
    fn marker(&mut self) -> Result<u8, PhotoFault> {
        if self.byte()? != 0xFF {
            return Err(PhotoFault::NotJpeg);
        }
        self.code()
    }

    /// The code after a marker's first byte; any number of fill bytes may stand before it.
    fn code(&mut self) -> Result<u8, PhotoFault> {
        loop {
            let code = self.byte()?;
            if code != 0xFF {
                return Ok(code);
            }
        }
    }

    fn segment(&mut self) -> Result<Vec<u8>, PhotoFault> {
        let length = usize::from(self.byte()?) << 8 | usize::from(self.byte()?);
        let mut body = vec![0; length.checked_sub(2).ok_or(PhotoFault::NotJpeg)?];
        self.reader.read_exact(&mut body).map_err(|fault| broken_off(&fault))?;
        Ok(body)
    }

    fn read_frame(&mut self) -> Result<(), PhotoFault> {
        let body = self.segment()?;
        let &[precision, h1, h0, w1, w0, channels, ..] = body.as_slice() else {
            return Err(PhotoFault::NotJpeg);
        };
        if precision != 8 {
            return Err(PhotoFault::Unsupported);
        }
        self.frame = Some((u32::from(w1) << 8 | u32::from(w0), u32::from(h1) << 8 | u32::from(h0), channels));
        Ok(())
    }

    /// Passes over a scan's coded data, to the code of the marker that follows it.
    fn skip_scan(&mut self) -> Result<u8, PhotoFault> {
        loop {
            let piece = self.reader.fill_buf().map_err(|fault| broken_off(&fault))?;
            if piece.is_empty() {
                return Err(PhotoFault::Truncated);
            }
            let Some(step) = piece.iter().position(|byte| *byte == 0xFF) else {
                let whole = piece.len();
                self.reader.consume(whole);
                continue;
            };
            self.reader.consume(step + 1);
            match self.code()? {
                // A stuffed byte or a restart belongs to the data.
                0x00 | 0xD0..=0xD7 => {}
                code => return Ok(code),
            }
        }
    }

    /// The sum of it all. What stands behind a JPEG's end, such as a camera's second picture, belongs to the file.
    fn found(mut self) -> Result<Found, PhotoFault> {
        let facts = self.facts()?;
        io::copy(&mut self.reader, &mut io::sink()).map_err(|_| PhotoFault::Unreadable)?;
        let (length, content) = self.reader.get_ref().sum();
        Ok(Found { facts, length, content })
    }

    fn facts(&self) -> Result<JpegFacts, PhotoFault> {
        let (width, height, channels) = self.frame.ok_or(PhotoFault::Truncated)?;
        if width == 0 || height == 0 || !self.tables {
            return Err(PhotoFault::Unsupported);
        }
        let colours = match (channels, self.adobe) {
            (1, _) => Colours::Grey,
            (3, _) => Colours::Rgb,
            (4, false) => Colours::Cmyk,
            (4, true) => Colours::CmykInverted,
            _ => return Err(PhotoFault::Unsupported),
        };
        Ok(JpegFacts { width, height, colours })
    }
}

fn broken_off(fault: &io::Error) -> PhotoFault {
    if fault.kind() == ErrorKind::UnexpectedEof { PhotoFault::Truncated } else { PhotoFault::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(colour: image::ExtendedColorType, channels: usize) -> Vec<u8> {
        let pixels = vec![90_u8; 12 * 8 * channels];
        let mut bytes = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut bytes).encode(&pixels, 12, 8, colour).unwrap();
        bytes
    }

    #[test]
    fn reads_size_and_colours() {
        let grey = inspect(&*jpeg(image::ExtendedColorType::L8, 1)).unwrap();
        assert_eq!(grey.facts, JpegFacts { width: 12, height: 8, colours: Colours::Grey });
        let rgb = inspect(&*jpeg(image::ExtendedColorType::Rgb8, 3)).unwrap();
        assert_eq!(rgb.facts.colours, Colours::Rgb);
    }

    #[test]
    fn what_stands_behind_the_end_belongs_to_the_file() {
        let mut bytes = jpeg(image::ExtendedColorType::Rgb8, 3);
        bytes.extend(vec![7; 200_000]);
        let found = inspect(&*bytes).unwrap();
        assert_eq!((found.length, found.content), (bytes.len() as u64, blake3::hash(&bytes)));
    }

    #[test]
    fn refuses_what_a_reader_could_not_show() {
        let whole = jpeg(image::ExtendedColorType::Rgb8, 3);
        for cut in [0, 1, 2, 3, 20, whole.len() / 2, whole.len() - 1] {
            assert!(inspect(&whole[..cut]).is_err(), "{cut} bytes were taken as whole");
        }
        assert_eq!(inspect(&whole[..whole.len() - 2]), Err(PhotoFault::Truncated));
        assert_eq!(inspect(&b"GIF89a"[..]), Err(PhotoFault::NotJpeg));
        assert_eq!(inspect(&[0; 4096][..]), Err(PhotoFault::NotJpeg));
        let frame = whole.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        let mut arithmetic = whole.clone();
        arithmetic[frame + 1] = 0xC9;
        assert_eq!(inspect(&*arithmetic), Err(PhotoFault::Unsupported));
        let mut flat = whole;
        flat[frame + 5] = 0;
        flat[frame + 6] = 0;
        assert_eq!(inspect(&*flat), Err(PhotoFault::Unsupported));
    }

    #[test]
    fn never_panics_on_any_byte_flipped() {
        let whole = jpeg(image::ExtendedColorType::Rgb8, 3);
        for at in 0..whole.len() {
            for value in [0x00, 0xFF, 0xDA] {
                let mut bent = whole.clone();
                bent[at] = value;
                let _ = inspect(&*bent);
            }
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        assert_eq!(Jpeg::File("/nowhere/at/all.jpg".into()).look(), Err(PhotoFault::Unreadable));
        assert_eq!(Jpeg::Missing.look(), Err(PhotoFault::Unreadable));
    }
}
