//! What is owed, or to be paid back, as the largest thing of the page, and what was paid already.

use atelier_core::cashier::{ReceiptRow, TenderLine};
use atelier_core::money::Money;
use atelier_core::orders::OrderView;
use leptos::prelude::*;

use super::{Dialogs, can_pay, can_pay_back};
use crate::app::{day, fill, money_digits, money_full, say, t, use_lang};
use crate::kit::{Button, ButtonKind, ButtonSize, Card, Glyph, Icon};
use crate::orders::text;

/// The card.
#[component]
pub fn Owing(view: Signal<OrderView>, dialogs: Dialogs) -> impl IntoView {
    let owing = Memo::new(move |_| view.with(|view| view.row.owing));
    let to_pay_back = Memo::new(move |_| view.with(|view| view.row.to_pay_back));
    let title = Signal::derive(move || say(if to_pay_back.get() > Money::ZERO { text::TO_PAY_BACK } else { text::OWED }).to_owned());
    let of_total = move || fill(text::OF_TOTAL, &[("sum", view.with(|view| money_full(view.row.total)))]);
    let sum = move || {
        if owing.get() > Money::ZERO {
            view! { <div class="order-owing" data-test="order-owing">{move || money_full(owing.get())}</div> }.into_any()
        } else if to_pay_back.get() > Money::ZERO {
            view! { <div class="order-owing" data-test="order-to-pay-back">{move || money_full(to_pay_back.get())}</div> }.into_any()
        } else {
            view! { <div class="order-owing none" data-test="order-owing"><Icon glyph=Glyph::Check/>{t(text::PAID_OFF)}</div> }.into_any()
        }
    };
    let receipts = move || {
        view.with(|view| {
            let row = |receipt: &ReceiptRow| {
                let kind = receipt.kind.text().get(use_lang().get());
                view! {
                    <div class="order-row">
                        <span class="grow">{day(receipt.on)} " " {kind} " " {tenders(&receipt.tenders)}</span>
                        <span>{money_digits(receipt.total)}</span>
                    </div>
                }
            };
            view.receipts.iter().map(row).collect_view()
        })
    };
    let can_pay = Memo::new(move |_| can_pay(view));
    let pay = move || {
        can_pay.get().then(|| {
            view! {
                <div class="order-pay">
                    <Button kind=ButtonKind::Main size=ButtonSize::Wide cap="P" test="pay-open" on:click=move |_| dialogs.pay.set(true)>
                        {t(text::TAKE_PAYMENT)}
                    </Button>
                </div>
            }
        })
    };
    let can_pay_back = Memo::new(move |_| can_pay_back(view));
    let pay_back = move || {
        can_pay_back.get().then(|| {
            view! {
                <div class="order-pay">
                    <Button kind=ButtonKind::Main size=ButtonSize::Wide cap="B" test="pay-back-open" on:click=move |_| dialogs.pay_back.set(true)>
                        {t(text::PAY_BACK)}
                    </Button>
                </div>
            }
        })
    };
    view! {
        <Card title aside=move || of_total test="order-money">
            {sum}
            <div class="order-rows">{receipts}</div>
            {pay}
            {pay_back}
        </Card>
    }
}

/// The names of the tenders: one, or several joined.
pub fn tenders(lines: &[TenderLine]) -> String {
    let lang = use_lang().get();
    lines.iter().map(|line| line.tender.text().get(lang)).collect::<Vec<_>>().join(" + ")
}
