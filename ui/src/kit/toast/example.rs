//! What is done, and what can be undone.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Button, toast, toast_trouble, toast_undo};

/// What is done, and what can be undone.
pub fn example() -> impl IntoView {
    view! {
        <div class="row">
            <Button on:click=|_| toast(text::ARRIVED)>{t(text::SAVE)}</Button>
            <Button on:click=|_| toast_undo(text::ARRIVED, || toast(text::CANCEL))>{t(text::CANCEL_ORDER)}</Button>
            <Button on:click=|_| toast_trouble(text::TOO_SHORT)>{t(text::PRINT)}</Button>
        </div>
    }
}
