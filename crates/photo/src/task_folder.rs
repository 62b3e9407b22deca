//! Folders for the people who retouch: copies of originals under names they can work with, and a
//! reading of what they hand back. Always copies, never links: an editor that saves in place must
//! not reach an original. Nothing that somebody worked on is overwritten.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::develop::{Darkroom, decodable};
use crate::jpeg::Damage;
use crate::names::{portable, split_suffix};
use crate::reason::Reason;
use crate::shelf::{Care, holds, put};
use crate::source;
use crate::sweep::{Sighting, sweep};

/// What a task folder holds after [`lay_out`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidOut {
    /// Names in the folder, one for each file asked for, in that order.
    pub names: Vec<String>,
    /// Those of them that were there with other content: somebody's work, left as it is.
    pub worked_on: Vec<String>,
}

/// A file that lies in a task folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Path below the folder.
    pub name: String,
    /// 64 hex digits; None if it could not be read.
    pub blake3: Option<String>,
    pub size: u64,
    /// Why it does not open as a whole picture; None is good. Formats that this engine does not decode
    /// (a PSD, say) are hashed and say `unsupported_format`.
    pub trouble: Option<Reason>,
}

/// Copies `files` (an original and the name wanted for it) into `target`, which is made if need be. Names are made
/// fit for every file system; equal ones, whatever their case, get `-2`, `-3` in the order asked for. Each file
/// appears whole and verified or not at all, so that a run that was killed is simply run again.
pub fn lay_out(files: &[(PathBuf, String)], target: &Path) -> Result<LaidOut, Reason> {
    std::fs::create_dir_all(target).map_err(|error| Reason::writing(&error))?;
    crate::shelf::clear_unfinished(target)?;
    let mut laid = LaidOut::default();
    let mut used = HashSet::new();
    for (original, wanted) in files {
        let name = free_name(&portable(wanted), &mut used);
        let place = target.join(&name);
        let bytes = source::read(original)?.bytes;
        if !place.exists() {
            put(&place, &bytes, Care::Keep)?;
        } else if !holds(&place, &blake3::hash(&bytes)) {
            laid.worked_on.push(name.clone());
        }
        laid.names.push(name);
    }
    Ok(laid)
}

fn free_name(wanted: &str, used: &mut HashSet<String>) -> String {
    let (stem, suffix) = split_suffix(wanted);
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !used.insert(name.to_lowercase()) {
        name = format!("{stem}-{number}{suffix}");
        number += 1;
    }
    name
}

/// Everything that lies in a task folder, ordered by path; hidden files and system litter left out.
pub fn read_back(folder: &Path) -> Result<Vec<Returned>, Reason> {
    let mut darkroom = Darkroom::new();
    let swept = sweep(folder)?;
    let troubles = swept.troubles.into_iter().map(|(file, reason)| Returned {
        name: crate::names::shown(&file),
        blake3: None,
        size: 0,
        trouble: Some(reason),
    });
    Ok(swept.files.iter().map(|sighting| returned(folder, sighting, &mut darkroom)).chain(troubles).collect())
}

fn returned(folder: &Path, sighting: &Sighting, darkroom: &mut Darkroom) -> Returned {
    let path = folder.join(&sighting.file);
    let (name, size) = (sighting.name(), sighting.size);
    let glance = match source::glance(&path) {
        Ok(glance) => glance,
        Err(reason) => return Returned { name, blake3: None, size, trouble: Some(reason) },
    };
    let opened = decodable(glance.format).and_then(|_| darkroom.develop_file(&path));
    let trouble = match opened {
        Ok(developed) => developed.facts.damage.map(|damage| match damage {
            Damage::Truncated => Reason::Truncated,
            Damage::Damaged => Reason::Damaged,
        }),
        Err(reason) => Some(reason),
    };
    Returned { name, blake3: Some(glance.blake3), size: glance.size, trouble }
}
