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
mod arrivals;
mod audit;
mod cards;
mod clocks;
mod database;
mod day;
mod edge_photos;
mod front_desk;
mod groups;
mod kills;
mod money;
mod network;
mod production;
mod rights;
mod selection;
