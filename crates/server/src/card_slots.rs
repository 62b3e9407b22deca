//! The readers for memory cards of this computer: what is in them, and clearing a card whose photos are safe.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use atelier_core::shoots::MountedCard;
use atelier_desk::{CardFile, CardSlots};
use atelier_photo::{Library, Sighting, from_shown, sweep};

/// The folder that every camera makes on its card (DCF, CIPA DC-009).
const CAMERA_FOLDER: &str = "DCIM";

/// Cards below the folders that the operating system mounts them in.
#[derive(Debug, Clone)]
pub struct Readers {
    /// Folders whose sub-folders may be cards.
    pub mounts: Vec<PathBuf>,
    /// Where the photos of cards go.
    pub library: Library,
    /// The data folder.
    pub data: PathBuf,
}

/// Where this operating system mounts cards.
pub fn usual_mounts() -> Vec<PathBuf> {
    if cfg!(windows) {
        return ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect();
    }
    let mut mounts: Vec<PathBuf> = ["/media", "/run/media", "/mnt", "/Volumes"].map(PathBuf::from).to_vec();
    // Each person has a folder of their own in the first two.
    for shared in ["/media", "/run/media"] {
        mounts.extend(folders_in(Path::new(shared)));
    }
    mounts
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

impl CardSlots for Readers {
    fn mounted(&self) -> Vec<MountedCard> {
        let candidates = self.mounts.iter().flat_map(|mount| [vec![mount.clone()], folders_in(mount)].concat());
        let cards = candidates.filter(|card| card.join(CAMERA_FOLDER).is_dir()).map(|card| MountedCard {
            name: card.file_name().map_or_else(|| card.display().to_string(), |name| name.to_string_lossy().into_owned()),
            path: card.display().to_string(),
        });
        let mut cards: Vec<MountedCard> = cards.collect();
        cards.dedup();
        cards
    }

    fn is_ours(&self, folder: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let (folder, data) = (real(folder), real(&self.data));
        folder.starts_with(&data) || data.starts_with(&folder)
    }

    fn files(&self, root: &str) -> Option<Vec<String>> {
        let swept = sweep(Path::new(root)).ok().filter(|swept| !swept.files.is_empty())?;
        Some(swept.files.iter().map(Sighting::name).collect())
    }

    fn clear(&self, root: &str, files: &[CardFile], second_copy: &str) -> u32 {
        let second = (!second_copy.is_empty()).then(|| Library::at(second_copy));
        let is_safe = |blake3: &str| self.library.holds(blake3) && second.as_ref().is_none_or(|second| second.holds(blake3));
        let mut gone = 0;
        for file in files {
            let place = Path::new(root).join(from_shown(&file.path));
            if place.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
                gone += 1;
            } else if is_unchanged(&place, file) && hash(&place).is_some_and(|blake3| is_safe(&blake3)) {
                match fs::remove_file(&place) {
                    Ok(()) => gone += 1,
                    Err(error) => tracing::warn!(%error, file = file.path, "a file could not be deleted from its card"),
                }
            }
        }
        gone
    }
}

fn is_unchanged(place: &Path, file: &CardFile) -> bool {
    let Ok(metadata) = fs::symlink_metadata(place) else { return false };
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_millis());
    metadata.is_file() && i64::try_from(metadata.len()) == Ok(file.size) && i64::try_from(modified) == Ok(file.modified_ms)
}

fn hash(place: &Path) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(fs::File::open(place).ok()?).ok()?;
    Some(hasher.finalize().to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_what_cameras_wrote_on() {
        let home = tempfile::tempdir().expect("a folder");
        for folder in ["EOS_DIGITAL/DCIM/100CANON", "backup disk/photos", "NO NAME/DCIM"] {
            fs::create_dir_all(home.path().join(folder)).expect("a folder");
        }
        let readers = Readers {
            mounts: vec![home.path().to_owned(), home.path().join("away")],
            library: Library::at(home.path().join("library")),
            data: home.path().join("data"),
        };
        let names: Vec<String> = readers.mounted().into_iter().map(|card| card.name).collect();
        assert_eq!(names, ["EOS_DIGITAL", "NO NAME"]);
        for (folder, ours) in [("data/library", true), ("data", true), ("", true), ("EOS_DIGITAL/../data/x", true), ("EOS_DIGITAL", false)]
        {
            fs::create_dir_all(home.path().join("data/x")).expect("a folder");
            assert_eq!(readers.is_ours(&home.path().join(folder)), ours, "{folder}");
        }
        assert_eq!(readers.files(&home.path().join("EOS_DIGITAL").display().to_string()), None, "an empty place is no card");
    }
}
