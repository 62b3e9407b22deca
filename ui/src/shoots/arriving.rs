//! Photos on their way in: what their cameras put into them at once, the studio's own thumbnails as they come.

use atelier_core::shoots::{Arriving, ShootsView};
use leptos::prelude::*;

use super::text;
use crate::app::fill;
use crate::kit::{Card, Glyph, Icon, PhotoSize};

/// The pictures; nothing where nothing is coming.
#[component]
pub fn ArrivingPhotos(view: Signal<ShootsView>) -> impl IntoView {
    let arriving = Memo::new(move |_| view.with(|view| view.arriving.clone()));
    let some = Memo::new(move |_| arriving.with(|arriving| !arriving.is_empty()));
    let key = |photo: &Arriving| (photo.id.clone(), photo.version, photo.content.is_some());
    move || {
        some.get().then(|| {
            view! {
                <Card title=text::ARRIVING test="shoots-arriving">
                    <div class="shoots-arriving">
                        <For each=move || arriving.get() key=key let:photo>{tile(photo)}</For>
                    </div>
                </Card>
            }
        })
    }
}

fn tile(Arriving { id, file, version, content }: Arriving) -> impl IntoView {
    // A file that grows, or is replaced, is looked at afresh.
    let first = format!("/first-look/{id}?{version}");
    let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
    let words = if content.is_some() { text::IS_IN } else { text::IS_COMING };
    let label = fill(words, &[("file", name)]);
    let (title, blank) = (label.clone(), RwSignal::new(false));
    let taken = content.is_some();
    let source = content.map_or(first, |content| PhotoSize::Thumb.address(&content));
    view! {
        <span class="tile" class:coming=!taken title=title data-test=if taken { "arriving-in" } else { "arriving-coming" }>
            <img src=source alt=label decoding="async" draggable="false" hidden=move || blank.get() on:error=move |_| blank.set(true)/>
            {move || blank.get().then(|| view! { <Icon glyph=Glyph::Image/> })}
        </span>
    }
}
