//! The state of the selection room: what is loaded, where one stands, and what the keys do with it. Marks change here
//! at once; the outbox carries them to the server.

use std::sync::Arc;

use atelier_core::id::{OrderId, PhotoId};
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::{Arrangement, Bill, Change, Choice, Marks, Room, SittingState, SittingView, Verdict, bill};
use atelier_core::shoots::Photo;
use leptos::prelude::*;

use super::book::Book;
use super::order::{Filter, Step, after_leaving, arranged, step};
use super::outbox::Outbox;
use super::series::{InSeries, in_series};
use super::text;
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
}

/// One's own keystroke: what it did, and what would take it back.
type Stroke = (PhotoId, Vec<Choice>, Vec<Choice>);

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
    /// Photos chosen by Ctrl and a click, at most two.
    pub chosen: RwSignal<Vec<usize>>,
    /// Zoom of the left photo (or the only one) and of the right one.
    pub zooms: [RwSignal<Zoom>; 2],
    pub names_shown: RwSignal<bool>,
    pub count_shown: RwSignal<bool>,
    pub playing: RwSignal<bool>,
    pub purposes_open: RwSignal<bool>,
    pub keys_open: RwSignal<bool>,
    pub noting: RwSignal<bool>,
    /// Cells in a row of the grid.
    pub columns: RwSignal<usize>,
    /// Places in `photos` of what is seen, in the order in which it is seen.
    pub shown: Memo<Arc<Vec<usize>>>,
    /// The bill as it stands now.
    pub bill: Memo<Option<Bill>>,
    /// For every photo the series that is proposed for it.
    pub series: Memo<Arc<Vec<Option<InSeries>>>>,
    undone: RwSignal<Vec<Stroke>>,
    done: RwSignal<Vec<Stroke>>,
    /// When the latest own keystroke was made, in milliseconds since the page began.
    pub touched: RwSignal<f64>,
    taken: StoredValue<u32>,
}

impl Desk {
    /// The state of a room that is not loaded yet.
    pub fn new() -> Desk {
        let room = RwSignal::new(None::<Room>);
        let photos = RwSignal::new(Arc::new(Vec::<Photo>::new()));
        let book = RwSignal::new(Book::default());
        let filter = RwSignal::new(Filter::All);
        let arrangement = Memo::new(move |_| room.with(arrangement_of));
        let laid_out = Memo::new(move |_| Arc::new(arranged(photos.with(|photos| photos.len()), arrangement.get())));
        let entitlements = Memo::new(move |_| room.with(|room| room.as_ref().map(|room| room.entitlements.clone()).unwrap_or_default()));
        let shown = Memo::new(move |_| seen(&laid_out.get(), &filter.get(), photos, book, entitlements));
        let bill = Memo::new(move |_| {
            room.with(|room| {
                let room = room.as_ref()?;
                bill(&room.entitlements, &book.with(|book| book.used(&room.entitlements)), room.charged, room.paid).ok()
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
            zooms: [RwSignal::new(Zoom::FIT), RwSignal::new(Zoom::FIT)],
            names_shown: RwSignal::new(true),
            count_shown: RwSignal::new(false),
            playing: RwSignal::new(false),
            purposes_open: RwSignal::new(false),
            keys_open: RwSignal::new(false),
            noting: RwSignal::new(false),
            columns: RwSignal::new(6),
            shown,
            bill,
            series: Memo::new(move |_| photos.with(|photos| in_series(photos))),
            undone: RwSignal::new(Vec::new()),
            done: RwSignal::new(Vec::new()),
            touched: RwSignal::new(0.0),
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
        if let Some(sitting) = &room.sitting {
            self.outbox.open(&sitting.id);
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
        if self.book.with_untracked(|known| *known != book) {
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

    fn place_of(self, photo: &PhotoId) -> Option<usize> {
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
        self.sitting().is_some_and(|sitting| sitting.state == SittingState::Open)
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
                SittingState::Open | SittingState::Confirmed => text::NOT_OPEN,
            }));
            return false;
        }
        let Some(photo) = untrack(|| self.photo(at)) else { return false };
        let Some(way_back) = self.apply(&photo.id, &choice) else { return false };
        self.done.update(|done| done.push((photo.id, vec![choice], way_back)));
        self.undone.update(Vec::clear);
        true
    }

    /// Gives the photo at a place a verdict, or takes it back when the photo has it already.
    pub fn toggle_verdict(self, at: usize, verdict: Verdict) {
        let has_it = untrack(|| self.marks(at)).verdict == verdict;
        self.choose(at, Choice::Verdict(if has_it { Verdict::Undecided } else { verdict }));
    }

    fn apply(self, photo: &PhotoId, choice: &Choice) -> Option<Vec<Choice>> {
        let before = self.shown.get_untracked();
        let changed = self.book.try_update(|book| book.change(photo, choice))?;
        match changed {
            Ok(way_back) => {
                self.touched.set(now());
                self.outbox.put(Change { id: new_id(), photo: photo.clone(), choice: choice.clone() });
                self.make_way(&before);
                Some(way_back)
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

    /// Takes the latest own keystroke back.
    pub fn undo(self) {
        self.turn(self.done, self.undone);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.turn(self.undone, self.done);
    }

    fn turn(self, from: RwSignal<Vec<Stroke>>, to: RwSignal<Vec<Stroke>>) {
        if !untrack(|| self.is_open()) {
            return;
        }
        let Some((photo, forth, back)) = from.try_update(Vec::pop).flatten() else { return };
        for choice in &back {
            self.apply(&photo, choice);
        }
        let place = self.place_of(&photo);
        if place.is_some_and(|place| self.shown.get_untracked().contains(&place)) {
            self.current.set(place);
        }
        to.update(|to| to.push((photo, back, forth)));
    }

    /// Sees only some of the photos.
    pub fn see(self, filter: Filter) {
        self.filter.set(filter);
        let shown = self.shown.get_untracked();
        if self.current.get_untracked().is_none_or(|current| !shown.contains(&current)) {
            self.current.set(shown.first().copied());
        }
        if self.mode.get_untracked() == Mode::Compare {
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

fn seen(
    laid_out: &[usize],
    filter: &Filter,
    photos: RwSignal<Arc<Vec<Photo>>>,
    book: RwSignal<Book>,
    entitlements: Memo<Vec<EntitlementUse>>,
) -> Arc<Vec<usize>> {
    if *filter == Filter::All {
        return Arc::new(laid_out.to_vec());
    }
    let tag = match filter {
        Filter::Purpose(nth) => entitlements.with(|lines| lines.get(*nth).map(|line| line.id.clone())),
        Filter::All | Filter::Verdict(_) => None,
    };
    let fits = |book: &Book, photo: &Photo| match (filter, &tag) {
        (Filter::Verdict(verdict), _) => book.verdict(&photo.id) == *verdict,
        (Filter::Purpose(_), Some(tag)) => book.carries(&photo.id, tag),
        _ => true,
    };
    photos.with(|photos| {
        book.with(|book| Arc::new(laid_out.iter().copied().filter(|&at| photos.get(at).is_some_and(|photo| fits(book, photo))).collect()))
    })
}
