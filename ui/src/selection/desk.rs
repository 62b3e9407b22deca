//! The state of the selection room: what is loaded, where one stands, and what the keys do with it. Marks change here
//! at once; the outbox carries them to the server.

use std::sync::Arc;

use atelier_core::id::{ChangeId, OrderId, PhotoId};
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::{
    Arrangement, Bill, Book, Change, Choice, Keystroke, MOST_BESIDE, Marks, Room, SittingState, SittingView, Verdict, arranged, bill,
};
use atelier_core::shoots::{Photo, scenes_of};
use leptos::prelude::*;

use super::filter::{Filter, Seen, folded};
use super::history::History;
use super::order::{Step, after_leaving, step};
use super::outbox::Outbox;
use super::rapid::Rapid;
use super::screen::Presenter;
use super::series::{InSeries, in_series, kept_folds};
use super::text;
use super::versions::Version;
use super::zoom::Zoom;
use crate::app::{Trouble, new_id};
use crate::kit::toast_trouble;

/// What fills the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Many photos.
    Grid,
    /// One photo.
    Loupe,
    /// Two photos.
    Compare,
    /// Two to nine photos.
    Survey,
}

/// The state of the selection room.
#[derive(Clone, Copy)]
pub struct Desk {
    pub room: RwSignal<Option<Room>>,
    pub photos: RwSignal<Arc<Vec<Photo>>>,
    pub book: RwSignal<Book>,
    pub outbox: Outbox,
    pub filter: RwSignal<Filter>,
    pub mode: RwSignal<Mode>,
    /// Place in `photos` of the photo that the keys mean.
    pub current: RwSignal<Option<usize>>,
    /// The other photo of a comparison: the challenger.
    pub challenger: RwSignal<Option<usize>>,
    /// The photos of a survey.
    pub survey: RwSignal<Vec<usize>>,
    /// Photos chosen by Ctrl and a click, at most nine.
    pub chosen: RwSignal<Vec<usize>>,
    /// Zoom of the left photo (or the only one), of the right one, and of the further ones of a survey.
    pub zooms: [RwSignal<Zoom>; MOST_BESIDE],
    /// Which version is seen of photos that were retouched.
    pub version: RwSignal<Version>,
    pub names_shown: RwSignal<bool>,
    pub count_shown: RwSignal<bool>,
    pub playing: RwSignal<bool>,
    pub purposes_open: RwSignal<bool>,
    /// The purpose whose places are drawn as boxes.
    pub boxes: RwSignal<Option<usize>>,
    pub keys_open: RwSignal<bool>,
    pub noting: RwSignal<bool>,
    /// The rapid pass that is going on.
    pub rapid: RwSignal<Option<Rapid>>,
    /// Whether series are folded under their best frame, and which of them are open.
    pub folds: RwSignal<bool>,
    pub opened: RwSignal<Vec<usize>>,
    /// For every photo the outfit that is proposed for it.
    pub scenes: Memo<Arc<Vec<u32>>>,
    /// Cells in a row of the grid.
    pub columns: RwSignal<usize>,
    /// Places in `photos` of what is seen, in the order in which it is seen.
    pub shown: Memo<Arc<Vec<usize>>>,
    /// The bill as it stands now.
    pub bill: Memo<Option<Bill>>,
    /// For every photo the series that is proposed for it.
    pub series: Memo<Arc<Vec<Option<InSeries>>>>,
    /// One's own keystrokes that can be done again, and those that can be taken back; the next one last.
    pub undone: RwSignal<Vec<Keystroke>>,
    pub done: RwSignal<Vec<Keystroke>>,
    /// Whether those of before this page was opened are among them.
    pub recalled: StoredValue<bool>,
    /// How far the sitting's log is known.
    pub logged: StoredValue<u32>,
    /// The moment of the log that is looked at instead of now.
    pub history: RwSignal<Option<History>>,
    /// When the latest own keystroke was made, in milliseconds since the page began.
    pub touched: RwSignal<f64>,
    /// What the client's screens are shown.
    pub presenter: Presenter,
    taken: StoredValue<u32>,
}

