//! Scenarios: what happens in a studio, told through the calls, each on both databases. One program, so that the
//! house is linked once.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a scenario that goes wrong must fail loudly"
)]

mod accounts;
mod after_sales;
mod arrivals;
mod audit;
mod branches;
mod cards;
mod client_screens;
mod clocks;
mod database;
mod day;
mod designs;
mod edge_photos;
mod front_desk;
mod groups;
mod keys;
mod kills;
mod laid_out;
mod money;
mod network;
mod own_rooms;
mod own_screens;
mod photos_back;
mod places;
mod production;
mod retouched;
mod rights;
mod selection;
mod sheets;
mod signatures;
mod wishes;
