//! The wishes for the photo that is seen, numbered as on the photo.

use atelier_core::production::TaskView;
use atelier_core::selection::Note;
use leptos::prelude::*;

use super::task_desk::TaskDesk;
use super::text;
use crate::app::{fill, t, tf};
use crate::kit::{Button, ButtonSize};

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
            <h2>{t(text::WISHES)}<small title=place>{place}</small></h2>
            <Show when=move || notes.with(Vec::is_empty)>
                <p class="faint">{t(text::NO_WISHES)}</p>
            </Show>
            <ol class="wish-list">
                <For each=numbered key=|(at, note)| (*at, note.id.clone(), note.words.clone()) let((at, note))>
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

#[component]
fn Wish(desk: TaskDesk, at: usize, note: Note) -> impl IntoView {
    let id = StoredValue::new(note.id);
    let lit = move || desk.wish.with(|wish| id.with_value(|id| wish.as_ref() == Some(id)));
    view! {
        <li>
            <button type="button" class:on=lit data-test=format!("wish-{}", at + 1) on:click=move |_| desk.wish.set(Some(id.get_value()))>
                <span class="wish-number">{at + 1}</span>
                <span class="code">{t(note.code.text())}</span>
                {(!note.words.is_empty()).then(|| view! { <span class="words">{note.words.clone()}</span> })}
            </button>
        </li>
    }
}
