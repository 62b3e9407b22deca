//! Putting bytes on a disk so that they are there whole or not at all: a temporary file beside the
//! target, flushed, read back where it matters, then renamed. Leftovers carry a name of their own.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::format::{Format, sniff};
use crate::reason::Reason;
use crate::source;

/// Unfinished files begin with this; a sweep takes them for hidden files.
const UNFINISHED: &str = ".atelier-part-";

/// How much it matters that the bytes survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Care {
    /// As [`Care::Keep`], and not to be written to any more.
    Original,
    /// Flushed to the disk, read back and compared, and the rename flushed too.
    Keep,
    /// Can be made again at any time: flushed, and not read back.
    Derived,
}

/// Writes `bytes` at `target`, replacing what is there in one step.
pub(crate) fn put(target: &Path, bytes: &[u8], care: Care) -> Result<(), Reason> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| Reason::writing(&error))?;
    let unfinished = Unfinished::beside(target);
    let write = || -> io::Result<()> {
        let mut file = File::create(&unfinished.path)?;
        file.write_all(bytes)?;
        match care {
            Care::Original | Care::Keep => file.sync_all(),
            Care::Derived => file.sync_data(),
        }
    };
    write().map_err(|error| Reason::writing(&error))?;
    if care != Care::Derived && !holds(&unfinished.path, &blake3::hash(bytes)) {
        return Err(reads_differently());
    }
    unfinished.settle(target, care)
}

/// A copy that was made in pieces: flushed and read back under a temporary name, and gone again unless it is
/// [settled](Poured::settle).
pub(crate) struct Poured {
    unfinished: Unfinished,
    pub blake3: blake3::Hash,
    pub size: u64,
    /// By its first bytes.
    pub format: Format,
}

/// Copies a file of any size for a place on the disk that `folder` is on; `folder` is made if need be. The source is
/// read once. `StillChanging` when it changed meanwhile.
pub(crate) fn pour(source: &Path, folder: &Path) -> Result<Poured, Reason> {
    fs::create_dir_all(folder).map_err(|error| Reason::writing(&error))?;
    let unfinished = Unfinished::beside(&folder.join("copy"));
    let mut file = File::create(&unfinished.path).map_err(|error| Reason::writing(&error))?;
    let mut hasher = blake3::Hasher::new();
    let mut format = Format::Empty;
    let size = source::in_pieces(source, |piece| {
        if hasher.count() == 0 {
            format = sniff(piece);
        }
        hasher.update(piece);
        file.write_all(piece).map_err(|error| Reason::writing(&error))
    })?;
    file.sync_all().map_err(|error| Reason::writing(&error))?;
    drop(file);
    let blake3 = hasher.finalize();
    if !holds(&unfinished.path, &blake3) {
        return Err(reads_differently());
    }
    Ok(Poured { unfinished, blake3, size, format })
}

impl Poured {
    /// Puts the copy at `target`, replacing what is there in one step.
    pub(crate) fn settle(self, target: &Path, care: Care) -> Result<(), Reason> {
        fs::create_dir_all(target.parent().unwrap_or(Path::new("."))).map_err(|error| Reason::writing(&error))?;
        self.unfinished.settle(target, care)
    }
}

fn reads_differently() -> Reason {
    Reason::Unwritable { detail: "what was written reads back differently".into() }
}

/// Takes the right to write away from an original, so that an editor that follows a link cannot save over it. A file
/// system that knows no such right (a share, a stick) keeps the file all the same: this is a precaution.
#[cfg(unix)]
pub(crate) fn protect(path: &Path) {
    let Ok(metadata) = path.metadata() else { return };
    let mut permissions = metadata.permissions();
    if !permissions.readonly() {
        permissions.set_readonly(true);
        let _ = fs::set_permissions(path, permissions);
    }
}

/// Elsewhere a file that nobody may write to can be neither replaced nor removed.
#[cfg(not(unix))]
pub(crate) fn protect(_path: &Path) {}

/// Whether the file at `path` is there and has this content.
pub(crate) fn holds(path: &Path, blake3: &blake3::Hash) -> bool {
    let hashed = File::open(path).and_then(|mut file| {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(&mut file)?;
        Ok(hasher.finalize())
    });
    hashed.is_ok_and(|hash| hash == *blake3)
}

