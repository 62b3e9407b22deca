//! PNG, TIFF and WebP: whole pictures by the image library, brought to 8 bits a channel. What it would take in memory
//! is asked before anything is decoded.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::format::Format;
use crate::jpeg::{Decoded, Pixels};
use crate::png_text;
use crate::reason::Reason;

/// Bytes of decoded pixels held at once: 100 MP of 8-bit colour.
const MOST_BYTES: u64 = 320 << 20;

/// A decoded picture as stored, with the blocks that stand beside it.
pub(crate) struct Raster {
    pub decoded: Decoded,
    pub exif: Option<Vec<u8>>,
    pub profile: Option<Vec<u8>>,
}

/// Decodes a file of this kind whole.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<Raster, Reason> {
    let kind = match format {
        Format::Png => ImageFormat::Png,
        Format::Tiff => ImageFormat::Tiff,
        Format::WebP => ImageFormat::WebP,
        format => return Err(Reason::UnsupportedFormat { format }),
    };
    let mut limits = Limits::default();
    // Ours is the bound; the decoder's own working memory comes on top of the pixels.
    limits.max_alloc = Some(MOST_BYTES * 2);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error, format, (0, 0)))?;
    let size = decoder.dimensions();
    if decoder.total_bytes() > MOST_BYTES {
        return Err(Reason::TooLarge { width: size.0, height: size.1 });
    }
    let exif = decoder.exif_metadata().ok().flatten().or_else(|| if kind == ImageFormat::Png { png_text::exif(bytes) } else { None });
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error, format, size))?;
    let (kind, pixels) = if image.color().has_color() {
        // What is transparent is shown on white, as paper would show it.
        (Pixels::Rgb, if image.color().has_alpha() { on_white(&image) } else { image.into_rgb8().into_raw() })
    } else {
        (Pixels::Grey, image.into_luma8().into_raw())
    };
    let (width, height) = (size.0 as usize, size.1 as usize);
    Ok(Raster { decoded: Decoded { width, height, kind, bytes: pixels, damage: None }, exif, profile })
}

fn on_white(image: &DynamicImage) -> Vec<u8> {
    let over = |colour: u8, alpha: u8| {
        let alpha = u32::from(alpha);
        ((u32::from(colour) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    image.to_rgba8().pixels().flat_map(|pixel| [0, 1, 2].map(|channel| over(pixel[channel], pixel[3]))).collect()
}

fn refused(error: &ImageError, format: Format, size: (u32, u32)) -> Reason {
    match error {
        ImageError::Unsupported(_) => Reason::UnsupportedFormat { format },
        ImageError::Limits(_) => Reason::TooLarge { width: size.0, height: size.1 },
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Reason::Truncated,
        _ => Reason::Damaged,
    }
}
