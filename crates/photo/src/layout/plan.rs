//! Where each file of a layout goes. Names follow from the groups alone, as long as nobody put something of their own
//! where a file would go.

use std::collections::HashSet;
use std::path::Path;

use super::list::{Identity, Laid, List, identity};
use super::{Laying, Piece};
use crate::names::{portable, split_suffix};
use crate::reason::Reason;

/// A file that is to be laid out.
pub(super) struct Planned<'a> {
    pub piece: &'a Piece,
    pub laid: Laid,
}

/// Plans a layout in `target`, where `earlier` was laid out.
pub(super) fn plan<'a>(
    groups: &'a [(String, Vec<(Piece, String)>)],
    target: &Path,
    laying: Laying,
    earlier: &List,
) -> Result<Vec<Planned<'a>>, Reason> {
    let mut planned = Vec::new();
    let mut folders = HashSet::new();
    for (group, files) in groups {
        // Where somebody put a file, no folder can be.
        let is_a_file = |name: &str| target.join(name).symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
        let (folder, mut names) = match group.as_str() {
            "" => (String::new(), folders.clone()),
            group => (free(&portable(group), "", &mut folders, is_a_file) + "/", HashSet::new()),
        };
        for (piece, wanted) in files {
            let (blake3, laying) = match piece {
                Piece::Original(original) => (identity(original)?, laying),
                Piece::Text(text) => (blake3::hash(text.as_bytes()), Laying::Copies),
            };
            let wanted = portable(wanted);
            let (stem, suffix) = split_suffix(&wanted);
            let name = free(stem, suffix, &mut names, |name| is_somebodys(&format!("{folder}{name}"), blake3, target, earlier));
            planned.push(Planned { piece, laid: Laid { path: format!("{folder}{name}"), laying, blake3 } });
        }
    }
    Ok(planned)
}

/// Whether something lies at a path that the file with this identity may not replace: neither what an earlier layout
/// left there untouched, nor somebody's work on this very photo.
fn is_somebodys(path: &str, blake3: Identity, target: &Path, earlier: &List) -> bool {
    let place = target.join(path);
    let is_ours = |laid: &Laid| laid.blake3 == blake3 || laid.is_untouched(&place);
    place.symlink_metadata().is_ok() && !earlier.at(path).any(is_ours)
}

/// The first name that is free, `stem-2` and so on after the wanted one; it is used from now on.
fn free(stem: &str, suffix: &str, used: &mut HashSet<String>, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = format!("{stem}{suffix}");
    let mut number = 2;
    while is_taken(&name) || !used.insert(name.to_lowercase()) {
        name = format!("{stem}-{number}{suffix}");
        number += 1;
    }
    name
}
