//! A question.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, DialogSize};

/// A question.
pub fn example() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button on:click=move |_| open.set(true)>{t(text::CANCEL_ORDER)}</Button>
        <Dialog open title=text::CANCEL_ORDER size=DialogSize::Small>
            <p>{t(text::SURE)}</p>
            <DialogFoot>
                <Button on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Danger on:click=move |_| open.set(false)>{t(text::CANCEL_ORDER)}</Button>
            </DialogFoot>
        </Dialog>
    }
}
