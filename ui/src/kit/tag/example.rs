//! Tags of every tone.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Glyph, Tag, Tone};

/// Tags of every tone.
pub fn example() -> impl IntoView {
    view! {
        <div class="row">
            <Tag>{t(text::WEDDING)}</Tag>
            <Tag tone=Tone::Good glyph=Glyph::Check>{t(text::ARRIVED)}</Tag>
            <Tag tone=Tone::Warn>{t(text::OWING)}</Tag>
            <Tag tone=Tone::Bad glyph=Glyph::Clock>{t(text::TONIGHT)}</Tag>
            <Tag tone=Tone::Info>{t(text::UNDER_WAY)}</Tag>
        </div>
    }
}
