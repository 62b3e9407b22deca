//! The desk's workbench made of the photo engine: task folders below the data folder, and previews of what comes back.
//! Chooses paths; copying and reading are the photo engine's.

use std::path::{Path, PathBuf};

use atelier_core::production::HandedIn;
use atelier_core::refusal::{Refusal, Subject};
use atelier_desk::{WorkFolder, Workbench};
use atelier_photo::{Darkroom, Library, from_shown};

use crate::ingest::told;

/// Task folders at `<root>/<order>/<folder>/{todo,done}`.
#[derive(Debug, Clone)]
pub struct TaskFolders {
    /// The folder of all tasks.
    pub root: PathBuf,
    /// Where originals are.
    pub library: Library,
}

impl Workbench for TaskFolders {
    fn lay_out(&self, order: &str, folder: &str, files: &[(String, String)]) -> Result<WorkFolder, Refusal> {
        let root = self.root.join(plain(order)).join(plain(folder));
        let (todo, done) = (root.join("todo"), root.join("done"));
        let files = files
            .iter()
            .map(|(content, name)| {
                let original = self.library.original(content);
                Ok((original.ok_or_else(|| Refusal::not_found(Subject::Photo, name.clone()))?, name.clone()))
            })
            .collect::<Result<Vec<_>, Refusal>>()?;
        let refused = |path: &Path, reason| Refusal::File { name: path.display().to_string(), reason: told(reason) };
        atelier_photo::lay_out(&files, &todo).map_err(|reason| refused(&todo, reason))?;
        std::fs::create_dir_all(&done).map_err(|_| Refusal::FolderUnreadable { path: done.display().to_string() })?;
        Ok(WorkFolder { folder: todo.display().to_string(), hand_in: done.display().to_string() })
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
