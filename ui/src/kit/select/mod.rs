//! One of many: the browser's own list.

pub mod example;

use leptos::prelude::*;

use super::Words;
use super::field::ids;

/// One of many. Options are pairs of a value and its words.
#[component]
pub fn Select<T>(
    /// What is chosen.
    value: RwSignal<T>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<(T, Words)>>,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called with each choice, after `value` has it.
    #[prop(optional, into)]
    on_choose: Option<Callback<T>>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = ids();
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().unwrap_or_default();
        if let Some((chosen, _)) = options.get_untracked().into_iter().nth(at) {
            value.set(chosen.clone());
            if let Some(on_choose) = on_choose {
                on_choose.run(chosen);
            }
        }
    };
    let listed = move || {
        options
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (option, words))| {
                let chosen = value.get() == option;
                view! { <option value=at selected=chosen prop:selected=chosen>{move || words.get()}</option> }
            })
            .collect_view()
    };
    view! {
        <select
            class="input select"
            id=ids.input
            aria-label=move || label.as_ref().map(Words::get)
            aria-describedby=ids.hint
            aria-invalid=move || ids.wrong.get().then_some("true")
            disabled=move || disabled.get()
            on:change=choose
            data-test=test
        >
            {listed}
        </select>
    }
}
