//! Someone's own choosing on a telephone or a tablet: all photos, one of them large, and yes, perhaps or no. What was
//! decided and has not arrived yet is sent again until it has.

mod sending;
mod text;
mod way_in;

use std::collections::BTreeMap;
use std::sync::Arc;

use atelier_core::call::Tag;
use atelier_core::id::PhotoId;
use atelier_core::selection::{OwnChoice, ReadOwn, ScreenPhoto, Verdict, tally};
use leptos::prelude::*;

use self::sending::Sending;
pub use self::text::OWN_SCREEN;
pub use self::way_in::WayIn;
use super::grid::{mark, verdict_code};
use crate::app::{LoadTrouble, fill, load, say, t};
use crate::kit::{Glyph, Icon, PhotoSize, key, use_keys};

/// The least way of a finger across the photo that turns to the next one, in pixels.
const SWIPE: i32 = 60;

/// What the page knows.
#[derive(Clone, Copy)]
struct Own {
    photos: RwSignal<Arc<Vec<ScreenPhoto>>>,
    decided: RwSignal<BTreeMap<PhotoId, Verdict>>,
    sending: Sending,
    /// Only these are seen.
    only: RwSignal<Option<Verdict>>,
    /// The photo that is seen large.
    large: RwSignal<Option<PhotoId>>,
    open: RwSignal<bool>,
}

impl Own {
    fn verdict(self, photo: &PhotoId) -> Verdict {
        self.decided.with(|decided| decided.get(photo).copied().unwrap_or_default())
    }

    /// What is seen; a photo that is looked at stays until it is left.
    fn shown(self) -> Vec<ScreenPhoto> {
        let (only, large) = (self.only.get(), self.large.get());
        let seen = |photo: &&ScreenPhoto| only.is_none_or(|only| self.verdict(&photo.id) == only) || large.as_ref() == Some(&photo.id);
        self.photos.with(|photos| photos.iter().filter(seen).cloned().collect())
    }

    /// Goes to the photo beside the one that is seen large; false at the end.
    fn go(self, on: bool) -> bool {
        let Some(large) = self.large.get_untracked() else { return false };
        let shown = untrack(|| self.shown());
        let at = shown.iter().position(|photo| photo.id == large);
        let to = at.and_then(|at| if on { shown.get(at + 1) } else { shown.get(at.checked_sub(1)?) });
        if let Some(to) = to {
            self.large.set(Some(to.id.clone()));
        }
        to.is_some()
    }

    /// Decides about the photo that is seen large, and goes on; the answer that it has already is taken back.
    fn decide(self, verdict: Verdict) {
        let Some(photo) = self.large.get_untracked().filter(|_| self.open.get_untracked()) else { return };
        let takes_back = untrack(|| self.verdict(&photo)) == verdict;
        let verdict = if takes_back { Verdict::Undecided } else { verdict };
        // On to the next one first: where only some are seen, a decided one leaves them. What is taken back is looked at.
        let went = !takes_back && self.go(true);
        self.decided.update(|decided| {
            decided.insert(photo.clone(), verdict);
        });
        self.sending.put(photo, verdict);
        if !went && !takes_back && self.only.get_untracked().is_some() {
            self.large.set(None);
        }
    }

    fn take(self, choice: OwnChoice) {
        let mut decided: BTreeMap<PhotoId, Verdict> = choice.decided.into_iter().collect();
        decided.extend(self.sending.under_way());
        self.open.set(choice.open);
        if self.decided.with_untracked(|known| *known != decided) {
            self.decided.set(decided);
        }
        if self.photos.with_untracked(|known| **known != choice.photos) {
            self.photos.set(Arc::new(choice.photos));
        }
    }
}

/// The page's content once the screen is let in.
#[component]
pub fn OwnPage() -> impl IntoView {
    let choice = load(|| ReadOwn {}, &[Tag::Orders]);
    let own = Own {
        photos: RwSignal::new(Arc::default()),
        decided: RwSignal::new(BTreeMap::new()),
        sending: Sending::new(move || choice.again()),
        only: RwSignal::new(None),
        large: RwSignal::new(None),
        open: RwSignal::new(false),
    };
    Effect::new(move || {
        if let Some(choice) = choice.get() {
            own.take(choice);
        }
    });
    let back = move || own.large.set(None);
    use_keys([
        key("Right", text::NEXT, move || {
            own.go(true);
        }),
        key("Left", text::PREVIOUS, move || {
            own.go(false);
        }),
        key("1", text::YES, move || own.decide(Verdict::Pick)),
        key("2", text::PERHAPS, move || own.decide(Verdict::Maybe)),
        key("3", text::NO, move || own.decide(Verdict::Reject)),
        key("Escape", text::ALL_PHOTOS, back),
    ]);
    let name = move || choice.get().map(|choice| fill(text::WHOSE, &[("name", choice.name)]));
    let closed = move || choice.get().is_some() && !own.open.get();
    let is_large = Memo::new(move |_| own.large.with(Option::is_some));
    view! {
        <section class="own" data-test="own">
            <header class="own-head">
                <b>{name}</b>
                <Counts own/>
                <span class="own-state" role="status" data-test="own-state">{move || own.sending.told()}</span>
            </header>
            <LoadTrouble load=choice/>
            <Show when=closed><p class="own-closed" data-test="own-closed">{t(text::CLOSED)}</p></Show>
            {move || if is_large.get() { view! { <Large own/> }.into_any() } else { view! { <All own/> }.into_any() }}
        </section>
    }
}

