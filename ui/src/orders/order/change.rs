//! Changing day, slot and note of an order. Somebody else's change is told, not overwritten.

use atelier_core::orders::{ChangeOrder, OpenOrder, OrderView};
use atelier_core::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Dialogs;
use crate::app::{Load, Trouble, TroubleLine, act, ask, fill, say, t};
use crate::kit::{Button, ButtonKind, DateInput, Dialog, DialogFoot, Field, Form, TextArea, toast};
use crate::orders::slot_field::{SlotChoice, SlotField};
use crate::orders::text;

/// The dialog.
#[component]
pub fn ChangeDialog(view: Signal<OrderView>, load: Load<OrderView>, dialogs: Dialogs) -> impl IntoView {
    let title = move || fill(text::CHANGE_TITLE, &[("name", view.with(|view| view.row.customer_name.clone()))]);
    view! {
        <Dialog open=dialogs.change title test="change-dialog">
            <ChangeSheet start=view.get_untracked() load dialogs/>
        </Dialog>
    }
}

/// The form as often as the latest is loaded into it.
#[component]
fn ChangeSheet(start: OrderView, load: Load<OrderView>, dialogs: Dialogs) -> impl IntoView {
    let id = start.row.id.clone();
    let base = RwSignal::new(start);
    let on_reload = Callback::new(move |()| {
        let id = id.clone();
        spawn_local(async move {
            if let Ok(latest) = ask(OpenOrder { id }).await {
                load.put(latest.clone());
                base.try_set(latest);
            }
        });
    });
    move || view! { <ChangeForm base=base.get() load dialogs on_reload/> }
}

#[component]
fn ChangeForm(base: OrderView, load: Load<OrderView>, dialogs: Dialogs, on_reload: Callback<()>) -> impl IntoView {
    let shoot_on = RwSignal::new(Some(base.row.shoot_on));
    let slot = SlotChoice::new(base.row.slot);
    let note = RwSignal::new(base.note.clone());
    let change = act::<ChangeOrder>();
    let trouble = change.trouble();
    let tried = RwSignal::new(false);
    let no_day = Signal::derive(move || (tried.get() && shoot_on.get().is_none()).then(|| say(text::DAY_NEEDED).to_owned()));
    let no_time = Signal::derive(move || (tried.get() && slot.slot().is_none()).then(|| say(text::TIME_NEEDED).to_owned()));
    let send = move |()| {
        tried.set(true);
        let (Some(shoot_on), Some(slot)) = (shoot_on.get_untracked(), untrack(move || slot.slot())) else { return };
        let call = ChangeOrder { id: base.row.id.clone(), version: base.version, shoot_on, slot, note: note.get_untracked() };
        change.run(call, move |order| {
            load.put(order);
            dialogs.change.try_set(false);
            toast(text::CHANGED);
        });
    };
    let changed = move || matches!(trouble.get(), Some(Trouble::Refused(Refusal::ChangedMeanwhile { .. })));
    view! {
        <Form on_submit=send class="order-form" test="change-form">
            <Field label=text::SHOOT_DAY error=no_day>
                <DateInput value=shoot_on test="change-date"/>
            </Field>
            <SlotField choice=slot error=no_time test="change-slot"/>
            <Field label=text::NOTE>
                <TextArea value=note test="change-note"/>
            </Field>
            <TroubleLine trouble/>
            <DialogFoot>
                {move || changed().then(|| view! {
                    <Button test="change-reload" on:click=move |_| on_reload.run(())>{t(text::RELOAD)}</Button>
                })}
                <Button test="change-cancel" on:click=move |_| dialogs.change.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=change.busy() test="change-submit">{t(text::SAVE)}</Button>
            </DialogFoot>
        </Form>
    }
}
