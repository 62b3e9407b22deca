//! Pointers on a photo: one moves it, two pull it larger or smaller, one that flicks a whole photo asks for another, and
//! two that only tap choose it. A finger that rests on a photo of the grid opens it.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::zoom::Zoom;
use crate::app::pause;

/// How far a flick goes at least, in pixels.
const FLICK: f64 = 60.0;
/// How far a finger that only taps or rests may slip, in pixels.
const SLIP: f64 = 12.0;
/// How long a tap of two fingers lasts at most, from the first touch to the last, in milliseconds.
const TAP: f64 = 400.0;
/// How long a finger rests until a photo opens, in milliseconds.
const REST: i32 = 500;

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
    /// Two fingers tapped: the photo is chosen.
    Choose,
}

/// The pointers that are down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hand {
    fingers: Vec<Finger>,
    // Two fingers that let go one after the other have not flicked.
    pulled: bool,
    // When the first finger came, how many there were at most since, and whether one has moved.
    began: f64,
    most: usize,
    slipped: bool,
}

fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

impl Hand {
    /// A pointer goes down at a moment in milliseconds.
    pub fn press(&mut self, id: i32, at: (f64, f64), now: f64) {
        self.fingers.retain(|finger| finger.id != id);
        if self.fingers.is_empty() {
            *self = Hand { began: now, ..Hand::default() };
        }
        self.fingers.push(Finger { id, at, from: at });
        self.most = self.most.max(self.fingers.len());
    }

    /// A pointer moves.
    pub fn pull(&mut self, id: i32, at: (f64, f64)) -> Option<Pull> {
        let nth = self.fingers.iter().position(|finger| finger.id == id)?;
        let before = std::mem::replace(&mut self.fingers[nth].at, at);
        self.slipped |= apart(self.fingers[nth].from, at) > SLIP;
        match self.fingers[..] {
            [_] => Some(Pull::Move(at.0 - before.0, at.1 - before.1)),
            // Two fingers that tap tremble a little; that is no pull yet.
            [_, _] if !self.slipped => None,
            [first, second] => {
                self.pulled = true;
                let other = if nth == 0 { second.at } else { first.at };
                let middle = ((at.0 + other.0) / 2.0, (at.1 + other.1) / 2.0);
                Some(Pull::Grow(apart(at, other).max(1.0) / apart(before, other).max(1.0), middle))
            }
            _ => None,
        }
    }

    /// A pointer is lifted at a moment in milliseconds from a photo that lies like this.
    pub fn lift(&mut self, id: i32, zoom: Zoom, now: f64) -> Option<Flick> {
        let nth = self.fingers.iter().position(|finger| finger.id == id)?;
        let finger = self.fingers.remove(nth);
        if self.fingers.is_empty() && self.most == 2 && !self.slipped && now - self.began <= TAP {
            return Some(Flick::Choose);
        }
        let (x, y) = (finger.at.0 - finger.from.0, finger.at.1 - finger.from.1);
        let flicked = zoom == Zoom::FIT && !self.pulled && self.fingers.is_empty() && x.abs() > FLICK && x.abs() > 2.0 * y.abs();
        flicked.then_some(if x < 0.0 { Flick::Next } else { Flick::Previous })
    }
}

/// A finger that rests on something.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Where it came down, and which one in turn it is; none once it moved or was lifted.
    down: StoredValue<Option<((f64, f64), u32)>>,
    turn: StoredValue<u32>,
}

impl Rest {
    /// Nothing rests yet.
    pub fn new() -> Rest {
        Rest { down: StoredValue::new(None), turn: StoredValue::new(0) }
    }

    /// A pointer goes down; once a finger has rested long enough, `act` is done.
    pub fn press(self, event: &ev::PointerEvent, act: impl FnOnce() + 'static) {
        if event.pointer_type() != "touch" || !event.is_primary() {
            return self.end();
        }
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = ((f64::from(event.client_x()), f64::from(event.client_y())), self.turn.get_value());
        self.down.set_value(Some(mine));
        spawn_local(async move {
            pause(REST).await;
            if self.down.try_get_value().flatten() == Some(mine) {
                self.end();
                act();
            }
        });
    }

    /// It moves: a finger that slips does not rest.
    pub fn pull(self, event: &ev::PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        if self.down.get_value().is_some_and(|(from, _)| apart(from, at) > SLIP) {
            self.end();
        }
    }

    /// It is lifted, or the page scrolls with it.
    pub fn end(self) {
        self.down.try_set_value(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moves_two_grow_and_a_flick_goes_on() {
        let mut hand = Hand::default();
        hand.press(1, (100.0, 100.0), 0.0);
        assert_eq!(hand.pull(1, (20.0, 104.0)), Some(Pull::Move(-80.0, 4.0)));
        assert_eq!(hand.pull(9, (0.0, 0.0)), None);
        assert_eq!(hand.clone().lift(1, Zoom::FIT, 90.0), Some(Flick::Next));
        assert_eq!(hand.clone().lift(1, Zoom::FIT.by(2.0), 90.0), None);
        hand.press(2, (120.0, 104.0), 100.0);
        assert_eq!(hand.pull(2, (220.0, 104.0)), Some(Pull::Grow(2.0, (120.0, 104.0))));
        assert_eq!(hand.lift(2, Zoom::FIT, 120.0), None);
        assert_eq!(hand.lift(1, Zoom::FIT, 140.0), None, "the second finger of a pull does not flick");
    }

    /// Fingers come down and go as told; the answer of the last one that is lifted.
    fn tapped(fingers: i32, slip: f64, lasting: f64, zoom: Zoom) -> Option<Flick> {
        let mut hand = Hand::default();
        for id in 0..fingers {
            hand.press(id, (f64::from(id) * 80.0, 0.0), 1_000.0 + f64::from(id) * 20.0);
        }
        let pull = hand.pull(0, (slip, 0.0));
        assert_eq!(pull.is_some(), fingers == 1 || (fingers == 2 && slip > SLIP), "trembling pulls nothing");
        (0..fingers).map(|id| hand.lift(id, zoom, 1_000.0 + lasting)).last().flatten()
    }

    #[test]
    fn a_short_tap_of_two_fingers_chooses() {
        for (fingers, slip, lasting, zoom, answer) in [
            (2, 0.0, 150.0, Zoom::FIT, Some(Flick::Choose)),
            (2, 8.0, 390.0, Zoom::FIT.by(2.0), Some(Flick::Choose)),
            (2, 30.0, 150.0, Zoom::FIT, None),
            (2, 0.0, 900.0, Zoom::FIT, None),
            (1, 0.0, 150.0, Zoom::FIT, None),
            (3, 0.0, 150.0, Zoom::FIT, None),
        ] {
            assert_eq!(tapped(fingers, slip, lasting, zoom), answer, "{fingers} {slip} {lasting}");
        }
    }

    #[test]
    fn after_a_tap_everything_begins_anew() {
        let mut hand = Hand::default();
        hand.press(1, (0.0, 0.0), 0.0);
        hand.press(2, (50.0, 0.0), 10.0);
        hand.lift(1, Zoom::FIT, 50.0);
        assert_eq!(hand.lift(2, Zoom::FIT, 60.0), Some(Flick::Choose));
        hand.press(1, (0.0, 0.0), 200.0);
        assert_eq!(hand.lift(1, Zoom::FIT, 250.0), None);
    }
}
