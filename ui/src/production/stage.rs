//! The photo in the middle: its wishes drawn as numbered regions, before and after above or beside each other.

use atelier_core::production::{Returned, TaskPhoto, TaskView};
use atelier_core::selection::{Note, Region};
use leptos::prelude::*;

use super::task_desk::{Look, Marks, Side, TaskDesk};
use super::text;
use crate::app::{fill, t, use_lang};
use crate::kit::{Photo, PhotoSize};
use crate::selection::wish_shape::{lines_of, place, shape_name, voice_name};

/// The photo that is seen, as large as its place allows.
#[component]
pub fn Stage(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let photo = Memo::new(move |_| view.with(|view| view.photos.get(desk.at.get()).cloned()));
    prefetch_neighbours(desk, view);
    let beside =
        move || desk.look.get() == Look::Beside && photo.with(|photo| photo.as_ref().is_some_and(|photo| photo.returned_content.is_some()));
    let content = move || match photo.get() {
        None => view! { <p class="task-nothing" data-test="no-photos">{t(text::NO_PHOTOS)}</p> }.into_any(),
        Some(photo) if beside() => view! {
            <div class="task-half"><Frame desk photo=photo.clone() shows=Shows::Only(Side::Before)/></div>
            <div class="task-half"><Frame desk photo shows=Shows::Only(Side::After)/></div>
        }
        .into_any(),
        Some(photo) => view! { <Frame desk photo shows=Shows::Both/> }.into_any(),
    };
    view! { <div class="task-stage" class:beside=beside data-test="stage">{content}</div> }
}

/// What a frame shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// One side.
    Only(Side),
    /// The work above the original, cut off where the desk says.
    Both,
}

#[component]
fn Frame(desk: TaskDesk, photo: TaskPhoto, shows: Shows) -> impl IntoView {
    let shape = f64::from(photo.width.max(1)) / f64::from(photo.height.max(1));
    let returned = photo.returned_content.clone();
    let has_both = returned.is_some() && shows == Shows::Both;
    let file = photo.file.clone();
    // How much of the work is cut away, from the left.
    let cut = move || match (desk.look.get(), desk.side.get()) {
        (Look::Slider, _) => desk.cut.get(),
        (_, Side::Before) => 100,
        (_, Side::After) => 0,
    };
    let seen = move || match shows {
        Shows::Only(side) => Some(side),
        Shows::Both if !has_both => None,
        Shows::Both => match desk.look.get() {
            Look::Slider => None,
            Look::Toggle | Look::Beside => Some(desk.side.get()),
        },
    };
    let caption = move || {
        seen().map(|side| {
            let words = match side {
                Side::Before => text::BEFORE,
                Side::After => text::AFTER,
            };
            view! { <span class="caption" data-test="side">{t(words)}</span> }
        })
    };
    // Whoever checks must not take the original for the work.
    let nothing_came = returned.is_none() && matches!(photo.returned, Returned::Missing);
    let slides = move || has_both && desk.look.get() == Look::Slider;
    let bottom = match (shows, &returned) {
        (Shows::Only(Side::After), Some(returned)) => returned.clone(),
        _ => photo.content.clone(),
    };
    let upper = returned.filter(|_| has_both);
    view! {
        <div class="task-frame" style=move || format!("--shape:{shape:.4};--cut:{}%", cut())>
            <Photo blake3=bottom size=PhotoSize::Preview alt=file.clone() eager=true/>
            {upper.map(|returned| view! { <div class="upper"><Photo blake3=returned size=PhotoSize::Preview alt=file eager=true/></div> })}
            {caption}
            {nothing_came.then(|| view! { <span class="caption bad" data-test="nothing-returned">{t(text::NOTHING_RETURNED)}</span> })}
            <Show when=slides>
                <span class="caption">{t(text::BEFORE)}</span>
                <span class="caption right">{t(text::AFTER)}</span>
                <input type="range" class="slide" min="0" max="100" step="1" aria-label=t(text::SLIDER_NAME) data-test="slider"
                    prop:value=move || desk.cut.get().to_string()
                    on:input=move |event| desk.cut.set(event_target_value(&event).parse().unwrap_or(50))/>
                <span class="border"></span>
            </Show>
            <Regions desk notes=photo.notes/>
        </div>
    }
}

#[component]
fn Regions(desk: TaskDesk, notes: Vec<Note>) -> impl IntoView {
    let notes = StoredValue::new(notes);
    let region = move |nth: usize, note: Note| {
        let id = StoredValue::new(note.wish.id.clone());
        let lit = move || desk.wish.with(|wish| id.with_value(|id| wish.as_ref() == Some(id)));
        let (Region { w, h, .. }, place) = (note.wish.region, place(note.wish.region));
        // A ring around nearly everything would be lost at the border; a frame is seen.
        let wide = u64::from(w) * u64::from(h) > u64::from(Region::FULL) * u64::from(Region::FULL) / 2;
        let drawn = lines_of(&note.wish);
        let (shape, voice) = (shape_name(&note.wish.shape), voice_name(note.wish.voice));
        let lang = use_lang();
        let name = move || {
            let what = format!("{} {}", note.wish.what(lang.get()), note.wish.words).trim_end().to_owned();
            fill(text::REGION, &[("n", nth.to_string()), ("what", what)])
        };
        let title = name.clone();
        view! {
            {drawn}
            <button type="button" class="wish-region" data-shape=shape data-voice=voice class:on=lit class:wide=wide style=place aria-label=name title=title
                data-test=format!("region-{nth}") on:click=move |_| desk.wish.set(Some(id.get_value()))>
                <span class="wish-number">{nth}</span>
            </button>
        }
    };
    move || {
        (desk.marks.get() == Marks::Shown)
            .then(|| notes.get_value().into_iter().enumerate().map(|(at, note)| region(at + 1, note)).collect_view())
    }
}

/// Fetches the photos beside the one that is seen, so that stepping on never waits.
fn prefetch_neighbours(desk: TaskDesk, view: Signal<TaskView>) {
    Effect::new(move || {
        let at = desk.at.get();
        view.with(|view| {
            for photo in [at + 1, at.wrapping_sub(1)].into_iter().filter_map(|at| view.photos.get(at)) {
                for content in std::iter::once(&photo.content).chain(&photo.returned_content) {
                    if let Ok(image) = web_sys::HtmlImageElement::new() {
                        image.set_src(&PhotoSize::Preview.address(content));
                    }
                }
            }
        });
    });
}
