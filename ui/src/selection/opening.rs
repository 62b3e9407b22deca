//! Loading the room and keeping it fresh, without ever disturbing the marks that are being made.

use atelier_core::call::Tag;
use atelier_core::id::{BranchId, OrderId};
use atelier_core::selection::OpenRoom;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, now};
use crate::app::{Trouble, ask, pause, use_live};

/// How long the keys must rest before the room is loaded anew because something went stale, in milliseconds.
const CALM: f64 = 1_500.0;

/// The asking for the room.
#[derive(Clone, Copy)]
pub struct Opening {
    /// Why the room did not come, if so.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether it is being asked for.
    pub busy: RwSignal<bool>,
    again: RwSignal<bool>,
    /// The branch that is wanted; none for the sitting's own marks.
    pub branch: RwSignal<Option<BranchId>>,
}

impl Opening {
    /// Nothing is asked yet.
    pub fn new() -> Opening {
        Opening { trouble: RwSignal::new(None), busy: RwSignal::new(false), again: RwSignal::new(false), branch: RwSignal::new(None) }
    }

    /// Asks; once more afterwards when it is being asked already.
    pub fn ask(self, desk: Desk, order: OrderId) {
        if self.busy.get_untracked() {
            self.again.set(true);
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            loop {
                self.again.set(false);
                let (durable, taken) = (desk.outbox.durable_count(), desk.times_taken());
                let branch = self.branch.get_untracked();
                let answer = ask(OpenRoom { order: order.clone(), branch: branch.clone() }).await;
                if self.busy.try_get_untracked().is_none() {
                    return;
                }
                match answer {
                    // What a write has answered meanwhile is newer: this answer may know less.
                    Ok(_) if desk.times_taken() != taken || self.branch.get_untracked() != branch => self.again.set(true),
                    Ok(room) => {
                        self.trouble.set(None);
                        desk.take_asked_at(room, durable);
                    }
                    Err(trouble) => self.trouble.set(Some(trouble)),
                }
                if !self.again.get_untracked() {
                    break;
                }
            }
            self.busy.set(false);
        });
    }
}

/// Loads the room anew once its subjects went stale and the keys have rested: every own keystroke makes them stale too,
/// and loading thousands of photos after each would be in the way.
pub fn refresh_when_calm(desk: Desk, reload: Callback<()>) {
    let live = use_live();
    let due = StoredValue::new(false);
    Effect::new(move |before: Option<u64>| {
        // Marks alone come by the sitting's log.
        let stamp = live.stamp(&[Tag::Orders, Tag::Shoots, Tag::Cashier, Tag::Catalog]);
        if before.is_none_or(|before| before == stamp) || due.get_value() {
            return stamp;
        }
        due.set_value(true);
        spawn_local(async move {
            loop {
                pause(200).await;
                let Some(touched) = desk.touched.try_get_untracked() else { return };
                let sent = desk.outbox.waiting.try_with_untracked(Vec::is_empty).unwrap_or(true);
                if sent && now() - touched > CALM {
                    break;
                }
            }
            if due.try_set_value(false).is_none() {
                reload.run(());
            }
        });
        stamp
    });
}
