//! The cap of a key, standing in the button that it presses or before what it does.

pub mod example;

use leptos::prelude::*;

use super::text;
use crate::app::say;

/// How a key is written: `Ctrl Enter` becomes `Ctrl ↵`.
pub fn written(cap: &str) -> String {
    let part = |part: &str| match part {
        "Enter" => "\u{21b5}".to_owned(),
        "Left" => "\u{2190}".to_owned(),
        "Right" => "\u{2192}".to_owned(),
        "Up" => "\u{2191}".to_owned(),
        "Down" => "\u{2193}".to_owned(),
        "Space" => say(text::SPACE).to_owned(),
        other => other.to_owned(),
    };
    cap.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

/// A key cap.
#[component]
pub fn KeyCap(
    /// The key as `use_keys` knows it, such as `N`, `F7`, `Ctrl Enter`.
    #[prop(into)]
    cap: Signal<String>,
    /// Where there is little room: Shift is the arrow that stands on the key itself.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let shifted = move || short && cap.with(|cap| cap.starts_with("Shift "));
    let said = move || {
        let written = written(&cap.get());
        if shifted() { written.replacen("Shift ", "", 1) } else { written }
    };
    // Drawn, since not every font has the arrow.
    let arrow = move || {
        shifted().then(|| view! { <svg class="key-shift" viewBox="0 0 10 10"><path d="M5 1 1 5.500h2.200V9h3.600V5.500H9z" fill="currentColor"></path></svg> })
    };
    view! { <kbd class="key" aria-hidden="true">{arrow}{said}</kbd> }
}
