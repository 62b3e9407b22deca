//! The frame of all pages: asking the server, live news, who is signed in, addresses, and what stands around a page.

pub mod act;
pub mod ask;
pub mod doors;
mod frame;
pub mod id;
pub mod live;
pub mod load;
pub mod page;
pub mod paper;
pub mod route;
pub mod session;
pub(crate) mod shell;
pub mod station;
mod text;

pub use act::{Act, TroubleLine, act};
pub use ask::{Trouble, ask, send_file};
pub use doors::{choose_folder, in_window, open_client_screen, open_folder, print};
pub use frame::App;
pub use id::new_id;
pub use live::{pause, use_live};
pub use load::{Load, LoadTrouble, Loaded, load, load_when};
pub use page::{Frame, Page, Section};
pub use paper::{PaperDialog, PaperPages, preview};
pub use route::{Link, back, navigate, replace, use_id, use_param, use_query};
pub use session::{day, fill, may, money, money_digits, money_full, say, t, tf, today, use_lang, use_studio};
pub use shell::{AccountMenu, LanguageChoice};
