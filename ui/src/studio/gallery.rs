//! The gallery: every control of the kit by its living example, on paper and in the grey of the room.

use leptos::prelude::*;

use super::text;
use crate::app::t;
use crate::kit::{Card, Choice, Words, examples};

/// The page of controls.
#[component]
pub fn Gallery() -> impl IntoView {
    let room = RwSignal::new(false);
    let options: Vec<(bool, Words)> = vec![(false, text::PAPER.into()), (true, text::ROOM.into())];
    let options = Signal::derive(move || options.clone());
    let one = |(name, example): (&'static str, fn() -> AnyView)| {
        view! { <Card title=name test=format!("example-{name}")><div class="example">{example()}</div></Card> }
    };
    view! {
        <div class="head">
            <h1>{t(text::GALLERY)}</h1>
            <span class="muted">{t(text::GALLERY_HINT)}</span>
            <div class="push"><Choice value=room options label=text::THEME test="theme"/></div>
        </div>
        <div class="gallery" data-theme=move || room.get().then_some("room")>{examples::ALL.map(one)}</div>
    }
}
