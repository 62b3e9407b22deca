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
    let said = move || if short { written(&cap.get()).replace("Shift ", "\u{21e7}") } else { written(&cap.get()) };
    view! { <kbd class="key" aria-hidden="true">{said}</kbd> }
}
