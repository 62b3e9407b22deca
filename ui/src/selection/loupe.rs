//! One photo with its marks and retouch notes.

use atelier_core::catalog::label;
use atelier_core::selection::{Choice, Note, Voice};
use atelier_core::shoots::file_number;
use leptos::prelude::*;

use super::desk::Desk;
use super::draft::{Draft, Drawing, Tool, Tools};
use super::filter::Filter;
use super::grid::{mark, rated, verdict_code};
use super::note_form::NoteForm;
use super::pane::{Pane, Side};
use super::text;
use super::versions::{Version, Versions};
use super::wish_shape::voice_name;
use super::zoom::main_face;
use crate::app::{fill, t, use_lang};
use crate::kit::{ButtonSize, Glyph, IconButton, PhotoSize};

/// The loupe.
#[component]
pub fn Loupe(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let photo = Signal::derive(move || desk.current_photo());
    let marks = Memo::new(move |_| desk.current.get().map(|at| desk.marks(at)).unwrap_or_default());
    prefetch(desk);
    // Magnified, the next photo is seen at the same spot of the face.
    Effect::new(move |before: Option<Option<(f64, f64)>>| {
        let face = photo.with(|photo| photo.as_ref().and_then(main_face));
        desk.zooms[0].update(|zoom| *zoom = zoom.on_the_face(before.flatten(), face));
        face
    });
    let draft = RwSignal::new(None::<Draft>);
    let tool = RwSignal::new(Tool::default());
    // Another photo, or no noting any more: what was drawn is given up.
    Effect::new(move |before: Option<Option<usize>>| {
        let at = desk.current.get();
        if !desk.noting.get() || before.is_some_and(|before| before != at) {
            draft.set(None);
        }
        at
    });
    let done = Callback::new(move |()| {
        draft.set(None);
        desk.noting.set(false);
    });
    let version = Memo::new(move |_| desk.version_seen());
    let both = move || version.get() == Version::Both;
    let drawing = move || desk.noting.get().then(|| view! { <Drawing draft tool/> });
    let number = move || photo.with(|photo| photo.as_ref().map(|photo| file_number(&photo.file).to_owned()).unwrap_or_default());
    let tags = move || {
        let carried = marks.with(|marks| marks.tags.clone());
        desk.entitlements()
            .into_iter()
            .filter(|line| carried.contains(&line.id))
            .map(|line| label(line.purpose, &line.detail, lang.get()))
            .collect::<Vec<_>>()
    };
    let zoom = move || {
        let scale = desk.zooms[0].get().scale;
        (scale > 1.0).then(|| fill(text::ZOOM_N, &[("n", format!("{:.0}", scale * 100.0))]))
    };
    let series = move || {
        let only = desk.filter.with(|filter| filter.series.is_some());
        let at = desk.current.get().filter(|_| !only)?;
        desk.series.with(|all| all.get(at)?.as_ref().map(|place| place.series))
    };
    let place = move || {
        let (shown, current) = (desk.shown.get(), desk.current.get());
        let place = current.and_then(|current| shown.iter().position(|&at| at == current))?;
        Some(format!("{} / {}", place + 1, shown.len()))
    };
    view! {
        <div class="loupe" class:noting=move || desk.noting.get() data-test="loupe" data-version=move || version.get().code() data-verdict=move || verdict_code(marks.with(|marks| marks.verdict))
            data-photo=move || photo.with(|photo| photo.as_ref().map(|photo| photo.file.clone())) data-zoom=move || format!("{:.2}", desk.zooms[0].get().scale)>
            <div class="loupe-panes" class:both=both>
                <div class="loupe-pane">
                    <Pane desk photo side=Side::Only above=drawing after=Signal::derive(move || version.get() == Version::After)/>
                    <Show when=both><span class="pane-word">{t(text::BEFORE)}</span></Show>
                </div>
                <Show when=both>
                    <div class="loupe-pane"><Pane desk photo side=Side::Only after=Signal::stored(true)/><span class="pane-word">{t(text::AFTER)}</span></div>
                </Show>
            </div>
            <div class="loupe-marks">
                {move || mark(marks.with(|marks| marks.verdict))}
                {move || rated(&marks.get())}
                <span class="file-number" hidden=move || !desk.names_shown.get()>{number}</span>
                {move || tags().into_iter().map(|tag| view! { <span class="chip">{tag}</span> }).collect_view()}
                <span class="faint">{place}</span>
                {move || series().map(|series| view! {
                    <button type="button" class="chip" data-test="this-series" on:click=move |_| desk.see(Filter { series: Some(series), ..Filter::default() })>{t(text::THIS_SERIES)}</button>
                })}
                <Versions desk/>
                {zoom}
            </div>
            <NoteList desk draft/>
            <Show when=move || desk.noting.get()><Tools draft tool/></Show>
            <Show when=move || draft.with(Option::is_some)><NoteForm desk draft done/></Show>
        </div>
    }
}

