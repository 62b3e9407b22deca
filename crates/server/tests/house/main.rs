//! The house from outside: its router through the window's door and by TCP, the worker at the shoot folder, the
//! command line. Rules and use cases are tested where they are.
#![expect(clippy::unwrap_used, reason = "a house that cannot be opened must fail its test loudly")]

mod command;
mod doors;
mod ingest;
mod studio;
