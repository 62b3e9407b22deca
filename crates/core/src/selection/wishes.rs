//! Retouch wishes: where on a photo, in which shape, what, and in whose voice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{NoteId, PhotoId, StudioWishId};
use crate::refusal::{Field, Refusal, optional};
use crate::text::Lang;

/// The most lines of one wish.
pub const MOST_STROKES: usize = 40;
/// The most places in all lines of one wish.
pub const MOST_POINTS: usize = 2_000;
/// The longest name in the studio's list.
pub const LONGEST_NAME: u32 = 40;
/// The most words of a wish, in characters.
const MOST_WORDS: u32 = 500;

/// What is to be retouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetouchCode {
    /// Spots, pores, tone.
    Skin,
    /// Whiten or straighten.
    Teeth,
    /// Stray hair.
    StrayHair,
    /// Red, closed or tired eyes.
    Eyes,
    /// Waist, arms, chin.
    Shape,
    /// Creases in clothes.
    Clothes,
    /// Take something out of the picture.
    Remove,
    /// Brightness and colour.
    Colour,
    /// Anything else; see the words.
    Other,
}

impl RetouchCode {
    /// Every code, in the order of the list.
    pub const ALL: [RetouchCode; 9] = [
        RetouchCode::Skin,
        RetouchCode::Teeth,
        RetouchCode::StrayHair,
        RetouchCode::Eyes,
        RetouchCode::Shape,
        RetouchCode::Clothes,
        RetouchCode::Remove,
        RetouchCode::Colour,
        RetouchCode::Other,
    ];
}

/// A region of a photo, upright, in ten-thousandths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
}

impl Region {
    /// The whole of a side.
    pub const FULL: u32 = 10_000;

    /// The region if it lies inside the photo.
    pub fn checked(self) -> Result<Region, Refusal> {
        let inside = |from: u32, size: u32| size > 0 && from.checked_add(size).is_some_and(|to| to <= Self::FULL);
        if inside(self.x, self.w) && inside(self.y, self.h) { Ok(self) } else { Err(Refusal::RegionOutside) }
    }

    /// The smallest region that holds these places; none without any.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Region> {
        let span = |low: u32, high: u32| {
            let low = low.min(Self::FULL - 1);
            (low, high.min(Self::FULL).saturating_sub(low).max(1))
        };
        let bounds =
            |(left, top, right, bottom): (u32, u32, u32, u32), (x, y): Point| (left.min(x), top.min(y), right.max(x), bottom.max(y));
        let mut points = points.into_iter();
        let (x, y) = points.next()?;
        let (left, top, right, bottom) = points.fold((x, y, x, y), bounds);
        let ((x, w), (y, h)) = (span(left, right), span(top, bottom));
        Some(Region { x, y, w, h })
    }

    /// The place in its middle.
    pub fn middle(self) -> Point {
        (self.x.saturating_add(self.w / 2), self.y.saturating_add(self.h / 2))
    }

    /// Whether a place lies in it, its edges included.
    pub fn holds(self, (x, y): Point) -> bool {
        (self.x..=self.x.saturating_add(self.w)).contains(&x) && (self.y..=self.y.saturating_add(self.h)).contains(&y)
    }
}

/// A place on a photo, upright, in ten-thousandths of its width and height.
pub type Point = (u32, u32);

/// How a wish is drawn; its region always holds all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// The region itself, a rectangle.
    #[default]
    Area,
    /// The region's middle.
    Pin,
    /// The ellipse that fills the region.
    Circle,
    /// Lines drawn by a brush.
    Brush(Vec<Stroke>),
}

impl Shape {
    /// Refuses lines that leave the region, have no place or no width, or are too many.
    fn checked(&self, region: Region) -> Result<(), Refusal> {
        let Shape::Brush(strokes) = self else { return Ok(()) };
        let points: usize = strokes.iter().map(|stroke| stroke.points.len()).sum();
        if strokes.len() > MOST_STROKES || points > MOST_POINTS {
            return Err(Refusal::TooMuchDrawn { strokes: MOST_STROKES as u32, points: MOST_POINTS as u32 });
        }
        let drawn = |stroke: &Stroke| !stroke.points.is_empty() && (1..=Region::FULL).contains(&stroke.width);
        let inside = |stroke: &Stroke| stroke.points.iter().all(|&point| region.holds(point));
        let sound = !strokes.is_empty() && strokes.iter().all(|stroke| drawn(stroke) && inside(stroke));
        if sound { Ok(()) } else { Err(Refusal::RegionOutside) }
    }
}

/// A line drawn by a brush.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Stroke {
    /// Width of the brush, in ten-thousandths of the photo's width.
    pub width: u32,
    /// Where it went.
    pub points: Vec<Point>,
}

