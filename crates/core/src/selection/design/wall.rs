//! Walls that a design is shown on, at their true sizes. Lengths are tenths of a millimetre.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::own_room::OwnRoom;
use crate::refusal::{Refusal, Subject};

/// A wall. A drawn one has the width at which the furniture before it has its usual size.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wall {
    /// A living room with a sofa of 210 cm.
    #[default]
    Living,
    /// A bedroom with a bed of 180 cm.
    Bedroom,
    /// A child's room with a bed of 160 cm.
    Child,
    /// A hallway with a sideboard of 120 cm.
    Hallway,
    /// The client's own. It is carried as it was calibrated when the design was saved last.
    Own(OwnRoom),
}

impl Wall {
    /// Every drawn room, in the order of the list.
    pub const DRAWN: [Wall; 4] = [Wall::Living, Wall::Bedroom, Wall::Child, Wall::Hallway];

    /// Width of what is seen.
    pub fn width(&self) -> u32 {
        match self {
            Wall::Own(room) => room.seen().map_or(1, |(width, _)| width),
            Wall::Living => 42_000,
            Wall::Bedroom => 38_000,
            Wall::Child => 32_000,
            Wall::Hallway => 26_000,
        }
    }

    /// Height of what is seen, floor included.
    pub fn height(&self) -> u32 {
        match self {
            Wall::Own(room) => room.seen().map_or(1, |(_, height)| height),
            Wall::Living | Wall::Bedroom | Wall::Child | Wall::Hallway => 28_000,
        }
    }

    /// How wide the furniture is; none where nobody drew any.
    pub fn furniture(&self) -> Option<u32> {
        match self {
            Wall::Living => Some(21_000),
            Wall::Bedroom => Some(18_000),
            Wall::Child => Some(16_000),
            Wall::Hallway => Some(12_000),
            Wall::Own(_) => None,
        }
    }
}

/// Where a design hangs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hang {
    /// On which wall.
    pub wall: Wall,
    /// Its middle, from the left.
    pub x: u32,
    /// Its middle, from above.
    pub y: u32,
}

impl Hang {
    /// In the middle: above the furniture, at the height of standing eyes, where that is known.
    pub fn on(wall: Wall) -> Hang {
        let y = if matches!(wall, Wall::Own(_)) { wall.height() / 5 * 2 } else { 10_000 };
        Hang { x: wall.width() / 2, y, wall }
    }

    /// The same with its middle on the wall.
    pub fn held(self) -> Hang {
        Hang { x: self.x.min(self.wall.width()), y: self.y.min(self.wall.height()), ..self }
    }

    /// The same in the order's own room as it is calibrated now; refuses a room that is not the order's.
    pub fn of_order(self, rooms: &[OwnRoom]) -> Result<Hang, Refusal> {
        let Wall::Own(room) = &self.wall else { return Ok(self.held()) };
        let known = rooms.iter().find(|known| known.id == room.id).ok_or_else(|| Refusal::not_found(Subject::Room, &room.name))?;
        Ok(Hang { wall: Wall::Own(known.clone()), ..self }.held())
    }
}
