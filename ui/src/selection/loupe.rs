//! One photo with its marks, and the place where retouch notes are drawn.

use atelier_core::catalog::label;
use atelier_core::id::NoteId;
use atelier_core::selection::{Choice, Region};
use atelier_core::shoots::file_number;
use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::grid::{mark, verdict_code};
use super::note_form::NoteForm;
use super::pane::{Pane, Side, place};
use super::text;
use crate::app::{fill, new_id, say, t, use_lang};
use crate::kit::{Glyph, IconButton, PhotoSize};

/// The loupe.
#[component]
pub fn Loupe(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let photo = Signal::derive(move || desk.current_photo());
    let marks = Memo::new(move |_| desk.current.get().map(|at| desk.marks(at)).unwrap_or_default());
    prefetch(desk);
    let number = move || photo.with(|photo| photo.as_ref().map(|photo| file_number(&photo.file).to_owned()).unwrap_or_default());
    let tags = move || {
        let carried = marks.with(|marks| marks.tags.clone());
        desk.entitlements()
            .into_iter()
            .filter(|line| carried.contains(&line.id))
            .map(|line| label(line.purpose, &line.detail, lang.get()))
            .collect::<Vec<_>>()
    };
    let zoom = move || {
        let scale = desk.zooms[0].get().scale;
        (scale > 1.0).then(|| fill(text::ZOOM_N, &[("n", format!("{:.0}", scale * 100.0))]))
    };
    view! {
        <div class="loupe" data-test="loupe" data-verdict=move || verdict_code(marks.with(|marks| marks.verdict))
            data-photo=move || photo.with(|photo| photo.as_ref().map(|photo| photo.file.clone()))>
            <Pane desk photo side=Side::Only/>
            <div class="loupe-marks">
                {move || mark(marks.with(|marks| marks.verdict))}
                <span class="number" hidden=move || !desk.names_shown.get()>{number}</span>
                {move || tags().into_iter().map(|tag| view! { <span class="chip">{tag}</span> }).collect_view()}
                {zoom}
            </div>
            <NoteList desk/>
            <Show when=move || desk.noting.get()><Drawing desk/></Show>
        </div>
    }
}

/// The notes on the photo, as a list at its side.
#[component]
fn NoteList(desk: Desk) -> impl IntoView {
    let notes = Memo::new(move |_| desk.current_photo().map(|photo| desk.book.with(|book| book.notes(&photo.id))).unwrap_or_default());
    let row = move |(nth, note): (usize, atelier_core::selection::Note)| {
        let id: NoteId = note.id.clone();
        let drop_it = move |_| {
            if let Some(at) = desk.current.get_untracked() {
                desk.choose(at, Choice::DropNote(id.clone()));
            }
        };
        view! {
            <li>
                <span class="wish-number">{nth + 1}</span>
                <span><b>{t(note.code.text())}</b> {note.words.clone()}</span>
                <IconButton glyph=Glyph::Trash label=text::NOTE_DROP on:click=drop_it/>
            </li>
        }
    };
    view! {
        <Show when=move || !notes.with(Vec::is_empty)>
            <ul class="loupe-notes" data-test="notes">{move || notes.get().into_iter().enumerate().map(row).collect_view()}</ul>
        </Show>
    }
}

