//! The rapid pass: one photo after another, a key decides and the next one comes; what is decided is seen no more.

use atelier_core::id::{EntitlementId, PhotoId};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Choice, Verdict, may_carry};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::filter::Filter;
use super::order::{Step, step};
use super::text;
use crate::app::{fill, t};
use crate::kit::{Button, ButtonKind, ButtonSize};

/// A pass through the photos of one verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rapid {
    /// Which photos it goes through.
    pub of: Verdict,
    /// How many there were at its beginning.
    pub total: usize,
}

impl Desk {
    /// Begins a rapid pass through what is not decided, or ends the one that is going on.
    pub fn rapid_pass(self) {
        if self.rapid.get_untracked().is_some() {
            return self.end_rapid_pass();
        }
        self.rapid_pass_through(Verdict::Undecided);
    }

    fn rapid_pass_through(self, of: Verdict) {
        let filter = Filter { verdict: Some(of), ..self.filter.get_untracked() };
        self.see(filter);
        self.rapid.set(Some(Rapid { of, total: self.shown.with_untracked(|shown| shown.len()) }));
        self.mode.set(Mode::Loupe);
    }

    fn end_rapid_pass(self) {
        self.rapid.set(None);
        self.see(Filter { verdict: None, ..self.filter.get_untracked() });
        self.mode.set(Mode::Grid);
    }

    /// Stars for the current photo; the same again take them away.
    pub fn rate(self, stars: u8) {
        let Some(at) = self.current.get_untracked() else { return };
        let has_them = untrack(|| self.marks(at)).rating == stars;
        self.choose(at, Choice::Rating(if has_them { 0 } else { stars }));
    }

    /// Puts a photo into a free place of a purpose; where there is none, says so, and nothing becomes an extra photo.
    pub fn put_into_place(self, at: usize, purpose: &EntitlementId) {
        self.choose(at, Choice::Place(purpose.clone()));
    }

    /// Whether a photo may be given a purpose, by the rule that the server decides by.
    pub fn may_carry(self, photo: &PhotoId, choice: &Choice) -> Result<(), Refusal> {
        let (Choice::Tag(tag) | Choice::Place(tag)) = choice else { return Ok(()) };
        let lines = untrack(|| self.entitlements());
        let at = self.place_of(photo).and_then(|at| untrack(|| self.photo(at)));
        let Some(known) = at.filter(|photo| !self.book.with_untracked(|book| book.carries(&photo.id, tag))) else { return Ok(()) };
        may_carry(&lines, &self.book.with_untracked(|book| book.used(&lines)), choice, (known.width, known.height))
    }

    /// The next challenger of a comparison: within the series of the two where they have one.
    pub fn challengers(self) -> Vec<usize> {
        let champion = self.current.get_untracked();
        let of = |at: Option<usize>| {
            at.and_then(|at| self.series.with_untracked(|all| all.get(at).cloned().flatten())).map(|place| place.series)
        };
        let series = of(champion).filter(|series| of(self.challenger.get_untracked()) == Some(*series));
        let fits = |at: &usize| Some(*at) != champion && (series.is_none() || of(Some(*at)) == series);
        match series {
            // Folded frames take part as well.
            Some(_) => (0..self.photos.with_untracked(|photos| photos.len())).filter(fits).collect(),
            None => self.shown.get_untracked().iter().copied().filter(fits).collect(),
        }
    }

    /// Another frame of the current photo's series, the next one where there is one.
    pub fn of_the_same_series(self) -> Option<usize> {
        let at = self.current.get_untracked()?;
        let series = self.series.with_untracked(|all| all.get(at).cloned().flatten())?.series;
        let all = self.series.get_untracked();
        let frames: Vec<usize> = (0..all.len()).filter(|at| all[*at].as_ref().is_some_and(|place| place.series == series)).collect();
        step(&frames, Some(at), 1, Step::Next).filter(|next| *next != at).or_else(|| frames.iter().copied().find(|frame| *frame != at))
    }
}

/// How far the pass is; at its end, what came of it and what can come next.
#[component]
pub fn RapidLine(desk: Desk) -> impl IntoView {
    let left = move || desk.shown.with(|shown| shown.len());
    let words = move || {
        let rapid = desk.rapid.get()?;
        Some(fill(text::RAPID_LEFT, &[("n", left().to_string()), ("all", rapid.total.max(left()).to_string())]))
    };
    let maybes = move || desk.book.with(|book| book.count(Verdict::Maybe));
    let may_go_on = move || left() == 0 && maybes() > 0 && desk.rapid.get().is_some_and(|rapid| rapid.of != Verdict::Maybe);
    view! {
        <Show when=move || desk.rapid.get().is_some()>
            <div class="rapid" data-test="rapid" role="status">
                <b>{t(text::RAPID)}</b>
                <span data-test="rapid-left">{words}</span>
                <Show when=move || left() == 0><span>{t(text::RAPID_DONE)}</span></Show>
                <Show when=may_go_on>
                    <Button kind=ButtonKind::Main size=ButtonSize::Small test="rapid-maybes" on:click=move |_| desk.rapid_pass_through(Verdict::Maybe)>
                        {move || fill(text::RAPID_MAYBES, &[("n", maybes().to_string())])}
                    </Button>
                </Show>
                <Button size=ButtonSize::Small test="rapid-end" on:click=move |_| desk.end_rapid_pass()>{t(text::RAPID_END)}</Button>
            </div>
        </Show>
    }
}
