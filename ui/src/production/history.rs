//! What happened to a task, newest first.

use atelier_core::day::Day;
use atelier_core::production::{TaskEvent, TaskState, TaskView};
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
            let row = |event: TaskEvent| {
                let detail = detail(&event);
                let gaps = [("who", event.who), ("day", day(event.at.day)), ("clock", event.at.clock)];
                view! {
                    <li class=event.state.code()>
                        <span>{say(event.state.text())}</span>
                        <span class="faint">{fill(text::EVENT_BY, &gaps)}</span>
                        {(!detail.is_empty()).then(|| view! { <span class="detail">{detail}</span> })}
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

/// The words of an event. The trail keeps them as they were written; figures and days are worded for the screen.
fn detail(event: &TaskEvent) -> String {
    let worded = match event.state {
        TaskState::HandedIn => figures(&event.detail).map(|[files, unchanged, unexpected]| {
            fill(text::EVENT_FILES, &[("files", files), ("unchanged", unchanged), ("unexpected", unexpected)])
        }),
        TaskState::Assigned | TaskState::Working | TaskState::SentBack => {
            assigned(&event.detail).map(|(name, until)| fill(text::EVENT_ASSIGNED, &[("name", name.to_owned()), ("day", day(until))]))
        }
        TaskState::Waiting | TaskState::Accepted => None,
    };
    worded.unwrap_or_else(|| event.detail.clone())
}

/// The three figures of a hand-in, if that is what the words are.
fn figures(detail: &str) -> Option<[String; 3]> {
    let mut figures =
        detail.split(", ").map(|part| part.split(' ').next().filter(|figure| figure.parse::<u32>().is_ok()).map(str::to_owned));
    let found = [figures.next()??, figures.next()??, figures.next()??];
    figures.next().is_none().then_some(found)
}

/// To whom and until when, if that is what the words are.
fn assigned(detail: &str) -> Option<(&str, Day)> {
    let (name, until) = detail.rsplit_once(", ")?;
    Some((name, Day::parse(until)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words() {
        let read = |text| figures(text).map(|found| found.join(" "));
        assert_eq!(read("8 files, 0 unchanged, 2 unexpected"), Some("8 0 2".to_owned()));
        for words in ["", "too red, too smooth, again", "8 files, 0 unchanged", "8 files, 0 unchanged, 2 unexpected, 1 more"] {
            assert_eq!(read(words), None, "{words}");
        }
        assert_eq!(assigned("Mia, 2026-11-22").map(|(name, _)| name), Some("Mia"));
        assert_eq!(assigned("too red, too smooth"), None);
    }
}
