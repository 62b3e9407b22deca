//! The catalogue: packages, what each includes, and the form that changes one.

mod draft;
mod form;
mod list;
mod text;
mod wishes;

use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{Page, Section};
use crate::kit::Glyph;

/// The department's pages.
pub const PAGES: &[Page] = &[Page::new("/packages", text::TITLE, || view! { <list::PackagesPage/> }.into_any())
    .needs(&[Right::SeeOrders])
    .section(Section::new(80, Glyph::Box, text::TITLE))];
