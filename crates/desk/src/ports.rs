//! What the desk needs from outside: the time, identities and chance, and the folders that retouchers work in.

use std::path::Path;

use atelier_core::day::Moment;
use atelier_core::production::HandedIn;
use atelier_core::refusal::Refusal;
use atelier_core::selection::SittingFolders;
use atelier_core::shoots::{LaidOutGroups, Laying, MountedCard};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// Makes identities and chance.
pub trait Ids: Send + Sync {
    /// A new UUID (version 7, so that rows made one after the other lie side by side).
    fn uuid(&self) -> String;
    /// Fills the buffer with chance that nobody can foresee.
    fn random(&self, buffer: &mut [u8]) -> anyhow::Result<()>;
}

/// The folders of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFolder {
    /// Where the copies to work on lie.
    pub folder: String,
    /// Where finished files are put.
    pub hand_in: String,
}

/// Makes the folders that retouchers work in and reads them back. Called off the async threads.
pub trait Workbench: Send + Sync {
    /// Lays out copies of originals (`files`: BLAKE3 and name of the copy) below the order's folder. Doing it again
    /// leaves what the retoucher changed.
    fn lay_out(&self, order: &str, folder: &str, files: &[(String, String)]) -> Result<WorkFolder, Refusal>;
    /// Reads the files of a hand-in folder and keeps previews of them.
    fn read_back(&self, hand_in: &str) -> Result<Vec<HandedIn>, Refusal>;
    /// Lays an order's groups out as folders: name and files of each, a file as BLAKE3 and name, no name twice in a group.
    /// Doing it again ends in the same state and leaves what somebody changed or added.
    fn lay_out_groups(&self, order: &str, groups: &[(String, Vec<(String, String)>)], laying: Laying) -> Result<LaidOutGroups, Refusal>;
    /// Whether groups can be laid out as links here.
    fn can_link(&self) -> bool;
    /// Whether the library has the file with this BLAKE3.
    fn keeps(&self, content: &str) -> bool;
    /// Where the sitting of an order is laid out, by its running number.
    fn sitting_folder(&self, order: &str, number: u32) -> String;
    /// Lays a confirmed sitting out there. Doing it again ends in the same state and leaves what somebody changed or added.
    fn lay_out_sitting(&self, order: &str, number: u32, folders: &SittingFolders) -> Result<(), Refusal>;
}

/// A file on a memory card as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFile {
    /// Path below the card's folder, `/` between its parts.
    pub path: String,
    /// Bytes.
    pub size: i64,
    /// Time of the last change, milliseconds since the epoch.
    pub modified_ms: i64,
}

/// The readers for memory cards of the server's computer. Called off the async threads.
pub trait CardSlots: Send + Sync {
    /// Cards that are in a reader.
    fn mounted(&self) -> Vec<MountedCard>;
    /// Whether a folder lies in one where the program keeps things, or contains one: never a card.
    fn is_ours(&self, folder: &Path) -> bool;
    /// The files on the card at `root`, as paths below it; none where no card is there.
    fn files(&self, root: &str) -> Option<Vec<String>>;
    /// Deletes from the card at `root` those of the files that are as they were read and whose bytes, read once more,
    /// are those of an original in the library, and in the second copy where that is not empty. Gives how many are gone,
    /// those included that were gone before.
    fn clear(&self, root: &str, files: &[CardFile], second_copy: &str) -> u32;
}

/// The computer's own clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the computer for the time")]
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_millisecond())
    }
}

/// UUIDs and chance from the operating system.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that makes identities")]
    fn uuid(&self) -> String {
        uuid::Uuid::now_v7().to_string()
    }

    fn random(&self, buffer: &mut [u8]) -> anyhow::Result<()> {
        getrandom::fill(buffer).map_err(|error| anyhow::anyhow!("no randomness: {error}"))
    }
}
