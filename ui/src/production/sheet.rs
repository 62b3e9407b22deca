//! The production sheet of a task, as paper.

use atelier_core::id::TaskId;

use crate::app::{preview, use_lang};
use leptos::prelude::*;

/// Shows the production sheet in the language of the screen; from there it is printed.
pub fn print_sheet(task: &TaskId) {
    preview(format!("/paper/production-sheet/{task}?lang={}", use_lang().get_untracked().tag()));
}
