//! The queue on the left: what waits for my check, and my own tasks, the earliest due first.

use atelier_core::id::TaskId;
use atelier_core::production::{TaskCard, TaskState};
use leptos::prelude::*;

use super::board::kind_and_number;
use super::board_card::{DueTag, Thumb};
use super::text;
use crate::app::{Link, fill, may, say, t};
use atelier_core::people::Right;

/// The queue.
#[component]
pub fn Queue(
    /// Tasks that wait for my check.
    #[prop(into)]
    to_check: Signal<Vec<TaskCard>>,
    /// My own tasks.
    #[prop(into)]
    mine: Signal<Vec<TaskCard>>,
    /// The task that is open.
    #[prop(into)]
    open: Signal<Option<TaskId>>,
) -> impl IntoView {
    let both = move || to_check.with(Vec::is_empty) && mine.with(Vec::is_empty);
    let list = move |title: atelier_core::text::Text, cards: Signal<Vec<TaskCard>>, test: &'static str| {
        view! {
            <Show when=move || !cards.with(Vec::is_empty)>
                <h2>{t(title)}<small>{move || cards.with(Vec::len)}</small></h2>
                <ul data-test=test>
                    <For each=move || cards.get() key=|card| (card.id.clone(), card.version) let:card>
                        <li><QueueCard card open/></li>
                    </For>
                </ul>
            </Show>
        }
    };
    view! {
        <nav class="task-queue" aria-label=t(text::MY_TASKS)>
            {list(text::COLUMN_TO_CHECK, to_check, "queue-to-check")}
            {list(text::MY_TASKS, mine, "queue-mine")}
            <Show when=both>
                <div class="nothing" data-test="queue-empty">
                    <p>{t(text::QUEUE_EMPTY)}</p>
                    {move || may(Right::SeeProduction).then(|| view! { <Link to="/production">{t(text::TO_BOARD)}</Link> })}
                </div>
            </Show>
        </nav>
    }
}

#[component]
fn QueueCard(card: TaskCard, open: Signal<Option<TaskId>>) -> impl IntoView {
    let card = StoredValue::new(card);
    let here = card.get_value();
    let id = here.id.clone();
    // What there is to say of it in one line: how many of what, and why it is not simply to be done.
    let words = move || {
        card.with_value(|card| {
            let what = kind_and_number(card);
            match card.state {
                TaskState::SentBack if !card.reason.is_empty() => format!("{} · {}", say(card.state.text()), card.reason),
                TaskState::HandedIn => format!("{what} · {}", say(text::QUEUE_CHECK)),
                TaskState::Working if card.notes > 0 => format!("{what} · {}", fill(text::NOTES, &[("n", card.notes.to_string())])),
                TaskState::Assigned => format!("{what} · {}", say(text::NOT_BEGUN)),
                TaskState::Working | TaskState::SentBack | TaskState::Waiting | TaskState::Accepted => what,
            }
        })
    };
    view! {
        <a class="queue-card" href=format!("/tasks/{id}") data-test=super::board_card::test_name(&here) data-state=here.state.code()
            aria-current=move || (open.get().as_ref() == Some(&id)).then_some("page")>
            <Thumb content=here.sample.clone()/>
            <b>{here.customer_name.clone()}</b>
            <DueTag card=here.clone()/>
            <span class="muted" title=words>{words}</span>
        </a>
    }
}
