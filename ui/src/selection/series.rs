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
pub fn SeriesMark(desk: Desk, at: usize) -> impl IntoView {
    let lang = use_lang();
    let place = Memo::new(move |_| desk.series.with(|all| all.get(at).cloned().flatten()));
    move || {
        place.get().map(|place| {
            let best = !place.praise.is_empty();
            let gaps = vec![("nth", place.nth.to_string()), ("of", place.of.to_string())];
            let title = move || {
                let praise: Vec<&str> = place.praise.iter().map(|praise| praise.words(lang.get())).collect();
                let words = fill(text::SERIES_NTH, &gaps);
                if praise.is_empty() {
                    words
                } else {
                    format!("{words}{}", fill(text::PROPOSED, &[("why", praise.join(text::AND.get(lang.get())))]))
                }
            };
            view! {
                <span class="series" class:best=best title=title data-test=if best { "series-best" } else { "series" }>
                    {best.then(|| view! { <Icon glyph=Glyph::Star/> })}
                    {format!("{}/{}", place.nth, place.of)}
                </span>
            }
        })
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
