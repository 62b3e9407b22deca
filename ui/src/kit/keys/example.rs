//! A key of this page.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{KeyCap, key, toast, use_keys};

/// A key of this page.
pub fn example() -> impl IntoView {
    use_keys([key("K", text::ARRIVED, || toast(text::ARRIVED))]);
    view! { <p class="row"><KeyCap cap="K"/>{t(text::ARRIVED)}</p> }
}
