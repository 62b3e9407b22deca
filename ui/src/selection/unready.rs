//! What is missing before a sitting is submitted: each line leads to its photos; who submits all the same has seen it.

use atelier_core::catalog::{PhotoShape, label};
use atelier_core::id::EntitlementId;
use atelier_core::selection::{Unready, Verdict, unready};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::filter::{Filter, Lies};
use super::text;
use crate::app::{fill, t, use_lang};
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, Glyph, Icon};

impl Desk {
    /// Whether something is missing that is to be seen before the sitting is submitted; not where it cannot be submitted now.
    pub fn has_to_ask(self) -> bool {
        untrack(|| self.is_open() && self.branch().is_none()) && !self.unready().is_empty()
    }

    /// What is missing now.
    pub fn unready(self) -> Vec<Unready> {
        let photos = self
            .photos
            .with_untracked(|photos| photos.iter().map(|photo| (photo.id.clone(), (photo.width, photo.height))).collect::<Vec<_>>());
        let lines = untrack(|| self.entitlements());
        self.bill.with_untracked(|bill| {
            bill.as_ref().map(|bill| self.book.with_untracked(|book| unready(bill, &lines, book, &photos))).unwrap_or_default()
        })
    }
}

/// The dialog; `submit` goes on all the same.
#[component]
pub fn UnreadyDialog(desk: Desk, open: RwSignal<bool>, submit: Callback<()>) -> impl IntoView {
    view! { <Dialog open title=text::UNREADY test="unready"><Lines desk open submit/></Dialog> }
}

#[component]
fn Lines(desk: Desk, open: RwSignal<bool>, submit: Callback<()>) -> impl IntoView {
    let found = desk.unready();
    let stops = found.iter().any(|line| matches!(line, Unready::TooMany { .. }));
    let all_the_same = move |_| {
        open.set(false);
        submit.run(());
    };
    view! {
        <p class="muted">{t(text::UNREADY_WORDS)}</p>
        <ul class="unready">{found.into_iter().map(|line| view! { <Line desk open line/> }).collect_view()}</ul>
        {stops.then(|| view! { <p class="field-error" role="alert">{t(text::UNREADY_STOPS)}</p> })}
        <DialogFoot>
            <Button test="unready-back" on:click=move |_| open.set(false)>{t(text::UNREADY_BACK)}</Button>
            <Button kind=ButtonKind::Main disabled=stops test="submit-anyway" on:click=all_the_same>{t(text::SUBMIT_ANYWAY)}</Button>
        </DialogFoot>
    }
}

#[component]
fn Line(desk: Desk, open: RwSignal<bool>, line: Unready) -> impl IntoView {
    let lang = use_lang();
    let nth = move |id: &EntitlementId| untrack(|| desk.entitlements()).iter().position(|line| line.id == *id);
    let (words, count, of) = match &line {
        Unready::TooMany { line, count } => (text::UNREADY_TOO_MANY, *count, nth(line)),
        Unready::WrongShape { line, count } => (text::UNREADY_SHAPE, *count, nth(line)),
        Unready::HalfFilled { line, count } => (text::UNREADY_HALF, *count, nth(line)),
        Unready::Empty { line, count } => (text::UNREADY_EMPTY, *count, nth(line)),
        Unready::WithoutPurpose { count } => (text::UNREADY_NO_PURPOSE, *count, None),
        Unready::Maybe { count } => (text::UNREADY_MAYBE, *count, None),
    };
    let told = move || {
        let lines = desk.entitlements();
        let what = of.and_then(|nth| lines.get(nth)).map(|line| label(line.purpose, &line.detail, lang.get())).unwrap_or_default();
        fill(words, &[("what", what), ("n", count.to_string())])
    };
    let grave = matches!(line, Unready::TooMany { .. } | Unready::WrongShape { .. });
    let code = match line {
        Unready::TooMany { .. } => "too-many",
        Unready::WrongShape { .. } => "shape",
        Unready::HalfFilled { .. } => "half",
        Unready::Empty { .. } => "empty",
        Unready::WithoutPurpose { .. } => "no-purpose",
        Unready::Maybe { .. } => "maybe",
    };
    // To the photos that the line is about: those of the purpose, or where some are still wanted, its boxes above all photos.
    let go = move |_| {
        open.set(false);
        desk.mode.set(Mode::Grid);
        match line {
            Unready::WithoutPurpose { .. } => desk.see(Filter { untagged: true, ..Filter::verdict(Verdict::Pick) }),
            Unready::Maybe { .. } => desk.see(Filter::verdict(Verdict::Maybe)),
            Unready::Empty { .. } | Unready::HalfFilled { .. } => {
                desk.see(Filter::default());
                desk.boxes.set(of);
            }
            Unready::TooMany { .. } => of.into_iter().for_each(|nth| desk.see(Filter::purpose(nth))),
            Unready::WrongShape { .. } => {
                of.into_iter().for_each(|nth| desk.see(Filter { lies: wrong_way(desk, nth), ..Filter::purpose(nth) }))
            }
        }
    };
    view! {
        <li>
            <button type="button" class="unready-line" class:grave=grave data-test=format!("unready-{code}") on:click=go>
                <Icon glyph=if grave { Glyph::Alert } else { Glyph::Dash }/><span class="grow">{told}</span><Icon glyph=Glyph::Right/>
            </button>
        </li>
    }
}

/// How the photos lie that do not fit the n-th purpose.
fn wrong_way(desk: Desk, nth: usize) -> Option<Lies> {
    let shape = untrack(|| desk.entitlements()).get(nth).and_then(|line| line.rule.shape);
    shape.map(|shape| match shape {
        PhotoShape::Upright => Lies::Across,
        PhotoShape::Across => Lies::Upright,
    })
}
