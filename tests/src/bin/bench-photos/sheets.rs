//! Contact sheets of ready thumbnails, and whether the JPEGs in them are the very bytes.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use atelier_core::text::Lang;
use atelier_paper::{Cell, ContactSheet, Imprint, Jpeg, SheetPaper};

use crate::bench_folder;
use crate::race::median;
use crate::sets::Set;

pub fn race(set: &Set) {
    println!("\nContact sheets of ready thumbnails, 5 by 6 with names");
    let thumbs = bench_folder().join("out/ours/thumb");
    let files: Vec<_> =
        std::fs::read_dir(&thumbs).expect("the thumbnails of the race before").flatten().map(|entry| entry.path()).collect();
    let out = bench_folder().join("sheet.pdf");
    for count in [60, 300] {
        let times = (0..7).map(|_| sheet(&files, count, &out) * 1000.0);
        let wall = median(times);
        let size = std::fs::metadata(&out).expect("the sheet").len() as f64 / 1e6;
        println!("{count:>4} photos {wall:>7.1} ms (aim {}), {size:.2} MB", if count == 60 { 20 } else { 100 });
    }
    passed_through(&out);
    let montage = bench_folder().join("montage.jpg");
    let begun = Instant::now();
    let mut gm = Command::new("montage");
    gm.args(files.iter().cycle().take(60)).args(["-tile", "5x6", "-geometry", "320x320+4+4"]).arg(&montage);
    if gm.status().is_ok_and(|status| status.success()) {
        println!(
            "  60 photos {:>7.1} ms by ImageMagick's montage, to JPEG, without a PDF around them",
            begun.elapsed().as_secs_f64() * 1000.0
        );
    }
    println!("set: {}", set.name);
}

/// Seconds for one sheet, from the files to the file.
fn sheet(files: &[std::path::PathBuf], count: usize, out: &Path) -> f64 {
    let begun = Instant::now();
    let cells = (0..count)
        .map(|number| {
            let bytes = std::fs::read(&files[number % files.len()]).expect("a thumbnail");
            Cell { photo: Jpeg::Bytes(bytes.into()), number: format!("IMG_{number:04}"), ..Cell::default() }
        })
        .collect();
    let sheet = ContactSheet {
        imprint: Imprint { lang: Lang::Zh, ..Imprint::default() },
        title: "李小雨".into(),
        subtitle: String::new(),
        paper: SheetPaper::A4,
        columns: 5,
        rows: 6,
        shuffled: None,
        cells,
    };
    let made = sheet.paper().expect("a sheet");
    std::fs::write(out, &made.bytes).expect("the sheet");
    begun.elapsed().as_secs_f64()
}

fn passed_through(sheet: &Path) {
    let listed = Command::new("pdfimages").arg("-list").arg(sheet).output().expect("pdfimages runs");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let (mut jpegs, mut others) = (0, 0);
    for line in listed.lines().skip(2) {
        if line.split_whitespace().any(|word| word == "jpeg") { jpegs += 1 } else { others += 1 }
    }
    println!("pdfimages lists {jpegs} JPEGs, {others} others");
}
