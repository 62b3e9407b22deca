//! Comparing two: how a pair is chosen, and how challengers come and go while the champion stays.

use atelier_core::selection::{Choice, MOST_BESIDE, Verdict};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::order::{Step, step};
use super::text;
use crate::kit::toast_trouble;

impl Desk {
    /// Chooses a photo for a pair, or takes the choice back; with the first one the current photo is meant too.
    pub fn choose_for_pair(self, at: usize) {
        let current = self.current.get_untracked().filter(|current| *current != at);
        self.chosen.update(|chosen| match chosen.iter().position(|&other| other == at) {
            Some(known) => drop(chosen.remove(known)),
            None => {
                chosen.extend(current.filter(|_| chosen.is_empty()));
                chosen.push(at);
                let many = chosen.len().saturating_sub(MOST_BESIDE);
                chosen.drain(..many);
            }
        });
    }

    /// Compares the chosen two, or the current photo with the next one.
    pub fn compare(self) {
        let shown = self.shown.get_untracked();
        let pair = match self.chosen.get_untracked()[..] {
            [first, second] => Some((first, second)),
            _ => self.current.get_untracked().and_then(|current| {
                let other =
                    self.of_the_same_series().or_else(|| step(&shown, Some(current), 1, Step::Next).filter(|other| *other != current));
                Some((current, other.or_else(|| step(&shown, Some(current), 1, Step::Previous).filter(|other| *other != current))?))
            }),
        };
        let Some((champion, challenger)) = pair else { return toast_trouble(text::NEED_TWO) };
        self.current.set(Some(champion));
        self.challenger.set(Some(challenger));
        self.mode.set(Mode::Compare);
    }

    /// The next or previous challenger; never the champion itself.
    pub fn next_challenger(self, with: Step) {
        let others = self.challengers();
        if let Some(next) = step(&others, self.challenger.get_untracked(), 1, with) {
            self.challenger.set(Some(next));
        }
    }

    /// The challenger becomes champion; the old champion challenges it.
    pub fn promote(self) {
        let champion = self.current.get_untracked();
        if let Some(challenger) = self.challenger.get_untracked() {
            self.current.set(Some(challenger));
            self.challenger.set(champion);
        }
    }

    /// Rejects the challenger; the next one comes.
    pub fn reject_challenger(self) {
        let Some(challenger) = self.challenger.get_untracked() else { return };
        self.next_challenger(Step::Next);
        if self.challenger.get_untracked() == Some(challenger) {
            self.next_challenger(Step::Previous);
        }
        self.choose(challenger, Choice::Verdict(Verdict::Reject));
    }
}
