//! A dialog for a decision: the browser's own, so that focus stays within and Esc closes.

pub mod example;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::field::fresh_id;
use super::keys::barrier;
use super::{Glyph, IconButton, Words, text};

/// How wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// 420 px: a question.
    Small,
    /// 560 px: a form.
    #[default]
    Medium,
    /// 840 px: a form of two columns or a list.
    Large,
}

/// A dialog. Its content is made anew each time it opens, so that a form begins fresh.
#[component]
pub fn Dialog(
    /// Whether it is open; set false to close it.
    open: RwSignal<bool>,
    /// What it decides.
    #[prop(into)]
    title: Words,
    /// How wide.
    #[prop(optional)]
    size: DialogSize,
    /// Called after it has closed, however that came.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let class = match size {
        DialogSize::Small => "dialog dialog-small",
        DialogSize::Medium => "dialog",
        DialogSize::Large => "dialog dialog-large",
    };
    view! { <Sheet open title class on_close test children/> }
}

/// What dialogs and drawers share.
#[component]
pub(super) fn Sheet(
    open: RwSignal<bool>,
    title: Words,
    class: &'static str,
    on_close: Option<Callback<()>>,
    test: Option<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let was_open = StoredValue::new(false);
    Effect::new(move |_| {
        let now = open.get();
        if was_open.get_value()
            && !now
            && let Some(on_close) = on_close
        {
            on_close.run(());
        }
        was_open.set_value(now);
    });
    let shown = Memo::new(move |_| open.get());
    move || {
        shown.get().then(|| {
            let (title, test, children) = (title.clone(), test.clone(), children.clone());
            view! { <SheetBody open title class test children/> }
        })
    }
}

/// Told to what stands in a dialog.
#[derive(Debug, Clone, Copy)]
pub struct InDialog;

#[component]
fn SheetBody(open: RwSignal<bool>, title: Words, class: &'static str, test: Option<String>, children: ChildrenFn) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    let labelled = title_id.clone();
    barrier();
    provide_context(InDialog);
    node.on_load(|dialog| {
        if !dialog.open() {
            drop(dialog.show_modal());
        }
    });
    // Taking an open dialog out of the page leaves the focus nowhere; closing it first gives it back.
    on_cleanup(move || {
        if let Some(dialog) = node.try_get_untracked().flatten() {
            dialog.close();
        }
    });
    let outside = move |event: ev::MouseEvent| {
        use wasm_bindgen::JsCast;
        let on_backdrop = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok()).is_some();
        // A press outside closes only what asks nothing; a form would lose what was typed.
        if on_backdrop && class.contains("drawer") {
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=node
            class=class
            aria-labelledby=labelled
            data-test=test
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                open.set(false);
            }
            on:mousedown=outside
        >
            <header class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <IconButton glyph=Glyph::Cross label=text::CLOSE test="close" on:click=move |_| open.set(false)/>
            </header>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
}

/// The row of buttons at a dialog's end; the main one last.
#[component]
pub fn DialogFoot(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <footer class="dialog-foot">{children()}</footer> }
}
