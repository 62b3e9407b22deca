//! A state in a word: its tone is never its only sign, so it carries a picture or speaks for itself.

pub mod example;

use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a state means for who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither.
    #[default]
    Neutral,
    /// Done, paid, accepted.
    Good,
    /// Look at it.
    Warn,
    /// Owing, late, refused.
    Bad,
    /// Under way.
    Info,
}

impl Tone {
    /// The part of a class name: `tag-good`.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Info => "info",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// A picture before the word.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=move || format!("tag tag-{}", tone.get().name()) data-test=test>
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </span>
    }
}