/// Whose wish it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The client's.
    #[default]
    Client,
    /// A note of the staff, which the client never sees.
    Staff,
}

/// A retouch wish.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Wish {
    /// The wish.
    pub id: NoteId,
    /// Where on the photo.
    pub region: Region,
    /// What is to be done.
    pub code: RetouchCode,
    /// The entry of the studio's list that it was made with; none from before there was a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<StudioWishId>,
    /// That entry's name as it was; empty where it is the code's own word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub named: String,
    /// In words; may be empty.
    pub words: String,
    /// How it is drawn.
    #[serde(default)]
    pub shape: Shape,
    /// Whose it is.
    #[serde(default)]
    pub voice: Voice,
}

impl Wish {
    /// A client's wish for a rectangle.
    pub fn area(id: NoteId, region: Region, code: RetouchCode, words: &str) -> Wish {
        let (entry, named, words) = (None, String::new(), words.to_owned());
        Wish { id, region, code, entry, named, words, shape: Shape::Area, voice: Voice::Client }
    }

    /// What is to be done, by the name that it had when the wish was made.
    pub fn what(&self, lang: Lang) -> &str {
        named(self.code, &self.named, lang)
    }

    /// Refuses what lies outside the photo, and too many lines or words.
    pub fn checked(&self) -> Result<(), Refusal> {
        self.region.checked()?;
        self.shape.checked(self.region)?;
        optional(Field::Name, &self.named, LONGEST_NAME)?;
        optional(Field::Words, &self.words, MOST_WORDS)?;
        Ok(())
    }
}

/// A retouch wish on a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// The photo.
    pub photo: PhotoId,
    /// The wish.
    #[serde(flatten)]
    pub wish: Wish,
}

/// A name that the studio gave, or else the code's own word.
pub fn named(code: RetouchCode, name: &str, lang: Lang) -> &str {
    if name.is_empty() { code.text().get(lang) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(region: Region, shape: Shape) -> Wish {
        let id = NoteId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).expect("an id");
        Wish { shape, ..Wish::area(id, region, RetouchCode::Skin, "") }
    }

    fn strokes(count: usize, points: &[Point], width: u32) -> Shape {
        Shape::Brush(vec![Stroke { width, points: points.to_vec() }; count])
    }

    #[test]
    fn shapes_stay_within_their_region_and_that_within_the_photo() {
        let region = Region { x: 1_000, y: 1_000, w: 2_000, h: 2_000 };
        let outside = Err(Refusal::RegionOutside);
        let too_much = Err(Refusal::TooMuchDrawn { strokes: 40, points: 2_000 });
        let cases = [
            (region, Shape::Area, Ok(())),
            (region, Shape::Pin, Ok(())),
            (region, Shape::Circle, Ok(())),
            (Region { x: 9_000, ..region }, Shape::Circle, outside.clone()),
            (Region { w: 0, ..region }, Shape::Pin, outside.clone()),
            (region, strokes(1, &[(1_000, 1_000), (3_000, 3_000)], 100), Ok(())),
            (region, strokes(1, &[(1_000, 1_000), (3_001, 3_000)], 100), outside.clone()),
            (region, strokes(1, &[(1_000, 1_000)], 0), outside.clone()),
            (region, strokes(1, &[], 100), outside.clone()),
            (region, strokes(0, &[], 100), outside),
            (region, strokes(40, &[(2_000, 2_000); 50], 100), Ok(())),
            (region, strokes(41, &[(2_000, 2_000)], 100), too_much.clone()),
            (region, strokes(1, &[(2_000, 2_000); 2_001], 100), too_much),
        ];
        for (region, shape, expected) in cases {
            assert_eq!(wish(region, shape.clone()).checked(), expected, "{region:?} {shape:?}");
        }
    }

    #[test]
    fn a_region_holds_all_places_and_lies_inside() {
        for points in [vec![(0, 0)], vec![(10_000, 10_000)], vec![(500, 9_000), (20, 9_500), (700, 10_000)]] {
            let region = Region::around(points.iter().copied()).expect("places");
            assert!(region.checked().is_ok() && points.iter().all(|&point| region.holds(point)), "{region:?}");
        }
        assert_eq!(Region::around([]), None);
    }

    #[test]
    fn old_wishes_are_read_and_named_by_their_code() {
        let old = r#"{"id":"0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f","region":{"x":1,"y":1,"w":5,"h":5},"code":"teeth","words":""}"#;
        let wish: Wish = serde_json::from_str(old).expect("read");
        assert_eq!((wish.shape.clone(), wish.voice, wish.what(Lang::En)), (Shape::Area, Voice::Client, "Teeth"));
        assert_eq!(Wish { named: "磨皮".into(), ..wish }.what(Lang::En), "磨皮");
    }
}
