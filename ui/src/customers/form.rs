//! The form that adds or changes a customer. It keeps what was typed whatever the desk says.

use atelier_core::customers::{CustomerView, OpenCustomer, SaveCustomer, tidy};
use atelier_core::id::CustomerId;
use atelier_core::refusal::{Field as Named, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::{ChildRow, Draft, PhoneRow};
use super::text;
use crate::app::{Trouble, TroubleLine, act, ask, fill, t, today};
use crate::kit::{Button, ButtonKind, DateInput, Field, Form, Glyph, IconButton, TextArea, TextInput, TextKind, toast};

/// Adds a customer, begun with what was typed into a search.
#[component]
pub fn AddCustomer(
    /// What was typed.
    #[prop(into)]
    words: String,
    /// Called with the new file.
    #[prop(into)]
    on_saved: Callback<CustomerView>,
    /// Leaves without saving.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    view! { <CustomerForm draft=Draft::begun_with(&words) on_saved on_cancel on_reload=Callback::new(|()| ())/> }
}

/// Changes a customer; where somebody else was faster, the latest can be loaded in place of what was typed.
#[component]
pub fn EditCustomer(
    /// As it was when the form was opened.
    customer: CustomerView,
    /// Called with the changed file.
    #[prop(into)]
    on_saved: Callback<CustomerView>,
    /// Leaves without saving.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let id: CustomerId = customer.id.clone();
    let base = RwSignal::new(customer);
    let on_reload = Callback::new(move |()| {
        let id = id.clone();
        spawn_local(async move {
            if let Ok(latest) = ask(OpenCustomer { id }).await {
                base.try_set(latest);
            }
        });
    });
    move || view! { <CustomerForm draft=base.with(Draft::of) on_saved on_cancel on_reload/> }
}

#[component]
fn CustomerForm(draft: Draft, on_saved: Callback<CustomerView>, on_cancel: Callback<()>, on_reload: Callback<()>) -> impl IntoView {
    let save = act::<SaveCustomer>();
    let (name, note) = (draft.name, draft.note);
    let trouble = save.trouble();
    let wrong = move |of: fn(&Refusal) -> bool| {
        Signal::derive(move || match trouble.get() {
            Some(Trouble::Refused(refusal)) if of(&refusal) => Some(Trouble::Refused(refusal).words()),
            _ => None,
        })
    };
    let no_name = wrong(|refusal| matches!(refusal, Refusal::FieldEmpty { field: Named::Name }));
    let changed = move || matches!(trouble.get(), Some(Trouble::Refused(Refusal::ChangedMeanwhile { .. })));
    let send = {
        let draft = draft.clone();
        move |()| {
            let call = draft.call();
            if let Err(refusal) = tidy(call.clone(), today()) {
                return save.refuse(Trouble::Refused(refusal));
            }
            save.run(call, move |saved| {
                let name = saved.name.clone();
                toast(move || fill(text::SAVED, &[("name", name.clone())]));
                on_saved.run(saved);
            });
        }
    };
    view! {
        <Form on_submit=send class="cust-form" test="customer-form">
            <Field label=text::NAME hint=text::NAME_HINT error=no_name>
                <TextInput value=name autofocus=true test="customer-name"/>
            </Field>
            <Phones draft=draft.clone()/>
            <Children draft=draft.clone()/>
            <Field label=text::NOTE>
                <TextArea value=note rows=2 test="customer-note"/>
            </Field>
            <TroubleLine trouble/>
            <div class="actions">
                {move || changed().then(|| view! {
                    <Button test="customer-reload" on:click=move |_| on_reload.run(())>{t(text::RELOAD)}</Button>
                })}
                <Button test="customer-cancel" on:click=move |_| on_cancel.run(())>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() test="customer-save">{t(text::SAVE)}</Button>
            </div>
        </Form>
    }
}

/// The phones, one row each. Rows are named by their place: `customer-phone-0` is the first.
#[component]
fn Phones(draft: Draft) -> impl IntoView {
    let rows = draft.phones;
    let row = move |(at, row): (usize, PhoneRow)| {
        let several = move || rows.with(|rows| rows.len() > 1);
        view! {
            <div class="cust-row">
                <TextInput value=row.number kind=TextKind::Phone label=text::PHONE test=format!("customer-phone-{at}")/>
                <TextInput value=row.label label=text::PHONE_WHOSE placeholder=text::PHONE_WHOSE_HINT test=format!("customer-phone-label-{at}")/>
                {move || several().then(|| view! {
                    <IconButton glyph=Glyph::Cross label=text::REMOVE on:click=move |_| rows.update(|rows| rows.retain(|one| one.key != row.key))/>
                })}
            </div>
        }
    };
    view! {
        <fieldset>
            <legend>{t(text::PHONES)}</legend>
            <For each=move || rows.get().into_iter().enumerate() key=|(at, row)| (*at, row.key) children=row/>
            <button type="button" class="cust-link" data-test="customer-add-phone" on:click=move |_| draft.add_phone("", "")>
                {t(text::ADD_PHONE)}
            </button>
        </fieldset>
    }
}

/// The children, one row each: `customer-child-0`, `customer-birthday-0`.
#[component]
fn Children(draft: Draft) -> impl IntoView {
    let rows = draft.children;
    let row = move |(at, row): (usize, ChildRow)| {
        let key = row.key;
        view! {
            <div class="cust-row child">
                <TextInput value=row.name label=text::CHILD_NAME placeholder=text::CHILD_NAME test=format!("customer-child-{at}")/>
                <DateInput value=row.birthday most=today() label=text::BIRTHDAY test=format!("customer-birthday-{at}")/>
                <IconButton glyph=Glyph::Cross label=text::REMOVE on:click=move |_| rows.update(|rows| rows.retain(|one| one.key != key))/>
            </div>
        }
    };
    view! {
        <fieldset>
            <legend>{t(text::CHILDREN)}</legend>
            <For each=move || rows.get().into_iter().enumerate() key=|(at, row)| (*at, row.key) children=row/>
            <button type="button" class="cust-link" data-test="customer-add-child" on:click=move |_| draft.add_child(None)>
                {t(text::ADD_CHILD)}
            </button>
        </fieldset>
    }
}
