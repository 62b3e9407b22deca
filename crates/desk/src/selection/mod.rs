//! The selection room: sittings, their log of keystrokes, and the client's yes.

mod branch;
mod confirm;
mod design;
mod keys;
mod lay_out;
mod log;
mod mark;
mod own;
mod record;
mod room;
mod rooms;
mod screen;
mod sitting;
mod wishes;

pub use lay_out::again as lay_out_again;
pub use record::{latest_signature, of_sitting as record_of};
pub use room::{notes_of_photo, photos, room, sittings};
pub use screen::{Screens, may_look};
pub use wishes::wishes_of_order;

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
        .on(log::read)
        .on(log::base)
        .on(branch::start)
        .on(branch::drop_it)
        .on(branch::see_merge)
        .on(branch::merge)
        .on(screen::open)
        .on(screen::see)
        .on(screen::close)
        .on(screen::present)
        .on(screen::enter)
        .on(screen::watch)
        .on(own::open)
        .on(own::read)
        .on(own::decide)
        .on(keys::read)
        .on(keys::keep)
        .on(wishes::list)
        .on(wishes::save)
        .on(wishes::order)
        .on(wishes::of_order)
        .on(wishes::add_to_order)
        .on(wishes::drop_from_order)
        .on(design::list)
        .on(design::save)
        .on(design::drop_it)
        .on(rooms::list)
        .on(rooms::save)
        .on(rooms::drop_it)
        .on(record::check)
        .on(lay_out::lay_out)
        .on(confirm::confirm)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        branch::STATEMENTS,
        confirm::STATEMENTS,
        design::STATEMENTS,
        keys::STATEMENTS,
        lay_out::STATEMENTS,
        log::STATEMENTS,
        mark::STATEMENTS,
        own::STATEMENTS,
        record::STATEMENTS,
        room::STATEMENTS,
        rooms::STATEMENTS,
        screen::STATEMENTS,
        sitting::STATEMENTS,
        wishes::STATEMENTS,
    ]
    .concat()
}
