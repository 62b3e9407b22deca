//! Keys of a page: each has a cap, words for the sheet that `?` opens, and what it does. Typing in a field is left alone.

pub mod example;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use atelier_core::text::Text;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Dialog, KeyCap, text};
use crate::app::t;

/// A key and what it does.
#[derive(Clone)]
pub struct Key {
    cap: &'static str,
    words: Text,
    act: Rc<dyn Fn()>,
}

/// A key: `key("N", BOOK, move || navigate("/book"))`. Caps are `N`, `?`, `F7`, `Space`, `Enter`, `Esc`, `Left`, `Right`,
/// `Up`, `Down`, `Home`, `End`, `PageUp`, `PageDown`, `Delete`, with `Ctrl`, `Shift` or `Alt` before, as in `Ctrl F6`.
pub fn key(cap: &'static str, words: Text, act: impl Fn() + 'static) -> Key {
    Key { cap, words, act: Rc::new(act) }
}

/// Keys that were bound together, by a page or the frame; none for a wall that an open dialog puts before them.
struct Layer {
    id: u32,
    keys: Option<Vec<Key>>,
}

thread_local! {
    static LAYERS: RefCell<Vec<Layer>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    static SHEET: Cell<Option<RwSignal<bool>>> = const { Cell::new(None) };
}

fn lay(keys: Option<Vec<Key>>) {
    let id = LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    });
    LAYERS.with_borrow_mut(|layers| layers.push(Layer { id, keys }));
    on_cleanup(move || LAYERS.with_borrow_mut(|layers| layers.retain(|layer| layer.id != id)));
}

/// Binds keys as long as the component lives. Later ones come before earlier ones, a page's before the frame's; within
/// an open dialog only the dialog's own count.
pub fn use_keys(keys: impl IntoIterator<Item = Key>) {
    lay(Some(keys.into_iter().collect()));
}

/// Shuts out all keys bound so far, as long as the component lives.
pub(super) fn barrier() {
    lay(None);
}

fn reachable() -> Vec<Key> {
    LAYERS.with_borrow(|layers| layers.iter().rev().map_while(|layer| layer.keys.as_ref()).flatten().cloned().collect())
}

fn is_typing(target: &web_sys::Element) -> bool {
    let name = target.tag_name();
    match name.as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "range" | "button")),
        _ => target.closest("[contenteditable]").is_ok_and(|found| found.is_some()),
    }
}

/// Whether the element does something of its own by this key.
fn has_own_use(target: &web_sys::Element, key: &str) -> bool {
    let name = target.tag_name();
    let role = target.get_attribute("role").unwrap_or_default();
    match key {
        "Enter" => matches!(name.as_str(), "BUTTON" | "A" | "SUMMARY"),
        " " => matches!(name.as_str(), "BUTTON" | "SUMMARY" | "INPUT"),
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" => name == "INPUT" || matches!(role.as_str(), "option" | "menuitem"),
        _ => false,
    }
}

fn named(key: &str) -> &str {
    match key {
        "Space" => " ",
        "Esc" => "Escape",
        "Left" => "ArrowLeft",
        "Right" => "ArrowRight",
        "Up" => "ArrowUp",
        "Down" => "ArrowDown",
        other => other,
    }
}

fn fits(cap: &str, event: &web_sys::KeyboardEvent) -> bool {
    let (mut ctrl, mut shift, mut alt, mut wanted) = (false, false, false, "");
    for part in cap.split(' ') {
        match part {
            "Ctrl" => ctrl = true,
            "Shift" => shift = true,
            "Alt" => alt = true,
            other => wanted = other,
        }
    }
    if (event.ctrl_key() || event.meta_key()) != ctrl || event.alt_key() != alt {
        return false;
    }
    let mut letters = wanted.chars();
    let is_letter = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none();
    // Signs such as `?` and `+` need Shift on one keyboard and not on another; letters and named keys tell it apart.
    let is_sign = wanted.chars().count() == 1 && !is_letter;
    if !is_sign && event.shift_key() != shift {
        return false;
    }
    // While an input method composes, the key is `Process`, and its place on the keyboard is all there is.
    event.key().eq_ignore_ascii_case(named(wanted)) || (is_letter && event.code().strip_prefix("Key") == Some(wanted))
}

fn pressed(event: &web_sys::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    if let Some(target) = &target {
        let name = event.key();
        let is_function = name.len() > 1 && name.starts_with('F');
        if plain && ((is_typing(target) && !is_function) || has_own_use(target, &name)) {
            return;
        }
    }
    if let Some(key) = reachable().into_iter().find(|key| fits(key.cap, event)) {
        event.prevent_default();
        (key.act)();
    }
}

fn sheet() -> RwSignal<bool> {
    SHEET.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let open = RwSignal::new(false);
            cell.set(Some(open));
            open
        })
    })
}

/// Opens the sheet of the keys that count now, as `?` does.
pub fn open_key_sheet() {
    sheet().set(true);
}

/// Listens to the keyboard and holds the sheet of keys; once, in the frame.
#[component]
pub fn KeySheet() -> impl IntoView {
    let open = sheet();
    drop(window_event_listener(ev::keydown, |event| pressed(&event)));
    use_keys([key("?", text::ALL_KEYS, open_key_sheet)]);
    let listed = RwSignal::new(Vec::<(&'static str, Text)>::new());
    Effect::new(move |_| {
        if open.get() && listed.with_untracked(Vec::is_empty) {
            listed.set(reachable_listed());
        } else if !open.get() {
            listed.update(Vec::clear);
        }
    });
    let row = |(cap, words): (&'static str, Text)| {
        view! { <li><span class="key-sheet-caps"><KeyCap cap/></span><span>{t(words)}</span></li> }
    };
    view! {
        <Dialog open title=text::KEYS test="key-sheet">
            <ul class="key-sheet">{move || listed.get().into_iter().map(row).collect_view()}</ul>
        </Dialog>
    }
}

/// The keys of the page and the frame, below the wall of the sheet itself.
fn reachable_listed() -> Vec<(&'static str, Text)> {
    let mut listed: Vec<(&'static str, Text)> = Vec::new();
    LAYERS.with_borrow(|layers| {
        for key in layers.iter().rev().filter_map(|layer| layer.keys.as_ref()).flatten() {
            if !listed.iter().any(|(cap, _)| *cap == key.cap) {
                listed.push((key.cap, key.words));
            }
        }
    });
    listed
}