impl Desk {
    /// The state of a room that is not loaded yet.
    pub fn new() -> Desk {
        let room = RwSignal::new(None::<Room>);
        let photos = RwSignal::new(Arc::new(Vec::<Photo>::new()));
        let book = RwSignal::new(Book::default());
        let filter = RwSignal::new(Filter::default());
        let arrangement = Memo::new(move |_| room.with(arrangement_of));
        let laid_out = Memo::new(move |_| Arc::new(photos.with(|photos| arranged(photos, arrangement.get()))));
        let entitlements = Memo::new(move |_| room.with(|room| room.as_ref().map(|room| room.entitlements.clone()).unwrap_or_default()));
        let series = Memo::new(move |_| photos.with(|photos| in_series(photos)));
        let scenes = Memo::new(move |_| Arc::new(photos.with(|photos| scenes_of(photos))));
        let (folds, opened) = (RwSignal::new(kept_folds()), RwSignal::new(Vec::new()));
        let sights = Sights { photos, book, entitlements, series, scenes };
        let shown = Memo::new(move |_| {
            let seen = seen(&laid_out.get(), &filter.get(), sights);
            if !folds.get() {
                return seen;
            }
            let of = |all: &[Option<InSeries>], at: usize| all.get(at)?.as_ref().map(|place| (place.series, !place.praise.is_empty()));
            Arc::new(series.with(|all| opened.with(|opened| folded(&seen, |at| of(all, at), opened))))
        });
        let bill = Memo::new(move |_| {
            room.with(|room| {
                let room = room.as_ref()?;
                bill(&room.standing(), &book.with(|book| book.used(&room.entitlements))).ok()
            })
        });
        Desk {
            room,
            photos,
            book,
            outbox: Outbox::new(),
            filter,
            mode: RwSignal::new(Mode::Grid),
            current: RwSignal::new(None),
            challenger: RwSignal::new(None),
            chosen: RwSignal::new(Vec::new()),
            survey: RwSignal::new(Vec::new()),
            zooms: std::array::from_fn(|_| RwSignal::new(Zoom::FIT)),
            version: RwSignal::new(Version::default()),
            names_shown: RwSignal::new(true),
            count_shown: RwSignal::new(false),
            playing: RwSignal::new(false),
            purposes_open: RwSignal::new(false),
            boxes: RwSignal::new(None),
            keys_open: RwSignal::new(false),
            noting: RwSignal::new(false),
            columns: RwSignal::new(6),
            shown,
            bill,
            series,
            rapid: RwSignal::new(None),
            folds,
            opened,
            scenes,
            undone: RwSignal::new(Vec::new()),
            done: RwSignal::new(Vec::new()),
            recalled: StoredValue::new(false),
            logged: StoredValue::new(0),
            history: RwSignal::new(None),
            touched: RwSignal::new(0.0),
            presenter: Presenter::new(),
            taken: StoredValue::new(0),
        }
    }

    /// Takes what a write has answered, and puts the keystrokes that are still under way on top.
    pub fn take(self, room: Room) {
        self.take_asked_at(room, self.outbox.durable_count());
    }

    /// Takes an answer that was asked for when so many keystrokes were durable, and puts those that it lacks on top.
    pub fn take_asked_at(self, mut room: Room, durable: usize) {
        self.taken.update_value(|taken| *taken += 1);
        let mut book = Book::of(&room);
        self.logged.set_value(room.logged);
        if let Some(sitting) = &room.sitting {
            if self.outbox.open(&sitting.id, room.branch.as_ref()) {
                self.forget_keystrokes();
            }
            for change in self.outbox.lacking(durable) {
                // What is refused here is refused there, and told then.
                drop(book.change(&change.photo, &change.choice));
            }
        }
        let photos = std::mem::take(&mut room.photos);
        let standing = untrack(|| self.current_photo()).map(|photo| photo.id);
        if self.photos.with_untracked(|known| **known != photos) {
            self.photos.set(Arc::new(photos));
        }
        // Whoever looks at an earlier moment goes on looking at it.
        if self.history.with_untracked(Option::is_none) && self.book.with_untracked(|known| *known != book) {
            self.book.set(book);
        }
        if self.room.with_untracked(|known| known.as_ref() != Some(&room)) {
            self.room.set(Some(room));
        }
        // Photos that came in meanwhile move the places; whoever stood at a photo stays there.
        let place = standing.and_then(|standing| self.place_of(&standing));
        let place = place.or_else(|| self.shown.get_untracked().first().copied());
        if self.current.get_untracked() != place {
            self.current.set(place);
        }
    }

