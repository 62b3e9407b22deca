//! The mark in a data folder that says: this is a demo studio, made or half made. A half-made one is made anew.

use anyhow::Context;
use atelier_core::studio::{OpenStudio, StudioView};
use atelier_desk::{Caller, Desk};

use super::hand::ask;
use crate::data_folder::DataFolder;

const FILE: &str = "demo";

/// What the mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing: a studio of someone's own, or none.
    None,
    /// The demo studio was being made when the program ended.
    Making,
    /// The demo studio.
    Made,
}

/// The mark of a data folder.
pub(crate) fn mark(data: &DataFolder) -> Mark {
    match std::fs::read_to_string(data.root().join(FILE)).as_deref().map(str::trim) {
        Ok("made") => Mark::Made,
        Ok("making") => Mark::Making,
        Ok(_) | Err(_) => Mark::None,
    }
}

/// Sets the mark of a data folder.
pub(crate) fn set_mark(data: &DataFolder, mark: Mark) -> anyhow::Result<()> {
    let place = data.root().join(FILE);
    match mark {
        Mark::None => std::fs::remove_file(&place).or_else(|error| if place.exists() { Err(error) } else { Ok(()) }),
        Mark::Making => std::fs::write(&place, "making\n"),
        Mark::Made => std::fs::write(&place, "made\n"),
    }
    .with_context(|| format!("{} cannot be written", place.display()))
}

/// Throws a half-made demo studio away. Only what the making has made, and only in a folder that it has marked.
pub(crate) fn clear_unfinished(data: &DataFolder) -> anyhow::Result<()> {
    if mark(data) != Mark::Making {
        return Ok(());
    }
    for suffix in ["", "-wal", "-shm"] {
        let file = data.root().join(format!("atelier.db{suffix}"));
        if file.exists() {
            std::fs::remove_file(&file).with_context(|| format!("{} cannot be cleared away", file.display()))?;
        }
    }
    for folder in [data.library(), data.tasks(), data.root().join(super::rolls::SHOOTS), data.root().join(super::rolls::DRAWN)] {
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be cleared away", folder.display()))?;
        }
    }
    set_mark(data, Mark::None)
}

/// Whether the studio still waits for its first run.
pub(crate) async fn is_empty(desk: &Desk) -> anyhow::Result<bool> {
    let (studio, _): (StudioView, _) = ask(desk, &Caller::default(), OpenStudio {}).await?;
    Ok(studio.to_set_up)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_half_made_demo_is_cleared_away() {
        let home = tempfile::tempdir().unwrap();
        let data = DataFolder::take(home.path()).unwrap();
        let database = home.path().join("atelier.db");
        for (mark, goes) in [(Mark::None, false), (Mark::Made, false), (Mark::Making, true)] {
            std::fs::write(&database, "x").unwrap();
            set_mark(&data, mark).unwrap();
            clear_unfinished(&data).unwrap();
            assert_eq!(!database.exists(), goes, "{mark:?}");
        }
    }
}
