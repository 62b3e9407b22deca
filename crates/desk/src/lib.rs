//! Use cases over the database: load, let a rule of `core` decide, write in one transaction.
//!
//! Knows sqlx and no other outside world: photos, paper and the clock are reached through ports that the server plugs
//! in. No rule is decided here that `core` could decide.

mod audit;
mod context;
mod db;
mod desk;
mod failure;
mod live;
mod papers;
mod ports;
mod router;
mod search;

mod cashier;
mod catalog;
mod customers;
mod orders;
mod people;
mod production;
mod selection;
mod shoots;
mod studio;

pub use crate::db::{OpenFailure, database_in, newest_migration};
pub use crate::desk::{Answer, Caller, Desk, DeskConfig};
pub use crate::failure::Failure;
pub use crate::papers::{Letterhead, RecordPaper, SelectionPaper};
pub use crate::people::SessionChange;
pub use crate::ports::{CardFile, CardSlots, Clock, Ids, SystemClock, SystemIds, WorkFolder, Workbench};
pub use crate::shoots::{CardLook, Due, KeptFile, LibraryEntry, Measured, OpenCard, Seen, TakenPhoto, Took};

/// Every statement of every department, by name: for the test that prepares them on both engines.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        audit::STATEMENTS,
        search::STATEMENTS,
        studio::STATEMENTS,
        &people::statements(),
        customers::STATEMENTS,
        catalog::STATEMENTS,
        &orders::statements(),
        cashier::STATEMENTS,
        &shoots::statements(),
        &selection::statements(),
        &production::statements(),
    ]
    .concat()
}
