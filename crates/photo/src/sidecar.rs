//! What stands beside a photo: the settings that an editor wrote (XMP) and the film of a Live photo. Such a file is kept
//! as it is, named by content and verified like an original; nothing in it is read but its kind.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::format::Format;
use crate::library::{Library, Novelty, nowhere};
use crate::reason::Reason;
use crate::shelf::{Care, holds, pour, protect};
use crate::source;

/// Editors write some hundred kilobytes; masks that are stored in the settings can make some megabytes of it.
const MOST_XMP_BYTES: u64 = 16 << 20;

/// A file that is safe in the library and is no photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// 64 hex digits; [`Library::original`] finds the file by it.
    pub blake3: String,
    /// In bytes.
    pub size: u64,
    /// One of [`Format::BESIDE`].
    pub format: Format,
    pub novelty: Novelty,
}

impl Library {
    /// Keeps one settled file that stands beside a photo, of any size (XMP: 16 MiB at most). It is read once and never
    /// held whole. Run again after a kill at any point, it ends in the same state.
    ///
    /// Refuses what is neither XMP nor a film (`Empty`, `NotAnImage`, and `UnsupportedFormat` for pictures), and what
    /// changes while it is read (`StillChanging`: look again later).
    pub fn keep(&self, file: &Path) -> Result<Kept, Reason> {
        let kind = keepable(source::kind(file)?)?;
        let bytes = file.metadata().map_err(|error| Reason::reading(&error))?.len();
        if kind == Format::Xmp && bytes > MOST_XMP_BYTES {
            return Err(Reason::FileTooBig { bytes });
        }
        let poured = pour(file, &self.root().join("originals"))?;
        let (format, size) = (poured.format, poured.size);
        if format != kind {
            return Err(Reason::StillChanging);
        }
        let blake3 = poured.blake3.to_hex().to_string();
        let place = self.place("originals", &blake3, format.suffix()).ok_or_else(nowhere)?;
        let novelty = if holds(&place, &poured.blake3) {
            protect(&place);
            Novelty::Known
        } else {
            poured.settle(&place, Care::Original)?;
            Novelty::New
        };
        Ok(Kept { blake3, size, format, novelty })
    }
}

fn keepable(format: Format) -> Result<Format, Reason> {
    match format {
        format if format.is_beside() => Ok(format),
        Format::Empty => Err(Reason::Empty),
        format if format.is_picture() => Err(Reason::UnsupportedFormat { format }),
        _ => Err(Reason::NotAnImage),
    }
}
