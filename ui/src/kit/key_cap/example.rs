//! Keys as they are written.

use leptos::prelude::*;

use crate::kit::KeyCap;

/// Keys as they are written.
pub fn example() -> impl IntoView {
    let caps = ["N", "Space", "Ctrl Enter", "F7", "Left", "Right", "?"];
    view! { <div class="row">{caps.map(|cap| view! { <KeyCap cap/> })}</div> }
}
