//! The photos that are measured on.

use std::path::{Path, PathBuf};
use std::process::Command;

use atelier_photo::sample::{ShootPlan, draw_shoot};
use jiff::civil::date;

use crate::bench_folder;

/// A folder of JPEGs.
pub struct Set {
    pub name: String,
    pub folder: PathBuf,
    pub files: Vec<PathBuf>,
}

impl Set {
    fn of(name: &str, folder: PathBuf) -> Self {
        let files = atelier_photo::sweep(&folder).expect("a folder of photos").files.into_iter();
        let is_jpeg = |file: &PathBuf| file.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("jpg"));
        let files = files.map(|sighting| folder.join(sighting.file)).filter(is_jpeg).collect();
        Self { name: name.to_owned(), folder, files }
    }

    /// 60 photos of 24 megapixels at quality 92.
    pub fn big() -> Self {
        Self::made("big", &["--count", "60", "--seed", "1"], 60, 6000)
    }

    /// 206 smaller ones with copies among them, and a table of what belongs together.
    pub fn scored() -> Self {
        Self::made("scored", &["--count", "200", "--seed", "7", "--dups", "3", "--size", "1800x1200"], 200, 1800)
    }

    /// Photographs, where they are at hand.
    pub fn real() -> Option<Self> {
        let folder = shoots()?.join("photos/shoot");
        folder.is_dir().then(|| Self::of("real photographs", folder))
    }

    fn made(name: &str, plan: &[&str], count: usize, long_side: usize) -> Self {
        let folder = bench_folder().join(name);
        if !folder.join("made").is_file() {
            println!("making {count} photos of {long_side} pixels in {}", folder.display());
            let _ = std::fs::remove_dir_all(&folder);
            match shoots().map(|shoots| shoots.join("tools/make_shoot.py")).filter(|tool| tool.is_file()) {
                Some(tool) => {
                    let mut python = Command::new("/usr/bin/python3");
                    python.arg(tool).args(plan).args(["--jobs", "2", "--out"]).arg(&folder);
                    assert!(python.status().expect("python3 runs").success(), "make_shoot.py failed");
                }
                None => draw(&folder, count, long_side),
            }
            std::fs::write(folder.join("made"), "").expect("a note that it is whole");
        }
        Self::of(name, folder)
    }

    /// `count` files of 600 pixels, none the same as another.
    pub fn small(count: usize) -> Self {
        let folder = bench_folder().join(format!("small-{count}"));
        if !folder.join("made").is_file() {
            const DRAWN: usize = 100;
            let drawn = bench_folder().join("small-drawn");
            draw(&drawn, DRAWN, 600);
            std::fs::create_dir_all(&folder).expect("a folder");
            let drawn = Self::of("drawn", drawn);
            for number in 0..count {
                let mut bytes = std::fs::read(&drawn.files[number % drawn.files.len()]).expect("a drawn photo");
                // Behind the end marker: another content, the same picture.
                bytes.extend_from_slice(&(number as u64).to_be_bytes());
                std::fs::write(folder.join(format!("IMG_{number:05}.JPG")), bytes).expect("a photo");
            }
            std::fs::write(folder.join("made"), "").expect("a note that it is whole");
        }
        Self::of("small", folder)
    }

    pub fn path(&self) -> &str {
        self.folder.to_str().expect("a path in UTF-8")
    }
}

/// The folder with the drawing tool and with photographs, where it is at hand.
pub fn shoots() -> Option<PathBuf> {
    std::env::var_os("ATELIER_SHOOTS").map(PathBuf::from).filter(|folder| folder.is_dir())
}

fn draw(folder: &Path, count: usize, long_side: usize) {
    std::fs::create_dir_all(folder).expect("a folder");
    let plan = ShootPlan { long_side, ..ShootPlan::of(count, date(2026, 5, 16).at(9, 30, 0, 0)) };
    draw_shoot(folder, 1, &plan).expect("draws");
}
