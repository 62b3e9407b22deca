//! Photos coming in: the watched folder, how the batch goes, what waits for its order, what came, and what was not taken.

mod arrived;
mod arriving;
mod carry;
mod folder;
mod pace;
mod page;
mod targets;
mod text;
mod troubles;

use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{Page, Section};
use crate::kit::Glyph;

/// The department's pages.
pub const PAGES: &[Page] = &[Page::new("/shoots", text::TITLE, || view! { <page::ShootsPage/> }.into_any())
    .needs(&[Right::SeeShoots])
    .section(Section::new(40, Glyph::Camera, text::SECTION))];
