//! Arriving photos: what was seen, what became of it, and which order it belongs to.

mod ingest;
mod look;
mod measured;
mod tray;

pub use ingest::{LibraryEntry, TakenPhoto, Took};
pub use look::{Due, Seen};
pub use measured::Measured;

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router.on(tray::open).on(tray::assign).on(tray::dismiss).on(measured::part)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [ingest::STATEMENTS, look::STATEMENTS, measured::STATEMENTS, tray::STATEMENTS].concat()
}
