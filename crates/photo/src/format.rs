//! What a file is, told by its first bytes and never by its name: a `.jpg` that holds a PNG is a PNG.
//! Only recognition lives here; nothing is decoded.

use serde::{Deserialize, Serialize};

/// How many bytes from the start of a file [`sniff`] wants to see; fewer are fine, more change nothing.
pub const SNIFF_BYTES: usize = 64 * 1024;

/// A kind of file that a photo studio meets. The serde form and [`Format::name`] are the same lower-case word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Jpeg,
    /// A JPEG of 12 bits a channel, which no consumer decoder opens.
    Jpeg12Bit,
    Png,
    Tiff,
    WebP,
    Heic,
    Avif,
    Jxl,
    Jp2,
    Gif,
    Bmp,
    Psd,
    Cr2,
    Cr3,
    Crw,
    Nef,
    Arw,
    Raf,
    Rw2,
    Pef,
    Orf,
    Dng,
    /// MP4 and QuickTime films.
    Mp4,
    Pdf,
    Zip,
    Xmp,
    Text,
    AppleDouble,
    /// Nothing but zero bytes: what a failed card leaves.
    Zeros,
    Empty,
    Unknown,
}

impl Format {
    /// The kinds that are taken into the library; the most frequent first.
    pub const TAKEN: &[Self] = &[
        Self::Jpeg,
        Self::Nef,
        Self::Cr2,
        Self::Cr3,
        Self::Arw,
        Self::Raf,
        Self::Rw2,
        Self::Orf,
        Self::Pef,
        Self::Dng,
        Self::Crw,
        Self::Tiff,
        Self::Png,
        Self::WebP,
        #[cfg(target_os = "linux")]
        Self::Heic,
        #[cfg(target_os = "linux")]
        Self::Avif,
    ];

    /// The kinds that are kept as they are beside a photo ([`crate::Library::keep`]): an editor's settings, and the film of
    /// a Live photo.
    pub const BESIDE: &[Self] = &[Self::Xmp, Self::Mp4];

    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Jpeg12Bit => "jpeg12bit",
            Self::Png => "png",
            Self::Tiff => "tiff",
            Self::WebP => "webp",
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Jxl => "jxl",
            Self::Jp2 => "jp2",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Psd => "psd",
            Self::Cr2 => "cr2",
            Self::Cr3 => "cr3",
            Self::Crw => "crw",
            Self::Nef => "nef",
            Self::Arw => "arw",
            Self::Raf => "raf",
            Self::Rw2 => "rw2",
            Self::Pef => "pef",
            Self::Orf => "orf",
            Self::Dng => "dng",
            Self::Mp4 => "mp4",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Xmp => "xmp",
            Self::Text => "text",
            Self::AppleDouble => "appledouble",
            Self::Zeros => "zeros",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }

    /// The suffix that a file of this kind is stored under.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Jpeg | Self::Jpeg12Bit => "jpg",
            Self::Tiff => "tif",
            Self::Text => "txt",
            Self::AppleDouble | Self::Zeros | Self::Empty | Self::Unknown => "bin",
            other => other.name(),
        }
    }

    /// What a camera wrote without developing it.
    pub fn is_raw(self) -> bool {
        use Format::{Arw, Cr2, Cr3, Crw, Dng, Nef, Orf, Pef, Raf, Rw2};
        matches!(self, Cr2 | Cr3 | Crw | Nef | Arw | Raf | Rw2 | Pef | Orf | Dng)
    }

    /// Whether a file of this kind is no photo, but is kept beside one.
    pub fn is_beside(self) -> bool {
        Self::BESIDE.contains(&self)
    }

    /// A still picture, whether or not this engine decodes it.
    pub fn is_picture(self) -> bool {
        !matches!(
            self,
            Self::Mp4 | Self::Pdf | Self::Zip | Self::Xmp | Self::Text | Self::AppleDouble | Self::Zeros | Self::Empty | Self::Unknown
        )
    }
}

/// Tells the kind of a file from its beginning ([`SNIFF_BYTES`] are enough).
pub fn sniff(bytes: &[u8]) -> Format {
    if bytes.is_empty() {
        return Format::Empty;
    }
    const SIGNATURES: &[(&[u8], Format)] = &[
        (b"\xFF\xD8", Format::Jpeg),
        (b"\x89PNG\r\n\x1A\n", Format::Png),
        (b"GIF87a", Format::Gif),
        (b"GIF89a", Format::Gif),
        (b"8BPS", Format::Psd),
        (b"FUJIFILMCCD-RAW", Format::Raf),
        (b"IIU\0", Format::Rw2),
        (b"IIRO", Format::Orf),
        (b"IIRS", Format::Orf),
        (b"MMOR", Format::Orf),
        (b"II\x1A\0\0\0HEAPCCDR", Format::Crw),
        (b"\0\0\0\x0CJXL \r\n\x87\n", Format::Jxl),
        (b"\xFF\x0A", Format::Jxl),
        (b"\0\0\0\x0CjP  \r\n\x87\n", Format::Jp2),
        (b"\xFF\x4F\xFF\x51", Format::Jp2),
        (b"%PDF-", Format::Pdf),
        (b"PK\x03\x04", Format::Zip),
        (b"\0\x05\x16\x07", Format::AppleDouble),
    ];
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return *format;
    }
    if bytes.starts_with(b"BM") && bytes.len() >= 26 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0 {
        return Format::Bmp;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Format::WebP;
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return boxed(bytes);
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return tiff_kind(bytes);
    }
    plain(bytes)
}

