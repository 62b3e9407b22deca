//! The pages of Atelier, for the window and for browsers: WebAssembly that runs in the page and asks the server.
//!
//! `app` is the frame (asking, live news, who is signed in, addresses), `kit` the controls, and every department has a
//! folder of the same name as in `core`. No page keeps what the server knows: it asks, shows, and asks again when told.

pub mod app;
pub mod kit;

pub mod cashier;
pub mod catalog;
pub mod customers;
pub mod orders;
pub mod people;
pub mod production;
pub mod selection;
pub mod shoots;
pub mod studio;

use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the page's boot script.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
