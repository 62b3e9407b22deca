//! The dialog that gives a task to a person until a day: everybody with their load, and a week from today.

use atelier_core::day::Day;
use atelier_core::id::StaffId;
use atelier_core::production::{Assign, Board, Load, TaskCard};
use leptos::html;
use leptos::prelude::*;

use super::board::{BoardDesk, in_order, kind_and_count, said_assigned};
use super::board_card::Thumb;
use super::due;
use super::text;
use crate::app::{Act, TroubleLine, act, fill, say, t, tf, today};
use crate::kit::{Avatar, Button, ButtonKind, DateInput, Dialog, DialogFoot, DialogSize, Field, Form};

/// The dialog; open while `desk.assigning` has a task.
#[component]
pub fn AssignDialog(desk: BoardDesk) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(desk.assigning.with(Option::is_some)));
    let title = move || {
        let customer = desk.assigning.with(|card| card.as_ref().map(|card| card.customer_name.clone()).unwrap_or_default());
        fill(text::ASSIGN_TITLE, &[("customer", customer)])
    };
    let closed = Callback::new(move |()| desk.assigning.set(None));
    view! {
        <Dialog open title=title size=DialogSize::Small on_close=closed test="assign">
            {move || desk.assigning.get_untracked().map(|card| view! { <AssignForm desk card open/> })}
        </Dialog>
    }
}

/// Who is proposed: whoever has the task, else whoever has the fewest photos of those who do such work at all.
fn proposed(card: &TaskCard, board: &Board) -> Option<StaffId> {
    let has_tasks = |id: &StaffId| board.tasks.iter().any(|task| task.assignee.as_ref() == Some(id));
    let known = card.assignee.clone().filter(|assignee| board.people.iter().any(|load| load.id == *assignee));
    let freest = || board.people.iter().min_by_key(|load| (!has_tasks(&load.id), load.photos, load.tasks));
    known.or_else(|| freest().map(|load| load.id.clone()))
}

#[component]
fn AssignForm(desk: BoardDesk, card: TaskCard, open: RwSignal<bool>) -> impl IntoView {
    let people = in_order(desk.board.with_untracked(|board| board.people.clone()));
    let person = RwSignal::new(desk.board.with_untracked(|board| proposed(&card, board)));
    let due_on = RwSignal::new(Some(untrack(|| card.due_on.filter(|day| *day >= today()).unwrap_or_else(|| due::by_default(today())))));
    let tried = RwSignal::new(Tried::NotYet);
    let assign: Act<Assign> = act();
    let wrong = move || untrack(|| why_not(due_on.get())).is_some() || person.with_untracked(Option::is_none);
    let (task, version) = (card.id.clone(), card.version);
    let send = Callback::new(move |()| {
        tried.set(Tried::Once);
        let (Some(assignee), Some(due_on), false) = (person.get_untracked(), due_on.get_untracked(), wrong()) else { return };
        assign.run(Assign { task: task.clone(), version, assignee, due_on }, move |card| {
            open.set(false);
            said_assigned(&card);
        });
    });
    let day_error = Signal::derive(move || why_not(due_on.get()).filter(|_| tried.get() == Tried::Once).map(|why| say(why).to_owned()));
    let nobody = people.is_empty();
    let what = {
        let card = card.clone();
        move || format!("{} · {}", kind_and_count(&card), card.order_number)
    };
    view! {
        <Form on_submit=send class="assign">
            <div class="assign-what"><Thumb content=card.sample.clone()/><span>{what}</span></div>
            <fieldset class="assign-people" data-test="assign-person">
                <legend>{t(text::ASSIGN_TO)}</legend>
                {people.into_iter().map(|load| view! { <PersonChoice load person/> }).collect_view()}
                {nobody.then(|| view! { <p class="field-error">{t(text::NOBODY)}</p> })}
            </fieldset>
            <Field label=text::ASSIGN_DUE hint=text::ASSIGN_DUE_HINT error=day_error>
                <DateInput value=due_on least=untrack(today) test="assign-due"/>
            </Field>
            <TroubleLine trouble=assign.trouble()/>
            <DialogFoot>
                <Button test="assign-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true cap="Enter" busy=assign.busy() disabled=nobody test="assign-save">{t(text::ASSIGN)}</Button>
            </DialogFoot>
        </Form>
    }
}

/// Whether the form was sent; before that it complains of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    /// Not yet.
    NotYet,
    /// At least once.
    Once,
}

fn why_not(due_on: Option<Day>) -> Option<atelier_core::text::Text> {
    match due_on {
        None => Some(text::ASSIGN_DUE_NEEDED),
        Some(day) if day < today() => Some(text::ASSIGN_DUE_PAST),
        Some(_) => None,
    }
}

#[component]
fn PersonChoice(load: Load, person: RwSignal<Option<StaffId>>) -> impl IntoView {
    let id = StoredValue::new(load.id);
    let chosen = move || id.with_value(|id| person.with(|person| person.as_ref() == Some(id)));
    let radio = NodeRef::<html::Input>::new();
    // The keyboard begins at the person who is proposed.
    radio.on_load(move |radio| {
        if untrack(chosen) {
            drop(radio.focus());
        }
    });
    let (tasks, photos, late) = (load.tasks, load.photos, load.late);
    view! {
        <label class="assign-person" data-test=format!("assign-person-{}", load.name)>
            <input node_ref=radio type="radio" name="assign-person" value=id.get_value().to_string() prop:checked=chosen
                on:change=move |_| person.set(Some(id.get_value()))/>
            <Avatar name=load.name.clone()/>
            <b>{load.name.clone()}</b>
            <span class="load">
                {tf(text::LOAD, move || vec![("tasks", tasks.to_string()), ("photos", photos.to_string())])}
                {(late > 0).then(|| view! { " · "<em>{tf(text::LOAD_LATE, move || vec![("n", late.to_string())])}</em> })}
            </span>
        </label>
    }
}
