//! What must be read first, above the photo: why it was sent back, why a hand-in was refused, that it is checked.

use atelier_core::production::{TaskCard, TaskState, TaskView};
use atelier_core::refusal::Refusal;
use leptos::prelude::*;

use super::tally::Tally;
use super::task_desk::{TaskDesk, is_mine};
use super::text;
use crate::app::{Trouble, TroubleLine, fill, say, t, tf};
use crate::kit::{Glyph, Icon};

/// The lines, none when there is nothing to say.
#[component]
pub fn Banners(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let card = Memo::new(move |_| view.with(|view| view.card.clone()));
    view! {
        <div class="banners">
            {move || card.with(sent_back)}
            {move || card.with(|card| state_line(card, desk.offers().check))}
            {move || desk.hand_in.trouble().get().map(|trouble| refused(trouble, view, desk))}
            <TroubleLine trouble=desk.start.trouble()/>
            <TroubleLine trouble=desk.accept.trouble()/>
        </div>
    }
}

/// Why it was sent back, as long as it is not handed in again.
fn sent_back(card: &TaskCard) -> Option<AnyView> {
    let shown = matches!(card.state, TaskState::SentBack | TaskState::Working) && !card.reason.is_empty();
    shown.then(|| {
        let times = card.sent_back;
        let reason = card.reason.clone();
        view! {
            <div class="task-banner bad" role="status" data-test="sent-back-reason">
                <Icon glyph=Glyph::Undo/>
                <span class="words"><strong>{t(text::SENT_BACK_TITLE)}</strong>"  "{reason}</span>
                {(times > 1).then(|| view! { <span class="faint">{tf(text::TIMES_SENT_BACK, move || vec![("n", times.to_string())])}</span> })}
            </div>
        }
        .into_any()
    })
}

/// That there is nothing to do here just now, and why.
fn state_line(card: &TaskCard, checks: bool) -> Option<AnyView> {
    let name = card.assignee_name.clone().unwrap_or_default();
    let (class, glyph, words) = match card.state {
        TaskState::HandedIn if checks => ("task-banner info", Glyph::Eye, fill(text::CHECK_WORDS, &[("name", name)])),
        TaskState::HandedIn => ("task-banner info", Glyph::Clock, say(text::HANDED_IN_TITLE).to_owned()),
        TaskState::Accepted => ("task-banner good", Glyph::Check, say(text::ACCEPTED_TITLE).to_owned()),
        TaskState::Working | TaskState::SentBack | TaskState::Assigned if !is_mine(card) => {
            ("task-banner info", Glyph::Info, fill(text::NOT_YOURS, &[("name", name)]))
        }
        TaskState::Waiting => ("task-banner info", Glyph::Info, say(text::NOT_ASSIGNED).to_owned()),
        TaskState::Working | TaskState::SentBack | TaskState::Assigned => return None,
    };
    let state = card.state.code();
    Some(
        view! {
            <div class=class role="status" data-test=format!("state-{state}")>
                <Icon glyph/>
                <strong>{words}</strong>
            </div>
        }
        .into_any(),
    )
}

/// A refused hand-in: what is missing or broken, by name, and what to do.
fn refused(trouble: Trouble, view: Signal<TaskView>, desk: TaskDesk) -> AnyView {
    let (title, count, first, test) = match &trouble {
        Trouble::Refused(Refusal::FilesMissing { count, first }) => (text::MISSING_FILES_TITLE, *count, first.clone(), "hand-in-missing"),
        Trouble::Refused(Refusal::FilesUnreadable { count, first }) => {
            (text::UNREADABLE_FILES_TITLE, *count, first.clone(), "hand-in-unreadable")
        }
        Trouble::Refused(_) | Trouble::Fault { .. } | Trouble::Offline => {
            return view! { <TroubleLine trouble=desk.hand_in.trouble()/> }.into_any();
        }
    };
    let known = view.with(|view| Tally::of(view).missing);
    let names = match known.len() {
        // The server names one; the task may know all.
        known_count if known_count == count as usize => known.join("\n"),
        _ if count > 1 => fill(text::AND_MORE, &[("first", first), ("n", (count - 1).to_string())]),
        _ => first,
    };
    view! {
        <div class="task-banner bad" role="alert" data-test=test>
            <Icon glyph=Glyph::Alert/>
            <span class="words"><strong>{fill(title, &[("n", count.to_string())])}</strong>"  "{say(text::PUT_THEM_THERE)}</span>
            <span class="names">{names}</span>
        </div>
    }
    .into_any()
}
