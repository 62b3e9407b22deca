//! A photo of the library by its content, its space reserved before it has come, and a mark where it is missing.

pub mod example;

use leptos::prelude::*;

use super::{Glyph, Icon, Words, text};
use crate::app::t;

/// Which rendition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PhotoSize {
    /// 320 px: grids and lists.
    #[default]
    Thumb,
    /// 2048 px: one photo on the screen.
    Preview,
    /// 4096 px: one photo, magnified. Made when it is asked for, so it may take a moment.
    Large,
}

impl PhotoSize {
    /// The address of a photo in this size.
    pub fn address(self, blake3: &str) -> String {
        let size = match self {
            PhotoSize::Thumb => "thumb",
            PhotoSize::Preview => "preview",
            PhotoSize::Large => "large",
        };
        format!("/photos/{blake3}/{size}")
    }
}

/// How it lies in its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PhotoFit {
    /// All of it is seen.
    #[default]
    Contain,
    /// The frame is filled.
    Cover,
}

/// A photo.
#[component]
pub fn Photo(
    /// BLAKE3 of its content.
    #[prop(into)]
    blake3: Signal<String>,
    /// Which rendition.
    #[prop(optional)]
    size: PhotoSize,
    /// How it lies in its frame.
    #[prop(optional)]
    fit: PhotoFit,
    /// What is said of it: its number and marks.
    #[prop(into)]
    alt: Words,
    /// Asked for at once, such as the one photo of the page.
    #[prop(optional)]
    eager: bool,
) -> impl IntoView {
    let missing = RwSignal::new(String::new());
    let gone = move || missing.with(|missing| blake3.with(|blake3| !missing.is_empty() && missing == blake3));
    let fit = match fit {
        PhotoFit::Contain => "photo photo-contain",
        PhotoFit::Cover => "photo photo-cover",
    };
    view! {
        <span class=fit class:photo-missing=gone>
            <img
                src=move || size.address(&blake3.get())
                alt=move || alt.get()
                loading=if eager { "eager" } else { "lazy" }
                decoding="async"
                draggable="false"
                hidden=gone
                on:error=move |_| missing.set(blake3.get_untracked())
            />
            {move || gone().then(|| view! {
                <span class="photo-gone"><Icon glyph=Glyph::Image/>{t(text::PHOTO_MISSING)}</span>
            })}
        </span>
    }
}
