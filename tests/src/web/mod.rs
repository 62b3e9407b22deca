//! Real browsers and the real window, driven as a person would: by WebDriver (W3C), clicked and typed. Nothing here
//! knows what is on a page.

mod driver;
mod keys;
mod stage;
pub mod tour;

pub use driver::{Browser, Chromium};
pub use keys::Key;
pub use stage::{Demo, pages};
