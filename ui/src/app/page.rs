//! A page as its department registers it. The frame joins them: it knows no page by name.

use atelier_core::people::Right;
use atelier_core::text::Text;
use leptos::prelude::{AnyView, Signal};

use crate::kit::Glyph;

/// What surrounds a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Head and navigation, paper colours, the page scrolls.
    Office,
    /// The whole window in untinted greys: for photographs.
    Room,
    /// The whole window, paper colours, nothing around.
    Bare,
    /// The whole window in untinted greys, and nothing of the program's own: for who is not of the studio.
    Screen,
}

/// An entry of the navigation.
#[derive(Clone, Copy)]
pub struct Section {
    /// The picture before the word.
    pub glyph: Glyph,
    /// The word.
    pub label: Text,
    /// Entries stand in this order: today 10, customers 20, orders 30, shoots 40, selection 50, production 60, tasks 65,
    /// cashier 70, packages 80, staff 90, audit 92, settings 95. From 80 on they stand below a line.
    pub rank: u8,
    /// A number behind the word, if not zero: what waits there.
    pub badge: Option<fn() -> Signal<u32>>,
}

impl Section {
    /// An entry without a number.
    pub const fn new(rank: u8, glyph: Glyph, label: Text) -> Section {
        Section { glyph, label, rank, badge: None }
    }

    /// The same with a number: the function is called once, and makes a signal that lives as long as the frame.
    pub const fn badge(self, badge: fn() -> Signal<u32>) -> Section {
        Section { badge: Some(badge), ..self }
    }
}

/// A page.
#[derive(Clone, Copy)]
pub struct Page {
    /// Its address; `:name` stands for any one part, read by `use_param("name")`.
    pub path: &'static str,
    /// Title of the window.
    pub title: Text,
    /// What surrounds it.
    pub frame: Frame,
    /// Whoever opens it needs one of these; empty for everyone who is signed in.
    pub needs: &'static [Right],
    /// Whether it is for everyone who reaches the server, without signing in.
    pub public: bool,
    /// Its entry in the navigation.
    pub section: Option<Section>,
    /// Makes it. Made anew when the address changes, not when only the query does.
    pub view: fn() -> AnyView,
}

impl Page {
    /// An office page for everyone who is signed in.
    pub const fn new(path: &'static str, title: Text, view: fn() -> AnyView) -> Page {
        Page { path, title, frame: Frame::Office, needs: &[], public: false, section: None, view }
    }

    /// The same in another frame.
    pub const fn frame(self, frame: Frame) -> Page {
        Page { frame, ..self }
    }

    /// The same for everyone who reaches the server, without signing in.
    pub const fn public(self) -> Page {
        Page { public: true, ..self }
    }

    /// The same for whoever has one of the rights.
    pub const fn needs(self, needs: &'static [Right]) -> Page {
        Page { needs, ..self }
    }

    /// The same with an entry in the navigation.
    pub const fn section(self, section: Section) -> Page {
        Page { section: Some(section), ..self }
    }

    /// What the address gives for the `:name`s, if the page has it.
    pub fn matches(&self, path: &str) -> Option<Vec<(&'static str, String)>> {
        let mut given = path.trim_matches('/').split('/');
        let mut params = Vec::new();
        for part in self.path.trim_matches('/').split('/') {
            let found = given.next()?;
            match part.strip_prefix(':') {
                Some(name) if !found.is_empty() => params.push((name, found.to_owned())),
                Some(_) => return None,
                None if part == found => {}
                None => return None,
            }
        }
        given.next().is_none().then_some(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &'static str) -> Page {
        Page::new(path, Text::new("", ""), || unreachable!())
    }

    #[test]
    fn addresses_match_part_by_part() {
        assert_eq!(page("/").matches("/"), Some(vec![]));
        assert_eq!(page("/orders").matches("/orders/"), Some(vec![]));
        assert_eq!(page("/orders/:id").matches("/orders/7"), Some(vec![("id", "7".to_owned())]));
        assert_eq!(page("/orders/:id").matches("/orders"), None);
        assert_eq!(page("/orders/:id").matches("/orders/7/8"), None);
        assert_eq!(page("/").matches("/orders"), None);
    }
}
