//! Production: the lead's board, everybody's own tasks, and the check of what was handed in.
//!
//! The pages show what the server tells and ask for moves; whether a move makes sense is decided by the rule in core.

mod assign;
mod banners;
mod board;
mod board_card;
mod board_loads;
mod check;
mod column;
mod drag;
mod due;
mod film;
mod history;
mod queue;
mod result;
mod room;
mod sheet;
mod stage;
mod start_panel;
mod tally;
mod task_desk;
mod text;
mod wishes;

use atelier_core::call::Tag;
use atelier_core::people::Right;
use atelier_core::production::{OpenBoard, OpenMyTasks, TaskState};
use leptos::prelude::*;

use crate::app::{Frame, Page, Section, load_when, may};
use crate::kit::Glyph;

/// The pages of the department.
pub const PAGES: &[Page] = &[
    Page::new("/production", text::BOARD_TITLE, || view! { <board::BoardPage/> }.into_any())
        .needs(&[Right::SeeProduction])
        .section(Section::new(60, Glyph::Pencil, text::BOARD_TITLE).badge(open_tasks)),
    Page::new("/tasks", text::MY_TASKS, || view! { <room::TaskRoom/> }.into_any())
        .frame(Frame::Room)
        .needs(&[Right::DoTasks, Right::CheckTasks])
        .section(Section::new(65, Glyph::List, text::MY_TASKS).badge(my_tasks)),
    Page::new("/tasks/:id", text::MY_TASKS, || view! { <room::TaskRoom/> }.into_any()).frame(Frame::Room),
];

/// Tasks that wait for the lead: to be assigned or to be checked.
fn open_tasks() -> Signal<u32> {
    let board = load_when(|| may(Right::SeeProduction).then_some(OpenBoard {}), &[Tag::Production]);
    Signal::derive(move || {
        let tasks = board.get().map(|board| board.tasks).unwrap_or_default();
        let waits = |state| matches!(state, TaskState::Waiting | TaskState::HandedIn);
        u32::try_from(tasks.iter().filter(|task| waits(task.state)).count()).unwrap_or(u32::MAX)
    })
}

/// My tasks that are not handed in.
fn my_tasks() -> Signal<u32> {
    let mine = load_when(|| may(Right::DoTasks).then_some(OpenMyTasks {}), &[Tag::Production]);
    Signal::derive(move || {
        let tasks = mine.get().unwrap_or_default();
        u32::try_from(tasks.iter().filter(|task| task.state != TaskState::HandedIn).count()).unwrap_or(u32::MAX)
    })
}