/// Whether a picture that can be made again is there whole: first and last bytes tell, for a power
/// cut can leave an empty or a short file behind a finished name.
pub(crate) fn has_picture(path: &Path) -> bool {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let ends = || -> io::Result<[u8; 4]> {
        let mut file = File::open(path)?;
        let mut ends = [0; 4];
        file.read_exact(&mut ends[..2])?;
        file.seek(SeekFrom::End(-2))?;
        file.read_exact(&mut ends[2..])?;
        Ok(ends)
    };
    ends().is_ok_and(|ends| ends == [0xFF, 0xD8, 0xFF, 0xD9])
}

/// Removes what an interrupted run left in `folder` and below; gives how many files that were.
/// Only for folders that nothing else is writing to at the moment.
pub(crate) fn clear_unfinished(folder: &Path) -> Result<u64, Reason> {
    let mut removed = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        removed += clear_unfinished_in(&folder, &mut folders)?;
    }
    Ok(removed)
}

/// The same for one folder alone; adds to `below` what folders are in it.
pub(crate) fn clear_unfinished_in(folder: &Path, below: &mut Vec<PathBuf>) -> Result<u64, Reason> {
    let listing = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        other => other.map_err(|error| Reason::reading(&error))?,
    };
    let mut removed = 0;
    for entry in listing.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => below.push(entry.path()),
            Ok(kind) if kind.is_file() && is_unfinished(&entry.file_name()) => {
                fs::remove_file(entry.path()).map_err(|error| Reason::writing(&error))?;
                removed += 1;
            }
            _ => {}
        }
    }
    Ok(removed)
}

pub(crate) fn is_unfinished(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes())
}

/// A name beside `target` that nobody else uses.
pub(crate) fn unfinished_name(target: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    target.with_file_name(format!("{UNFINISHED}{}-{number}", std::process::id()))
}

/// A temporary file that goes away unless it was renamed.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// Two threads, or two programs, never share a temporary file.
    fn beside(target: &Path) -> Self {
        Self { path: unfinished_name(target) }
    }

    /// Gives the finished file its name.
    fn settle(&self, target: &Path, care: Care) -> Result<(), Reason> {
        if care == Care::Original {
            protect(&self.path);
        }
        fs::rename(&self.path, target).map_err(|error| Reason::writing(&error))?;
        if care != Care::Derived {
            flush_folder(target.parent().unwrap_or(Path::new("."))).map_err(|error| Reason::writing(&error))?;
        }
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the rename there is nothing under this name, and a failure leaves only litter that a tidy removes.
        let _ = fs::remove_file(&self.path);
    }
}

/// Makes a rename survive a power cut. Windows neither needs nor allows it.
#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn flush_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_in_one_step_and_leaves_nothing_behind() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("aa/x.jpg");
        for care in [Care::Original, Care::Keep, Care::Derived] {
            put(&target, b"\xFF\xD8..\xFF\xD9", care).unwrap();
            assert!(has_picture(&target));
        }
        fs::write(home.path().join("aa").join(format!("{UNFINISHED}1-1")), "half").unwrap();
        assert_eq!(clear_unfinished(home.path()), Ok(1));
        assert_eq!(fs::read_dir(home.path().join("aa")).unwrap().count(), 1);
        assert_eq!(clear_unfinished(&home.path().join("never made")), Ok(0));
    }

    #[test]
    fn a_short_picture_does_not_count() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.jpg");
        for (bytes, whole) in [(&b""[..], false), (b"\xFF\xD8", false), (b"\xFF\xD8\x00\x00", false), (b"\xFF\xD8\xFF\xD9", true)] {
            fs::write(&path, bytes).unwrap();
            assert_eq!(has_picture(&path), whole, "{bytes:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named() {
        // The device that is always full; the temporary file cannot go there, so ask the write directly.
        let error = fs::OpenOptions::new().write(true).open("/dev/full").and_then(|mut file| file.write_all(b"x")).unwrap_err();
        assert_eq!(Reason::writing(&error), Reason::DiskFull);
    }
}
