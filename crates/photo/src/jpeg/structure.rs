//! Walks the markers of a JPEG without decoding it: size, metadata segments, where it really ends,
//! and whether every coefficient is coded at all. Lies in lengths and offsets only end the walk.

use memchr::memchr;

/// What the markers of one JPEG say. Slices point into the file's bytes.
#[derive(Debug, Default)]
pub(crate) struct Structure<'a> {
    pub frame: Option<Frame>,
    /// The TIFF block of the EXIF segment(s), without the `Exif` prefix.
    pub exif: Vec<&'a [u8]>,
    pub xmp: Option<&'a [u8]>,
    icc: Vec<IccChunk<'a>>,
    /// An Adobe segment is there, which means that CMYK values are stored inverted.
    pub adobe: bool,
    /// Height told after the first scan, where the frame header says 0.
    pub late_height: Option<u16>,
    /// The end marker was found, or the file's last two bytes are one.
    pub has_end: bool,
    /// The position behind the end marker that was found.
    pub end: Option<usize>,
    pub scans: u32,
    /// Several scans: the decoder must hold all coefficients at once.
    pub in_several_scans: bool,
    /// Bytes that belong to no segment lie between segments.
    pub strays: bool,
    /// The walk ended at a segment that reaches beyond the file.
    pub cut_segment: bool,
    /// Without an end marker and with this many zero bytes last, the rest was never written.
    pub zero_tail: usize,
    coded: Option<Coded>,
    /// Byte ranges of the segments that a decoder needs, in order; scans carry their data.
    essential: Vec<(usize, usize)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The last digit of the SOF marker: 0 baseline, 2 progressive, 3 lossless, 9 arithmetic, ...
    pub kind: u8,
    pub precision: u8,
    pub width: u16,
    pub height: u16,
    /// Where the two bytes of the height lie in the file.
    height_at: usize,
    components: Vec<Component>,
}

#[derive(Clone, Debug)]
struct Component {
    id: u8,
    horizontal: u8,
    vertical: u8,
}

#[derive(Debug)]
struct IccChunk<'a> {
    number: u8,
    of: u8,
    bytes: &'a [u8],
}

/// For every component and coefficient the bit down to which it is coded; 255 is "not at all".
#[derive(Debug)]
struct Coded(Vec<[u8; 64]>);

impl Frame {
    pub fn channels(&self) -> usize {
        self.components.len()
    }

    pub fn is_lossless(&self) -> bool {
        matches!(self.kind, 3 | 7 | 11 | 15)
    }

    pub fn is_baseline(&self) -> bool {
        self.kind == 0
    }

    pub fn is_progressive(&self) -> bool {
        matches!(self.kind, 2 | 6 | 10 | 14)
    }

    /// Arithmetic decoders read zeros past the end without a word.
    pub fn is_arithmetic(&self) -> bool {
        self.kind >= 9
    }

    /// Bytes that a decoder needs to hold all coefficients of the picture at once.
    pub fn coefficient_bytes(&self, height: u16) -> u64 {
        let most = |pick: fn(&Component) -> u8| self.components.iter().map(pick).max().unwrap_or(1).max(1);
        let (h_most, v_most) = (most(|c| c.horizontal), most(|c| c.vertical));
        let blocks =
            |side: u16, factor: u8, most: u8| (u64::from(side) * u64::from(factor)).div_ceil(u64::from(most) * 8) + u64::from(factor);
        self.components.iter().map(|c| blocks(self.width, c.horizontal, h_most) * blocks(height, c.vertical, v_most) * 128).sum()
    }
}

impl<'a> Structure<'a> {
    /// Reads the markers of `bytes`, which begin with a start-of-image marker.
    pub fn read(bytes: &'a [u8]) -> Self {
        let mut found = Self::default();
        let mut at = 2;
        while let Some((marker, after)) = found.next_marker(bytes, at) {
            at = match marker {
                0xD9 => {
                    found.has_end = true;
                    found.end = Some(after);
                    break;
                }
                // Markers without a body have no business here; step over them.
                0x00 | 0x01 | 0xD0..=0xD8 => {
                    found.strays = true;
                    after
                }
                _ => match found.segment(bytes, marker, after) {
                    Some(next) => next,
                    None => {
                        found.cut_segment = true;
                        break;
                    }
                },
            };
        }
        found.has_end |= bytes.len() > 4 && bytes.ends_with(b"\xFF\xD9");
        found.zero_tail = bytes.iter().rev().take_while(|&&byte| byte == 0).count();
        found
    }

