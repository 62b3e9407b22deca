//! Marks and wishes of all photos of an order at one moment: changed by keystrokes, each with its way back.

use std::collections::{BTreeMap, HashMap};

use super::choice::{Choice, Verdict};
use super::log::Base;
use super::marks::{Marks, apply};
use super::room::{PhotoMark, Room};
use super::wishes::Note;
use crate::id::{EntitlementId, PhotoId};
use crate::orders::EntitlementUse;
use crate::refusal::Refusal;

/// Marks and wishes of all photos of an order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    marks: HashMap<PhotoId, Marks>,
    notes: Vec<Note>,
}

impl Book {
    /// As the server knows it.
    pub fn of(room: &Room) -> Book {
        Book::from_parts(&room.marks, &room.notes)
    }

    /// As a sitting or a branch began.
    pub fn of_base(base: &Base) -> Book {
        Book::from_parts(&base.marks, &base.notes)
    }

    /// Of marks and wishes.
    pub fn from_parts(marks: &[PhotoMark], notes: &[Note]) -> Book {
        let marks = marks.iter().map(|mark| {
            let PhotoMark { verdict, rating, label, .. } = *mark;
            let marks = Marks { verdict, rating, label, tags: mark.tags.clone(), confirmed: mark.confirmed.clone() };
            (mark.photo.clone(), marks)
        });
        Book { marks: marks.collect(), notes: notes.to_vec() }
    }

    /// As calls tell it: photos without any mark left out, in the order of their identities.
    pub fn to_base(&self) -> Base {
        let mut marks: Vec<PhotoMark> =
            self.marks.iter().filter(|(_, marks)| !marks.is_blank()).map(|(photo, marks)| marks.told(photo)).collect();
        marks.sort_by(|one, other| one.photo.cmp(&other.photo));
        Base { marks, notes: self.notes.clone() }
    }

    /// The client confirms everything: every purpose stays from now on.
    pub fn confirm(&mut self) {
        self.marks.values_mut().for_each(|marks| marks.confirmed.clone_from(&marks.tags));
    }

    /// The client gives a confirmed purpose of a photo back.
    pub fn give_back(&mut self, photo: &PhotoId, tag: &EntitlementId) {
        if let Some(marks) = self.marks.get_mut(photo) {
            marks.tags.retain(|known| known != tag);
            marks.confirmed.retain(|known| known != tag);
        }
    }

    /// Only what a client has confirmed.
    pub fn confirmed_only(&self) -> Book {
        let kept = self.marks.iter().filter(|(_, marks)| !marks.confirmed.is_empty());
        let kept = kept.map(|(photo, marks)| {
            let confirmed = marks.confirmed.clone();
            (photo.clone(), Marks { verdict: Verdict::Pick, tags: confirmed.clone(), confirmed, ..Marks::default() })
        });
        Book { marks: kept.collect(), notes: self.notes.clone() }
    }

    /// The photos that carry any mark, or once did.
    pub fn photos(&self) -> impl Iterator<Item = &PhotoId> {
        self.marks.keys()
    }

    /// The marks of a photo.
    pub fn marks(&self, photo: &PhotoId) -> Marks {
        self.marks.get(photo).cloned().unwrap_or_default()
    }

    /// The marks of a photo, where it has any.
    pub fn known(&self, photo: &PhotoId) -> Option<&Marks> {
        self.marks.get(photo)
    }

    /// Gives a photo other marks.
    pub fn put(&mut self, photo: &PhotoId, marks: Marks) {
        self.marks.insert(photo.clone(), marks);
    }

    /// The verdict on a photo.
    pub fn verdict(&self, photo: &PhotoId) -> Verdict {
        self.marks.get(photo).map(|marks| marks.verdict).unwrap_or_default()
    }

    /// Whether a photo carries a purpose.
    pub fn carries(&self, photo: &PhotoId, tag: &EntitlementId) -> bool {
        self.marks.get(photo).is_some_and(|marks| marks.tags.contains(tag))
    }

    /// Whether a client has confirmed a photo for a purpose.
    pub fn is_confirmed(&self, photo: &PhotoId, tag: &EntitlementId) -> bool {
        self.marks.get(photo).is_some_and(|marks| marks.confirmed.contains(tag))
    }

    /// All wishes, oldest first.
    pub fn all_notes(&self) -> &[Note] {
        &self.notes
    }

    /// Gives the book other wishes.
    pub fn put_notes(&mut self, notes: Vec<Note>) {
        self.notes = notes;
    }

    /// The wishes on a photo, oldest first.
    pub fn notes(&self, photo: &PhotoId) -> Vec<Note> {
        self.notes.iter().filter(|note| note.photo == *photo).cloned().collect()
    }

    /// How many wishes lie on a photo.
    pub fn note_count(&self, photo: &PhotoId) -> usize {
        self.notes.iter().filter(|note| note.photo == *photo).count()
    }

