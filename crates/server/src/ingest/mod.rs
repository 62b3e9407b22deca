//! The worker at the shoot folder: looks, lets the desk say which files are due, takes them into the library.
//!
//! Each step can be killed and is simply done again: what is recorded is the desk's, what lies on the disk is the
//! photo engine's, and this worker remembers nothing that matters. One file's trouble never stops the others.

mod batch;
mod rate;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use atelier_core::shoots::{Reason, Watching};
use atelier_desk::{Desk, Failure, Seen};
use atelier_photo::{Darkroom, Library, Swept, Watch, from_shown, shown, sweep};
use tokio::sync::{Notify, watch};

use batch::{Batch, Outlook, measured};

use crate::house::Rooms;

/// How many files are taken in before the folder is looked at again.
const AT_ONCE: usize = 240;
/// So many paces pass between two looks at a quiet folder; the operating system's hints come in between.
const QUIET_PACES: u32 = 5;
/// How long a full disk or an unwritable library is left alone.
const PATIENCE: Duration = Duration::from_secs(15);

/// How far two looks are apart; the demo studio hurries while it is made.
#[derive(Debug, Clone)]
pub struct Pace(Arc<AtomicU64>);

/// A faster pace until it is dropped.
#[derive(Debug)]
pub struct Hurry {
    pace: Pace,
    before: u64,
}

impl Pace {
    /// Looks that are `every` apart.
    pub fn new(every: Duration) -> Pace {
        Pace(Arc::new(AtomicU64::new(u64::try_from(every.as_millis()).unwrap_or(u64::MAX).max(20))))
    }

    fn now(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::Relaxed))
    }

    /// Looks that are `every` apart, until the answer is dropped.
    pub fn hurry(&self, every: Duration) -> Hurry {
        let before = self.0.swap(u64::try_from(every.as_millis()).unwrap_or(u64::MAX).max(20), Ordering::Relaxed);
        Hurry { pace: self.clone(), before }
    }
}

impl Drop for Hurry {
    fn drop(&mut self) {
        self.pace.0.store(self.before, Ordering::Relaxed);
    }
}

/// The worker.
pub struct Intake {
    desk: Desk,
    pace: Pace,
    closing: watch::Receiver<bool>,
    batch: Batch,
    /// What the last look saw: a difference means that something is still being written.
    last: Vec<Seen>,
    /// Nothing was due after that look, so that the desk need not hear of another one like it.
    at_rest: bool,
    library: Library,
    /// Photos up to this content are measured, or cannot be; None once there is nothing to make up for.
    measured_up_to: Option<String>,
}

/// What a round leaves to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// More files are due already.
    AtOnce,
    /// Something stirs: look again a pace later.
    Soon,
    /// Nothing stirs.
    Quiet,
    /// Writing does not work at the moment.
    Rest,
}

/// How a pause ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pause {
    Over,
    Closing,
}

impl Intake {
    /// A worker for these rooms.
    pub(crate) fn new(rooms: &Rooms, pace: Pace) -> Intake {
        let batch = Batch::new(rooms.desk.clone(), rooms.library.clone(), rooms.closing.clone());
        Intake {
            desk: rooms.desk.clone(),
            pace,
            closing: rooms.closing.clone(),
            batch,
            last: Vec::new(),
            at_rest: false,
            library: rooms.library.clone(),
            measured_up_to: Some(String::new()),
        }
    }

    /// Works until the house closes.
    pub async fn run(mut self) {
        let mut watched: Option<Watched> = None;
        while !*self.closing.borrow() {
            let next = match self.desk.shoot_folder().await {
                Err(failure) => {
                    tracing::error!(error = format!("{:#}", fault(failure)), "the shoot folder is not known");
                    Next::Rest
                }
                Ok(None) => {
                    watched = None;
                    self.batch.tell(Watching::NotSet);
                    self.meanwhile().await
                }
                Ok(Some(root)) => {
                    if watched.as_ref().is_none_or(|watched| watched.root != root) {
                        watched = Some(Watched::start(&root));
                        self.last.clear();
                        self.at_rest = false;
                    }
                    self.round(&root).await.unwrap_or_else(|error| {
                        tracing::error!(error = format!("{error:#}"), "the shoot folder could not be worked on");
                        Next::Rest
                    })
                }
            };
            if self.pause(next, watched.as_ref()).await == Pause::Closing {
                return;
            }
        }
    }

    /// One look, and what it makes due.
    async fn round(&mut self, root: &Path) -> anyhow::Result<Next> {
        let folder = root.to_owned();
        let swept = match tokio::task::spawn_blocking(move || sweep(&folder)).await? {
            Ok(swept) => swept,
            Err(reason) => {
                tracing::debug!(%reason, folder = %root.display(), "the shoot folder is away");
                self.batch.tell(Watching::Gone);
                return Ok(self.meanwhile().await);
            }
        };
        self.batch.tell(Watching::Works);
        let seen = seen(&swept, &self.last);
        let stirs = seen != self.last;
        if !stirs && self.at_rest {
            return self.make_up().await;
        }
        self.at_rest = false;
        let mut due = self.desk.saw(&seen).await.map_err(fault)?;
        due.retain(|due| !is_out_of_sight(&swept, &due.path));
        self.last = seen;
        let all = due.len();
        if all == 0 {
            self.batch.rest();
            self.at_rest = !stirs;
            return Ok(if stirs { Next::Soon } else { Next::Quiet });
        }
        Ok(match self.batch.take(root, due.into_iter().take(AT_ONCE).collect(), all).await? {
            Outlook::Stuck => Next::Rest,
            Outlook::Fine if all > AT_ONCE => Next::AtOnce,
            Outlook::Fine => Next::Soon,
        })
    }

