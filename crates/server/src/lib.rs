//! The house put together: one desk, one photo library, one folder that is watched, and the one router that every
//! door leads to (the desktop window in process, browsers by TCP, a station of another server).
//!
//! Only this crate knows axum. It holds no rule of the trade and no SQL: those are in `core` and `desk`.

mod card_slots;
mod clock;
mod data_folder;
mod house;
mod ingest;
mod pages_folder;
mod papers;
mod router;
mod workbench;

pub mod demo;
pub mod serving;
pub mod tls;

pub use data_folder::DataFolder;
pub use house::{Config, House, StartFailure, Studio, assemble};
pub use pages_folder::find_pages;
pub use router::{Door, SCREEN_COOKIE, SESSION_COOKIE, Transport};
