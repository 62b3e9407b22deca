//! One of many.

use leptos::prelude::*;

use crate::kit::example_text as text;
use crate::kit::{Select, Words};

/// One of many.
pub fn example() -> impl IntoView {
    let chosen = RwSignal::new(1u8);
    let options =
        Signal::derive(|| vec![(1, Words::from(text::WEDDING)), (2, Words::from(text::CHILDREN)), (3, Words::from(text::FAMILY))]);
    view! { <Select value=chosen options label=text::SHOOT_TYPE/> }
}
