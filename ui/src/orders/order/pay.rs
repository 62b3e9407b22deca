//! Taking a payment: by one or several tenders, all that is owed unless one says otherwise.

use atelier_core::cashier::{TakePayment, Tender};
use atelier_core::id::OnceId;
use atelier_core::money::Money;
use atelier_core::orders::OrderView;
use leptos::prelude::*;

use super::done::moved;
use super::{Dialogs, Done};
use crate::app::{Load, TroubleLine, act, fill, money, money_full, new_id, say, station, t};
use crate::cashier::{TenderFields, Tendered};
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, Form};
use crate::orders::text;

/// Under which the station remembers what was paid with last.
const LAST_TENDER: &str = "tender";

/// The dialog.
#[component]
pub fn PayDialog(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    let title = move || fill(text::PAY_TITLE, &[("name", view.with(|view| view.row.customer_name.clone()))]);
    view! {
        <Dialog open=dialogs.pay title test="pay-dialog">
            <PayForm view load dialogs done/>
        </Dialog>
    }
}

#[component]
fn PayForm(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    // One for this form: a second press, or a repeated request, moves the money once.
    let once: OnceId = new_id();
    let owed = Signal::derive(move || view.with(|view| view.row.owing));
    let tendered = Tendered::default();
    tendered.fill(last_tender(), owed.get_untracked());
    let pay = act::<TakePayment>();
    let send = move |()| {
        let given = untrack(move || tendered.given());
        if given.lines.is_empty() || !given.fits(owed.get_untracked()) {
            return;
        }
        if let Some(first) = given.lines.first() {
            station::remember(LAST_TENDER, first.tender.code());
        }
        let (order, sum) = (view.with_untracked(|view| view.row.id.clone()), given.sum);
        pay.run(TakePayment { once: once.clone(), order, total: sum, tenders: given.lines }, move |booked| {
            let sum = moved(&booked, sum);
            load.put(booked.order);
            dialogs.pay.try_set(false);
            done.try_set(Some(Done::Paid { sum, receipt: booked.receipt }));
        });
    };
    let sum = Memo::new(move |_| tendered.given().sum);
    let cannot = Signal::derive(move || sum.get() == Money::ZERO || !tendered.given().fits(owed.get()));
    let label = move || match sum.get() {
        Money::ZERO => say(text::PAY_NOTHING).to_owned(),
        sum => fill(text::PAY_SUBMIT, &[("sum", money(sum))]),
    };
    view! {
        <Form on_submit=send class="order-form" test="pay-form">
            <p class="order-form-owed"><span>{t(text::OWED)}</span> <b data-test="pay-owed">{move || money_full(owed.get())}</b></p>
            <TenderFields tendered owed autofocus=last_tender()/>
            <TroubleLine trouble=pay.trouble()/>
            <DialogFoot>
                <Button test="pay-cancel" on:click=move |_| dialogs.pay.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=pay.busy() disabled=cannot test="pay-submit">{label}</Button>
            </DialogFoot>
        </Form>
    }
}

/// What was paid with last at this station; cash at a new one.
fn last_tender() -> Tender {
    let code = station::remembered(LAST_TENDER).unwrap_or_default();
    Tender::ALL.into_iter().find(|tender| tender.code() == code).unwrap_or(Tender::Cash)
}
