//! The client's screen: the page that a second window, a browser or a television opens, and the consultant's side that
//! says what it shows. The page knows nothing of the room: it is told what to show, and asks for nothing else.

mod design;
mod dialog;
mod enter;
mod page;
mod picture;
mod presenter;
mod size;
mod text;

pub use dialog::{ScreenButton, ScreenDoor, Screens, outside, path, qr};
pub use page::ScreenPage;
pub use presenter::{Presenter, Presenting, keep_presenting};
pub use text::TITLE;
