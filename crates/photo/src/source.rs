//! Reading one file that may still be written to, vanish or be a trap. A file is read once, whole,
//! within a limit, and only if it did not change meanwhile; what is no JPEG is hashed in pieces.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::format::{Format, SNIFF_BYTES, sniff};
use crate::reason::Reason;

/// Photos are read whole; no camera writes JPEGs of this size.
const MOST_BYTES: u64 = 160 << 20;
/// What is copied in pieces is held so much at a time.
const PIECE_BYTES: u64 = 1 << 20;

/// A file's bytes and what the disk said about it.
pub(crate) struct Source {
    pub bytes: Vec<u8>,
}

/// A file that is not worth holding in memory: its hash and kind.
pub(crate) struct Glance {
    pub blake3: String,
    pub format: Format,
    pub size: u64,
}

/// Milliseconds since the epoch of the last change, 0 where the file system does not say.
pub(crate) fn modified_ms(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0)
}

/// Reads a regular file whole. `StillChanging` when its size or time moved during the reading.
pub(crate) fn read(path: &Path) -> Result<Source, Reason> {
    read_into(path, Vec::new())
}

/// The same into memory that is at hand.
pub(crate) fn read_into(path: &Path, mut bytes: Vec<u8>) -> Result<Source, Reason> {
    let (mut file, before) = open(path)?;
    if before.len() > MOST_BYTES {
        return Err(Reason::FileTooBig { bytes: before.len() });
    }
    bytes.clear();
    bytes.reserve(before.len() as usize + 1);
    // One byte more than expected, so that growth shows.
    (&mut file).take(before.len() + 1).read_to_end(&mut bytes).map_err(|error| Reason::reading(&error))?;
    unchanged(path, &before, bytes.len() as u64)?;
    Ok(Source { bytes })
}

/// Reads a regular file of any size in pieces, each given to `each` in turn; the first is long enough to [`sniff`], and
/// there is none for an empty file. Gives the size. `StillChanging` when its size or time moved during the reading: what
/// was made of the pieces is then worth nothing.
pub(crate) fn in_pieces(path: &Path, mut each: impl FnMut(&[u8]) -> Result<(), Reason>) -> Result<u64, Reason> {
    let (file, before) = open(path)?;
    // One byte more than expected, so that growth shows.
    let mut file = file.take(before.len() + 1);
    let mut piece = Vec::with_capacity(PIECE_BYTES.min(before.len() + 1) as usize);
    let mut size = 0;
    loop {
        piece.clear();
        (&mut file).take(PIECE_BYTES).read_to_end(&mut piece).map_err(|error| Reason::reading(&error))?;
        if piece.is_empty() {
            break;
        }
        size += piece.len() as u64;
        each(&piece)?;
    }
    unchanged(path, &before, size)?;
    Ok(size)
}

/// The BLAKE3 of a file of any size.
pub(crate) fn hash(path: &Path) -> Result<blake3::Hash, Reason> {
    let mut hasher = blake3::Hasher::new();
    in_pieces(path, |piece| {
        hasher.update(piece);
        Ok(())
    })?;
    Ok(hasher.finalize())
}

/// Hashes a file of any size without holding it.
pub(crate) fn glance(path: &Path) -> Result<Glance, Reason> {
    let (mut file, before) = open(path)?;
    let mut head = Vec::new();
    (&mut file).take(SNIFF_BYTES as u64).read_to_end(&mut head).map_err(|error| Reason::reading(&error))?;
    let format = sniff(&head);
    let mut hasher = blake3::Hasher::new();
    hasher.update(&head);
    let mut size = head.len() as u64;
    if before.len() > SNIFF_BYTES as u64 {
        hasher.update_reader(&mut file).map_err(|error| Reason::reading(&error))?;
        size = hasher.count();
    }
    unchanged(path, &before, size)?;
    Ok(Glance { blake3: hasher.finalize().to_hex().to_string(), format, size })
}

/// The kind of a file by its first bytes.
pub fn kind(path: &Path) -> Result<Format, Reason> {
    let (file, _) = open(path)?;
    let mut head = Vec::new();
    file.take(SNIFF_BYTES as u64).read_to_end(&mut head).map_err(|error| Reason::reading(&error))?;
    Ok(sniff(&head))
}

/// Opens regular files only: opening a pipe would wait for ever.
pub(crate) fn open(path: &Path) -> Result<(File, Metadata), Reason> {
    let metadata = path.symlink_metadata().map_err(|error| Reason::reading(&error))?;
    if !metadata.is_file() {
        return Err(Reason::Unreadable { detail: "not a regular file".into() });
    }
    let file = File::open(path).map_err(|error| Reason::reading(&error))?;
    let metadata = file.metadata().map_err(|error| Reason::reading(&error))?;
    Ok((file, metadata))
}

fn unchanged(path: &Path, before: &Metadata, read: u64) -> Result<(), Reason> {
    let after = path.metadata().map_err(|error| Reason::reading(&error))?;
    let same = after.len() == before.len() && read == before.len() && modified_ms(&after) == modified_ms(before);
    if same { Ok(()) } else { Err(Reason::StillChanging) }
}
