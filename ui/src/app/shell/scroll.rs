//! Lists keep their scroll: who opens a row and comes back finds the list where it was; a page opened anew begins at its top.

use std::cell::RefCell;
use std::collections::HashMap;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::live::pause;
use crate::app::route::{use_place, went_back};

thread_local! {
    static TOPS: RefCell<HashMap<String, i32>> = RefCell::new(HashMap::new());
}

/// Notes how far the page is scrolled.
pub(super) fn note(page: NodeRef<html::Main>) {
    if let Some(node) = page.get_untracked() {
        TOPS.with_borrow_mut(|tops| tops.insert(use_place().path_now(), node.scroll_top()));
    }
}

/// Brings a page to where it was left when one comes back to it.
pub(super) fn keep(page: NodeRef<html::Main>) {
    let place = use_place();
    Effect::new(move |before: Option<String>| {
        let path = place.path();
        if before.as_ref() != Some(&path)
            && let Some(node) = page.get_untracked()
        {
            let known = TOPS.with_borrow(|tops| tops.get(&path).copied()).unwrap_or(0);
            let wanted = if went_back() { known } else { 0 };
            node.set_scroll_top(wanted);
            request_animation_frame(move || take_focus(page));
            if wanted > 0 {
                spawn_local(restore(node, wanted, path.clone()));
            }
        }
        path
    });
}

/// Gives the keyboard to the page when what had it is gone with the page before; then Page Down scrolls and Tab begins there.
fn take_focus(page: NodeRef<html::Main>) {
    let body = document().body();
    let is_nowhere = document().active_element().is_none_or(|active| body.is_some_and(|body| active == *body));
    if is_nowhere && let Some(node) = page.try_get_untracked().flatten() {
        drop(node.focus());
    }
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
