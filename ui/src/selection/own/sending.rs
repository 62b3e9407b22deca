//! Decisions on their way: each is kept until the server has it, and is sent again when the network was away.

use atelier_core::id::PhotoId;
use atelier_core::selection::{Decide, Decision, MOST_DECISIONS, Verdict};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::text;
use crate::app::{Trouble, ask, fill, new_id, pause, say};
use crate::kit::toast_trouble;

/// How long it waits before it tries again, in milliseconds.
const AGAIN_MS: i32 = 2_000;

/// What is on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    waiting: RwSignal<Vec<Decision>>,
    busy: StoredValue<bool>,
    lost: RwSignal<bool>,
    any: RwSignal<bool>,
    /// Asks for what the server has: something was refused, and what is seen here differs.
    look_again: StoredValue<Callback<()>>,
}

impl Sending {
    /// Nothing on its way.
    pub fn new(look_again: impl Fn() + Send + Sync + 'static) -> Sending {
        Sending {
            waiting: RwSignal::new(Vec::new()),
            busy: StoredValue::new(false),
            lost: RwSignal::new(false),
            any: RwSignal::new(false),
            look_again: StoredValue::new(Callback::new(move |()| look_again())),
        }
    }

    /// Sends a decision.
    pub fn put(self, photo: PhotoId, verdict: Verdict) {
        self.waiting.update(|waiting| waiting.push(Decision { id: new_id(), photo, verdict }));
        if !self.busy.get_value() {
            self.busy.set_value(true);
            spawn_local(self.send());
        }
    }

    /// What has not arrived yet, later ones last.
    pub fn under_way(self) -> Vec<(PhotoId, Verdict)> {
        self.waiting.with_untracked(|waiting| waiting.iter().map(|decision| (decision.photo.clone(), decision.verdict)).collect())
    }

    /// How it stands, in words.
    pub fn told(self) -> String {
        match (self.waiting.with(Vec::len), self.lost.get()) {
            (0, _) if self.any.get() => say(text::SAVED).to_owned(),
            (0, _) => String::new(),
            (n, true) => fill(text::QUEUED, &[("n", n.to_string())]),
            (_, false) => say(text::SAVING).to_owned(),
        }
    }

    async fn send(self) {
        // Gone with the page.
        while let Some(decisions) =
            self.waiting.try_with_untracked(|waiting| waiting.iter().take(MOST_DECISIONS).cloned().collect::<Vec<_>>())
        {
            if decisions.is_empty() {
                break;
            }
            let sent = decisions.len();
            let refused = match ask(Decide { decisions }).await {
                Ok(saved) => saved.refused.into_iter().next().map(|(_, refusal)| Trouble::Refused(refusal)),
                Err(trouble) if trouble.may_pass() => {
                    self.lost.try_set(true);
                    pause(AGAIN_MS).await;
                    continue;
                }
                Err(trouble) => Some(trouble),
            };
            self.lost.try_set(false);
            self.any.try_set(true);
            self.waiting.try_update(|waiting| drop(waiting.drain(..sent.min(waiting.len()))));
            if let Some(trouble) = refused {
                toast_trouble(trouble.words());
                self.look_again.try_get_value().into_iter().for_each(|again| again.run(()));
            }
        }
        self.busy.try_set_value(false);
    }
}
