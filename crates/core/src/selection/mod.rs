//! The selection room: sittings, marks, purpose tags, retouch notes and the live bill.

mod bill;
mod marks;
mod shuffle;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use bill::{Bill, BillLine, bill, missing};
pub use marks::{Marks, apply};
pub use shuffle::shuffle;

use crate::call::{Needs, Tag};
use crate::day::Stamp;
use crate::id::{ChangeId, EntitlementId, NoteId, OrderId, PhotoId, SittingId};
use crate::money::Money;
use crate::orders::{EntitlementUse, OrderRow, OrderView};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::shoots::Photo;

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

/// What is to be retouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetouchCode {
    /// Spots, pores, tone.
    Skin,
    /// Whiten or straighten.
    Teeth,
    /// Stray hair.
    StrayHair,
    /// Red, closed or tired eyes.
    Eyes,
    /// Waist, arms, chin.
    Shape,
    /// Creases in clothes.
    Clothes,
    /// Take something out of the picture.
    Remove,
    /// Brightness and colour.
    Colour,
    /// Anything else; see the words.
    Other,
}

impl RetouchCode {
    /// Every code, in the order of the list.
    pub const ALL: [RetouchCode; 9] = [
        RetouchCode::Skin,
        RetouchCode::Teeth,
        RetouchCode::StrayHair,
        RetouchCode::Eyes,
        RetouchCode::Shape,
        RetouchCode::Clothes,
        RetouchCode::Remove,
        RetouchCode::Colour,
        RetouchCode::Other,
    ];
}

/// A region of a photo, upright, in ten-thousandths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
}

impl Region {
    /// The whole of a side.
    pub const FULL: u32 = 10_000;

    /// The region if it lies inside the photo.
    pub fn checked(self) -> Result<Region, Refusal> {
        let inside = |from: u32, size: u32| size > 0 && from.checked_add(size).is_some_and(|to| to <= Self::FULL);
        if inside(self.x, self.w) && inside(self.y, self.h) { Ok(self) } else { Err(Refusal::RegionOutside) }
    }
}

/// A retouch note on a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// The note.
    pub id: NoteId,
    /// The photo.
    pub photo: PhotoId,
    /// Where on it.
    pub region: Region,
    /// What is to be done.
    pub code: RetouchCode,
    /// In words; may be empty.
    pub words: String,
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
}

/// What a keystroke changes about a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Pick, maybe, reject, or undecided again. Rejecting takes the purposes away.
    Verdict(Verdict),
    /// Gives the photo a purpose; a photo with a purpose is picked.
    Tag(EntitlementId),
    /// Takes a purpose away.
    Untag(EntitlementId),
    /// Adds a retouch note, or changes the one with the same id.
    Note {
        /// The note.
        id: NoteId,
        /// Where.
        region: Region,
        /// What.
        code: RetouchCode,
        /// Words.
        words: String,
    },
    /// Takes a retouch note away.
    DropNote(NoteId),
}

/// How the photos of a sitting are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// As photographed.
    ShootOrder,
    /// Shuffled by this seed (at most 53 bits, so that every client can hold it).
    Shuffled(u64),
}

/// Where a sitting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SittingState {
    /// Marks are being made.
    Open,
    /// Submitted; waits for the client's yes.
    Submitted,
    /// Confirmed by the client.
    Confirmed,
}

/// Orders that the selection room waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenQueue {}

/// One order in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QueueRow {
    /// The order.
    pub order: OrderRow,
    /// Number and state of the latest sitting.
    pub sitting: Option<(u32, SittingState)>,
    /// How many photos are picked.
    pub picked: u32,
    /// BLAKE3 of the first few photos.
    pub samples: Vec<String>,
}

/// Opens the selection room for an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenRoom {
    /// The order.
    pub order: OrderId,
}

/// Everything that the selection room shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Room {
    /// The order.
    pub order: OrderRow,
    /// What was paid so far.
    pub paid: Money,
    /// What was charged so far.
    pub charged: Money,
    /// The package's price.
    pub package_price: Money,
    /// All photos of the order, in shoot order.
    pub photos: Vec<Photo>,
    /// What was decided about them; undecided ones without purpose are left out.
    pub marks: Vec<PhotoMark>,
    /// Retouch notes.
    pub notes: Vec<Note>,
    /// What the package includes.
    pub entitlements: Vec<EntitlementUse>,
    /// The latest sitting.
    pub sitting: Option<SittingView>,
}

/// What was decided about a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhotoMark {
    /// The photo.
    pub photo: PhotoId,
    /// Yes, maybe, no.
    pub verdict: Verdict,
    /// Its purposes.
    pub tags: Vec<EntitlementId>,
    /// Those of them that a client has confirmed; they stay.
    pub confirmed: Vec<EntitlementId>,
}

/// A sitting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SittingView {
    /// The sitting.
    pub id: SittingId,
    /// Its running number on the order.
    pub number: u32,
    /// Where it is.
    pub state: SittingState,
    /// How the photos are laid out.
    pub arrangement: Arrangement,
    /// When it was opened.
    pub opened: Stamp,
    /// Who leads it.
    pub by: String,
}

/// Begins the next sitting on an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StartSitting {
    /// The order.
    pub order: OrderId,
}

/// Saves keystrokes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// The sitting.
    pub sitting: SittingId,
    /// In the order in which they were made; at most 1000.
    pub changes: Vec<Change>,
}

/// What became of the keystrokes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Saved {
    /// When they were durable.
    pub at: Stamp,
    /// Those that were refused; all others are saved.
    pub refused: Vec<(ChangeId, Refusal)>,
}

/// Shuffles the photos of a sitting or lays them out as photographed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Arrange {
    /// The sitting.
    pub sitting: SittingId,
    /// How.
    pub arrangement: Arrangement,
}

/// Closes the marks and lays the result before the client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Submit {
    /// The sitting.
    pub sitting: SittingId,
}

/// Opens the marks of a submitted sitting again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reopen {
    /// The sitting.
    pub sitting: SittingId,
}

/// Whether the client will choose more later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// That was all.
    Finished,
    /// A partial selection: the order stays open for the rest.
    MoreToCome,
}

/// The client's yes: the order gets its add-on lines and its tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Confirm {
    /// The sitting.
    pub sitting: SittingId,
    /// Who signs for the client.
    pub signed_by: String,
    /// What the client was told to pay for extras of this sitting; a different sum is a refusal.
    pub extra: Money,
    /// Whether more will be chosen.
    pub after: After,
}

crate::calls! {
    OpenQueue => Vec<QueueRow>, "selection.queue", Needs::Right(Right::SelectPhotos), [];
    OpenRoom => Room, "selection.open", Needs::Right(Right::SelectPhotos), [];
    StartSitting => Room, "selection.start", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    Mark => Saved, "selection.mark", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    Arrange => SittingView, "selection.arrange", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    Submit => Room, "selection.submit", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    Reopen => Room, "selection.reopen", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    Confirm => OrderView, "selection.confirm", Needs::Right(Right::ConfirmSelection), [Tag::Selection, Tag::Orders, Tag::Production, Tag::Customers];
}
