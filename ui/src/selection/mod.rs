//! The selection room: the queue of orders that wait, and the room in which a client chooses.
//!
//! What a keystroke does is core's rule, applied here at once; what the choices cost is core's bill. The page keeps
//! nothing but the keystrokes that are still on their way.

mod acts;
mod bill_pane;
mod boxes;
mod catching_up;
mod check;
mod compare;
mod confirm;
mod design;
mod desk;
mod draft;
mod family;
mod film;
mod filter;
mod filter_bar;
mod grid;
mod hand;
mod head;
mod history;
mod kept;
mod key_editor;
mod key_sheet;
mod keys;
mod loupe;
mod music;
mod note_form;
mod opening;
mod order;
mod outbox;
mod own;
mod pair;
mod pane;
mod print;
mod purposes;
mod queue;
mod rail;
mod rapid;
mod room;
mod screen;
mod series;
mod signature_pad;
mod slides;
mod start;
mod survey;
mod text;
mod undo;
mod unready;
mod upgrade;
mod versions;
pub mod wish_shape;
mod wishes_for_all;
mod zoom;

use atelier_core::call::Tag;
use atelier_core::people::Right;
use atelier_core::selection::OpenQueue;
use leptos::prelude::*;

use crate::app::{Frame, Page, Section, load_when, may};
use crate::kit::Glyph;

/// The pages of the department.
pub const PAGES: &[Page] = &[
    Page::new("/selection", text::TITLE, || view! { <queue::QueuePage/> }.into_any())
        .needs(&[Right::SelectPhotos])
        .section(Section::new(50, Glyph::Grid, text::TITLE).badge(waiting)),
    Page::new("/selection/:id", text::TITLE, || view! { <room::RoomPage/> }.into_any()).frame(Frame::Room).needs(&[Right::SelectPhotos]),
    Page::new("/selection/:id/products", design::TITLE, || view! { <design::DesignsPage/> }.into_any())
        .frame(Frame::Room)
        .needs(&[Right::SelectPhotos]),
    Page::new("/screen", screen::TITLE, || view! { <screen::ScreenPage/> }.into_any()).frame(Frame::Screen).public(),
    Page::new("/screen/:pass", screen::TITLE, || view! { <screen::ScreenPage/> }.into_any()).frame(Frame::Screen).public(),
];

/// Orders that wait for the room.
fn waiting() -> Signal<u32> {
    let queue = load_when(|| may(Right::SelectPhotos).then_some(OpenQueue {}), &[Tag::Orders]);
    Signal::derive(move || u32::try_from(queue.get().map_or(0, |queue| queue.len())).unwrap_or(u32::MAX))
}
