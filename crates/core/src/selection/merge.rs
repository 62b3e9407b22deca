//! Merging: what the family chose on branches of a sitting becomes the sitting's, by three-way comparison of each
//! photo's marks with what the branch began with. Who changed nothing has no say; who wants the same agrees; everything
//! else is a conflict that people settle. The result does not depend on the order of the branches.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::choice::{Choice, Verdict};
use super::marks::Marks;
use super::wishes::Note;
use crate::id::{BranchId, EntitlementId, NoteId, PhotoId};
use crate::refusal::Refusal;

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Pick, maybe, reject.
    Verdict,
    /// Stars.
    Rating,
    /// The colour label.
    Label,
    /// A retouch wish.
    Note(NoteId),
}

/// What someone wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// Whose branch; none for the sitting itself, whose side leaves everything as it is.
    pub branch: Option<BranchId>,
    /// What would be chosen.
    pub choice: Choice,
}

/// Something that has to be settled by people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// The photo.
    pub photo: PhotoId,
    /// What about it.
    pub about: About,
    /// The sitting's side, then the branches' in the order of their identities.
    pub sides: Vec<Side>,
}

/// How a conflict was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settled {
    /// The photo.
    pub photo: PhotoId,
    /// What about it.
    pub about: About,
    /// The choice of one of the sides.
    pub choice: Choice,
}

/// A branch as the merge sees it.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The branch.
    pub branch: &'a BranchId,
    /// What it began with.
    pub base: &'a Book,
    /// What was made of it.
    pub now: &'a Book,
}

/// What a merge comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The sitting's marks with everything that needs no settling; what does is as it was, but for the purposes that the
    /// photo carries once it is settled as picked.
    pub book: Book,
    /// What has to be settled, photo by photo in the order of their identities.
    pub conflicts: Vec<Conflict>,
}

/// Merges branches into a sitting's marks.
pub fn merge(sitting: &Book, branches: &[Told<'_>]) -> Merged {
    let mut branches = branches.to_vec();
    branches.sort_by(|one, other| one.branch.cmp(other.branch));
    branches.dedup_by(|one, other| one.branch == other.branch);
    let photos: BTreeSet<&PhotoId> = branches.iter().flat_map(|told| told.base.photos().chain(told.now.photos())).collect();
    let mut merged = Merged { book: sitting.clone(), conflicts: Vec::new() };
    for photo in photos {
        let voices: Vec<Voiced<'_>> = branches.iter().map(|told| Voiced::of(told, photo)).collect();
        if voices.iter().any(|voice| voice.base != voice.now) {
            merge_photo(&mut merged, photo, &sitting.marks(photo), &voices);
        }
    }
    merge_notes(&mut merged, sitting, &branches);
    merged.conflicts.sort_by(|one, other| (&one.photo, &one.about).cmp(&(&other.photo, &other.about)));
    merged
}

/// A branch's marks of one photo.
struct Voiced<'a> {
    branch: &'a BranchId,
    base: Marks,
    now: Marks,
}

impl<'a> Voiced<'a> {
    fn of(told: &Told<'a>, photo: &PhotoId) -> Voiced<'a> {
        Voiced { branch: told.branch, base: told.base.marks(photo), now: told.now.marks(photo) }
    }

    /// Purposes that it gave.
    fn given(&self) -> impl Iterator<Item = &EntitlementId> {
        self.now.tags.iter().filter(|tag| !self.base.tags.contains(tag))
    }

    /// Purposes that it took away from a photo that stays picked; those that went with a verdict go with the verdict.
    fn taken(&self) -> impl Iterator<Item = &EntitlementId> {
        self.base.tags.iter().filter(|tag| self.now.verdict == Verdict::Pick && !self.now.tags.contains(tag))
    }
}

/// One wanted value of something: whose, what it was to them, what they want.
struct Want<'a, T> {
    branch: &'a BranchId,
    was: T,
    wants: T,
    /// The sitting has changed its mind since, whether or not the value says so.
    objected: bool,
}

/// The agreed value, or everyone's.
fn agree<T: Clone + PartialEq>(sitting: &T, wants: &[Want<'_, T>]) -> Result<T, Vec<(Option<BranchId>, T)>> {
    let Some(first) = wants.first() else { return Ok(sitting.clone()) };
    let unanimous = wants.iter().all(|want| want.wants == first.wants);
    let objected = first.wants != *sitting && wants.iter().any(|want| want.objected || want.was != *sitting);
    if unanimous && !objected {
        return Ok(first.wants.clone());
    }
    let own = std::iter::once((None, sitting.clone()));
    Err(own.chain(wants.iter().map(|want| (Some(want.branch.clone()), want.wants.clone()))).collect())
}

fn merge_photo(merged: &mut Merged, photo: &PhotoId, sitting: &Marks, voices: &[Voiced<'_>]) {
    fn wants<'a, T: Copy + PartialEq>(voices: &[Voiced<'a>], value: impl Fn(&Marks) -> T) -> Vec<Want<'a, T>> {
        let changed = voices.iter().filter(|voice| value(&voice.base) != value(&voice.now));
        changed.map(|voice| Want { branch: voice.branch, was: value(&voice.base), wants: value(&voice.now), objected: false }).collect()
    }
    let mut settle = |about: About, sides: Vec<(Option<BranchId>, Choice)>| {
        let sides = sides.into_iter().map(|(branch, choice)| Side { branch, choice }).collect();
        merged.conflicts.push(Conflict { photo: photo.clone(), about, sides });
    };
    let mut after = sitting.clone();
    // Who gives a purpose wants the photo picked, even where it was picked before.
    let verdicts = voices.iter().filter(|voice| voice.base.verdict != voice.now.verdict || voice.given().next().is_some());
    let verdicts = verdicts.map(|voice| Want {
        branch: voice.branch,
        was: voice.base.verdict,
        wants: voice.now.verdict,
        objected: sitting.tags.iter().any(|tag| !voice.base.tags.contains(tag)),
    });
    match agree(&sitting.verdict, &verdicts.collect::<Vec<_>>()) {
        Ok(verdict) => {
            after.verdict = verdict;
            after.tags = if verdict == Verdict::Pick { purposes(sitting, voices) } else { sitting.confirmed.clone() };
        }
        Err(sides) => {
            after.tags = purposes(sitting, voices);
            settle(About::Verdict, sides.into_iter().map(|(branch, verdict)| (branch, Choice::Verdict(verdict))).collect());
        }
    }
    match agree(&sitting.rating, &wants(voices, |marks| marks.rating)) {
        Ok(rating) => after.rating = rating,
        Err(sides) => settle(About::Rating, sides.into_iter().map(|(branch, stars)| (branch, Choice::Rating(stars))).collect()),
    }
    match agree(&sitting.label, &wants(voices, |marks| marks.label)) {
        Ok(label) => after.label = label,
        Err(sides) => settle(About::Label, sides.into_iter().map(|(branch, label)| (branch, Choice::Label(label))).collect()),
    }
    merged.book.put(photo, after);
}

