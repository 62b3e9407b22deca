//! What this station remembers by itself, in the browser's local storage: its name, its language, page leanings.

use atelier_core::text::{Lang, Text};
use leptos::prelude::*;

use super::session::use_studio;

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was remembered under a key.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(&format!("atelier.{key}")).ok()?
}

/// Remembers a text; forgotten without complaint where the browser keeps nothing.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(&format!("atelier.{key}"), value));
    }
}

/// What this station calls itself in the audit trail; empty before its first sign-in.
pub fn name() -> String {
    remembered("station").unwrap_or_default()
}

/// Puts a proposed name into the language of the screen, as long as nobody has typed another over it.
pub fn name_in_language(name: RwSignal<String>, proposed: Text) {
    let lang = use_studio().lang();
    if name.with_untracked(|name| [Lang::Zh, Lang::En].iter().any(|lang| name == proposed.get(*lang))) {
        name.set(proposed.get(lang).to_owned());
    }
}
