//! The office: head and navigation around a page that scrolls.

mod find;
mod head;
pub use head::{AccountMenu, LanguageChoice};
mod nav;
mod scroll;

use atelier_core::people::Right;
use leptos::html;
use leptos::prelude::*;

use super::route::navigate;
use super::session::{t, use_studio};
use super::text;
use crate::kit::{key, use_keys};
use head::Head;
use nav::Nav;

/// Head, navigation and a page.
#[component]
pub(super) fn Office(
    /// The page.
    children: Children,
) -> impl IntoView {
    let (studio, search, page) = (use_studio(), NodeRef::<html::Input>::new(), NodeRef::<html::Main>::new());
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(page) = page.get_untracked() {
            drop(page.focus());
        }
    };
    use_keys([
        key("/", text::TO_SEARCH, move || {
            if let Some(search) = search.get_untracked() {
                drop(search.focus());
            }
        }),
        key("N", text::BOOK, move || {
            if studio.may(Right::BookOrders) {
                navigate("/book");
            }
        }),
    ]);
    scroll::keep(page);
    view! {
        <a class="skip" href="#page" on:click=skip>{t(text::SKIP)}</a>
        <div class="shell">
            <Head search/>
            <Nav/>
            <main class="page" id="page" tabindex="-1" node_ref=page on:scroll=move |_| scroll::note(page)>{children()}</main>
        </div>
    }
}
