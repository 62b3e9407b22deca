//! Toasts: what is done, for a few seconds, with Undo where there is one. Never for what needs an answer.

pub mod example;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, ButtonSize, Glyph, Icon, IconButton, Words, text};
use crate::app::{pause, t};

#[derive(Clone)]
struct Entry {
    id: u32,
    words: Words,
    trouble: bool,
    undo: bool,
}

type Undo = Rc<dyn Fn()>;

thread_local! {
    static SHOWN: Cell<Option<RwSignal<Vec<Entry>>>> = const { Cell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    static UNDO: RefCell<HashMap<u32, Undo>> = RefCell::new(HashMap::new());
}

fn shown() -> RwSignal<Vec<Entry>> {
    SHOWN.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let signal = RwSignal::new(Vec::new());
            cell.set(Some(signal));
            signal
        })
    })
}

/// Says what is done.
pub fn toast(words: impl Into<Words>) {
    show(words.into(), false, None, 4_000);
}

/// Says what is done, and lets it be undone for some seconds.
pub fn toast_undo(words: impl Into<Words>, undo: impl Fn() + 'static) {
    show(words.into(), false, Some(Rc::new(undo)), 8_000);
}

/// Says what did not work where there is no form beside which to say it.
pub fn toast_trouble(words: impl Into<Words>) {
    show(words.into(), true, None, 10_000);
}

fn show(words: Words, trouble: bool, undo: Option<Undo>, ms: i32) {
    let id = LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    });
    let entry = Entry { id, words, trouble, undo: undo.is_some() };
    if let Some(undo) = undo {
        UNDO.with_borrow_mut(|all| all.insert(id, undo));
    }
    shown().update(|entries| {
        entries.push(entry);
        let too_many = entries.len().saturating_sub(4);
        entries.drain(..too_many);
    });
    spawn_local(async move {
        pause(ms).await;
        close(id);
    });
}

fn close(id: u32) {
    UNDO.with_borrow_mut(|all| all.remove(&id));
    if shown().with_untracked(|entries| entries.iter().any(|entry| entry.id == id)) {
        shown().update(|entries| entries.retain(|entry| entry.id != id));
    }
}

fn undo(id: u32) {
    let undo = UNDO.with_borrow_mut(|all| all.remove(&id));
    close(id);
    if let Some(undo) = undo {
        undo();
    }
}

/// Where toasts appear; once, in the frame.
#[component]
pub fn Toasts() -> impl IntoView {
    let entries = shown();
    let one = move |entry: Entry| {
        let Entry { id, words, trouble, undo: can_undo } = entry;
        view! {
            <div class="toast" class:toast-trouble=trouble data-test="toast">
                <Icon glyph=if trouble { Glyph::Alert } else { Glyph::Check }/>
                <span>{move || words.get()}</span>
                {can_undo.then(|| view! {
                    <Button size=ButtonSize::Small test="undo" on:click=move |_| undo(id)>{t(text::UNDO)}</Button>
                })}
                <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::CLOSE on:click=move |_| close(id)/>
            </div>
        }
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || entries.get() key=|entry| entry.id children=one/>
        </div>
    }
}
