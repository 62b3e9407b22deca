//! Nothing here yet: one line that says what would be here, and the button that makes it.

pub mod example;

use leptos::prelude::*;

use super::{Glyph, Icon, Words};

/// What stands where a list has nothing.
#[component]
pub fn Empty(
    /// What would be here.
    #[prop(into)]
    words: Words,
    /// A picture above.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// The button that makes it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty" data-test="empty">
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <p>{move || words.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}