    /// How often an answer was taken: one that is older than another is of no use.
    pub fn times_taken(self) -> u32 {
        self.taken.get_value()
    }

    /// Lays the photos out at once; the server is told by whoever calls.
    pub fn arrange(self, arrangement: Arrangement) {
        self.room.update(|room| {
            if let Some(sitting) = room.as_mut().and_then(|room| room.sitting.as_mut()) {
                sitting.arrangement = arrangement;
            }
        });
        self.current.set(self.shown.get_untracked().first().copied());
    }

    /// Where a photo stands.
    pub fn place_of(self, photo: &PhotoId) -> Option<usize> {
        self.photos.with_untracked(|photos| photos.iter().position(|other| other.id == *photo))
    }

    /// The order, once it is known.
    pub fn order(self) -> Option<OrderId> {
        self.room.with(|room| room.as_ref().map(|room| room.order.id.clone()))
    }

    /// The latest sitting.
    pub fn sitting(self) -> Option<SittingView> {
        self.room.with(|room| room.as_ref().and_then(|room| room.sitting.clone()))
    }

    /// Whether marks can be made now.
    pub fn is_open(self) -> bool {
        self.history.with(Option::is_none)
            && self.branch_is_open()
            && self.sitting().is_some_and(|sitting| sitting.state == SittingState::Open)
    }

    /// What the package includes.
    pub fn entitlements(self) -> Vec<EntitlementUse> {
        self.room.with(|room| room.as_ref().map(|room| room.entitlements.clone()).unwrap_or_default())
    }

    /// The photo at a place.
    pub fn photo(self, at: usize) -> Option<Photo> {
        self.photos.with(|photos| photos.get(at).cloned())
    }

    /// The photo that the keys mean.
    pub fn current_photo(self) -> Option<Photo> {
        self.current.get().and_then(|at| self.photo(at))
    }

    /// The marks of the photo at a place.
    pub fn marks(self, at: usize) -> Marks {
        self.photo(at).map(|photo| self.book.with(|book| book.marks(&photo.id))).unwrap_or_default()
    }

    /// Goes a step.
    pub fn go(self, with: Step) {
        let shown = self.shown.get_untracked();
        if let Some(to) = step(&shown, self.current.get_untracked(), self.columns.get_untracked(), with) {
            self.current.set(Some(to));
        }
    }

    /// Makes a choice about the photo at a place: at once here, soon on the server. False where it was refused.
    pub fn choose(self, at: usize, choice: Choice) -> bool {
        if !untrack(|| self.is_open()) {
            toast_trouble(untrack(|| self.sitting()).map_or(text::NOT_OPEN, |sitting| match sitting.state {
                SittingState::Submitted => text::CLOSED,
                SittingState::Open => text::LOOKING_BACK,
                SittingState::Confirmed => text::NOT_OPEN,
            }));
            return false;
        }
        let Some(photo) = untrack(|| self.photo(at)) else { return false };
        let Some((id, back)) = self.apply(&photo.id, &choice, None) else { return false };
        self.done.update(|done| done.push(Keystroke { id, photo: photo.id, forth: vec![choice], back }));
        self.undone.update(Vec::clear);
        true
    }

    /// Gives the photo at a place a verdict, or takes it back when the photo has it already.
    pub fn toggle_verdict(self, at: usize, verdict: Verdict) {
        let has_it = untrack(|| self.marks(at)).verdict == verdict;
        self.choose(at, Choice::Verdict(if has_it { Verdict::Undecided } else { verdict }));
    }