/// The purposes of a picked photo: those of the sitting, without what someone took away, with what anyone gave.
fn purposes(sitting: &Marks, voices: &[Voiced<'_>]) -> Vec<EntitlementId> {
    let given: BTreeSet<&EntitlementId> = voices.iter().flat_map(Voiced::given).collect();
    let taken: BTreeSet<&EntitlementId> = voices.iter().flat_map(Voiced::taken).collect();
    let stays = |tag: &&EntitlementId| given.contains(*tag) || sitting.confirmed.contains(tag) || !taken.contains(*tag);
    let mut tags: Vec<EntitlementId> = sitting.tags.iter().filter(stays).cloned().collect();
    tags.extend(given.iter().filter(|tag| !sitting.tags.contains(tag)).map(|tag| (*tag).clone()));
    tags
}

fn merge_notes(merged: &mut Merged, sitting: &Book, branches: &[Told<'_>]) {
    let by_id =
        |book: &Book| -> BTreeMap<NoteId, Note> { book.all_notes().iter().map(|note| (note.wish.id.clone(), note.clone())).collect() };
    let own = by_id(sitting);
    let told: Vec<_> = branches.iter().map(|told| (told.branch, by_id(told.base), by_id(told.now))).collect();
    let ids: BTreeSet<&NoteId> = told.iter().flat_map(|(_, base, now)| base.keys().chain(now.keys())).collect();
    let mut notes = sitting.all_notes().to_vec();
    for id in ids {
        let wants = told.iter().filter(|(_, base, now)| base.get(id) != now.get(id));
        let wants = wants.map(|(branch, base, now)| Want { branch, was: base.get(id), wants: now.get(id), objected: false });
        match agree(&own.get(id), &wants.collect::<Vec<_>>()) {
            Ok(note) => {
                let at = notes.iter().position(|known| known.wish.id == *id);
                match (at, note) {
                    (Some(at), Some(note)) => notes[at] = note.clone(),
                    (Some(at), None) => drop(notes.remove(at)),
                    (None, Some(note)) => notes.push(note.clone()),
                    (None, None) => {}
                }
            }
            Err(sides) => {
                let Some(photo) = sides.iter().find_map(|(_, note)| note.map(|note| note.photo.clone())) else { continue };
                let choice =
                    |note: Option<&Note>| note.map_or_else(|| Choice::DropNote(id.clone()), |note| Choice::Note(note.wish.clone()));
                let sides = sides.into_iter().map(|(branch, note)| Side { branch, choice: choice(note) }).collect();
                merged.conflicts.push(Conflict { photo, about: About::Note(id.clone()), sides });
            }
        }
    }
    merged.book.put_notes(notes);
}

/// The marks once every conflict is settled by the choice of one of its sides; a refusal where one is not.
pub fn settle(merged: Merged, settled: &[Settled]) -> Result<Book, Refusal> {
    let Merged { mut book, conflicts } = merged;
    let mut left = 0;
    for conflict in &conflicts {
        let of_it = |settled: &&Settled| settled.photo == conflict.photo && settled.about == conflict.about;
        let Some(choice) = settled.iter().find(of_it).map(|settled| &settled.choice) else {
            left += 1;
            continue;
        };
        if !conflict.sides.iter().any(|side| side.choice == *choice) {
            return Err(Refusal::NotUnderstood { detail: "a settlement is no side's choice".to_owned() });
        }
        // The purposes of a photo that is to be picked wait for that; any other verdict takes them away.
        let mut marks = book.marks(&conflict.photo);
        match choice {
            Choice::Verdict(Verdict::Pick) => marks.verdict = Verdict::Pick,
            Choice::Verdict(verdict) if marks.confirmed.is_empty() => {
                marks.verdict = *verdict;
                marks.tags.clear();
            }
            Choice::Verdict(_) => return Err(Refusal::TagConfirmed),
            _ => {
                book.change(&conflict.photo, choice)?;
                continue;
            }
        }
        book.put(&conflict.photo, marks);
    }
    if left > 0 { Err(Refusal::MergeNotSettled { left }) } else { Ok(book) }
}

#[cfg(test)]
mod tests;
