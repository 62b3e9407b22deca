//! Keystrokes on their way to the server: sent in order, kept by the browser until the server says that they are
//! durable, so that neither a closed window nor a killed server loses one.

use atelier_core::day::Stamp;
use atelier_core::id::SittingId;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Change, Mark};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::station::{remember, remembered};
use crate::app::{Trouble, ask, pause};

/// How many keystrokes travel together at most.
const TOGETHER: usize = 200;
/// Waits between tries while the server is away, in milliseconds.
const PATIENCE: [i32; 5] = [300, 1_000, 2_000, 4_000, 8_000];

/// The outbox of one sitting.
#[derive(Clone, Copy)]
pub struct Outbox {
    /// Not yet durable, oldest first.
    pub waiting: RwSignal<Vec<Change>>,
    /// When the last ones became durable, by the server's clock.
    pub saved: RwSignal<Option<Stamp>>,
    /// Why the server does not take them now.
    pub trouble: RwSignal<Option<Trouble>>,
    sitting: RwSignal<Option<SittingId>>,
    sending: RwSignal<bool>,
    refused: Callback<Refusal>,
}

fn key(sitting: &SittingId) -> String {
    format!("outbox.{sitting}")
}

impl Outbox {
    /// An empty outbox; `refused` is told of each keystroke that the server did not take.
    pub fn new(refused: Callback<Refusal>) -> Outbox {
        Outbox {
            waiting: RwSignal::new(Vec::new()),
            saved: RwSignal::new(None),
            trouble: RwSignal::new(None),
            sitting: RwSignal::new(None),
            sending: RwSignal::new(false),
            refused,
        }
    }

    /// Opens the outbox of a sitting: what an earlier page could not send is sent now.
    pub fn open(self, sitting: &SittingId) {
        if self.sitting.with_untracked(|open| open.as_ref() == Some(sitting)) {
            return;
        }
        let left: Vec<Change> = remembered(&key(sitting)).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        self.sitting.set(Some(sitting.clone()));
        self.waiting.set(left);
        self.send();
    }

    /// Adds a keystroke, keeps it, and sends it.
    pub fn put(self, change: Change) {
        self.waiting.update(|waiting| waiting.push(change));
        self.keep();
        self.send();
    }

    fn keep(self) {
        let Some(sitting) = self.sitting.get_untracked() else { return };
        let text = self.waiting.with_untracked(serde_json::to_string);
        if let Ok(text) = text {
            remember(&key(&sitting), &text);
        }
    }

    fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            let mut tries = 0;
            while let Some((sitting, changes)) = self.batch() {
                let sent = changes.len();
                match ask(Mark { sitting, changes }).await {
                    Ok(saved) => {
                        tries = 0;
                        if self.waiting.try_update(|waiting| waiting.drain(..sent.min(waiting.len())).count()).is_none() {
                            return;
                        }
                        self.trouble.set(None);
                        self.saved.set(Some(saved.at));
                        self.keep();
                        saved.refused.into_iter().for_each(|(_, refusal)| self.refused.run(refusal));
                    }
                    Err(trouble) => {
                        if self.trouble.try_set(Some(trouble)).is_some() {
                            return;
                        }
                        pause(PATIENCE[tries.min(PATIENCE.len() - 1)]).await;
                        tries += 1;
                    }
                }
            }
            self.sending.try_set(false);
        });
    }

    fn batch(self) -> Option<(SittingId, Vec<Change>)> {
        let sitting = self.sitting.try_get_untracked().flatten()?;
        let changes: Vec<Change> = self.waiting.try_with_untracked(|waiting| waiting.iter().take(TOGETHER).cloned().collect())?;
        (!changes.is_empty()).then_some((sitting, changes))
    }
}
