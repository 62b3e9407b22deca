//! Checking what was handed in: how before and after are compared, accepting, and sending back with a reason.

use leptos::prelude::*;

use super::task_desk::{Look, TaskDesk};
use super::text;
use crate::app::{TroubleLine, fill, say, t};
use crate::kit::{Button, ButtonKind, Choice, Dialog, DialogFoot, DialogSize, Field, Form, Glyph, TextArea, Words};

/// The choice between toggling, sliding and side by side.
#[component]
pub fn Looks(desk: TaskDesk) -> impl IntoView {
    let looks = Look::ALL.map(|look| {
        let words = match look {
            Look::Toggle => text::VIEW_ONE,
            Look::Slider => text::VIEW_SLIDER,
            Look::Beside => text::VIEW_BESIDE,
        };
        (look, Words::from(words))
    });
    view! { <Choice value=desk.look options=looks.to_vec() label=text::CHECK_TITLE test="look"/> }
}

/// Accept, or send back.
#[component]
pub fn Verdict(desk: TaskDesk) -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Danger cap="N" glyph=Glyph::Undo test="task-send-back" on:click=move |_| desk.ask_why()>{t(text::SEND_BACK)}</Button>
        <Button kind=ButtonKind::Main cap="Y" glyph=Glyph::Check busy=desk.accept.busy() test="task-accept" on:click=move |_| desk.take()>
            {t(text::ACCEPT)}
        </Button>
    }
}

/// Asks for the reason.
#[component]
pub fn SendBackDialog(desk: TaskDesk) -> impl IntoView {
    let title = move || {
        let customer = desk.task.get().map(|view| view.card.customer_name).unwrap_or_default();
        fill(text::SEND_BACK_TITLE, &[("customer", customer)])
    };
    view! {
        <Dialog open=desk.sending_back title=title size=DialogSize::Small test="send-back">
            <SendBackForm desk/>
        </Dialog>
    }
}

#[component]
fn SendBackForm(desk: TaskDesk) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let send = Callback::new(move |()| {
        let words = reason.get_untracked().trim().to_owned();
        if words.is_empty() {
            error.set(Some(untrack(|| say(text::REASON_NEEDED)).to_owned()));
            return;
        }
        error.set(None);
        desk.give_back(words);
    });
    // Enter makes a new line in the reason; with Ctrl it sends.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            send.run(());
        }
    };
    view! {
        <Form on_submit=send class="send-back" on:keydown=on_key>
            <Field label=text::SEND_BACK_REASON hint=text::SEND_BACK_HINT error>
                <TextArea value=reason rows=4 autofocus=true test="send-back-reason"/>
            </Field>
            <TroubleLine trouble=desk.send_back.trouble()/>
            <DialogFoot>
                <Button test="send-back-cancel" on:click=move |_| desk.sending_back.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true cap="Ctrl Enter" busy=desk.send_back.busy() test="send-back-save">{t(text::SEND_BACK)}</Button>
            </DialogFoot>
        </Form>
    }
}
