//! Photos coming in.

use leptos::prelude::*;

use crate::kit::Progress;

/// Photos coming in.
pub fn example() -> impl IntoView {
    let done = RwSignal::new(120u32);
    view! { <Progress done of=312 per_minute=90 current="A20261108-003/IMG_4213.JPG".to_owned() on_cancel=move |()| done.set(0)/> }
}
