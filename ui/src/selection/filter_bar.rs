//! The bar above the grid: what is asked for, with a way to ask for more and to ask for less.

use std::collections::BTreeMap;

use atelier_core::catalog::label;
use atelier_core::selection::ColourLabel;
use atelier_core::shoots::Photo;
use atelier_core::text::Text;
use leptos::prelude::*;

use super::desk::Desk;
use super::filter::{Filter, Lies, People, Seen};
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::{Button, ButtonSize, Glyph, Icon};

/// A choice of the panel: its words, and the filter with it and without it.
#[derive(Clone)]
struct Ask {
    words: String,
    with: Filter,
    without: Filter,
}

impl Ask {
    fn is_on(&self, now: &Filter) -> bool {
        *now == self.with
    }
}

/// The bar.
#[component]
pub fn FilterBar(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let chip = move |(words, without): (String, Filter)| {
        let without = StoredValue::new(without);
        view! {
            <button type="button" class="ask on" data-test="filter-chip" on:click=move |_| desk.see(without.get_value())>
                {words}<Icon glyph=Glyph::Cross/>
            </button>
        }
    };
    let chips = move || active(desk).into_iter().map(chip).collect_view();
    view! {
        <div class="filter-bar" data-test="filter-bar">
            <button type="button" class="ask" aria-expanded=move || open.get().to_string() data-test="filter" on:click=move |_| open.update(|open| *open = !*open)>
                <Icon glyph=Glyph::Search/>{t(text::FILTER)}
            </button>
            {chips}
            <Show when=move || desk.filter.with(|filter| !filter.is_all())>
                <span class="muted" data-test="filter-count">{move || fill(text::PHOTOS_N, &[("n", desk.shown.with(|shown| shown.len()).to_string())])}</span>
                <Button size=ButtonSize::Small test="filter-clear" on:click=move |_| desk.see(Filter::default())>{t(text::FILTER_CLEAR)}</Button>
            </Show>
        </div>
        <Show when=move || open.get()><Panel desk/></Show>
    }
}

/// What is asked for, each with the filter that asks for all but it.
fn active(desk: Desk) -> Vec<(String, Filter)> {
    let now = desk.filter.get();
    let lang = use_lang().get();
    let mut chips = Vec::new();
    let mut add = |words: String, without: Filter| chips.push((words, without));
    if let Some(verdict) = now.verdict {
        add(say(verdict.text()).to_owned(), Filter { verdict: None, ..now.clone() });
    }
    if let Some(line) = now.purpose.and_then(|nth| desk.entitlements().get(nth).cloned()) {
        add(label(line.purpose, &line.detail, lang), Filter { purpose: None, ..now.clone() });
    }
    if let Some(stars) = now.stars {
        add(fill(text::STARS_FROM, &[("n", stars.to_string())]), Filter { stars: None, ..now.clone() });
    }
    if let Some(colour) = now.label {
        add(say(colour.text()).to_owned(), Filter { label: None, ..now.clone() });
    }
    if let Some((model, _)) = &now.camera {
        add(model.clone(), Filter { camera: None, ..now.clone() });
    }
    if let Some(lies) = now.lies {
        add(say(lies_words(lies)).to_owned(), Filter { lies: None, ..now.clone() });
    }
    if let Some(people) = now.people {
        add(say(people_words(people)).to_owned(), Filter { people: None, ..now.clone() });
    }
    if let Some(scene) = now.scene {
        add(fill(text::OUTFIT_N, &[("n", scene.to_string())]), Filter { scene: None, ..now.clone() });
    }
    if now.noted {
        add(say(text::NOTED).to_owned(), Filter { noted: false, ..now.clone() });
    }
    if now.untagged {
        add(say(text::UNTAGGED).to_owned(), Filter { untagged: false, ..now.clone() });
    }
    if now.series.is_some() {
        add(say(text::THIS_SERIES).to_owned(), Filter { series: None, ..now });
    }
    chips
}

fn lies_words(lies: Lies) -> Text {
    match lies {
        Lies::Upright => text::UPRIGHT,
        Lies::Across => text::ACROSS,
    }
}

fn people_words(people: People) -> Text {
    match people {
        People::Nobody => text::NOBODY,
        People::One => text::ONE_PERSON,
        People::Two => text::TWO_PEOPLE,
        People::More => text::MORE_PEOPLE,
    }
}

