//! Yes or no.

pub mod example;

use leptos::prelude::*;

/// A box to tick, with its words behind.
#[component]
pub fn Check(
    /// Whether it is ticked.
    #[prop(into)]
    value: Signal<bool>,
    /// Called with what it is to be.
    #[prop(into)]
    on_change: Callback<bool>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="check" class:check-off=move || disabled.get()>
            <input type="checkbox" class="check-box" prop:checked=move || value.get() disabled=move || disabled.get()
                on:change=move |event| on_change.run(event_target_checked(&event)) data-test=test/>
            <span>{children()}</span>
        </label>
    }
}
