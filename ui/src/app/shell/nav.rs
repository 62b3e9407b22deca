//! The navigation: an entry for each section that whoever is signed in may open, with what waits there.

use leptos::prelude::*;

use crate::app::frame::may_open;
use crate::app::page::{Page, Section};
use crate::app::route::{Link, pages, use_place};
use crate::app::session::{t, use_studio};
use crate::app::text;
use crate::kit::Icon;

/// From this rank on, entries are for running the studio, not for its daily work.
const BACK_OFFICE: u8 = 80;

/// The navigation.
#[component]
pub(super) fn Nav() -> impl IntoView {
    let (studio, place) = (use_studio(), use_place());
    let entries = Memo::new(move |_| {
        let Some(me) = studio.me() else { return Vec::new() };
        let mut entries: Vec<(u8, &'static str)> =
            pages().filter(|page| may_open(page, &me)).filter_map(|page| page.section.map(|section| (section.rank, page.path))).collect();
        entries.sort_unstable();
        entries
    });
    // The entry whose address is the longest beginning of where one is.
    let at = Memo::new(move |_| {
        let path = place.path();
        let within = |entry: &str| path == entry || (entry != "/" && path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/')));
        entries.get().into_iter().map(|(_, entry)| entry).filter(|entry| within(entry)).max_by_key(|entry| entry.len())
    });
    let group = move |back_office: bool| {
        entries
            .get()
            .into_iter()
            .filter(|(rank, _)| (*rank >= BACK_OFFICE) == back_office)
            .filter_map(|(_, path)| pages().find(|page| page.path == path))
            .filter_map(|page| page.section.map(|section| entry(page, section, at)))
            .collect_view()
    };
    view! {
        <nav class="nav" aria-label=t(text::SECTIONS)>
            {move || group(false)}
            <span class="grow"></span>
            {move || group(true)}
            <span class="nav-studio cut" title=move || studio.name()>{move || studio.name()}</span>
        </nav>
    }
}

fn entry(page: &'static Page, section: Section, at: Memo<Option<&'static str>>) -> impl IntoView {
    let here = move || at.get() == Some(page.path);
    let class = Signal::derive(move || if here() { "nav-entry nav-here".to_owned() } else { "nav-entry".to_owned() });
    let count = section.badge.map(|badge| {
        let waiting = badge();
        move || (waiting.get() > 0).then(|| view! { <b class="nav-count">{waiting.get()}</b> })
    });
    let test = if page.path == "/" { "nav-today".to_owned() } else { format!("nav{}", page.path.replace('/', "-")) };
    view! {
        <Link to=page.path.to_owned() class test attr:aria-current=move || here().then_some("page") attr:title=t(section.label)>
            <Icon glyph=section.glyph/>
            <span class="nav-word">{t(section.label)}</span>
            {count}
        </Link>
    }
}
