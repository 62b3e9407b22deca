//! Handing the goods over: who signs; and, while money is owed, the way to take it or the reason to release them.

use atelier_core::money::Money;
use atelier_core::orders::{OrderView, PickUp};
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use leptos::prelude::*;

use super::{Dialogs, Done, can_pay};
use crate::app::{Load, Trouble, TroubleLine, act, fill, may, money_full, say, t};
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, Field, Form, Glyph, Icon, TextArea, TextInput};
use crate::orders::text;

/// The dialog.
#[component]
pub fn PickUpDialog(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    let title = move || fill(text::PICK_UP_TITLE, &[("name", view.with(|view| view.row.customer_name.clone()))]);
    view! {
        <Dialog open=dialogs.pick_up title test="pick-up-dialog">
            <PickUpForm view load dialogs done/>
        </Dialog>
    }
}

#[component]
fn PickUpForm(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) -> impl IntoView {
    let signed_by = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let hand_over = act::<PickUp>();
    let owing = Memo::new(move |_| view.with(|view| view.row.owing));
    let unsigned = Signal::derive(move || (tried.get() && signed_by.get().trim().is_empty()).then(|| say(text::SIGN_NEEDED).to_owned()));
    // What is owed has a box of its own with the way out of it; any other refusal has the line.
    let trouble = Signal::derive(move || match hand_over.trouble().get() {
        Some(Trouble::Refused(Refusal::Owing { .. })) => None,
        other => other,
    });
    let send = move |()| {
        tried.set(true);
        let name = signed_by.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let (id, version) = view.with_untracked(|view| (view.row.id.clone(), view.version));
        let call = PickUp { id, version, signed_by: name.clone(), reason: reason.get_untracked() };
        hand_over.run(call, move |order| {
            load.put(order);
            dialogs.pick_up.try_set(false);
            done.try_set(Some(Done::HandedOver { name }));
        });
    };
    view! {
        <Form on_submit=send class="order-form" test="pick-up-form">
            {move || (owing.get() > Money::ZERO).then(|| view! { <Arrears view dialogs owing reason/> })}
            <Field label=text::SIGNED_BY error=unsigned>
                <TextInput value=signed_by autofocus=true test="pick-up-sign"/>
            </Field>
            <TroubleLine trouble/>
            <DialogFoot>
                <Button test="pick-up-cancel" on:click=move |_| dialogs.pick_up.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=hand_over.busy() test="pick-up-submit">
                    {move || if owing.get() > Money::ZERO { say(text::RELEASE_INSTEAD) } else { say(text::HAND_OVER) }}
                </Button>
            </DialogFoot>
        </Form>
    }
}

/// Why it is blocked, the way to take the payment, and the reason for whoever may release it.
#[component]
fn Arrears(view: Signal<OrderView>, dialogs: Dialogs, owing: Memo<Money>, reason: RwSignal<String>) -> impl IntoView {
    let words = move || Refusal::Owing { owed: owing.get() };
    let pay = move |_| {
        dialogs.pick_up.set(false);
        dialogs.pay.set(true);
    };
    view! {
        <div class="order-blocked" role="alert" data-test="pick-up-owing">
            <Icon glyph=Glyph::Alert/>
            <span class="grow">{move || Trouble::Refused(words()).words()}</span>
            {move || can_pay(view).then(|| view! {
                <Button test="pick-up-pay" on:click=pay>{move || fill(text::PAY_SUBMIT, &[("sum", money_full(owing.get()))])}</Button>
            })}
        </div>
        {move || may(Right::OverrideArrears).then(|| view! {
            <Field label=text::RELEASE_REASON hint=text::RELEASE_HINT>
                <TextArea value=reason rows=2 test="pick-up-reason"/>
            </Field>
        })}
    }
}
