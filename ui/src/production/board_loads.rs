//! The load per person on top of the board: choose a person to see only theirs, drop a card to assign it.

use atelier_core::production::Load;
use leptos::prelude::*;

use super::board::{BoardDesk, in_order};
use super::text;
use crate::app::{say, t, tf};
use crate::kit::Avatar;

/// From so many photos on, a person counts as full: some three days of fine retouching.
const FULL: u32 = 60;

/// How long a person's bar is, in percent, when the most loaded has `most` photos.
fn percent(photos: u32, most: u32) -> u32 {
    let most = most.max(FULL);
    (u64::from(photos) * 100 / u64::from(most)).min(100) as u32
}

/// Everybody who can be given tasks.
#[component]
pub fn Loads(desk: BoardDesk) -> impl IntoView {
    let people = Memo::new(move |_| in_order(desk.board.with(|board| board.people.clone())));
    let most = Memo::new(move |_| people.with(|people| people.iter().map(|load| load.photos).max().unwrap_or_default()));
    view! {
        <ul class="board-loads" aria-label=t(text::LOAD_TITLE) data-test="loads">
            <For each=move || people.get() key=|load| (load.id.clone(), load.tasks, load.photos, load.late, load.name.clone()) let:load>
                <li><Person desk load most/></li>
            </For>
            <Show when=move || people.with(Vec::is_empty)>
                <li class="board-nobody">{t(text::NOBODY)}</li>
            </Show>
        </ul>
    }
}

#[component]
fn Person(desk: BoardDesk, load: Load, most: Memo<u32>) -> impl IntoView {
    let id = StoredValue::new(load.id.clone());
    let chosen = move || id.with_value(|id| desk.person.with(|person| person.as_ref() == Some(id)));
    let choose = move |_| desk.person.set(if chosen() { None } else { Some(id.get_value()) });
    let Load { tasks, photos, late, name, .. } = load;
    let is_full = photos >= FULL;
    view! {
        <button type="button" class="board-load" data-person=id.get_value().to_string() data-test=format!("person-{name}") title=t(text::LOAD_HINT)
            class:full=is_full class:over=move || id.with_value(|id| desk.drag.is_over(id))
            aria-pressed=move || chosen().to_string() on:click=choose>
            <Avatar name=name.clone()/>
            <b>{name.clone()}</b>
            {if late > 0 {
                view! { <span class="late">{tf(text::LOAD_LATE, move || vec![("n", late.to_string())])}</span> }.into_any()
            } else {
                view! { <span class="calm">{move || say(if tasks == 0 { text::LOAD_FREE } else { text::LOAD_ON_TIME })}</span> }.into_any()
            }}
            <span class="what">{tf(text::LOAD, move || vec![("tasks", tasks.to_string()), ("photos", photos.to_string())])}</span>
            <span class="bar"><i style=move || format!("width:{}%", percent(photos, most.get()))></i></span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_compare_people() {
        for (photos, most, expected) in [(0, 0, 0), (30, 30, 50), (60, 60, 100), (60, 120, 50), (200, 100, 100)] {
            assert_eq!(percent(photos, most), expected, "{photos} of {most}");
        }
    }
}
