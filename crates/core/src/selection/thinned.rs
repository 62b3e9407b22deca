//! A drawn line with fewer places: none of those left out is further from it than was asked for.

use super::wishes::Point;

/// How far a thinned line may lie from the drawn one, in ten-thousandths: less than a pixel of most screens.
pub const CLOSE: u32 = 12;

/// The line by fewer of its places, none of the others further from it than `off`. First and last stay.
/// Douglas and Peucker, "Algorithms for the reduction of the number of points required to represent a digitized line",
/// 1973, with the distance to the piece between two places rather than to the endless line through them.
pub fn thinned(points: &[Point], off: u32) -> Vec<Point> {
    let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
    let mut kept = vec![false; points.len()];
    (kept[0], kept[last]) = (true, true);
    let mut pieces = vec![(0, last)];
    while let Some((from, to)) = pieces.pop() {
        let furthest =
            (from + 1..to).map(|at| (distance(points[at], points[from], points[to]), at)).max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, at)) = furthest.filter(|(distance, _)| *distance > f64::from(off)) {
            kept[at] = true;
            pieces.extend([(from, at), (at, to)]);
        }
    }
    points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// How far a place lies from the piece between two others.
pub fn distance(point: Point, from: Point, to: Point) -> f64 {
    let float = |(x, y): Point| (f64::from(x), f64::from(y));
    let ((px, py), (ax, ay), (bx, by)) = (float(point), float(from), float(to));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    // Both ends in one place: that place.
    let along = if length > 0.0 { (((px - ax) * dx + (py - ay) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - ax - along * dx).hypot(py - ay - along * dy)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_lies_on_the_line_goes_and_what_bends_it_stays() {
        let cases: [(&[Point], &[Point]); 5] = [
            (&[], &[]),
            (&[(5, 5)], &[(5, 5)]),
            (&[(0, 0), (50, 1), (100, 0)], &[(0, 0), (100, 0)]),
            (&[(0, 0), (50, 40), (100, 0)], &[(0, 0), (50, 40), (100, 0)]),
            // There and back again: the turn stays, though it lies on the line through both ends.
            (&[(0, 0), (900, 0), (100, 0)], &[(0, 0), (900, 0), (100, 0)]),
        ];
        for (drawn, expected) in cases {
            assert_eq!(thinned(drawn, 5), expected);
        }
    }

    proptest! {
        #[test]
        fn no_place_is_further_from_the_thinned_line_than_asked(
            drawn in prop::collection::vec((0u32..=10_000, 0u32..=10_000), 1..200), off in 0u32..2_000,
        ) {
            let thin = thinned(&drawn, off);
            prop_assert!(thin.len() <= drawn.len());
            prop_assert_eq!((thin.first(), thin.last()), (drawn.first(), drawn.last()));
            for &point in &drawn {
                let pieces = thin.iter().zip(thin.iter().skip(1)).map(|(&from, &to)| distance(point, from, to));
                let nearest = pieces.chain(thin.iter().map(|&at| distance(point, at, at))).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= f64::from(off) + 1e-6, "{point:?} is {nearest} off");
            }
        }
    }
}