/// The choices, in groups, each with how many photos it would leave.
#[component]
fn Panel(desk: Desk) -> impl IntoView {
    let button = move |ask: Ask| {
        let is_on = desk.filter.with(|now| ask.is_on(now));
        let count = count(desk, &ask.with);
        let wanted = StoredValue::new(if is_on { ask.without } else { ask.with });
        view! {
            <button type="button" class="ask" class:on=is_on aria-pressed=is_on.to_string() disabled=count == 0 && !is_on data-test="ask" on:click=move |_| desk.see(wanted.get_value())>
                {ask.words}<small>{count}</small>
            </button>
        }
    };
    let group = move |(name, asks): (Text, Vec<Ask>)| {
        (asks.len() > 1 || asks.first().is_some_and(|ask| ask.with.noted)).then(|| {
            view! { <div class="ask-group"><span class="faint">{t(name)}</span>{asks.into_iter().map(button).collect_view()}</div> }
        })
    };
    view! { <div class="filter-panel" data-test="filter-panel">{move || groups(desk).into_iter().map(group).collect_view()}</div> }
}

fn groups(desk: Desk) -> Vec<(Text, Vec<Ask>)> {
    let now = desk.filter.get();
    let ask = |words: String, with: Filter, without: Filter| Ask { words, with, without };
    let stars = (1..=5u8).map(|n| {
        let words = fill(text::STARS_FROM, &[("n", n.to_string())]);
        ask(words, Filter { stars: Some(n), ..now.clone() }, Filter { stars: None, ..now.clone() })
    });
    let labels = ColourLabel::ALL.map(|colour| {
        let with = Filter { label: Some(colour), ..now.clone() };
        ask(say(colour.text()).to_owned(), with, Filter { label: None, ..now.clone() })
    });
    let lies = [Lies::Upright, Lies::Across].map(|lies| {
        let with = Filter { lies: Some(lies), ..now.clone() };
        ask(say(lies_words(lies)).to_owned(), with, Filter { lies: None, ..now.clone() })
    });
    let people = [People::Nobody, People::One, People::Two, People::More].map(|people| {
        let with = Filter { people: Some(people), ..now.clone() };
        ask(say(people_words(people)).to_owned(), with, Filter { people: None, ..now.clone() })
    });
    let cameras = desk.photos.with(|photos| {
        let mut known = BTreeMap::new();
        for photo in photos.iter().filter(|photo| !photo.camera.is_empty()) {
            known.entry((photo.camera.clone(), photo.serial.clone())).or_insert(());
        }
        known.into_keys().collect::<Vec<_>>()
    });
    let alone = |model: &str| cameras.iter().filter(|(other, _)| other == model).count() == 1;
    let cameras = cameras.iter().map(|(model, serial)| {
        let words = if alone(model) { model.clone() } else { format!("{model} {serial}") };
        let with = Filter { camera: Some((model.clone(), serial.clone())), ..now.clone() };
        ask(words, with, Filter { camera: None, ..now.clone() })
    });
    let last = desk.scenes.with(|scenes| scenes.iter().max().copied().unwrap_or(0));
    let scenes = (1..=last.min(30)).map(|scene| {
        let with = Filter { scene: Some(scene), ..now.clone() };
        ask(fill(text::OUTFIT_N, &[("n", scene.to_string())]), with, Filter { scene: None, ..now.clone() })
    });
    let noted = ask(say(text::NOTED).to_owned(), Filter { noted: true, ..now.clone() }, Filter { noted: false, ..now.clone() });
    vec![
        (text::STARS, stars.collect()),
        (text::LABELS, labels.to_vec()),
        (text::LIES, lies.to_vec()),
        (text::PEOPLE, people.to_vec()),
        (text::CAMERA, cameras.collect()),
        (text::OUTFITS, scenes.collect()),
        (text::WISHES, vec![noted]),
    ]
}

/// How many photos a filter would leave.
fn count(desk: Desk, filter: &Filter) -> usize {
    let (series, scenes) = (desk.series.get(), desk.scenes.get());
    let tag = filter.purpose.and_then(|nth| desk.entitlements().get(nth).map(|line| line.id.clone()));
    desk.photos.with(|photos| {
        desk.book.with(|book| {
            let fits = |(at, photo): &(usize, &Photo)| {
                filter.fits(&Seen {
                    photo,
                    marks: book.known(&photo.id),
                    carries: tag.as_ref().is_some_and(|tag| book.carries(&photo.id, tag)),
                    noted: filter.noted && book.note_count(&photo.id) > 0,
                    scene: scenes.get(*at).copied().unwrap_or(0),
                    series: series.get(*at).and_then(|place| place.as_ref().map(|place| place.series)),
                })
            };
            photos.iter().enumerate().filter(fits).count()
        })
    })
}
