//! What each look at the watched folder saw, against what was recorded of the looks before: what is new, what has
//! settled, what grew, what went away.

use std::collections::{HashMap, HashSet};

use atelier_core::call::Tag;
use atelier_core::id::SightingId;
use atelier_core::shoots::{Reason, is_hidden};

use super::ingest::{Decision, decide};
use crate::db::{Tx, args, statements};
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};

statements! {
    KNOWN: "select id, path, size, modified, looks, case when state = 'refused' and reason like '%\"vanished\"%' then 'away' else state end as state from sighting";
    ADD: "insert into sighting (id, path, size, modified, looks, first_seen, state, is_dismissed) values ($1, $2, $3, $4, 1, $5, 'seen', 0) on conflict do nothing";
    LOOK: "update sighting set looks = looks + 1 where id = $1 and state = 'seen'";
    GREW: "update sighting set size = $1, modified = $2, looks = 1, reason = null where id = $3 and state = 'seen'";
    BACK: "update sighting set state = 'seen', looks = 1, reason = null, decided = null, is_dismissed = 0 where id = $1 and state = 'refused'";
    FORGET: "delete from sighting where id = $1 and state in ('seen', 'refused')";
}

/// A file as one look at the watched folder saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Path below the watched folder, `/` between its parts.
    pub path: String,
    /// Bytes.
    pub size: i64,
    /// Time of the last change, milliseconds since the epoch.
    pub modified_ms: i64,
    /// Why it will not be taken, where the look alone tells.
    pub refused: Option<Reason>,
}

/// A file that has settled and waits to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The sighting.
    pub id: SightingId,
    /// Path below the watched folder.
    pub path: String,
}

impl Desk {
    /// Records one look at the watched folder. Gives back the files that two looks saw alike and that are undecided.
    /// A file that grew is looked at afresh; one that went away before it was taken is told as vanished.
    pub async fn saw(&self, seen: &[Seen]) -> Result<Vec<Due>, Failure> {
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        let mut known = Known::read(&mut tx).await?;
        let mut due = Vec::new();
        let mut changed = false;
        for file in seen {
            match known.take(file) {
                Some((id, "seen", looks)) => {
                    if looks < 2 {
                        tx.run(LOOK, args![&id]).await?;
                        changed = true;
                    }
                    match &file.refused {
                        Some(reason) => {
                            decide(&mut tx, &ctx, &id, Decision::Refused(reason)).await?;
                            changed = true;
                        }
                        None => due.push(Due { id, path: file.path.clone() }),
                    }
                }
                // On a card that was pulled out, or a share that was away: it is looked at as if for the first time.
                Some((id, "away", _)) => {
                    tx.run(BACK, args![&id]).await?;
                    changed = true;
                }
                Some(_) => {}
                None => {
                    match known.take_grown(file) {
                        Some(id) => tx.run(GREW, args![file.size, file.modified_ms, &id]).await?,
                        None => {
                            let id: SightingId = ctx.new_id()?;
                            tx.run(ADD, args![&id, &file.path, file.size, file.modified_ms, ctx.now]).await?
                        }
                    };
                    changed = true;
                }
            }
        }
        let present: HashSet<&str> = seen.iter().map(|file| file.path.as_str()).collect();
        for ((path, ..), (id, state, _)) in known.all {
            changed |= match after_it_went(&state, is_hidden(&path), present.contains(path.as_str())) {
                Gone::Forget => tx.run(FORGET, args![&id]).await? > 0,
                Gone::TellVanished => {
                    decide(&mut tx, &ctx, &id, Decision::Refused(&Reason::Vanished)).await?;
                    true
                }
                Gone::Keep => false,
            };
        }
        tx.commit().await?;
        if changed {
            self.stale(&[Tag::Shoots]);
        }
        Ok(due)
    }
}

/// What was recorded of the files, by path, size and time; what is left after a look was not seen again.
struct Known {
    all: HashMap<(String, i64, i64), (SightingId, String, i64)>,
    /// Size and time of those that are not decided yet.
    undecided: HashMap<String, (i64, i64)>,
}

impl Known {
    async fn read(tx: &mut Tx) -> Outcome<Self> {
        let mut known = Self { all: HashMap::new(), undecided: HashMap::new() };
        for row in tx.all(KNOWN, args![]).await? {
            let (path, size, modified, state) = (row.text("path")?, row.int("size")?, row.int("modified")?, row.text("state")?);
            if state == "seen" {
                known.undecided.insert(path.clone(), (size, modified));
            }
            known.all.insert((path, size, modified), (row.id("id")?, state, row.int("looks")?));
        }
        Ok(known)
    }

    /// What was recorded of the very same file: its state is `seen`, `away` or one that is final.
    fn take(&mut self, file: &Seen) -> Option<(SightingId, &'static str, i64)> {
        let (id, state, looks) = self.all.remove(&(file.path.clone(), file.size, file.modified_ms))?;
        let state = ["seen", "away"].into_iter().find(|known| *known == state).unwrap_or("decided");
        Some((id, state, looks))
    }

    /// What was recorded of the file when it was smaller, or older: it keeps its identity while it grows.
    fn take_grown(&mut self, file: &Seen) -> Option<SightingId> {
        if file.refused.is_some() {
            return None;
        }
        let (size, modified) = self.undecided.remove(&file.path)?;
        self.all.remove(&(file.path.clone(), size, modified)).map(|(id, ..)| id)
    }
}

/// What becomes of what was recorded of a file that a look did not see again.
enum Gone {
    Forget,
    TellVanished,
    Keep,
}

fn after_it_went(state: &str, hidden: bool, path_is_there: bool) -> Gone {
    match state {
        // Copying programs' unfinished files come and go: with the file goes what was said of it.
        "seen" | "refused" if hidden => Gone::Forget,
        // Another version of the file lies there, and was looked at.
        "seen" if path_is_there => Gone::Forget,
        "seen" => Gone::TellVanished,
        _ => Gone::Keep,
    }
}
