//! A JPEG as it goes into a document: whole and untouched. Reads only what a PDF must say about it (size, colours) and
//! whether it ends properly. Never decodes pixels and never turns a photo: whoever calls gives an upright one.

use std::{fs, path::PathBuf, sync::Arc};

use crate::PhotoFault;

/// A thumbnail or preview is far below this; a file above it is a slip that would make the document useless.
const LARGEST: u64 = 64 << 20;

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
    /// The bytes, or why there are none.
    pub(crate) fn load(&self) -> Result<Arc<[u8]>, PhotoFault> {
        match self {
            Jpeg::Missing => Err(PhotoFault::Unreadable),
            Jpeg::Bytes(bytes) => Ok(Arc::clone(bytes)),
            Jpeg::File(path) => {
                let facts = fs::metadata(path).map_err(|_| PhotoFault::Unreadable)?;
                if !facts.is_file() {
                    return Err(PhotoFault::Unreadable);
                }
                if facts.len() > LARGEST {
                    return Err(PhotoFault::TooLarge);
                }
                fs::read(path).map(Arc::from).map_err(|_| PhotoFault::Unreadable)
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

/// Walks a JPEG from its first marker to its end.
pub fn inspect(bytes: &[u8]) -> Result<JpegFacts, PhotoFault> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(PhotoFault::NotJpeg);
    }
    let mut walk = Walk { bytes, at: 2, frame: None, adobe: false, tables: false };
    loop {
        match walk.marker()? {
            0xD9 => return walk.facts(),
            0xDA => {
                walk.segment()?;
                walk.skip_scan()?;
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
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    frame: Option<(u32, u32, u8)>,
    adobe: bool,
    tables: bool,
}

impl<'a> Walk<'a> {
    fn byte(&mut self) -> Result<u8, PhotoFault> {
        let byte = self.bytes.get(self.at).copied().ok_or(PhotoFault::Truncated)?;
        self.at += 1;
        Ok(byte)
    }

    /// The next marker's code; any number of fill bytes may stand before it.
    fn marker(&mut self) -> Result<u8, PhotoFault> {
        if self.byte()? != 0xFF {
            return Err(PhotoFault::NotJpeg);
        }
        loop {
            let code = self.byte()?;
            if code != 0xFF {
                return Ok(code);
            }
        }
    }

    fn segment(&mut self) -> Result<&'a [u8], PhotoFault> {
        let length = usize::from(self.byte()?) << 8 | usize::from(self.byte()?);
        let end = self.at + length.checked_sub(2).ok_or(PhotoFault::NotJpeg)?;
        let body = self.bytes.get(self.at..end).ok_or(PhotoFault::Truncated)?;
        self.at = end;
        Ok(body)
    }

    fn read_frame(&mut self) -> Result<(), PhotoFault> {
        let body = self.segment()?;
        let &[precision, h1, h0, w1, w0, channels, ..] = body else {
            return Err(PhotoFault::NotJpeg);
        };
        if precision != 8 {
            return Err(PhotoFault::Unsupported);
        }
        self.frame = Some((u32::from(w1) << 8 | u32::from(w0), u32::from(h1) << 8 | u32::from(h0), channels));
        Ok(())
    }

    /// Passes over a scan's coded data, to the marker that follows it.
    fn skip_scan(&mut self) -> Result<(), PhotoFault> {
        loop {
            let rest = self.bytes.get(self.at..).ok_or(PhotoFault::Truncated)?;
            let step = rest.iter().position(|byte| *byte == 0xFF).ok_or(PhotoFault::Truncated)?;
            match rest.get(step + 1) {
                None => return Err(PhotoFault::Truncated),
                // A stuffed byte or a restart belongs to the data; a fill byte is looked at again.
                Some(0x00 | 0xD0..=0xD7) => self.at += step + 2,
                Some(0xFF) => self.at += step + 1,
                Some(_) => {
                    self.at += step;
                    return Ok(());
                }
            }
        }
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
        let grey = inspect(&jpeg(image::ExtendedColorType::L8, 1)).unwrap();
        assert_eq!(grey, JpegFacts { width: 12, height: 8, colours: Colours::Grey });
        let rgb = inspect(&jpeg(image::ExtendedColorType::Rgb8, 3)).unwrap();
        assert_eq!(rgb.colours, Colours::Rgb);
    }

    #[test]
    fn refuses_what_a_reader_could_not_show() {
        let whole = jpeg(image::ExtendedColorType::Rgb8, 3);
        for cut in [0, 1, 2, 3, 20, whole.len() / 2, whole.len() - 1] {
            assert!(inspect(&whole[..cut]).is_err(), "{cut} bytes were taken as whole");
        }
        assert_eq!(inspect(&whole[..whole.len() - 2]), Err(PhotoFault::Truncated));
        assert_eq!(inspect(b"GIF89a"), Err(PhotoFault::NotJpeg));
        assert_eq!(inspect(&[0; 4096]), Err(PhotoFault::NotJpeg));
        let frame = whole.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        let mut arithmetic = whole.clone();
        arithmetic[frame + 1] = 0xC9;
        assert_eq!(inspect(&arithmetic), Err(PhotoFault::Unsupported));
        let mut flat = whole;
        flat[frame + 5] = 0;
        flat[frame + 6] = 0;
        assert_eq!(inspect(&flat), Err(PhotoFault::Unsupported));
    }

    #[test]
    fn never_panics_on_any_byte_flipped() {
        let whole = jpeg(image::ExtendedColorType::Rgb8, 3);
        for at in 0..whole.len() {
            for value in [0x00, 0xFF, 0xDA] {
                let mut bent = whole.clone();
                bent[at] = value;
                let _ = inspect(&bent);
            }
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        assert_eq!(Jpeg::File("/nowhere/at/all.jpg".into()).load(), Err(PhotoFault::Unreadable));
        assert_eq!(Jpeg::Missing.load(), Err(PhotoFault::Unreadable));
    }
}
