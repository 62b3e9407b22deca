//! A photo moved and magnified within its opening by hand, and what that leaves of it: pixels for the print, faces. What is
//! seen keeps the opening's proportions and never ends beyond the photo.

use super::crop::crop;
use crate::selection::wishes::{Point, Region};

/// Most that a photo is magnified in its opening, where 1 is all that the proportions allow.
pub const MOST_MAGNIFIED: u32 = 4;
/// With fewer pixels in an inch of the print, it looks soft from where one stands before it.
pub const SOFT_BELOW: u32 = 150;

/// What is seen after it has gone over the photo by so many ten-thousandths of its sides, as far as the photo's edges.
pub fn moved(region: Region, right: i32, down: i32) -> Region {
    let along = |from: u32, by: i32, length: u32| from.saturating_add_signed(by).min(Region::FULL.saturating_sub(length));
    Region { x: along(region.x, right, region.w), y: along(region.y, down, region.h), ..region }
}

/// What is seen of a photo `by` so many thousandths as large as it is now: from all that fits to [`MOST_MAGNIFIED`] times
/// that. The place `around` stays where it is in the opening, unless the photo's edge is in the way. Both sizes are width and
/// height, in any unit of their own.
pub fn magnified(region: Region, opening: (u32, u32), photo: (u32, u32), by: u32, around: Point) -> Region {
    let all = crop(opening, photo, &[]).region;
    // One side of all that fits is the whole of the photo's; its part that is seen says how much is magnified, and the other
    // side follows from it, so that roundings never add up to other proportions.
    let seen = if all.w == Region::FULL { region.w } else { region.h };
    let part = scaled(seen, 1_000, by).clamp(Region::FULL / MOST_MAGNIFIED, Region::FULL);
    let length = |whole: u32| scaled(whole, part, Region::FULL).clamp(1, Region::FULL);
    let along = |from: u32, before: u32, now: u32, middle: u32| {
        let middle = middle.clamp(from, from.saturating_add(before));
        middle.saturating_sub(scaled(middle - from, now, before)).min(Region::FULL - now)
    };
    let (w, h) = (length(all.w), length(all.h));
    Region { x: along(region.x, region.w, w, around.0), y: along(region.y, region.h, h, around.1), w, h }
}

/// A length times a ratio, rounded.
fn scaled(length: u32, by: u32, of: u32) -> u32 {
    let of = u64::from(of.max(1));
    u32::try_from((u64::from(length) * u64::from(by) + of / 2) / of).unwrap_or(u32::MAX)
}

/// Whether a face is not wholly seen: cut, or left out.
pub fn cuts_a_face(region: Region, faces: &[Region]) -> bool {
    let within = |from: u32, length: u32, low: u32, size: u32| {
        let high = low.saturating_add(size).min(Region::FULL);
        from <= low.min(Region::FULL) && high <= from.saturating_add(length)
    };
    !faces.iter().all(|face| within(region.x, region.w, face.x, face.w) && within(region.y, region.h, face.y, face.h))
}

/// How many pixels of the photo an inch of the print gets, on the side that gets fewer. The opening is measured in tenths of a
/// millimetre, the photo in pixels.
pub fn pixels_per_inch(region: Region, photo: (u32, u32), opening: (u32, u32)) -> u32 {
    const INCH: u128 = 254;
    let along = |part: u32, pixels: u32, length: u32| {
        let tenths = u128::from(Region::FULL) * u128::from(length.max(1));
        u32::try_from(u128::from(part) * u128::from(pixels) * INCH / tenths).unwrap_or(u32::MAX)
    };
    along(region.w, photo.0, opening.0).min(along(region.h, photo.1, opening.1))
}

#[cfg(test)]
mod tests;
