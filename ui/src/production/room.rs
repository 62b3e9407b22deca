//! The retoucher's desk and the lead's check: the queue, the photo with its wishes, and what can be done now. The parts
//! are files of their own; here they are joined, and keys are bound.

use atelier_core::call::Tag as Subject;
use atelier_core::id::TaskId;
use atelier_core::people::Right;
use atelier_core::production::{OpenBoard, OpenMyTasks, OpenTask, TaskCard, TaskState, TaskView};
use leptos::prelude::*;

use super::banners::Banners;
use super::board::kind_and_count;
use super::board_card::DueTag;
use super::check::{Looks, SendBackDialog, Verdict};
use super::film::Film;
use super::history::History;
use super::queue::Queue;
use super::result::{Folders, HandInResult};
use super::stage::Stage;
use super::start_panel::StartPanel;
use super::task_desk::{Marks, TaskDesk};
use super::text;
use super::wishes::Wishes;
use crate::app::{LoadTrouble, Loaded, fill, load_when, may, navigate, say, t, today, use_id, use_studio};
use crate::kit::{Button, ButtonKind, Glyph, IconButton, Key, key, use_keys};

/// The page; with a task in its address it shows that one, else the first of the queue.
#[component]
pub fn TaskRoom() -> impl IntoView {
    let asked: Option<TaskId> = use_id("id");
    let mine = load_when(|| may(Right::DoTasks).then_some(OpenMyTasks {}), &[Subject::Production]);
    let checks = || may(Right::CheckTasks) && may(Right::SeeProduction);
    let board = load_when(move || checks().then_some(OpenBoard {}), &[Subject::Production]);
    let my_cards = Memo::new(move |_| mine.get().unwrap_or_default());
    let to_check = Memo::new(move |_| {
        let tasks = board.get().map(|board| board.tasks).unwrap_or_default();
        tasks.into_iter().filter(|task| task.state == TaskState::HandedIn).collect::<Vec<TaskCard>>()
    });
    let open = Memo::new(move |before: Option<&Option<TaskId>>| {
        // Once a task is open it stays, even when it moves within the queue.
        let first = || my_cards.with(|cards| cards.first().map(|card| card.id.clone()));
        let first = || first().or_else(|| to_check.with(|cards| cards.first().map(|card| card.id.clone())));
        asked.clone().or_else(|| before.cloned().flatten()).or_else(first)
    });
    let task = load_when(move || open.get().map(|task| OpenTask { task }), &[Subject::Production, Subject::Selection]);
    let desk = TaskDesk::new(task);
    bind_keys(desk);
    view! {
        <div class="task-room" data-test="task-room">
            <Bar desk mine=my_cards/>
            <Queue to_check mine=my_cards open/>
            <div class="task-main">
                <LoadTrouble load=mine/>
                <Show when=move || open.with(Option::is_some) fallback=|| view! { <p class="task-nothing">{t(text::CHOOSE_TASK)}</p> }>
                    <Loaded load=task let:view>
                        <Open desk view/>
                    </Loaded>
                </Show>
            </div>
            <SendBackDialog desk/>
        </div>
    }
}

fn bind_keys(desk: TaskDesk) {
    let keys: [Key; 11] = [
        key("Left", text::KEY_PHOTO, move || desk.step(-1)),
        key("Right", text::KEY_PHOTO, move || desk.step(1)),
        key("Space", text::KEY_TOGGLE, move || desk.toggle_side()),
        key("W", text::NEXT_WISH, move || desk.next_wish()),
        key("H", text::HIDE_MARKS, move || desk.toggle_marks()),
        key("O", text::OPEN_FOLDER, move || desk.open_folder()),
        key("S", text::START, move || desk.begin()),
        key("Ctrl Enter", text::HAND_IN, move || desk.give_in()),
        key("P", text::PRINT_SHEET, move || desk.print()),
        key("Y", text::ACCEPT, move || desk.take()),
        key("N", text::SEND_BACK, move || desk.ask_why()),
    ];
    use_keys(keys);
}

