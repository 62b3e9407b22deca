//! The desk's workbench made of the photo engine: folders of tasks, groups and sittings below the data folder, and previews of
//! what comes back.
//! Chooses paths; copying and reading are the photo engine's.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use atelier_core::production::HandedIn;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Holds, LaidFile, SittingFolders, TABLE};
use atelier_core::shoots::{LaidOutGroups, Laying};
use atelier_desk::{WorkFolder, Workbench};
use atelier_photo::{Darkroom, Library, Piece, from_shown};

use crate::ingest::told;

/// Task folders at `<root>/<order>/<folder>/{todo,done}`.
#[derive(Debug, Clone)]
pub struct TaskFolders {
    /// The folder of all tasks.
    pub root: PathBuf,
    /// Where originals are.
    pub library: Library,
    /// Held while groups are laid out.
    pub layouts_turn: Arc<Mutex<()>>,
}

impl TaskFolders {
    /// Where groups are laid out, beside the tasks.
    fn layouts(&self) -> PathBuf {
        self.root.with_file_name("layouts")
    }

    /// Where a sitting is laid out.
    fn sitting(&self, order: &str, number: u32) -> PathBuf {
        self.root.with_file_name("selected").join(plain(order)).join(number.to_string())
    }

    fn original(&self, content: &str, name: &str) -> Result<PathBuf, Refusal> {
        self.library.original(content).ok_or_else(|| Refusal::not_found(Subject::Photo, name))
    }
}

impl Workbench for TaskFolders {
    fn lay_out(&self, order: &str, folder: &str, files: &[(String, String)]) -> Result<WorkFolder, Refusal> {
        let root = self.root.join(plain(order)).join(plain(folder));
        let (todo, done) = (root.join("todo"), root.join("done"));
        let files =
            files.iter().map(|(content, name)| Ok((self.original(content, name)?, name.clone()))).collect::<Result<Vec<_>, Refusal>>()?;
        let refused = |path: &Path, reason| Refusal::File { name: path.display().to_string(), reason: told(reason) };
        atelier_photo::lay_out(&files, &todo).map_err(|reason| refused(&todo, reason))?;
        std::fs::create_dir_all(&done).map_err(|_| Refusal::FolderUnreadable { path: done.display().to_string() })?;
        Ok(WorkFolder { folder: todo.display().to_string(), hand_in: done.display().to_string() })
    }

    fn lay_out_groups(&self, order: &str, groups: &[(String, Vec<(String, String)>)], laying: Laying) -> Result<LaidOutGroups, Refusal> {
        let target = self.layouts().join(plain(order));
        let found = |(content, name): &(String, String)| Ok((Piece::Original(self.original(content, name)?), name.clone()));
        let groups = groups.iter().map(|(name, files)| Ok((name.clone(), files.iter().map(found).collect::<Result<Vec<_>, Refusal>>()?)));
        let groups = groups.collect::<Result<Vec<_>, Refusal>>()?;
        let laying = match laying {
            Laying::Links => atelier_photo::Laying::Links,
            Laying::Copies => atelier_photo::Laying::Copies,
        };
        // Two at once in one folder would clear away each other's unfinished files.
        let _turn = self.layouts_turn.lock().unwrap_or_else(PoisonError::into_inner);
        let laid = atelier_photo::lay_out_groups(&groups, &target, laying);
        let files = laid.map_err(|reason| Refusal::File { name: target.display().to_string(), reason: told(reason) })?;
        Ok(LaidOutGroups { folder: target.display().to_string(), groups: u32::try_from(groups.len()).unwrap_or(u32::MAX), files })
    }

    fn can_link(&self) -> bool {
        atelier_photo::can_link(&self.layouts())
    }

    fn keeps(&self, content: &str) -> bool {
        self.library.original(content).is_some()
    }

    fn sitting_folder(&self, order: &str, number: u32) -> String {
        self.sitting(order, number).display().to_string()
    }

    fn lay_out_sitting(&self, order: &str, number: u32, folders: &SittingFolders) -> Result<(), Refusal> {
        let target = self.sitting(order, number);
        let piece = |file: &LaidFile| {
            let piece = match &file.holds {
                Holds::Original(content) => Piece::Original(self.original(content, &file.name)?),
                Holds::Text(text) => Piece::Text(text.clone()),
            };
            Ok((piece, file.name.clone()))
        };
        let group = |(name, files): &(String, Vec<LaidFile>)| Ok((name.clone(), files.iter().map(piece).collect::<Result<_, Refusal>>()?));
        let mut groups = folders.folders.iter().map(group).collect::<Result<Vec<(String, Vec<(Piece, String)>)>, Refusal>>()?;
        groups.push((String::new(), vec![(Piece::Text(folders.table.clone()), TABLE.to_owned())]));
        let laid = atelier_photo::lay_out_groups(&groups, &target, atelier_photo::Laying::Copies);
        laid.map(drop).map_err(|reason| Refusal::File { name: target.display().to_string(), reason: told(reason) })
    }

    fn read_back(&self, hand_in: &str) -> Result<Vec<HandedIn>, Refusal> {
        let folder = Path::new(hand_in);
        let returned = atelier_photo::read_back(folder).map_err(|_| Refusal::FolderUnreadable { path: hand_in.to_owned() })?;
        let mut darkroom = Darkroom::new();
        let mut files = Vec::with_capacity(returned.len());
        for file in returned {
            let mut trouble = file.trouble.map(told);
            // The lead looks at it before accepting, so it needs a thumbnail and a preview like any photo.
            if trouble.is_none()
                && let Err(reason) = self.library.take_in(&folder.join(from_shown(&file.name)), &mut darkroom)
            {
                trouble = Some(told(reason));
            }
            files.push(HandedIn { name: file.name, content: file.blake3.unwrap_or_default(), trouble });
        }
        Ok(files)
    }
}

/// A name that is one folder, never a path.
fn plain(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    let plain = plain.trim().trim_start_matches('.');
    if plain.is_empty() { "task".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_never_leaves_the_root() {
        for (name, folder) in [("A20261108-003", "A20261108-003"), ("../x", "-x"), ("..", "task"), ("a/b", "a-b"), ("", "task")] {
            assert_eq!(plain(name), folder);
        }
    }
}
