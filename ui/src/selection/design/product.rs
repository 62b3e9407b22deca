//! A product to be filled: its openings take photos by pointer and by keys, its photos are moved within them, and an album
//! shows its guides.

use atelier_core::selection::{Guides, Opening, SOFT_BELOW, Template};
use atelier_core::text::Text;
use leptos::ev;
use leptos::prelude::*;

use super::bench::Bench;
use super::carry::{Carry, From};
use super::drawn::{Drawn, area, cut_photo, looks, mouldings, opening_area};
use super::within::Within;
use super::{Looks, text};
use crate::app::{fill, t};
use crate::kit::{Glyph, Icon};

/// The product. Openings stay what they are while photos change, so that the keyboard stays where it is.
pub fn to_be_filled(bench: Bench, carry: Carry, template: &Template, seen: Looks) -> impl IntoView + use<> {
    let (shape, class) = looks(template);
    let openings = template.openings.iter().enumerate().map(|(at, opening)| {
        let style = opening_area(template, *opening, 0);
        view! { <Place bench carry seen at style opening=*opening/> }
    });
    let openings = openings.collect_view();
    let of_album = template.guides.map(|lines| (template.clone(), lines));
    let lines = move || of_album.as_ref().filter(|_| seen.guides.get()).map(|(template, lines)| guide_lines(template, *lines));
    view! {
        <div class=class class:within=move || seen.within.get() style=shape data-test="product">{mouldings(template)} {openings} {lines}</div>
    }
}

/// An opening.
#[component]
fn Place(bench: Bench, carry: Carry, seen: Looks, at: usize, style: String, opening: Opening) -> impl IntoView {
    let filled = Memo::new(move |_| bench.open.with(|open| open.as_ref()?.fills.get(at).cloned().flatten()));
    let photo = Memo::new(move |_| filled.get().and_then(|fill| bench.drawn(&fill.photo)));
    let within = Within::new(bench, at, seen.within);
    let told = move || photo.with(|photo| photo.as_ref().map(|photo| photo.said.clone()));
    let label = move || match told() {
        Some(number) => fill(text::OPENING_WITH, &[("n", (at + 1).to_string()), ("number", number)]),
        None => fill(text::OPENING_EMPTY, &[("n", (at + 1).to_string())]),
    };
    let press = move |event: ev::PointerEvent| {
        if !within.press(&event)
            && let Some(fill) = filled.get_untracked().filter(|_| photo.with_untracked(Option::is_some))
        {
            carry.press(From::Opening(at, fill.photo), &event);
        }
    };
    let click = move |_| {
        if !carry.swallows_click() {
            bench.opening.set(at);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if within.keyed(&event) || keyed(bench, at, &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // The opening's own label names the photo.
    let picture = move || {
        let (Drawn { content, .. }, fill) = photo.get().zip(filled.get())?;
        Some(cut_photo(Drawn { content, said: String::new() }, fill.crop))
    };
    let cut = Memo::new(move |_| filled.with(|fill| fill.as_ref().is_some_and(|fill| bench.cuts(fill))));
    let pixels = Memo::new(move |_| filled.with(|fill| fill.as_ref().and_then(|fill| bench.pixels(opening, fill))));
    let warned = Memo::new(move |_| (cut.get(), pixels.get().is_some_and(|pixels| pixels < SOFT_BELOW)));
    let warnings = move || {
        let (cut, soft) = warned.get();
        let each = [cut.then(|| warning(text::FACE_CUT, "face-cut")), soft.then(|| warning(text::SOFT, "soft"))];
        (cut || soft).then(|| view! { <span class="opening-tells">{each.into_iter().collect_view()}</span> })
    };
    let has_left = move || filled.with(Option::is_some) && bench.room.get().is_some() && photo.with(Option::is_none);
    view! {
        <button type="button" class="opening" class:on=move || bench.opening.get() == at class:over=move || carry.is_over(at) style=style
            data-test="opening" data-opening=at data-number=told aria-label=label node_ref=within.frame on:pointerdown=press on:click=click
            on:pointermove=move |event| within.pull(&event) on:pointerup=move |event| within.lift(&event)
            on:pointercancel=move |event| within.lift(&event) on:wheel=move |event| within.turn(&event)
            on:focus=move |_| bench.opening.set(at) on:keydown=pressed>
            {picture}
            {warnings}
            {move || has_left().then(|| view! { <span class="opening-gone">{t(text::PHOTO_LEFT)}</span> })}
        </button>
    }
}

fn warning(words: Text, test: &'static str) -> impl IntoView {
    view! { <span class="opening-told" title=t(words) data-test=test><Icon glyph=Glyph::Alert/><span class="sr-only">{t(words)}</span></span> }
}

/// Arrows choose a photo of the strip, Enter puts it in, Delete empties the opening. False for other keys.
fn keyed(bench: Bench, at: usize, event: &ev::KeyboardEvent) -> bool {
    match event.key().as_str() {
        "ArrowLeft" => bench.step(false),
        "ArrowRight" => bench.step(true),
        "Enter" => {
            let photo = bench.picked.with_untracked(|picked| picked.get(bench.current.get_untracked()).map(|photo| photo.id.clone()));
            if let Some(photo) = photo {
                bench.put(at, &photo);
            }
        }
        "Delete" | "Backspace" => bench.empty(at),
        _ => return false,
    }
    true
}

/// The cut, the safe area and the fold.
fn guide_lines(template: &Template, guides: Guides) -> impl IntoView + use<> {
    let within = |edge: u32| {
        let (width, height) = (template.width.saturating_sub(2 * edge), template.height.saturating_sub(2 * edge));
        area(template, (edge, edge, width, height))
    };
    let fold = area(template, (template.width.saturating_sub(guides.gutter) / 2, 0, guides.gutter, template.height));
    view! {
        <span class="guide trim" style=within(guides.trim) data-test="guide-trim"></span>
        <span class="guide safety" style=within(guides.trim + guides.safety)></span>
        <span class="guide gutter" style=fold></span>
    }
}
