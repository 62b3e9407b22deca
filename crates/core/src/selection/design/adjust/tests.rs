//! Photos moved within their openings: tables of cases, and what holds for every photo, opening and hand.

use proptest::prelude::*;

use super::*;

const FULL: Region = Region { x: 0, y: 0, w: Region::FULL, h: Region::FULL };

fn region(x: u32, y: u32, w: u32, h: u32) -> Region {
    Region { x, y, w, h }
}

#[test]
fn a_photo_is_moved_as_far_as_its_edges() {
    let middle = region(2_000, 1_000, 5_000, 4_000);
    for (from, right, down, expected) in [
        (middle, 0, 0, middle),
        (middle, 300, -200, region(2_300, 800, 5_000, 4_000)),
        (middle, -9_000, 9_000, region(0, 6_000, 5_000, 4_000)),
        (middle, i32::MAX, i32::MIN, region(5_000, 0, 5_000, 4_000)),
        (FULL, 500, 500, FULL),
        // Only the side that gives can move.
        (region(1_666, 0, 6_667, 10_000), 100, 100, region(1_766, 0, 6_667, 10_000)),
    ] {
        assert_eq!(moved(from, right, down), expected, "{from:?} {right} {down}");
    }
}

#[test]
fn a_photo_is_magnified_around_a_place() {
    let (square, wide) = ((1, 1), (6_000, 4_000));
    let all = region(1_666, 0, 6_667, 10_000);
    let middle = (5_000, 5_000);
    for (from, opening, photo, by, around, expected) in [
        (all, square, wide, 1_000, middle, all),
        (all, square, wide, 2_000, middle, region(3_333, 2_500, 3_334, 5_000)),
        // The corner stays in the corner; a place beyond what is seen counts as its edge.
        (all, square, wide, 2_000, (1_666, 0), region(1_666, 0, 3_334, 5_000)),
        (all, square, wide, 2_000, (0, 0), region(1_666, 0, 3_334, 5_000)),
        // Four times at most, and never less than all that fits.
        (all, square, wide, 90_000, middle, region(4_166, 3_750, 1_667, 2_500)),
        (region(4_166, 3_750, 1_667, 2_500), square, wide, 1, middle, region(1_665, 0, 6_667, 10_000)),
        // Shrinking beside an edge moves what is seen away from it.
        (region(0, 0, 3_334, 5_000), square, wide, 500, (3_000, 4_000), region(0, 0, 6_667, 10_000)),
        // A photo turned upright gives the other side.
        (region(0, 1_666, 10_000, 6_667), square, (4_000, 6_000), 2_000, middle, region(2_500, 3_333, 5_000, 3_334)),
        (FULL, (3, 2), wide, 4_000, (10_000, 10_000), region(7_500, 7_500, 2_500, 2_500)),
        // What was stored in other proportions is put right.
        (FULL, square, wide, 1_000, middle, region(1_666, 0, 6_667, 10_000)),
    ] {
        assert_eq!(magnified(from, opening, photo, by, around), expected, "{from:?} {opening:?} {photo:?} {by} {around:?}");
    }
}

#[test]
fn faces_that_are_cut_or_left_out() {
    let face = region(4_000, 4_000, 1_000, 1_000);
    for (seen, faces, cut) in [
        (FULL, vec![], false),
        (FULL, vec![face], false),
        (region(4_000, 4_000, 1_000, 1_000), vec![face], false),
        (region(4_001, 0, 5_000, 10_000), vec![face], true),
        (region(0, 0, 4_999, 10_000), vec![face], true),
        (region(0, 4_500, 10_000, 5_000), vec![face], true),
        (region(6_000, 6_000, 2_000, 2_000), vec![face], true),
        (region(3_000, 3_000, 3_000, 3_000), vec![face, region(9_000, 0, 500, 500)], true),
        // A face that the edge of the photo cuts is not the opening's doing.
        (FULL, vec![region(9_500, 9_500, 900, 900)], false),
    ] {
        assert_eq!(cuts_a_face(seen, &faces), cut, "{seen:?} {faces:?}");
    }
}

