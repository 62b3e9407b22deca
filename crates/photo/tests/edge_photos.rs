//! The files that lie, break or surprise, in `../shared/photos/edge`, against their manifest. Where the
//! folder is absent these tests have nothing to look at; `engine.rs` covers the same ground on drawn photos.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use atelier_photo::{Crew, Format, ReportLine, Status, photos_folder};

fn photos(set: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/photos").join(set);
    folder.is_dir().then_some(folder)
}

/// The manifest's rows by file, each a map from column to value.
fn manifest(folder: &Path) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = std::fs::read_to_string(folder.join("manifest.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let columns = lines.next().unwrap();
    lines
        .map(|row| (row[0].clone(), columns.iter().cloned().zip(row.into_iter().chain(std::iter::repeat(String::new()))).collect()))
        .collect()
}

fn report(folder: &Path) -> (tempfile::TempDir, BTreeMap<String, ReportLine>) {
    let out = tempfile::tempdir().unwrap();
    let report = photos_folder(folder, out.path(), Crew { workers: 2, faces: false }, |_, _| {}).unwrap();
    assert!(report.lines.is_sorted_by_key(|line| PathBuf::from(&line.file)), "lines come in the order of the paths");
    assert_eq!(report.stopped, None);
    let lines: BTreeMap<String, ReportLine> = report.lines.into_iter().map(|line| (line.file.clone(), line)).collect();
    assert_eq!(report.summary.files as usize, lines.len());
    (out, lines)
}

/// Files that must be refused, with the reason.
const REFUSED: &[(&str, &str)] = &[
    ("zero_bytes.jpg", "empty"),
    ("soi_only.jpg", "truncated"),
    ("trunc_header_only_2k.jpg", "truncated"),
    ("corrupt_header.jpg", "truncated"),
    ("all_zeros.jpg", "not_an_image"),
    ("text_named.jpg", "not_an_image"),
    ("raw_dng_canon6d_small.xmp", "not_an_image"),
    ("png_truncated.png", "truncated"),
    ("png_huge_dimension_65536.png", "too_large"),
    // Fax coding of a kind that the decoder does not know.
    ("tiff_multipage.tif", "unsupported_format"),
    // Headers without a preview, or cut before it.
    ("raw_arw_truncated_100k.arw", "no_preview"),
    ("raw_cr2_tiny_exiftool.cr2", "no_preview"),
    ("raw_crw_tiny.crw", "no_preview"),
    ("raw_raf_tiny.raf", "no_preview"),
    ("raw_rw2_tiny.rw2", "no_preview"),
    ("jpeg_12bit.jpg", "unsupported_format"),
    ("heic_truncated.heic", "truncated"),
    ("heic_200MP_bomb.heic", "too_large"),
    (".hidden.jpg", "hidden"),
];

/// Files whose picture comes out with something missing or wrong.
const DAMAGED: &[(&str, &str)] = &[
    ("trunc_50pct.jpg", "truncated"),
    ("jpeg_incomplete.jpg", "truncated"),
    ("bitrot_40_bytes.jpg", "damaged"),
    ("corrupt_olympus.jpg", "damaged"),
    // Their authors blanked them: the data stops after some rows, before an end marker.
    ("orient_broken_exif_1.jpg", "damaged"),
    ("orient_broken_exif_2.jpg", "damaged"),
];

#[test]
fn every_edge_file_answers_as_its_manifest_says() {
    let Some(folder) = photos("edge") else { return };
    let (_out, lines) = report(&folder);
    let mut wrong = Vec::new();
    for (file, row) in manifest(&folder) {
        if matches!(file.as_str(), "._IMG_0001.JPG" | "Thumbs.db") {
            assert!(!lines.contains_key(&file), "{file} is litter");
            continue;
        }
        let line = lines.get(&file).unwrap_or_else(|| panic!("{file} has no line"));
        let reason = line.reason.as_deref();
        if let Some((_, expected)) = REFUSED.iter().find(|(name, _)| *name == file) {
            if (line.status, reason) != (Status::Refused, Some(expected)) {
                wrong.push(format!("{file}: expected refusal {expected}, got {line:?}"));
            }
        } else if line.format.is_none_or(|format| !Format::TAKEN.contains(&format)) {
            if (line.status, reason) != (Status::Refused, Some("unsupported_format")) {
                wrong.push(format!("{file}: {line:?}"));
            }
        } else {
            let expected = DAMAGED.iter().find(|(name, _)| *name == file).map(|(_, code)| *code);
            if line.status != Status::Ok || reason != expected {
                wrong.push(format!("{file}: status {:?}, reason {reason:?}", line.status));
            }
            wrong.extend(differences(&file, &row, line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_photo_of_the_shoot_agrees_with_its_manifest() {
    let Some(folder) = photos("shoot") else { return };
    let (out, lines) = report(&folder);
    let mut wrong = Vec::new();
    for (file, row) in manifest(&folder) {
        let line = lines.get(&file).unwrap_or_else(|| panic!("{file} has no line"));
        if line.status != Status::Ok || line.reason.is_some() {
            wrong.push(format!("{file}: {:?} {:?}", line.status, line.reason));
        }
        wrong.extend(differences(&file, &row, line));
        for kind in ["thumb", "preview"] {
            let picture = out.path().join(kind).join(format!("{}.jpg", line.blake3.clone().unwrap()));
            let (width, height) = image::image_dimensions(&picture).unwrap();
            let long = if kind == "thumb" { 320 } else { 2048 }.min(line.width.unwrap().max(line.height.unwrap()));
            assert_eq!(width.max(height), long, "{file}");
            assert_eq!(width > height, line.width > line.height, "{file} is upright");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a line says otherwise than the manifest.
fn differences(file: &str, row: &BTreeMap<String, String>, line: &ReportLine) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: &str, got: String, expected: String| {
        if got != expected {
            wrong.push(format!("{file}: {what} is {got:?}, the manifest says {expected:?}"));
        }
    };
    let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    if !row["upright_w"].is_empty() {
        check("width", number(line.width), row["upright_w"].clone());
        check("height", number(line.height), row["upright_h"].clone());
    }
    check("orientation", number(line.orientation), row["orientation"].clone());
    check("make", line.make.clone().unwrap_or_default(), row["make"].clone());
    check("model", line.model.clone().unwrap_or_default(), row["model"].clone());
    let taken_at = line.taken_at.clone().unwrap_or_default();
    check("time", taken_at.chars().take(19).collect(), iso(&row["capture_time"]).chars().take(19).collect());
    let fraction = taken_at.split_once('.').map_or("", |(_, fraction)| fraction);
    check("sub-seconds", fraction.to_owned(), row["subsec"].clone());
    check("offset", line.offset.clone().unwrap_or_default(), row["offset"].clone());
    wrong
}

/// exiftool's time as ISO; blank for zeros.
fn iso(time: &str) -> String {
    let time = time.trim_start_matches("CreateDate ").trim_end_matches('Z');
    match time.split_once([' ', 'T']) {
        Some((day, clock)) if !day.starts_with("0000") => format!("{}T{clock}", day.replace(':', "-")),
        _ => String::new(),
    }
}

fn preview(out: &Path, line: &ReportLine) -> image::RgbImage {
    let path = out.join("preview").join(format!("{}.jpg", line.blake3.clone().unwrap()));
    image::open(path).unwrap().to_rgb8()
}

/// Mean absolute difference of two pictures of one size, in steps of 255.
fn distance(a: &image::RgbImage, b: &image::RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.as_raw().len() as f64
}

#[test]
fn all_orientations_of_a_picture_look_the_same() {
    let Some(folder) = photos("edge") else { return };
    let (out, lines) = report(&folder);
    for kind in ["landscape", "portrait"] {
        let first = preview(out.path(), &lines[&format!("orient_{kind}_1.jpg")]);
        // The files differ in a digit painted in the middle and in their compression.
        for turn in 2..=8 {
            let other = preview(out.path(), &lines[&format!("orient_{kind}_{turn}.jpg")]);
            let off = distance(&first, &other);
            assert!(off < 5.0, "{kind} {turn} is {off} away");
        }
    }
}

/// The twin holds the same numbers without a profile; converting must move them by as much as a reference
/// engine (littlecms: 4.8) does, and no more.
#[test]
fn a_wide_gamut_picture_is_converted() {
    let Some(folder) = photos("edge") else { return };
    let (out, lines) = report(&folder);
    let off = distance(&preview(out.path(), &lines["icc_display_p3.jpg"]), &preview(out.path(), &lines["icc_srgb_twin.jpg"]));
    assert!((3.5..6.5).contains(&off), "{off}");
}
