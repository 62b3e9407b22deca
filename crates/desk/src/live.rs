//! Live tags: what calls made stale, kept in a short memory that long polls wait on.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use atelier_core::call::{Live, Tag};
use tokio::sync::Notify;

/// How many changes are remembered; a poll from before them is told that everything is stale.
const REMEMBERED: usize = 512;

/// The memory of what went stale.
#[derive(Debug, Default)]
pub struct LiveTags {
    memory: Mutex<Memory>,
    changed: Notify,
}

#[derive(Debug)]
struct Memory {
    /// Never 0: that is the cursor of a page which has none yet.
    cursor: u64,
    changes: VecDeque<(u64, Tag)>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { cursor: 1, changes: VecDeque::new() }
    }
}

const ALL: [Tag; 10] = [
    Tag::Studio,
    Tag::People,
    Tag::Customers,
    Tag::Catalog,
    Tag::Orders,
    Tag::Cashier,
    Tag::Shoots,
    Tag::Selection,
    Tag::Production,
    Tag::Screen,
];

impl LiveTags {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells everyone that the tags went stale.
    pub fn stale(&self, tags: &[Tag]) {
        if tags.is_empty() {
            return;
        }
        let mut memory = self.memory();
        memory.cursor += 1;
        let cursor = memory.cursor;
        memory.changes.extend(tags.iter().map(|tag| (cursor, *tag)));
        while memory.changes.len() > REMEMBERED {
            memory.changes.pop_front();
        }
        drop(memory);
        self.changed.notify_waiters();
    }

    /// What went stale after `cursor`; waits at most `wait` for something. Cursor 0 is a new page, which has just
    /// loaded everything.
    pub async fn after(&self, cursor: u64, wait: Duration) -> Live {
        let waiting = async {
            loop {
                let changed = self.changed.notified();
                tokio::pin!(changed);
                changed.as_mut().enable();
                if let Some(live) = self.now(cursor) {
                    return live;
                }
                changed.await;
            }
        };
        match tokio::time::timeout(wait, waiting).await {
            Ok(live) => live,
            Err(_) => Live { cursor, tags: Vec::new() },
        }
    }

    fn now(&self, cursor: u64) -> Option<Live> {
        let memory = self.memory();
        if cursor == 0 {
            return Some(Live { cursor: memory.cursor, tags: Vec::new() });
        }
        // A cursor beyond ours is from before the server was started again.
        let forgotten = cursor > memory.cursor || memory.changes.front().is_some_and(|(oldest, _)| *oldest > cursor + 1);
        if forgotten {
            return Some(Live { cursor: memory.cursor, tags: ALL.to_vec() });
        }
        let tags: BTreeSet<Tag> = memory.changes.iter().filter(|(at, _)| *at > cursor).map(|(_, tag)| *tag).collect();
        (!tags.is_empty()).then(|| Live { cursor: memory.cursor, tags: tags.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn polls_get_what_went_stale_since() {
        let live = LiveTags::default();
        let quick = Duration::from_millis(20);
        let start = live.after(0, quick).await;
        assert!(start.tags.is_empty());
        live.stale(&[Tag::Orders, Tag::Cashier]);
        live.stale(&[Tag::Orders]);
        let next = live.after(start.cursor, quick).await;
        assert_eq!(next.tags, vec![Tag::Orders, Tag::Cashier]);
        assert!(live.after(next.cursor, quick).await.tags.is_empty());
        assert_eq!(live.after(999, quick).await.tags.len(), ALL.len());
    }

    #[tokio::test]
    async fn a_forgotten_past_makes_everything_stale() {
        let live = LiveTags::default();
        let quick = Duration::from_millis(20);
        let start = live.after(0, quick).await;
        for _ in 0..2 * REMEMBERED {
            live.stale(&[Tag::Shoots]);
        }
        assert_eq!(live.after(start.cursor, quick).await.tags.len(), ALL.len());
    }
}
