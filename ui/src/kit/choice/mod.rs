//! One of few, all seen: segments side by side. Arrow keys move, as in any group of radio buttons.

pub mod example;

use leptos::prelude::*;

use super::Words;
use super::field::fresh_id;

/// One of few.
#[component]
pub fn Choice<T>(
    /// What is chosen.
    value: RwSignal<T>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<(T, Words)>>,
    /// What the choice is about, for screen readers.
    #[prop(into)]
    label: Words,
    /// Called with each choice, after `value` has it.
    #[prop(optional, into)]
    on_choose: Option<Callback<T>>,
    /// Name for tests; each segment has it with its place behind, such as `lang-0`.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = fresh_id("choice");
    let group = test.clone();
    let segments = move || {
        let (name, test) = (name.clone(), test.clone());
        options
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (option, words))| {
                let (mine, shown) = (option.clone(), option.clone());
                let choose = move |_| {
                    value.set(option.clone());
                    if let Some(on_choose) = on_choose {
                        on_choose.run(option.clone());
                    }
                };
                let lit = move || value.get() == shown;
                view! {
                    <label class="choice-segment" class:choice-on=lit>
                        <input type="radio" class="choice-radio" name=name.clone() prop:checked=move || value.get() == mine on:change=choose
                            data-test=test.as_ref().map(|test| format!("{test}-{at}"))/>
                        <span>{move || words.get()}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! { <div class="choice" role="radiogroup" aria-label=move || label.get() data-test=group>{segments}</div> }
}
