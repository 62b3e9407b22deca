//! Looking through a folder: what lies there now, told as plain sightings. Symbolic links are not
//! followed, nothing is opened, and a folder that cannot be read is an answer, never an empty one.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use crate::names::{Notice, notice, shown};
use crate::reason::Reason;
use crate::source::modified_ms;

/// A file as it was seen at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Path below the folder that was swept; [`Sighting::name`] is its text.
    pub file: PathBuf,
    pub size: u64,
    /// Last change in ms since the epoch, 0 if the file system does not say.
    pub modified_ms: i64,
}

impl Sighting {
    /// The path as text that loses nothing, see [`shown`].
    pub fn name(&self) -> String {
        shown(&self.file)
    }
}

/// What one look through a folder brought.
#[derive(Debug, Default)]
pub struct Swept {
    /// Files to take, ordered by path.
    pub files: Vec<Sighting>,
    /// Hidden files, ordered by path; folders that are hidden are not entered.
    pub hidden: Vec<Sighting>,
    /// Things that are neither taken nor worth naming: system litter, links, pipes.
    pub ignored: u64,
    /// Sub-folders and files that could not be looked at, so that they do not count as gone.
    pub troubles: Vec<(PathBuf, Reason)>,
}

/// Looks through `root` and everything below. The error is about `root` itself: `Gone` when the share
/// or the card is away, which says nothing about the files on it.
pub fn sweep(root: &Path) -> Result<Swept, Reason> {
    let mut swept = Swept::default();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        match entries(&root.join(&folder)) {
            Ok(found) => {
                for (name, kind) in found {
                    swept.place(root, folder.join(name), kind, &mut folders);
                }
            }
            Err(reason) if folder.as_os_str().is_empty() => return Err(reason),
            // It was listed a moment ago and is not there now: that is an answer.
            Err(Reason::Gone) if root.exists() => {}
            Err(reason) => swept.troubles.push((folder, reason)),
        }
    }
    if !root.is_dir() {
        return Err(Reason::Gone);
    }
    swept.files.sort_by(|a, b| a.file.cmp(&b.file));
    swept.hidden.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(swept)
}

/// The same file, unchanged between two looks: nobody is writing to it any more. The caller chooses how
/// far apart the looks are. Empty files settle too, and are then refused as empty.
pub fn settled(earlier: &Sighting, now: &Sighting) -> bool {
    earlier == now
}

impl Swept {
    fn place(&mut self, root: &Path, file: PathBuf, kind: Option<FileType>, folders: &mut Vec<PathBuf>) {
        let Some(kind) = kind else {
            self.troubles.push((file, Reason::Unreadable { detail: "its kind is not known".into() }));
            return;
        };
        let noticed = notice(file.file_name().unwrap_or_default());
        match noticed {
            Notice::Look if kind.is_dir() => folders.push(file),
            Notice::Look | Notice::Hidden if kind.is_file() => match fs::symlink_metadata(root.join(&file)) {
                Ok(metadata) => {
                    let list = if noticed == Notice::Look { &mut self.files } else { &mut self.hidden };
                    list.push(Sighting { file, size: metadata.len(), modified_ms: modified_ms(&metadata) });
                }
                // Deleted since the folder was listed.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => self.troubles.push((file, Reason::reading(&error))),
            },
            _ => self.ignored += 1,
        }
    }
}

fn entries(folder: &Path) -> Result<Vec<(OsString, Option<FileType>)>, Reason> {
    let listing = fs::read_dir(folder).map_err(|error| Reason::reading(&error))?;
    listing
        .map(|entry| {
            let entry = entry.map_err(|error| Reason::reading(&error))?;
            Ok((entry.file_name(), entry.file_type().ok()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_files_in_order_and_leaves_litter() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("b/.git")).unwrap();
        for name in ["b/2.jpg", "a.jpg", "b/1.jpg", ".hidden.jpg", "._a.jpg", "b/Thumbs.db", "b/.git/x.jpg"] {
            fs::write(root.path().join(name), name).unwrap();
        }
        let swept = sweep(root.path()).unwrap();
        let names: Vec<String> = swept.files.iter().map(Sighting::name).collect();
        assert_eq!(names, ["a.jpg", "b/1.jpg", "b/2.jpg"]);
        assert_eq!(swept.hidden.iter().map(Sighting::name).collect::<Vec<_>>(), [".hidden.jpg"]);
        assert_eq!((swept.ignored, swept.troubles.len()), (3, 0));
        assert!(settled(&swept.files[0], &sweep(root.path()).unwrap().files[0]));
        fs::write(root.path().join("a.jpg"), "longer than before").unwrap();
        assert!(!settled(&swept.files[0], &sweep(root.path()).unwrap().files[0]));
    }

    #[test]
    fn a_folder_that_vanished_is_not_an_empty_one() {
        let root = tempfile::tempdir().unwrap();
        assert!(sweep(root.path()).unwrap().files.is_empty());
        assert_eq!(sweep(&root.path().join("away")).err(), Some(Reason::Gone));
        let file = root.path().join("file");
        fs::write(&file, "x").unwrap();
        assert_eq!(sweep(&file).err(), Some(Reason::Gone));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_left_alone() {
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/", root.path().join("everything")).unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("loop")).unwrap();
        let swept = sweep(root.path()).unwrap();
        assert_eq!((swept.files.len(), swept.ignored), (0, 2));
    }
}
