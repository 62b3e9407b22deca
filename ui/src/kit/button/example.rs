//! Buttons of every weight.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Button, ButtonKind, ButtonSize, Glyph, IconButton};

/// Buttons of every weight.
pub fn example() -> impl IntoView {
    let busy = RwSignal::new(false);
    view! {
        <div class="row">
            <Button kind=ButtonKind::Main cap="P">{t(text::TAKE_PAYMENT)}</Button>
            <Button glyph=Glyph::Print cap="Ctrl P">{t(text::PRINT)}</Button>
            <Button kind=ButtonKind::Quiet>{t(text::CANCEL)}</Button>
        </div>
        <div class="row">
            <Button kind=ButtonKind::Danger glyph=Glyph::Trash>{t(text::CANCEL_ORDER)}</Button>
            <Button disabled=true>{t(text::PRINT)}</Button>
            <Button busy=busy on:click=move |_| busy.set(true)>{t(text::SAVE)}</Button>
        </div>
        <div class="row">
            <Button size=ButtonSize::Small>{t(text::SAVE)}</Button>
            <Button size=ButtonSize::Large>{t(text::SAVE)}</Button>
            <IconButton glyph=Glyph::Gear label=text::SAVE/>
            <IconButton glyph=Glyph::Pencil label=text::SAVE size=ButtonSize::Small/>
        </div>
    }
}
