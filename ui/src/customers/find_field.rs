//! A field to find by as one types, above the list that it narrows: a pause in the typing asks, Enter opens the first of
//! the list, the arrow down goes into it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::app::pause;
use crate::kit::{Glyph, Icon, Words};

const PAUSE_MS: i32 = 150;

/// The field.
#[component]
pub fn FindField(
    /// What to find; set a little after the typing.
    words: RwSignal<String>,
    /// What it finds by.
    #[prop(into)]
    placeholder: Words,
    /// Opens the first of the list.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// The cursor stands here when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Name for tests.
    #[prop(into)]
    test: String,
) -> impl IntoView {
    let typed = RwSignal::new(words.get_untracked());
    let node = NodeRef::<html::Input>::new();
    if autofocus {
        node.on_load(|input| drop(input.focus()));
    }
    let type_in = move |event| {
        let now: String = event_target_value(&event);
        typed.set(now.clone());
        spawn_local(async move {
            pause(PAUSE_MS).await;
            if typed.try_get_untracked().as_deref() == Some(now.as_str()) {
                words.set(now);
            }
        });
    };
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        // Only what stands there now was asked for: Enter must not open what was found for the words before.
        "Enter" if !event.is_composing() && words.get_untracked() == typed.get_untracked() => {
            if let Some(on_enter) = on_enter {
                event.prevent_default();
                on_enter.run(());
            }
        }
        "ArrowDown" => {
            if let Ok(Some(row)) = document().query_selector("main tr[tabindex=\"0\"]")
                && let Ok(row) = row.dyn_into::<web_sys::HtmlElement>()
            {
                event.prevent_default();
                drop(row.focus());
            }
        }
        _ => {}
    };
    let label = placeholder.clone();
    view! {
        <label class="cust-find">
            <Icon glyph=Glyph::Search/>
            <input node_ref=node class="cust-find-input" type="text" autocomplete="off" spellcheck="false" aria-label=move || label.get()
                placeholder=move || placeholder.get() prop:value=move || typed.get() on:input=type_in on:keydown=keydown data-test=test/>
        </label>
    }
}
