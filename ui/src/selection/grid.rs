//! The grid: thousands of photos, of which only those in view exist.

use atelier_core::catalog::label;
use atelier_core::selection::{ColourLabel, Marks, Verdict};
use atelier_core::shoots::{Photo, file_number};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::desk::{Desk, Mode};
use super::hand::Rest;
use super::order::Grid;
use super::series::SeriesMark;
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::{Glyph, Icon, Photo as Photograph};

/// About how large a cell is, in pixels.
const CELL: f64 = 148.0;

/// The grid of what is seen.
#[component]
pub fn PhotoGrid(desk: Desk) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let size = RwSignal::new((880.0, 700.0));
    let top = RwSignal::new(0.0);
    let grid = Memo::new(move |_| Grid::fitting(size.get().0, CELL));
    Effect::new(move || desk.columns.set(grid.get().columns));
    measure(node, size);
    let count = Memo::new(move |_| desk.shown.with(|shown| shown.len()));
    let seen = Memo::new(move |_| grid.get().in_view(top.get(), size.get().1, count.get()));
    keep_in_view(desk, node, grid);
    // Cells are used again for what comes into view: a signal that is read by a cell remembers it for good, so that cells
    // that came and went would fill the memory.
    let slots = Memo::new(move |_| {
        let seen = seen.get();
        (0..seen.slots).filter(|slot| seen.place(*slot).is_some()).collect::<Vec<_>>()
    });
    let held = move |slot: usize| {
        Memo::new(move |before: Option<&Held>| {
            let place = seen.get().place(slot);
            let held = place.and_then(|place| desk.shown.with(|shown| shown.get(place).map(|&at| Held { place, at })));
            held.or(before.copied()).unwrap_or_default()
        })
    };
    view! {
        <div class="grid" node_ref=node tabindex="-1" role="listbox" aria-label=t(text::TITLE)
            on:scroll=move |_| {
                if let Some(div) = node.get_untracked() {
                    top.set(f64::from(div.scroll_top()));
                }
            }>
            <div class="grid-space" style=move || format!("height:{:.0}px", grid.get().height(count.get()))>
                <For each=move || slots.get() key=|slot| *slot let:slot><Cell desk grid held=held(slot)/></For>
            </div>
            <Show when=move || count.get() == 0><p class="grid-none">{t(text::NONE_HERE)}</p></Show>
        </div>
    }
}

/// Follows the size of the grid's place.
pub fn measure(node: NodeRef<html::Div>, size: RwSignal<(f64, f64)>) {
    node.on_load(move |div| {
        let element: web_sys::Element = div.clone().unchecked_into();
        let look = move |element: &web_sys::Element| {
            size.try_set((f64::from(element.client_width()).max(1.0), f64::from(element.client_height()).max(1.0)));
        };
        look(&element);
        let watched = element.clone();
        let resized = Closure::<dyn FnMut()>::new(move || look(&watched));
        if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let kept = StoredValue::new_local(Some((observer, resized)));
            on_cleanup(move || {
                if let Some((observer, _)) = kept.try_update_value(Option::take).flatten() {
                    observer.disconnect();
                }
            });
        }
    });
}

