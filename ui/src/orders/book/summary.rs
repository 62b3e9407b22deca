//! What the order will be, what is left to pay, what is still missing, and the one button.

use atelier_core::money::Money;
use leptos::prelude::*;

use super::Draft;
use crate::app::{Trouble, TroubleLine, day, fill, money, money_full, say, t, use_lang};
use crate::kit::{Button, ButtonKind, ButtonSize};
use crate::orders::text;

/// The summary beside the steps.
#[component]
pub fn Summary(draft: Draft, send: Callback<()>, busy: Signal<bool>, trouble: Signal<Option<Trouble>>) -> impl IntoView {
    let sum = Memo::new(move |_| draft.deposit.given().sum);
    let left = move || draft.deposit.given().left(draft.price());
    let customer = move || draft.customer.get().map(|chosen| chosen.name);
    let package = move || draft.chosen_package().map(|package| package.name);
    let when = move || {
        draft.shoot_on.get().map(|on| {
            let slot = draft.slot.slot().map(|slot| slot.words(use_lang().get())).unwrap_or_default();
            format!("{} {slot}", day(on))
        })
    };
    let cannot = Signal::derive(move || draft.call().is_none());
    let label = move || match sum.get() {
        Money::ZERO => say(text::BOOK_SUBMIT).to_owned(),
        sum => fill(text::BOOK_AND_TAKE, &[("sum", money(sum))]),
    };
    let line = |label, value: Box<dyn Fn() -> Option<String> + Send + Sync>| {
        view! { <div class="sum"><span>{t(label)}</span><span>{move || value().unwrap_or_else(|| "\u{2013}".to_owned())}</span></div> }
    };
    view! {
        <aside class="book-summary" data-test="book-summary">
            <h2>{t(text::SUMMARY)}</h2>
            {line(text::STEP_CUSTOMER, Box::new(customer))}
            {line(text::STEP_PACKAGE, Box::new(package))}
            {line(text::STEP_WHEN, Box::new(when))}
            {line(text::PRICE, Box::new(move || Some(money_full(draft.price()))))}
            {line(text::DEPOSIT_NOW, Box::new(move || Some(money_full(sum.get()))))}
            <div class="rest">
                <span>{t(text::LEFT_TO_PAY)}</span>
                <b class="left" class:bad=move || left() < Money::ZERO data-test="book-left">{move || money_full(left())}</b>
            </div>
            <TroubleLine trouble/>
            <Button kind=ButtonKind::Main size=ButtonSize::Wide cap="Ctrl Enter" busy disabled=cannot test="book-submit" on:click=move |_| send.run(())>
                {label}
            </Button>
            <p class="needed" data-test="book-needed">{move || needed(draft)}</p>
        </aside>
    }
}

/// What is still missing, in words; nothing when all is there.
fn needed(draft: Draft) -> Option<String> {
    let missing = [
        (draft.customer.with(Option::is_none), text::STEP_CUSTOMER),
        (draft.chosen_package().is_none(), text::STEP_PACKAGE),
        (draft.shoot_on.get().is_none(), text::SHOOT_DAY),
        (draft.slot.slot().is_none(), text::SLOT),
        (draft.chosen_package().is_some() && !draft.deposit_fits(), text::STEP_DEPOSIT),
    ];
    let names: Vec<&str> = missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, name)| say(name)).collect();
    (!names.is_empty()).then(|| fill(text::STILL_NEEDED, &[("what", names.join(", "))]))
}
