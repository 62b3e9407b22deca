//! The calendar below a date field: one month, the chosen day ringed, today marked.

use atelier_core::day::Day;
use atelier_core::text::MONTHS;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::{ButtonSize, Glyph, IconButton, text};
use crate::app::{fill, say, t};

/// The first of the month that lies `months` after the one of `day`.
fn month_of(day: Day, months: i32) -> Day {
    let first = day.0.first_of_month();
    Day(first.saturating_add(jiff::Span::new().months(months)))
}

/// The days of six weeks around a month, Monday first.
fn weeks(month: Day) -> Vec<Day> {
    let first = month.0.first_of_month();
    let back = i32::from(first.weekday().to_monday_zero_offset());
    (0..42).map(|at| Day(first).plus(at - back)).collect()
}

#[component]
pub(super) fn Calendar(start: Day, today: Day, least: Option<Day>, most: Option<Day>, choose: Callback<Day>) -> impl IntoView {
    let at = RwSignal::new(start);
    let node = NodeRef::<leptos::html::Div>::new();
    let focus = move || {
        request_animation_frame(move || {
            let found = node.try_get_untracked().flatten().and_then(|node| node.query_selector("[tabindex='0'].date-day").ok().flatten());
            if let Some(day) = found {
                drop(day.unchecked_into::<web_sys::HtmlElement>().focus());
            }
        });
    };
    node.on_load(move |_| focus());
    let allowed = move |day: Day| least.is_none_or(|least| day >= least) && most.is_none_or(|most| day <= most);
    let turn = move |months: i32| at.update(|at| *at = month_of(*at, months));
    let keydown = move |event: ev::KeyboardEvent| {
        let moved = match event.key().as_str() {
            "ArrowLeft" => at.get_untracked().plus(-1),
            "ArrowRight" => at.get_untracked().plus(1),
            "ArrowUp" => at.get_untracked().plus(-7),
            "ArrowDown" => at.get_untracked().plus(7),
            "PageUp" => month_of(at.get_untracked(), -1),
            "PageDown" => month_of(at.get_untracked(), 1),
            _ => return,
        };
        event.prevent_default();
        at.set(moved);
        focus();
    };
    let title = move || {
        let date = at.get().0;
        let month = MONTHS[usize::from(date.month().unsigned_abs()).clamp(1, 12) - 1];
        fill(text::MONTH_OF_YEAR, &[("year", date.year().to_string()), ("month", say(month).to_owned())])
    };
    let day_button = move |day: Day| {
        let other = at.get().0.month() != day.0.month();
        let (is_at, is_chosen) = (at.get() == day, start == day);
        view! {
            <button type="button" class="date-day" class:date-other=other class:date-today=day == today class:date-chosen=is_chosen
                tabindex=if is_at { "0" } else { "-1" } disabled=!allowed(day) aria-label=day.to_string()
                aria-current=(day == today).then_some("date") on:click=move |_| choose.run(day)>
                {day.0.day()}
            </button>
        }
    };
    view! {
        <div class="date-popup" node_ref=node role="group" aria-label=title on:keydown=keydown>
            <div class="date-head">
                <IconButton size=ButtonSize::Small glyph=Glyph::Left label=text::MONTH_BEFORE on:click=move |_| turn(-1)/>
                <b>{title}</b>
                <IconButton size=ButtonSize::Small glyph=Glyph::Right label=text::MONTH_AFTER on:click=move |_| turn(1)/>
                <button type="button" class="btn btn-quiet btn-small" disabled=!allowed(today) on:click=move |_| choose.run(today)>
                    {t(text::TODAY)}
                </button>
            </div>
            <div class="date-grid">
                {text::WEEKDAY_LETTERS.map(|letter| view! { <span class="date-weekday">{t(letter)}</span> })}
                {move || weeks(at.get()).into_iter().map(day_button).collect_view()}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_weeks_from_a_monday() {
        let days = Day::parse("2026-11-22").map(weeks).unwrap_or_default();
        assert_eq!(days.len(), 42);
        assert_eq!((days[0].to_string(), days[41].to_string()), ("2026-10-26".to_owned(), "2026-12-06".to_owned()));
        assert_eq!(Day::parse("2026-01-31").map(|day| month_of(day, 1).to_string()), Some("2026-02-01".to_owned()));
    }
}
