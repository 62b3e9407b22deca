//! Keystrokes on their way to the server: sent in order by one sender, and kept by the browser until the server says
//! that they are durable.

use atelier_core::day::Stamp;
use atelier_core::id::{BranchId, ChangeId, SittingId};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Change, Mark};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kept;
use crate::app::id::new_uuid;
use crate::app::{Trouble, ask, pause};

/// How many keystrokes travel together at most.
const TOGETHER: usize = 200;
/// Waits between tries while the server is away, in milliseconds.
const PATIENCE: [i32; 5] = [300, 1_000, 2_000, 4_000, 8_000];
/// How many durable keystrokes are remembered, for answers that were asked for before they were durable.
const REMEMBERED: usize = 2_000;

/// Keystrokes that became durable lately, numbered since the page began.
#[derive(Default)]
struct Durable {
    latest: Vec<Change>,
    dropped: usize,
}

impl Durable {
    fn add(&mut self, changes: impl IntoIterator<Item = Change>) {
        self.latest.extend(changes);
        let many = self.latest.len().saturating_sub(REMEMBERED);
        self.latest.drain(..many);
        self.dropped += many;
    }

    fn count(&self) -> usize {
        self.dropped + self.latest.len()
    }

    fn since(&self, count: usize) -> &[Change] {
        self.latest.get(count.saturating_sub(self.dropped)..).unwrap_or_default()
    }
}

/// What is marked: a sitting, or a branch of it.
type MarkedOn = (SittingId, Option<BranchId>);

/// The outbox of one sitting or branch.
#[derive(Clone, Copy)]
pub struct Outbox {
    /// Not yet durable, oldest first.
    pub waiting: RwSignal<Vec<Change>>,
    /// When the last ones became durable, by the server's clock.
    pub saved: RwSignal<Option<Stamp>>,
    /// Why the server does not take them now.
    pub trouble: RwSignal<Option<Trouble>>,
    sitting: RwSignal<Option<MarkedOn>>,
    sending: RwSignal<bool>,
    durable: StoredValue<Durable>,
    tab: StoredValue<String>,
    refused: StoredValue<Option<Callback<Refusal>>>,
}

impl Outbox {
    /// An empty outbox.
    pub fn new() -> Outbox {
        Outbox {
            waiting: RwSignal::new(Vec::new()),
            saved: RwSignal::new(None),
            trouble: RwSignal::new(None),
            sitting: RwSignal::new(None),
            sending: RwSignal::new(false),
            durable: StoredValue::new(Durable::default()),
            tab: StoredValue::new(new_uuid()),
            refused: StoredValue::new(None),
        }
    }

    /// Who is told why the server did not take keystrokes.
    pub fn on_refused(self, refused: Callback<Refusal>) {
        self.refused.set_value(Some(refused));
    }

    /// Opens the outbox of a sitting or of one of its branches: what an earlier page could not send is sent now. False
    /// where it was open already.
    pub fn open(self, sitting: &SittingId, branch: Option<&BranchId>) -> bool {
        let wanted = (sitting.clone(), branch.cloned());
        if self.sitting.with_untracked(|open| open.as_ref() == Some(&wanted)) {
            return false;
        }
        let box_of = kept::BoxOf::new(sitting, branch);
        self.sitting.set(Some(wanted));
        self.waiting.set(kept::left(&box_of));
        self.keep();
        self.tab.with_value(|tab| kept::take_over(&box_of, tab));
        self.send();
        true
    }

    /// Whether a change was made by this page.
    pub fn knows(self, id: &ChangeId) -> bool {
        let durable = self.durable.with_value(|durable| durable.latest.iter().any(|change| change.id == *id));
        durable || self.waiting.with_untracked(|waiting| waiting.iter().any(|change| change.id == *id))
    }

    /// Adds a keystroke, keeps it, and sends it.
    pub fn put(self, change: Change) {
        self.waiting.update(|waiting| waiting.push(change));
        self.keep();
        self.send();
    }

    /// How many keystrokes have become durable: an answer that is asked for now knows these.
    pub fn durable_count(self) -> usize {
        self.durable.with_value(Durable::count)
    }