    /// The next marker and the position behind it; fill bytes and stray bytes are stepped over.
    fn next_marker(&mut self, bytes: &[u8], at: usize) -> Option<(u8, usize)> {
        let skipped = memchr(0xFF, bytes.get(at..)?)?;
        self.strays |= skipped > 0;
        let mut at = at + skipped + 1;
        while *bytes.get(at)? == 0xFF {
            at += 1;
        }
        Some((bytes[at], at + 1))
    }

    /// Takes in one segment whose length field is at `at`; gives the position behind it.
    fn segment(&mut self, bytes: &'a [u8], marker: u8, at: usize) -> Option<usize> {
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let end = at + length.max(2);
        let body = bytes.get(at + 2..end)?;
        let mut end_of_use = end;
        match marker {
            0xC4 | 0xCC | 0xDB | 0xDD => {}
            0xC0..=0xCF if self.frame.is_none() => self.frame = Frame::read(marker, body, at + 2),
            0xDA => end_of_use = self.scan(bytes, body, end),
            0xDC => {
                self.late_height = body.first_chunk().map(|raw| u16::from_be_bytes(*raw)).or(self.late_height);
            }
            0xE1..=0xEF => self.metadata(marker, body),
            _ => {}
        }
        let adobe = marker == 0xEE && body.starts_with(b"Adobe") && body.len() >= 12;
        self.adobe |= adobe;
        // Of the application segments only Adobe's bears on the pixels; a wrong JFIF one only warns.
        if adobe || matches!(marker, 0xC0..=0xCF | 0xDA | 0xDB | 0xDD) {
            self.essential.push((at - 2, end_of_use));
        }
        Some(end_of_use)
    }

    fn metadata(&mut self, marker: u8, body: &'a [u8]) {
        const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
        const ICC: &[u8] = b"ICC_PROFILE\0";
        if marker == 0xE1 && body.len() > 6 && body.starts_with(b"Exif\0") {
            let tiff = &body[6..];
            let begins = tiff.starts_with(b"II") || tiff.starts_with(b"MM");
            // A second block that begins anew is another program's copy, not a continuation.
            if self.exif.is_empty() || !begins {
                self.exif.push(tiff);
            }
        } else if let (0xE1, Some(xmp)) = (marker, body.strip_prefix(XMP)) {
            self.xmp = self.xmp.or(Some(xmp));
        } else if let (0xE2, Some([number, of, bytes @ ..])) = (marker, body.strip_prefix(ICC)) {
            self.icc.push(IccChunk { number: *number, of: *of, bytes });
        }
    }

    /// Takes in a scan header and steps over its data; gives the position of the next marker.
    fn scan(&mut self, bytes: &[u8], header: &[u8], data: usize) -> usize {
        self.scans += 1;
        if let Some(frame) = &self.frame {
            let listed = header.first().copied().unwrap_or(0);
            self.in_several_scans |= frame.is_progressive() || usize::from(listed) < frame.channels();
            self.coded.get_or_insert_with(|| Coded(vec![[255; 64]; frame.channels()])).note(frame, header);
        }
        let mut at = data;
        while let Some(skipped) = bytes.get(at..).and_then(|rest| memchr(0xFF, rest)) {
            at += skipped;
            match bytes.get(at + 1) {
                Some(0x00 | 0xD0..=0xD7) => at += 2,
                Some(0xFF) => at += 1,
                _ => return at,
            }
        }
        bytes.len()
    }

    /// Every coefficient of every component is coded down to its last bit.
    pub fn is_complete(&self) -> bool {
        let whole = |coded: &Coded| coded.0.iter().all(|component| component.iter().all(|&bit| bit == 0));
        self.coded.as_ref().is_some_and(whole)
    }

    /// Rows of the picture: the frame's word, or the late one.
    pub fn height(&self) -> u16 {
        match self.frame.as_ref().map_or(0, |frame| frame.height) {
            0 => self.late_height.unwrap_or(0),
            height => height,
        }
    }

    /// The embedded colour profile, put together. Chunks with odd numbers are taken in file order;
    /// whether the result is a profile is for the colour engine to say.
    pub fn profile(&self) -> Option<Vec<u8>> {
        let mut chunks: Vec<&IccChunk<'_>> = self.icc.iter().collect();
        let mut numbers: Vec<u8> = chunks.iter().map(|chunk| chunk.number).collect();
        numbers.sort_unstable();
        let of = chunks.first()?.of;
        if numbers.iter().copied().eq(1..=of) {
            chunks.sort_by_key(|chunk| chunk.number);
        }
        let whole: Vec<u8> = chunks.iter().flat_map(|chunk| chunk.bytes).copied().collect();
        let length = u32::from_be_bytes(*whole.first_chunk()?) as usize;
        (length >= 128 && length <= whole.len()).then_some(whole)
    }

