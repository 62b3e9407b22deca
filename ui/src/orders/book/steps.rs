//! The steps of a booking: who, when, and the deposit. Enter leads to the next one.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Draft, lead_to};
use crate::app::{say, t, today};
use crate::cashier::TenderFields;
use crate::customers::{Chosen, CustomerPicker};
use crate::kit::{Button, ButtonKind, ButtonSize, DateInput, Field, TextInput};
use crate::orders::slot_field::SlotField;
use crate::orders::text;

/// The frame of a step: its number, its name, whether it is done.
#[component]
pub fn Step(
    /// From 1.
    number: u32,
    /// Its name.
    title: atelier_core::text::Text,
    /// Whether nothing is missing in it.
    #[prop(into)]
    done: Signal<bool>,
    /// A remark on the right of the name.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="book-step" class:done=move || done.get() data-test=format!("book-step-{number}")>
            <h2><i class="book-number" aria-hidden="true">{move || (!done.get()).then_some(number)}</i>
                <span>{t(title)}</span>{aside.map(|aside| view! { <small>{aside.run()}</small> })}
            </h2>
            <div class="book-body">{children()}</div>
        </section>
    }
}

/// Whether Enter was pressed in a field, where it would do nothing else.
pub fn is_onward(event: &ev::KeyboardEvent) -> bool {
    let in_field = event.target().is_some_and(|target| target.dyn_into::<web_sys::HtmlInputElement>().is_ok());
    let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    in_field && plain && event.key() == "Enter" && !event.is_composing() && !event.default_prevented()
}

/// Who orders.
#[component]
pub fn CustomerStep(draft: Draft) -> impl IntoView {
    let choose = move |chosen: Chosen| {
        draft.customer.set(Some(chosen));
        lead_to(2);
    };
    let done = Signal::derive(move || draft.customer.with(Option::is_some));
    let again = move |_| {
        draft.customer.set(None);
        lead_to(1);
    };
    view! {
        <Step number=1 title=text::STEP_CUSTOMER done>
            {move || match draft.customer.get() {
                Some(chosen) => view! {
                    <div class="book-chosen" data-test="book-customer">
                        <span class="grow"><b>{chosen.name}</b> " " <span class="order-faint">{chosen.phones.join(", ")}</span></span>
                        <Button kind=ButtonKind::Quiet size=ButtonSize::Small test="book-other-customer" on:click=again>{t(text::OTHER_CUSTOMER)}</Button>
                    </div>
                }.into_any(),
                None => view! { <CustomerPicker on_choose=choose/> }.into_any(),
            }}
        </Step>
    }
}

/// When the first shoot is.
#[component]
pub fn WhenStep(draft: Draft) -> impl IntoView {
    let done = Signal::derive(move || draft.shoot_on.get().is_some() && draft.slot.slot().is_some());
    let past = Signal::derive(move || {
        let over = draft.shoot_on.get().is_some_and(|day| day < today());
        over.then(|| say(text::DAY_IS_OVER).to_owned())
    });
    let no_time = Signal::derive(move || draft.slot.slot().is_none().then(|| say(text::TIME_NEEDED).to_owned()));
    let onward = move |event: ev::KeyboardEvent| {
        if is_onward(&event) {
            event.prevent_default();
            lead_to(4);
        }
    };
    view! {
        <Step number=3 title=text::STEP_WHEN done>
            <div class="book-when" on:keydown=onward>
                <Field label=text::SHOOT_DAY error=past>
                    <DateInput value=draft.shoot_on least=today() test="book-date"/>
                </Field>
                <SlotField choice=draft.slot error=no_time test="book-slot"/>
                <div class="note">
                    <Field label=text::NOTE><TextInput value=draft.note test="book-note"/></Field>
                </div>
            </div>
        </Step>
    }
}

/// What is paid now; may be nothing.
#[component]
pub fn DepositStep(draft: Draft, send: Callback<()>) -> impl IntoView {
    let price = Signal::derive(move || draft.price());
    let done = Signal::derive(move || draft.deposit_fits() && !draft.deposit.given().lines.is_empty());
    let onward = move |event: ev::KeyboardEvent| {
        if is_onward(&event) {
            event.prevent_default();
            send.run(());
        }
    };
    view! {
        <Step number=4 title=text::STEP_DEPOSIT done aside=move || t(text::NO_DEPOSIT)>
            <div on:keydown=onward>
                <TenderFields tendered=draft.deposit owed=price/>
            </div>
        </Step>
    }
}
