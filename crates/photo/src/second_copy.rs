//! A second library beside the first, on another disk: originals only, for pictures can be made again. A copy counts only
//! when it was read back and is what its name says.

use std::ffi::OsStr;

use crate::library::{Library, Novelty, nowhere};
use crate::reason::Reason;
use crate::shelf::{Care, clear_unfinished_in, holds, pour, protect};

impl Library {
    /// Whether the original with this identity is here and whole: it is read to its end.
    pub fn holds(&self, blake3: &str) -> bool {
        let Ok(hash) = blake3::Hash::from_hex(blake3) else { return false };
        self.original(blake3).is_some_and(|place| holds(&place, &hash))
    }

    /// Copies an original, or what is kept beside one, into another library; its folder must be there (`Gone`), for a
    /// share that is away must not leave its copies on this very disk. `Known` when a whole copy was there already; a
    /// copy that went bad is written afresh.
    ///
    /// `Damaged` when the original here is not what its name says any more: it is not copied.
    pub fn copy_to(&self, second: &Self, blake3: &str) -> Result<Novelty, Reason> {
        if !second.root().is_dir() {
            return Err(Reason::Gone);
        }
        if second.holds(blake3) {
            second.original(blake3).iter().for_each(|place| protect(place));
            return Ok(Novelty::Known);
        }
        let original = self.original(blake3).ok_or(Reason::Gone)?;
        let suffix = original.extension().and_then(OsStr::to_str).unwrap_or_default();
        let place = second.place("originals", blake3, suffix).ok_or_else(nowhere)?;
        let poured = pour(&original, &second.root().join("originals"))?;
        if poured.blake3.to_hex().as_str() != blake3 {
            return Err(Reason::Damaged);
        }
        poured.settle(&place, Care::Original)?;
        Ok(Novelty::New)
    }

    /// Clears away what a killed run left half-copied here. Only while nothing is being copied.
    pub fn tidy_copies(&self) -> Result<u64, Reason> {
        clear_unfinished_in(&self.root().join("originals"), &mut Vec::new())
    }
}
