//! Sittings and the room that shows one: what is asked and answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bill::Standing;
use super::branch::BranchView;
use super::choice::{Change, ColourLabel, Verdict};
use super::signature::Signature;
use super::wish_list::OrderWish;
use super::wishes::Note;
use crate::catalog::PackageView;
use crate::day::Stamp;
use crate::id::{BranchId, ChangeId, EntitlementId, OrderId, PackageId, PhotoId, SittingId};
use crate::money::Money;
use crate::orders::{EntitlementUse, OrderRow};
use crate::production::Retouched;
use crate::refusal::Refusal;
use crate::shoots::Photo;

/// How the photos of a sitting are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// As photographed.
    ShootOrder,
    /// Shuffled by this seed (at most 53 bits, so that every client can hold it).
    Shuffled(u64),
    /// Shuffled by this seed, each outfit by itself: the outfits in a drawn order, and the photos within each.
    ShuffledByOutfit(u64),
}

impl Arrangement {
    /// The seed of a shuffle.
    pub fn seed(self) -> Option<u64> {
        match self {
            Arrangement::ShootOrder => None,
            Arrangement::Shuffled(seed) | Arrangement::ShuffledByOutfit(seed) => Some(seed),
        }
    }
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
    /// The branch whose marks are meant; none for the sitting's own.
    #[serde(default)]
    pub branch: Option<BranchId>,
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
    /// What was decided about them, on the branch where one is open; photos without any mark are left out.
    pub marks: Vec<PhotoMark>,
    /// Retouch notes.
    pub notes: Vec<Note>,
    /// Photos that came back from retouching.
    #[serde(default)]
    pub retouched: Vec<Retouched>,
    /// Retouch wishes for all photos.
    #[serde(default)]
    pub for_all: Vec<OrderWish>,
    /// What the package includes.
    pub entitlements: Vec<EntitlementUse>,
    /// Packages that the order could be raised to, the cheapest first.
    pub offers: Vec<PackageView>,
    /// The latest sitting.
    pub sitting: Option<SittingView>,
    /// How far the sitting's log goes: the number of its latest change.
    pub logged: u32,
    /// The branch whose marks these are, where one is open.
    pub branch: Option<BranchId>,
    /// All branches of the latest sitting, oldest first.
    pub branches: Vec<BranchView>,
}

impl Room {
    /// What the order stands at, as the bill wants it.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            entitlements: &self.entitlements,
            package_price: self.package_price,
            charged: self.charged,
            paid: self.paid,
            offers: &self.offers,
        }
    }
}

/// What was decided about a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhotoMark {
    /// The photo.
    pub photo: PhotoId,
    /// Yes, maybe, no.
    pub verdict: Verdict,
    /// Stars, from 0 to 5.
    #[serde(default)]
    pub rating: u8,
    /// Its colour label.
    #[serde(default)]
    pub label: Option<ColourLabel>,
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
    /// The branch on which they were made; none for the sitting's own marks.
    #[serde(default)]
    pub branch: Option<BranchId>,
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
    /// What the client drew on the pad, if they signed on the screen.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// What the client was told that this sitting costs; a different sum is a refusal.
    pub extra: Money,
    /// The upgrade that the client was told of; a different one is a refusal.
    pub upgrade: Option<PackageId>,
    /// Whether more will be chosen.
    pub after: After,
}
