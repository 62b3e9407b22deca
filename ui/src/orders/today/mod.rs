//! The front desk's day: who comes, who owes, what now. Shows what `OpenToday` tells and nothing that it does not.

mod day_plan;
mod do_now;

use atelier_core::call::Tag;
use atelier_core::day::Day;
use atelier_core::money::Money;
use atelier_core::orders::{OpenToday, OrderRow, TodayView};
use leptos::prelude::*;

use self::day_plan::{Coming, DayPlan};
use self::do_now::DoNow;
use super::text;
use crate::app::{Loaded, day, fill, load, money, say, t, use_lang};
use crate::kit::{Card, Tag as Mark, Tone};

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let today = load(|| OpenToday {}, &[Tag::Orders, Tag::Cashier, Tag::Customers]);
    view! {
        <Loaded load=today let:view>
            <h1 data-test="today-date">{move || date(view.get().today)}</h1>
            <Figures view/>
            <div class="today-cols">
                <div class="today-main">
                    <DayPlan view/>
                    <Coming view/>
                </div>
                <div class="today-side">
                    <DoNow view/>
                    <Birthdays view/>
                </div>
            </div>
        </Loaded>
    }
}

fn date(today: Day) -> String {
    fill(text::TODAY_DATE, &[("day", day(today)), ("weekday", today.weekday(use_lang().get()).to_owned())])
}

/// The five figures, each with the line that explains it.
#[component]
fn Figures(view: Signal<TodayView>) -> impl IntoView {
    let to_select = move || {
        view.with(|view| match view.to_select.iter().map(|row| row.shoot_on).min() {
            Some(oldest) => fill(text::OLDEST_FROM, &[("day", day(oldest))]),
            None => say(text::NOBODY_WAITS).to_owned(),
        })
    };
    let to_pick_up = move || {
        let owing = view.with(|view| view.to_pick_up.iter().filter(|row| row.owing > Money::ZERO).count());
        match owing {
            0 if view.with(|view| view.to_pick_up.is_empty()) => say(text::NOBODY_WAITS).to_owned(),
            0 => say(text::ALL_PAID).to_owned(),
            n => fill(text::OF_THEM_OWING, &[("n", n.to_string())]),
        }
    };
    view! {
        <section class="today-figures">
            <div class="today-figure" data-test="today-shoots">
                <span>{t(text::SHOOTS_TODAY)}</span>
                <b>{move || view.with(|view| view.shoots.len())}</b>
                <small>{move || fill(text::COMING_COUNT, &[("n", view.with(|view| view.coming.len()).to_string())])}</small>
            </div>
            <a class="today-figure" href="/orders?stage=to_select" data-test="today-to-select">
                <span>{t(text::TO_SELECT)}</span>
                <b>{move || view.with(|view| view.to_select.len())}</b>
                <small>{to_select}</small>
            </a>
            <a class="today-figure" href="/orders?stage=ready" data-test="today-to-pick-up">
                <span>{t(text::TO_PICK_UP)}</span>
                <b>{move || view.with(|view| view.to_pick_up.len())}</b>
                <small>{to_pick_up}</small>
            </a>
            <a class="today-figure" href="/cashier" data-test="today-taken">
                <span>{t(text::TAKEN_TODAY)}</span>
                <b>{move || money(view.with(|view| view.taken))}</b>
                <small>{move || fill(text::DEPOSITS, &[("sum", money(view.with(|view| view.deposits)))])}</small>
            </a>
            <div class="today-figure" class:owing=move || view.with(|view| view.owing > Money::ZERO) data-test="today-owing">
                <span>{t(text::OWING_HERE)}</span>
                <b>{move || money(view.with(|view| view.owing))}</b>
                <small>{t(text::OWING_WHO)}</small>
            </div>
        </section>
    }
}

/// Children who have their birthday in the coming week.
#[component]
fn Birthdays(view: Signal<TodayView>) -> impl IntoView {
    let lines = move || {
        let (today, birthdays) = view.with(|view| (view.today, view.birthdays.clone()));
        if birthdays.is_empty() {
            return view! { <p class="today-none">{t(text::BIRTHDAYS_NONE)}</p> }.into_any();
        }
        birthdays
            .into_iter()
            .map(|birthday| {
                let when = match today.until(birthday.on) {
                    0 => say(text::TODAY_TITLE).to_owned(),
                    1 => say(text::TOMORROW).to_owned(),
                    _ => day(birthday.on),
                };
                let tone = if today.until(birthday.on) <= 1 { Tone::Info } else { Tone::Neutral };
                view! {
                    <div class="today-line">
                        <span>
                            <a class="who" href=format!("/customers/{}", birthday.customer)>{birthday.child}</a>
                            " "
                            {fill(text::TURNS, &[("n", birthday.turns.to_string())])}
                        </span>
                        <Mark tone>{when}</Mark>
                    </div>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <Card title=text::BIRTHDAYS aside=|| t(text::THIS_WEEK) test="today-birthdays">{lines}</Card>
    }
}

/// What a row owes, or what is to be paid back on it, as a mark; nothing where it is even.
fn owing_mark(row: &OrderRow) -> Option<AnyView> {
    let owes = (row.owing > Money::ZERO).then(|| fill(text::OWES, &[("sum", money(row.owing))]));
    let back = (row.to_pay_back > Money::ZERO).then(|| fill(text::PAY_BACK_SUM, &[("sum", money(row.to_pay_back))]));
    owes.or(back).map(|words| view! { <Mark tone=Tone::Warn>{words}</Mark> }.into_any())
}
