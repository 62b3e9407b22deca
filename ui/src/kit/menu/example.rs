//! A menu behind a button.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Glyph, Icon, Menu, MenuItem, toast};

/// A menu behind a button.
pub fn example() -> impl IntoView {
    let button = || view! { <Icon glyph=Glyph::More/> }.into_any();
    view! {
        <Menu button=button.into() label=text::NOTE>
            <MenuItem glyph=Glyph::Print on_choose=|()| toast(text::PRINT)>{t(text::PRINT)}</MenuItem>
            <MenuItem glyph=Glyph::Trash on_choose=|()| toast(text::CANCEL_ORDER)>{t(text::CANCEL_ORDER)}</MenuItem>
        </Menu>
    }
}