    /// The same picture as a decoder that is shy of warnings likes it: essential segments only,
    /// the real height in the frame header, an end marker.
    pub fn rebuilt(&self, bytes: &[u8]) -> Vec<u8> {
        let mut clean = Vec::with_capacity(bytes.len() + 4);
        clean.extend_from_slice(&[0xFF, 0xD8]);
        for &(from, to) in &self.essential {
            // With fill bytes before the marker `from` may point at a fill byte: write the marker afresh.
            clean.extend_from_slice(&[0xFF, bytes[from + 1]]);
            let height_at = self.frame.as_ref().map_or(0, |frame| frame.height_at);
            let start = clean.len();
            clean.extend_from_slice(&bytes[from + 2..to]);
            if (from + 2..to).contains(&height_at) {
                let place = start + height_at - (from + 2);
                clean[place..place + 2].copy_from_slice(&self.height().to_be_bytes());
            }
        }
        clean.extend_from_slice(&[0xFF, 0xD9]);
        clean
    }
}

impl Frame {
    fn read(marker: u8, body: &[u8], at: usize) -> Option<Self> {
        let [precision, h1, h0, w1, w0, count, rest @ ..] = body else { return None };
        let components: Vec<Component> = rest
            .chunks_exact(3)
            .take(usize::from(*count))
            .map(|raw| Component { id: raw[0], horizontal: raw[1] >> 4, vertical: raw[1] & 15 })
            .collect();
        (components.len() == usize::from(*count) && !components.is_empty()).then_some(Self {
            kind: marker & 0x0F,
            precision: *precision,
            width: u16::from_be_bytes([*w1, *w0]),
            height: u16::from_be_bytes([*h1, *h0]),
            height_at: at + 1,
            components,
        })
    }
}

impl Coded {
    /// Notes what one scan codes.
    fn note(&mut self, frame: &Frame, header: &[u8]) {
        let Some((&count, rest)) = header.split_first() else { return };
        let listed = usize::from(count) * 2;
        let Some(ids) = rest.get(..listed) else { return };
        let (from, to, low) = match rest.get(listed..listed + 3) {
            Some([from, to, bits]) if frame.is_progressive() => (*from, *to, bits & 15),
            _ => (0, 63, 0),
        };
        for id in ids.chunks_exact(2).map(|pair| pair[0]) {
            let Some(index) = frame.components.iter().position(|component| component.id == id) else { continue };
            for coefficient in usize::from(from.min(63))..=usize::from(to.min(63)) {
                self.0[index][coefficient] = low;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A marker-only JPEG: 16 x 8, one component, `scan` after the scan header.
    fn skeleton(height: u8, scan: &[u8]) -> Vec<u8> {
        let mut bytes = b"\xFF\xD8\xFF\xE1\x00\x0AExif\0\0II".to_vec();
        bytes.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, height, 0, 16, 1, 1, 0x11, 0]);
        bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]);
        bytes.extend_from_slice(scan);
        bytes
    }

    #[test]
    fn finds_the_end_behind_stuffed_bytes_and_restarts() {
        let bytes = skeleton(8, b"\x12\xFF\x00\x34\xFF\xD0\x56\xFF\xD9trailing");
        let found = Structure::read(&bytes);
        assert!(found.has_end && found.is_complete() && !found.strays && !found.in_several_scans);
        assert_eq!(found.exif, [b"II"]);
        assert_eq!(found.scans, 1);
    }

    #[test]
    fn tells_a_missing_end_and_the_late_height() {
        assert!(!Structure::read(&skeleton(8, b"\x12\x34")).has_end);
        let bytes = skeleton(0, b"\x12\xFF\xDC\x00\x04\x00\x09\xFF\xD9");
        let found = Structure::read(&bytes);
        assert_eq!(found.height(), 9);
        assert_eq!(Structure::read(&found.rebuilt(&bytes)).frame.map(|frame| frame.height), Some(9));
    }

    #[test]
    fn lengths_that_lie_end_the_walk() {
        for bytes in
            [&b"\xFF\xD8\xFF\xE1\xFF\xFF12"[..], b"\xFF\xD8\xFF\xC0\x00\x00", b"\xFF\xD8\xFF", b"\xFF\xD8", b"\xFF\xD8\xFF\xC0\x00\x03\x08"]
        {
            let found = Structure::read(bytes);
            assert!(found.frame.is_none() && found.profile().is_none());
        }
    }

    #[test]
    fn a_progressive_file_cut_between_scans_is_incomplete() {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, 0, 8, 0, 16, 1, 1, 0x11, 0];
        bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0x00, 0x55]);
        assert!(!Structure::read(&bytes).is_complete());
        bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x00, 0x55]);
        assert!(Structure::read(&bytes).is_complete());
    }
}
