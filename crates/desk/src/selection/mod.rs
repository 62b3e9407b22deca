//! The selection room: sittings, their log of keystrokes, and the client's yes.

mod confirm;
mod mark;
mod room;
mod sitting;

pub use room::{notes_of_photo, photos, room, sittings};

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router
        .on(room::queue)
        .on(room::open)
        .on(sitting::start)
        .on(mark::mark)
        .on(sitting::arrange)
        .on(sitting::submit)
        .on(sitting::reopen)
        .on(confirm::confirm)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [confirm::STATEMENTS, mark::STATEMENTS, room::STATEMENTS, sitting::STATEMENTS].concat()
}
