//! Someone of the family chooses by themselves on a screen of their own, a telephone or a tablet: let in by a code as a
//! client's screen is, into one branch, to say yes, perhaps or no, and nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::{Change, Choice, Verdict};
use super::screen::ScreenPhoto;
use crate::id::{BranchId, ChangeId, PhotoId};
use crate::refusal::Refusal;

/// The most decisions that one call carries.
pub const MOST_DECISIONS: usize = 200;

/// Lets a screen into a branch, or gives the pass that is open already with another token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenOwnScreen {
    /// The branch, which must be open.
    pub branch: BranchId,
}

/// Asks for what is to be chosen from: a call of a screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadOwn {}

/// What is to be chosen from, and what was chosen so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnChoice {
    /// Who chooses, as the family calls them.
    pub name: String,
    /// The photos, laid out as in the room.
    pub photos: Vec<ScreenPhoto>,
    /// What was decided; photos that are undecided are left out.
    pub decided: Vec<(PhotoId, Verdict)>,
    /// Whether decisions are still taken.
    pub open: bool,
}

/// Decides about photos: a call of a screen. Sent twice, each is done once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decide {
    /// In the order in which they were made, at most [`MOST_DECISIONS`].
    pub decisions: Vec<Decision>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Made by the page: sent twice, it happens once.
    pub id: ChangeId,
    /// The photo.
    pub photo: PhotoId,
    /// What it is.
    pub verdict: Verdict,
}

/// The keystrokes that the decisions are.
pub fn keystrokes_of(decisions: Vec<Decision>) -> Result<Vec<Change>, Refusal> {
    if decisions.len() > MOST_DECISIONS {
        return Err(Refusal::NotUnderstood { detail: format!("{} > {MOST_DECISIONS}", decisions.len()) });
    }
    let change = |Decision { id, photo, verdict }| Change { id, photo, choice: Choice::Verdict(verdict), takes_back: None };
    Ok(decisions.into_iter().map(change).collect())
}

/// How many of a choice are decided how, in the order of [`Verdict::ALL`].
pub fn tally(photos: usize, decided: impl Iterator<Item = Verdict>) -> [usize; 4] {
    let mut counts = [0usize; 4];
    for verdict in decided {
        if let Some(at) = Verdict::ALL.iter().position(|other| *other == verdict).filter(|at| *at < 3) {
            counts[at] += 1;
        }
    }
    counts[3] = photos.saturating_sub(counts[..3].iter().sum());
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_and_what_is_left() {
        use Verdict::{Maybe, Pick, Reject, Undecided};
        for (photos, decided, expected) in [
            (5, vec![], [0, 0, 0, 5]),
            (5, vec![Pick, Pick, Reject], [2, 0, 1, 2]),
            (5, vec![Maybe, Undecided], [0, 1, 0, 4]),
            (1, vec![Pick, Pick], [2, 0, 0, 0]),
        ] {
            assert_eq!(tally(photos, decided.iter().copied()), expected, "{decided:?}");
        }
    }

    #[test]
    fn too_many_decisions_at_once_are_refused() {
        let id = |nth: usize| format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}");
        let decision = |nth| Decision {
            id: ChangeId::try_from(id(nth)).expect("an id"),
            photo: PhotoId::try_from(id(nth)).expect("an id"),
            verdict: Verdict::Maybe,
        };
        let most = keystrokes_of((0..MOST_DECISIONS).map(decision).collect()).expect("keystrokes");
        assert_eq!((most.len(), &most[3].choice), (MOST_DECISIONS, &Choice::Verdict(Verdict::Maybe)));
        assert!(keystrokes_of((0..=MOST_DECISIONS).map(decision).collect()).is_err());
    }
}
