//! What was just done to the order, with the paper that goes with it. Stays until it is put away.

use atelier_core::id::ReceiptId;
use atelier_core::money::Money;
use atelier_core::orders::{Booked, OrderView};
use leptos::prelude::*;

use crate::app::{fill, money, t};
use crate::kit::{Button, ButtonSize, Glyph, Icon, IconButton};
use crate::orders::paper::Paper;
use crate::orders::text;

/// How much money moved, as its receipt says: a request that is repeated after it was changed moves nothing more.
pub fn moved(booked: &Booked, said: Money) -> Money {
    let receipt = booked.order.receipts.iter().find(|receipt| Some(&receipt.id) == booked.receipt.as_ref());
    receipt.map_or(said, |receipt| Money(receipt.total.0.saturating_abs()))
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// Booked, with a deposit or without.
    Booked {
        /// The deposit's receipt.
        receipt: Option<ReceiptId>,
    },
    /// A payment was taken.
    Paid {
        /// How much.
        sum: Money,
        /// Its receipt.
        receipt: Option<ReceiptId>,
    },
    /// Money was paid back.
    PaidBack {
        /// How much.
        sum: Money,
        /// Its receipt.
        receipt: Option<ReceiptId>,
    },
    /// Handed over.
    HandedOver {
        /// Who signed.
        name: String,
    },
}

/// The line at the foot of the window.
#[component]
pub fn DoneLine(view: Signal<OrderView>, done: RwSignal<Option<Done>>) -> impl IntoView {
    let print = move |paper: Paper, id: String, label: atelier_core::text::Text, test: &'static str| {
        view! {
            <Button size=ButtonSize::Small glyph=Glyph::Print test=test on:click=move |_| paper.show(&id)>{t(label)}</Button>
        }
    };
    let order = move || view.with_untracked(|view| view.row.id.to_string());
    let slip_of = move |receipt: Option<ReceiptId>, label| {
        receipt.map(|receipt| print(Paper::Receipt, receipt.to_string(), label, "done-print-receipt"))
    };
    let receipt = move |receipt| slip_of(receipt, text::PRINT_RECEIPT);
    let line = move |what: Done| {
        let (words, papers) = match what {
            Done::Booked { receipt: paid } => {
                let words = fill(text::BOOKED, &[("number", view.with(|view| view.row.number.clone()))]);
                let slip = print(Paper::OrderSlip, order(), text::PRINT_ORDER_SLIP, "done-print-slip");
                (words, view! { {slip} {receipt(paid)} }.into_any())
            }
            Done::Paid { sum, receipt: paid } => (fill(text::TAKEN, &[("sum", money(sum))]), receipt(paid).into_any()),
            Done::PaidBack { sum, receipt: slip } => {
                (fill(text::PAID_BACK, &[("sum", money(sum))]), slip_of(slip, text::PRINT_REFUND).into_any())
            }
            Done::HandedOver { name } => {
                let slip = print(Paper::PickUpSlip, order(), text::PRINT_SLIP, "done-print-pick-up");
                (fill(text::HANDED_OVER, &[("name", name)]), slip.into_any())
            }
        };
        view! {
            <div class="order-done" role="status" data-test="done">
                <Icon glyph=Glyph::Check/>
                <span>{words}</span>
                {papers}
                <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::PUT_AWAY test="done-close" on:click=move |_| done.set(None)/>
            </div>
        }
    };
    move || done.get().map(line)
}
