//! Customers as one types.

use atelier_core::customers::{CustomerHit, FindCustomers};
use leptos::prelude::*;

use crate::app::load_when;
use crate::kit::example_text as text;
use crate::kit::{SearchBox, toast};

/// Customers as one types.
pub fn example() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let wanted = move || Some(FindCustomers { words: words.get() }).filter(|call| !call.words.is_empty());
    let results = load_when(wanted, &[]);
    let line = |hit: CustomerHit| view! { <b>{hit.name}</b> };
    view! { <SearchBox words results result=line on_open=|hit: CustomerHit| toast(hit.name) placeholder=text::NAME/> }
}
