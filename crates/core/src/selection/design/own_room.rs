//! A client's own room: a photograph of a wall, and one length on it that is known. From that follows how large everything in
//! the picture is, as far as it lies in the plane of the wall and was photographed straight on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{OrderId, OwnRoomId};
use crate::refusal::{Field, Refusal, required};
use crate::selection::wishes::{Point, Region};

/// Most rooms of one order.
pub const MOST_ROOMS: u32 = 12;
/// The longest name of a room.
const LONGEST_NAME: u32 = 40;
/// The length that is known: from 1 cm to 10 m, in tenths of a millimetre.
const LENGTHS: std::ops::RangeInclusive<u32> = 100..=100_000;
/// What a picture of a wall may show: from 30 cm to 50 m a side, in tenths of a millimetre.
const SIDES: std::ops::RangeInclusive<f64> = 3_000.0..=500_000.0;
/// The ends of the known length lie so far apart at least, as a part of the picture's longer side: a pixel more or less must
/// not matter.
const APART: f64 = 0.05;

/// A photograph of a client's wall with a known length in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnRoom {
    /// Made by the client.
    pub id: OwnRoomId,
    /// What it is called.
    pub name: String,
    /// BLAKE3 of the photograph, whose preview is served like any photo's.
    pub content: String,
    /// Upright width of the photograph in pixels.
    pub width: u32,
    /// Upright height of the photograph in pixels.
    pub height: u32,
    /// Where the known length begins and ends, in ten-thousandths of the photograph's sides.
    pub ends: [Point; 2],
    /// The known length in tenths of a millimetre.
    pub length: u32,
    /// Counts how often it was saved; 0 before the first time.
    pub version: u32,
}

impl OwnRoom {
    /// Width and height of what the photograph shows, in tenths of a millimetre. Refuses a length that nothing on a wall has, ends
    /// that lie too close, and walls that no room has.
    pub fn seen(&self) -> Result<(u32, u32), Refusal> {
        if !LENGTHS.contains(&self.length) {
            return Err(Refusal::RoomLength);
        }
        let full = f64::from(Region::FULL);
        let [(width, height), (right, down)] = [(self.width, self.height), self.between()].map(|(x, y)| (f64::from(x), f64::from(y)));
        let apart = (right / full * width).hypot(down / full * height);
        if apart < APART * width.max(height) || apart <= 0.0 {
            return Err(Refusal::RoomEndsTooClose);
        }
        let tenths = |pixels: f64| pixels * f64::from(self.length) / apart;
        let (wide, high) = (tenths(width), tenths(height));
        if !SIDES.contains(&wide) || !SIDES.contains(&high) {
            return Err(Refusal::RoomSize);
        }
        Ok((whole(wide), whole(high)))
    }

    /// How far the ends lie apart across and down.
    fn between(&self) -> (u32, u32) {
        let [(x, y), (to_x, to_y)] = self.ends;
        (x.abs_diff(to_x), y.abs_diff(to_y))
    }

    /// The room as it is to be stored, of a photograph with these sides.
    pub fn tidied(self, (width, height): (u32, u32)) -> Result<OwnRoom, Refusal> {
        let name = required(Field::Name, &self.name, LONGEST_NAME)?;
        if self.ends.iter().any(|(x, y)| *x > Region::FULL || *y > Region::FULL) {
            return Err(Refusal::RegionOutside);
        }
        let room = OwnRoom { name, width, height, ..self };
        room.seen()?;
        Ok(room)
    }
}

/// A length that was checked before, in whole tenths.
fn whole(tenths: f64) -> u32 {
    // Between the bounds of a side, so that nothing is cut off.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 3,000 to 500,000")]
    let whole = tenths.round() as u32;
    whole
}

/// A photograph that was brought for an order, not calibrated yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoomPhoto {
    /// BLAKE3 of it.
    pub content: String,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
}

/// The rooms of an order, the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListOwnRooms {
    /// The order.
    pub order: OrderId,
}

