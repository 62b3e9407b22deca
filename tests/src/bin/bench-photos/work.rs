//! The parts of the engine that have no command of their own, each as a process that a race can measure.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use atelier_photo::{FirstLook, first_look};
use serde_json::json;

pub fn run(words: &[&str]) {
    match words {
        ["first-look", folder] => {
            let files = jpegs(Path::new(folder));
            let looks = looks(&files);
            let (thumbs, bytes) = looks
                .iter()
                .flatten()
                .filter_map(|look| look.thumb.as_ref())
                .fold((0, 0), |(count, sum), thumb| (count + 1, sum + thumb.len()));
            println!("{} photos, {thumbs} thumbnails, {bytes} bytes", files.len());
        }
        ["exif", folder] => {
            let files = jpegs(Path::new(folder));
            for (file, look) in files.iter().zip(looks(&files)) {
                let camera = look.map(|look| look.camera).unwrap_or_default();
                println!("{}", json!({ "file": file, "camera": camera }));
            }
        }
        _ => panic!("not a work: {words:?}"),
    }
}

fn jpegs(folder: &Path) -> Vec<PathBuf> {
    let swept = atelier_photo::sweep(folder).expect("a folder of photos");
    let is_jpeg = |file: &PathBuf| file.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("jpg"));
    swept.files.into_iter().map(|sighting| folder.join(sighting.file)).filter(is_jpeg).collect()
}

/// On two threads, as the grid is filled.
fn looks(files: &[PathBuf]) -> Vec<Option<FirstLook>> {
    let next = AtomicUsize::new(0);
    let mut looks: Vec<Option<FirstLook>> = vec![None; files.len()];
    let done: Vec<Vec<(usize, Option<FirstLook>)>> = std::thread::scope(|scope| {
        let hand = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = files.get(index) else { return done };
                done.push((index, first_look(file).ok()));
            }
        };
        let hands = [scope.spawn(hand), scope.spawn(hand)];
        hands.into_iter().map(|hand| hand.join().expect("a hand")).collect()
    });
    for (index, look) in done.into_iter().flatten() {
        looks[index] = look;
    }
    looks
}
