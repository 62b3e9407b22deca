//! What happened to a task, newest first.

use atelier_core::production::TaskView;
use leptos::prelude::*;

use super::text;
use crate::app::{day, fill, say, t};

/// The list.
#[component]
pub fn History(view: Signal<TaskView>) -> impl IntoView {
    let events = Memo::new(move |_| view.with(|view| view.history.clone()));
    move || {
        let events = events.get();
        (!events.is_empty()).then(|| {
            let row = |event: atelier_core::production::TaskEvent| {
                let gaps = [("who", event.who), ("day", day(event.at.day)), ("clock", event.at.clock)];
                view! {
                    <li class=event.state.code()>
                        <span>{say(event.state.text())}</span>
                        <span class="faint">{fill(text::EVENT_BY, &gaps)}</span>
                        {(!event.detail.is_empty()).then(|| view! { <span class="detail">{event.detail.clone()}</span> })}
                    </li>
                }
            };
            view! {
                <section data-test="history">
                    <h2>{t(text::HISTORY)}</h2>
                    <ul class="task-history">{events.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
