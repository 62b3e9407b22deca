//! Looking back: the sitting at any moment of its log, and the way to go on from there.

use std::sync::Arc;

use atelier_core::catalog::label;
use atelier_core::id::EntitlementId;
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::{Book, Choice, Keystroke, Logged, OpenRoom, ReadBase, ReadLog, replay};
use atelier_core::shoots::file_number;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::text;
use crate::app::{ask, fill, say, t, use_lang};
use crate::kit::{Button, ButtonKind, ButtonSize, Glyph, IconButton, toast_trouble};

/// The log that is looked at, and how far.
#[derive(Clone)]
pub struct History {
    base: Arc<Book>,
    log: Arc<Vec<Logged>>,
    /// So many entries are made.
    at: usize,
}

impl Desk {
    /// Opens the sitting's history at its end, or closes it.
    pub fn look_back(self, reload: Callback<()>) {
        if self.history.with_untracked(Option::is_some) {
            self.history.set(None);
            return reload.run(());
        }
        let Some((sitting, branch)) = self.marked_on() else { return toast_trouble(text::NOT_OPEN) };
        spawn_local(async move {
            if !self.outbox.settled().await {
                return toast_trouble(text::NOT_SENT_YET);
            }
            let base = ask(ReadBase { sitting: sitting.clone(), branch: branch.clone() }).await;
            let log = ask(ReadLog { sitting, branch, after: 0 }).await;
            match (base, log) {
                (Ok(base), Ok(log)) if !log.entries.is_empty() => {
                    let at = log.entries.len();
                    self.history.try_set(Some(History { base: Arc::new(Book::of_base(&base)), log: Arc::new(log.entries), at }));
                }
                (Ok(_), Ok(_)) => toast_trouble(text::NO_HISTORY),
                (Err(trouble), _) | (_, Err(trouble)) => toast_trouble(trouble.words()),
            }
        });
    }

    /// Shows the marks as they were after so many keystrokes.
    fn look_at(self, at: usize) {
        let Some(history) = self.history.get_untracked() else { return };
        let at = at.min(history.log.len());
        self.book.set(replay(&history.base, history.log[..at].iter().map(|logged| &logged.change)));
        // Whose keystroke it was is seen.
        let photo = at.checked_sub(1).and_then(|last| history.log.get(last)).map(|logged| logged.change.photo.clone());
        let place = photo.and_then(|photo| self.place_of(&photo));
        if place.is_some_and(|place| self.shown.with_untracked(|shown| shown.contains(&place))) {
            self.current.set(place);
        }
        self.history.set(Some(History { at, ..history }));
    }

    /// Goes on from the moment that is looked at: what came later is taken back by keystrokes of their own, which can
    /// themselves be taken back.
    fn go_on_from_here(self) {
        let Some(history) = self.history.get_untracked() else { return };
        let Some(order) = untrack(|| self.order()) else { return };
        let then = replay(&history.base, history.log[..history.at].iter().map(|logged| &logged.change));
        let branch = self.marked_on().and_then(|(_, branch)| branch);
        spawn_local(async move {
            match ask(OpenRoom { order, branch }).await {
                Ok(room) => {
                    if self.history.try_set(None).is_some() {
                        return;
                    }
                    self.take(room);
                    let steps = self.book.with_untracked(|now| now.steps(&then));
                    for (photo, choice) in steps {
                        if let Some((id, back)) = self.apply(&photo, &choice, None) {
                            self.done.update(|done| done.push(Keystroke { id, photo, forth: vec![choice], back }));
                        }
                    }
                    self.undone.update(Vec::clear);
                }
                Err(trouble) => toast_trouble(trouble.words()),
            }
        });
    }
}

/// What a keystroke did, in words.
fn told(desk: Desk, logged: &Logged, lines: &[EntitlementUse]) -> String {
    let lang = use_lang().get();
    let number = desk.place_of(&logged.change.photo).and_then(|at| untrack(|| desk.photo(at)));
    let number = number.map(|photo| file_number(&photo.file).to_owned()).unwrap_or_default();
    let purpose = |id: &EntitlementId| {
        lines.iter().find(|line| line.id == *id).map(|line| label(line.purpose, &line.detail, lang)).unwrap_or_default()
    };
    let what = match &logged.change.choice {
        Choice::Verdict(verdict) => verdict.text().get(lang).to_owned(),
        Choice::Rating(stars) => fill(text::STARS_N, &[("n", stars.to_string())]),
        Choice::Label(Some(colour)) => colour.text().get(lang).to_owned(),
        Choice::Label(None) => say(text::NO_LABEL).to_owned(),
        Choice::Tag(id) | Choice::Place(id) => format!("+ {}", purpose(id)),
        Choice::Untag(id) => format!("− {}", purpose(id)),
        Choice::Note(wish) => format!("{} {}", wish.code.text().get(lang), wish.words),
        Choice::DropNote(_) => say(text::NOTE_DROP).to_owned(),
    };
    fill(text::HISTORY_ENTRY, &[("clock", logged.at.clock.clone()), ("who", logged.by.clone()), ("number", number), ("what", what)])
}

/// The bar below the photos: a moment chosen by a slider, told in words.
#[component]
pub fn HistoryBar(desk: Desk, reload: Callback<()>) -> impl IntoView {
    let at = Memo::new(move |_| desk.history.with(|history| history.as_ref().map_or((0, 0), |history| (history.at, history.log.len()))));
    let words = move || {
        let lines = desk.entitlements();
        desk.history.with(|history| {
            let history = history.as_ref()?;
            match history.at.checked_sub(1).and_then(|last| history.log.get(last)) {
                Some(logged) => Some(told(desk, logged, &lines)),
                None => Some(say(text::HISTORY_BEGIN).to_owned()),
            }
        })
    };
    let slide = move |event: leptos::ev::Event| {
        if let Ok(at) = event_target_value(&event).parse() {
            desk.look_at(at);
        }
    };
    view! {
        <Show when=move || desk.history.with(Option::is_some)>
            <section class="history" data-test="history" aria-label=t(text::HISTORY)>
                <b>{t(text::HISTORY)}</b>
                <IconButton size=ButtonSize::Small glyph=Glyph::Left label=text::HISTORY_BACK test="history-back" on:click=move |_| desk.look_at(at.get_untracked().0.saturating_sub(1))/>
                <input type="range" min="0" max=move || at.get().1.to_string() prop:value=move || at.get().0.to_string() aria-label=t(text::HISTORY)
                    data-test="history-slider" on:input=slide/>
                <IconButton size=ButtonSize::Small glyph=Glyph::Right label=text::HISTORY_FORTH test="history-forth" on:click=move |_| desk.look_at(at.get_untracked().0 + 1)/>
                <span class="figures">{move || format!("{} / {}", at.get().0, at.get().1)}</span>
                <span class="words" data-test="history-words" role="status">{words}</span>
                <span class="grow"></span>
                <Button size=ButtonSize::Small test="history-close" on:click=move |_| desk.look_back(reload)>{t(text::HISTORY_CLOSE)}</Button>
                <Button kind=ButtonKind::Main size=ButtonSize::Small test="history-go-on" on:click=move |_| desk.go_on_from_here()>{t(text::HISTORY_GO_ON)}</Button>
            </section>
        </Show>
    }
}
