//! Finding as one types: results below, arrow keys move, Enter opens, Esc leaves.

pub mod example;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::field::fresh_id;
use super::{Glyph, Icon, KeyCap, Words, text};
use crate::app::{Load, pause, t};

const DEBOUNCE_MS: i32 = 150;

/// A search box. The page loads by `words` (which follows the typing after a pause) and gives the results back:
/// `let words = RwSignal::new(String::new()); let found = load(move || FindCustomers { words: words.get() }, &[..]);`
#[component]
pub fn SearchBox<T, V>(
    /// What to look for; set a little after the typing.
    words: RwSignal<String>,
    /// What was found for it.
    results: Load<Vec<T>>,
    /// Shows one result.
    result: fn(T) -> V,
    /// Opens one result.
    #[prop(into)]
    on_open: Callback<T>,
    /// Stands there while it is empty.
    #[prop(into)]
    placeholder: Words,
    /// The key that leads here, shown as a cap.
    #[prop(optional)]
    cap: &'static str,
    /// The box itself, for whoever wants to lead the focus there.
    #[prop(optional)]
    node: NodeRef<html::Input>,
    /// Below the results, such as the button that adds what was not found.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let finder = Finder {
        typed: RwSignal::new(words.get_untracked()),
        words,
        open: RwSignal::new(false),
        at: RwSignal::new(0),
        results,
        on_open,
        node,
    };
    let Finder { typed, open, at, .. } = finder;
    let (list_id, label) = (fresh_id("found"), placeholder.clone());
    let (options, active) = (list_id.clone(), list_id.clone());
    let active = move || open.get().then(|| format!("{active}-{}", at.get()));
    let trouble = move || results.trouble().map(|trouble| trouble.words());
    view! {
        <div class="search">
            <label class="search-field">
                <Icon glyph=Glyph::Search/>
                <input node_ref=node class="search-input" type="text" autocomplete="off" spellcheck="false" role="combobox"
                    aria-label=move || label.get() aria-expanded=move || open.get().to_string() aria-controls=list_id.clone()
                    aria-activedescendant=active placeholder=move || placeholder.get() prop:value=move || typed.get()
                    on:input=move |event| finder.typed_in(event_target_value(&event)) on:keydown=move |event| finder.key(&event)
                    on:blur=move |_| open.set(false)
                    on:focus=move |_| open.set(typed.with_untracked(|typed| !typed.trim().is_empty())) data-test=test/>
                {(!cap.is_empty()).then(|| view! { <KeyCap cap/> })}
            </label>
            <div class="search-list" id=list_id role="listbox" hidden=move || !open.get()>
                {move || match trouble() {
                    Some(words) => view! { <p class="search-none">{words}</p> }.into_any(),
                    None => found(finder, result, &options),
                }}
                {foot.map(|foot| view! { <div class="search-foot" on:mousedown=|event| event.prevent_default()>{foot.run()}</div> })}
            </div>
        </div>
    }
}

/// What is typed, what was found for it, and which of it is lit.
struct Finder<T: Send + Sync + 'static> {
    typed: RwSignal<String>,
    words: RwSignal<String>,
    open: RwSignal<bool>,
    at: RwSignal<usize>,
    results: Load<Vec<T>>,
    on_open: Callback<T>,
    node: NodeRef<html::Input>,
}

impl<T: Send + Sync + 'static> Clone for Finder<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Finder<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Finder<T> {
    fn typed_in(self, now: String) {
        self.typed.set(now.clone());
        self.open.set(!now.trim().is_empty());
        spawn_local(async move {
            pause(DEBOUNCE_MS).await;
            if self.typed.try_get_untracked().as_deref() == Some(now.as_str()) {
                self.words.set(now);
                self.at.set(0);
            }
        });
    }

    fn leave(self) {
        self.open.set(false);
        if let Some(node) = self.node.get_untracked() {
            drop(node.blur());
        }
    }

    fn choose(self, chosen: T) {
        self.typed.set(String::new());
        self.words.set(String::new());
        self.leave();
        self.on_open.run(chosen);
    }

    fn key(self, event: &ev::KeyboardEvent) {
        // Enter and arrows belong to the input method while it composes.
        if event.is_composing() {
            return;
        }
        let count = self.results.get_untracked().map_or(0, |found| found.len());
        match event.key().as_str() {
            "ArrowDown" => self.at.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
            "ArrowUp" => self.at.update(|at| *at = at.saturating_sub(1)),
            "Enter" if self.open.get_untracked() => spawn_local(self.choose_lit()),
            "Escape" => self.leave(),
            _ => return,
        }
        event.prevent_default();
    }

    /// Opens the lit result. Whoever types fast and presses Enter gets what belongs to the words that stand there, once it
    /// has come, and never what was found for the ones before.
    async fn choose_lit(self) {
        let meant = self.typed.try_get_untracked();
        for _ in 0..60 {
            let settled = self.words.try_get_untracked() == meant && !self.results.busy_now();
            if settled {
                let found = self.results.get_untracked().unwrap_or_default();
                if let Some(chosen) = found.into_iter().nth(self.at.get_untracked()) {
                    self.choose(chosen);
                }
                return;
            }
            pause(50).await;
            if self.typed.try_get_untracked() != meant || self.open.try_get_untracked() != Some(true) {
                return;
            }
        }
    }
}

fn found<T, V>(finder: Finder<T>, result: fn(T) -> V, list: &str) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let Finder { at, results, .. } = finder;
    let found = results.get().unwrap_or_default();
    if found.is_empty() {
        let words = if results.busy() { text::SEARCHING } else { text::NOTHING_FOUND };
        return view! { <p class="search-none">{t(words)}</p> }.into_any();
    }
    let one = |(place, one): (usize, T)| {
        let chosen = one.clone();
        view! {
            <div class="search-result" role="option" id=format!("{list}-{place}") aria-selected=move || (at.get() == place).to_string()
                on:mousedown=move |event| { event.prevent_default(); finder.choose(chosen.clone()); }
                on:mousemove=move |_| if at.get_untracked() != place { at.set(place) }
                data-test="search-result">
                {result(one)}
            </div>
        }
    };
    found.into_iter().enumerate().map(one).collect_view().into_any()
}