/// How many are decided how; a touch sees only those.
#[component]
fn Counts(own: Own) -> impl IntoView {
    let counts = Memo::new(move |_| {
        let photos = own.photos.with(|photos| photos.len());
        own.decided.with(|decided| tally(photos, decided.values().copied()))
    });
    let chip = move |nth: usize, verdict: Verdict| {
        let words = match verdict {
            Verdict::Pick => text::YES,
            Verdict::Maybe => text::PERHAPS,
            Verdict::Reject => text::NO,
            Verdict::Undecided => text::LEFT,
        };
        let is_on = move || own.only.get() == Some(verdict);
        let toggle = move |_| {
            own.large.set(None);
            own.only.update(|only| *only = if *only == Some(verdict) { None } else { Some(verdict) });
        };
        view! {
            <button type="button" class="own-count" class:on=is_on aria-pressed=move || is_on().to_string() data-test=format!("own-{}", verdict_code(verdict)) on:click=toggle>
                {t(words)} " " <b>{move || counts.get()[nth]}</b>
            </button>
        }
    };
    view! { <div class="own-counts">{Verdict::ALL.into_iter().enumerate().map(|(nth, verdict)| chip(nth, verdict)).collect_view()}</div> }
}

#[component]
fn All(own: Own) -> impl IntoView {
    let cell = move |photo: ScreenPhoto| {
        let (id, looked_at) = (photo.id.clone(), photo.id.clone());
        let verdict = Memo::new(move |_| own.verdict(&id));
        let missing = RwSignal::new(false);
        view! {
            <button type="button" class="own-cell" data-verdict=move || verdict_code(verdict.get()) aria-label=move || say(verdict.get().text()) on:click=move |_| own.large.set(Some(looked_at.clone()))>
                <img src=PhotoSize::Thumb.address(&photo.content) alt="" loading="lazy" decoding="async" draggable="false" hidden=move || missing.get() on:error=move |_| missing.set(true)/>
                {move || missing.get().then(|| view! { <Icon glyph=Glyph::Image/> })}
                {move || mark(verdict.get())}
            </button>
        }
    };
    let none = move || own.shown().is_empty();
    view! {
        <Show when=none><p class="own-none">{t(text::NONE_HERE)}</p></Show>
        <div class="own-grid"><For each=move || own.shown() key=|photo| photo.id.clone() children=cell/></div>
    }
}

/// One photo as large as the screen allows, with the three answers below it.
#[component]
fn Large(own: Own) -> impl IntoView {
    let photo = Memo::new(move |_| {
        let large = own.large.get()?;
        own.photos.with(|photos| photos.iter().find(|photo| photo.id == large).cloned())
    });
    let verdict = Memo::new(move |_| own.large.get().map(|large| own.verdict(&large)).unwrap_or_default());
    let source = move || photo.get().map(|photo| PhotoSize::Preview.address(&photo.content));
    let place = move || {
        let (shown, large) = (own.shown(), own.large.get()?);
        Some(format!("{} / {}", shown.iter().position(|photo| photo.id == large)? + 1, shown.len()))
    };
    prefetch(own);
    let began = StoredValue::new(None::<i32>);
    let up = move |event: leptos::ev::PointerEvent| {
        let Some(from) = began.try_update_value(Option::take).flatten() else { return };
        let way = event.client_x() - from;
        if way.abs() >= SWIPE {
            own.go(way < 0);
        }
    };
    let answer = move |answer: Verdict, words, class: &'static str, glyph| {
        view! {
            <button type="button" class=class class:on=move || verdict.get() == answer disabled=move || !own.open.get()
                aria-pressed=move || (verdict.get() == answer).to_string() data-test=format!("own-say-{}", verdict_code(answer)) on:click=move |_| own.decide(answer)>
                <Icon glyph/>{t(words)}
            </button>
        }
    };
    view! {
        <div class="own-large" data-test="own-large" data-verdict=move || verdict_code(verdict.get())>
            <div class="own-picture" on:pointerdown=move |event| began.set_value(Some(event.client_x())) on:pointerup=up on:pointercancel=move |_| began.set_value(None)>
                <img src=source alt="" draggable="false"/>
            </div>
            <button type="button" class="own-back" data-test="own-back" on:click=move |_| own.large.set(None)><Icon glyph=Glyph::Grid/>{t(text::ALL_PHOTOS)}</button>
            <span class="own-place">{place}</span>
            <div class="own-answers">
                {answer(Verdict::Reject, text::NO, "own-answer no", Glyph::Cross)}
                {answer(Verdict::Maybe, text::PERHAPS, "own-answer", Glyph::Dash)}
                {answer(Verdict::Pick, text::YES, "own-answer yes", Glyph::Check)}
            </div>
        </div>
    }
}

/// Fetches the next photo while this one is looked at.
fn prefetch(own: Own) {
    let held = StoredValue::new_local(None::<web_sys::HtmlImageElement>);
    Effect::new(move || {
        let (shown, large) = (untrack(|| own.shown()), own.large.get());
        let at = shown.iter().position(|photo| Some(&photo.id) == large.as_ref());
        let next = at.and_then(|at| shown.get(at + 1)).and_then(|photo| {
            let image = web_sys::HtmlImageElement::new().ok()?;
            image.set_src(&PhotoSize::Preview.address(&photo.content));
            Some(image)
        });
        held.set_value(next);
    });
}
