//! The keys of the selection room: a person's own, bound anew whenever they change them.

use std::collections::BTreeSet;

use atelier_core::selection::{Cap, KeyAct, KeyProfile, OwnKeys, ReadKeys, Situation};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::acts::run;
use super::desk::{Desk, Mode};
use super::text;
use crate::app::{ask, use_lang};
use crate::kit::{Key, KeyCap, key, use_keys};

pub use super::acts::{Acts, new_seed};

/// The keys of whoever sits here.
#[derive(Clone, Copy)]
pub struct RoomKeys {
    /// None until they are loaded, and for who has kept none.
    own: RwSignal<Option<OwnKeys>>,
    /// Whether they are being edited.
    pub editing: RwSignal<bool>,
}

impl RoomKeys {
    /// The keys; until they are loaded those of the language.
    pub fn get(self) -> OwnKeys {
        let lang = use_lang();
        self.own.get().unwrap_or_else(|| OwnKeys::of(KeyProfile::of_language(lang.get())))
    }

    /// Other keys from now on.
    pub fn set(self, own: OwnKeys) {
        self.own.set(Some(own));
    }

    /// The cap that stands first for an act; none where it has no key.
    pub fn first(self, act: KeyAct) -> Option<&'static str> {
        self.get().caps(act).first().map(|cap| cap.name())
    }
}

/// The keys of the room around this component.
pub fn use_room_keys() -> RoomKeys {
    use_context::<RoomKeys>().unwrap_or_else(|| RoomKeys { own: RwSignal::new(None), editing: RwSignal::new(false) })
}

/// The cap of an act as it is now; nothing where it has no key.
#[component]
pub fn LiveCap(#[prop(into)] act: Signal<KeyAct>, #[prop(optional)] short: bool) -> impl IntoView {
    let keys = use_room_keys();
    move || keys.first(act.get()).map(|cap| view! { <KeyCap cap short/> })
}

/// Binds all keys of the room as long as the page lives, and tells the components in it which they are.
pub fn bind(desk: Desk, acts: Acts) {
    let keys = RoomKeys { own: RwSignal::new(None), editing: RwSignal::new(false) };
    provide_context(keys);
    spawn_local(async move {
        // Without an answer the language's keys stay: the room is of use all the same.
        if let Ok(Some(own)) = ask(ReadKeys {}).await
            && keys.own.try_get_untracked() == Some(None)
        {
            keys.own.set(Some(own));
        }
    });
    let lang = use_lang();
    // What is bound last counts first: keys that change must not come before those of what lies open in the room.
    let bound = Memo::new(move |before: Option<&OwnKeys>| {
        let waits = keys.editing.get() || desk.keys_open.get() || desk.history.with(Option::is_some);
        let now = keys.own.get().unwrap_or_else(|| OwnKeys::of(KeyProfile::of_language(lang.get())));
        before.filter(|_| waits).cloned().unwrap_or(now)
    });
    let binding = RenderEffect::new(move |_| {
        let own = bound.get();
        use_keys(room_keys(desk, acts, &own));
        digits_by_place(desk, acts, own);
    });
    StoredValue::new_local(binding);
}

/// Where the keys count now.
fn situation(desk: Desk) -> Situation {
    if desk.mode.get_untracked() == Mode::Compare { Situation::Compare } else { Situation::Browse }
}

/// A key for every cap of which an act makes use; `?` opens the sheet whatever else does.
fn room_keys(desk: Desk, acts: Acts, own: &OwnKeys) -> Vec<Key> {
    let map: Vec<(Cap, KeyAct)> = own.map();
    let caps: BTreeSet<Cap> = map.iter().map(|(cap, _)| *cap).collect();
    let bound = |cap: Cap| {
        let mine: Vec<KeyAct> = map.iter().filter(|(known, _)| *known == cap).map(|(_, act)| *act).collect();
        key(cap.name(), text::KEY_ALL, move || {
            if let Some(act) = mine.iter().find(|act| act.counts_in(situation(desk))) {
                run(desk, acts, *act);
            }
        })
    };
    let sheet = key("?", text::KEY_ALL, move || run(desk, acts, KeyAct::AllKeys));
    caps.into_iter().map(bound).chain([sheet]).collect()
}

/// The cap of a pressed digit with Shift or Alt, by its place on the keyboard: the character is another sign then on
/// most keyboards.
pub fn digit_by_place(code: &str, [shift, ctrl, alt]: [bool; 3]) -> Option<Cap> {
    let digit = code.strip_prefix("Digit").filter(|_| shift || alt)?;
    let held = [("Shift ", shift), ("Ctrl ", ctrl), ("Alt ", alt)].into_iter().filter(|(_, is_held)| *is_held).map(|(word, _)| word);
    Cap::read(&format!("{}{digit}", held.collect::<String>())).ok()
}

/// What is held with a key; a Mac's command key counts as Ctrl.
pub fn held(event: &ev::KeyboardEvent) -> [bool; 3] {
    [event.shift_key(), event.ctrl_key() || event.meta_key(), event.alt_key()]
}

fn digits_by_place(desk: Desk, acts: Acts, own: OwnKeys) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || is_elsewhere(&event) {
            return;
        }
        let act = digit_by_place(&event.code(), held(&event)).and_then(|cap| own.act(cap, situation(desk)));
        if let Some(act) = act {
            event.prevent_default();
            run(desk, acts, act);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether a dialog is open, or somebody types.
fn is_elsewhere(event: &ev::KeyboardEvent) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let in_dialog = document.and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some();
    let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
    let types = |target: web_sys::Element| target.closest("input, textarea, select, [contenteditable]").is_ok_and(|found| found.is_some());
    in_dialog || target.is_some_and(types)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_known_by_their_place() {
        for (code, held, cap) in [
            ("Digit3", [true, false, false], Some("Shift 3")),
            ("Digit0", [false, false, true], Some("Alt 0")),
            ("Digit1", [true, true, false], Some("Shift Ctrl 1")),
            ("Digit3", [false, false, false], None),
            ("Digit3", [false, true, false], None),
            ("KeyA", [true, false, false], None),
            ("Numpad3", [true, false, false], None),
        ] {
            assert_eq!(digit_by_place(code, held).map(Cap::name), cap, "{code} {held:?}");
        }
    }
}
