//! What is to be retouched: an entry of the studio's list by its number or found by typing, words, and whose wish it is. The
//! form stands beside the region and covers nothing of it.

use atelier_core::call::Tag;
use atelier_core::id::StudioWishId;
use atelier_core::selection::{Choice, ListStudioWishes, Region, RetouchCode, StudioWish, Voice, Wish};
use atelier_core::text::Lang;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::draft::Draft;
use super::text;
use crate::app::{load, t, use_lang};
use crate::kit::{Button, ButtonKind, Field, Form, KeyCap, TextInput, key, use_keys};

const CAPS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// What can be chosen: an entry, its code and its name as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry; none while the list is not there.
    pub id: Option<StudioWishId>,
    /// Its code.
    pub code: RetouchCode,
    /// Its name; empty for the code's own word.
    pub named: String,
}

impl From<StudioWish> for Entry {
    fn from(wish: StudioWish) -> Entry {
        Entry { id: Some(wish.id), code: wish.code, named: wish.name }
    }
}

impl Entry {
    /// Its name.
    pub fn what(&self, lang: Lang) -> &str {
        if self.named.is_empty() { self.code.text().get(lang) } else { &self.named }
    }
}

/// What the studio offers; the codes themselves until it is known.
pub fn use_offered() -> Memo<Vec<Entry>> {
    let listed = load(|| ListStudioWishes {}, &[Tag::Catalog]);
    Memo::new(move |_| match listed.get() {
        Some(listed) => listed.into_iter().filter(|wish| wish.offered).map(Entry::from).collect(),
        None => RetouchCode::ALL.into_iter().map(|code| Entry { id: None, code, named: String::new() }).collect(),
    })
}

/// The form of a retouch wish; `done` is called when it was saved or given up.
#[component]
pub fn NoteForm(desk: Desk, draft: RwSignal<Option<Draft>>, done: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let begun = untrack(|| draft.get());
    let first = begun.as_ref().map_or(Entry { id: None, code: RetouchCode::Skin, named: String::new() }, |draft| Entry {
        id: draft.entry.clone(),
        code: draft.code,
        named: draft.named.clone(),
    });
    let chosen = RwSignal::new(first);
    let words = RwSignal::new(begun.map(|draft| draft.words).unwrap_or_default());
    let find = RwSignal::new(String::new());
    let offered = use_offered();
    let found = Memo::new(move |_| {
        let wanted = find.get().trim().to_lowercase();
        offered.get().into_iter().filter(|entry| entry.what(lang.get()).to_lowercase().contains(&wanted)).collect::<Vec<_>>()
    });
    let node = NodeRef::<html::Div>::new();
    // Not the words' field at first: there a number would be written, not chosen.
    node.on_load(|form| drop(form.focus()));
    let save = move || {
        if let (Some(at), Some(Draft { id, region, shape, voice, .. })) = (desk.current.get_untracked(), draft.get_untracked()) {
            let Entry { id: entry, code, named } = chosen.get_untracked();
            let words = words.get_untracked().trim().to_owned();
            desk.choose(at, Choice::Note(Wish { id, region, code, entry, named, words, shape, voice }));
        }
        done.run(());
    };
    let choose = Callback::new(move |entry: Entry| {
        chosen.set(entry);
        write(node);
    });
    let nth = move |nth: usize| found.with_untracked(|found| found.get(nth).cloned()).into_iter().for_each(|entry| choose.run(entry));
    let other_voice = move || {
        draft.update(|draft| {
            if let Some(draft) = draft {
                draft.voice = if draft.voice == Voice::Client { Voice::Staff } else { Voice::Client };
            }
        });
    };
    use_keys(CAPS.into_iter().enumerate().map(|(at, cap)| key(cap, text::NOTE_ENTRY, move || nth(at))));
    use_keys([
        key("Enter", text::NOTE_SAVE, save),
        key("Esc", text::NOTE_CANCEL, move || done.run(())),
        key("S", text::NOTE_VOICE, other_voice),
    ]);
    // Within a field the page's keys are off; Esc leaves all the same.
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            done.run(());
        }
    };
    let on_left = move || draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.region.x + draft.region.w / 2 > Region::FULL / 2));
    view! {
        <div class="note-form" class:on-left=on_left node_ref=node tabindex="-1" role="dialog" aria-label=t(text::NOTE_TITLE) data-test="note-form" on:keydown=leave>
            <Form on_submit=save>
                <h2>{t(text::NOTE_TITLE)}</h2>
                <Show when=move || offered.with(|offered| offered.len() > CAPS.len())>
                    <Field label=text::NOTE_FIND><TextInput value=find test="note-find"/></Field>
                </Show>
                <Entries found chosen choose/>
                <Field label=text::NOTE_WORDS><TextInput value=words test="note-words"/></Field>
                <Voices draft/>
                <div class="panel-foot">
                    <Button test="note-cancel" on:click=move |_| done.run(())>{t(text::NOTE_CANCEL)}</Button>
                    <Button kind=ButtonKind::Main cap="Enter" submit=true test="note-save">{t(text::NOTE_SAVE)}</Button>
                </div>
            </Form>
        </div>
    }
}

