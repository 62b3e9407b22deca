//! Valid files with something wrong in them, through every door of the engine: nothing may panic, and nothing may take
//! long. Seeded, so that a failure comes again. The folder `fuzz` throws at the same doors for as long as one likes.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::{Darkroom, fuzzed};
use jiff::civil::date;

/// Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    /// A place in the file, mostly in its head, where a byte matters.
    fn place(&mut self, length: usize) -> usize {
        if self.below(3) == 0 { self.below(length) } else { self.below(length.min(2500)) }
    }

    /// The file with one to four things wrong.
    fn spoil(&mut self, file: &[u8], other: &[u8]) -> Vec<u8> {
        const EXTREMES: [&[u8]; 7] =
            [&[0, 0], &[0xFF, 0xFF], &[0, 1], &[0xFF, 0xFF, 0xFF, 0xFF], &[0x7F, 0xFF, 0xFF, 0xFF], &[0, 0, 0, 0], &[0x80, 0, 0, 0]];
        let mut bytes = file.to_vec();
        for _ in 0..=self.below(4) {
            if bytes.is_empty() {
                break;
            }
            let at = self.place(bytes.len());
            match self.below(5) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes[at] = self.below(256) as u8,
                2 => bytes.truncate(at),
                3 => {
                    let from = self.place(other.len());
                    let to = (from + self.below(400)).min(other.len());
                    let end = (at + self.below(400)).min(bytes.len());
                    bytes.splice(at..end, other[from..to].iter().copied());
                }
                _ => {
                    let extreme = EXTREMES[self.below(EXTREMES.len())];
                    let end = (at + extreme.len()).min(bytes.len());
                    bytes[at..end].copy_from_slice(&extreme[..end - at]);
                }
            }
        }
        bytes
    }
}

/// Small files of several kinds, each whole.
fn whole_files() -> Vec<Vec<u8>> {
    let home = tempfile::tempdir().unwrap();
    let plan = ShootPlan { long_side: 160, ..ShootPlan::of(2, date(2026, 5, 1).at(10, 0, 0, 0)) };
    let drawn = draw_shoot(home.path(), 5, &plan).unwrap();
    let mut files: Vec<Vec<u8>> = drawn.iter().map(|photo| std::fs::read(home.path().join(&photo.name)).unwrap()).collect();
    let picture = image::load_from_memory(&files[0]).unwrap();
    for kind in [image::ImageFormat::Png, image::ImageFormat::Tiff, image::ImageFormat::WebP] {
        let mut bytes = Cursor::new(Vec::new());
        picture.thumbnail(48, 48).write_to(&mut bytes, kind).unwrap();
        files.push(bytes.into_inner());
    }
    let mut progressive = turbojpeg::Compressor::new().unwrap();
    progressive.set_progressive(true).unwrap();
    let pixels = turbojpeg::decompress(&files[0], turbojpeg::PixelFormat::RGB).unwrap();
    files.push(progressive.compress_to_vec(pixels.as_deref()).unwrap().to_vec());
    files.push([b"FUJIFILMCCD-RAW 0201".to_vec(), vec![0; 64], files[1].clone()].concat());
    files.push(block_of(&files[0]));
    files.push(br#"<x exif:DateTimeOriginal="2026-05-01T10:00:00.25" tiff:Make="Canon"><aux:Lens>RF</aux:Lens><xmp:CreateDate>2026</xmp:CreateDate>"#.to_vec());
    files
}

/// The EXIF block of a drawn photo: its first segment behind the prefix.
fn block_of(jpeg: &[u8]) -> Vec<u8> {
    let at = jpeg.windows(6).position(|window| window == b"Exif\0\0").unwrap();
    let length = usize::from(u16::from_be_bytes([jpeg[at - 2], jpeg[at - 1]]));
    jpeg[at + 6..at - 2 + length].to_vec()
}

/// A case may take this long; it takes milliseconds, but the machine may be busy.
const MOST: Duration = Duration::from_secs(5);

#[track_caller]
fn survives(what: &str, case: usize, door: impl FnOnce()) {
    let begun = Instant::now();
    assert!(catch_unwind(AssertUnwindSafe(door)).is_ok(), "{what}, case {case} panicked");
    assert!(begun.elapsed() < MOST, "{what}, case {case} took {:?}", begun.elapsed());
}

#[test]
fn spoiled_heads_never_panic() {
    let files = whole_files();
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for case in 0..6000 {
        let bytes = chance.spoil(&files[case % files.len()], &files[chance.0 as usize % files.len()]);
        survives("exif", case, || drop(fuzzed::exif(&bytes)));
        survives("jpeg_header", case, || drop(fuzzed::jpeg_header(&bytes)));
        survives("raw_preview", case, || _ = fuzzed::raw_preview(&bytes));
        survives("xmp", case, || drop(fuzzed::xmp(&bytes)));
    }
}

#[test]
fn spoiled_photos_never_panic() {
    let files = whole_files();
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    let mut darkroom = Darkroom::new().without_faces();
    for case in 0..300 {
        let bytes = chance.spoil(&files[case % files.len()], &files[chance.0 as usize % files.len()]);
        survives("develop", case, || drop(darkroom.develop(&bytes, "IMG_1.JPG")));
    }
}
