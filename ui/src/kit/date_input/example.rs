//! A day.

use leptos::prelude::*;

use crate::app::{day, today};
use crate::kit::DateInput;
use crate::kit::example_text as text;

/// A day.
pub fn example() -> impl IntoView {
    let chosen = RwSignal::new(Some(today()));
    view! {
        <DateInput value=chosen label=text::SHOOT_DAY/>
        <span class="muted">{move || chosen.get().map(day)}</span>
    }
}
