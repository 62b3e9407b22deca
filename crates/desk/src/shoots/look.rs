//! What each look at the watched folder saw, against what was recorded of the looks before: what is new, what has
//! settled, what grew, what went away.

use std::collections::{HashMap, HashSet};

use atelier_core::call::Tag;
use atelier_core::id::SightingId;
use atelier_core::shoots::{Reason, is_hidden};

use super::cards::OpenCard;
use super::ingest::{Decision, decide};
use crate::db::{Row, Tx, args, statements};
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};

statements! {
    KNOWN: "select id, path, size, modified, looks, case when state = 'refused' and reason like '%\"vanished\"%' then 'away' else state end as state from sighting \
            where coalesce(card_id, '') = $1";
    UNDECIDED: "select id, path, size, modified, looks, state from sighting where state = 'seen' and coalesce(card_id, '') = $1";
    OF_PATH: "select id, path, size, modified, looks, case when state = 'refused' and reason like '%\"vanished\"%' then 'away' else state end as state \
              from sighting where path = $1 and state <> 'seen'";
    ADD: "insert into sighting (id, path, size, modified, looks, first_seen, state, is_dismissed, card_id) \
          values ($1, $2, $3, $4, 1, $5, 'seen', 0, $6) on conflict do nothing";
    LOOK: "update sighting set looks = looks + 1 where id = $1 and state = 'seen'";
    GREW: "update sighting set size = $1, modified = $2, looks = 1, reason = null where id = $3 and state = 'seen'";
    BACK: "update sighting set state = 'seen', looks = 1, reason = null, decided = null, is_dismissed = 0 where id = $1 and state = 'refused'";
    FORGET: "delete from sighting where id = $1 and state in ('seen', 'refused')";
}

/// Beyond so many changes between two looks, everything is read at once.
const MOST_CHANGES: usize = 500;

/// A file as one look at the watched folder saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Path below the folder that was looked at, `/` between its parts.
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
    /// The path that it is known by: below the watched folder, or below the card's name.
    pub path: String,
    /// Path below the folder that was looked at.
    pub file: String,
}

impl Desk {
    /// Records one look at the watched folder, or at a card. Gives back the files that two looks saw alike and that are undecided.
    /// A file that grew is looked at afresh; one that went away before it was taken is told as vanished. `last` is the
    /// look that was told before, if there was one: files that are as they were then cost nothing.
    pub async fn saw(&self, card: Option<&OpenCard>, seen: &[Seen], last: Option<&[Seen]>) -> Result<Vec<Due>, Failure> {
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        let card_id = card.map(|card| card.id.as_str().to_owned());
        let changes = last.map(|last| changes(last, seen)).filter(|changes| changes.len() <= MOST_CHANGES);
        let (mut known, seen) = concerned(&mut tx, card, seen, changes.as_ref()).await?;
        let (mut due, mut changed) = (Vec::new(), false);
        for file in &seen {
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
                        None => due.push(Due { id, file: below(card, &file.path).to_owned(), path: file.path.clone() }),
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
                            tx.run(ADD, args![&id, &file.path, file.size, file.modified_ms, ctx.now, card_id.clone()]).await?
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

/// What is known of the files that a look has something to say of, and those files; all of them, where it is not known what
/// changed.
async fn concerned(tx: &mut Tx, card: Option<&OpenCard>, seen: &[Seen], changes: Option<&HashSet<&str>>) -> Outcome<(Known, Vec<Seen>)> {
    let Some(changes) = changes else {
        let known = Known::read(tx, card.map_or("", |card| card.id.as_str())).await?;
        return Ok((known, seen.iter().map(|file| known_as(card, file)).collect()));
    };
    let known = Known::of(tx, card, changes).await?;
    let concerns = |file: &&Seen| changes.contains(file.path.as_str()) || known.is_undecided(card, &file.path);
    let seen = seen.iter().filter(concerns).map(|file| known_as(card, file)).collect();
    Ok((known, seen))
}

/// The file under the path that it is known by.
fn known_as(card: Option<&OpenCard>, file: &Seen) -> Seen {
    Seen { path: path_known_as(card, &file.path), ..file.clone() }
}

fn path_known_as(card: Option<&OpenCard>, file: &str) -> String {
    card.map_or_else(|| file.to_owned(), |card| format!("{}/{file}", card.name))
}

/// The files that came, changed or went between two looks.
fn changes<'a>(last: &'a [Seen], now: &'a [Seen]) -> HashSet<&'a str> {
    let mut before: HashMap<&str, &Seen> = last.iter().map(|file| (file.path.as_str(), file)).collect();
    let came = now.iter().filter(|file| before.remove(file.path.as_str()) != Some(*file)).map(|file| file.path.as_str());
    let came: HashSet<&str> = came.collect();
    before.into_keys().chain(came).collect()
}

/// Where a file lies below the folder that it was seen in, by the path that it is known by.
pub(super) fn below<'a>(card: Option<&OpenCard>, path: &'a str) -> &'a str {
    card.and_then(|card| path.strip_prefix(&card.name)?.strip_prefix('/')).unwrap_or(path)
}

/// What was recorded of the files, by path, size and time; what is left after a look was not seen again.
struct Known {
    all: HashMap<(String, i64, i64), (SightingId, String, i64)>,
    /// Size and time of those that are not decided yet.
    undecided: HashMap<String, (i64, i64)>,
}

impl Known {
    async fn read(tx: &mut Tx, card: &str) -> Outcome<Self> {
        let mut known = Self { all: HashMap::new(), undecided: HashMap::new() };
        known.add(tx.all(KNOWN, args![card]).await?)?;
        Ok(known)
    }

