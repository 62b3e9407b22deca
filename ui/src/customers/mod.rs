//! Customers: finding a household, its file, and the form that adds or changes it.

mod age;
mod draft;
mod file;
mod find_field;
mod form;
mod list;
mod picker;
mod text;

use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{Page, Section};
use crate::kit::Glyph;

pub use find_field::FindField;
pub use picker::{Chosen, CustomerPicker};

/// The department's pages.
pub const PAGES: &[Page] = &[
    Page::new("/customers", text::TITLE, || view! { <list::CustomersPage/> }.into_any())
        .needs(&[Right::SeeCustomers])
        .section(Section::new(20, Glyph::User, text::TITLE)),
    Page::new("/customers/:id", text::TITLE, || view! { <file::CustomerPage/> }.into_any()).needs(&[Right::SeeCustomers]),
];
