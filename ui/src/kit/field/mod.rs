//! A field: its label above, its hint below, an error in the hint's place; and the form around fields.

pub mod example;

use std::cell::Cell;

use leptos::context::Provider;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Words;

/// What ties an input to its field's label and hint.
#[derive(Debug, Clone)]
pub struct FieldIds {
    /// Id of the input.
    pub input: String,
    /// Id of the hint or error.
    pub hint: String,
    /// Whether there is an error.
    pub wrong: Signal<bool>,
}

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has.
pub fn fresh_id(prefix: &str) -> String {
    LAST.with(|last| {
        last.set(last.get() + 1);
        format!("{prefix}-{}", last.get())
    })
}

/// The ids of the field around, or an id of its own for an input that stands alone.
pub(super) fn ids() -> FieldIds {
    use_context::<FieldIds>().unwrap_or_else(|| FieldIds { input: fresh_id("input"), hint: String::new(), wrong: Signal::derive(|| false) })
}

/// A labelled field around one input.
#[component]
pub fn Field(
    /// What is asked for.
    #[prop(into)]
    label: Words,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<Words>,
    /// Why it cannot stay like this.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input.
    children: Children,
) -> impl IntoView {
    let ids = FieldIds { input: fresh_id("field"), hint: fresh_id("hint"), wrong: Signal::derive(move || error.with(Option::is_some)) };
    let (input, below) = (ids.input.clone(), ids.hint.clone());
    view! {
        <div class="field">
            <label class="field-label" for=input>{move || label.get()}</label>
            <Provider value=ids>{children()}</Provider>
            {move || match (error.get(), &hint) {
                (Some(error), _) => view! { <p class="field-error" id=below.clone()>{error}</p> }.into_any(),
                (None, Some(hint)) => {
                    let hint = hint.clone();
                    view! { <p class="field-hint" id=below.clone()>{move || hint.get()}</p> }.into_any()
                }
                _ => ().into_any(),
            }}
        </div>
    }
}

/// A form: Enter in a field or its submit button send it.
#[component]
pub fn Form(
    /// Sends it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Its style.
    #[prop(optional)]
    class: &'static str,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! { <form class=format!("form {class}") novalidate on:submit=send data-test=test>{children()}</form> }
}
