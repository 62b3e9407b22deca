//! Arriving photos: what was seen, what became of it, and which order it belongs to.

mod cards;
mod clocks;
mod groups;
mod ingest;
mod look;
mod measured;
mod placing;
mod sidecars;
mod tray;

pub use cards::{CardLook, OpenCard};
pub(crate) use cards::{forget_second_copies, overlap};
pub(crate) use groups::companions;
pub use ingest::{LibraryEntry, TakenPhoto, Took};
pub use look::{Due, Seen};
pub use measured::Measured;
pub use sidecars::KeptFile;

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    let router =
        router.on(cards::open).on(cards::take).on(cards::clear).on(tray::open).on(tray::assign).on(tray::dismiss).on(measured::part);
    let router = router.on(clocks::cameras).on(clocks::set).on(clocks::undo).on(clocks::slate);
    router.on(groups::open_rules).on(groups::save_rules).on(groups::open).on(groups::lay_out)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        cards::STATEMENTS,
        clocks::STATEMENTS,
        groups::STATEMENTS,
        ingest::STATEMENTS,
        look::STATEMENTS,
        measured::STATEMENTS,
        placing::STATEMENTS,
        sidecars::STATEMENTS,
        tray::STATEMENTS,
    ]
    .concat()
}
