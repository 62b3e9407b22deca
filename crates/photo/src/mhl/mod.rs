//! The record beside the library's copies: an ASC MHL history (ASC Media Hash List, specification 1.0 of 2022, format
//! version 2.0), which the tools of the film trade verify a disk by. Each sealing writes one generation, a manifest that
//! lists only what no earlier one does, and names it in the chain file together with its hash. No hash of folders.

mod c4;
mod chain;
mod xml;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use twox_hash::xxhash3_128;

use self::chain::{CHAIN_FILE, Chain};
use self::xml::{Manifest, Record};
use crate::library::Library;
use crate::names::portable;
use crate::reason::Reason;
use crate::shelf::{Care, put};
use crate::source::{self, modified_ms};

/// The folder of a history, in the root of what it lists.
pub(crate) const FOLDER: &str = "ascmhl";

/// A file of the library that is to be listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sealed {
    /// Its identity: 64 hex digits.
    pub blake3: String,
    /// The camera's name for it, told in the list because the library's name says nothing to a person.
    pub name: String,
}

impl Library {
    /// Lists `files` in the next generation of the library's media hash list; gives that generation's number, from 1.
    /// What an earlier generation lists is left out; where nothing else is asked for, no generation is written and the
    /// latest one's number is given (0 when there is none). `at` is the time of the sealing, RFC 3339 in UTC
    /// (`2026-05-01T09:00:00Z`); `by` is the program and its version, parted by the last space.
    ///
    /// Each file is read to its end. Nothing is written when one of them is not there (`Gone`) or is not what its name
    /// says any more (`Damaged`). After a kill at any point the same call ends in the same state: the chain is written
    /// last, and a manifest that it does not name is written over.
    pub fn seal(&self, files: &[Sealed], at: &str, by: &str) -> Result<u32, Reason> {
        let begun: Timestamp = at.parse().map_err(|_| Reason::Unwritable { detail: format!("{at:?} is no time") })?;
        let folder = self.root().join(FOLDER);
        let chain = Chain::read(&folder.join(CHAIN_FILE))?;
        let unlisted = unlisted(files, &folder, &chain)?;
        if unlisted.is_empty() {
            return Ok(chain.last);
        }
        let generation = chain.last + 1;
        let records = unlisted.into_iter().map(|file| self.record(file)).collect::<Result<Vec<_>, _>>()?;
        let host = whoami::hostname().unwrap_or_else(|_| "localhost".into());
        let manifest = Manifest { at: begun, by, host: &host, records: &records }.to_xml();

        clear_unnamed(&folder, generation)?;
        let name = format!("{generation:04}_{}_{}.mhl", folder_name(self.root()), begun.strftime("%Y-%m-%d_%H%M%SZ"));
        put(&folder.join(&name), manifest.as_bytes(), Care::Original)?;
        put(&folder.join(CHAIN_FILE), chain.with(&name, &c4::of(manifest.as_bytes())).as_bytes(), Care::Keep)?;
        Ok(generation)
    }

    fn record<'a>(&self, file: &'a Sealed) -> Result<Record<'a>, Reason> {
        let original = self.original(&file.blake3).ok_or(Reason::Gone)?;
        let metadata = original.metadata().map_err(|error| Reason::reading(&error))?;
        let (mut identity, mut hasher) = (blake3::Hasher::new(), xxhash3_128::Hasher::new());
        let size = source::in_pieces(&original, |piece| {
            identity.update(piece);
            hasher.write(piece);
            Ok(())
        })?;
        if identity.finalize().to_hex().as_str() != file.blake3 {
            tracing::error!(file = %original.display(), "an original has changed, and is not listed");
            return Err(Reason::Damaged);
        }
        let suffix = original.extension().and_then(OsStr::to_str).unwrap_or_default();
        Ok(Record {
            path: format!("{}{}.{suffix}", shelf_path(&file.blake3), file.blake3),
            size,
            modified: Timestamp::from_millisecond(modified_ms(&metadata)).unwrap_or_default(),
            xxh128: hasher.finish_128(),
            name: &file.name,
        })
    }
}

/// The folder of an original as manifests write it.
fn shelf_path(blake3: &str) -> String {
    format!("originals/{}/", blake3.get(..2).unwrap_or_default())
}

/// What no generation lists yet, each once. A manifest that cannot be read lists nothing here: whoever verifies the
/// history is told of it by its hash in the chain.
fn unlisted<'a>(files: &'a [Sealed], folder: &Path, chain: &Chain) -> Result<Vec<&'a Sealed>, Reason> {
    let mut wanted: HashSet<&str> = files.iter().map(|file| file.blake3.as_str()).collect();
    for manifest in &chain.manifests {
        match fs::read(folder.join(manifest)) {
            Ok(text) => listed(&text).for_each(|blake3| {
                wanted.remove(blake3);
            }),
            Err(error) => tracing::warn!(%error, manifest, "a generation of the media hash list cannot be read"),
        }
    }
    Ok(files.iter().filter(|file| wanted.remove(file.blake3.as_str())).collect())
}

/// The identities of the originals that a manifest lists, whoever wrote it.
fn listed(manifest: &[u8]) -> impl Iterator<Item = &str> {
    const BEFORE: &[u8] = b">originals/";
    memchr::memmem::find_iter(manifest, BEFORE).filter_map(|at| {
        let name = at + BEFORE.len() + "ab/".len();
        std::str::from_utf8(manifest.get(name..name + 64)?).ok()
    })
}

/// Removes what a killed sealing left: the manifest of a generation that the chain does not name. Where there are later
/// ones too it was no kill: the chain was lost, and nothing of the history is touched.
fn clear_unnamed(folder: &Path, generation: u32) -> Result<(), Reason> {
    let mut unnamed: Vec<(u32, PathBuf)> = Vec::new();
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Reason::reading(&error)),
        Ok(entries) => {
            for entry in entries.flatten() {
                let number = entry.file_name().to_str().and_then(generation_of);
                unnamed.extend(number.filter(|number| *number >= generation).map(|number| (number, entry.path())));
            }
        }
    }
    if unnamed.iter().any(|(number, _)| *number > generation) {
        return Err(Reason::Unwritable { detail: format!("{CHAIN_FILE} does not name every generation beside it") });
    }
    unnamed.iter().try_for_each(|(_, path)| fs::remove_file(path)).map_err(|error| Reason::writing(&error))
}

/// The number that a manifest's name begins with.
fn generation_of(name: &str) -> Option<u32> {
    let (number, _) = name.strip_suffix(".mhl")?.split_once('_')?;
    number.parse().ok().filter(|_| number.len() >= 4)
}

/// The library's own name, fit for a file name; a root like `.` has none.
fn folder_name(root: &Path) -> String {
    portable(&root.file_name().unwrap_or(OsStr::new("library")).to_string_lossy())
}

#[cfg(test)]
mod tests;
