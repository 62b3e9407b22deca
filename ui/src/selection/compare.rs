//! Two photos beside each other, zoomed and moved together: the champion stays, challengers come.

use atelier_core::shoots::file_number;
use leptos::prelude::*;

use super::desk::Desk;
use super::grid::{mark, rated, verdict_code};
use super::pane::{Pane, Side};
use super::text;
use crate::app::t;
use crate::kit::{Glyph, Tag, Tone};

/// The comparison.
#[component]
pub fn Compare(desk: Desk) -> impl IntoView {
    // Which of the challengers it is.
    let nth = move || {
        desk.shown.track();
        desk.current.track();
        let challenger = desk.challenger.get();
        let others = desk.challengers();
        let place = others.iter().position(|at| Some(*at) == challenger)?;
        Some(format!("{} / {}", place + 1, others.len()))
    };
    let half = move |side: Side| {
        let at = move || if side == Side::Right { desk.challenger.get() } else { desk.current.get() };
        let photo = Signal::derive(move || at().and_then(|at| desk.photo(at)));
        let number = move || photo.with(|photo| photo.as_ref().map(|photo| file_number(&photo.file).to_owned()));
        let verdict = Memo::new(move |_| at().map(|at| desk.marks(at).verdict).unwrap_or_default());
        view! {
            <div class="half" data-test=if side == Side::Right { "challenger" } else { "champion" } data-photo=move || photo.with(|photo| photo.as_ref().map(|photo| photo.file.clone()))
                data-verdict=move || verdict_code(verdict.get()) class:left=side == Side::Left>
                <Pane desk photo side/>
                <div class="loupe-marks">
                    {match side {
                        Side::Right => view! { <Tag>{t(text::CHALLENGER)}" "{nth}</Tag> }.into_any(),
                        Side::Left | Side::Only | Side::Nth(_) => view! { <Tag tone=Tone::Good glyph=Glyph::Star>{t(text::CHAMPION)}</Tag> }.into_any(),
                    }}
                    {move || mark(verdict.get())}
                    {move || at().map(|at| rated(&desk.marks(at)))}
                    <span class="file-number">{number}</span>
                </div>
            </div>
        }
    };
    view! {
        <div class="compare" data-test="compare-view">
            {half(Side::Left)} {half(Side::Right)}
        </div>
    }
}
