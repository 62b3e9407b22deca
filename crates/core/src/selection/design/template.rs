//! A product as its openings: where photos go, and how large everything is. All lengths are tenths of a millimetre.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// Most openings of one product.
pub const MOST_OPENINGS: u32 = 40;
/// The sides that a product may have: from 2 cm to 10 m.
const SIDES: std::ops::RangeInclusive<u32> = 200..=100_000;

/// What kind of product it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// One photo in a frame.
    Frame,
    /// Several frames that hang together.
    FrameSet,
    /// Several photos on one sheet.
    Collage,
    /// Two facing pages of an album.
    AlbumSpread,
}

impl TemplateKind {
    /// Every kind, in the order of the list.
    pub const ALL: [TemplateKind; 4] = [TemplateKind::Frame, TemplateKind::FrameSet, TemplateKind::Collage, TemplateKind::AlbumSpread];
}

/// Where a photo goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Opening {
    /// Left edge, from the product's own.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// What the binder of an album needs to be free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Guides {
    /// What is cut off at every edge; pictures that end there must bleed over it.
    pub trim: u32,
    /// How far within the cut nothing that matters should stand.
    pub safety: u32,
    /// Width of the fold's strip in the middle, where nothing that matters should stand either.
    pub gutter: u32,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Template {
    /// What it is known by; a built-in one has its name by it.
    pub code: String,
    /// What kind of product it is.
    pub kind: TemplateKind,
    /// Width over all.
    pub width: u32,
    /// Height over all.
    pub height: u32,
    /// Where photos go.
    pub openings: Vec<Opening>,
    /// How wide the moulding around each opening is; 0 where there is none.
    pub frame: u32,
    /// An album's guides.
    pub guides: Option<Guides>,
}

impl Opening {
    /// Whether it has a size and lies within a product of this width and height.
    fn lies_in(self, width: u32, height: u32) -> bool {
        let inside = |from: u32, size: u32, all: u32| size > 0 && from.checked_add(size).is_some_and(|to| to <= all);
        inside(self.x, self.width, width) && inside(self.y, self.height, height)
    }
}

impl Template {
    /// Refuses a product without openings, with too many of them, with one that lies outside, or of a size that no product has.
    pub fn checked(&self) -> Result<(), Refusal> {
        if self.openings.is_empty() || self.openings.len() > MOST_OPENINGS as usize {
            return Err(Refusal::OpeningCount { at_most: MOST_OPENINGS });
        }
        if !SIDES.contains(&self.width) || !SIDES.contains(&self.height) {
            return Err(Refusal::ProductSize);
        }
        match (1..).zip(&self.openings).find(|(_, opening)| !opening.lies_in(self.width, self.height)) {
            Some((number, _)) => Err(Refusal::OpeningOutside { number }),
            None => Ok(()),
        }
    }
}
