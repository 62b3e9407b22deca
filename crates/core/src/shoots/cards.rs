//! Memory cards: read in from the page of arriving photos, and offered for clearing once every photo on them is safe.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::day::Stamp;
use crate::id::CardId;
use crate::people::Right;

/// How far a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// It is being read.
    Reading,
    /// It was pulled out before everything was read; read on when it is back.
    Away,
    /// Every photo on it is in the library, and in the second copy where one is set: it may be cleared.
    Safe,
    /// Everything is read, but something on it could not be taken: it is not offered for clearing.
    NotAll,
    /// Read, and waiting for the second copy.
    WaitsForSecondCopy,
    /// Its photos were deleted from it on somebody's word.
    Cleared,
}

/// A card that was read in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardRow {
    /// The card, this time.
    pub id: CardId,
    /// Its name and when it was put in; the folder that its photos are shown under.
    pub name: String,
    /// Where it is, as the server sees it.
    pub path: String,
    /// How far it is.
    pub state: CardState,
    /// Files on it that are photos.
    pub files: u32,
    /// Those of them that are in the library.
    pub safe: u32,
    /// Those that were not taken.
    pub refused: u32,
    /// Since when.
    pub since: Stamp,
}

/// A card that is in a reader of the server's computer and is not read yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MountedCard {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: String,
}

/// Asks for the cards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenCards {}

/// Cards in readers, and those of the last days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardsView {
    /// In a reader, not read yet.
    pub mounted: Vec<MountedCard>,
    /// Read or being read, newest first.
    pub cards: Vec<CardRow>,
    /// Where second copies go; empty when none are made.
    pub second_copy: String,
    /// Photos whose second copy is still to be made.
    pub second_copies_owed: u32,
}

/// Reads a card, or any folder that is like one, into the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakeCard {
    /// Where it is, as the server sees it.
    pub path: String,
}

/// Deletes from a card the photos that are safe, each read and compared once more. Whatever is not in the library stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClearCard {
    /// The card.
    pub card: CardId,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClearedCard {
    /// Files that are gone from the card.
    pub deleted: u32,
    /// Files that stay, because they are not what was read or not in the library.
    pub kept: u32,
    /// The cards now.
    pub view: CardsView,
}

crate::calls! {
    OpenCards => CardsView, "shoots.cards", Needs::Right(Right::SeeShoots), [];
    TakeCard => CardsView, "shoots.take_card", Needs::Right(Right::AssignPhotos), [Tag::Shoots];
    ClearCard => ClearedCard, "shoots.clear_card", Needs::Right(Right::AssignPhotos), [Tag::Shoots];
}
