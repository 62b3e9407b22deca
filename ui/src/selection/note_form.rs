//! What is to be retouched in a region: a code by its number, and words. It stands beside the region and covers
//! nothing of it.

use atelier_core::selection::{Choice, Region, RetouchCode};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::draft::Draft;
use super::text;
use crate::app::t;
use crate::kit::{Button, ButtonKind, Field, Form, KeyCap, TextInput, key, use_keys};

const CAPS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The form of a retouch note; `done` is called with whether it was saved.
#[component]
pub fn NoteForm(desk: Desk, draft: RwSignal<Option<Draft>>, done: Callback<()>) -> impl IntoView {
    let begun = untrack(|| draft.get());
    let code = RwSignal::new(begun.as_ref().map_or(RetouchCode::Skin, |draft| draft.code));
    let words = RwSignal::new(begun.map(|draft| draft.words).unwrap_or_default());
    let node = NodeRef::<html::Div>::new();
    // Not the words' field at first: there a number would be written, not chosen.
    node.on_load(|form| drop(form.focus()));
    let save = move || {
        if let (Some(at), Some(Draft { id, region, .. })) = (desk.current.get_untracked(), draft.get_untracked()) {
            desk.choose(at, Choice::Note { id, region, code: code.get_untracked(), words: words.get_untracked().trim().to_owned() });
        }
        done.run(());
    };
    let choose = move |one: RetouchCode| {
        code.set(one);
        write(node);
    };
    use_keys(CAPS.into_iter().zip(RetouchCode::ALL).map(|(cap, one)| key(cap, one.text(), move || choose(one))));
    use_keys([key("Enter", text::NOTE_SAVE, save), key("Esc", text::NOTE_CANCEL, move || done.run(()))]);
    // Within a field the page's keys are off; Esc leaves all the same.
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            done.run(());
        }
    };
    let button = move |(nth, one): (usize, RetouchCode)| {
        view! {
            <button type="button" class="code" aria-pressed=move || (code.get() == one).to_string() data-test=format!("code-{}", name(one)) on:click=move |_| choose(one)>
                <KeyCap cap=(nth + 1).to_string()/>{t(one.text())}
            </button>
        }
    };
    let on_left = move || draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.region.x + draft.region.w / 2 > Region::FULL / 2));
    view! {
        <div class="note-form" class:on-left=on_left node_ref=node tabindex="-1" role="dialog" aria-label=t(text::NOTE_TITLE) data-test="note-form" on:keydown=leave>
            <Form on_submit=save>
                <h2>{t(text::NOTE_TITLE)}</h2>
                <div class="codes" role="group" aria-label=t(text::NOTE_TITLE)>{RetouchCode::ALL.into_iter().enumerate().map(button).collect_view()}</div>
                <Field label=text::NOTE_WORDS><TextInput value=words test="note-words"/></Field>
                <div class="panel-foot">
                    <Button test="note-cancel" on:click=move |_| done.run(())>{t(text::NOTE_CANCEL)}</Button>
                    <Button kind=ButtonKind::Main cap="Enter" submit=true test="note-save">{t(text::NOTE_SAVE)}</Button>
                </div>
            </Form>
        </div>
    }
}

/// Puts the cursor into the words' field.
fn write(form: NodeRef<html::Div>) {
    let field = form.get_untracked().and_then(|form| form.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(field.focus());
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
