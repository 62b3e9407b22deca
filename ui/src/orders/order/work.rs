//! What happens to the order in the house: tasks, sittings, the pick-up, and its history.

use atelier_core::catalog::label;
use atelier_core::day::Stamp;
use atelier_core::money::Money;
use atelier_core::orders::{Happened, OrderView, SittingRow};
use atelier_core::people::Right;
use atelier_core::production::{TaskCard, TaskKind, TaskState};
use atelier_core::selection::{LayOutSitting, SittingState};
use atelier_core::text::Lang;
use leptos::prelude::*;

use super::laid_out::laid_out;
use crate::app::{TroubleLine, act, day, fill, may, money, say, t, use_lang};
use crate::kit::{Card, Tag, Tone};
use crate::orders::text;

/// The tasks, each with who has it and until when.
#[component]
pub fn Tasks(view: Signal<OrderView>) -> impl IntoView {
    let rows = move || {
        view.with(|view| match view.tasks.is_empty() {
            true => view! { <p class="order-none">{t(text::NO_TASKS)}</p> }.into_any(),
            false => view.tasks.iter().map(task_row).collect_view().into_any(),
        })
    };
    view! { <Card title=text::TASKS test="order-tasks"><div class="order-rows">{rows}</div></Card> }
}

fn task_row(task: &TaskCard) -> impl IntoView + use<> {
    let lang = use_lang().get();
    let tone = match task.state {
        TaskState::Accepted => Tone::Good,
        TaskState::SentBack => Tone::Bad,
        TaskState::HandedIn => Tone::Warn,
        TaskState::Working => Tone::Info,
        TaskState::Waiting | TaskState::Assigned => Tone::Neutral,
    };
    let what = label(task.purpose, &task.detail, lang);
    let name = if may(Right::SeeProduction) || may(Right::DoTasks) {
        view! { <a href=format!("/tasks/{}", task.id)>{what}</a> }.into_any()
    } else {
        what.into_any()
    };
    let due = task.due_on.map(|due| fill(text::DUE, &[("day", day(due))]));
    let photos = fill(text::PHOTO_COUNT, &[("n", task.photos.to_string())]);
    let state = task.state.text().get(lang);
    view! {
        <div class="order-row">
            <span class="grow">{name} " " <span class="faint">{photos}</span></span>
            <span class="faint">{task.assignee_name.clone().unwrap_or_else(|| say(text::NOT_ASSIGNED).to_owned())}</span>
            <span class="faint">{due}</span>
            <Tag tone>{state}</Tag>
        </div>
    }
}

/// The sittings, and where the photos of each lie; nothing before the first.
#[component]
pub fn Sittings(view: Signal<OrderView>) -> impl IntoView {
    let some = Memo::new(move |_| view.with(|view| !view.sittings.is_empty()));
    let again = act::<LayOutSitting>();
    let row = move |sitting: &SittingRow| view! { {sitting_row(sitting)} {laid_out(sitting, again)} };
    let rows = move || view.with(|view| view.sittings.iter().map(row).collect_view());
    move || {
        some.get().then(|| {
            view! {
                <Card title=text::SITTINGS test="order-sittings">
                    <div class="order-rows">{rows}</div>
                    <TroubleLine trouble=again.trouble()/>
                </Card>
            }
        })
    }
}

fn sitting_row(sitting: &SittingRow) -> impl IntoView + use<> {
    let tone = match sitting.state {
        SittingState::Confirmed => Tone::Good,
        SittingState::Open | SittingState::Submitted => Tone::Info,
    };
    let name = fill(text::SITTING, &[("n", sitting.number.to_string())]);
    let who = format!("{} {}", day(sitting.opened.day), sitting.by);
    let state = sitting.state.text().get(use_lang().get());
    view! {
        <div class="order-row">
            <span class="grow">{name} " " <span class="faint">{who}</span></span>
            <Tag tone>{state}</Tag>
        </div>
    }
}

/// Note, who booked, what was promised, and the signature.
#[component]
pub fn Remarks(view: Signal<OrderView>) -> impl IntoView {
    let booked = move || view.with(|view| fill(text::BOOKED_ON, &[("day", day(view.row.booked_on)), ("by", view.booked_by.clone())]));
    let promised = move || view.with(|view| view.due_on.map(|due| fill(text::PROMISED, &[("day", day(due))])));
    let children = move || view.with(|view| (!view.children.is_empty()).then(|| view.children.join(", ")));
    let note = move || view.with(|view| (!view.note.is_empty()).then(|| view.note.clone()));
    let signed = move || {
        view.with(|view| {
            view.pick_up.as_ref().map(|done| {
                let words = fill(
                    text::PICKED_UP_BY,
                    &[("day", day(done.at.day)), ("clock", done.at.clock.clone()), ("name", done.signed_by.clone())],
                );
                let released =
                    (done.owed > Money::ZERO).then(|| fill(text::RELEASED, &[("sum", money(done.owed)), ("reason", done.reason.clone())]));
                view! { <p data-test="order-signed">{words}</p> <p class="order-none">{released}</p> }
            })
        })
    };
    view! {
        <Card title=text::NOTE test="order-note">
            <p class="order-note">{note}</p>
            <p>{children}</p>
            {signed}
            <p class="order-none">{booked} {move || promised().map(|promised| format!(" \u{b7} {promised}"))}</p>
        </Card>
    }
}

/// What happened, newest first.
#[component]
pub fn History(view: Signal<OrderView>) -> impl IntoView {
    let rows = move || view.with(|view| view.history.iter().map(|event| happened(event, &view.row.number)).collect_view());
    view! { <Card title=text::HISTORY test="order-history"><div class="order-happened">{rows}</div></Card> }
}

fn happened(event: &Happened, number: &str) -> impl IntoView + use<> {
    let detail = detail(event, number, use_lang().get());
    let what = text::happened(&event.what).map(|words| words.get(use_lang().get()).to_owned()).unwrap_or_else(|| event.what.clone());
    view! {
        <span class="when">{stamp(&event.at)}</span>
        <span>{event.who.clone()}</span>
        <span>{what} " " <span class="order-detail">{detail}</span></span>
    }
}

/// The audit trail's words for this page: without the order's own number, kinds of work by their names.
fn detail(event: &Happened, number: &str, lang: Lang) -> String {
    let own = event.detail.strip_prefix(number).unwrap_or(&event.detail).trim_start();
    if !event.what.starts_with("production.") {
        return own.to_owned();
    }
    let (code, rest) = own.split_once(' ').unwrap_or((own, ""));
    let kind = TaskKind::ALL.into_iter().find(|kind| kind.code() == code);
    let Some(kind) = kind.map(|kind| kind.text().get(lang)) else { return own.to_owned() };
    let files = rest.split_once(" files").and_then(|(count, _)| count.parse::<u32>().ok());
    match files {
        Some(files) => format!("{kind} {}", fill(text::FILES, &[("n", files.to_string())])),
        None => format!("{kind} {}", rest.replacen("->", "\u{2192}", 1)),
    }
}

/// Day and clock of a moment.
fn stamp(at: &Stamp) -> String {
    format!("{} {}", day(at.day), at.clock)
}
