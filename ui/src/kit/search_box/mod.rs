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
    let typed = RwSignal::new(words.get_untracked());
    let open = RwSignal::new(false);
    let at = RwSignal::new(0usize);
    let (list_id, label) = (fresh_id("found"), placeholder.clone());
    let type_in = move |event| {
        let now: String = event_target_value(&event);
        typed.set(now.clone());
        open.set(!now.trim().is_empty());
        spawn_local(async move {
            pause(DEBOUNCE_MS).await;
            if typed.try_get_untracked().as_deref() == Some(now.as_str()) {
                words.set(now);
                at.set(0);
            }
        });
    };
    let leave = move || {
        open.set(false);
        if let Some(node) = node.get_untracked() {
            drop(node.blur());
        }
    };
    let choose = move |chosen: T| {
        typed.set(String::new());
        words.set(String::new());
        leave();
        on_open.run(chosen);
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let found = results.get_untracked().unwrap_or_default();
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(found.len().saturating_sub(1))),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            // Only what belongs to the words that stand there: Enter must not open what was found for the ones before.
            "Enter" if open.get_untracked() && !results.busy() && words.get_untracked() == typed.get_untracked() => {
                match found.into_iter().nth(at.get_untracked()) {
                    Some(chosen) => choose(chosen),
                    None => return,
                }
            }
            "Escape" => leave(),
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list = list_id.clone();
        move |at: usize| format!("{list}-{at}")
    };
    let active = {
        let option_id = option_id.clone();
        move || open.get().then(|| option_id(at.get()))
    };
    let listed = move || {
        let found = results.get().unwrap_or_default();
        if found.is_empty() {
            let words = if results.busy() { text::SEARCHING } else { text::NOTHING_FOUND };
            return view! { <p class="search-none">{t(words)}</p> }.into_any();
        }
        let option_id = option_id.clone();
        found
            .into_iter()
            .enumerate()
            .map(move |(place, one)| {
                let chosen = one.clone();
                view! {
                    <div class="search-result" role="option" id=option_id(place) aria-selected=move || (at.get() == place).to_string()
                        on:mousedown=move |event| { event.prevent_default(); choose(chosen.clone()); }
                        on:mousemove=move |_| if at.get_untracked() != place { at.set(place) }
                        data-test="search-result">
                        {result(one)}
                    </div>
                }
            })
            .collect_view()
            .into_any()
    };
    let trouble = move || results.trouble().map(|trouble| trouble.words());
    view! {
        <div class="search">
            <label class="search-field">
                <Icon glyph=Glyph::Search/>
                <input node_ref=node class="search-input" type="text" autocomplete="off" spellcheck="false" role="combobox"
                    aria-label=move || label.get() aria-expanded=move || open.get().to_string() aria-controls=list_id.clone()
                    aria-activedescendant=active placeholder=move || placeholder.get() prop:value=move || typed.get()
                    on:input=type_in on:keydown=keydown on:blur=move |_| open.set(false)
                    on:focus=move |_| open.set(typed.with_untracked(|typed| !typed.trim().is_empty())) data-test=test/>
                {(!cap.is_empty()).then(|| view! { <KeyCap cap/> })}
            </label>
            <div class="search-list" id=list_id role="listbox" hidden=move || !open.get()>
                {move || match trouble() {
                    Some(words) => view! { <p class="search-none">{words}</p> }.into_any(),
                    None => listed().into_any(),
                }}
                {foot.map(|foot| view! { <div class="search-foot" on:mousedown=|event| event.prevent_default()>{foot.run()}</div> })}
            </div>
        </div>
    }
}