/// The notes on the photo, as a list at its side: a click changes one.
#[component]
fn NoteList(desk: Desk, draft: RwSignal<Option<Draft>>) -> impl IntoView {
    let notes = Memo::new(move |_| desk.current_photo().map(|photo| desk.book.with(|book| book.notes(&photo.id))).unwrap_or_default());
    let row = move |(nth, note): (usize, Note)| {
        let lang = use_lang();
        let (id, changed, words) = (note.wish.id.clone(), note.clone(), note.wish.words.clone());
        let drop_it = move |_| {
            if let Some(at) = desk.current.get_untracked() {
                desk.choose(at, Choice::DropNote(id.clone()));
            }
        };
        let change = move |_| {
            if untrack(|| desk.is_open()) {
                desk.noting.set(true);
                draft.set(Some(changed.clone().into()));
            }
        };
        view! {
            <li>
                <button type="button" class="note-row" data-test=format!("note-{}", nth + 1) on:click=change>
                    <span class="wish-number" data-voice=voice_name(note.wish.voice)>{nth + 1}</span>
                    {(note.wish.voice == Voice::Staff).then(|| view! { <span class="staff-word">{t(text::VOICE_STAFF)}</span> })}
                    <span><b>{move || note.wish.what(lang.get()).to_owned()}</b>" "{words}</span>
                </button>
                <IconButton size=ButtonSize::Small glyph=Glyph::Trash label=text::NOTE_DROP test=format!("note-drop-{}", nth + 1) on:click=drop_it/>
            </li>
        }
    };
    let shown = move || !notes.with(Vec::is_empty) && !desk.playing.get() && draft.with(Option::is_none);
    view! {
        <Show when=shown>
            <ul class="loupe-notes" data-test="notes">{move || notes.get().into_iter().enumerate().map(row).collect_view()}</ul>
        </Show>
    }
}

/// Fetches the photos beside the current one, so that stepping on never waits; they are held, since the desktop
/// window's own addresses are not kept by its browser.
fn prefetch(desk: Desk) {
    let held = StoredValue::new_local(Vec::<(String, web_sys::HtmlImageElement)>::new());
    Effect::new(move || {
        let (shown, current) = (desk.shown.get(), desk.current.get());
        let Some(place) = current.and_then(|current| shown.iter().position(|&at| at == current)) else { return };
        let near = [Some(place), place.checked_add(1), place.checked_sub(1), place.checked_add(2), place.checked_sub(2)];
        let near = near.into_iter().flatten().filter_map(|place| shown.get(place)).filter_map(|&at| untrack(|| desk.photo(at)));
        let retouched = desk.version.get() != Version::Before;
        let near = near.flat_map(|photo| {
            let after = if retouched { untrack(|| desk.retouched(&photo)).map(|version| version.content) } else { None };
            [Some(photo.content), after].into_iter().flatten()
        });
        held.update_value(|held| {
            let before = std::mem::take(held);
            for wanted in near {
                let known = before.iter().find(|(content, _)| *content == wanted).map(|(_, image)| image.clone());
                let image = known.or_else(|| {
                    let image = web_sys::HtmlImageElement::new().ok()?;
                    image.set_src(&PhotoSize::Preview.address(&wanted));
                    Some(image)
                });
                held.extend(image.map(|image| (wanted, image)));
            }
        });
    });
}
