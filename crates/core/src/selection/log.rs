//! The log of a sitting: every keystroke in its order. What stands is what replaying it gives; one's own keystrokes
//! are taken back and done again from it, however often the page was opened meanwhile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::branch::BranchView;
use super::choice::{Change, Choice};
use super::room::{PhotoMark, SittingView};
use super::wishes::Note;
use crate::day::Stamp;
use crate::id::{BranchId, ChangeId, PhotoId, SittingId};

/// One entry of a sitting's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Logged {
    /// Its running number within the sitting, from 1 on; 0 for those from before entries were numbered.
    pub nth: u32,
    /// What was changed.
    pub change: Change,
    /// When it was durable.
    pub at: Stamp,
    /// Who made it.
    pub by: String,
    /// Whether that is whoever asks.
    pub mine: bool,
}

/// Reads the log of a sitting, or of one of its branches, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadLog {
    /// The sitting.
    pub sitting: SittingId,
    /// The branch; none for the sitting's own marks.
    pub branch: Option<BranchId>,
    /// Only what came after this number; 0 for all of it.
    pub after: u32,
}

/// What came to a log, and where its sitting is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogTail {
    /// The entries, in their order.
    pub entries: Vec<Logged>,
    /// How far the sitting's log goes, its branches' included.
    pub end: u32,
    /// The order's latest sitting.
    pub sitting: SittingView,
    /// The sitting's branches, oldest first.
    pub branches: Vec<BranchView>,
}

/// Asks what a sitting, or one of its branches, began with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadBase {
    /// The sitting.
    pub sitting: SittingId,
    /// The branch; none for the sitting's own marks.
    pub branch: Option<BranchId>,
}

/// Marks and wishes at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Base {
    /// The marks; photos without any are left out.
    pub marks: Vec<PhotoMark>,
    /// The wishes.
    pub notes: Vec<Note>,
}

/// What changes amount to, made one after another. One that is not allowed any more, because its photo's purpose was
/// confirmed since, changes nothing.
pub fn replay<'a>(base: &Book, changes: impl IntoIterator<Item = &'a Change>) -> Book {
    let mut book = base.clone();
    for change in changes {
        drop(book.change(&change.photo, &change.choice));
    }
    book
}

/// A keystroke that can be taken back, or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keystroke {
    /// The change that it made.
    pub id: ChangeId,
    /// The photo.
    pub photo: PhotoId,
    /// What it did.
    pub forth: Vec<Choice>,
    /// What takes it back.
    pub back: Vec<Choice>,
}

/// One's own keystrokes of a log: those that can be taken back and those that can be done again, the next one last.
pub fn keystrokes(base: &Book, log: &[Logged]) -> (Vec<Keystroke>, Vec<Keystroke>) {
    let mut book = base.clone();
    let (mut done, mut undone) = (Vec::<Keystroke>::new(), Vec::<Keystroke>::new());
    for logged in log {
        let Change { id, photo, choice, takes_back } = &logged.change;
        let Ok(back) = book.change(photo, choice) else { continue };
        if !logged.mine {
            continue;
        }
        if let Some(taken_back) = takes_back {
            // The further changes of one taking back find it gone already.
            if let Some(at) = done.iter().rposition(|stroke| stroke.id == *taken_back) {
                undone.push(done.remove(at));
            }
            continue;
        }
        let forth = vec![choice.clone()];
        match undone.pop_if(|stroke| stroke.photo == *photo && stroke.forth == forth) {
            Some(again) => done.push(Keystroke { id: id.clone(), ..again }),
            None => {
                undone.clear();
                done.push(Keystroke { id: id.clone(), photo: photo.clone(), forth, back });
            }
        }
    }
    (done, undone)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::day::{Day, Moment};
    use crate::selection::Verdict;

    fn change_id(nth: usize) -> ChangeId {
        ChangeId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
    }

    fn photo(nth: usize) -> PhotoId {
        PhotoId::try_from(format!("0193e9a4-5b6f-7c3d-8a22-{nth:012}")).expect("an id")
    }

    fn logged(nth: usize, at: usize, choice: Choice, takes_back: Option<ChangeId>) -> Logged {
        Logged {
            nth: u32::try_from(nth).expect("small"),
            change: Change { id: change_id(nth), photo: photo(at), choice, takes_back },
            at: Stamp { at: Moment(0), day: Day(jiff::civil::date(2026, 11, 5)), clock: "10:00".into() },
            by: "Wu".into(),
            mine: true,
        }
    }

    #[test]
    fn what_was_taken_back_can_be_done_again_until_something_else_is_done() {
        let pick = Choice::Verdict(Verdict::Pick);
        let mut log = vec![logged(1, 1, pick.clone(), None), logged(2, 2, pick.clone(), None)];
        let count = |log: &[Logged]| {
            let (done, undone) = keystrokes(&Book::default(), log);
            (done.len(), undone.len())
        };
        assert_eq!(count(&log), (2, 0));
        log.push(logged(3, 2, Choice::Verdict(Verdict::Undecided), Some(change_id(2))));
        assert_eq!(count(&log), (1, 1));
        let mut again = log.clone();
        again.push(logged(4, 2, pick.clone(), None));
        assert_eq!(count(&again), (2, 0));
        log.push(logged(4, 3, pick, None));
        assert_eq!(count(&log), (2, 0));
    }

    #[test]
    fn another_persons_keystrokes_are_not_taken_back() {
        let mut other = logged(1, 1, Choice::Rating(3), None);
        other.mine = false;
        let (done, _) = keystrokes(&Book::default(), &[other, logged(2, 1, Choice::Rating(5), None)]);
        assert_eq!(done.len(), 1);
        assert_eq!(done[0].back, [Choice::Rating(3)]);
    }

    proptest! {
        #[test]
        fn everything_taken_back_is_the_beginning_again(keys in prop::collection::vec((0usize..6, 0u8..6), 0..60)) {
            let log: Vec<Logged> = keys.iter().enumerate().map(|(nth, (at, key))| {
                let choice = if *key < 4 { Choice::Verdict(Verdict::ALL[usize::from(*key)]) } else { Choice::Rating(*key) };
                logged(nth + 1, *at, choice, None)
            }).collect();
            let now = replay(&Book::default(), log.iter().map(|logged| &logged.change));
            let (done, undone) = keystrokes(&Book::default(), &log);
            prop_assert_eq!((done.len(), undone.len()), (log.len(), 0));
            let mut book = now;
            for stroke in done.iter().rev() {
                for choice in &stroke.back {
                    prop_assert!(book.change(&stroke.photo, choice).is_ok());
                }
            }
            prop_assert!((0..6).all(|at| book.marks(&photo(at)) == Default::default()));
        }
    }
}
