//! Details beside the page.

use leptos::prelude::*;

use crate::app::t;
use crate::kit::example_text as text;
use crate::kit::{Button, Drawer, Skeleton};

/// Details beside the page.
pub fn example() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button on:click=move |_| open.set(true)>{t(text::NOTE)}</Button>
        <Drawer open title=text::NOTE><Skeleton lines=6/></Drawer>
    }
}
