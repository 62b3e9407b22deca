//! What a keystroke does to a photo's marks; the same in the browser, at once, and on the server, for good.

use super::{Choice, Verdict};
use crate::id::EntitlementId;
use crate::refusal::{Field, Refusal, optional};

/// The marks of one photo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Yes, maybe, no.
    pub verdict: Verdict,
    /// Its purposes, in the order in which they were given.
    pub tags: Vec<EntitlementId>,
    /// Those of them that a client has confirmed.
    pub confirmed: Vec<EntitlementId>,
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
        Choice::Tag(tag) => {
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
        Choice::Note { region, words, .. } => {
            region.checked()?;
            optional(Field::Words, words, 500)?;
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
        let marks = Marks { verdict: Verdict::Pick, tags: vec![tag(1), tag(2)], confirmed: vec![tag(1)] };
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
