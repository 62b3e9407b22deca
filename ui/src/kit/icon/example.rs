//! Every picture by its name.

use leptos::prelude::*;

use crate::kit::{Glyph, Icon};

/// Every picture by its name.
pub fn example() -> impl IntoView {
    let one = |glyph: Glyph| view! { <span title=format!("{glyph:?}")><Icon glyph/></span> };
    view! { <div class="example-icons">{Glyph::ALL.map(one)}</div> }
}
