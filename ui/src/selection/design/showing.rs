//! The open design on the client's screens: as it is looked at here, and as it changes.

use atelier_core::selection::{Picture, ShownDesign};
use leptos::prelude::*;

use super::bench::Bench;
use super::wall::hang;
use super::{Looks, text};
use crate::app::{say, t};
use crate::kit::{Button, Glyph};
use crate::selection::screen::{Presenter, Presenting, Screens, keep_presenting};

/// The client's screens of the order's sitting. The page presents as long as it is open.
pub fn screens(bench: Bench, looks: Looks) -> Screens {
    let sitting = Memo::new(move |_| bench.room.get().and_then(|room| room.sitting));
    let presenter = Presenter::when_asked();
    let id = Memo::new(move |_| sitting.with(|sitting| sitting.as_ref().map(|sitting| sitting.id.clone())));
    keep_presenting(presenter, id, move || (looked_at(bench, looks), Vec::new()));
    Screens { presenter, sitting: sitting.into(), slides: None, dialog: RwSignal::new(false) }
}

/// The open design as a picture. A photo that has left the order leaves its opening empty.
fn looked_at(bench: Bench, looks: Looks) -> Picture {
    let Some(design) = bench.open.get() else { return Picture::Blank };
    let hang = looks.hangs(bench).then(|| hang(bench));
    let mut shown = ShownDesign { template: design.template, fills: design.fills, hang };
    shown.keep(|photo| bench.photo(photo).is_some());
    Picture::Design(shown)
}

/// Shows the design, or stops showing it. Where no screen is open, the dialog opens one.
#[component]
pub fn ShowButton(screens: Screens) -> impl IntoView {
    let presenter = screens.presenter;
    let is_shown = move || presenter.pass.with(Option::is_some) && presenter.way.get() == Presenting::Follow;
    let press = move |_| match (presenter.pass.with_untracked(Option::is_some), untrack(is_shown)) {
        (false, _) => screens.dialog.set(true),
        (true, false) => presenter.go(Presenting::Follow),
        (true, true) => presenter.stop(),
    };
    let words = move || say(if is_shown() { text::STOP_SHOWING } else { text::SHOW });
    let impossible = Signal::derive(move || !screens.are_possible());
    view! {
        <Button glyph=Glyph::Expand test="design-show" disabled=impossible on:click=press>{words}</Button>
        <Show when=move || impossible.get()><span class="faint small" data-test="design-show-not">{t(text::NO_SITTING)}</span></Show>
    }
}
