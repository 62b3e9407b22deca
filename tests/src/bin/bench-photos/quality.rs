//! How good the pictures are: luma PSNR against a reference that is decoded in full and resized by Lanczos, beside sharp's.

use std::path::Path;

use atelier_photo::Darkroom;
use image::RgbImage;
use image::imageops::{FilterType, resize};

use crate::bench_folder;
use crate::sets::Set;

const SAMPLED: usize = 6;

/// Looks at what the race of the same set has left of sharp's.
pub fn compare(set: &Set) {
    println!("\nQuality, {SAMPLED} photos of {}: luma PSNR in dB against full decoding and Lanczos", set.name);
    let mut values: [[Vec<f64>; 2]; 2] = Default::default();
    let mut darkroom = Darkroom::new().without_faces();
    // As they lie: turning would only make the reference slower. And in sRGB, or the reference had to be converted.
    for file in set.files.iter().filter(|file| lies_upright(file)).take(SAMPLED) {
        let Ok(developed) = darkroom.develop_file(file) else { continue };
        if !developed.facts.profile.starts_with("sRGB") {
            continue;
        }
        let full = image::open(file).expect("decodes").into_rgb8();
        let relative = file.strip_prefix(&set.folder).expect("in the set").display().to_string().replace('/', "_");
        let folder = bench_folder().join("out/sharp");
        for ((prefix, bytes), [ours, sharp]) in [("p", &developed.preview), ("t", &developed.thumb)].into_iter().zip(&mut values) {
            ours.push(psnr(&full, &image::load_from_memory(bytes).expect("decodes").into_rgb8()));
            match image::open(folder.join(format!("{prefix}_{relative}"))) {
                Ok(picture) => sharp.push(psnr(&full, &picture.into_rgb8())),
                Err(error) => println!("  sharp has left no {prefix}_{relative}: {error}"),
            }
        }
    }
    for (name, [ours, sharp]) in ["preview", "thumbnail"].into_iter().zip(&values) {
        println!("{name:<12} {:.1} of {}, sharp {:.1} of {}", mean(ours), ours.len(), mean(sharp), sharp.len());
    }
}

fn lies_upright(file: &Path) -> bool {
    atelier_photo::first_look(file).is_ok_and(|look| look.camera.turn() == 1)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// A picture against the full one brought to its very size: two tools may round a side differently.
fn psnr(full: &RgbImage, picture: &RgbImage) -> f64 {
    let reference = resize(full, picture.width(), picture.height(), FilterType::Lanczos3);
    let luma = |pixel: &image::Rgb<u8>| 0.299 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.114 * f64::from(pixel[2]);
    let sum: f64 = picture.pixels().zip(reference.pixels()).map(|(a, b)| (luma(a) - luma(b)).powi(2)).sum();
    10.0 * (255.0_f64.powi(2) / (sum / f64::from(picture.width() * picture.height()))).log10()
}
