//! What stands around a page: nothing yet but the page itself.

use leptos::prelude::*;

use super::route::{find, follow_links, use_place};
use super::session::use_studio;
use crate::kit::Toasts;

/// All pages.
#[component]
pub fn App() -> impl IntoView {
    let studio = use_studio();
    follow_links();
    studio.refresh();
    let place = use_place();
    let path = Memo::new(move |_| place.path());
    view! {
        {move || find(&path.get()).map(|(page, _)| (page.view)())}
        <Toasts/>
    }
}
