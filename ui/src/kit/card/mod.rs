//! A card: one subject of a page on its own sheet.

pub mod example;

use leptos::prelude::*;

use super::Words;

/// A card with its title, a remark on the right of it, and its content.
#[component]
pub fn Card(
    /// Its title.
    #[prop(optional, into)]
    title: Option<Words>,
    /// A remark or buttons on the title's right.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let head = title.map(|title| {
        view! {
            <h2 class="card-title">
                <span>{move || title.get()}</span>
                {aside.map(|aside| view! { <small class="card-aside">{aside.run()}</small> })}
            </h2>
        }
    });
    view! { <section class=format!("card {class}") data-test=test>{head}{children()}</section> }
}
