//! A card within the gallery's card.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::Card;
use crate::kit::example_text as text;

/// A card within the gallery's card.
pub fn example() -> impl IntoView {
    view! { <Card title=text::OWING aside=|| view! { <span>"\u{a5}6,399"</span> }><p class="owe">"\u{a5}1,600"</p><p class="muted">{t(text::NOTE)}</p></Card> }
}
