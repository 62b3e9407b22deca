//! A photo that the library has not.

use leptos::prelude::*;

use crate::kit::Photo;

/// A photo that the library has not.
pub fn example() -> impl IntoView {
    view! { <div class="example-photo"><Photo blake3="0".repeat(64) alt="4213"/></div> }
}
