//! The studio's own copies. A file is read once, developed to its last pixel, copied under its
//! content's name and verified; thumbnail and preview lie beside it. The source is only ever read, and the copy is
//! never written to again.
//! What is recorded about it, and when it is tried again, is the caller's business.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::develop::{Darkroom, Developed, Facts, decodable};
use crate::format::Format;
use crate::jpeg::Damage;
use crate::measure::Measures;
use crate::reason::Reason;
use crate::shelf::{Care, clear_unfinished, has_picture, holds, protect, put};
use crate::source;

/// A folder of originals, thumbnails and previews, all named by content:
/// `originals/ab/<blake3>.<suffix of its kind>`, `thumb/ab/<blake3>.jpg`, `preview/ab/<blake3>.jpg`.
#[derive(Clone, Debug)]
pub struct Library {
    root: PathBuf,
}

/// The two sizes that a photo is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    Thumb,
    Preview,
    /// Only there once somebody asked for it, see [`Library::enlarge`].
    Large,
}

/// Whether a photo was new to the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Novelty {
    New,
    /// The same content is there already: nothing was doubled.
    Known,
}

/// A photo that is safe in the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    pub facts: Facts,
    pub novelty: Novelty,
}

impl Library {
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Where the original with this identity lies. `None` where it is not there, and for what is no identity: names
    /// from outside never become paths. What is kept beside photos ([`Format::BESIDE`]) is found too.
    pub fn original(&self, blake3: &str) -> Option<PathBuf> {
        let of_kind = |format: Format| self.place("originals", blake3, format.suffix());
        Format::TAKEN.iter().chain(Format::BESIDE).copied().filter_map(of_kind).find(|place| place.is_file())
    }

    /// Where the thumbnail or the preview of a photo lies.
    pub fn shown(&self, blake3: &str, size: Shown) -> Option<PathBuf> {
        let kind = match size {
            Shown::Thumb => "thumb",
            Shown::Preview => "preview",
            Shown::Large => "large",
        };
        self.place(kind, blake3, "jpg")
    }

    /// Whether the place of its originals is not there, as on a disk that is not connected.
    pub fn is_away(&self) -> bool {
        !self.root.join("originals").is_dir()
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn place(&self, kind: &str, blake3: &str, suffix: &str) -> Option<PathBuf> {
        let hex = blake3.len() == 64 && blake3.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        hex.then(|| self.root.join(kind).join(&blake3[..2]).join(format!("{blake3}.{suffix}")))
    }

    /// Takes one settled file in. Run again after a kill at any point, or for a file that was taken before, it
    /// ends in the same state; a copy that went bad on the disk is written afresh.
    ///
    /// Refuses what breaks off (`Truncated`), what gives no picture, and what changes while it is read
    /// (`StillChanging`: look again later). A picture with damage in its middle is taken, and says so.
    pub fn take_in(&self, file: &Path, darkroom: &mut Darkroom) -> Result<Taken, Reason> {
        // A film may be named like a photo: do not read all of it.
        decodable(source::kind(file)?)?;
        let source = source::read(file)?;
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let developed = darkroom.develop(&source.bytes, name)?;
        let facts = &developed.facts;
        if facts.damage == Some(Damage::Truncated) {
            return Err(Reason::Truncated);
        }
        let original = self.place("originals", &facts.blake3, facts.format.suffix()).ok_or_else(nowhere)?;
        if holds(&original, &blake3::hash(&source.bytes)) {
            protect(&original);
            self.picture(&developed)?;
            return Ok(Taken { facts: developed.facts, novelty: Novelty::Known });
        }
        // The original last: where it is, everything is. Pictures of a photo that found no room go again.
        let made = self.picture(&developed)?;
        if let Err(reason) = put(&original, &source.bytes, Care::Original) {
            made.iter().for_each(|picture| drop(fs::remove_file(picture)));
            return Err(reason);
        }
        Ok(Taken { facts: developed.facts, novelty: Novelty::New })
    }

    /// Where a photo lies in 4096 pixels, made now if nobody asked for it before.
    pub fn enlarge(&self, blake3: &str, darkroom: &mut Darkroom) -> Result<PathBuf, Reason> {
        let place = self.shown(blake3, Shown::Large).ok_or(Reason::Gone)?;
        if !has_picture(&place) {
            let original = self.original(blake3).ok_or(Reason::Gone)?;
            put(&place, &darkroom.large(&original)?, Care::Derived)?;
        }
        Ok(place)
    }

    /// Measures a photo of the library anew.
    pub fn measure(&self, blake3: &str, darkroom: &mut Darkroom) -> Result<Measures, Reason> {
        let original = self.original(blake3).ok_or(Reason::Gone)?;
        Ok(darkroom.develop_file(&original)?.facts.measures)
    }

    /// Makes thumbnail and preview again from the original, where they were lost.
    pub fn restore(&self, blake3: &str, darkroom: &mut Darkroom) -> Result<(), Reason> {
        let original = self.original(blake3).ok_or(Reason::Gone)?;
        let developed = darkroom.develop_file(&original)?;
        if developed.facts.blake3 != blake3 {
            return Err(Reason::Damaged);
        }
        self.picture(&developed).map(drop)
    }

    /// Puts thumbnail and preview where they are missing; gives those that it made. On failure none of them stays.
    fn picture(&self, developed: &Developed) -> Result<Vec<PathBuf>, Reason> {
        let mut made: Vec<PathBuf> = Vec::new();
        for (size, picture) in [(Shown::Thumb, &developed.thumb), (Shown::Preview, &developed.preview)] {
            let place = self.shown(&developed.facts.blake3, size).ok_or_else(nowhere)?;
            if has_picture(&place) {
                continue;
            }
            if let Err(reason) = put(&place, picture, Care::Keep) {
                made.iter().for_each(|picture| drop(fs::remove_file(picture)));
                return Err(reason);
            }
            made.push(place);
        }
        Ok(made)
    }

    /// Clears away what a killed run left half-written. Only while nothing is being taken in: at start-up.
    pub fn tidy(&self) -> Result<u64, Reason> {
        fs::create_dir_all(&self.root).map_err(|error| Reason::writing(&error))?;
        ["originals", "thumb", "preview", "large", crate::mhl::FOLDER].iter().map(|kind| clear_unfinished(&self.root.join(kind))).sum()
    }
}

/// For an identity that is none; our own hashes always have a place.
pub(crate) fn nowhere() -> Reason {
    Reason::Unwritable { detail: "no place in the library".into() }
}
