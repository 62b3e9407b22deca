//! A whole number with buttons for one less and one more; what was typed stays, and an empty or wrong one is no number.

pub mod example;

use leptos::prelude::*;

use super::field::ids;
use super::{Glyph, Icon, Words, text};

/// A whole number, none while what was typed is not one.
#[component]
pub fn NumberInput(
    /// The number.
    value: RwSignal<Option<u32>>,
    /// The least.
    #[prop(default = 0)]
    least: u32,
    /// The most.
    #[prop(default = 999_999)]
    most: u32,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let ids = ids();
    let read = move |typed: &str| typed.trim().parse::<u32>().ok().filter(|number| (least..=most).contains(number));
    let typed = RwSignal::new(value.get_untracked().map(|number| number.to_string()).unwrap_or_default());
    // What was typed is shown as long as it means the number; a number that was set from outside takes its place.
    let shown = move || {
        let (number, typed) = (value.get(), typed.get());
        if read(&typed) == number { typed } else { number.map(|number| number.to_string()).unwrap_or(typed) }
    };
    let wrong = move || !typed.with(|typed| typed.is_empty()) && value.get().is_none();
    let step = move |more: bool| {
        let now = value.get_untracked().unwrap_or(least);
        let next = if more { now.saturating_add(1).min(most) } else { now.saturating_sub(1).max(least) };
        typed.set(next.to_string());
        value.set(Some(next));
    };
    view! {
        <div class="number">
            <button type="button" class="number-step" tabindex="-1" aria-label=move || crate::app::say(text::LESS)
                disabled=move || disabled.get() || value.get().is_some_and(|number| number <= least) on:click=move |_| step(false)>
                <Icon glyph=Glyph::Dash/>
            </button>
            <input
                class="input number-input"
                id=ids.input
                inputmode="numeric"
                autocomplete="off"
                role="spinbutton"
                aria-valuenow=move || value.get()
                aria-valuemin=least
                aria-valuemax=most
                aria-label=move || label.as_ref().map(Words::get)
                aria-describedby=ids.hint
                aria-invalid=move || (wrong() || ids.wrong.get()).then_some("true")
                disabled=move || disabled.get()
                prop:value=shown
                on:input=move |event| {
                    let now = event_target_value(&event);
                    typed.set(now.clone());
                    value.set(read(&now));
                }
                on:keydown=move |event| match event.key().as_str() {
                    "ArrowUp" => { event.prevent_default(); step(true) }
                    "ArrowDown" => { event.prevent_default(); step(false) }
                    _ => {}
                }
                data-test=test
            />
            <button type="button" class="number-step" tabindex="-1" aria-label=move || crate::app::say(text::MORE)
                disabled=move || disabled.get() || value.get().is_some_and(|number| number >= most) on:click=move |_| step(true)>
                <Icon glyph=Glyph::Plus/>
            </button>
        </div>
    }
}
