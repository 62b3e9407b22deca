//! A day: typed as `2026-11-22`, or chosen from a calendar that opens below; arrow keys move in it by days and weeks.

pub mod example;

mod calendar;

use atelier_core::day::Day;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::{fresh_id, ids};
use super::{Glyph, Icon, Words, text};
use crate::app::{say, use_studio};
use calendar::Calendar;

/// Reads a day as people type one: `2026-11-22`, `2026/11/22`, `2026.1.2`, `20261122`.
pub(super) fn read(typed: &str) -> Option<Day> {
    let typed = typed.trim();
    if typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Day::parse(&format!("{}-{}-{}", &typed[..4], &typed[4..6], &typed[6..]));
    }
    let mut parts = typed.split(['-', '/', '.']).map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| (1..=2).contains(&part.len());
    if parts.next().is_some() || year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// A day; none while nothing, or nothing that is a day, was typed.
#[component]
pub fn DateInput(
    /// The day.
    value: RwSignal<Option<Day>>,
    /// The earliest that can be chosen from the calendar.
    #[prop(optional, into)]
    least: Option<Day>,
    /// The latest that can be chosen from the calendar.
    #[prop(optional, into)]
    most: Option<Day>,
    /// Name for screen readers where no field is around.
    #[prop(optional, into)]
    label: Option<Words>,
    /// It cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let ids = ids();
    let node = NodeRef::<html::Div>::new();
    let input = NodeRef::<html::Input>::new();
    let open = RwSignal::new(false);
    let typed = RwSignal::new(value.get_untracked().map(|day| day.to_string()).unwrap_or_default());
    let shown = move || {
        let (day, typed) = (value.get(), typed.get());
        match day {
            Some(day) if read(&typed) != Some(day) => day.to_string(),
            None if read(&typed).is_some() => String::new(),
            _ => typed,
        }
    };
    let wrong = move || value.get().is_none() && typed.with(|typed| !typed.trim().is_empty() && read(typed).is_none());
    let handle = window_event_listener(ev::mousedown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = node.try_get_untracked().flatten().is_some_and(|node| node.contains(target.as_ref()));
        if !inside && open.try_get_untracked() == Some(true) {
            open.set(false);
        }
    });
    on_cleanup(move || handle.remove());
    let close = move || {
        open.set(false);
        if let Some(input) = input.get_untracked() {
            drop(input.focus());
        }
    };
    let choose = Callback::new(move |day: Day| {
        typed.set(day.to_string());
        value.set(Some(day));
        close();
    });
    let why_id = fresh_id("why");
    let described = format!("{} {why_id}", ids.hint);
    view! {
        <div class="date" node_ref=node on:keydown=move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
        }>
            <input node_ref=input class="input date-input" id=ids.input inputmode="numeric" autocomplete="off" placeholder="YYYY-MM-DD"
                aria-label=move || label.as_ref().map(Words::get) aria-describedby=described
                aria-invalid=move || (wrong() || ids.wrong.get()).then_some("true")
                disabled=move || disabled.get() prop:value=shown
                on:input=move |event| {
                    let now = event_target_value(&event);
                    typed.set(now.clone());
                    value.set(read(&now));
                }
                on:keydown=move |event| if event.key() == "ArrowDown" && !open.get_untracked() {
                    event.prevent_default();
                    open.set(true);
                }
                data-test=test/>
            <button type="button" class="date-open" aria-label=move || say(text::OPEN_CALENDAR) aria-expanded=move || open.get().to_string()
                disabled=move || disabled.get() on:click=move |_| open.update(|open| *open = !*open)>
                <Icon glyph=Glyph::Calendar/>
            </button>
            {move || open.get().then(|| {
                let today = use_studio().today();
                view! { <Calendar start=value.get_untracked().unwrap_or(today) today least most choose/> }
            })}
            <p class="field-error" id=why_id hidden=move || !wrong()>{move || say(text::NOT_A_DAY)}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_typed() {
        for (typed, day) in [
            ("2026-11-22", Some("2026-11-22")),
            ("2026/1/2", Some("2026-01-02")),
            ("2026.1.2", Some("2026-01-02")),
            ("20261122", Some("2026-11-22")),
            (" 2026-11-22 ", Some("2026-11-22")),
            ("2026-02-30", None),
            ("22-11-2026", None),
            ("2026-11", None),
            ("", None),
        ] {
            assert_eq!(read(typed).map(|day| day.to_string()).as_deref(), day, "{typed}");
        }
    }
}
