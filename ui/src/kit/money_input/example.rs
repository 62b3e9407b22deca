//! An amount, and what was understood.

use atelier_core::money::Money;
use leptos::prelude::*;

use crate::app::money;
use crate::kit::MoneyInput;
use crate::kit::example_text as text;

/// An amount, and what was understood.
pub fn example() -> impl IntoView {
    let amount = RwSignal::new(Some(Money(160_000)));
    view! {
        <MoneyInput value=amount label=text::AMOUNT/>
        <span class="muted">{move || amount.get().map(money)}</span>
    }
}
