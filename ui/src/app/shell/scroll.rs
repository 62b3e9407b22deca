//! Lists keep their scroll: who opens a row and comes back finds the list where it was; a page opened anew begins at its top.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use crate::app::live::pause;
use crate::app::route::use_place;

thread_local! {
    static TOPS: RefCell<HashMap<String, i32>> = RefCell::new(HashMap::new());
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Notes how far the page is scrolled.
pub(super) fn note(page: NodeRef<html::Main>) {
    if let Some(node) = page.get_untracked() {
        TOPS.with_borrow_mut(|tops| tops.insert(use_place().path_now(), node.scroll_top()));
    }
}

/// Brings a page to where it was left when one comes back to it.
pub(super) fn keep(page: NodeRef<html::Main>) {
    let handle = window_event_listener(ev::popstate, |_| WENT_BACK.set(true));
    on_cleanup(move || handle.remove());
    let place = use_place();
    Effect::new(move |before: Option<String>| {
        let path = place.path();
        if before.as_ref() != Some(&path)
            && let Some(node) = page.get_untracked()
        {
            let known = TOPS.with_borrow(|tops| tops.get(&path).copied()).unwrap_or(0);
            let wanted = if WENT_BACK.replace(false) { known } else { 0 };
            node.set_scroll_top(wanted);
            if wanted > 0 {
                spawn_local(restore(node, wanted, path.clone()));
            }
        }
        path
    });
}

/// What is loaded comes a little later, and only then is there enough to scroll.
async fn restore(node: web_sys::HtmlElement, wanted: i32, path: String) {
    for _ in 0..20 {
        if node.scroll_top() >= wanted || use_place().path_now() != path {
            return;
        }
        node.set_scroll_top(wanted);
        pause(50).await;
    }
}
