//! What a keystroke does to a photo's marks; the same in the browser, at once, and on the server, for good.

use super::choice::{Choice, ColourLabel, Verdict};
use super::room::PhotoMark;
use crate::id::{EntitlementId, PhotoId};
use crate::refusal::Refusal;

/// The most stars.
pub const MOST_STARS: u8 = 5;

/// The marks of one photo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Yes, maybe, no.
    pub verdict: Verdict,
    /// Stars, from 0 to 5.
    pub rating: u8,
    /// Its colour label.
    pub label: Option<ColourLabel>,
    /// Its purposes, in the order in which they were given.
    pub tags: Vec<EntitlementId>,
    /// Those of them that a client has confirmed.
    pub confirmed: Vec<EntitlementId>,
}

impl Marks {
    /// Whether nothing was decided.
    pub fn is_blank(&self) -> bool {
        *self == Marks::default()
    }

    /// As calls tell them.
    pub fn told(&self, photo: &PhotoId) -> PhotoMark {
        let Marks { verdict, rating, label, tags, confirmed } = self.clone();
        PhotoMark { photo: photo.clone(), verdict, rating, label, tags, confirmed }
    }
}

/// The marks after a change. Notes do not touch them, but are checked here too.
pub fn apply(marks: &Marks, choice: &Choice) -> Result<Marks, Refusal> {
    let mut after = marks.clone();
    match choice {
        Choice::Verdict(verdict) => {
            if *verdict != Verdict::Pick && !marks.confirmed.is_empty() {
                return Err(Refusal::TagConfirmed);
            }
            if *verdict != Verdict::Pick {
                after.tags.clear();
            }
            after.verdict = *verdict;
        }
        Choice::Rating(stars) if *stars > MOST_STARS => return Err(Refusal::NotUnderstood { detail: format!("{stars} stars") }),
        Choice::Rating(stars) => after.rating = *stars,
        Choice::Label(label) => after.label = *label,
        // Whether a place is free is not the photo's affair.
        Choice::Tag(tag) | Choice::Place(tag) => {
            if !after.tags.contains(tag) {
                after.tags.push(tag.clone());
            }
            after.verdict = Verdict::Pick;
        }
        Choice::Untag(tag) => {
            if marks.confirmed.contains(tag) {
                return Err(Refusal::TagConfirmed);
            }
            after.tags.retain(|other| other != tag);
        }
        Choice::Note(wish) => {
            wish.checked()?;
        }
        Choice::DropNote(_) => {}
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tag(nth: u8) -> EntitlementId {
        EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
    }

    #[test]
    fn a_purpose_picks_and_a_rejection_takes_purposes_away() {
        let tagged = apply(&Marks::default(), &Choice::Tag(tag(1))).expect("tagged");
        assert_eq!((tagged.verdict, tagged.tags.len()), (Verdict::Pick, 1));
        let rejected = apply(&tagged, &Choice::Verdict(Verdict::Reject)).expect("rejected");
        assert_eq!((rejected.verdict, rejected.tags.len()), (Verdict::Reject, 0));
    }

    #[test]
    fn what_the_client_confirmed_stays() {
        let marks = Marks { verdict: Verdict::Pick, tags: vec![tag(1), tag(2)], confirmed: vec![tag(1)], ..Marks::default() };
        assert_eq!(apply(&marks, &Choice::Untag(tag(1))), Err(Refusal::TagConfirmed));
        assert_eq!(apply(&marks, &Choice::Verdict(Verdict::Reject)), Err(Refusal::TagConfirmed));
        assert_eq!(apply(&marks, &Choice::Untag(tag(2))).map(|after| after.tags), Ok(vec![tag(1)]));
    }

    proptest! {
        #[test]
        fn a_tagged_photo_is_always_picked(keys in prop::collection::vec((0u8..3, 0u8..4), 0..40)) {
            let mut marks = Marks::default();
            for (kind, nth) in keys {
                let choice = match kind {
                    0 => Choice::Verdict(Verdict::ALL[usize::from(nth)]),
                    1 => Choice::Tag(tag(nth)),
                    _ => Choice::Untag(tag(nth)),
                };
                marks = apply(&marks, &choice).expect("nothing is confirmed");
                prop_assert!(marks.tags.is_empty() || marks.verdict == Verdict::Pick);
            }
        }
    }
}