    /// The keystrokes that an answer lacks that was asked for at that count: those durable since, and those under way.
    pub fn lacking(self, count: usize) -> Vec<Change> {
        let mut lacking = self.durable.with_value(|durable| durable.since(count).to_vec());
        self.waiting.with_untracked(|waiting| lacking.extend_from_slice(waiting));
        lacking
    }

    /// Waits until nothing is under way; false when the server does not take it.
    pub async fn settled(self) -> bool {
        for _ in 0..200 {
            match (self.waiting.try_with_untracked(Vec::is_empty), self.trouble.try_with_untracked(Option::is_some)) {
                (Some(true), _) => return true,
                (Some(false), Some(false)) => pause(50).await,
                _ => return false,
            }
        }
        false
    }

    fn keep(self) {
        let Some(sitting) = self.sitting.get_untracked() else { return };
        let box_of = kept::BoxOf::new(&sitting.0, sitting.1.as_ref());
        self.waiting.with_untracked(|waiting| self.tab.with_value(|tab| kept::keep(&box_of, tab, waiting)));
    }

    fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            let mut tries = 0;
            while let Some(((sitting, branch), changes)) = self.batch() {
                let answer = ask(Mark { sitting, branch, changes: changes.clone() }).await;
                // The page may be gone; what it kept is sent when the room is opened again.
                if self.sending.try_get_untracked().is_none() {
                    return;
                }
                match answer {
                    Ok(saved) => {
                        tries = 0;
                        let not_taken = saved.refused.iter().map(|(id, _)| id.clone()).collect::<Vec<ChangeId>>();
                        self.durable.update_value(|durable| {
                            durable.add(changes.iter().filter(|change| !not_taken.contains(&change.id)).cloned());
                        });
                        self.done_with(&changes);
                        self.saved.set(Some(saved.at));
                        if let Some((_, refusal)) = saved.refused.into_iter().next_back() {
                            self.tell(refusal);
                        }
                    }
                    Err(Trouble::Refused(refusal)) if refusal != Refusal::NotSignedIn => {
                        self.done_with(&changes);
                        self.tell(refusal);
                    }
                    Err(trouble) => {
                        self.trouble.set(Some(trouble));
                        pause(PATIENCE[tries.min(PATIENCE.len() - 1)]).await;
                        tries += 1;
                    }
                }
            }
            self.sending.try_set(false);
        });
    }

    fn tell(self, refusal: Refusal) {
        if let Some(refused) = self.refused.get_value() {
            refused.run(refusal);
        }
    }

    /// These are on their way no longer.
    fn done_with(self, changes: &[Change]) {
        self.waiting.update(|waiting| waiting.retain(|change| !changes.iter().any(|done| done.id == change.id)));
        if self.trouble.with_untracked(Option::is_some) {
            self.trouble.set(None);
        }
        self.keep();
    }

    fn batch(self) -> Option<(MarkedOn, Vec<Change>)> {
        let sitting = self.sitting.try_get_untracked().flatten()?;
        let changes: Vec<Change> = self.waiting.try_with_untracked(|waiting| waiting.iter().take(TOGETHER).cloned().collect())?;
        (!changes.is_empty()).then_some((sitting, changes))
    }
}

#[cfg(test)]
mod tests {
    use atelier_core::selection::{Choice, Verdict};

    use super::*;

    #[test]
    fn an_answer_lacks_what_became_durable_after_it_was_asked_for() {
        let change = |nth: usize| Change {
            id: format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}").try_into().unwrap(),
            photo: "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned().try_into().unwrap(),
            choice: Choice::Verdict(Verdict::Pick),
            takes_back: None,
        };
        let mut durable = Durable::default();
        durable.add((0..3).map(change));
        let asked_at = durable.count();
        durable.add((3..5).map(change));
        assert_eq!(durable.since(asked_at), [change(3), change(4)]);
        assert_eq!(durable.since(durable.count()), []);
        durable.add((5..5 + REMEMBERED).map(change));
        assert_eq!(durable.count(), 5 + REMEMBERED);
        assert_eq!(durable.since(asked_at).len(), REMEMBERED, "what is forgotten is not made up");
    }
}
