//! One task on the board: whose, what, how many, until when, with whom.

use atelier_core::id::TaskId;
use atelier_core::production::{TaskCard, TaskState};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;

use super::board::{BoardDesk, kind_and_count, kind_and_number};
use super::due::{self, Pressing};
use super::sheet::print_sheet;
use super::text;
use crate::app::{fill, navigate, say, t, tf, today, use_lang};
use crate::kit::{Avatar, Glyph, Icon, Tag};

/// A card: press and carry it onto a person, click to open, A to assign.
#[component]
pub fn BoardCard(
    /// The board.
    desk: BoardDesk,
    /// The task.
    card: TaskCard,
    /// The one card that the tab key comes to.
    tab_stop: Memo<Option<TaskId>>,
) -> impl IntoView {
    let card = StoredValue::new(card);
    let with = move |press: fn(Pressing) -> bool| card.with_value(|card| press(Pressing::of(card, today())));
    let lang = use_lang();
    let due_words = move || card.with_value(|card| due::words(card, today(), lang.get()));
    let name = move || {
        card.with_value(|card| {
            let gaps =
                [("customer", card.customer_name.clone()), ("what", kind_and_count(card)), ("state", say(card.state.text()).to_owned())];
            fill(text::CARD_NAME, &[&gaps[..], &[("due", due_words())]].concat())
        })
    };
    let open = move |_: MouseEvent| {
        if !desk.drag.swallows_click() {
            navigate(&card.with_value(|card| format!("/tasks/{}", card.id)));
        }
    };
    let up = move |_: PointerEvent| {
        if let Some((card, person)) = desk.drag.drop_here() {
            desk.drop_on(&card, person);
        }
    };
    let is_current = move || card.with_value(|card| tab_stop.with(|stop| stop.as_ref() == Some(&card.id)));
    let here = card.get_value();
    view! {
        <div class="task-card" role="group" tabindex=move || if is_current() { "0" } else { "-1" } aria-label=name
            data-task=here.id.to_string() data-test=test_name(&here) data-state=here.state.code()
            class:late=move || with(|pressing| pressing == Pressing::Late)
            class:tonight=move || with(|pressing| pressing == Pressing::Tonight)
            class:dragged=move || card.with_value(|card| desk.drag.carries(card))
            on:pointerdown=move |event| card.with_value(|card| if desk.may_assign(card) { desk.drag.press(card, &event) })
            on:pointermove=move |event| desk.drag.carry(&event) on:pointerup=up on:pointercancel=move |_| desk.drag.let_go()
            on:focus=move |_| desk.current.set(Some(card.with_value(|card| card.id.clone()))) on:click=open>
            <Thumb content=here.sample.clone()/>
            <b>{here.customer_name.clone()}</b>
            <span class="what">{move || card.with_value(kind_and_number)}</span>
            <span class="foot">
                <DueTag card=here.clone()/>
                {here.assignee_name.clone().map(|name| view! { <Avatar name small=true/> })}
            </span>
            <More card=here.clone()/>
            <CardActions desk card/>
        </div>
    }
}

/// A card's name for tests: `task-A20261108-003-retouch`.
pub fn test_name(card: &TaskCard) -> String {
    format!("task-{}-{}", card.order_number, card.kind.code())
}

/// Until when, and the word when it presses.
#[component]
pub fn DueTag(card: TaskCard) -> impl IntoView {
    let card = StoredValue::new(card);
    let lang = use_lang();
    let pressing = move || card.with_value(|card| Pressing::of(card, today()));
    view! {
        <Tag tone=Signal::derive(move || pressing().tone()) test="due">
            {move || (pressing() == Pressing::Late).then(|| view! { <Icon glyph=Glyph::Alert/> })}
            {move || card.with_value(|card| due::words(card, today(), lang.get()))}
        </Tag>
    }
}

/// A small photo; an empty frame of the same size where there is none.
#[component]
pub fn Thumb(content: Option<String>) -> impl IntoView {
    match content {
        Some(content) => {
            view! { <img class="thumb" src=format!("/photos/{content}/thumb") alt="" loading="lazy" decoding="async" draggable="false"/> }
                .into_any()
        }
        None => view! { <span class="thumb no-thumb"></span> }.into_any(),
    }
}

/// The last line: the product, the order, that it is not begun, how often it came back, and why last.
#[component]
fn More(card: TaskCard) -> impl IntoView {
    let number = match card.detail.as_str() {
        "" => card.order_number.clone(),
        detail => format!("{detail} · {}", card.order_number),
    };
    let title = if card.reason.is_empty() { number.clone() } else { format!("{number} · {}", card.reason) };
    let not_begun = (card.state == TaskState::Assigned).then(|| view! { <span>" · "{t(text::NOT_BEGUN)}</span> });
    let sent_back = (card.sent_back > 0).then(|| {
        let n = card.sent_back;
        view! { <span>" · "{tf(text::TIMES_SENT_BACK, move || vec![("n", n.to_string())])}</span> }
    });
    let reason = (card.state == TaskState::SentBack && !card.reason.is_empty()).then(|| view! { <span>" · "{card.reason.clone()}</span> });
    view! { <span class="more" title=title>{number}{not_begun}{sent_back}{reason}</span> }
}

#[component]
fn CardActions(desk: BoardDesk, card: StoredValue<TaskCard>) -> impl IntoView {
    // Buttons on a card must neither open nor carry it.
    let alone = |event: &MouseEvent| event.stop_propagation();
    let assign = move |event: MouseEvent| {
        alone(&event);
        card.with_value(|card| desk.ask_whom(card));
    };
    let print = move |event: MouseEvent| {
        alone(&event);
        card.with_value(|card| print_sheet(&card.id));
    };
    let still = |event: PointerEvent| event.stop_propagation();
    let assign_words = move || say(if card.with_value(|card| card.assignee.is_some()) { text::REASSIGN } else { text::ASSIGN });
    view! {
        <span class="actions">
            {move || card.with_value(|card| desk.may_assign(card)).then(|| view! {
                <button type="button" tabindex="-1" title=assign_words aria-label=assign_words data-test="card-assign" on:pointerdown=still on:click=assign>
                    <Icon glyph=Glyph::User/>
                </button>
            })}
            <button type="button" tabindex="-1" title=t(text::PRINT_SHEET) aria-label=t(text::PRINT_SHEET) data-test="card-print" on:pointerdown=still on:click=print>
                <Icon glyph=Glyph::Print/>
            </button>
        </span>
    }
}
