//! In which order photos are seen, and where the keys lead: pure, and the same at every size of shoot.

/// A step of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    Up,
    Down,
    First,
    Last,
}

/// The photo that a step leads to, from `current` within `shown`, laid out in rows of `columns`; steps beyond the
/// edges stay. A photo that is not shown counts as standing before the first one.
pub fn step(shown: &[usize], current: Option<usize>, columns: usize, step: Step) -> Option<usize> {
    let last = shown.len().checked_sub(1)?;
    let columns = columns.max(1);
    let Some(at) = current.and_then(|current| shown.iter().position(|&photo| photo == current)) else {
        return shown.get(if step == Step::Last { last } else { 0 }).copied();
    };
    let to = match step {
        Step::Next => (at + 1).min(last),
        Step::Previous => at.saturating_sub(1),
        Step::Up => at.checked_sub(columns).unwrap_or(at),
        Step::Down => {
            if at + columns <= last {
                at + columns
            } else {
                at
            }
        }
        Step::First => 0,
        Step::Last => last,
    };
    shown.get(to).copied()
}

/// Where to stand once `gone` has left what is shown: the one after it in the old list, else the one before.
pub fn after_leaving(before: &[usize], now: &[usize], gone: usize) -> Option<usize> {
    let at = before.iter().position(|&photo| photo == gone)?;
    let is_shown = |photo: &&usize| now.contains(photo);
    before[at + 1..].iter().find(is_shown).or_else(|| before[..at].iter().rev().find(is_shown)).copied()
}

/// The grid: cells of one size, of which only those in view exist.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Cells in a row.
    pub columns: usize,
    /// Width and height of a cell in pixels, the gap included.
    pub cell: (f64, f64),
}

impl Grid {
    /// The grid for a width in pixels: cells of about `wish` pixels.
    pub fn fitting(width: f64, wish: f64) -> Grid {
        let columns = ((width / wish).floor() as usize).max(1);
        let side = width / columns as f64;
        Grid { columns, cell: (side, side) }
    }

    /// Height of `count` cells in pixels.
    pub fn height(&self, count: usize) -> f64 {
        count.div_ceil(self.columns) as f64 * self.cell.1
    }

    /// Which cells are in view, with two rows more above and below: as many wherever one looks, but for the last row.
    pub fn in_view(&self, top: f64, height: f64, count: usize) -> Seen {
        let rows = (height / self.cell.1).ceil() as usize + 5;
        let most = count.div_ceil(self.columns).saturating_sub(rows);
        let first = ((top.max(0.0) / self.cell.1).floor() as usize).saturating_sub(2).min(most);
        Seen { first: first * self.columns, end: ((first + rows) * self.columns).min(count), slots: rows * self.columns }
    }

    /// Left and upper edge of the n-th cell.
    pub fn place(&self, nth: usize) -> (f64, f64) {
        ((nth % self.columns) as f64 * self.cell.0, (nth / self.columns) as f64 * self.cell.1)
    }
}

/// The places of the grid that exist, each in a slot: what leaves at one end gives its slot to what comes at the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The first place.
    pub first: usize,
    /// The place after the last one.
    pub end: usize,
    /// How many slots there are.
    pub slots: usize,
}

impl Seen {
    /// The place that a slot holds.
    pub fn place(self, slot: usize) -> Option<usize> {
        let slots = self.slots.max(1);
        let place = self.first + (slot + slots - self.first % slots) % slots;
        (slot < slots && place < self.end).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_within_what_is_shown() {
        let shown = [4, 7, 1, 9, 3];
        for (current, with, to) in [
            (Some(4), Step::Next, 7),
            (Some(3), Step::Next, 3),
            (Some(4), Step::Previous, 4),
            (Some(4), Step::Down, 1),
            (Some(9), Step::Down, 9),
            (Some(1), Step::Up, 4),
            (Some(7), Step::Up, 7),
            (None, Step::Next, 4),
            (Some(100), Step::Last, 3),
            (Some(7), Step::First, 4),
        ] {
            assert_eq!(step(&shown, current, 2, with), Some(to), "{current:?} {with:?}");
        }
        assert_eq!(step(&[], None, 2, Step::Next), None);
    }

    #[test]
    fn a_photo_that_leaves_makes_way_for_the_next() {
        assert_eq!(after_leaving(&[1, 2, 3], &[1, 3], 2), Some(3));
        assert_eq!(after_leaving(&[1, 2, 3], &[1, 2], 3), Some(2));
        assert_eq!(after_leaving(&[3], &[], 3), None);
    }

    #[test]
    fn the_grid_makes_few_cells_of_many_photos() {
        let grid = Grid::fitting(900.0, 148.0);
        assert_eq!(grid.columns, 6);
        assert_eq!(grid.height(5_000), 834.0 * 150.0);
        let seen = grid.in_view(60_000.0, 700.0, 5_000);
        assert!(seen.end - seen.first < 70 && (seen.first..seen.end).contains(&2_400), "{seen:?}");
        assert_eq!(grid.in_view(0.0, 700.0, 3), Seen { first: 0, end: 3, slots: 60 });
        assert_eq!(grid.place(7), (150.0, 150.0));
    }

    #[test]
    fn every_place_in_view_has_a_slot_that_it_keeps() {
        let grid = Grid::fitting(900.0, 148.0);
        let mut before: Vec<Option<usize>> = Vec::new();
        for top in [0.0, 149.0, 400.0, 3_000.0, 60_000.0, 125_000.0, 200_000.0] {
            let seen = grid.in_view(top, 700.0, 5_000);
            let held: Vec<Option<usize>> = (0..seen.slots).map(|slot| seen.place(slot)).collect();
            let mut places: Vec<usize> = held.iter().flatten().copied().collect();
            places.sort_unstable();
            assert_eq!(places, (seen.first..seen.end).collect::<Vec<_>>(), "{top}");
            let stays = before.iter().zip(&held).filter(|(before, _)| before.is_some_and(|place| places.contains(&place)));
            assert!(stays.into_iter().all(|(before, now)| before == now), "{top}");
            before = held;
        }
        let end = grid.in_view(1e9, 700.0, 5_000);
        assert_eq!((end.end, end.first % 6), (5_000, 0), "whole rows up to the last photo");
    }
}
