//! Orders at the front desk: the day, booking, the list, and the order's page with payment and pick-up.

mod book;
mod list;
mod order;
mod paper;
mod rows;
mod slot_field;
mod slot_time;
mod text;
mod to_do;
mod today;

use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{Page, Section};
use crate::kit::Glyph;

pub use paper::Paper;
pub use rows::{OrderPlace, row_columns, stage_tag};

/// The department's pages.
pub const PAGES: &[Page] =
    &[
        Page::new("/", text::TODAY_TITLE, || view! { <today::TodayPage/> }.into_any()).needs(&[Right::SeeOrders]).section(Section::new(
            10,
            Glyph::Home,
            text::TODAY_TITLE,
        )),
        Page::new("/orders", text::ORDERS_TITLE, || view! { <list::OrdersPage/> }.into_any())
            .needs(&[Right::SeeOrders])
            .section(Section::new(30, Glyph::Receipt, text::ORDERS_TITLE)),
        Page::new("/orders/:id", text::ORDERS_TITLE, || view! { <order::OrderPage/> }.into_any()).needs(&[Right::SeeOrders]),
        Page::new("/book", text::BOOK_TITLE, || view! { <book::BookPage/> }.into_any()).needs(&[Right::BookOrders]),
    ];
