//! What the desk needs from outside: the time, identities and chance, and the folders that retouchers work in.

use atelier_core::day::Moment;
use atelier_core::production::HandedIn;
use atelier_core::refusal::Refusal;

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
