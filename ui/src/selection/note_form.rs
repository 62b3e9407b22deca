//! What is to be retouched in a region: a code, and words.

use atelier_core::selection::RetouchCode;
use leptos::prelude::*;

use super::text;
use crate::app::t;
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, DialogSize, Field, Form, TextInput};

/// The form of a retouch note.
#[component]
pub fn NoteForm(
    /// Called with what was chosen and written.
    save: Callback<(RetouchCode, String)>,
    /// Called when nothing is to be noted.
    cancel: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(true);
    let code = RwSignal::new(RetouchCode::Skin);
    let words = RwSignal::new(String::new());
    let send = Callback::new(move |()| save.run((code.get_untracked(), words.get_untracked())));
    let choice = move |one: RetouchCode| {
        view! {
            <button type="button" class="code" aria-pressed=move || (code.get() == one).to_string() data-test=format!("code-{}", name(one)) on:click=move |_| code.set(one)>
                {t(one.text())}
            </button>
        }
    };
    view! {
        <Dialog open title=text::NOTE_TITLE size=DialogSize::Small test="note-dialog" on_close=cancel>
            <Form on_submit=send>
                <div class="codes" role="group" aria-label=t(text::NOTE_TITLE)>{RetouchCode::ALL.map(choice).collect_view()}</div>
                <Field label=text::NOTE_WORDS><TextInput value=words autofocus=true test="note-words"/></Field>
                <DialogFoot>
                    <Button test="note-cancel" on:click=move |_| cancel.run(())>{t(text::NOTE_CANCEL)}</Button>
                    <Button kind=ButtonKind::Main submit=true test="note-save">{t(text::NOTE_SAVE)}</Button>
                </DialogFoot>
            </Form>
        </Dialog>
    }
}

/// The code as tests know it.
fn name(code: RetouchCode) -> &'static str {
    match code {
        RetouchCode::Skin => "skin",
        RetouchCode::Teeth => "teeth",
        RetouchCode::StrayHair => "stray-hair",
        RetouchCode::Eyes => "eyes",
        RetouchCode::Shape => "shape",
        RetouchCode::Clothes => "clothes",
        RetouchCode::Remove => "remove",
        RetouchCode::Colour => "colour",
        RetouchCode::Other => "other",
    }
}