#[component]
fn Entries(found: Memo<Vec<Entry>>, chosen: RwSignal<Entry>, choose: Callback<Entry>) -> impl IntoView {
    let lang = use_lang();
    let is_chosen = move |entry: &Entry| chosen.with(|chosen| (chosen.code, &chosen.named) == (entry.code, &entry.named));
    let button = move |(nth, entry): (usize, Entry)| {
        let (seen, given, test) = (entry.clone(), entry.clone(), test_name(&entry));
        let cap = CAPS.get(nth).map(|&cap| view! { <KeyCap cap/> });
        view! {
            <button type="button" class="code" aria-pressed=move || is_chosen(&seen).to_string() data-test=test on:click=move |_| choose.run(given.clone())>
                {cap}{move || entry.what(lang.get()).to_owned()}
            </button>
        }
    };
    view! {
        <div class="codes" role="group" aria-label=t(text::NOTE_TITLE)>
            {move || found.get().into_iter().enumerate().map(button).collect_view()}
        </div>
    }
}

/// Whose wish it is.
#[component]
fn Voices(draft: RwSignal<Option<Draft>>) -> impl IntoView {
    let voice = move || draft.with(|draft| draft.as_ref().map(|draft| draft.voice).unwrap_or_default());
    let set = move |voice: Voice| draft.update(|draft| draft.iter_mut().for_each(|draft| draft.voice = voice));
    view! {
        <div class="voices" role="group" aria-label=t(text::NOTE_VOICE)>
            <button type="button" aria-pressed=move || (voice() == Voice::Client).to_string() data-test="voice-client" on:click=move |_| set(Voice::Client)>{t(text::VOICE_CLIENT)}</button>
            <button type="button" aria-pressed=move || (voice() == Voice::Staff).to_string() data-test="voice-staff" on:click=move |_| set(Voice::Staff)>{t(text::VOICE_STAFF)}</button>
            <KeyCap cap="S"/>
        </div>
    }
}

/// Puts the cursor into the words' field.
fn write(form: NodeRef<html::Div>) {
    let field = form.get_untracked().and_then(|form| form.query_selector("[data-test=note-words]").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(field.focus());
    }
}

/// The entry as tests know it: `code-skin`, or by the name that the studio gave.
fn test_name(entry: &Entry) -> String {
    let code = match entry.code {
        RetouchCode::Skin => "skin",
        RetouchCode::Teeth => "teeth",
        RetouchCode::StrayHair => "stray-hair",
        RetouchCode::Eyes => "eyes",
        RetouchCode::Shape => "shape",
        RetouchCode::Clothes => "clothes",
        RetouchCode::Remove => "remove",
        RetouchCode::Colour => "colour",
        RetouchCode::Other => "other",
    };
    if entry.named.is_empty() { format!("code-{code}") } else { format!("code-{}", entry.named) }
}
