//! The picked photos, to be carried onto openings.

use atelier_core::shoots::{Photo, file_number};
use leptos::prelude::*;

use super::bench::Bench;
use super::carry::{Carry, From};
use super::text;
use crate::app::{fill, t};
use crate::kit::PhotoSize;

/// The strip, and the photo that is carried from it.
#[component]
pub fn Strip(bench: Bench, carry: Carry) -> impl IntoView {
    let used = Memo::new(move |_| {
        let fills = bench.open.with(|open| open.as_ref().map(|design| design.fills.clone()).unwrap_or_default());
        fills.into_iter().flatten().map(|fill| fill.photo).collect::<Vec<_>>()
    });
    let photo = move |(at, photo): (usize, Photo)| {
        let number = file_number(&photo.file).to_owned();
        let (said, known, id, put, from) = (number.clone(), number.clone(), photo.id.clone(), photo.id.clone(), photo.id.clone());
        let click = move |_| {
            if !carry.swallows_click() {
                bench.current.set(at);
                bench.put(bench.opening.get_untracked(), &put);
            }
        };
        view! {
            <button type="button" class="strip-photo" class:on=move || bench.current.get() == at class:used=move || used.with(|used| used.contains(&id))
                data-test="strip-photo" data-number=known aria-label=move || fill(text::PUT_IN, &[("number", said.clone())])
                on:pointerdown=move |event| carry.press(From::Strip(from.clone()), &event) on:click=click>
                <img src=PhotoSize::Thumb.address(&photo.content) alt="" loading="lazy" draggable="false"/>
                <span class="file-number">{number}</span>
            </button>
        }
    };
    let photos = move || bench.picked.get().iter().cloned().enumerate().map(photo).collect_view();
    view! {
        <section class="strip" aria-label=t(text::STRIP) data-test="strip">
            {move || if bench.picked.with(|picked| picked.is_empty()) {
                view! { <p class="muted" data-test="strip-empty">{t(text::STRIP_EMPTY)}</p> }.into_any()
            } else {
                view! { <p class="faint small">{t(text::STRIP_HINT)}</p><div class="strip-row">{photos}</div> }.into_any()
            }}
        </section>
        {move || carry.carried().and_then(|carried| {
            let photo = bench.photo(carried.from.photo())?;
            let style = format!("left:{}px;top:{}px", carried.at.0, carried.at.1);
            Some(view! { <img class="carried" src=PhotoSize::Thumb.address(&photo.content) alt="" style=style/> })
        })}
    }
}
