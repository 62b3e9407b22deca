//! EXIF in a PNG where the decoder does not look for it: behind the pixels, or as the text that ImageMagick wrote before
//! PNG had a chunk for it. Only the chunks' frame is walked; lengths that lie end the walk.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// More EXIF than JPEG could hold, in hexadecimal.
const MOST_TEXT: usize = 256 << 10;

/// The EXIF block, perhaps with JPEG's prefix.
pub(crate) fn exif(png: &[u8]) -> Option<Vec<u8>> {
    let chunks = || Chunks { rest: png.get(8..).unwrap_or_default() };
    let own = chunks().find_map(|(name, body)| (name == b"eXIf").then(|| body.to_vec()));
    own.or_else(|| chunks().find_map(|(name, body)| from_text(name, body)))
}

/// Names and bodies of the chunks (PNG 3rd edition, 5.3): four bytes of length, four of name, the body, four of check sum.
struct Chunks<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Chunks<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = u32::from_be_bytes(*self.rest.first_chunk()?) as usize;
        let (name, body) = (self.rest.get(4..8)?, self.rest.get(8..8_usize.checked_add(length)?)?);
        self.rest = self.rest.get(12 + length..).unwrap_or_default();
        Some((name, body))
    }
}

/// ImageMagick's text: a line with the profile's name, a line with its length, lines of hexadecimal.
fn from_text(name: &[u8], body: &[u8]) -> Option<Vec<u8>> {
    let end = body.iter().position(|&byte| byte == 0)?;
    let (keyword, text) = (&body[..end], &body[end + 1..]);
    if !matches!(keyword, b"Raw profile type exif" | b"Raw profile type APP1") {
        return None;
    }
    let text = match name {
        b"tEXt" => text.to_vec(),
        // One byte says how it is compressed; there is one way.
        b"zTXt" => decompress_to_vec_zlib_with_limit(text.get(1..)?, MOST_TEXT).ok()?,
        _ => return None,
    };
    let hex = text.splitn(4, |&byte| byte == b'\n').nth(3)?;
    let digits: Vec<u8> = hex.iter().filter_map(|&byte| char::from(byte).to_digit(16)).map(|digit| digit as u8).collect();
    let block: Vec<u8> = digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect();
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(&block);
    (tiff.starts_with(b"II") || tiff.starts_with(b"MM")).then_some(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32).to_be_bytes()[..], name, body, &[0; 4]].concat()
    }

    fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
        [b"\x89PNG\r\n\x1A\n".to_vec(), chunks.concat()].concat()
    }

    const TEXT: &[u8] = b"\nexif\n       8\n45786966000049492a\n0008\n";
    const BLOCK: &[u8] = b"Exif\0\0II*\0\x08";

    #[test]
    fn exif_is_found_in_text_compressed_text_and_behind_the_pixels() {
        let plain = [b"Raw profile type exif\0", TEXT].concat();
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(TEXT, 6);
        let packed = [&b"Raw profile type APP1\0\0"[..], &packed].concat();
        let behind = [chunk(b"IDAT", b"pixels"), chunk(b"eXIf", BLOCK)];
        for file in [png(&[chunk(b"IHDR", b""), chunk(b"tEXt", &plain)]), png(&[chunk(b"zTXt", &packed)]), png(&behind)] {
            assert_eq!(exif(&file).as_deref(), Some(BLOCK));
        }
    }

    #[test]
    fn other_texts_and_chunks_that_lie_are_none() {
        let lying = [&[0xFF; 4][..], b"eXIf"].concat();
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'0'; MOST_TEXT * 2], 6);
        let bomb = [&b"Raw profile type exif\0\0"[..], &bomb].concat();
        for chunks in [
            vec![],
            vec![chunk(b"tEXt", b"Comment\0\nexif\n 1\n4949")],
            vec![chunk(b"tEXt", b"Raw profile type exif\0not hex")],
            vec![chunk(b"tEXt", b"Raw profile type exif\0\nexif\n2\n0000")],
            vec![chunk(b"zTXt", b"Raw profile type exif\0\0rubbish")],
            vec![chunk(b"zTXt", &bomb)],
            vec![lying],
        ] {
            assert_eq!(exif(&png(&chunks)), None);
        }
        assert_eq!(exif(b""), None);
    }
}
