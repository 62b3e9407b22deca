//! The places of an entitlement: how many photos a piece of it takes, which photos may lie in them, and whether more may be
//! added for money.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Included;

/// The most photos that one piece takes.
pub const MOST_EACH: u32 = 20;

/// How a photo must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhotoShape {
    /// At least as high as wide.
    Upright,
    /// At least as wide as high.
    Across,
}

impl PhotoShape {
    /// Whether a photo of this upright width and height lies so; a square one lies in both ways.
    pub fn fits(self, (width, height): (u32, u32)) -> bool {
        match self {
            PhotoShape::Upright => height >= width,
            PhotoShape::Across => width >= height,
        }
    }
}

/// What holds for the places of an entitlement. What is included counts pieces; a piece takes one photo or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PlaceRule {
    /// How many photos a piece takes, such as three for a folding frame.
    pub each: u32,
    /// How its photos must lie; none where that does not matter.
    pub shape: Option<PhotoShape>,
    /// Whether more than is included can be had for the extra price.
    pub extras: bool,
}

impl Default for PlaceRule {
    fn default() -> PlaceRule {
        PlaceRule { each: 1, shape: None, extras: true }
    }
}

impl PlaceRule {
    /// How many pieces so many photos begin.
    pub fn pieces(self, photos: u32) -> u32 {
        photos.div_ceil(self.each.max(1))
    }

    /// How many photos find a place in what is included; none where there is no limit.
    pub fn places(self, included: Included) -> Option<u32> {
        match included {
            Included::Count(count) => Some(count.saturating_mul(self.each.max(1))),
            Included::All => None,
        }
    }

    /// What is included in figures: `2`, or `2 × 3` where a piece takes three photos; none where there is no limit.
    pub fn figures(self, included: Included) -> Option<String> {
        match included {
            Included::Count(count) if self.each > 1 => Some(format!("{count} × {}", self.each)),
            Included::Count(count) => Some(count.to_string()),
            Included::All => None,
        }
    }

    /// How many pieces so many photos begin beyond what is included.
    pub fn extra(self, included: Included, photos: u32) -> u32 {
        included.extra(self.pieces(photos))
    }

    /// Whether one more photo finds a place, when `photos` have one.
    pub fn has_a_place(self, included: Included, photos: u32) -> bool {
        self.places(included).is_none_or(|places| photos < places)
    }

    /// How many photos are still wanted to fill the piece that was begun last.
    pub fn lacking(self, photos: u32) -> u32 {
        self.pieces(photos) * self.each.max(1) - photos
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_several_photos() {
        let rule = |each| PlaceRule { each, ..PlaceRule::default() };
        let two = Included::Count(2);
        for (each, included, photos, pieces, extra, lacking, has_a_place) in [
            (1, two, 2, 2, 0, 0, false),
            (1, two, 3, 3, 1, 0, false),
            (3, two, 0, 0, 0, 0, true),
            (3, two, 1, 1, 0, 2, true),
            (3, two, 6, 2, 0, 0, false),
            (3, two, 7, 3, 1, 2, false),
            (3, two, 9, 3, 1, 0, false),
            (3, Included::All, 7, 3, 0, 2, true),
            // A rule of nothing is none that can be saved, and divides by nothing.
            (0, two, 3, 3, 1, 0, false),
        ] {
            let rule = rule(each);
            let found = (rule.pieces(photos), rule.extra(included, photos), rule.lacking(photos), rule.has_a_place(included, photos));
            assert_eq!(found, (pieces, extra, lacking, has_a_place), "{each} each, {photos} photos");
            assert!(!has_a_place || rule.extra(included, photos + 1) == 0, "whoever finds a place pays nothing more");
        }
    }

    #[test]
    fn figures_tell_pieces_and_photos_apart() {
        let three = PlaceRule { each: 3, ..PlaceRule::default() };
        for (rule, included, figures) in [
            (PlaceRule::default(), Included::Count(2), Some("2")),
            (three, Included::Count(2), Some("2 × 3")),
            (three, Included::All, None),
        ] {
            assert_eq!(rule.figures(included).as_deref(), figures);
        }
    }

    #[test]
    fn shapes() {
        for (size, upright, across) in [((2, 3), true, false), ((3, 2), false, true), ((2, 2), true, true)] {
            assert_eq!((PhotoShape::Upright.fits(size), PhotoShape::Across.fits(size)), (upright, across), "{size:?}");
        }
    }

    #[test]
    fn what_was_written_before_there_were_rules_has_none() {
        assert_eq!(serde_json::from_str::<PlaceRule>("{}").expect("a rule"), PlaceRule::default());
    }
}