#[test]
fn pixels_of_a_print() {
    // A frame of 12 by 10 inches.
    let print = (3_048, 2_540);
    for (seen, photo, opening, expected) in [
        (FULL, (6_000, 5_000), print, 500),
        (region(0, 0, 2_500, 2_500), (6_000, 5_000), print, 125),
        (region(1_666, 0, 6_667, 10_000), (6_000, 4_000), (2_540, 2_540), 400),
        (FULL, (1_800, 1_500), print, 150),
        (FULL, (1_799, 1_500), print, 149),
        // The side with fewer pixels tells.
        (FULL, (6_000, 1_000), print, 100),
        (region(0, 0, 1, 1), (1, 1), (100_000, 100_000), 0),
        (FULL, (u32::MAX, u32::MAX), (0, 0), u32::MAX),
    ] {
        assert_eq!(pixels_per_inch(seen, photo, opening), expected, "{seen:?} {photo:?} {opening:?}");
    }
}

fn size() -> impl Strategy<Value = (u32, u32)> {
    (1_000..6_000_u32, 1_000..6_000_u32)
}

fn place() -> impl Strategy<Value = Point> {
    (0..=Region::FULL, 0..=Region::FULL)
}

/// What a hand does: moves, or magnifies.
#[derive(Debug, Clone)]
enum Done {
    Moved(i32, i32),
    Magnified(u32, Point),
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![
        (-4_000..4_000_i32, -4_000..4_000_i32).prop_map(|(right, down)| Done::Moved(right, down)),
        (100..6_000_u32, place()).prop_map(|(by, around)| Done::Magnified(by, around)),
    ]
}

proptest! {
    #[test]
    fn whatever_a_hand_does_the_opening_is_filled(opening in size(), photo in size(), hand in prop::collection::vec(done(), 1..12)) {
        let all = crop(opening, photo, &[]).region;
        let seen = hand.iter().fold(all, |seen, done| match *done {
            Done::Moved(right, down) => moved(seen, right, down),
            Done::Magnified(by, around) => magnified(seen, opening, photo, by, around),
        });
        prop_assert!(seen.checked().is_ok(), "{seen:?}");
        prop_assert!(seen.w <= all.w && seen.h <= all.h && seen.w.max(seen.h) >= Region::FULL / MOST_MAGNIFIED);
        // Half a ten-thousandth for each side that was rounded: the one that gives, and both once it is magnified.
        let (wide, high) = (f64::from(seen.w) * f64::from(photo.0), f64::from(seen.h) * f64::from(photo.1));
        let off = (wide * f64::from(opening.1)) / (high * f64::from(opening.0)) - 1.0;
        let fair = 0.5 / f64::from(all.w.min(all.h)) + 0.5 / f64::from(seen.w.min(seen.h));
        prop_assert!(off.abs() <= 1.1 * fair, "{off} {fair}");
    }

    #[test]
    fn shrinking_takes_magnifying_back(
        opening in size(), photo in size(), first in 1_000..2_000_u32, by in 1_000..2_000_u32, at in place(), around in place(),
    ) {
        let start = magnified(crop(opening, photo, &[]).region, opening, photo, first, at);
        let there = magnified(start, opening, photo, by, around);
        let back = magnified(there, opening, photo, (1_000_000 + by / 2) / by, around);
        // What is lost to rounding is up to twice as much when it comes back, and the factor is in thousandths itself.
        for (was, is) in [(start.x, back.x), (start.y, back.y), (start.w, back.w), (start.h, back.h)] {
            prop_assert!(was.abs_diff(is) <= 15, "{start:?} {there:?} {back:?}");
        }
    }

    #[test]
    fn the_warning_agrees_with_the_proposal(opening in size(), photo in size(), at in prop::collection::vec((0..8_000_u32, 0..8_000_u32, 300..2_000_u32), 0..4)) {
        let faces: Vec<Region> = at.into_iter().map(|(x, y, side)| region(x, y, side, side)).collect();
        let cropped = crop(opening, photo, &faces);
        prop_assert_eq!(cuts_a_face(cropped.region, &faces), cropped.cut);
    }

    #[test]
    fn magnified_twice_an_inch_gets_half_the_pixels(opening in size(), photo in size()) {
        let all = crop(opening, photo, &[]).region;
        let twice = magnified(all, opening, photo, 2_000, all.middle());
        let (before, after) = (pixels_per_inch(all, photo, opening), pixels_per_inch(twice, photo, opening));
        prop_assert!(before.abs_diff(2 * after) <= 3 + before / 100, "{before} {after}");
    }
}
