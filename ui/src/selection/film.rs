//! The strip of photos around the current one.

use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::grid::verdict_code;
use crate::kit::{Photo, PhotoFit};

/// How many photos stand on either side.
const AROUND: usize = 6;

/// The strip.
#[component]
pub fn Film(desk: Desk) -> impl IntoView {
    let seen = Memo::new(move |_| {
        let (shown, current) = (desk.shown.get(), desk.current.get());
        let place = current.and_then(|current| shown.iter().position(|&at| at == current)).unwrap_or(0);
        shown.iter().copied().skip(place.saturating_sub(AROUND)).take(2 * AROUND + 1).collect::<Vec<usize>>()
    });
    let one = move |at: usize| {
        let Some(photo) = untrack(|| desk.photo(at)) else { return ().into_any() };
        let is_current = move || desk.current.get() == Some(at);
        let is_challenger = move || desk.mode.get() == Mode::Compare && desk.challenger.get() == Some(at);
        let choose = move |_| match desk.mode.get_untracked() {
            Mode::Compare if desk.current.get_untracked() != Some(at) => desk.challenger.set(Some(at)),
            Mode::Survey if !desk.survey.with_untracked(|survey| survey.contains(&at)) => desk.join_survey(at),
            Mode::Compare | Mode::Grid | Mode::Loupe | Mode::Survey => desk.current.set(Some(at)),
        };
        view! {
            <button type="button" aria-current=move || is_current().to_string() class:challenger=is_challenger data-verdict=move || verdict_code(desk.marks(at).verdict) on:click=choose>
                <Photo blake3=photo.content.clone() fit=PhotoFit::Cover alt=photo.file.clone()/>
            </button>
        }
        .into_any()
    };
    view! { <div class="room-film" data-test="film"><For each=move || seen.get() key=|at| *at let:at>{one(at)}</For></div> }
}