    /// Makes a choice here and sends it; gives its identity and the way back, or none where it was refused.
    pub fn apply(self, photo: &PhotoId, choice: &Choice, takes_back: Option<ChangeId>) -> Option<(ChangeId, Vec<Choice>)> {
        let before = self.shown.get_untracked();
        if let Err(refusal) = self.may_carry(photo, choice) {
            toast_trouble(Trouble::Refused(refusal).words());
            return None;
        }
        let changed = self.book.try_update(|book| book.change(photo, choice))?;
        match changed {
            Ok(way_back) => {
                self.touched.set(now());
                let id: ChangeId = new_id();
                self.outbox.put(Change { id: id.clone(), photo: photo.clone(), choice: choice.clone(), takes_back });
                self.make_way(&before);
                Some((id, way_back))
            }
            Err(refusal) => {
                toast_trouble(Trouble::Refused(refusal).words());
                None
            }
        }
    }

    /// When the current photo has left what is seen, stands at the next one.
    fn make_way(self, before: &[usize]) {
        let now = self.shown.get_untracked();
        if let Some(current) = self.current.get_untracked().filter(|current| !now.contains(current))
            && let Some(next) = after_leaving(before, &now, current)
        {
            self.current.set(Some(next));
        }
    }

    /// A verdict on the current photo; a rejected one makes way for the next.
    pub fn decide(self, verdict: Verdict) {
        let Some(at) = self.current.get_untracked() else { return toast_trouble(text::NO_PHOTO) };
        let next = step(&self.shown.get_untracked(), Some(at), 1, Step::Next);
        let done = self.choose(at, Choice::Verdict(verdict));
        if done && verdict == Verdict::Reject && self.current.get_untracked() == Some(at) && next.is_some() {
            self.current.set(next);
        }
    }

    /// Gives the current photo its n-th purpose, or takes it away.
    pub fn toggle_purpose(self, nth: usize) {
        let Some(at) = self.current.get_untracked() else { return toast_trouble(text::NO_PHOTO) };
        let Some(line) = untrack(|| self.entitlements()).get(nth).cloned() else { return };
        let carries = untrack(|| self.marks(at)).tags.contains(&line.id);
        self.choose(at, if carries { Choice::Untag(line.id) } else { Choice::Tag(line.id) });
    }

    /// Sees only some of the photos.
    pub fn see(self, filter: Filter) {
        self.filter.set(filter);
        let shown = self.shown.get_untracked();
        if self.current.get_untracked().is_none_or(|current| !shown.contains(&current)) {
            self.current.set(shown.first().copied());
        }
        if matches!(self.mode.get_untracked(), Mode::Compare | Mode::Survey) {
            self.mode.set(Mode::Grid);
        }
    }
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

fn arrangement_of(room: &Option<Room>) -> Arrangement {
    let sitting = room.as_ref().and_then(|room| room.sitting.as_ref());
    sitting.map_or(Arrangement::ShootOrder, |sitting| sitting.arrangement)
}

/// What the filter looks at.
#[derive(Clone, Copy)]
struct Sights {
    photos: RwSignal<Arc<Vec<Photo>>>,
    book: RwSignal<Book>,
    entitlements: Memo<Vec<EntitlementUse>>,
    series: Memo<Arc<Vec<Option<InSeries>>>>,
    scenes: Memo<Arc<Vec<u32>>>,
}

fn seen(laid_out: &[usize], filter: &Filter, sights: Sights) -> Arc<Vec<usize>> {
    if filter.is_all() {
        return Arc::new(laid_out.to_vec());
    }
    let tag = filter.purpose.and_then(|nth| sights.entitlements.with(|lines| lines.get(nth).map(|line| line.id.clone())));
    let (series, scenes) = (sights.series.get(), sights.scenes.get());
    sights.photos.with(|photos| {
        sights.book.with(|book| {
            let fits = |at: &usize| {
                let Some(photo) = photos.get(*at) else { return false };
                filter.fits(&Seen {
                    photo,
                    marks: book.known(&photo.id),
                    carries: tag.as_ref().is_some_and(|tag| book.carries(&photo.id, tag)),
                    noted: filter.noted && book.note_count(&photo.id) > 0,
                    scene: scenes.get(*at).copied().unwrap_or(0),
                    series: series.get(*at).and_then(|place| place.as_ref().map(|place| place.series)),
                })
            };
            Arc::new(laid_out.iter().copied().filter(fits).collect())
        })
    })
}
