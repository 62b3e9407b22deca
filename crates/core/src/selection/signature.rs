//! The client's signature as it was drawn on a screen: lines by pointer, finger or pen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wishes::Point;
use crate::refusal::Refusal;

/// What was drawn on a pad that is [`Signature::SHAPE`] times as wide as it is high.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// The lines, each through places in thousandths of the pad's width and height, from its upper left.
    pub strokes: Vec<Vec<Point>>,
}

impl Signature {
    /// The whole of a side.
    pub const FULL: u32 = 1_000;
    /// How many times as wide as high the pad is.
    pub const SHAPE: u32 = 3;
    /// The most lines.
    pub const MOST_STROKES: usize = 200;
    /// The most places in all lines.
    pub const MOST_POINTS: usize = 5_000;

    /// The signature without places that only repeat the one before; none where nothing was drawn. Refuses what lies off
    /// the pad, and more than any hand draws.
    pub fn tidy(self) -> Result<Option<Signature>, Refusal> {
        let mut strokes = self.strokes;
        strokes.iter_mut().for_each(Vec::dedup);
        strokes.retain(|stroke| !stroke.is_empty());
        if strokes.iter().flatten().any(|&(x, y)| x > Self::FULL || y > Self::FULL) {
            return Err(Refusal::SignatureOffPad);
        }
        if strokes.len() > Self::MOST_STROKES || strokes.iter().map(Vec::len).sum::<usize>() > Self::MOST_POINTS {
            return Err(Refusal::SignatureTooLong);
        }
        Ok((!strokes.is_empty()).then_some(Signature { strokes }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidy(strokes: &[&[Point]]) -> Result<Option<Vec<Vec<Point>>>, Refusal> {
        let drawn = Signature { strokes: strokes.iter().map(|stroke| stroke.to_vec()).collect() };
        drawn.tidy().map(|kept| kept.map(|kept| kept.strokes))
    }

    #[test]
    fn a_signature_is_kept_as_it_was_drawn() {
        let line: &[Point] = &[(0, 0), (500, 250), (1_000, 1_000)];
        assert_eq!(tidy(&[line, &[(7, 7)]]), Ok(Some(vec![line.to_vec(), vec![(7, 7)]])));
        assert_eq!(tidy(&[&[(1, 1), (1, 1), (2, 1), (2, 1), (1, 1)]]), Ok(Some(vec![vec![(1, 1), (2, 1), (1, 1)]])));
    }

    #[test]
    fn nothing_drawn_is_no_signature() {
        assert_eq!(tidy(&[]), Ok(None));
        assert_eq!(tidy(&[&[], &[]]), Ok(None));
    }

    #[test]
    fn what_no_hand_draws_is_refused() {
        assert_eq!(tidy(&[&[(0, 1_001)]]), Err(Refusal::SignatureOffPad));
        assert_eq!(tidy(&[&[(u32::MAX, 0)]]), Err(Refusal::SignatureOffPad));
        let dab: &[Point] = &[(1, 1)];
        assert!(tidy(&vec![dab; 200]).is_ok());
        assert_eq!(tidy(&vec![dab; 201]), Err(Refusal::SignatureTooLong));
        let long: Vec<Point> = (0..5_001).map(|step| (step % 1_000, step / 1_000)).collect();
        assert!(tidy(&[&long[..5_000]]).is_ok());
        assert_eq!(tidy(&[&long]), Err(Refusal::SignatureTooLong));
    }
}
