//! The studio itself: the first run, the settings, and the gallery of controls.

mod gallery;
mod set_up;
mod settings;
mod text;

use atelier_core::people::Right;
use leptos::prelude::*;

pub use set_up::SetUpPage;

use crate::app::page::{Page, Section};
use crate::kit::Glyph;

/// The department's pages.
pub const PAGES: &[Page] = &[
    Page::new("/settings", text::SETTINGS, || view! { <settings::SettingsPage/> }.into_any())
        .needs(&[Right::EditStudio])
        .section(Section::new(95, Glyph::Gear, text::SETTINGS)),
    Page::new("/gallery", text::GALLERY, || view! { <gallery::Gallery/> }.into_any()),
];
