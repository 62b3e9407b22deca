//! The cashier: the fields that money is taken by, and a day's takings.

mod amounts;
mod takings;
mod tenders;
mod text;

use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{Page, Section};
use crate::kit::Glyph;

pub use tenders::{TenderFields, Tendered};

/// The department's pages.
pub const PAGES: &[Page] = &[Page::new("/cashier", text::TITLE, || view! { <takings::TakingsPage/> }.into_any())
    .needs(&[Right::SeeTakings])
    .section(Section::new(70, Glyph::Card, text::TITLE))];
