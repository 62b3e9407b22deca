//! Whether the colours are right: previews of files that bring a profile, beside littlecms (as vips calls it) with the
//! intent that the engine asks for. Told as CIE dE2000, once of the preview as it is shown and once with both pictures made
//! smaller, which evens out what JPEG adds and leaves what the colour engines differ by.

use std::path::{Path, PathBuf};
use std::process::Command;

use atelier_photo::Darkroom;
use image::RgbImage;
use image::imageops::{FilterType, resize};
use image::metadata::Orientation;

use crate::bench_folder;
use crate::delta_e::{delta_e, lab};
use crate::sets::shoots;

/// What the engine asks its colour engine for, where the profile has it; littlecms falls back in the same way.
const INTENT: &str = "perceptual";
/// The second comparison is of pictures that are this many times smaller.
const SMALLER: u32 = 4;

/// How far apart the pixels of one file are.
struct Compared {
    shown: Vec<f64>,
    smaller: Vec<f64>,
    profile: String,
    /// What vips complained about.
    warning: String,
}

pub fn compare() {
    let Some(edge) = shoots().map(|shoots| shoots.join("photos/edge")).filter(|edge| edge.is_dir()) else {
        println!("\nColours: not compared, the set of awkward files is not at hand");
        return;
    };
    println!("\nColours beside littlecms ({INTENT}), CIE dE2000: as shown, and {SMALLER} times smaller");
    println!("{:<36} {:>7} {:>7} {:>7} {:>7}  profile", "", "mean", "95th", "mean", "95th");
    let (mut shown, mut smaller) = (Vec::new(), Vec::new());
    for file in files(&edge, &["icc_"]) {
        if let Some(compared) = row(&file) {
            shown.extend(compared.shown);
            smaller.extend(compared.smaller);
        }
    }
    println!("{:<36} {}", "every pixel of these", figures(&mut shown, &mut smaller));
    println!("ink, where littlecms takes a press's profile if the file brings none:");
    for file in files(&edge, &["cmyk_", "tiff_cmyk_"]) {
        row(&file);
    }
}

fn files(edge: &Path, beginnings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(edge).expect("the set can be listed").flatten().map(|entry| entry.path());
    let begins = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        beginnings.iter().any(|beginning| name.starts_with(beginning))
    };
    let mut files: Vec<PathBuf> = entries.filter(begins).collect();
    files.sort();
    files
}

/// Prints a line for the file; gives what was compared, if it could be.
fn row(file: &Path) -> Option<Compared> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match compared(file) {
        Ok(mut compared) => {
            let figures = figures(&mut compared.shown, &mut compared.smaller);
            println!("{name:<36} {figures}  {} {}", compared.profile, compared.warning);
            Some(compared)
        }
        Err(why) => {
            println!("{name:<36} not compared: {why}");
            None
        }
    }
}

fn compared(file: &Path) -> Result<Compared, String> {
    let developed = Darkroom::new().without_faces().develop_file(file).map_err(|reason| reason.english())?;
    let ours = image::load_from_memory(&developed.preview).map_err(|error| error.to_string())?.into_rgb8();
    let (reference, warning) = littlecms(file)?;
    let same = |picture: &RgbImage, (width, height): (u32, u32)| match picture.dimensions() == (width, height) {
        true => picture.clone(),
        false => resize(picture, width, height, FilterType::Lanczos3),
    };
    let reference = same(&reference, ours.dimensions());
    let small = (ours.width().div_ceil(SMALLER), ours.height().div_ceil(SMALLER));
    let smaller =
        apart(&resize(&ours, small.0, small.1, FilterType::Triangle), &resize(&reference, small.0, small.1, FilterType::Triangle));
    Ok(Compared { shown: apart(&ours, &reference), smaller, profile: developed.facts.profile, warning })
}

/// The file as littlecms converts it, upright; and what vips complained about. The error is why it does not.
fn littlecms(file: &Path) -> Result<(RgbImage, String), String> {
    let converted = bench_folder().join("littlecms.png");
    let _ = std::fs::remove_file(&converted);
    let mut vips = Command::new("vips");
    vips.arg("icc_transform").arg(file).arg(&converted).args(["srgb", "--embedded", "--intent", INTENT]);
    let output = vips.output().map_err(|error| format!("vips: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let told = told.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    if !output.status.success() {
        return Err(format!("vips: {told}"));
    }
    let mut picture = image::open(&converted).map_err(|error| error.to_string())?;
    let turn = atelier_photo::first_look(file).map_or(1, |look| look.camera.turn());
    picture.apply_orientation(Orientation::from_exif(turn).unwrap_or(Orientation::NoTransforms));
    let warning = told.rsplit("**: ").next().map(|warning| format!("(vips: {warning})")).filter(|_| !told.is_empty());
    Ok((picture.into_rgb8(), warning.unwrap_or_default()))
}

fn apart(a: &RgbImage, b: &RgbImage) -> Vec<f64> {
    a.pixels().zip(b.pixels()).map(|(a, b)| if a == b { 0.0 } else { delta_e(lab(a.0), lab(b.0)) }).collect()
}

fn figures(shown: &mut [f64], smaller: &mut [f64]) -> String {
    let [a, b] = mean_and_95th(shown);
    let [c, d] = mean_and_95th(smaller);
    format!("{a:>7.2} {b:>7.2} {c:>7.2} {d:>7.2}")
}

fn mean_and_95th(values: &mut [f64]) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * 95 / 100).min(values.len().saturating_sub(1));
    [values.iter().sum::<f64>() / values.len() as f64, values.get(at).copied().unwrap_or(f64::NAN)]
}
