//! One line and several.

use leptos::prelude::*;

use crate::kit::example_text as text;
use crate::kit::{TextArea, TextInput, TextKind};

/// One line and several.
pub fn example() -> impl IntoView {
    let (line, secret, lines) = (RwSignal::new(String::new()), RwSignal::new("12345678".to_owned()), RwSignal::new(String::new()));
    view! {
        <TextInput value=line label=text::NAME placeholder=text::NAME_HINT/>
        <TextInput value=secret label=text::PASSWORD kind=TextKind::Password/>
        <TextInput value=line label=text::NAME disabled=true/>
        <TextArea value=lines label=text::NOTE placeholder=text::NOTE/>
    }
}
