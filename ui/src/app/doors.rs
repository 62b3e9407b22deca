//! What only a desktop window can do, and what a browser does instead: showing paper, opening and choosing folders.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::text;
use crate::kit::{toast, toast_trouble};

fn internals() -> Option<Object> {
    let found = Reflect::get(&web_sys::window()?.into(), &JsValue::from_str("__TAURI_INTERNALS__")).ok()?;
    found.dyn_into().ok()
}

/// Whether the pages run in the desktop window.
pub fn in_window() -> bool {
    internals().is_some()
}

/// Asks the desktop window for something.
async fn invoke(command: &str, arguments: &[(&str, &str)]) -> Result<JsValue, String> {
    let internals = internals().ok_or("no window")?;
    let say = |fault: JsValue| fault.as_string().unwrap_or_else(|| format!("{fault:?}"));
    let object = Object::new();
    for (name, value) in arguments {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).map_err(say)?;
    }
    let function: Function = Reflect::get(&internals, &JsValue::from_str("invoke")).and_then(JsCast::dyn_into).map_err(say)?;
    let promise: Promise = function.call2(&internals, &JsValue::from_str(command), &object).and_then(JsCast::dyn_into).map_err(say)?;
    JsFuture::from(promise).await.map_err(say)
}

/// Shows a paper, such as `/paper/receipt/...?lang=en`: the window's system viewer, or a tab of the browser; from
/// there it is printed.
pub fn print(path: String) {
    if in_window() {
        spawn_local(async move {
            if let Err(fault) = invoke("show_paper", &[("path", &path)]).await {
                toast_trouble(fault);
            }
        });
        return;
    }
    let opened = web_sys::window().and_then(|window| window.open_with_url_and_target(&path, "_blank").ok().flatten());
    if opened.is_none() {
        toast_trouble(text::POPUP_BLOCKED);
    }
}

/// Opens the client's screen at this address, such as `/screen/K7M2QX`: a window of its own on the second monitor.
pub fn open_client_screen(path: String) {
    if in_window() {
        spawn_local(async move {
            if let Err(fault) = invoke("open_client_screen", &[("path", &path)]).await {
                toast_trouble(fault);
            }
        });
        return;
    }
    let opened = web_sys::window()
        .and_then(|window| window.open_with_url_and_target_and_features(&path, "atelier-client-screen", "popup").ok().flatten());
    if opened.is_none() {
        toast_trouble(text::POPUP_BLOCKED);
    }
}

/// Opens a folder of the data folder in the system's file manager; in a browser its path is copied instead.
pub fn open_folder(path: String) {
    spawn_local(async move {
        if in_window() {
            if let Err(fault) = invoke("open_folder", &[("path", &path)]).await {
                toast_trouble(fault);
            }
        } else if copy(&path).await {
            toast(text::PATH_COPIED);
        } else {
            toast_trouble(path);
        }
    });
}

/// Lets the user choose a folder of this machine; none in a browser or when nothing was chosen.
pub async fn choose_folder() -> Option<String> {
    invoke("choose_folder", &[]).await.ok()?.as_string()
}

/// Copies a text; false where the browser does not allow it, as over plain HTTP.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