/// While a note is made: a drag draws its region, a click makes a small one; then the form asks what is to be done.
#[component]
fn Drawing(desk: Desk) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let begun = RwSignal::new(None::<(f64, f64)>);
    let drawn = RwSignal::new(None::<Region>);
    let asks = RwSignal::new(false);
    // The zoom would put the region elsewhere than it is seen.
    Effect::new(move || desk.zooms[0].set(super::zoom::Zoom::FIT));
    let at = move |event: &leptos::ev::PointerEvent| -> Option<(f64, f64)> {
        let rect = node.get_untracked()?.get_bounding_client_rect();
        let part = |value: f64, from: f64, size: f64| ((value - from) / size.max(1.0)).clamp(0.0, 1.0);
        Some((part(f64::from(event.client_x()), rect.x(), rect.width()), part(f64::from(event.client_y()), rect.y(), rect.height())))
    };
    let press = move |event: leptos::ev::PointerEvent| {
        if !asks.get_untracked() {
            event.prevent_default();
            begun.set(at(&event));
            drawn.set(None);
        }
    };
    let drag = move |event: leptos::ev::PointerEvent| {
        if let (Some(from), Some(to)) = (begun.get_untracked(), at(&event)) {
            drawn.set(Some(region_between(from, to)));
        }
    };
    let let_go = move |event: leptos::ev::PointerEvent| {
        if let (Some(from), Some(to)) = (begun.get_untracked(), at(&event)) {
            begun.set(None);
            drawn.set(Some(region_between(from, to)));
            asks.set(true);
        }
    };
    let shape = move || desk.current_photo().map_or(1.5, |photo| f64::from(photo.width.max(1)) / f64::from(photo.height.max(1)));
    let save = Callback::new(move |(code, words)| {
        if let (Some(at), Some(region)) = (desk.current.get_untracked(), drawn.get_untracked()) {
            desk.choose(at, Choice::Note { id: new_id(), region, code, words });
        }
        asks.set(false);
        desk.noting.set(false);
    });
    let cancel = Callback::new(move |()| {
        asks.set(false);
        desk.noting.set(false);
    });
    view! {
        <div class="drawing" data-test="drawing">
            <div class="drawing-frame" node_ref=node style=move || format!("--shape:{:.4}", shape())
                on:pointerdown=press on:pointermove=drag on:pointerup=let_go>
                {move || drawn.get().map(|region| view! { <span class="wish-region" style=place(region)></span> })}
            </div>
            <p class="drawing-hint">{move || say(text::NOTE_HINT)}</p>
            <Show when=move || asks.get()><NoteForm save cancel/></Show>
        </div>
    }
}

/// The region between two places; a mere click gives a small one around it.
fn region_between(a: (f64, f64), b: (f64, f64)) -> Region {
    let full = f64::from(Region::FULL);
    let span = |a: f64, b: f64| {
        let (from, to) = (a.min(b), a.max(b));
        let (from, to) = if to - from < 0.01 { ((from - 0.04).max(0.0), (to + 0.04).min(1.0)) } else { (from, to) };
        let from = (from * full).round() as u32;
        (from.min(Region::FULL - 1), ((to * full).round() as u32).saturating_sub(from).max(1))
    };
    let ((x, w), (y, h)) = (span(a.0, b.0), span(a.1, b.1));
    Region { x, y, w: w.min(Region::FULL - x), h: h.min(Region::FULL - y) }
}

/// Fetches the photos beside the current one, so that stepping on never waits.
fn prefetch(desk: Desk) {
    Effect::new(move || {
        let (shown, current) = (desk.shown.get(), desk.current.get());
        let Some(place) = current.and_then(|current| shown.iter().position(|&at| at == current)) else { return };
        let near = [place.checked_add(1), place.checked_sub(1), place.checked_add(2), place.checked_sub(2)];
        for photo in near.into_iter().flatten().filter_map(|place| shown.get(place)).filter_map(|&at| untrack(|| desk.photo(at))) {
            if let Ok(image) = web_sys::HtmlImageElement::new() {
                image.set_src(&PhotoSize::Preview.address(&photo.content));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lie_inside_the_photo() {
        for (a, b) in [
            ((0.2, 0.3), (0.6, 0.9)),
            ((0.6, 0.9), (0.2, 0.3)),
            ((1.0, 1.0), (1.0, 1.0)),
            ((0.0, 0.0), (0.0, 0.0)),
            ((0.0, 0.5), (1.0, 0.5)),
        ] {
            assert!(region_between(a, b).checked().is_ok(), "{a:?} {b:?}");
        }
        assert_eq!(region_between((0.2, 0.3), (0.6, 0.9)), Region { x: 2_000, y: 3_000, w: 4_000, h: 6_000 });
    }
}
