//! What was decided, as this page knows it: marks and notes, changed at once by the rule that the server uses, with a
//! way back for one's own keystrokes.

use std::collections::{BTreeMap, HashMap};

use atelier_core::id::{EntitlementId, PhotoId};
use atelier_core::orders::EntitlementUse;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Choice, Marks, Note, Room, Verdict, apply};

/// Marks and notes of all photos of an order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    marks: HashMap<PhotoId, Marks>,
    notes: Vec<Note>,
}

impl Book {
    /// As the server knows it.
    pub fn of(room: &Room) -> Book {
        let marks = room.marks.iter().map(|mark| {
            let marks = Marks { verdict: mark.verdict, tags: mark.tags.clone(), confirmed: mark.confirmed.clone() };
            (mark.photo.clone(), marks)
        });
        Book { marks: marks.collect(), notes: room.notes.clone() }
    }

    /// The marks of a photo.
    pub fn marks(&self, photo: &PhotoId) -> Marks {
        self.marks.get(photo).cloned().unwrap_or_default()
    }

    /// The verdict on a photo.
    pub fn verdict(&self, photo: &PhotoId) -> Verdict {
        self.marks.get(photo).map(|marks| marks.verdict).unwrap_or_default()
    }

    /// Whether a photo carries a purpose.
    pub fn carries(&self, photo: &PhotoId, tag: &EntitlementId) -> bool {
        self.marks.get(photo).is_some_and(|marks| marks.tags.contains(tag))
    }

    /// The notes on a photo, oldest first.
    pub fn notes(&self, photo: &PhotoId) -> Vec<Note> {
        self.notes.iter().filter(|note| note.photo == *photo).cloned().collect()
    }

    /// How many notes lie on a photo.
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
            Choice::Note { id, region, code, words } => {
                let note = Note { id: id.clone(), photo: photo.clone(), region: *region, code: *code, words: words.clone() };
                let old =
                    self.notes.iter().position(|known| known.id == *id).map(|at| std::mem::replace(&mut self.notes[at], note.clone()));
                match old {
                    Some(old) => vec![Choice::Note { id: old.id, region: old.region, code: old.code, words: old.words }],
                    None => {
                        self.notes.push(note);
                        vec![Choice::DropNote(id.clone())]
                    }
                }
            }
            Choice::DropNote(id) => match self.notes.iter().position(|note| note.id == *id) {
                Some(at) => {
                    let old = self.notes.remove(at);
                    vec![Choice::Note { id: old.id, region: old.region, code: old.code, words: old.words }]
                }
                None => Vec::new(),
            },
            Choice::Verdict(_) | Choice::Tag(_) | Choice::Untag(_) => steps_to(&after, &before),
        };
        self.marks.insert(photo.clone(), after);
        Ok(way_back)
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
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(nth: u8) -> EntitlementId {
        EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).unwrap()
    }

    fn photo() -> PhotoId {
        PhotoId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).unwrap()
    }

    #[test]
    fn every_keystroke_can_be_taken_back() {
        let choices = [
            Choice::Tag(tag(1)),
            Choice::Tag(tag(2)),
            Choice::Untag(tag(1)),
            Choice::Verdict(Verdict::Reject),
            Choice::Verdict(Verdict::Maybe),
            Choice::Verdict(Verdict::Pick),
            Choice::Verdict(Verdict::Undecided),
            Choice::Tag(tag(3)),
        ];
        let mut book = Book::default();
        let mut states = vec![book.marks(&photo())];
        let mut ways_back = Vec::new();
        for choice in &choices {
            ways_back.push(book.change(&photo(), choice).unwrap());
            states.push(book.marks(&photo()));
        }
        while let Some(way_back) = ways_back.pop() {
            states.pop();
            for choice in &way_back {
                book.change(&photo(), choice).unwrap();
            }
            let (now, mut wanted) = (book.marks(&photo()), states.last().unwrap().clone());
            let mut tags = now.tags.clone();
            tags.sort();
            wanted.tags.sort();
            assert_eq!((now.verdict, tags), (wanted.verdict, wanted.tags));
        }
    }

    #[test]
    fn uses_are_counted_by_purpose() {
        let line = |nth| EntitlementUse {
            id: tag(nth),
            purpose: atelier_core::catalog::Purpose::Album,
            detail: String::new(),
            included: atelier_core::catalog::Included::All,
            extra_price: atelier_core::money::Money::ZERO,
            used: 0,
            charged: 0,
        };
        let mut book = Book::default();
        book.change(&photo(), &Choice::Tag(tag(1))).unwrap();
        let used = book.used(&[line(1), line(2)]);
        assert_eq!(used.values().copied().collect::<Vec<_>>(), [1, 0]);
        assert_eq!(book.count(Verdict::Pick), 1);
    }
}
