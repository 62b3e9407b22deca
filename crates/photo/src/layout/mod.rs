//! Photos laid out in groups: a folder for each, in it the originals under the camera's names, as links (no space, to look
//! at), as copies (to work on) or as hard links (no space, to be kept), and texts that go with them. Laying out again
//! follows the groups; whatever somebody changed or added stays where it is. What was laid is known by a hidden list,
//! never guessed.

mod list;
mod plan;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use self::list::{Laid, List};
use self::plan::{Planned, plan};
use crate::reason::Reason;
use crate::shelf::{Care, clear_unfinished, pour, put, unfinished_name};

/// How files come into a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Laying {
    /// Symbolic links to the originals. Only where the operating system and the file system have them.
    Links,
    /// Copies of their own.
    Copies,
}

/// What lies under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An original, wherever it is kept.
    Original(PathBuf),
    /// A small file of its own, such as a sidecar; written whatever the [`Laying`] is.
    Text(String),
}

/// Lays out `groups` (a name, and pieces with the name wanted for each) in `target`, which is made if need be: one
/// folder a group; a group without a name lies in `target` itself. Names are made fit for every file system; equal ones, whatever their case, get `-2`, `-3` in the
/// order asked for. Gives the number of files that are laid out, those included that somebody has worked on since.
///
/// Run again, after a kill at any point or with other groups or another [`Laying`], it ends in the state that is asked
/// for: what an earlier run laid and is in no group any more is removed, if it is a link of ours or an unchanged copy. A
/// file that somebody changed or added stays, and a photo that would need its name gets the next one.
///
/// `Gone` for an original that is not there, `Damaged` for one that is copied and not what its name says, `Unwritable`
/// where links cannot be made.
pub fn lay_out_groups(groups: &[(String, Vec<(Piece, String)>)], target: &Path, laying: Laying) -> Result<u32, Reason> {
    fs::create_dir_all(target).map_err(|error| Reason::writing(&error))?;
    if laying == Laying::Links && !can_link(target) {
        return Err(Reason::Unwritable { detail: NO_LINKS.into() });
    }
    clear_unfinished(target)?;
    let earlier = List::read(target)?;
    let planned = plan(groups, target, laying, &earlier)?;
    // Known before it is there: after a kill, a file that was laid and is not listed would be taken for somebody's own.
    let wanted = || planned.iter().map(|planned| planned.laid.clone());
    List::of(earlier.entries().cloned().chain(wanted())).write(target)?;
    let left = remove_stale(&earlier, &planned, target)?;
    for file in &planned {
        lay(file, target)?;
    }
    List::of(left.into_iter().chain(wanted())).write(target)?;
    Ok(u32::try_from(planned.len()).unwrap_or(u32::MAX))
}

/// Whether links can be made in a folder, or in the nearest one above it that is there: tries it.
pub fn can_link(folder: &Path) -> bool {
    let Some(folder) = folder.ancestors().find(|folder| folder.is_dir()) else { return false };
    let trial = unfinished_name(&folder.join("link"));
    let made = link(Path::new("nowhere"), &trial);
    // A link that was not made needs no removing.
    let _ = fs::remove_file(&trial);
    made.is_ok()
}

const NO_LINKS: &str = "this folder cannot hold links; lay out copies instead";

#[cfg(unix)]
fn link(original: &Path, place: &Path) -> Result<(), Reason> {
    std::os::unix::fs::symlink(original, place).map_err(|error| Reason::writing(&error))
}

/// Windows lets only administrators make links.
#[cfg(not(unix))]
fn link(_original: &Path, _place: &Path) -> Result<(), Reason> {
    Err(Reason::Unwritable { detail: NO_LINKS.into() })
}

/// Removes what was laid and is not wanted any more. Gives the entries of what stays because somebody changed it: where
/// its photo comes back, it is not doubled.
fn remove_stale(earlier: &List, planned: &[Planned], target: &Path) -> Result<Vec<Laid>, Reason> {
    let wanted: HashSet<&Laid> = planned.iter().map(|planned| &planned.laid).collect();
    let places: HashSet<&str> = wanted.iter().map(|laid| laid.path.as_str()).collect();
    let mut left = Vec::new();
    for laid in earlier.entries().filter(|laid| !wanted.contains(laid)) {
        let place = target.join(&laid.path);
        if laid.is_untouched(&place) {
            fs::remove_file(&place).map_err(|error| Reason::writing(&error))?;
            // Somebody's file, or another of ours, keeps the folder.
            let _ = fs::remove_dir(place.parent().unwrap_or(target));
        } else if place.symlink_metadata().is_ok() && !places.contains(laid.path.as_str()) {
            left.push(laid.clone());
        }
    }
    Ok(left)
}

/// Puts one file where it is planned; a place that is taken holds it already, or somebody's work on it.
fn lay(file: &Planned, target: &Path) -> Result<(), Reason> {
    let place = target.join(&file.laid.path);
    let folder = place.parent().unwrap_or(target);
    let is_taken = place.symlink_metadata().is_ok();
    let original = match file.piece {
        Piece::Original(original) => original,
        Piece::Text(_) if is_taken => return Ok(()),
        Piece::Text(text) => return put(&place, text.as_bytes(), Care::Keep),
    };
    match file.laid.laying {
        Laying::Links => {
            let original = std::path::absolute(original).map_err(|error| Reason::reading(&error))?;
            if fs::read_link(&place).is_ok_and(|earlier| earlier != original) && file.laid.is_untouched(&place) {
                // The library has moved since.
                fs::remove_file(&place).map_err(|error| Reason::writing(&error))?;
            }
            if place.symlink_metadata().is_ok() {
                return Ok(());
            }
            fs::create_dir_all(folder).map_err(|error| Reason::writing(&error))?;
            link(&original, &place)
        }
        Laying::Copies if is_taken => Ok(()),
        Laying::Copies => {
            let poured = pour(original, folder)?;
            if poured.blake3 != file.laid.blake3 {
                return Err(Reason::Damaged);
            }
            poured.settle(&place, Care::Keep)
        }
    }
}

#[cfg(test)]
mod tests;
