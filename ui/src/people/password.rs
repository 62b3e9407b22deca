//! Changing one's own password.

use atelier_core::people::{ChangePassword, PASSWORD_AT_LEAST};
use leptos::prelude::*;

use super::text;
use crate::app::{TroubleLine, act, fill, say, t};
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, DialogSize, Field, Form, TextInput, TextKind, toast};

/// The dialog that changes one's own password.
#[component]
pub fn ChangePasswordDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title=text::CHANGE_PASSWORD size=DialogSize::Small test="password-dialog">
            <PasswordForm open/>
        </Dialog>
    }
}

#[component]
fn PasswordForm(open: RwSignal<bool>) -> impl IntoView {
    let (old, new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = act::<ChangePassword>();
    let differ = move || new.get() != again.get();
    let error = Signal::derive(move || (!again.with(String::is_empty) && differ()).then(|| say(text::PASSWORDS_DIFFER).to_owned()));
    let send = move |()| {
        if new.get_untracked() == again.get_untracked() {
            save.run(ChangePassword { old: old.get_untracked(), new: new.get_untracked() }, move |()| {
                open.set(false);
                toast(text::PASSWORD_CHANGED);
            });
        }
    };
    let hint = move || fill(text::PASSWORD_HINT, &[("n", PASSWORD_AT_LEAST.to_string())]);
    view! {
        <Form on_submit=send>
            <Field label=text::OLD_PASSWORD>
                <TextInput value=old kind=TextKind::Password autofocus=true test="old-password"/>
            </Field>
            <Field label=text::NEW_PASSWORD hint=hint>
                <TextInput value=new kind=TextKind::NewPassword test="new-password"/>
            </Field>
            <Field label=text::REPEAT_PASSWORD error=error>
                <TextInput value=again kind=TextKind::NewPassword test="repeat-password"/>
            </Field>
            <TroubleLine trouble=save.trouble()/>
            <DialogFoot>
                <Button on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() disabled=Signal::derive(differ) test="save-password">
                    {t(text::CHANGE)}
                </Button>
            </DialogFoot>
        </Form>
    }
}
