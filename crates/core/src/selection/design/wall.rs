//! Walls that a design is shown on, at their true sizes. Lengths are tenths of a millimetre.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A drawn room. Its wall has the width at which the furniture before it has its usual size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
}

impl Wall {
    /// Every room, in the order of the list.
    pub const ALL: [Wall; 4] = [Wall::Living, Wall::Bedroom, Wall::Child, Wall::Hallway];

    /// Width of what is seen.
    pub fn width(self) -> u32 {
        match self {
            Wall::Living => 42_000,
            Wall::Bedroom => 38_000,
            Wall::Child => 32_000,
            Wall::Hallway => 26_000,
        }
    }

    /// Height of what is seen, floor included.
    pub fn height(self) -> u32 {
        28_000
    }

    /// How wide the furniture is.
    pub fn furniture(self) -> u32 {
        match self {
            Wall::Living => 21_000,
            Wall::Bedroom => 18_000,
            Wall::Child => 16_000,
            Wall::Hallway => 12_000,
        }
    }
}

/// Where a design hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hang {
    /// On which wall.
    pub wall: Wall,
    /// Its middle, from the left.
    pub x: u32,
    /// Its middle, from above.
    pub y: u32,
}

impl Hang {
    /// In the middle above the furniture, at the height of standing eyes.
    pub fn on(wall: Wall) -> Hang {
        Hang { wall, x: wall.width() / 2, y: 10_000 }
    }

    /// The same with its middle on the wall.
    pub fn held(self) -> Hang {
        Hang { x: self.x.min(self.wall.width()), y: self.y.min(self.wall.height()), ..self }
    }
}
