//! A design on a client's screen: the product as it will be, alone or on its wall.

use atelier_core::id::PhotoId;
use atelier_core::selection::{Picture, ScreenView};
use leptos::prelude::*;

use crate::selection::design::{Drawn, as_it_will_be, hanging};

/// The design, following what the consultant changes.
pub fn product(view: RwSignal<ScreenView>) -> impl IntoView {
    let seen = move || {
        view.with(|view| {
            let Picture::Design(design) = &view.picture else { return None };
            let photo = |photo: &PhotoId| drawn(view, photo);
            Some(match &design.hang {
                Some(hang) => hanging(design, hang, &photo).into_any(),
                None => as_it_will_be(&design.template, &design.fills, &photo).into_any(),
            })
        })
    };
    view! { <div class="screen-design" data-test="screen-design">{seen}</div> }
}

/// A photo of the picture. A screen knows no numbers to tell it by.
fn drawn(view: &ScreenView, photo: &PhotoId) -> Option<Drawn> {
    let known = view.photos.iter().find(|known| known.id == *photo)?;
    Some(Drawn { content: known.content.clone(), said: String::new() })
}
