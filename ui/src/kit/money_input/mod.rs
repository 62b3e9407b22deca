//! An amount of money: what was typed stays as it was typed, and is read by the studio's own currency.

pub mod example;

use atelier_core::money::Money;
use leptos::prelude::*;

use super::Words;
use super::field::{fresh_id, ids};
use crate::app::{money_digits, use_studio};

/// An amount; none while nothing, or nothing that is an amount, was typed.
#[component]
pub fn MoneyInput(
    /// The amount.
    value: RwSignal<Option<Money>>,
    /// Stands there while it is empty, such as what is owed.
    #[prop(optional, into)]
    placeholder: Words,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The cursor stands here when the page or dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let ids = ids();
    let studio = use_studio();
    let plain = |amount: Money| money_digits(amount).replace(',', "").replace('\u{2212}', "-");
    let read = move |typed: &str| studio.currency().parse(typed).ok();
    let typed = RwSignal::new(value.get_untracked().map(plain).unwrap_or_default());
    let shown = move || {
        let (amount, typed) = (value.get(), typed.get());
        match amount {
            Some(amount) if read(&typed) != Some(amount) => plain(amount),
            None if read(&typed).is_some() => String::new(),
            _ => typed,
        }
    };
    let why = move || {
        let typed = typed.get();
        if typed.trim().is_empty() || value.get().is_some() {
            return None;
        }
        studio.currency().parse(&typed).err().map(|refusal| refusal.words(studio.lang(), &studio.currency()))
    };
    let node = NodeRef::<leptos::html::Input>::new();
    if autofocus {
        node.on_load(|input| {
            drop(input.focus());
            input.select();
        });
    }
    let why_id = fresh_id("why");
    let described = format!("{} {why_id}", ids.hint);
    view! {
        <div class="money-input">
            <span class="money-input-sign" aria-hidden="true">{move || studio.currency().sign()}</span>
            <input
                node_ref=node
                class="input"
                id=ids.input
                inputmode="decimal"
                autocomplete="off"
                aria-label=move || label.as_ref().map(Words::get)
                aria-describedby=described
                aria-invalid=move || (why().is_some() || ids.wrong.get()).then_some("true")
                placeholder=move || placeholder.get()
                disabled=move || disabled.get()
                prop:value=shown
                on:input=move |event| {
                    let now = event_target_value(&event);
                    typed.set(now.clone());
                    value.set(studio.currency().parse(&now).ok());
                }
                data-test=test
            />
            <p class="field-error" id=why_id hidden=move || why().is_none()>{why}</p>
        </div>
    }
}
