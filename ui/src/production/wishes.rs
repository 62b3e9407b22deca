//! The wishes for the photo that is seen, numbered as on the photo.

use atelier_core::production::TaskView;
use atelier_core::selection::{Note, OrderWish, Voice};
use leptos::prelude::*;

use super::task_desk::TaskDesk;
use super::text;
use crate::app::{fill, t, tf, use_lang};
use crate::kit::{Button, ButtonSize};
use crate::selection::wish_shape::voice_name;

/// The list.
#[component]
pub fn Wishes(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let notes = Memo::new(move |_| view.with(|view| view.photos.get(desk.at.get()).map(|photo| photo.notes.clone()).unwrap_or_default()));
    let place = move || {
        view.with(|view| {
            let file = view.photos.get(desk.at.get()).map(|photo| photo.file.clone()).unwrap_or_default();
            let gaps = [("n", (desk.at.get() + 1).to_string()), ("all", view.photos.len().to_string())];
            (!file.is_empty()).then(|| format!("{file} · {}", fill(text::PHOTO_OF, &gaps)))
        })
    };
    let numbered = move || notes.get().into_iter().enumerate().collect::<Vec<_>>();
    let elsewhere = Memo::new(move |_| {
        let all = view.with(|view| view.photos.iter().map(|photo| photo.notes.len()).sum::<usize>());
        all - notes.with(Vec::len)
    });
    let some_elsewhere = move || elsewhere.get() > 0;
    view! {
        <section data-test="wishes">
            <ForAll view/>
            <h2>{t(text::WISHES)}<small title=place>{place}</small></h2>
            <Show when=move || notes.with(Vec::is_empty)>
                <p class="faint">{t(text::NO_WISHES)}</p>
            </Show>
            <ol class="wish-list">
                <For each=numbered key=|(at, note)| (*at, note.wish.id.clone(), note.wish.words.clone()) let((at, note))>
                    <Wish desk at note/>
                </For>
            </ol>
            <Show when=some_elsewhere>
                <div class="wish-more">
                    <span class="faint">{tf(text::WISH_ON_OTHERS, move || vec![("n", elsewhere.get().to_string())])}</span>
                    <Button size=ButtonSize::Small cap="W" test="next-wish" on:click=move |_| desk.next_wish()>{t(text::NEXT_WISH)}</Button>
                </div>
            </Show>
        </section>
    }
}

/// Marks a note of the staff in words too.
fn staff_word(voice: Voice) -> Option<impl IntoView> {
    (voice == Voice::Staff).then(|| view! { <span class="staff-word">{t(text::OF_STAFF)}</span> })
}

/// The wishes that hold for every photo of the order.
#[component]
fn ForAll(view: Signal<TaskView>) -> impl IntoView {
    let wishes = Memo::new(move |_| view.with(|view| view.for_all.clone()));
    let row = |wish: OrderWish| {
        let (lang, words, voice) = (use_lang(), wish.words.clone(), wish.voice);
        view! { <li data-test="wish-for-all" data-voice=voice_name(voice)>{staff_word(voice)}<b>{move || wish.what(lang.get()).to_owned()}</b>" "{words}</li> }
    };
    view! {
        <Show when=move || !wishes.with(Vec::is_empty)>
            <h2>{t(text::FOR_ALL)}</h2>
            <ul class="wish-for-all">{move || wishes.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}

#[component]
fn Wish(desk: TaskDesk, at: usize, note: Note) -> impl IntoView {
    let (lang, wish) = (use_lang(), note.wish.clone());
    let id = StoredValue::new(note.wish.id.clone());
    let lit = move || desk.wish.with(|wish| id.with_value(|id| wish.as_ref() == Some(id)));
    view! {
        <li>
            <button type="button" class:on=lit data-test=format!("wish-{}", at + 1) on:click=move |_| desk.wish.set(Some(id.get_value()))>
                <span class="wish-number" data-voice=voice_name(note.wish.voice)>{at + 1}</span>
                {staff_word(note.wish.voice)}
                <span class="code">{move || wish.what(lang.get()).to_owned()}</span>
                {(!note.wish.words.is_empty()).then(|| view! { <span class="words">{note.wish.words.clone()}</span> })}
            </button>
        </li>
    }
}
