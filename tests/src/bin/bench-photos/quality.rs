//! How good the pictures are: luma PSNR against a reference that is decoded in full and resized by Lanczos, beside sharp's.

use std::path::Path;

use atelier_photo::Darkroom;
use image::RgbImage;
use image::imageops::{FilterType, resize};

use crate::bench_folder;
use crate::sets::Set;

const SAMPLED: usize = 6;

pub fn compare(set: &Set) {
    println!("\nQuality, {} photos of {}: luma PSNR in dB against full decoding and Lanczos", SAMPLED, set.name);
    let mut sums = [[0.0; 2]; 2];
    let mut count = 0.0;
    let mut darkroom = Darkroom::new();
    // As they lie: turning would only make the reference slower.
    for file in set.files.iter().filter(|file| lies_upright(file)).take(SAMPLED) {
        let Ok(developed) = darkroom.develop_file(file) else { continue };
        let full = image::open(file).expect("decodes").into_rgb8();
        let relative = file.strip_prefix(&set.folder).expect("in the set").display().to_string().replace('/', "_");
        for (size, ours) in [("p", &developed.preview), ("t", &developed.thumb)].into_iter().enumerate() {
            let (prefix, bytes) = ours;
            let ours = image::load_from_memory(bytes).expect("decodes").into_rgb8();
            let reference = resize(&full, ours.width(), ours.height(), FilterType::Lanczos3);
            let sharp =
                image::open(bench_folder().join("out/sharp").join(format!("{prefix}_{relative}"))).expect("sharp's picture").into_rgb8();
            sums[size][0] += psnr(&ours, &reference);
            sums[size][1] += psnr(&sharp, &reference);
        }
        count += 1.0;
    }
    for (name, [ours, sharp]) in ["preview", "thumbnail"].into_iter().zip(sums) {
        println!("{name:<12} {:.1}, sharp {:.1}", ours / count, sharp / count);
    }
}

fn lies_upright(file: &Path) -> bool {
    atelier_photo::first_look(file).is_ok_and(|look| look.camera.turn() == 1)
}

fn psnr(a: &RgbImage, b: &RgbImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return f64::NAN;
    }
    let luma = |pixel: &image::Rgb<u8>| 0.299 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.114 * f64::from(pixel[2]);
    let sum: f64 = a.pixels().zip(b.pixels()).map(|(a, b)| (luma(a) - luma(b)).powi(2)).sum();
    10.0 * (255.0_f64.powi(2) / (sum / f64::from(a.width() * a.height()))).log10()
}