    /// While there is no folder to look at: it may come back at any moment.
    async fn meanwhile(&mut self) -> Next {
        match self.make_up().await {
            Ok(Next::AtOnce) => Next::AtOnce,
            Ok(_) => Next::Soon,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "older photos could not be measured");
                Next::Rest
            }
        }
    }

    /// While nothing arrives: measures photos that were taken by an earlier version, for as long as a pace.
    async fn make_up(&mut self) -> anyhow::Result<Next> {
        let until = Instant::now() + self.pace.now();
        while let Some(after) = self.measured_up_to.clone() {
            let next = self.desk.unmeasured(atelier_photo::MEASURES_VERSION, &after).await.map_err(fault)?;
            let Some(content) = next else {
                self.measured_up_to = None;
                break;
            };
            let (library, of) = (self.library.clone(), content.clone());
            match tokio::task::spawn_blocking(move || library.measure(&of, &mut Darkroom::new())).await? {
                Ok(measures) => self.desk.measured(&content, &measured(&measures)).await.map_err(fault)?,
                // It is told where the picture itself is missing.
                Err(reason) => tracing::warn!(%reason, content, "a photo could not be measured"),
            }
            self.measured_up_to = Some(content);
            if Instant::now() >= until {
                return Ok(Next::AtOnce);
            }
        }
        Ok(Next::Quiet)
    }

    /// Waits for the next look. Two looks are a pace apart at least, so that they tell whether a file still grows.
    async fn pause(&self, next: Next, watched: Option<&Watched>) -> Pause {
        let (pace, mut closing) = (self.pace.now(), self.closing.clone());
        let long_enough = async {
            match next {
                Next::AtOnce => {}
                Next::Soon => tokio::time::sleep(pace).await,
                Next::Rest => tokio::time::sleep(PATIENCE).await,
                Next::Quiet => {
                    tokio::time::sleep(pace).await;
                    self.rest_at(watched, pace).await;
                }
            }
        };
        tokio::select! {
            () = long_enough => Pause::Over,
            // An error means that the house is gone, which is closing too.
            _ = closing.changed() => Pause::Closing,
        }
    }
}

impl Intake {
    /// Rests until something stirs in the folder, another folder is to be watched, or enough paces have passed.
    async fn rest_at(&self, watched: Option<&Watched>, pace: Duration) {
        let Some(watched) = watched else { return };
        for _ in 1..QUIET_PACES {
            if tokio::time::timeout(pace, watched.hints.notified()).await.is_ok() {
                return;
            }
            // What goes wrong here goes wrong at the next look too, and is told there.
            let folder = self.desk.shoot_folder().await.ok().flatten();
            if folder.as_deref() != Some(watched.root.as_path()) {
                return;
            }
        }
    }
}

/// The folder that is watched now.
struct Watched {
    root: PathBuf,
    hints: Arc<Notify>,
    _watch: Watch,
}

impl Watched {
    fn start(root: &Path) -> Watched {
        let (watch, looks) = Watch::start(root, Duration::from_secs(60));
        let hints = Arc::new(Notify::new());
        let bell = Arc::clone(&hints);
        // Ends when the watch is dropped, for then its side of the channel is closed.
        tokio::task::spawn_blocking(move || looks.iter().for_each(|_| bell.notify_one()));
        Watched { root: root.to_owned(), hints, _watch: watch }
    }
}

/// What a look saw. A folder that could not be looked into keeps what the last look saw there: its files are not gone.
fn seen(swept: &Swept, last: &[Seen]) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::with_capacity(swept.files.len());
    let hidden = swept.hidden.iter().map(|sighting| (sighting, Some(Reason::Hidden)));
    for (sighting, refused) in swept.files.iter().map(|sighting| (sighting, None)).chain(hidden) {
        let size = i64::try_from(sighting.size).unwrap_or(i64::MAX);
        seen.push(Seen { path: sighting.name(), size, modified_ms: sighting.modified_ms, refused });
    }
    for (place, reason) in &swept.troubles {
        seen.push(Seen { path: shown(place), size: 0, modified_ms: 0, refused: Some(told(reason.clone())) });
    }
    seen.extend(last.iter().filter(|file| file.refused.is_none() && is_out_of_sight(swept, &file.path)).cloned());
    seen
}

/// Whether a file lies where the look could not see.
fn is_out_of_sight(swept: &Swept, file: &str) -> bool {
    swept.troubles.iter().any(|(place, _)| from_shown(file).starts_with(place))
}

/// Why the desk stopped, for a worker that has nobody to be refused to.
fn fault(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Fault(error) => error,
        Failure::Refused(refusal) => anyhow::anyhow!("refused: {refusal:?}"),
    }
}

/// The photo engine's reason in the desk's words.
pub(crate) fn told(reason: atelier_photo::Reason) -> Reason {
    use atelier_photo::Reason as Photo;
    match reason {
        Photo::Empty => Reason::Empty,
        Photo::NotAnImage => Reason::NotAnImage,
        Photo::UnsupportedFormat { format } => Reason::UnsupportedFormat { format: format.name().to_uppercase() },
        Photo::NoPreview => Reason::NoPreview,
        Photo::Truncated => Reason::Truncated,
        Photo::Damaged => Reason::Damaged,
        Photo::TooLarge { width, height } => Reason::TooLarge { width, height },
        Photo::Gone => Reason::Vanished,
        Photo::StillChanging => Reason::StillChanging,
        Photo::DiskFull => Reason::DiskFull,
        Photo::Unreadable { detail } | Photo::Unwritable { detail } => Reason::Unreadable { detail },
        Photo::Hidden => Reason::Hidden,
        other @ Photo::FileTooBig { .. } => Reason::Unreadable { detail: other.english() },
    }
}
