//! A contact sheet of any length takes the same memory: photos are copied from their files, pages are kept as few words.
//! Alone in its file, for what it measures is the whole program's.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::sink;

use atelier_paper::{Cell, ContactSheet, Jpeg};
use image::{ExtendedColorType, codecs::jpeg::JpegEncoder};
use tempfile::TempDir;

/// Bytes of a thumbnail, as they come from cameras.
const THUMB: usize = 12_000;

/// What this program held in memory at most, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse::<usize>().unwrap() * 1024
}

/// Writes a sheet of that many pages to nowhere; gives its length.
fn sheet(folder: &TempDir, pages: usize) -> usize {
    let cells = (0..pages * 30).map(|index| {
        let file = folder.path().join(format!("{index}.jpg"));
        Cell { photo: Jpeg::File(file), number: format!("IMG_{index:04}"), tags: vec!["入册".into()], ..Cell::default() }
    });
    let sheet = ContactSheet { title: "很长的一天".into(), columns: 5, rows: 6, cells: cells.collect(), ..ContactSheet::default() };
    let written = sheet.write(&mut sink()).unwrap();
    assert_eq!((written.pages, written.damaged.len()), (pages, 0));
    written.bytes as usize
}

#[test]
fn three_hundred_pages_take_the_memory_of_thirty() {
    let folder = TempDir::new().unwrap();
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode(&[130; 320 * 213 * 3], 320, 213, ExtendedColorType::Rgb8).unwrap();
    bytes.resize(bytes.len().max(THUMB), 0);
    for index in 0..9_000_u32 {
        // Behind the picture's end, so that each is another file and all show the same.
        let end = bytes.len() - 4;
        bytes[end..].copy_from_slice(&index.to_le_bytes());
        fs::write(folder.path().join(format!("{index}.jpg")), &bytes).unwrap();
    }
    sheet(&folder, 30);
    let before = peak();
    let length = sheet(&folder, 300);
    let grown = peak() - before;
    eprintln!("30 pages: {} MB; 300 pages: {} MB more for a file of {} MB", before >> 20, grown >> 20, length >> 20);
    assert!(length > 9_000 * THUMB);
    assert!(grown < 8 << 20, "{grown} bytes more");
}
