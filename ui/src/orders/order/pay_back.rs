//! Paying money back: all that is to be paid back, by the tenders that it came by, unless one says otherwise; and why.

use atelier_core::cashier::{PayBack, Tender, TenderLine, proposed_back, taken_by};
use atelier_core::id::OnceId;
use atelier_core::money::Money;
use atelier_core::orders::OrderView;
use leptos::prelude::*;

use super::done::moved;
use super::{Dialogs, Done};
use crate::app::{Load, TroubleLine, act, fill, money, money_full, new_id, say, t, use_lang};
use crate::cashier::{TenderFields, Tendered};
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, Field, Form, TextArea};
use crate::orders::text;

/// The dialog.
#[component]
pub fn PayBackDialog(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    let title = move || fill(text::PAY_BACK_TITLE, &[("name", view.with(|view| view.row.customer_name.clone()))]);
    view! {
        <Dialog open=dialogs.pay_back title test="pay-back-dialog">
            <PayBackForm view load dialogs done/>
        </Dialog>
    }
}

/// What is left of each tender that money came by on the order.
fn taken(view: &OrderView) -> Vec<TenderLine> {
    taken_by(view.receipts.iter().flat_map(|receipt| &receipt.tenders)).unwrap_or_default()
}

#[component]
fn PayBackForm(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    // One for this form: a second press, or a repeated request, moves the money once.
    let once: OnceId = new_id();
    let to_pay_back = Signal::derive(move || view.with(|view| view.row.to_pay_back));
    let tendered = Tendered::default();
    let proposed = view.with_untracked(|view| proposed_back(view.row.to_pay_back, &taken(view)));
    tendered.put(&proposed);
    let (reason, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let unexplained = Signal::derive(move || (tried.get() && reason.get().trim().is_empty()).then(|| say(text::PAY_BACK_WHY).to_owned()));
    let pay_back = act::<PayBack>();
    let send = move |()| {
        tried.set(true);
        let given = untrack(move || tendered.given());
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() || given.lines.is_empty() || !given.fits(to_pay_back.get_untracked()) {
            return;
        }
        let (order, sum) = (view.with_untracked(|view| view.row.id.clone()), given.sum);
        pay_back.run(PayBack { once: once.clone(), order, total: sum, tenders: given.lines, reason: why }, move |booked| {
            let sum = moved(&booked, sum);
            load.put(booked.order);
            dialogs.pay_back.try_set(false);
            done.try_set(Some(Done::PaidBack { sum, receipt: booked.receipt }));
        });
    };
    let sum = Memo::new(move |_| tendered.given().sum);
    let cannot = Signal::derive(move || sum.get() == Money::ZERO || !tendered.given().fits(to_pay_back.get()));
    let label = move || match sum.get() {
        Money::ZERO => say(text::PAY_BACK).to_owned(),
        sum => fill(text::PAY_BACK_SUBMIT, &[("sum", money(sum))]),
    };
    let came_by = move || {
        let lang = use_lang().get();
        let each = |line: &TenderLine| format!("{} {}", line.tender.text().get(lang), money(line.amount));
        let all = view.with(|view| taken(view).iter().map(each).collect::<Vec<_>>());
        fill(text::CAME_BY, &[("tenders", all.join(text::AND_THEN.get(lang)))])
    };
    view! {
        <Form on_submit=send class="order-form" test="pay-back-form">
            <p class="order-form-owed"><span>{t(text::TO_PAY_BACK)}</span> <b data-test="pay-back-owed">{move || money_full(to_pay_back.get())}</b></p>
            <TenderFields tendered owed=to_pay_back autofocus=proposed.first().map_or(Tender::Cash, |line| line.tender) back=true/>
            <p class="order-none">{came_by}</p>
            <Field label=text::PAY_BACK_REASON hint=text::PAY_BACK_HINT error=unexplained><TextArea value=reason rows=2 test="pay-back-reason"/></Field>
            <TroubleLine trouble=pay_back.trouble()/>
            <DialogFoot>
                <Button test="pay-back-cancel" on:click=move |_| dialogs.pay_back.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=pay_back.busy() disabled=cannot test="pay-back-submit">{label}</Button>
            </DialogFoot>
        </Form>
    }
}
