//! Pointers on a photo: one moves it, two pull it larger or smaller, and one that flicks a whole photo asks for another.

use super::zoom::Zoom;

/// How far a flick goes at least, in pixels.
const FLICK: f64 = 60.0;

/// A pointer on the photo.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Finger {
    id: i32,
    at: (f64, f64),
    from: (f64, f64),
}

/// What a moved pointer does to the photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pull {
    /// Moves it by pixels.
    Move(f64, f64),
    /// Makes it so many times as large around a place on the screen.
    Grow(f64, (f64, f64)),
}

/// What a pointer that was lifted asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flick {
    /// To the left: the next photo comes.
    Next,
    /// To the right: the one before.
    Previous,
}

/// The pointers that are down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hand {
    fingers: Vec<Finger>,
    // Two fingers that let go one after the other have not flicked.
    pulled: bool,
}

impl Hand {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: (f64, f64)) {
        self.fingers.retain(|finger| finger.id != id);
        if self.fingers.is_empty() {
            self.pulled = false;
        }
        self.fingers.push(Finger { id, at, from: at });
    }

    /// A pointer moves.
    pub fn pull(&mut self, id: i32, at: (f64, f64)) -> Option<Pull> {
        let nth = self.fingers.iter().position(|finger| finger.id == id)?;
        let before = std::mem::replace(&mut self.fingers[nth].at, at);
        match self.fingers[..] {
            [_] => Some(Pull::Move(at.0 - before.0, at.1 - before.1)),
            [first, second] => {
                self.pulled = true;
                let other = if nth == 0 { second.at } else { first.at };
                let apart = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1).max(1.0);
                let middle = ((at.0 + other.0) / 2.0, (at.1 + other.1) / 2.0);
                Some(Pull::Grow(apart(at, other) / apart(before, other), middle))
            }
            _ => None,
        }
    }

    /// A pointer is lifted from a photo that lies like this.
    pub fn lift(&mut self, id: i32, zoom: Zoom) -> Option<Flick> {
        let nth = self.fingers.iter().position(|finger| finger.id == id)?;
        let finger = self.fingers.remove(nth);
        let (x, y) = (finger.at.0 - finger.from.0, finger.at.1 - finger.from.1);
        let flicked = zoom == Zoom::FIT && !self.pulled && self.fingers.is_empty() && x.abs() > FLICK && x.abs() > 2.0 * y.abs();
        flicked.then_some(if x < 0.0 { Flick::Next } else { Flick::Previous })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moves_two_grow_and_a_flick_goes_on() {
        let mut hand = Hand::default();
        hand.press(1, (100.0, 100.0));
        assert_eq!(hand.pull(1, (20.0, 104.0)), Some(Pull::Move(-80.0, 4.0)));
        assert_eq!(hand.pull(9, (0.0, 0.0)), None);
        assert_eq!(hand.clone().lift(1, Zoom::FIT), Some(Flick::Next));
        assert_eq!(hand.clone().lift(1, Zoom::FIT.by(2.0)), None);
        hand.press(2, (120.0, 104.0));
        assert_eq!(hand.pull(2, (220.0, 104.0)), Some(Pull::Grow(2.0, (120.0, 104.0))));
        assert_eq!(hand.lift(2, Zoom::FIT), None);
        assert_eq!(hand.lift(1, Zoom::FIT), None, "the second finger of a pull does not flick");
    }
}
