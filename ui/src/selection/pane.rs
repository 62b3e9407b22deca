//! One photo, as large as its place allows, zoomed and moved by wheel, keys and pointer; its notes lie on it.

use atelier_core::selection::{Note, Region};
use atelier_core::shoots::Photo;
use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::order::Step;
use super::text;
use super::zoom::Zoom;
use crate::app::{fill, say};
use crate::kit::{Photo as Picture, PhotoSize};

/// Which side a photo stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The only one: the wheel steps on, Ctrl and the wheel zoom.
    Only,
    /// The left of two: the wheel zooms both, with Shift this one.
    Left,
    /// The right of two.
    Right,
}

impl Side {
    fn zooms(self, desk: Desk, alone: bool) -> Vec<RwSignal<Zoom>> {
        match (self, alone) {
            (Side::Only, _) | (Side::Left, true) => vec![desk.zooms[0]],
            (Side::Right, true) => vec![desk.zooms[1]],
            (Side::Left | Side::Right, false) => desk.zooms.to_vec(),
        }
    }
}

/// The photo.
#[component]
pub fn Pane(desk: Desk, #[prop(into)] photo: Signal<Option<Photo>>, side: Side) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let held = RwSignal::new(None::<(f64, f64)>);
    let mine = if side == Side::Right { desk.zooms[1] } else { desk.zooms[0] };
    let wheel = move |event: leptos::ev::WheelEvent| {
        event.prevent_default();
        if side == Side::Only && !event.ctrl_key() {
            desk.go(if event.delta_y() > 0.0 { Step::Next } else { Step::Previous });
            return;
        }
        let factor = if event.delta_y() < 0.0 { 1.15 } else { 1.0 / 1.15 };
        side.zooms(desk, event.shift_key()).iter().for_each(|zoom| zoom.update(|zoom| *zoom = zoom.by(factor)));
    };
    let press = move |event: leptos::ev::PointerEvent| {
        if !desk.noting.get_untracked() {
            held.set(Some((f64::from(event.client_x()), f64::from(event.client_y()))));
        }
    };
    let drag = move |event: leptos::ev::PointerEvent| {
        let (Some((x, y)), Some(div)) = (held.get_untracked(), node.get_untracked()) else { return };
        let now = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (w, h) = (f64::from(div.client_width()).max(1.0), f64::from(div.client_height()).max(1.0));
        held.set(Some(now));
        let by = ((now.0 - x) / w, (now.1 - y) / h);
        side.zooms(desk, event.shift_key()).iter().for_each(|zoom| zoom.update(|zoom| *zoom = zoom.moved(by.0, by.1)));
    };
    let shape =
        move || photo.with(|photo| photo.as_ref().map_or(1.5, |photo| f64::from(photo.width.max(1)) / f64::from(photo.height.max(1))));
    let content = Signal::derive(move || photo.with(|photo| photo.as_ref().map(|photo| photo.content.clone()).unwrap_or_default()));
    let named = move || photo.with(|photo| photo.as_ref().map(|photo| photo.file.clone()).unwrap_or_default());
    let notes = move || {
        let id = photo.with(|photo| photo.as_ref().map(|photo| photo.id.clone()));
        id.map(|id| desk.book.with(|book| book.notes(&id))).unwrap_or_default()
    };
    let let_go = move |_| held.set(None);
    view! {
        <div class="pane" on:wheel=wheel on:pointerdown=press on:pointermove=drag on:pointerup=let_go on:pointerleave=let_go>
            <div class="pane-frame" node_ref=node style=move || format!("--shape:{:.4};{}", shape(), mine.get().style()) data-test="pane">
                <Picture blake3=content size=PhotoSize::Preview alt=named eager=true/>
                {move || notes().into_iter().enumerate().map(|(nth, note)| region(nth + 1, note)).collect_view()}
            </div>
        </div>
    }
}

fn percent(part: u32) -> f64 {
    f64::from(part) / f64::from(Region::FULL) * 100.0
}

/// A place on the photo, in percent of it.
pub fn place(region: Region) -> String {
    let Region { x, y, w, h } = region;
    format!("left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%", percent(x), percent(y), percent(w), percent(h))
}

fn region(nth: usize, note: Note) -> impl IntoView {
    let (code, words) = (note.code, note.words);
    let title = move || fill(text::NOTE_REGION, &[("n", nth.to_string()), ("code", say(code.text()).to_owned()), ("words", words.clone())]);
    view! { <span class="wish-region" style=place(note.region) title=title data-test="note-region"><span class="wish-number">{nth}</span></span> }
}
