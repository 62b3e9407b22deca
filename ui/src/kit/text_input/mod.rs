//! A line or several lines of text.

pub mod example;

use leptos::prelude::*;

use super::field::ids;
use super::{InDialog, Words};

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// Anything.
    #[default]
    Plain,
    /// A password that is known already.
    Password,
    /// A password that is being chosen.
    NewPassword,
    /// A phone number.
    Phone,
    /// Name to sign in with.
    SignInName,
    /// Words to look for.
    Search,
}

/// One line of text.
#[component]
pub fn TextInput(
    /// What was typed.
    value: RwSignal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: TextKind,
    /// Stands there while it is empty: an example, never the label.
    #[prop(optional, into)]
    placeholder: Words,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The cursor stands here when the page or dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called with each change, after `value` has it.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let ids = ids();
    let (of_type, mode, complete) = match kind {
        TextKind::Plain => ("text", "text", "off"),
        TextKind::Password => ("password", "text", "current-password"),
        TextKind::NewPassword => ("password", "text", "new-password"),
        TextKind::Phone => ("tel", "tel", "off"),
        TextKind::SignInName => ("text", "text", "username"),
        TextKind::Search => ("search", "search", "off"),
    };
    let node = NodeRef::<leptos::html::Input>::new();
    if autofocus {
        node.on_load(|input| drop(input.focus()));
    }
    // A dialog gives the focus to whoever carries the attribute. On a page it would come late, amid the first letters.
    let in_dialog = use_context::<InDialog>().is_some();
    view! {
        <input
            node_ref=node
            class="input"
            id=ids.input
            type=of_type
            inputmode=mode
            autocomplete=complete
            spellcheck="false"
            autofocus=autofocus && in_dialog
            aria-label=move || label.as_ref().map(Words::get)
            aria-describedby=ids.hint
            aria-invalid=move || ids.wrong.get().then_some("true")
            placeholder=move || placeholder.get()
            disabled=move || disabled.get()
            prop:value=move || value.get()
            on:input=move |event| {
                let typed = event_target_value(&event);
                value.set(typed.clone());
                if let Some(on_input) = on_input {
                    on_input.run(typed);
                }
            }
            data-test=test
        />
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// What was typed.
    value: RwSignal<String>,
    /// How many lines are seen.
    #[prop(default = 3)]
    rows: u32,
    /// Stands there while it is empty.
    #[prop(optional, into)]
    placeholder: Words,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The cursor stands here when the dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let ids = ids();
    let node = NodeRef::<leptos::html::Textarea>::new();
    if autofocus {
        node.on_load(|input| drop(input.focus()));
    }
    view! {
        <textarea
            node_ref=node
            class="input input-area"
            id=ids.input
            rows=rows
            aria-label=move || label.as_ref().map(Words::get)
            aria-describedby=ids.hint
            aria-invalid=move || ids.wrong.get().then_some("true")
            placeholder=move || placeholder.get()
            disabled=move || disabled.get()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
            data-test=test
        ></textarea>
    }
}
