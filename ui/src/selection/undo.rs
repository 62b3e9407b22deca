//! Undo and redo without end: one's own keystrokes of the sitting, those of before this page was opened among them.

use atelier_core::id::ChangeId;
use atelier_core::selection::{Book, Keystroke, ReadBase, ReadLog, keystrokes};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::text;
use crate::app::ask;
use crate::kit::{toast, toast_trouble};

/// Which way a keystroke is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Back,
    Again,
}

impl Desk {
    /// Takes the latest own keystroke back.
    pub fn undo(self) {
        self.turn_or_recall(Turn::Back);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.turn_or_recall(Turn::Again);
    }

    /// Another sitting or branch was opened: its keystrokes are others.
    pub fn forget_keystrokes(self) {
        self.done.update(Vec::clear);
        self.undone.update(Vec::clear);
        self.recalled.set_value(false);
    }

    fn turn_or_recall(self, turn: Turn) {
        if !untrack(|| self.is_open()) {
            return;
        }
        let from = if turn == Turn::Back { self.done } else { self.undone };
        match from.try_update(Vec::pop).flatten() {
            Some(stroke) => self.turn(turn, stroke),
            None if self.recalled.get_value() => toast(if turn == Turn::Back { text::NOTHING_TO_UNDO } else { text::NOTHING_TO_REDO }),
            None => self.recall(turn),
        }
    }

    fn turn(self, turn: Turn, stroke: Keystroke) {
        let Keystroke { id, photo, forth, back } = stroke;
        let (choices, takes_back) = if turn == Turn::Back { (&back, Some(id.clone())) } else { (&forth, None) };
        let mut again: Option<ChangeId> = None;
        for choice in choices {
            if let Some((made, _)) = self.apply(&photo, choice, takes_back.clone()) {
                again.get_or_insert(made);
            }
        }
        let place = self.place_of(&photo);
        if place.is_some_and(|place| self.shown.get_untracked().contains(&place)) {
            self.current.set(place);
        }
        // Done again it is a keystroke of its own, by which it is taken back.
        match turn {
            Turn::Back => self.undone.update(|undone| undone.push(Keystroke { id, photo, forth, back })),
            Turn::Again => self.done.update(|done| done.push(Keystroke { id: again.unwrap_or(id), photo, forth, back })),
        }
    }

    /// Reads the own keystrokes of before this page was opened, then turns one.
    fn recall(self, turn: Turn) {
        let Some(sitting) = untrack(|| self.sitting()) else { return };
        let branch = self.room.with_untracked(|room| room.as_ref().and_then(|room| room.branch.clone()));
        spawn_local(async move {
            // What is under way belongs to the log too.
            if !self.outbox.settled().await {
                return toast_trouble(text::NOT_SENT_YET);
            }
            let base = ask(ReadBase { sitting: sitting.id.clone(), branch: branch.clone() }).await;
            let log = ask(ReadLog { sitting: sitting.id, branch, after: 0 }).await;
            match (base, log) {
                (Ok(base), Ok(log)) => {
                    let (done, undone) = keystrokes(&Book::of_base(&base), &log.entries);
                    if self.recalled.try_set_value(true).is_some() {
                        return;
                    }
                    self.done.set(done);
                    self.undone.set(undone);
                    self.turn_or_recall(turn);
                }
                (Err(trouble), _) | (_, Err(trouble)) => toast_trouble(trouble.words()),
            }
        });
    }
}
