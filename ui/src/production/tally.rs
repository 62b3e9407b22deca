//! What a hand-in amounts to, by name: matched, unchanged, missing, unexpected. Pure.

use atelier_core::production::{Returned, TaskKind, TaskView};

/// The hand-in of a task, each file by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Photos that came back changed.
    pub matched: Vec<String>,
    /// Photos that came back as they went out.
    pub unchanged: Vec<String>,
    /// Photos that did not come back.
    pub missing: Vec<String>,
    /// Files that belong to no photo of the task.
    pub unexpected: Vec<String>,
    /// Photos of the task.
    pub photos: usize,
}

impl Tally {
    /// Counts what `view` tells of its last hand-in.
    pub fn of(view: &TaskView) -> Tally {
        let mut tally = Tally { unexpected: view.unexpected.clone(), photos: view.photos.len(), ..Tally::default() };
        for photo in &view.photos {
            match photo.returned {
                Returned::NotYet => {}
                Returned::Changed => tally.matched.push(photo.copy.clone()),
                Returned::Unchanged => tally.unchanged.push(photo.copy.clone()),
                Returned::Missing => tally.missing.push(photo.copy.clone()),
            }
        }
        tally
    }

    /// Whether nothing was handed in yet.
    pub fn is_empty(&self) -> bool {
        self.matched.is_empty() && self.unchanged.is_empty() && self.missing.is_empty() && self.unexpected.is_empty()
    }

    /// How many photos of the task came back.
    pub fn back(&self) -> usize {
        self.matched.len() + self.unchanged.len()
    }
}

/// Whether a file of its own name is wanted for each photo. One page of an album or one frame carries many photos, so
/// there a file that fits no photo is the work itself, and a photo without a file is nothing amiss.
pub fn one_file_a_photo(kind: TaskKind) -> bool {
    match kind {
        TaskKind::Retouch => true,
        TaskKind::AlbumDesign | TaskKind::Framing => false,
    }
}
