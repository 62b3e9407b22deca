//! What other stations of the sitting do is here as soon as it is durable: the end of the log is read whenever the
//! studio's news say that the selection moved, and made here as if by a keystroke of one's own.

use atelier_core::call::Tag;
use atelier_core::selection::{LogTail, ReadLog};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::app::{ask, use_live};

/// Follows the sitting's log; `reload` loads the room anew where something else than marks has changed.
pub fn catch_up(desk: Desk, reload: Callback<()>) {
    let live = use_live();
    let (asking, again) = (StoredValue::new(false), StoredValue::new(false));
    Effect::new(move |before: Option<u64>| {
        let stamp = live.stamp(&[Tag::Selection]);
        if before.is_none_or(|before| before == stamp) {
            return stamp;
        }
        again.set_value(true);
        if !asking.get_value() {
            asking.set_value(true);
            spawn_local(async move {
                while again.try_get_value() == Some(true) {
                    again.set_value(false);
                    read(desk, reload).await;
                }
                asking.try_set_value(false);
            });
        }
        stamp
    });
}

async fn read(desk: Desk, reload: Callback<()>) {
    let Some(known) = desk.room.try_get_untracked().flatten() else { return };
    let Some(sitting) = known.sitting else { return reload.run(()) };
    let after = desk.logged.get_value();
    let Ok(tail) = ask(ReadLog { sitting: sitting.id.clone(), branch: known.branch.clone(), after }).await else { return };
    // The page is gone, or shows something else by now.
    let now = desk.room.try_with_untracked(|room| {
        room.as_ref().map(|room| (room.sitting.as_ref().map(|sitting| sitting.id.clone()), room.branch.clone()))
    });
    if now.flatten() == Some((Some(sitting.id.clone()), known.branch)) && desk.logged.get_value() == after {
        take(desk, tail, reload);
    }
}

fn take(desk: Desk, tail: LogTail, reload: Callback<()>) {
    let LogTail { entries, end, sitting, branches } = tail;
    desk.logged.set_value(end);
    let foreign: Vec<_> = entries.into_iter().map(|logged| logged.change).filter(|change| !desk.outbox.knows(&change.id)).collect();
    if !foreign.is_empty() && desk.history.with_untracked(Option::is_none) {
        desk.book.update(|book| {
            for change in &foreign {
                drop(book.change(&change.photo, &change.choice));
            }
            // One's own that are still under way come after them.
            for change in desk.outbox.lacking(desk.outbox.durable_count()) {
                if foreign.iter().any(|other| other.photo == change.photo) {
                    drop(book.change(&change.photo, &change.choice));
                }
            }
        });
    }
    let moved = desk.room.with_untracked(|room| {
        let known = room.as_ref().and_then(|room| room.sitting.as_ref());
        known.is_none_or(|known| known.id != sitting.id || known.state != sitting.state)
    });
    if moved {
        return reload.run(());
    }
    let stands = desk
        .room
        .with_untracked(|room| room.as_ref().is_some_and(|room| room.sitting.as_ref() == Some(&sitting) && room.branches == branches));
    if !stands {
        desk.room.update(|room| {
            if let Some(room) = room {
                room.sitting = Some(sitting);
                room.branches = branches;
            }
        });
    }
}
