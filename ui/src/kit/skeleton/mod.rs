//! Grey lines of the size of what is being loaded, so that nothing jumps when it comes.

pub mod example;

use leptos::prelude::*;

/// Grey lines.
#[component]
pub fn Skeleton(
    /// How many.
    #[prop(default = 4)]
    lines: usize,
    /// Height of each in pixels.
    #[prop(default = 20)]
    height: u32,
) -> impl IntoView {
    let line = move |_| view! { <i class="skeleton-line" style=format!("height:{height}px")></i> };
    view! { <div class="skeleton" aria-busy="true" aria-hidden="true">{(0..lines).map(line).collect_view()}</div> }
}
