//! What this station remembers by itself, in the browser's local storage: its name, its language, page leanings.

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
