//! Words that a control shows: a text in both languages, a plain string, or a closure that makes one.

use std::sync::Arc;

use atelier_core::text::Text;
use leptos::prelude::*;

use crate::app::use_studio;

/// Words that a control shows; reactive.
#[derive(Clone)]
pub struct Words(Arc<dyn Fn() -> String + Send + Sync>);

impl Words {
    /// The words now.
    pub fn get(&self) -> String {
        (self.0)()
    }
}

impl Default for Words {
    fn default() -> Self {
        Words(Arc::new(String::new))
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Words {
        let studio = use_studio();
        Words(Arc::new(move || text.get(studio.lang()).to_owned()))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words(Arc::new(move || text.clone()))
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Words {
        Words(Arc::new(move || text.to_owned()))
    }
}

impl From<Signal<String>> for Words {
    fn from(text: Signal<String>) -> Words {
        Words(Arc::new(move || text.get()))
    }
}

impl From<RwSignal<String>> for Words {
    fn from(text: RwSignal<String>) -> Words {
        Words(Arc::new(move || text.get()))
    }
}

impl From<Memo<String>> for Words {
    fn from(text: Memo<String>) -> Words {
        Words(Arc::new(move || text.get()))
    }
}

impl<F, S> From<F> for Words
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<String>,
{
    fn from(make: F) -> Words {
        Words(Arc::new(move || make().into()))
    }
}
