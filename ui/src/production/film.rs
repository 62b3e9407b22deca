//! The film strip below the photo: every photo of the task, with what came back for it and how many wishes it has.

use atelier_core::production::{Returned, TaskPhoto, TaskView};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::task_desk::TaskDesk;
use super::text;
use crate::app::{fill, say};
use crate::kit::{Glyph, Icon};

/// The strip.
#[component]
pub fn Film(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let strip = NodeRef::<html::Div>::new();
    let photos = Memo::new(move |_| view.with(|view| view.photos.iter().cloned().enumerate().collect::<Vec<_>>()));
    Effect::new(move || {
        let at = desk.at.get();
        if let Some(strip) = strip.get() {
            keep_in_sight(&strip, at);
        }
    });
    view! {
        <div class="film" node_ref=strip data-test="film">
            <For each=move || photos.get() key=|(at, photo)| (*at, photo.content.clone(), photo.returned.text().en, photo.notes.len()) let((at, photo))>
                <Shot desk at photo/>
            </For>
        </div>
    }
}

#[component]
fn Shot(desk: TaskDesk, at: usize, photo: TaskPhoto) -> impl IntoView {
    let (class, glyph) = match photo.returned {
        Returned::NotYet => ("", None),
        Returned::Changed => ("changed", Some(Glyph::Check)),
        Returned::Unchanged => ("unchanged", Some(Glyph::Dash)),
        Returned::Missing => ("missing", Some(Glyph::Cross)),
    };
    let wishes = photo.notes.len();
    let (file, returned) = (photo.file.clone(), photo.returned);
    let name =
        move || fill(text::PHOTO_NAME, &[("file", file.clone()), ("n", (at + 1).to_string()), ("mark", say(returned.text()).to_owned())]);
    let title = name.clone();
    view! {
        <button type="button" class=class aria-label=name title=title data-test=format!("film-{}", at + 1)
            aria-current=move || (desk.at.get() == at).to_string() on:click=move |_| desk.show(at)>
            <img src=format!("/photos/{}/thumb", photo.content) alt="" loading="lazy" decoding="async" draggable="false"/>
            {(wishes > 0).then(|| view! { <span class="mark wishes">{wishes}</span> })}
            {glyph.map(|glyph| view! { <span class="mark"><Icon glyph/></span> })}
        </button>
    }
}

/// Scrolls the strip, and nothing around it, until the photo stands in its middle.
fn keep_in_sight(strip: &HtmlElement, at: usize) {
    let shot = u32::try_from(at).ok().and_then(|at| strip.children().item(at));
    if let Some(shot) = shot.and_then(|shot| shot.dyn_into::<HtmlElement>().ok()) {
        let middle = shot.offset_left() - strip.offset_left() + shot.offset_width() / 2;
        strip.set_scroll_left(middle - strip.client_width() / 2);
    }
}
