//! One account: the person, how they sign in, and their roles.

use std::collections::BTreeSet;

use atelier_core::id::RoleId;
use atelier_core::people::{PASSWORD_AT_LEAST, RoleView, SaveStaff, StaffView};
use leptos::prelude::*;

use super::role::role_name;
use super::text;
use crate::app::{TroubleLine, act, fill, t};
use crate::kit::{Button, ButtonKind, Check, Dialog, DialogFoot, Field, Form, TextInput, TextKind, toast};

/// The dialog that adds or changes an account.
#[component]
pub fn StaffDialog(
    /// What is edited: none when closed, none within for a new account.
    edited: RwSignal<Option<Option<StaffView>>>,
    /// The roles there are.
    roles: Signal<Vec<RoleView>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(edited.with(Option::is_some)));
    let title = move || match edited.get() {
        Some(Some(person)) => person.name,
        _ => t(text::ADD_STAFF)().to_owned(),
    };
    view! {
        <Dialog open title=title test="staff-dialog" on_close=move |()| edited.set(None)>
            <StaffForm person=edited.get_untracked().flatten() roles open/>
        </Dialog>
    }
}

#[component]
fn StaffForm(person: Option<StaffView>, roles: Signal<Vec<RoleView>>, open: RwSignal<bool>) -> impl IntoView {
    let is_new = person.is_none();
    let (id, version) = person.as_ref().map(|person| (Some(person.id.clone()), person.version)).unwrap_or((None, 0));
    let name = RwSignal::new(person.as_ref().map(|person| person.name.clone()).unwrap_or_default());
    let sign_in_name = RwSignal::new(person.as_ref().map(|person| person.sign_in_name.clone()).unwrap_or_default());
    let may_sign_in = RwSignal::new(person.as_ref().is_none_or(|person| person.open));
    let chosen = RwSignal::new(person.map(|person| person.roles).unwrap_or_default().into_iter().collect::<BTreeSet<RoleId>>());
    let password = RwSignal::new(String::new());
    let save = act::<SaveStaff>();
    let send = move |()| {
        let call = SaveStaff {
            id: id.clone(),
            version,
            name: name.get_untracked(),
            sign_in_name: sign_in_name.get_untracked(),
            password: password.get_untracked(),
            open: may_sign_in.get_untracked(),
            roles: chosen.get_untracked().into_iter().collect(),
        };
        save.run(call, move |saved| {
            open.set(false);
            toast(move || fill(text::SAVED, &[("name", saved.name.clone())]));
        });
    };
    let hint = move || fill(if is_new { text::PASSWORD_HINT } else { text::KEEP_PASSWORD }, &[("n", PASSWORD_AT_LEAST.to_string())]);
    let role_box = move |role: RoleView| {
        let (mine, id, test) = (role.id.clone(), role.id.clone(), format!("has-role-{}", role.id));
        let ticked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&mine)));
        let tick = move |yes: bool| {
            chosen.update(|chosen| {
                if yes {
                    chosen.insert(id.clone())
                } else {
                    chosen.remove(&id)
                };
            });
        };
        view! { <Check value=ticked on_change=tick test>{move || role_name(&role)}</Check> }
    };
    view! {
        <Form on_submit=send>
            <div class="fields">
                <Field label=text::NAME><TextInput value=name autofocus=true test="staff-name"/></Field>
                <Field label=text::SIGN_IN_NAME><TextInput value=sign_in_name kind=TextKind::SignInName test="staff-sign-in-name"/></Field>
                <Field label=text::PASSWORD hint=hint><TextInput value=password kind=TextKind::NewPassword test="staff-password"/></Field>
            </div>
            <fieldset class="ticks">
                <legend>{t(text::ROLES)}</legend>
                {move || roles.get().into_iter().map(role_box).collect_view()}
            </fieldset>
            <Check value=may_sign_in on_change=move |yes| may_sign_in.set(yes) test="staff-open">{t(text::MAY_SIGN_IN)}</Check>
            <TroubleLine trouble=save.trouble()/>
            <DialogFoot>
                <Button on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() test="save-staff">{t(text::SAVE)}</Button>
            </DialogFoot>
        </Form>
    }
}
