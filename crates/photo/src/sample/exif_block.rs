//! Writes the EXIF segment of a drawn photo: a small TIFF structure with the facts that a camera
//! records and a thumbnail. Reading is `camera`'s business, by another implementation.

/// What goes into the segment.
pub(super) struct Record<'a> {
    pub make: &'a str,
    pub model: &'a str,
    pub serial: &'a str,
    pub lens: &'a str,
    /// `2026:05:01 10:00:00`, local.
    pub time: &'a str,
    pub sub_seconds: &'a str,
    /// `+08:00`.
    pub offset: &'a str,
    pub orientation: u16,
    /// Stored pixels.
    pub width: u32,
    pub height: u32,
    /// Millimetres.
    pub focal_length: u32,
    /// A JPEG; left out when the segment would grow too long.
    pub thumbnail: &'a [u8],
}

/// A whole APP1 segment with its marker.
pub(super) fn app1(record: &Record<'_>) -> Vec<u8> {
    let thumbnail = if record.thumbnail.len() < 60_000 { record.thumbnail } else { &[] };
    let tiff = tiff(record, thumbnail);
    let mut segment = vec![0xFF, 0xE1];
    segment.extend(((tiff.len() + 8) as u16).to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    segment
}

fn tiff(record: &Record<'_>, thumbnail: &[u8]) -> Vec<u8> {
    let first = |exif_at: u32| {
        Directory::default()
            .text(0x010F, record.make)
            .text(0x0110, record.model)
            .short(0x0112, record.orientation)
            .ratio(0x011A, 300, 1)
            .ratio(0x011B, 300, 1)
            .short(0x0128, 2)
            .text(0x0132, record.time)
            .short(0x0213, 2)
            .long(0x8769, exif_at)
    };
    let exif = Directory::default()
        .ratio(0x829A, 1, 160)
        .ratio(0x829D, 56, 10)
        .short(0x8827, 100)
        .raw(0x9000, 7, 4, b"0232".to_vec())
        .text(0x9003, record.time)
        .text(0x9004, record.time)
        .text(0x9011, record.offset)
        .text(0x9012, record.offset)
        .ratio(0x920A, record.focal_length, 1)
        .text(0x9291, record.sub_seconds)
        .text(0x9292, record.sub_seconds)
        .short(0xA001, 1)
        .long(0xA002, record.width)
        .long(0xA003, record.height)
        .text(0xA431, record.serial)
        .text(0xA434, record.lens);
    let small = |at: u32| Directory::default().short(0x0103, 6).long(0x0201, at).long(0x0202, thumbnail.len() as u32);
    // Sizes do not depend on the offsets, so measure first and write then.
    let exif_at = 8 + first(0).size();
    let small_at = exif_at + exif.size();
    let data_at = small_at + small(0).size();
    let next = if thumbnail.is_empty() { 0 } else { small_at };
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend(first(exif_at).written(8, next));
    out.extend(exif.written(exif_at, 0));
    if !thumbnail.is_empty() {
        out.extend(small(data_at).written(small_at, 0));
        out.extend(thumbnail);
    }
    out
}

/// A directory under construction: tag, type, count, little-endian bytes; tags in rising order.
#[derive(Default)]
struct Directory(Vec<(u16, u16, u32, Vec<u8>)>);

impl Directory {
    fn raw(mut self, tag: u16, kind: u16, count: u32, bytes: Vec<u8>) -> Self {
        self.0.push((tag, kind, count, bytes));
        self
    }

    fn text(self, tag: u16, text: &str) -> Self {
        let bytes = [text.as_bytes(), b"\0"].concat();
        self.raw(tag, 2, bytes.len() as u32, bytes)
    }

    fn short(self, tag: u16, value: u16) -> Self {
        self.raw(tag, 3, 1, value.to_le_bytes().to_vec())
    }

    fn long(self, tag: u16, value: u32) -> Self {
        self.raw(tag, 4, 1, value.to_le_bytes().to_vec())
    }

    fn ratio(self, tag: u16, above: u32, below: u32) -> Self {
        self.raw(tag, 5, 1, [above.to_le_bytes(), below.to_le_bytes()].concat())
    }

    fn size(&self) -> u32 {
        let beside: usize = self.0.iter().map(|entry| beside(&entry.3)).sum();
        (2 + self.0.len() * 12 + 4 + beside) as u32
    }

    /// The directory as bytes, itself at offset `at`, values that do not fit into an entry behind it.
    fn written(&self, at: u32, next: u32) -> Vec<u8> {
        let mut out = (self.0.len() as u16).to_le_bytes().to_vec();
        let mut behind = Vec::new();
        let behind_at = at + 2 + self.0.len() as u32 * 12 + 4;
        for (tag, kind, count, bytes) in &self.0 {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(count.to_le_bytes());
            if beside(bytes) == 0 {
                let mut value = bytes.clone();
                value.resize(4, 0);
                out.extend(value);
            } else {
                out.extend((behind_at + behind.len() as u32).to_le_bytes());
                behind.extend(bytes);
                behind.resize(behind.len().next_multiple_of(2), 0);
            }
        }
        out.extend(next.to_le_bytes());
        out.extend(behind);
        out
    }
}

/// Bytes that a value takes outside its entry.
fn beside(value: &[u8]) -> usize {
    if value.len() <= 4 { 0 } else { value.len().next_multiple_of(2) }
}