    /// What is undecided, and what is known of these files.
    async fn of(tx: &mut Tx, card: Option<&OpenCard>, files: &HashSet<&str>) -> Outcome<Self> {
        let mut known = Self { all: HashMap::new(), undecided: HashMap::new() };
        known.add(tx.all(UNDECIDED, args![card.map_or("", |card| card.id.as_str())]).await?)?;
        for file in files {
            known.add(tx.all(OF_PATH, args![path_known_as(card, file)]).await?)?;
        }
        Ok(known)
    }

    fn add(&mut self, rows: Vec<Row>) -> Outcome<()> {
        for row in rows {
            let (path, size, modified, state) = (row.text("path")?, row.int("size")?, row.int("modified")?, row.text("state")?);
            if state == "seen" {
                self.undecided.insert(path.clone(), (size, modified));
            }
            self.all.insert((path, size, modified), (row.id("id")?, state, row.int("looks")?));
        }
        Ok(())
    }

    fn is_undecided(&self, card: Option<&OpenCard>, file: &str) -> bool {
        !self.undecided.is_empty() && self.undecided.contains_key(&path_known_as(card, file))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_changed_or_went_is_told_and_nothing_else() {
        let file = |path: &str, size| Seen { path: path.into(), size, modified_ms: 7, refused: None };
        let last = [file("a", 1), file("b", 1), file("c", 1)];
        let now = [file("a", 1), file("b", 2), file("d", 1)];
        assert_eq!(changes(&last, &now), HashSet::from(["b", "c", "d"]));
        assert_eq!(changes(&now, &now), HashSet::new());
        assert_eq!(changes(&[], &now).len(), 3);
    }

    #[test]
    fn files_of_a_card_are_known_by_its_name() {
        let id = "00000000-0000-7000-8000-000000000001".to_owned();
        let card =
            OpenCard { id: atelier_core::id::CardId::try_from(id).expect("an id"), name: "EOS".into(), path: "/m".into(), away: false };
        assert_eq!(path_known_as(Some(&card), "DCIM/a"), "EOS/DCIM/a");
        assert_eq!((below(Some(&card), "EOS/DCIM/a"), below(None, "EOS/DCIM/a")), ("DCIM/a", "EOS/DCIM/a"));
    }
}