/// ISO media files tell themselves apart by their brands; the major one may be a generic `mif1`.
fn boxed(bytes: &[u8]) -> Format {
    let length = be32(bytes, 0).unwrap_or(0) as usize;
    let brands = bytes.get(8..length.clamp(12, 256).min(bytes.len())).unwrap_or_default();
    let has = |wanted: &[&[u8; 4]]| brands.chunks_exact(4).any(|brand| wanted.iter().any(|w| brand == *w));
    if has(&[b"crx "]) {
        Format::Cr3
    } else if has(&[b"avif", b"avis"]) {
        Format::Avif
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Format::Heic
    } else {
        Format::Mp4
    }
}

/// Most RAW kinds are TIFF files. What gives them away is the maker together with a first
/// directory that is only a preview, which no exported TIFF has.
fn tiff_kind(bytes: &[u8]) -> Format {
    if bytes.get(8..10) == Some(b"CR") {
        return Format::Cr2;
    }
    let directory = FirstDirectory::read(bytes).unwrap_or_default();
    if directory.dng {
        return Format::Dng;
    }
    // 6 is old-style JPEG, the rest are the makers' own compressions; 1 in NewSubfileType is "reduced size".
    let preview = directory.reduced || matches!(directory.compression, 6 | 7 | 32_767 | 34_713 | 65_535);
    let maker = directory.make.to_ascii_uppercase();
    match () {
        () if !preview => Format::Tiff,
        () if maker.starts_with("NIKON") => Format::Nef,
        () if maker.starts_with("SONY") => Format::Arw,
        () if maker.starts_with("PENTAX") || maker.starts_with("RICOH") => Format::Pef,
        () => Format::Tiff,
    }
}

/// The few facts of a TIFF's first directory that tell RAW kinds apart.
#[derive(Default)]
struct FirstDirectory {
    dng: bool,
    reduced: bool,
    compression: u32,
    make: String,
}

impl FirstDirectory {
    /// None when the directory lies beyond the bytes at hand or is cut off.
    fn read(bytes: &[u8]) -> Option<Self> {
        let order = Order::of(bytes)?;
        let start = order.u32(bytes, 4)? as usize;
        let count = order.u16(bytes, start)?;
        let mut found = Self::default();
        for index in 0..usize::from(count) {
            let entry = start.checked_add(2 + index * 12)?;
            let value = order.u32(bytes, entry + 8)?;
            let short = || order.u16(bytes, entry + 8).map(u32::from);
            match order.u16(bytes, entry)? {
                0x00FE => found.reduced = value == 1,
                0x0103 => found.compression = short()?,
                0x010F => {
                    let length = (order.u32(bytes, entry + 4)? as usize).min(64);
                    let at = if length <= 4 { entry + 8 } else { value as usize };
                    let text = bytes.get(at..at.checked_add(length)?).unwrap_or_default();
                    found.make = String::from_utf8_lossy(text).into_owned();
                }
                0xC612 => found.dng = true,
                _ => {}
            }
        }
        Some(found)
    }
}

/// Byte order of a TIFF structure.
pub(crate) enum Order {
    Little,
    Big,
}

impl Order {
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes.get(..2)? {
            b"II" => Some(Self::Little),
            b"MM" => Some(Self::Big),
            _ => None,
        }
    }

    pub fn u16(&self, bytes: &[u8], at: usize) -> Option<u16> {
        let raw = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(raw),
            Self::Big => u16::from_be_bytes(raw),
        })
    }

    pub fn u32(&self, bytes: &[u8], at: usize) -> Option<u32> {
        let raw = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(raw),
            Self::Big => u32::from_be_bytes(raw),
        })
    }
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Order::Big.u32(bytes, at)
}

/// What has no signature: zeros, sidecars, text, or nothing that we know.
fn plain(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(4096)];
    if bytes[..bytes.len().min(SNIFF_BYTES)].iter().all(|&byte| byte == 0) {
        return Format::Zeros;
    }
    let texty = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C);
    if !head.iter().all(texty) {
        return Format::Unknown;
    }
    if head.windows(9).any(|window| window == b"x:xmpmeta" || window == b"<?xpacket") {
        return Format::Xmp;
    }
    Format::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Format) {
        assert_eq!(sniff(bytes), expected);
    }

    #[test]
    fn tells_kinds_by_their_first_bytes() {
        check(b"", Format::Empty);
        check(b"\xFF\xD8", Format::Jpeg);
        check(b"\x89PNG\r\n\x1A\n....", Format::Png);
        check(b"\0\0\0\x18ftypmif1\0\0\0\0avifmif1", Format::Avif);
        check(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Format::Heic);
        check(b"\0\0\0\x18ftypqt  \0\0\0\0qt  qt  ", Format::Mp4);
        check(b"RIFF\0\0\0\0WEBPVP8 ", Format::WebP);
        check(b"%PDF-1.7", Format::Pdf);
        check(&[0; 300], Format::Zeros);
        check("一张照片 is not here\r\n".as_bytes(), Format::Text);
        check(b"<?xpacket begin=''?><x:xmpmeta/>", Format::Xmp);
        check(b"\x01\x02\x03", Format::Unknown);
    }

    #[test]
    fn a_lying_tiff_directory_is_still_a_tiff() {
        check(b"II*\0\xFF\xFF\xFF\xFF", Format::Tiff);
        check(b"II*\0\x08\0\0\0\xFF\xFF\x0F\x01\x02\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", Format::Tiff);
        check(b"MM\0*", Format::Tiff);
    }

    #[test]
    fn the_serde_word_is_the_name() {
        for format in [Format::Jpeg, Format::Jpeg12Bit, Format::WebP, Format::AppleDouble, Format::Cr2, Format::Unknown] {
            assert_eq!(serde_json::to_value(format).ok(), Some(serde_json::Value::from(format.name())));
        }
    }
}
