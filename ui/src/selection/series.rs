//! The series that are proposed: which photo belongs to which, and which frame to look at first.

use std::sync::Arc;

use atelier_core::shoots::{PartSeries, Photo, Praise, series_of};
use leptos::prelude::*;

use super::desk::Desk;
use super::text;
use crate::app::{act, fill, use_lang};
use crate::kit::{Glyph, Icon, toast};

/// A photo's place in its series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSeries {
    /// The series, counted within the shoot.
    pub series: usize,
    /// Its place, from 1 on.
    pub nth: usize,
    /// How many photos the series has.
    pub of: usize,
    /// Why it is proposed; empty where it is not.
    pub praise: Vec<Praise>,
}

/// For every photo its series, if it has one.
pub fn in_series(photos: &[Photo]) -> Arc<Vec<Option<InSeries>>> {
    let mut all = vec![None; photos.len()];
    for (number, series) in series_of(photos).into_iter().enumerate() {
        for (nth, &at) in (1..).zip(&series.photos) {
            let praise = series.best.as_ref().filter(|best| best.photo == at).map(|best| best.praise.clone()).unwrap_or_default();
            all[at] = Some(InSeries { series: number, nth, of: series.photos.len(), praise });
        }
    }
    Arc::new(all)
}

/// The mark on a photo of the grid.
#[component]
pub fn SeriesMark(desk: Desk, #[prop(into)] at: Signal<usize>) -> impl IntoView {
    let lang = use_lang();
    let place = Memo::new(move |_| desk.series.with(|all| all.get(at.get()).cloned().flatten()));
    let folded = move |series: usize| desk.folds.get() && desk.opened.with(|opened| !opened.contains(&series));
    // Folded, the mark opens its series and closes it again.
    let unfold = move |event: leptos::ev::MouseEvent, series: usize| {
        if desk.folds.get_untracked() {
            event.stop_propagation();
            desk.opened.update(|opened| match opened.iter().position(|known| *known == series) {
                Some(known) => drop(opened.remove(known)),
                None => opened.push(series),
            });
        }
    };
    // Everything is asked for out here: what the button asked for itself would be remembered for every photo that goes by.
    move || {
        place.get().map(|place| {
            let (best, folded) = (!place.praise.is_empty(), folded(place.series));
            let gaps = [("nth", place.nth.to_string()), ("of", place.of.to_string())];
            let praise: Vec<&str> = place.praise.iter().map(|praise| praise.words(lang.get())).collect();
            let title = match (folded, praise.is_empty()) {
                (true, _) => fill(text::UNFOLD, &gaps),
                (false, true) => fill(text::SERIES_NTH, &gaps),
                (false, false) => {
                    format!("{}{}", fill(text::SERIES_NTH, &gaps), fill(text::PROPOSED, &[("why", praise.join(text::AND.get(lang.get())))]))
                }
            };
            let told = if folded { place.of.to_string() } else { format!("{}/{}", place.nth, place.of) };
            view! {
                <button type="button" tabindex="-1" class="series" class:best=best class:folded=folded title=title
                    data-test=if best { "series-best" } else { "series" } on:click=move |event| unfold(event, place.series)
                    on:dblclick=|event| event.stop_propagation()>
                    {best.then(|| view! { <Icon glyph=Glyph::Star/> })}
                    {told}
                </button>
            }
        })
    }
}

/// Where the station keeps whether series are folded.
const FOLDS: &str = "atelier.selection.folds";

/// Whether series are folded on this station.
pub fn kept_folds() -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    storage.and_then(|storage| storage.get_item(FOLDS).ok().flatten()).is_some_and(|kept| kept == "1")
}

impl Desk {
    /// Folds every series under its best frame, or shows them whole again.
    pub fn fold_series(self) {
        let folds = !self.folds.get_untracked();
        self.folds.set(folds);
        self.opened.set(Vec::new());
        if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
            drop(storage.set_item(FOLDS, if folds { "1" } else { "0" }));
        }
        let shown = self.shown.get_untracked();
        if self.current.get_untracked().is_none_or(|current| !shown.contains(&current)) {
            self.current.set(shown.first().copied());
        }
        toast(if folds { text::FOLDED } else { text::UNFOLDED });
    }
}

/// Takes the current photo's series apart, or proposes it again; the answer is a way to do it by a key.
pub fn parting(desk: Desk) -> Callback<()> {
    let act = act::<PartSeries>();
    Callback::new(move |()| {
        let Some((order, at)) = untrack(|| desk.order()).zip(desk.current.get_untracked()) else { return };
        let photos = desk.photos.get_untracked();
        let whole: Vec<Photo> = photos.iter().cloned().map(|photo| Photo { apart: false, ..photo }).collect();
        let Some(series) = series_of(&whole).into_iter().find(|series| series.photos.contains(&at)) else {
            return toast(text::NO_SERIES);
        };
        let apart = !photos.get(at).is_some_and(|photo| photo.apart);
        let call = PartSeries { order, photos: series.photos.iter().filter_map(|&at| Some(photos.get(at)?.id.clone())).collect(), apart };
        act.run(call, move |_| toast(if apart { text::TAKEN_APART } else { text::TOGETHER_AGAIN }));
    })
}
