//! What can be decided about a photo, and the keystroke that decides it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wishes::Wish;
use crate::id::{ChangeId, EntitlementId, NoteId, PhotoId};

/// What was decided about a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Undecided,
    /// Chosen.
    Pick,
    /// Perhaps.
    Maybe,
    /// Not wanted; goes to the rejected list, from where one key brings it back.
    Reject,
}

impl Verdict {
    /// Every verdict, in the order of the list.
    pub const ALL: [Verdict; 4] = [Verdict::Pick, Verdict::Maybe, Verdict::Reject, Verdict::Undecided];
}

/// A colour label: what it stands for is agreed in the room. The five that Lightroom and darktable know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColourLabel {
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
}

impl ColourLabel {
    /// Every label, in the order of the list.
    pub const ALL: [ColourLabel; 5] = [ColourLabel::Red, ColourLabel::Yellow, ColourLabel::Green, ColourLabel::Blue, ColourLabel::Purple];
}

/// One keystroke's worth of change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Made by the client: sent twice, it happens once.
    pub id: ChangeId,
    /// The photo.
    pub photo: PhotoId,
    /// What changes.
    pub choice: Choice,
    /// The keystroke that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_back: Option<ChangeId>,
}

/// What a keystroke changes about a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Pick, maybe, reject, or undecided again. Rejecting takes the purposes away.
    Verdict(Verdict),
    /// Stars from 1 to 5; 0 takes them away.
    Rating(u8),
    /// A colour label, or none.
    Label(Option<ColourLabel>),
    /// Gives the photo a purpose; a photo with a purpose is picked.
    Tag(EntitlementId),
    /// Puts the photo into a free place of a purpose: like [`Choice::Tag`], but never as an extra photo.
    Place(EntitlementId),
    /// Takes a purpose away.
    Untag(EntitlementId),
    /// Adds a retouch wish, or changes the one with the same id.
    Note(Wish),
    /// Takes a retouch wish away.
    DropNote(NoteId),
}
