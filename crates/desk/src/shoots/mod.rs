//! Arriving photos: what was seen, what became of it, and which order it belongs to.

mod ingest;
mod tray;

pub use ingest::{Due, LibraryEntry, Seen, TakenPhoto, Took};

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router.on(tray::open).on(tray::assign).on(tray::dismiss)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [ingest::STATEMENTS, tray::STATEMENTS].concat()
}
