//! Taking due files into the library: two photos are decoded at a time, each outcome is told to the desk at once, and
//! the page of arriving photos sees how it goes.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use atelier_core::shoots::{Face, Measures, Progress, Reason, Watching};
use atelier_desk::{Desk, Due, KeptFile, Measured, TakenPhoto, Took};
use atelier_photo::{Darkroom, Library, Reason as PhotoReason, from_shown, kind};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::rate::Rate;
use super::{fault, told};

/// Photos that are decoded at the same time: memory stays bounded, and the desk keeps a processor for its answers.
const SIDE_BY_SIDE: usize = 2;
/// Progress is told no oftener than this.
const TELL_EVERY: Duration = Duration::from_millis(400);

/// Whether it makes sense to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlook {
    /// Yes.
    Fine,
    /// Nothing can be written at the moment.
    Stuck,
    /// All that is due waits for something else.
    Waits,
}

/// Takes files in and keeps count.
pub(super) struct Batch {
    works: Arc<Works>,
}

struct Works {
    desk: Desk,
    library: Library,
    closing: watch::Receiver<bool>,
    tally: Mutex<Tally>,
}

#[derive(Default)]
struct Tally {
    watching: Option<Watching>,
    progress: Progress,
    rate: Rate,
    told: Option<Instant>,
    queue: VecDeque<Due>,
    stuck: bool,
    /// Files of this batch that wait for their photos.
    waits: usize,
    /// Nothing was due at the last look: the next file begins a new batch.
    over: bool,
}

impl Batch {
    pub fn new(desk: Desk, library: Library, closing: watch::Receiver<bool>) -> Batch {
        Batch { works: Arc::new(Works { desk, library, closing, tally: Mutex::default() }) }
    }

    /// Tells whether the folder works.
    pub fn tell(&self, watching: Watching) {
        self.works.change(|tally| tally.watching = Some(watching));
        self.works.tell();
    }

    /// Takes these files in; `all` is how many wait in total.
    pub async fn take(&self, root: &Path, due: Vec<Due>, all: usize) -> anyhow::Result<Outlook> {
        let count = due.len();
        self.works.change(|tally| {
            if std::mem::take(&mut tally.over) {
                tally.progress = Progress::default();
            }
            tally.queue = due.into();
            (tally.stuck, tally.waits) = (false, 0);
            tally.progress.waiting = u32::try_from(all).unwrap_or(u32::MAX);
        });
        let hands: Vec<_> = (0..SIDE_BY_SIDE)
            .map(|_| {
                let (works, root, runtime) = (Arc::clone(&self.works), root.to_owned(), Handle::current());
                tokio::task::spawn_blocking(move || works.work(&root, &runtime))
            })
            .collect();
        for hand in hands {
            hand.await??;
        }
        self.works.tell();
        let (stuck, waits) = self.works.change(|tally| (tally.stuck, tally.waits));
        Ok(match stuck {
            true => Outlook::Stuck,
            false if waits == count => Outlook::Waits,
            false => Outlook::Fine,
        })
    }

    /// Nothing is due: the batch is over, and the next one counts from nothing.
    pub fn rest(&self) {
        let over = self.works.change(|tally| {
            tally.progress.waiting = 0;
            tally.progress.current.clear();
            !std::mem::replace(&mut tally.over, true)
        });
        if over {
            self.works.tell();
        }
    }
}