    /// How many photos have each verdict; those without any mark are not counted.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.marks.values().filter(|marks| marks.verdict == verdict).count()
    }

    /// How many photos carry each purpose.
    pub fn used(&self, entitlements: &[EntitlementUse]) -> BTreeMap<EntitlementId, u32> {
        let mut used: BTreeMap<EntitlementId, u32> = entitlements.iter().map(|line| (line.id.clone(), 0)).collect();
        for tag in self.marks.values().flat_map(|marks| &marks.tags) {
            if let Some(count) = used.get_mut(tag) {
                *count += 1;
            }
        }
        used
    }

    /// Makes a change; gives back the choices that would take it back.
    pub fn change(&mut self, photo: &PhotoId, choice: &Choice) -> Result<Vec<Choice>, Refusal> {
        let before = self.marks(photo);
        let after = apply(&before, choice)?;
        let way_back = match choice {
            Choice::Note(wish) => {
                let note = Note { photo: photo.clone(), wish: wish.clone() };
                match self.notes.iter_mut().find(|known| known.wish.id == wish.id) {
                    Some(known) if known.photo == *photo => vec![Choice::Note(std::mem::replace(known, note).wish)],
                    // A wish stays on its photo.
                    Some(_) => Vec::new(),
                    None => {
                        self.notes.push(note);
                        vec![Choice::DropNote(wish.id.clone())]
                    }
                }
            }
            Choice::DropNote(id) => match self.notes.iter().position(|note| note.wish.id == *id && note.photo == *photo) {
                Some(at) => vec![Choice::Note(self.notes.remove(at).wish)],
                None => Vec::new(),
            },
            Choice::Verdict(_) | Choice::Rating(_) | Choice::Label(_) | Choice::Tag(_) | Choice::Place(_) | Choice::Untag(_) => {
                steps_to(&after, &before)
            }
        };
        if after != before || self.marks.contains_key(photo) {
            self.marks.insert(photo.clone(), after);
        }
        Ok(way_back)
    }

    /// The changes that lead from here to there, photo by photo in the order of their identities, wishes last.
    pub fn steps(&self, to: &Book) -> Vec<(PhotoId, Choice)> {
        let mut photos: Vec<&PhotoId> = self.marks.keys().chain(to.marks.keys()).collect();
        photos.sort_unstable();
        photos.dedup();
        let mut steps = Vec::new();
        for photo in photos {
            steps.extend(steps_to(&self.marks(photo), &to.marks(photo)).into_iter().map(|choice| (photo.clone(), choice)));
        }
        let now: HashMap<_, _> = self.notes.iter().map(|note| (&note.wish.id, note)).collect();
        let wanted: HashMap<_, _> = to.notes.iter().map(|note| (&note.wish.id, note)).collect();
        let gone = self.notes.iter().filter(|note| !wanted.contains_key(&note.wish.id));
        steps.extend(gone.map(|note| (note.photo.clone(), Choice::DropNote(note.wish.id.clone()))));
        let changed = to.notes.iter().filter(|note| now.get(&note.wish.id) != Some(note));
        steps.extend(changed.map(|note| (note.photo.clone(), Choice::Note(note.wish.clone()))));
        steps
    }
}

/// The choices that lead from one state of a photo's marks to another.
pub fn steps_to(now: &Marks, wanted: &Marks) -> Vec<Choice> {
    let mut steps = Vec::new();
    steps.extend(now.tags.iter().filter(|tag| !wanted.tags.contains(tag)).cloned().map(Choice::Untag));
    if wanted.verdict != now.verdict {
        steps.push(Choice::Verdict(wanted.verdict));
    }
    steps.extend(wanted.tags.iter().filter(|tag| !now.tags.contains(tag)).cloned().map(Choice::Tag));
    if wanted.rating != now.rating {
        steps.push(Choice::Rating(wanted.rating));
    }
    if wanted.label != now.label {
        steps.push(Choice::Label(wanted.label));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selection::ColourLabel;

    fn tag(nth: u8) -> EntitlementId {
        EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
    }

    fn photo() -> PhotoId {
        PhotoId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).expect("an id")
    }

    #[test]
    fn every_keystroke_can_be_taken_back() {
        let choices = [
            Choice::Tag(tag(1)),
            Choice::Rating(4),
            Choice::Tag(tag(2)),
            Choice::Untag(tag(1)),
            Choice::Verdict(Verdict::Reject),
            Choice::Label(Some(ColourLabel::Red)),
            Choice::Verdict(Verdict::Maybe),
            Choice::Verdict(Verdict::Pick),
            Choice::Rating(0),
            Choice::Verdict(Verdict::Undecided),
            Choice::Tag(tag(3)),
        ];
        let mut book = Book::default();
        let mut states = vec![book.marks(&photo())];
        let mut ways_back = Vec::new();
        for choice in &choices {
            ways_back.push(book.change(&photo(), choice).expect("allowed"));
            states.push(book.marks(&photo()));
        }
        while let Some(way_back) = ways_back.pop() {
            states.pop();
            for choice in &way_back {
                book.change(&photo(), choice).expect("allowed");
            }
            let (mut now, mut wanted) = (book.marks(&photo()), states.last().expect("the beginning stays").clone());
            now.tags.sort();
            wanted.tags.sort();
            assert_eq!(now, wanted);
        }
    }

    #[test]
    fn uses_are_counted_by_purpose() {
        let line = |nth| EntitlementUse {
            id: tag(nth),
            purpose: crate::catalog::Purpose::Album,
            detail: String::new(),
            included: crate::catalog::Included::All,
            extra_price: crate::money::Money::ZERO,
            rule: crate::catalog::PlaceRule::default(),
            used: 0,
            charged: 0,
            charged_amount: crate::money::Money::ZERO,
        };
        let mut book = Book::default();
        book.change(&photo(), &Choice::Tag(tag(1))).expect("allowed");
        let used = book.used(&[line(1), line(2)]);
        assert_eq!(used.values().copied().collect::<Vec<_>>(), [1, 0]);
        assert_eq!(book.count(Verdict::Pick), 1);
    }

    #[test]
    fn what_is_told_is_what_is_known() {
        let mut book = Book::default();
        book.change(&photo(), &Choice::Rating(3)).expect("allowed");
        book.change(&photo(), &Choice::Tag(tag(1))).expect("allowed");
        assert_eq!(Book::of_base(&book.to_base()), book);
        assert_eq!(Book::default().steps(&book).len(), 3);
        assert!(book.steps(&book).is_empty());
    }
}
