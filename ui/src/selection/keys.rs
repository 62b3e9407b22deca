//! The keys of the selection room: those that staff know from the trade's programs.

use atelier_core::selection::{Arrangement, Verdict};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::order::{Filter, Step};
use super::text;
use super::zoom::Zoom;
use crate::kit::{Key, key};

/// What the keys need beside the desk.
#[derive(Clone, Copy)]
pub struct Acts {
    pub arrange: Callback<Arrangement>,
    pub submit: Callback<()>,
    pub part: Callback<()>,
}

/// A new seed: 53 bits, which every browser's numbers hold.
pub fn new_seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

/// All keys of the room.
pub fn keys(desk: Desk, acts: Acts) -> Vec<Key> {
    [moving(desk), deciding(desk), looking(desk), listing(desk, acts), numbers(desk)].into_iter().flatten().collect()
}

/// A step: of the photo, or of the challenger while two are compared.
fn go(desk: Desk, with: Step) {
    match desk.mode.get_untracked() {
        Mode::Compare => desk.next_challenger(with),
        Mode::Loupe if with == Step::Up => desk.go(Step::Previous),
        Mode::Loupe if with == Step::Down => desk.go(Step::Next),
        Mode::Grid | Mode::Loupe => desk.go(with),
    }
}

fn moving(desk: Desk) -> Vec<Key> {
    vec![
        key("Space", text::KEY_NEXT, move || go(desk, Step::Next)),
        key("Right", text::KEY_NEXT, move || go(desk, Step::Next)),
        key("Left", text::KEY_PREVIOUS, move || go(desk, Step::Previous)),
        key("Up", text::KEY_UP, move || match desk.mode.get_untracked() {
            Mode::Compare => desk.promote(),
            Mode::Grid | Mode::Loupe => go(desk, Step::Up),
        }),
        key("Down", text::KEY_DOWN, move || go(desk, Step::Down)),
        key("Home", text::KEY_FIRST, move || go(desk, Step::First)),
        key("End", text::KEY_LAST, move || go(desk, Step::Last)),
    ]
}

fn deciding(desk: Desk) -> Vec<Key> {
    vec![
        key("V", text::KEY_PICK, move || desk.decide(Verdict::Pick)),
        key("C", text::KEY_REJECT, move || match desk.mode.get_untracked() {
            Mode::Compare => desk.reject_challenger(),
            Mode::Grid | Mode::Loupe => desk.decide(Verdict::Reject),
        }),
        key("X", text::KEY_MAYBE, move || desk.decide(Verdict::Maybe)),
        key("U", text::KEY_UNDECIDED, move || desk.decide(Verdict::Undecided)),
        key("B", text::KEY_PURPOSE, move || {
            if desk.current.get_untracked().is_some() {
                desk.purposes_open.set(true);
            }
        }),
        key("M", text::KEY_NOTE, move || {
            if untrack(|| desk.is_open()) && desk.current.get_untracked().is_some() {
                desk.mode.set(Mode::Loupe);
                desk.noting.update(|noting| *noting = !*noting);
            }
        }),
        key("Ctrl Z", text::KEY_UNDO, move || desk.undo()),
        key("Ctrl Y", text::KEY_REDO, move || desk.redo()),
    ]
}

fn looking(desk: Desk) -> Vec<Key> {
    let zoom = move |factor: f64| {
        if desk.mode.get_untracked() == Mode::Grid && factor > 1.0 {
            desk.mode.set(Mode::Loupe);
        }
        for side in desk.zooms {
            side.update(|zoom| *zoom = zoom.by(factor));
        }
    };
    vec![
        key("Enter", text::KEY_LOUPE, move || match desk.mode.get_untracked() {
            Mode::Compare => {
                desk.decide(Verdict::Pick);
                desk.mode.set(Mode::Loupe);
            }
            Mode::Grid | Mode::Loupe => desk.mode.set(Mode::Loupe),
        }),
        key("Esc", text::KEY_GRID, move || {
            if desk.noting.get_untracked() {
                desk.noting.set(false);
            } else {
                desk.playing.set(false);
                desk.zooms.iter().for_each(|side| side.set(Zoom::FIT));
                desk.chosen.set(Vec::new());
                desk.mode.set(Mode::Grid);
            }
        }),
        key("+", text::KEY_ZOOM_IN, move || zoom(1.4)),
        key("=", text::KEY_ZOOM_IN, move || zoom(1.4)),
        key("-", text::KEY_ZOOM_OUT, move || zoom(1.0 / 1.4)),
        key("K", text::COMPARE, move || desk.compare()),
        key("F5", text::KEY_SLIDESHOW, move || {
            desk.playing.update(|playing| *playing = !*playing);
            desk.mode.set(Mode::Loupe);
        }),
        key("F2", text::KEY_COUNT, move || desk.count_shown.update(|shown| *shown = !*shown)),
        key("Shift Ctrl F5", text::KEY_NAMES, move || desk.names_shown.update(|shown| *shown = !*shown)),
    ]
}

fn listing(desk: Desk, acts: Acts) -> Vec<Key> {
    vec![
        key("?", text::KEY_ALL, move || desk.keys_open.set(true)),
        key("F7", text::SHUFFLE, move || acts.arrange.run(Arrangement::Shuffled(new_seed()))),
        key("Ctrl F6", text::UNSHUFFLE, move || acts.arrange.run(Arrangement::ShootOrder)),
        key("F10", text::KEY_SELECTED, move || desk.see(toggled(desk, Filter::Verdict(Verdict::Pick)))),
        key("Ctrl F11", text::KEY_REJECTED, move || desk.see(toggled(desk, Filter::Verdict(Verdict::Reject)))),
        key("G", text::KEY_SERIES, move || acts.part.run(())),
        key("Ctrl Enter", text::SUBMIT, move || acts.submit.run(())),
    ]
}

/// The list, or everything when the list is seen already.
fn toggled(desk: Desk, filter: Filter) -> Filter {
    if desk.filter.get_untracked() == filter { Filter::All } else { filter }
}

fn numbers(desk: Desk) -> Vec<Key> {
    const CAPS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    CAPS.iter().enumerate().map(|(nth, cap)| key(cap, text::KEY_TAG_N, move || desk.toggle_purpose(nth))).collect()
}