impl Works {
    fn change<T>(&self, how: impl FnOnce(&mut Tally) -> T) -> T {
        how(&mut self.tally.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One pair of hands: takes from the queue until it is empty, the house closes, or writing fails.
    fn work(&self, root: &Path, runtime: &Handle) -> anyhow::Result<()> {
        let mut darkroom = Darkroom::new();
        loop {
            let stop = *self.closing.borrow();
            let Some(due) = self.change(|tally| if stop || tally.stuck { None } else { tally.queue.pop_front() }) else {
                return Ok(());
            };
            self.change(|tally| tally.progress.current = due.path.clone());
            self.tell_now_and_then();
            self.one(root, &due, &mut darkroom, runtime)?;
        }
    }

    fn one(&self, root: &Path, due: &Due, darkroom: &mut Darkroom, runtime: &Handle) -> anyhow::Result<()> {
        let path: PathBuf = root.join(from_shown(&due.file));
        let took = match kind(&path).ok().filter(|kind| kind.is_beside()) {
            Some(kind) if !runtime.block_on(self.desk.has_its_photo(&due.id, &kind.name().to_uppercase())).map_err(fault)? => {
                Ok(Ok(Took::Waits))
            }
            Some(_) => self.library.keep(&path).map(|kept| runtime.block_on(self.desk.kept(&due.id, &beside_photo(&kept)))),
            None => self.library.take_in(&path, darkroom).map(|taken| runtime.block_on(self.desk.took(&due.id, &photo(taken.facts)))),
        };
        match took {
            Ok(took) => match took.map_err(fault)? {
                Took::Taken | Took::Paired => self.done(|progress| progress.taken += 1),
                Took::Duplicate { .. } => self.done(|progress| progress.refused += 1),
                Took::Waits => self.change(|tally| tally.waits += 1),
            },
            // The library's disk, not this file: the file stays due, and its turn comes when there is room again.
            Err(PhotoReason::Unwritable { detail }) => {
                tracing::error!(detail, "the library cannot be written");
                self.change(|tally| tally.stuck = true);
            }
            Err(PhotoReason::DiskFull) => {
                runtime.block_on(self.desk.refused_file(&due.id, &Reason::DiskFull)).map_err(fault)?;
                self.change(|tally| tally.stuck = true);
            }
            // Of a file that is gone the next look tells: its whole folder may be away, which says nothing of the file.
            Err(PhotoReason::StillChanging | PhotoReason::Gone) => {
                runtime.block_on(self.desk.refused_file(&due.id, &Reason::StillChanging)).map_err(fault)?;
            }
            // What is left of a card that was pulled out answers with many an error.
            Err(PhotoReason::Unreadable { .. }) if !is_at_hand(root) => {}
            Err(reason) => {
                runtime.block_on(self.desk.refused_file(&due.id, &told(reason))).map_err(fault)?;
                self.done(|progress| progress.refused += 1);
            }
        }
        Ok(())
    }

    fn done(&self, count: impl FnOnce(&mut Progress)) {
        self.change(|tally| {
            count(&mut tally.progress);
            tally.progress.waiting = tally.progress.waiting.saturating_sub(1);
            tally.rate.tick(Instant::now());
        });
        self.tell_now_and_then();
    }

    fn tell_now_and_then(&self) {
        let due = self.change(|tally| {
            let due = tally.told.is_none_or(|told| told.elapsed() >= TELL_EVERY);
            if due {
                tally.told = Some(Instant::now());
            }
            due
        });
        if due {
            self.tell();
        }
    }

    fn tell(&self) {
        let (watching, progress) = self.change(|tally| {
            let watching = tally.watching.clone().unwrap_or(Watching::NotSet);
            (watching, Progress { per_minute: tally.rate.per_minute(), ..tally.progress.clone() })
        });
        self.desk.report_ingest(watching, progress);
    }
}

/// Whether there is anything in a folder.
fn is_at_hand(root: &Path) -> bool {
    std::fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some_and(|entry| entry.is_ok()))
}

/// The engine's measures as the desk records them: whole tenths and thousandths.
pub(super) fn measured(measures: &atelier_photo::Measures) -> Measured {
    let whole = |value: f64, parts: f64| (value * parts).round().clamp(0.0, f64::from(u32::MAX)) as u32;
    let exposure = measures.exposure;
    let face = |face: &atelier_photo::Face| Face {
        x: whole(face.x, 1000.0),
        y: whole(face.y, 1000.0),
        width: whole(face.width, 1000.0),
        height: whole(face.height, 1000.0),
        eyes: face.eyes.map(|ratio| whole(ratio, 1000.0)),
        sharpness: whole(face.sharpness, 10.0),
    };
    Measured {
        version: atelier_photo::MEASURES_VERSION,
        measures: Measures {
            likeness: measures.phash.to_string(),
            sharpness: whole(measures.sharpness, 10.0),
            mean: whole(exposure.mean, 1000.0),
            shadows: whole(exposure.shadows, 1000.0),
            highlights: whole(exposure.highlights, 1000.0),
            black_and_white: measures.black_and_white,
            palette: measures.palette.to_string(),
            faces: measures.faces.as_ref().map(|faces| faces.iter().map(face).collect()),
        },
    }
}

fn photo(facts: atelier_photo::Facts) -> TakenPhoto {
    let (camera, measured) = (facts.camera, measured(&facts.measures));
    TakenPhoto {
        content: facts.blake3,
        size: i64::try_from(facts.size).unwrap_or(i64::MAX),
        format: facts.format.name().to_uppercase(),
        width: facts.width,
        height: facts.height,
        orientation: camera.orientation.map(i64::from),
        taken_at: camera.taken_at,
        offset: camera.offset,
        make: camera.make.unwrap_or_default(),
        model: camera.model.unwrap_or_default(),
        serial: camera.serial.unwrap_or_default(),
        lens: camera.lens.unwrap_or_default(),
        code: facts.code,
        measured,
    }
}

fn beside_photo(kept: &atelier_photo::Kept) -> KeptFile {
    KeptFile { content: kept.blake3.clone(), size: i64::try_from(kept.size).unwrap_or(i64::MAX), format: kept.format.name().to_uppercase() }
}
