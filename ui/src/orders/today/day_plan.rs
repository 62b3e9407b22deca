//! Today's shoots by slot, and those of the coming week.

use atelier_core::orders::{OrderRow, Slot, Stage, TodayView};
use leptos::prelude::*;

use super::owing_mark;
use crate::app::{day, say, t, use_lang};
use crate::kit::{Card, Tag, Tone};
use crate::orders::text;

/// Today's shoots, one row a slot.
#[component]
pub fn DayPlan(view: Signal<TodayView>) -> impl IntoView {
    let rows = move || {
        let slots = by_slot(view.with(|view| view.shoots.clone()));
        if slots.is_empty() {
            return view! { <p class="today-none">{t(text::DAY_PLAN_NONE)}</p> }.into_any();
        }
        let rows = slots
            .into_iter()
            .map(|(slot, rows)| {
                view! {
                    <div class="today-hour">{slot.words(use_lang().get())}</div>
                    <div class="today-slots">{rows.into_iter().map(slot_block).collect_view()}</div>
                }
            })
            .collect_view();
        view! { <div class="today-day">{rows}</div> }.into_any()
    };
    view! {
        <Card title=text::DAY_PLAN test="today-plan">{rows}</Card>
    }
}

/// Rows that share a slot, in the order of the day.
fn by_slot(mut rows: Vec<OrderRow>) -> Vec<(Slot, Vec<OrderRow>)> {
    rows.sort_by_key(|row| place(row.slot));
    let mut slots: Vec<(Slot, Vec<OrderRow>)> = Vec::new();
    for row in rows {
        match slots.last_mut() {
            Some((slot, same)) if *slot == row.slot => same.push(row),
            _ => slots.push((row.slot, vec![row])),
        }
    }
    slots
}

/// Where a slot stands in the day: a part of the day comes before the times in it, the open ones come last.
fn place(slot: Slot) -> u32 {
    match slot {
        Slot::Morning => 0,
        Slot::At(minutes) if minutes < 12 * 60 => 1 + minutes,
        Slot::Afternoon => 2_000,
        Slot::At(minutes) if minutes < 18 * 60 => 2_001 + minutes,
        Slot::Evening => 4_000,
        Slot::At(minutes) => 4_001 + minutes,
        Slot::Uncertain => 9_000,
    }
}

fn slot_block(row: OrderRow) -> impl IntoView {
    let photographed = row.stage != Stage::Booked;
    let mark = owing_mark(&row).or_else(|| photographed.then(|| view! { <Tag tone=Tone::Info>{say(text::ARRIVED)}</Tag> }.into_any()));
    let lang = use_lang().get();
    view! {
        <a class="today-slot" class:in=photographed href=format!("/orders/{}", row.id) data-test=format!("today-shoot-{}", row.number)>
            <span><b>{row.customer_name.clone()}</b>{mark}</span>
            <i>{row.shoot_type.text().get(lang)} " \u{b7} " {row.package.clone()}</i>
        </a>
    }
}

/// Shoots of the coming week.
#[component]
pub fn Coming(view: Signal<TodayView>) -> impl IntoView {
    let lines = move || {
        let coming = view.with(|view| view.coming.clone());
        if coming.is_empty() {
            return view! { <p class="today-none">{t(text::COMING_NONE)}</p> }.into_any();
        }
        coming.into_iter().map(coming_line).collect_view().into_any()
    };
    view! {
        <Card title=text::COMING aside=move || move || view.with(|view| view.coming.len()) test="today-coming">{lines}</Card>
    }
}

fn coming_line(row: OrderRow) -> impl IntoView {
    let lang = use_lang().get();
    let mark = owing_mark(&row);
    view! {
        <a class="today-coming" href=format!("/orders/{}", row.id)>
            <span class="when">{day(row.shoot_on)}</span>
            <span class="what"><b>{row.customer_name}</b> " " {row.shoot_type.text().get(lang)} " \u{b7} " {row.package}</span>
            <span class="when">{row.slot.words(lang)}</span>
            <span>{mark}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_runs_from_morning_to_open() {
        let mut slots = [
            Slot::Uncertain,
            Slot::Evening,
            Slot::At(19 * 60),
            Slot::At(9 * 60),
            Slot::Afternoon,
            Slot::At(14 * 60),
            Slot::Morning,
            Slot::At(10 * 60),
        ];
        slots.sort_by_key(|slot| place(*slot));
        let expected = [
            Slot::Morning,
            Slot::At(9 * 60),
            Slot::At(10 * 60),
            Slot::Afternoon,
            Slot::At(14 * 60),
            Slot::Evening,
            Slot::At(19 * 60),
            Slot::Uncertain,
        ];
        assert_eq!(slots, expected);
    }
}
