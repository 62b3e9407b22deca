//! Holding a client's selection receipt against what the studio keeps: the check value is typed, the record answers.

use atelier_core::catalog::label;
use atelier_core::selection::{CheckRecord, CheckedRecord, RecordState};
use leptos::prelude::*;

use super::text;
use crate::app::{Link, TroubleLine, act, day, fill, say, t, use_lang};
use crate::kit::{Button, Card, Field, Form, Tag, TextInput, Tone};

/// The form and its answer.
#[component]
pub fn CheckReceipt() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(None::<CheckedRecord>);
    let check = act::<CheckRecord>();
    let send = Callback::new(move |()| {
        found.set(None);
        check.run(CheckRecord { check: typed.get_untracked() }, move |record| found.set(Some(record)));
    });
    view! {
        <Card title=text::CHECK_TITLE class="check-receipt" test="check-receipt">
            <Form on_submit=send test="check-form">
                <Field label=text::CHECK_VALUE hint=text::CHECK_HINT><TextInput value=typed test="check-value"/></Field>
                <div class="check-foot"><Button submit=true busy=check.busy() test="check-send">{t(text::CHECK_SEND)}</Button></div>
                <TroubleLine trouble=check.trouble()/>
            </Form>
            {move || found.get().map(answer)}
        </Card>
    }
}

fn answer(found: CheckedRecord) -> impl IntoView {
    let lang = use_lang();
    let CheckedRecord { order, customer, confirmed, record, state } = found;
    let tone = if state == RecordState::Holds { Tone::Good } else { Tone::Bad };
    let when = {
        let (clock, signed_by, n) = (confirmed.clock.clone(), record.signed_by.clone(), record.sitting.to_string());
        move || {
            let gaps = [("n", n.clone()), ("day", day(confirmed.day)), ("clock", clock.clone()), ("name", signed_by.clone())];
            fill(text::CHECKED_SITTING, &gaps)
        }
    };
    let shown = record.shown.len().to_string();
    let chosen = record.chosen.into_iter().map(|choice| {
        let count = choice.photos.len().to_string();
        view! { <li>{move || fill(text::LEFT_N, &[("what", label(choice.purpose, &choice.detail, lang.get())), ("n", count.clone())])}</li> }
    });
    view! {
        <div class="check-answer" data-test="check-answer">
            <p><Tag tone>{move || say(state.text())}</Tag> " " <Link to=format!("/orders/{order}")>{record.order} " " {customer}</Link></p>
            <p>{when}</p>
            <p class="muted">{move || fill(text::CHECKED_SHOWN, &[("n", shown.clone())])}</p>
            <ul class="muted">{chosen.collect_view()}</ul>
        </div>
    }
}
