//! Whose order it is, how to reach them, when the shoot is, and the way through the house.

use atelier_core::orders::{OrderView, Stage, Step, StepKind, StepState};
use atelier_core::people::Right;
use atelier_core::phone;
use leptos::prelude::*;

use super::{Dialogs, can_change, can_pay};
use crate::app::{day, fill, may, navigate, t, use_lang};
use crate::kit::{Button, ButtonKind, Card, Journey, JourneyStep, Tag};
use crate::orders::text;

/// The head.
#[component]
pub fn Head(view: Signal<OrderView>, dialogs: Dialogs) -> impl IntoView {
    let name = move || view.with(|view| view.row.customer_name.clone());
    let file = move || view.with(|view| format!("/customers/{}", view.row.customer));
    let shoot_type = move || view.with(|view| view.row.shoot_type.text().get(use_lang().get()));
    let phone = move || view.with(|view| view.phones.first().map(|digits| format!(" \u{b7} {}", phone::masked(digits))));
    let when = move || {
        view.with(|view| {
            let slot = view.row.slot.words(use_lang().get());
            format!(" \u{b7} {}", fill(text::SHOOT_WHEN, &[("day", day(view.row.shoot_on)), ("slot", slot)]))
        })
    };
    view! {
        <div class="order-head">
            <h1>
                {move || if may(Right::SeeCustomers) {
                    view! { <a href=file data-test="order-customer">{name}</a> }.into_any()
                } else {
                    view! { <span data-test="order-customer">{name}</span> }.into_any()
                }}
            </h1>
            <Tag>{shoot_type}</Tag>
            <span class="facts"><span data-test="order-number">{move || view.with(|view| view.row.number.clone())}</span>{phone}{when}</span>
            <span class="grow"></span>
            <Actions view dialogs/>
        </div>
    }
}

/// What can be done now; the one that is most wanted is the main one, unless money is, which has its own place.
#[component]
fn Actions(view: Signal<OrderView>, dialogs: Dialogs) -> impl IntoView {
    let stage = Memo::new(move |_| view.with(|view| view.row.stage));
    let photos = Memo::new(move |_| view.with(|view| view.row.photos > 0));
    let kind = move || if can_pay(view) { ButtonKind::Plain } else { ButtonKind::Main };
    let change = move || {
        can_change(view).then(|| {
            view! {
                <Button cap="E" test="order-change" on:click=move |_| dialogs.change.set(true)>{t(text::CHANGE)}</Button>
            }
        })
    };
    let room = move || {
        let kind = if matches!(stage.get(), Stage::ToSelect | Stage::Selecting) { kind() } else { ButtonKind::Plain };
        (photos.get() && stage.get() != Stage::Cancelled && may(Right::SelectPhotos)).then(|| {
            let open = move |_| navigate(&format!("/selection/{}", view.with_untracked(|view| view.row.id.clone())));
            view! { <Button kind test="order-selection" on:click=open>{t(text::SELECTION_ROOM)}</Button> }
        })
    };
    let pick_up = move || {
        (stage.get() == Stage::Ready && may(Right::HandOver)).then(|| {
            view! {
                <Button kind=kind() test="pick-up-open" on:click=move |_| dialogs.pick_up.set(true)>{t(text::PICK_UP)}</Button>
            }
        })
    };
    view! { {change}{room}{pick_up} }
}

/// The way through the house.
#[component]
pub fn Way(view: Signal<OrderView>) -> impl IntoView {
    let steps = Signal::derive(move || {
        view.with(|view| {
            let step = |step: &Step| JourneyStep {
                state: step.state,
                name: step.kind.text().get(use_lang().get()).to_owned(),
                detail: detail(step),
            };
            view.journey.iter().map(step).collect::<Vec<_>>()
        })
    });
    view! { <Card test="order-journey"><Journey steps/></Card> }
}

fn detail(step: &Step) -> String {
    let when = step.on.map(|on| match step.state {
        StepState::Ahead if matches!(step.kind, StepKind::Ready | StepKind::PickUp) => fill(text::EXPECTED, &[("day", day(on))]),
        StepState::Ahead | StepState::Now | StepState::Done => day(on),
    });
    let count = step.count.filter(|count| *count > 0).and_then(|count| {
        let words = match step.kind {
            StepKind::Shoot | StepKind::Ingest => text::STEP_PHOTOS,
            StepKind::Selection => text::STEP_SITTINGS,
            StepKind::Production | StepKind::Ready => text::STEP_TASKS,
            StepKind::Booking | StepKind::PickUp => return None,
        };
        Some(fill(words, &[("n", count.to_string())]))
    });
    [count, when, step.by.clone()].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
}
