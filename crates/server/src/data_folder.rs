//! The data folder: where everything of a studio lies, and the lock that keeps a second server out of it.
//! Knows paths, not what is in the files.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::Context;
use atelier_core::refusal::Refusal;

use crate::house::StartFailure;

/// How a database file of the embedded engine begins.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// A data folder that this process alone works on. The lock is the operating system's: a killed server leaves none.
#[derive(Debug)]
pub struct DataFolder {
    root: PathBuf,
    lock: File,
}

impl DataFolder {
    /// Makes the folder where it is missing and takes the lock.
    pub fn take(root: &Path) -> Result<DataFolder, StartFailure> {
        std::fs::create_dir_all(root).with_context(|| format!("the data folder {} cannot be made", root.display()))?;
        // An absolute path: task folders are shown to people and kept in the database.
        let root = std::path::absolute(root).with_context(|| format!("the data folder {}", root.display()))?;
        let place = root.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&place)
            .with_context(|| format!("{} cannot be written", place.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(DataFolder { root, lock }),
            Err(TryLockError::WouldBlock) => Err(Refusal::DataFolderInUse { path: root.display().to_string() }.into()),
            Err(TryLockError::Error(error)) => Err(anyhow::Error::new(error).context("the data folder cannot be locked").into()),
        }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The embedded database's file.
    pub fn database(&self) -> PathBuf {
        database_file(&self.root)
    }

    /// Says clearly that a file under the database's name is something else; the database driver would say so only
    /// after trying for half a minute.
    pub(crate) fn check_database(&self) -> anyhow::Result<()> {
        use std::io::Read as _;
        let place = self.database();
        let mut head = [0; SQLITE.len()];
        let Ok(mut file) = File::open(&place) else { return Ok(()) };
        // An empty file is what a program leaves that was killed while it made the database.
        let is_empty = file.metadata().is_ok_and(|file| file.len() == 0);
        if !is_empty && (file.read_exact(&mut head).is_err() || head != *SQLITE) {
            anyhow::bail!("{} is not a database of this program", place.display());
        }
        Ok(())
    }

    /// Originals, thumbnails and previews.
    pub fn library(&self) -> PathBuf {
        self.root.join("library")
    }

    /// Folders that retouchers work in.
    pub fn tasks(&self) -> PathBuf {
        self.root.join("tasks")
    }

    /// Copies of the database.
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Gives the folder up before the process ends.
    pub(crate) fn give_up(&self) {
        // The end of the process does it too; nothing is lost when it fails.
        let _ = self.lock.unlock();
    }
}

/// The embedded database's file in a data folder.
pub(crate) fn database_file(root: &Path) -> PathBuf {
    root.join("atelier.db")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_server_a_folder() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        let first = DataFolder::take(&data).unwrap();
        assert!(matches!(DataFolder::take(&data), Err(StartFailure::Refused(Refusal::DataFolderInUse { .. }))));
        first.give_up();
        assert!(DataFolder::take(&data).is_ok());
    }
}