/// Scrolls so that the current photo is seen.
fn keep_in_view(desk: Desk, node: NodeRef<html::Div>, grid: Memo<Grid>) {
    Effect::new(move || {
        let (current, shown) = (desk.current.get(), desk.shown.get());
        let (Some(div), Some(place)) = (node.get(), current.and_then(|current| shown.iter().position(|&at| at == current))) else { return };
        let grid = grid.get_untracked();
        let (_, y) = grid.place(place);
        let (top, height) = (f64::from(div.scroll_top()), f64::from(div.client_height()));
        if y < top {
            div.set_scroll_top(y as i32);
        } else if y + grid.cell.1 > top + height {
            div.set_scroll_top((y + grid.cell.1 - height) as i32);
        }
    });
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Held {
    /// Its place in the grid.
    place: usize,
    /// The photo's place in all photos.
    at: usize,
}

/// A photo of the grid.
#[component]
fn Cell(desk: Desk, grid: Memo<Grid>, held: Memo<Held>) -> impl IntoView {
    let lang = use_lang();
    let (at, here) = (move || held.get().at, move || held.get_untracked().at);
    let photo = Memo::new(move |_| {
        let of = |photo: &Photo| (photo.id.clone(), photo.content.clone(), photo.file.clone());
        desk.photos.with(|photos| photos.get(at()).map(of))
    });
    let file = move || photo.with(|photo| photo.as_ref().map(|(.., file)| file.clone()).unwrap_or_default());
    let number = move || file_number(&file()).to_owned();
    let marks =
        Memo::new(move |_| photo.with(|photo| photo.as_ref().map(|(id, ..)| desk.book.with(|book| book.marks(id))).unwrap_or_default()));
    let notes = Memo::new(move |_| {
        photo.with(|photo| photo.as_ref().map(|(id, ..)| desk.book.with(|book| book.note_count(id))).unwrap_or_default())
    });
    let tags = move || {
        let lines = desk.entitlements();
        let marks = marks.get();
        lines
            .into_iter()
            .filter(|line| marks.tags.contains(&line.id))
            .map(|line| label(line.purpose, &line.detail, lang.get()))
            .collect::<Vec<_>>()
    };
    let verdict = move || marks.with(|marks| marks.verdict);
    let named =
        move || fill(text::PHOTO_NAME, &[("number", number()), ("verdict", say(verdict().text()).to_owned()), ("tags", tags().join(" "))]);
    let click = move |event: leptos::ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() {
            desk.choose_for_pair(here());
        } else {
            desk.chosen.set(Vec::new());
        }
        desk.current.set(Some(here()));
    };
    let open = move |_| {
        desk.current.set(Some(here()));
        desk.mode.set(Mode::Loupe);
    };
    let rest = Rest::new();
    let touch = move |event: leptos::ev::PointerEvent| {
        rest.press(&event, move || {
            desk.current.set(Some(here()));
            desk.mode.set(Mode::Loupe);
        });
    };
    // Onto a purpose of the rail, into its next free place.
    let drag = move |event: leptos::ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            drop(data.set_data("text/plain", &here().to_string()));
        }
    };
    let pair = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        match desk.chosen.with_untracked(Vec::len) {
            0 | 1 => {}
            2 => desk.compare(),
            many => desk.survey_of(many),
        }
    };
    let tool = move |wanted: Verdict| {
        let toggle = move |event: leptos::ev::MouseEvent| {
            event.stop_propagation();
            desk.current.set(Some(here()));
            desk.toggle_verdict(here(), wanted);
        };
        view! {
            <button type="button" tabindex="-1" data-mark=verdict_code(wanted) aria-pressed=move || (verdict() == wanted).to_string() title=t(wanted.text())
                aria-label=t(wanted.text()) on:click=toggle on:dblclick=|event| event.stop_propagation()>{glyph(wanted).map(|glyph| view! { <Icon glyph/> })}</button>
        }
    };
    // Another photo is another picture: the one before must not stand there until it has come.
    let picture = move || photo.get().map(|(_, content, _)| view! { <Photograph blake3=content alt=""/> });
    let noted = move || {
        let count = notes.get();
        (count > 0).then(|| view! { <span class="noted">{fill(text::NOTES_N, &[("n", count.to_string())])}</span> })
    };
    let is_current = move || desk.current.get() == Some(at());
    let style = move || {
        let ((x, y), (w, h)) = (grid.get().place(held.get().place), grid.get().cell);
        format!("transform:translate({x:.1}px,{y:.1}px);width:{w:.1}px;height:{h:.1}px")
    };
    view! {
        <div class="cell" style=style role="option" aria-label=named aria-selected=move || is_current().to_string()
            data-test=move || format!("photo-{}", number()) data-photo=file data-verdict=move || verdict_code(verdict())
            data-current=move || is_current().to_string() data-tags=move || tags().join(",")
            class:chosen=move || desk.chosen.with(|chosen| chosen.contains(&at()))
            draggable="true" on:dragstart=drag on:click=click on:dblclick=open on:contextmenu=pair on:pointerdown=touch on:pointermove=move |event| rest.pull(&event)
            on:pointerup=move |_| rest.end() on:pointercancel=move |_| rest.end()>
            <div class="cell-photo">
                {picture}
                <span class="file-number" hidden=move || !desk.names_shown.get()>{number}</span>
                {move || mark(verdict())}
                {move || rated(&marks.get())}
                <span class="cell-tools">{[Verdict::Pick, Verdict::Maybe, Verdict::Reject].map(tool).collect_view()}</span>
                <span class="chips">{move || tags().into_iter().map(|tag| view! { <span>{tag}</span> }).collect_view()}</span>
                <SeriesMark desk at=Signal::derive(at)/>
                {noted}
            </div>
        </div>
    }
}

/// Stars and colour label, where a photo has them.
pub fn rated(marks: &Marks) -> impl IntoView + use<> {
    let stars = (marks.rating > 0).then(|| {
        let title = fill(text::STARS_N, &[("n", marks.rating.to_string())]);
        view! { <span class="stars" title=title data-test="stars">{"★".repeat(usize::from(marks.rating))}</span> }
    });
    let label = marks
        .label
        .map(|label| view! { <span class="label-bar" data-label=label_code(label) title=t(label.text()) data-test="label"></span> });
    (stars, label)
}

fn label_code(label: ColourLabel) -> &'static str {
    match label {
        ColourLabel::Red => "red",
        ColourLabel::Yellow => "yellow",
        ColourLabel::Green => "green",
        ColourLabel::Blue => "blue",
        ColourLabel::Purple => "purple",
    }
}

/// The sign of a verdict: a shape as well as a colour.
pub fn mark(verdict: Verdict) -> Option<AnyView> {
    glyph(verdict).map(|glyph| view! { <span class="verdict"><Icon glyph/></span> }.into_any())
}

fn glyph(verdict: Verdict) -> Option<Glyph> {
    match verdict {
        Verdict::Pick => Some(Glyph::Check),
        Verdict::Maybe => Some(Glyph::Dash),
        Verdict::Reject => Some(Glyph::Cross),
        Verdict::Undecided => None,
    }
}

/// The verdict as styles and tests know it.
pub fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Undecided => "undecided",
        Verdict::Pick => "pick",
        Verdict::Maybe => "maybe",
        Verdict::Reject => "reject",
    }
}
