//! A field with its hint, and one with an error.

use leptos::prelude::*;

use crate::app::say;
use crate::kit::example_text as text;
use crate::kit::{Field, TextInput};

/// A field with its hint, and one with an error.
pub fn example() -> impl IntoView {
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new("138".to_owned()));
    let error = Signal::derive(move || phone.with(|phone| phone.len() < 5).then(|| say(text::TOO_SHORT).to_owned()));
    view! {
        <Field label=text::NAME hint=text::NAME_HINT><TextInput value=name/></Field>
        <Field label=text::PHONE error=error><TextInput value=phone/></Field>
    }
}
