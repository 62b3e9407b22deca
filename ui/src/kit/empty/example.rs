//! Nothing here yet.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Button, Empty, Glyph};

/// Nothing here yet.
pub fn example() -> impl IntoView {
    view! { <Empty words=text::NO_ORDERS glyph=Glyph::Receipt><Button>{t(text::BOOK)}</Button></Empty> }
}
