//! What each act of the room's keys does.

use atelier_core::selection::{Arrangement, Choice, ColourLabel, KeyAct, Verdict};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::filter::Filter;
use super::order::Step;
use super::slides::{self, Pace};
use super::zoom::{Zoom, main_face};

/// What the acts need beside the desk.
#[derive(Clone, Copy)]
pub struct Acts {
    pub arrange: Callback<Arrangement>,
    pub submit: Callback<()>,
    pub part: Callback<()>,
    pub history: Callback<()>,
}

/// A new seed: 53 bits, which every browser's numbers hold.
pub fn new_seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

/// Does it.
pub fn run(desk: Desk, acts: Acts, act: KeyAct) {
    match act {
        KeyAct::Next => go(desk, Step::Next),
        KeyAct::Previous => go(desk, Step::Previous),
        KeyAct::Up => go(desk, Step::Up),
        KeyAct::Down => go(desk, Step::Down),
        KeyAct::First => go(desk, Step::First),
        KeyAct::Last => go(desk, Step::Last),
        KeyAct::Shuffle => acts.arrange.run(Arrangement::Shuffled(new_seed())),
        KeyAct::ShuffleOutfits => acts.arrange.run(Arrangement::ShuffledByOutfit(new_seed())),
        KeyAct::ShootOrder => acts.arrange.run(Arrangement::ShootOrder),
        KeyAct::PartSeries => acts.part.run(()),
        KeyAct::History => acts.history.run(()),
        KeyAct::Submit => acts.submit.run(()),
        KeyAct::RapidPass => desk.rapid_pass(),
        KeyAct::FoldSeries => desk.fold_series(),
        KeyAct::Present => desk.present_hold(),
        KeyAct::Blank => desk.present_blank(),
        KeyAct::AllKeys => desk.keys_open.set(true),
        other => {
            decide(desk, other);
            look(desk, other);
        }
    }
}

fn decide(desk: Desk, act: KeyAct) {
    let compares = desk.mode.get_untracked() == Mode::Compare;
    match act {
        KeyAct::Pick => desk.decide(Verdict::Pick),
        KeyAct::Reject if compares => desk.reject_challenger(),
        KeyAct::Reject if desk.mode.get_untracked() == Mode::Survey => desk.reject_of_survey(),
        KeyAct::Reject => desk.decide(Verdict::Reject),
        KeyAct::Maybe => desk.decide(Verdict::Maybe),
        KeyAct::Undecided => desk.decide(Verdict::Undecided),
        KeyAct::Rate(stars) => desk.rate(stars),
        KeyAct::Label(label) => toggle_label(desk, label),
        KeyAct::Purpose(nth) => desk.toggle_purpose(usize::from(nth.saturating_sub(1))),
        KeyAct::Purposes if desk.current.get_untracked().is_some() => desk.purposes_open.set(true),
        KeyAct::Note if untrack(|| desk.is_open()) && desk.current.get_untracked().is_some() => {
            desk.mode.set(Mode::Loupe);
            desk.noting.update(|noting| *noting = !*noting);
        }
        KeyAct::Undo => desk.undo(),
        KeyAct::Redo => desk.redo(),
        _ => {}
    }
}

fn mark(desk: Desk, choice: Choice) {
    if let Some(at) = desk.current.get_untracked() {
        desk.choose(at, choice);
    }
}

/// The label, or none where the photo has it already.
fn toggle_label(desk: Desk, label: Option<ColourLabel>) {
    let has_it = desk.current.get_untracked().is_some_and(|at| untrack(|| desk.marks(at)).label == label);
    mark(desk, Choice::Label(label.filter(|_| !has_it)));
}

fn look(desk: Desk, act: KeyAct) {
    match act {
        KeyAct::Loupe => desk.mode.set(Mode::Loupe),
        KeyAct::Grid => back_to_the_grid(desk),
        KeyAct::ZoomIn => zoom(desk, 1.4),
        KeyAct::ZoomOut => zoom(desk, 1.0 / 1.4),
        KeyAct::ActualSize => actual_size(desk),
        KeyAct::BeforeAfter => desk.next_version(),
        KeyAct::Compare => desk.compare(),
        KeyAct::Survey(many) => desk.survey_of(usize::from(many)),
        KeyAct::Promote => desk.promote(),
        KeyAct::Choose => {
            desk.decide(Verdict::Pick);
            desk.mode.set(Mode::Loupe);
        }
        KeyAct::Slideshow => {
            desk.playing.update(|playing| *playing = !*playing);
            desk.mode.set(Mode::Loupe);
        }
        KeyAct::SlideFaster => slides::change(Pace::Faster),
        KeyAct::SlideSlower => slides::change(Pace::Slower),
        KeyAct::Picked => desk.see(toggled(desk, Filter::verdict(Verdict::Pick))),
        KeyAct::Rejected => desk.see(toggled(desk, Filter::verdict(Verdict::Reject))),
        KeyAct::ClearFilter => desk.see(Filter::default()),
        KeyAct::Count => desk.count_shown.update(|shown| *shown = !*shown),
        KeyAct::Names => desk.names_shown.update(|shown| *shown = !*shown),
        _ => {}
    }
}

/// A step: of the photo, or of the challenger while two are compared.
fn go(desk: Desk, with: Step) {
    match (desk.mode.get_untracked(), with) {
        (Mode::Compare, _) => desk.next_challenger(with),
        (Mode::Survey, _) => desk.step_survey(with),
        (Mode::Loupe, Step::Up) => desk.go(Step::Previous),
        (Mode::Loupe, Step::Down) => desk.go(Step::Next),
        _ => desk.go(with),
    }
}

/// All photos, nothing going on; while a wish is drawn, only that ends.
fn back_to_the_grid(desk: Desk) {
    if desk.noting.get_untracked() {
        return desk.noting.set(false);
    }
    desk.playing.set(false);
    desk.zooms.iter().for_each(|side| side.set(Zoom::FIT));
    desk.chosen.set(Vec::new());
    desk.mode.set(Mode::Grid);
}

fn zoom(desk: Desk, factor: f64) {
    if desk.mode.get_untracked() == Mode::Grid && factor > 1.0 {
        desk.mode.set(Mode::Loupe);
    }
    for side in desk.zooms {
        side.update(|zoom| *zoom = zoom.by(factor));
    }
}

/// A pixel of the photo as one of the screen, around its main face; pressed again, all of it.
fn actual_size(desk: Desk) {
    if desk.mode.get_untracked() == Mode::Grid {
        desk.mode.set(Mode::Loupe);
    }
    // The frame may only be there once the mode has changed.
    request_animation_frame(move || {
        let Some(photo) = desk.current.get_untracked().and_then(|at| untrack(|| desk.photo(at))) else { return };
        let window = web_sys::window();
        let frame = window.as_ref().and_then(|window| window.document()?.query_selector("[data-test=pane]").ok().flatten());
        let Some(frame) = frame.map(|frame| f64::from(frame.client_width())) else { return };
        let dots = window.map_or(1.0, |window| window.device_pixel_ratio());
        let all = desk.zooms[0].get_untracked() != Zoom::FIT;
        let face = main_face(&photo).unwrap_or((0.5, 0.5));
        let zoom = if all { Zoom::FIT } else { Zoom::pixel_by_pixel(f64::from(photo.width), frame * dots, face) };
        desk.zooms.iter().for_each(|side| side.set(zoom));
    });
}

/// The list, or everything when the list is seen already.
fn toggled(desk: Desk, filter: Filter) -> Filter {
    if desk.filter.get_untracked() == filter { Filter::default() } else { filter }
}
