//! Photos for scenarios: real ones where the folder beside the project is there, drawn ones elsewhere; never copied
//! into the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::sweep;

use super::{Eyes, Studio};

/// The root of the project.
pub fn root() -> PathBuf {
    std::env::var_os("ATELIER_ROOT").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), PathBuf::from)
}

/// A set of real photos, `shoot` or `edge`, where it is there. `ATELIER_DRAWN=1` looks away.
pub fn shared(set: &str) -> Option<PathBuf> {
    let folder = root().join("../shared/photos").join(set);
    (std::env::var_os("ATELIER_DRAWN").is_none() && folder.is_dir()).then_some(folder)
}

/// So many photos of different content: real ones of at most 700 KB, else drawn into `room`.
pub fn roll(room: &Path, count: usize) -> Vec<PathBuf> {
    let real = shared("shoot").map(|folder| small_photos(&folder)).unwrap_or_default();
    if real.len() >= count {
        return real.into_iter().take(count).collect();
    }
    let start = "2026-11-08T10:00".parse().expect("a time");
    let folder = room.join(format!("roll-of-{count}"));
    let plan = ShootPlan { long_side: 720, ..ShootPlan::of(count, start) };
    let drawn = draw_shoot(&folder, 7, &plan).expect("a drawn shoot");
    drawn.iter().map(|photo| folder.join(&photo.name)).collect()
}

fn small_photos(folder: &Path) -> Vec<PathBuf> {
    let swept = sweep(folder).expect("the photos can be listed");
    let photos = swept.files.iter().filter(|file| {
        let suffix = file.file.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
        file.size <= 700_000 && matches!(suffix.to_ascii_lowercase().as_str(), "jpg" | "jpeg")
    });
    let mut contents = BTreeSet::new();
    let all = photos.map(|file| folder.join(&file.file));
    all.filter(|path| contents.insert(*blake3::hash(&std::fs::read(path).expect("a photo")).as_bytes())).collect()
}

/// A JPEG with a remark behind its first marker: the same picture, other content.
pub fn commented(jpeg: &[u8], remark: &str) -> Vec<u8> {
    assert_eq!(jpeg.get(..2), Some(&[0xff, 0xd8][..]), "a JPEG");
    let length = u16::try_from(remark.len() + 2).expect("a short remark").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xfe], &length, remark.as_bytes(), &jpeg[2..]].concat()
}

/// A raw file such as a camera writes around its own preview; the sensor's data is rubbish.
pub fn raw_around(preview: &[u8]) -> Vec<u8> {
    [b"FUJIFILMCCD-RAW 0201FF393101X-T3".to_vec(), vec![0; 200], preview.to_vec(), b"sensor ".repeat(4000)].concat()
}

/// Copies a folder with all that is in it to a place where nothing is yet.
pub fn copy_folder(from: &Path, to: &Path) {
    let copied = Command::new("cp").args(["-a", "--"]).args([from, to]).status();
    assert!(copied.expect("cp runs").success(), "{} is not copied to {}", from.display(), to.display());
}

/// BLAKE3 and time of change of every file below a folder, by its path.
pub fn hashes(folder: &Path) -> BTreeMap<PathBuf, (String, i64)> {
    let mut hashes = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("an entry").path();
            let about = path.symlink_metadata().expect("its data");
            if about.is_dir() {
                folders.push(path);
            } else if about.is_file() {
                let bytes = std::fs::read(&path).expect("its bytes");
                use std::os::unix::fs::MetadataExt as _;
                let changed = about.mtime() * 1000 + about.mtime_nsec() / 1_000_000;
                hashes
                    .insert(path.strip_prefix(folder).expect("below").to_path_buf(), (blake3::hash(&bytes).to_hex().to_string(), changed));
            }
        }
    }
    hashes
}

impl Studio {
    /// So many photos for this scenario, none twice.
    pub fn roll(&self, count: usize) -> Vec<PathBuf> {
        roll(&self.scratch("rolls"), count)
    }

    /// The photographer copies photos into a sub-folder of the watched folder, numbered as a camera does.
    pub async fn shoot_arrives(&self, folder: &str, photos: &[PathBuf]) {
        let target = self.shoot_folder().await.join(folder);
        std::fs::create_dir_all(&target).expect("a folder");
        for (nth, photo) in photos.iter().enumerate() {
            std::fs::copy(photo, target.join(format!("IMG_{:04}.JPG", 4201 + nth))).expect("a copy");
        }
    }

    /// Waits until every file that lies in the watched folder is decided.
    pub async fn drain_ingest(&self) {
        self.eyes().drain(&self.shoot_folder().await).await;
    }
}

impl Eyes {
    /// Waits until the ingest, of whatever server, has decided every file that lies in the folder.
    pub async fn drain(&self, folder: &Path) {
        let until = Instant::now() + Duration::from_secs(300);
        loop {
            let undecided = self.undecided(folder).await;
            if undecided.is_empty() {
                return;
            }
            assert!(Instant::now() < until, "not decided after 300 seconds: {undecided:?}");
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// The files of the folder that the ingest has not decided as they are now.
    pub async fn undecided(&self, folder: &Path) -> Vec<String> {
        let decided = "select path || ' ' || cast(size as text) || ' ' || cast(modified as text) from sighting where state <> 'seen'";
        let decided: BTreeSet<String> = self.texts(decided).await.into_iter().collect();
        let swept = sweep(folder).expect("the watched folder can be listed");
        let names = swept.files.iter().map(|file| format!("{} {} {}", file.name(), file.size, file.modified_ms));
        names.filter(|name| !decided.contains(name)).collect()
    }
}