/// Saves a room, a new one where its version is 0; designs that hang in it follow. Replies as [`ListOwnRooms`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveOwnRoom {
    /// The order.
    pub order: OrderId,
    /// The room, with the version that it was changed from, of a photograph that was brought for the order.
    pub room: OwnRoom,
}

/// Takes a room off the list; designs that hang in it go on hanging there. Replies as [`ListOwnRooms`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DropOwnRoom {
    /// The order.
    pub order: OrderId,
    /// The room.
    pub room: OwnRoomId,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn room(ends: [Point; 2], length: u32) -> OwnRoom {
        let id = OwnRoomId::try_from("0193e9a4-5b6f-7c3d-8a21-000000000001".to_owned()).expect("an id");
        OwnRoom { id, name: "客厅".to_owned(), content: String::new(), width: 4_000, height: 3_000, ends, length, version: 0 }
    }

    #[test]
    fn one_length_tells_all() {
        for (ends, length, expected) in [
            // A door of 2 m that is half as high as the picture: 4 m are seen down, and a third more across.
            ([(1_000, 2_500), (1_000, 7_500)], 20_000, Ok((53_333, 40_000))),
            ([(1_000, 7_500), (1_000, 2_500)], 20_000, Ok((53_333, 40_000))),
            // A sofa of 2.1 m over half of the width.
            ([(2_500, 8_000), (7_500, 8_000)], 21_000, Ok((42_000, 31_500))),
            // Slanted: 3 and 4 of 5.
            ([(0, 0), (3_000, 3_000)], 20_000, Ok((53_333, 40_000))),
            ([(0, 0), (10_000, 0)], 100_000, Ok((100_000, 75_000))),
            ([(0, 0), (400, 0)], 20_000, Err(Refusal::RoomEndsTooClose)),
            ([(5_000, 5_000), (5_000, 5_000)], 20_000, Err(Refusal::RoomEndsTooClose)),
            ([(0, 0), (5_000, 0)], 99, Err(Refusal::RoomLength)),
            ([(0, 0), (5_000, 0)], 100_001, Err(Refusal::RoomLength)),
            ([(0, 0), (9_000, 0)], 1_000, Err(Refusal::RoomSize)),
            ([(0, 0), (600, 0)], 100_000, Err(Refusal::RoomSize)),
        ] {
            assert_eq!(room(ends, length).seen(), expected, "{ends:?} {length}");
        }
    }

    #[test]
    fn rooms_are_tidied() {
        let good = room([(0, 0), (5_000, 0)], 20_000);
        let kept = OwnRoom { name: " 客厅 ".to_owned(), ..good.clone() }.tidied((800, 600));
        assert_eq!(kept, Ok(OwnRoom { width: 800, height: 600, ..good.clone() }));
        let outside = OwnRoom { ends: [(0, 0), (10_001, 0)], ..good.clone() };
        assert_eq!(outside.tidied((4, 3)), Err(Refusal::RegionOutside));
        assert_eq!(OwnRoom { name: " ".to_owned(), ..good }.tidied((4, 3)), Err(Refusal::FieldEmpty { field: Field::Name }));
    }

    proptest! {
        /// Twice the length is twice the wall, whichever way it lies; and what is seen has the picture's proportions.
        #[test]
        fn walls_grow_with_the_length(x in 0u32..=10_000, y in 0u32..=10_000, to_x in 0u32..=10_000, to_y in 0u32..=10_000, length in 100u32..=50_000) {
            let ends = [(x, y), (to_x, to_y)];
            if let (Ok((wide, high)), Ok((wider, higher))) = (room(ends, length).seen(), room(ends, length * 2).seen()) {
                prop_assert!((wide * 2).abs_diff(wider) <= 1 && (high * 2).abs_diff(higher) <= 1);
                prop_assert!((wide * 3).abs_diff(high * 4) <= 4);
            }
        }
    }
}
