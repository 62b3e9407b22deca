//! The worker at the shoot folder and at memory cards: looks, lets the desk say which files are due, takes them into the library.
//!
//! Each step can be killed and is simply done again: what is recorded is the desk's, what lies on the disk is the
//! photo engine's, and this worker remembers nothing that matters. One file's trouble never stops the others.

mod batch;
mod rate;
mod upkeep;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use atelier_core::shoots::{Reason, Watching};
use atelier_desk::{CardLook, Desk, Failure, OpenCard, Seen};
use atelier_photo::{Swept, Watch, from_shown, shown, sweep};
use tokio::sync::{Notify, watch};

use batch::{Batch, Outlook};
use upkeep::Upkeep;

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
    upkeep: Upkeep,
}

/// What a round leaves to do, the most pressing first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// Writing does not work at the moment.
    Rest,
    /// More files are due already.
    AtOnce,
    /// Something stirs: look again a pace later.
    Soon,
    /// The folder is not there: look again a pace later, and do something else meanwhile.
    Away,
    /// Nothing stirs.
    Quiet,
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
        let upkeep = Upkeep::new(rooms.desk.clone(), rooms.library.clone());
        Intake { desk: rooms.desk.clone(), pace, closing: rooms.closing.clone(), batch, upkeep }
    }

    /// Works until the house closes.
    pub async fn run(mut self) {
        let mut watched: Option<Watched> = None;
        let mut cards: Vec<Place> = Vec::new();
        while !*self.closing.borrow() {
            let next = match self.look(&mut watched, &mut cards).await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(error = format!("{error:#}"), "arriving photos could not be worked on");
                    Next::Rest
                }
            };
            if self.pause(next, watched.as_ref(), cards.len()).await == Pause::Closing {
                return;
            }
        }
    }

    /// One look at the watched folder and at every card; what was left undone earlier, where neither brings anything.
    async fn look(&mut self, watched: &mut Option<Watched>, cards: &mut Vec<Place>) -> anyhow::Result<Next> {
        let mut next = match self.desk.shoot_folder().await.map_err(fault)? {
            None => {
                *watched = None;
                self.batch.tell(Watching::NotSet);
                Next::Quiet
            }
            Some(root) => {
                if watched.as_ref().is_none_or(|watched| watched.place.root != root) {
                    *watched = Some(Watched::start(&root));
                }
                match watched {
                    Some(watched) => self.round(&mut watched.place).await?,
                    None => Next::Quiet,
                }
            }
        };
        let open = self.desk.open_cards().await.map_err(fault)?;
        cards.retain(|place| open.iter().any(|card| place.card.as_ref().is_some_and(|known| known.id == card.id)));
        for card in open {
            let place = match cards.iter_mut().find(|place| place.card.as_ref().is_some_and(|known| known.id == card.id)) {
                Some(place) => place,
                None => {
                    cards.push(Place::new(PathBuf::from(&card.path), Some(card)));
                    let Some(place) = cards.last_mut() else { continue };
                    place
                }
            };
            // A card that is away does not keep the worker from resting.
            next = next.min(match self.card_round(place).await? {
                Next::Away => Next::Quiet,
                other => other,
            });
        }
        if next < Next::Away {
            self.upkeep.stirred();
            return Ok(next);
        }
        Ok(if self.upkeep.go_on(self.pace.now()).await? { Next::AtOnce } else { next })
    }

    /// One look at a card: it is read once a look finds nothing undecided on it.
    async fn card_round(&mut self, place: &mut Place) -> anyhow::Result<Next> {
        let next = self.round(place).await?;
        let look = match next {
            Next::Away => CardLook::Away,
            Next::Quiet => CardLook::Read,
            _ => CardLook::Reading,
        };
        if let Some(card) = place.card.as_ref().filter(|_| place.told != Some(look)) {
            self.desk.looked_at_card(&card.id, look).await.map_err(fault)?;
            place.told = Some(look);
        }
        Ok(next)
    }

    /// One look, and what it makes due.
    async fn round(&mut self, place: &mut Place) -> anyhow::Result<Next> {
        let folder = place.root.clone();
        let swept = tokio::task::spawn_blocking(move || sweep(&folder)).await?;
        // What is left of a card that was pulled out is often an empty folder.
        let is_there = swept.as_ref().is_ok_and(|swept| place.card.is_none() || !swept.files.is_empty());
        let Some(swept) = swept.ok().filter(|_| is_there) else {
            tracing::debug!(folder = %place.root.display(), "the folder is away");
            if place.card.is_none() {
                self.batch.tell(Watching::Gone);
            }
            return Ok(Next::Away);
        };
        if place.card.is_none() {
            self.batch.tell(Watching::Works);
        }
        let seen = seen(&swept, &place.last);
        let stirs = seen != place.last || place.is_new;
        if !stirs && place.at_rest {
            return Ok(Next::Quiet);
        }
        let last = (!place.is_new).then_some(place.last.as_slice());
        let mut due = self.desk.saw(place.card.as_ref(), &seen, last).await.map_err(fault)?;
        (place.at_rest, place.is_new) = (false, false);
        due.retain(|due| !is_out_of_sight(&swept, &due.file));
        place.last = seen;
        let all = due.len();
        if all == 0 {
            self.batch.rest();
            place.at_rest = !stirs;
            return Ok(if stirs { Next::Soon } else { Next::Quiet });
        }
        let ids: Vec<_> = due.iter().map(|due| due.id.clone()).collect();
        Ok(match self.batch.take(&place.root, due.into_iter().take(AT_ONCE).collect(), all).await? {
            Outlook::Stuck => Next::Rest,
            // Looked at again at every look, without a hurry.
            Outlook::Waits if place.card.is_none() && all <= AT_ONCE => {
                self.batch.rest();
                Next::Quiet
            }
            Outlook::Waits => {
                // Everything else on the card is read: what a film or a sidecar belongs to is not on it.
                for id in ids.iter().take(AT_ONCE) {
                    self.desk.refused_file(id, &Reason::NoPhotoForIt).await.map_err(fault)?;
                }
                Next::Soon
            }
            Outlook::Fine if all > AT_ONCE => Next::AtOnce,
            Outlook::Fine => Next::Soon,
        })
    }

    /// Waits for the next look. Two looks are a pace apart at least, so that they tell whether a file still grows.
    async fn pause(&self, next: Next, watched: Option<&Watched>, cards: usize) -> Pause {
        let (pace, mut closing) = (self.pace.now(), self.closing.clone());
        let long_enough = async {
            match next {
                Next::AtOnce => {}
                Next::Soon | Next::Away => tokio::time::sleep(pace).await,
                Next::Rest => tokio::time::sleep(PATIENCE).await,
                Next::Quiet => {
                    tokio::time::sleep(pace).await;
                    self.rest_at(watched, cards, pace).await;
                }
            }
        };
        tokio::select! {
            () = long_enough => Pause::Over,
            // An error means that the house is gone, which is closing too.
            _ = closing.changed() => Pause::Closing,
        }
    }

    /// Rests until something stirs in the folder, another folder or card is to be looked at, or enough paces have passed.
    async fn rest_at(&self, watched: Option<&Watched>, cards: usize, pace: Duration) {
        let Some(watched) = watched else { return };
        for _ in 1..QUIET_PACES {
            if tokio::time::timeout(pace, watched.hints.notified()).await.is_ok() {
                return;
            }
            // What goes wrong here goes wrong at the next look too, and is told there.
            let folder = self.desk.shoot_folder().await.ok().flatten();
            let open = self.desk.open_cards().await.map_or(cards, |open| open.len());
            if folder.as_deref() != Some(watched.place.root.as_path()) || open != cards {
                return;
            }
        }
    }
}

/// A folder that photos arrive in: the watched one, or a card.
struct Place {
    card: Option<OpenCard>,
    root: PathBuf,
    /// What the last look saw: a difference means that something is still being written.
    last: Vec<Seen>,
    /// Nothing was due after that look, so that the desk need not hear of another one like it.
    at_rest: bool,
    /// No look was told yet.
    is_new: bool,
    /// What was told of the card.
    told: Option<CardLook>,
}

impl Place {
    fn new(root: PathBuf, card: Option<OpenCard>) -> Place {
        Place { card, root, last: Vec::new(), at_rest: false, is_new: true, told: None }
    }
}

/// The folder that is watched now.
struct Watched {
    place: Place,
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
        Watched { place: Place::new(root.to_owned(), None), hints, _watch: watch }
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
