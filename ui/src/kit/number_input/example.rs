//! A count of photos.

use leptos::prelude::*;

use crate::kit::NumberInput;
use crate::kit::example_text as text;

/// A count of photos.
pub fn example() -> impl IntoView {
    let count = RwSignal::new(Some(30));
    view! { <NumberInput value=count most=99 label=text::PHOTOS/> }
}
