//! What the tests of the whole house stand on: studios that are opened for one test each, people who work in them,
//! photos that arrive. Nothing here is part of the program.
#![expect(clippy::expect_used, clippy::panic, reason = "a world that cannot be built must fail the test loudly")]

pub mod web;
pub mod world;
