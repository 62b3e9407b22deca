//! Addresses: which page is open, with which parts and which query; going elsewhere without loading the pages anew.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::page::Page;
use crate::{cashier, catalog, customers, orders, people, production, selection, shoots, studio};

/// Every page of every department. A new department is added here and in `lib.rs`.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    [
        orders::PAGES,
        customers::PAGES,
        shoots::PAGES,
        selection::PAGES,
        production::PAGES,
        cashier::PAGES,
        catalog::PAGES,
        people::PAGES,
        studio::PAGES,
    ]
    .into_iter()
    .flatten()
}

/// The page at an address, and its `:name` parts.
pub fn find(path: &str) -> Option<(&'static Page, Vec<(&'static str, String)>)> {
    pages().find_map(|page| page.matches(path).map(|params| (page, params)))
}

/// Where the window is.
#[derive(Clone, Copy)]
pub struct Place {
    path: RwSignal<String>,
    query: RwSignal<String>,
}

thread_local! {
    static PLACE: Cell<Option<Place>> = const { Cell::new(None) };
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Where the window is.
pub fn use_place() -> Place {
    PLACE.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let place = Place { path: RwSignal::new("/".to_owned()), query: RwSignal::new(String::new()) };
            cell.set(Some(place));
            place
        })
    })
}

impl Place {
    /// The path, such as `/orders/7`.
    pub fn path(self) -> String {
        self.path.get()
    }

    /// The path, without following it.
    pub fn path_now(self) -> String {
        self.path.get_untracked()
    }

    /// The query without its question mark.
    pub fn query(self) -> String {
        self.query.get()
    }

    /// Reads the address of the window again.
    pub fn read(self) {
        let Some(location) = web_sys::window().map(|window| window.location()) else { return };
        let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
        let query = location.search().unwrap_or_default().trim_start_matches('?').to_owned();
        // The query first: the page that the path brings up reads it.
        if self.query.with_untracked(|old| *old != query) {
            self.query.set(query);
        }
        if self.path.with_untracked(|old| *old != path) {
            self.path.set(path);
        }
    }
}

/// Goes to another address; the way back leads here.
pub fn navigate(path: &str) {
    go(path, |history| history.push_state_with_url(&JsValue::NULL, "", Some(path)));
}

/// Goes to another address in place of this one, such as after signing in or when a filter changes the query.
pub fn replace(path: &str) {
    go(path, |history| history.replace_state_with_url(&JsValue::NULL, "", Some(path)));
}

fn go(path: &str, step: impl Fn(&web_sys::History) -> Result<(), JsValue>) {
    let Some(window) = web_sys::window() else { return };
    let done = window.history().is_ok_and(|history| step(&history).is_ok());
    if done {
        use_place().read();
    } else {
        drop(window.location().set_href(path));
    }
}

/// Whether the present address was reached by the window's way back or forth; told once.
pub(super) fn went_back() -> bool {
    WENT_BACK.replace(false)
}

/// Goes back to where one came from; to `otherwise` when the window was opened here.
pub fn back(otherwise: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    match history {
        Some(history) if history.length().is_ok_and(|length| length > 1) => drop(history.back()),
        _ => navigate(otherwise),
    }
}

/// The part of the address that stands for `:name`; empty when there is none. Call it in a page's body.
pub fn use_param(name: &str) -> String {
    let path = use_place().path.get_untracked();
    find(&path).and_then(|(_, params)| params.into_iter().find(|(key, _)| *key == name)).map(|(_, value)| value).unwrap_or_default()
}

/// The same as an identity; none when it is not one.
pub fn use_id<T: TryFrom<String>>(name: &str) -> Option<T> {
    T::try_from(use_param(name)).ok()
}

/// A value of the query, followed: `/book?customer=7` has `use_query("customer")` of `7`; empty when absent.
pub fn use_query(name: &'static str) -> Signal<String> {
    let place = use_place();
    Signal::derive(move || {
        let query = place.query();
        web_sys::UrlSearchParams::new_with_str(&query).ok().and_then(|params| params.get(name)).unwrap_or_default()
    })
}

/// A link within the program, opened without loading the pages anew.
#[component]
pub fn Link(
    /// Where to.
    #[prop(into)]
    to: Signal<String>,
    /// Its style.
    #[prop(optional, into)]
    class: Signal<String>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    // The click is taken by the frame, for these and for any other link to a page.
    view! { <a href=move || to.get() class=move || class.get() data-test=test>{children()}</a> }
}

/// Takes clicks on links to pages, and the window's way back and forth.
pub(super) fn follow_links() {
    let place = use_place();
    place.read();
    drop(window_event_listener(leptos::ev::popstate, move |_| {
        WENT_BACK.set(true);
        place.read();
    }));
    drop(window_event_listener(leptos::ev::click, move |event| {
        if event.default_prevented() || event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()
        {
            return;
        }
        if let Some(path) = target_page(&event) {
            event.prevent_default();
            navigate(&path);
        }
    }));
}

fn target_page(event: &web_sys::MouseEvent) -> Option<String> {
    use wasm_bindgen::JsCast;
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let path = link.get_attribute("href")?;
    let plain = path.split(['?', '#']).next().unwrap_or_default();
    (path.starts_with('/') && find(plain).is_some()).then_some(path)
}
