//! Yes or no.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::Check;
use crate::kit::example_text as text;

/// Yes or no.
pub fn example() -> impl IntoView {
    let value = RwSignal::new(true);
    view! {
        <Check value on_change=move |yes| value.set(yes)>{t(text::TAKE_PAYMENT)}</Check>
        <Check value=false on_change=|_| () disabled=true>{t(text::PRINT)}</Check>
    }
}
