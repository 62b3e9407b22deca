//! A drawer for details, at the right edge; a press beside it closes it.

pub mod example;

use leptos::prelude::*;

use super::Words;
use super::dialog::Sheet;

/// A drawer. Its content is made anew each time it opens.
#[component]
pub fn Drawer(
    /// Whether it is open; set false to close it.
    open: RwSignal<bool>,
    /// What it shows.
    #[prop(into)]
    title: Words,
    /// Called after it has closed, however that came.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Sheet open title class="dialog drawer" on_close test children/> }
}
