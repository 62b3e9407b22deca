//! What stands there while something is loaded.

use leptos::prelude::*;

use crate::kit::Skeleton;

/// What stands there while something is loaded.
pub fn example() -> impl IntoView {
    view! { <Skeleton/> }
}
