//! The demo studio: a place that one can show. It is made through the real calls and the real ingest, with a clock
//! that lives through the past weeks, and with shoots that are drawn by code.
//!
//! Only an empty studio is filled. What is asked for is the story's (`story`), who is in it the cast's (`cast`).

mod calendar;
mod cast;
mod days;
mod hand;
mod jobs;
mod mark;
mod rolls;
mod selecting;
mod story;
mod working;

use atelier_core::people::BuiltInRole;
use atelier_core::studio::DemoSignIn;
use atelier_core::text::{Lang, Text};

pub(crate) use mark::{Mark, clear_unfinished, is_empty, mark};
pub(crate) use story::make;

/// Password of every account of the demo studio.
pub const PASSWORD: &str = "atelier-demo";

/// How far the making of the demo studio is.
#[derive(Debug, Clone)]
pub struct Told {
    what: Text,
    done: usize,
    total: usize,
}

impl Told {
    fn new(what: Text, done: usize, total: usize) -> Told {
        Told { what, done, total }
    }

    /// In English, for a terminal.
    pub fn english(&self) -> String {
        format!("demo studio: {}", self.words(Lang::En))
    }

    /// In both languages, Chinese first.
    pub fn text(&self) -> (String, String) {
        (self.words(Lang::Zh), self.words(Lang::En))
    }

    fn words(&self, lang: Lang) -> String {
        self.what.with(lang, &[("done", &self.done.to_string()), ("total", &self.total.to_string())])
    }
}

/// The accounts of the demo studio, as the sign-in page lists them.
pub fn sign_ins() -> Vec<DemoSignIn> {
    let account = |member: &cast::Member| DemoSignIn {
        role: role(member.role),
        name: member.name.to_owned(),
        sign_in_name: member.sign_in_name.to_owned(),
        password: PASSWORD.to_owned(),
    };
    cast::STAFF.iter().map(account).collect()
}

/// The role in both languages, since the list is shown before anyone chose one.
fn role(role: BuiltInRole) -> String {
    let text = role.text();
    format!("{} {}", text.zh, text.en)
}
