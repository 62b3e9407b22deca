//! Photos coming in: the watched folder and memory cards, how the batch goes, what waits for its order, what came, and what was
//! not taken; cameras' clocks, the slate, and an order's photos in groups.

mod arrived;
mod arriving;
mod cards;
mod carry;
mod clocks;
mod folder;
mod groups;
mod pace;
mod page;
mod rules;
mod slate;
mod targets;
mod text;
mod troubles;

/// A QR code as one path.
pub(crate) use slate::drawn as qr_code;

use atelier_core::people::Right;
use leptos::prelude::*;

pub use rules::GroupRulesCard;

use crate::app::{Frame, Page, Section};
use crate::kit::Glyph;

/// The department's pages.
pub const PAGES: &[Page] = &[
    Page::new("/shoots", text::TITLE, || view! { <page::ShootsPage/> }.into_any()).needs(&[Right::SeeShoots]).section(Section::new(
        40,
        Glyph::Camera,
        text::SECTION,
    )),
    Page::new("/orders/:id/slate", slate::TITLE, || view! { <slate::SlatePage/> }.into_any()).needs(&[Right::SeeShoots]).frame(Frame::Bare),
    Page::new("/orders/:id/groups", groups::TITLE, || view! { <groups::GroupsPage/> }.into_any()).needs(&[Right::SeeShoots]),
];