/// Whose desk it is, which task is open, and what can be done with it.
#[component]
fn Bar(desk: TaskDesk, mine: Memo<Vec<TaskCard>>) -> impl IntoView {
    let name = move || use_studio().me().map(|me| me.name).unwrap_or_default();
    let counts = move || {
        let tonight = |card: &&TaskCard| card.due_on.is_some_and(|day| day <= today());
        mine.with(|cards| {
            let gaps = [("today", cards.iter().filter(tonight).count().to_string()), ("all", cards.len().to_string())];
            fill(text::QUEUE_COUNTS, &gaps)
        })
    };
    let card = Memo::new(move |_| desk.task.get().map(|view| view.card));
    let what = move || {
        card.with(|card| card.as_ref().map(|card| format!("{} · {} · {}", card.customer_name, kind_and_count(card), card.order_number)))
    };
    let home = move || if may(Right::SeeProduction) { ("/production", text::TO_BOARD) } else { ("/", text::TO_START) };
    view! {
        <header class="task-bar">
            <IconButton glyph=Glyph::Left label=move || say(home().1) test="task-back" on:click=move |_| navigate(untrack(home).0)/>
            <span class="who">{move || fill(text::TASKS_OF, &[("name", name())])}</span>
            <span class="muted">{counts}</span>
            <span class="grow"></span>
            <span class="what" data-test="task-title">{what}</span>
            {move || card.get().map(|card| view! { <DueTag card/> })}
            <Actions desk/>
        </header>
    }
}

#[component]
fn Actions(desk: TaskDesk) -> impl IntoView {
    let offers = Memo::new(move |_| desk.offers());
    let known =
        Memo::new(move |_| desk.task.get().map(|view| (view.card.state, view.photos.iter().any(|photo| photo.returned_content.is_some()))));
    // The start panel has its own button.
    let start_here =
        move || offers.get().start && known.get().is_some_and(|(state, _)| state == TaskState::SentBack || desk.looks_first.get());
    let start_words =
        move || say(if known.get().is_some_and(|(state, _)| state == TaskState::SentBack) { text::START_AGAIN } else { text::START });
    view! {
        <Show when=move || known.get().is_some_and(|(_, returned)| returned)><Looks desk/></Show>
        <Show when=move || known.get().is_some()>
            <Button cap="P" glyph=Glyph::Print test="task-print" on:click=move |_| desk.print()>{t(text::PRINT)}</Button>
        </Show>
        <Show when=move || offers.get().folder>
            <Button cap="O" glyph=Glyph::Folder test="task-folder" on:click=move |_| desk.open_folder()>{t(text::OPEN_FOLDER)}</Button>
        </Show>
        <Show when=start_here>
            <Button kind=ButtonKind::Main cap="S" glyph=Glyph::Play busy=desk.start.busy() test="task-start" on:click=move |_| desk.begin()>{start_words}</Button>
        </Show>
        <Show when=move || offers.get().hand_in>
            <Button kind=ButtonKind::Main cap="Ctrl Enter" busy=desk.hand_in.busy() test="task-hand-in" on:click=move |_| desk.give_in()>{t(text::HAND_IN)}</Button>
        </Show>
        <Show when=move || offers.get().check><Verdict desk/></Show>
    }
}

/// The open task: the photo or the start panel, and what is to be known beside it.
#[component]
fn Open(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let not_begun = Memo::new(move |_| {
        let state = view.with(|view| view.card.state);
        matches!(state, TaskState::Waiting | TaskState::Assigned) && !desk.looks_first.get()
    });
    let marks_words = move || match desk.marks.get() {
        Marks::Shown => say(text::HIDE_MARKS),
        Marks::Hidden => say(text::SHOW_MARKS),
    };
    view! {
        <main class="task-view">
            <Banners desk view/>
            <Show when=move || !not_begun.get() fallback=move || view! { <StartPanel desk view/> }>
                <Stage desk view/>
                <Film desk view/>
            </Show>
        </main>
        <aside class="task-side">
            <Wishes desk view/>
            <Show when=move || view.with(|view| view.card.notes > 0)>
                <Button kind=ButtonKind::Quiet cap="H" glyph=Glyph::Eye test="marks" on:click=move |_| desk.toggle_marks()>{marks_words}</Button>
            </Show>
            <HandInResult view/>
            <Folders view/>
            <History view/>
        </aside>
    }
}
