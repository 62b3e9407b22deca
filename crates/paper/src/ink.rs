//! How things look on paper: places, colours and letters. Knows no pages and no documents.

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// The colours of paper (look/tokens.css).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Dark,
    /// Secondary text.
    Soft,
    /// Labels.
    Faint,
    /// Hairlines.
    Hair,
    /// Lines that carry weight.
    Firm,
    /// An empty frame's ground.
    Sunken,
    /// The one accent.
    Accent,
    /// The accent's ground.
    AccentSoft,
    /// Owing, late.
    Bad,
    /// The ground below it.
    BadSoft,
    /// Paper.
    White,
}

impl Ink {
    /// Red, green and blue, from 0 to 1.
    pub fn colour(self) -> [f32; 3] {
        let (r, g, b) = match self {
            Ink::Dark => (0x1d, 0x1c, 0x1a),
            Ink::Soft => (0x5b, 0x58, 0x52),
            Ink::Faint => (0x77, 0x73, 0x6b),
            Ink::Hair => (0xe2, 0xdf, 0xd8),
            Ink::Firm => (0xc9, 0xc5, 0xbc),
            Ink::Sunken => (0xef, 0xed, 0xe8),
            Ink::Accent => (0x1f, 0x5f, 0x5b),
            Ink::AccentSoft => (0xe0, 0xee, 0xec),
            Ink::Bad => (0xa3, 0x31, 0x2a),
            Ink::BadSoft => (0xf9, 0xe3, 0xe0),
            Ink::White => (0xff, 0xff, 0xff),
        };
        [r, g, b].map(|value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0)
    }
}

/// How heavy letters are. One face is carried; the heavier look is the same letters with a fine outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As drawn.
    Regular,
    /// Somewhat heavier.
    Strong,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl Style {
    /// A regular text.
    pub const fn plain(size: f32, ink: Ink) -> Style {
        Style { size, weight: Weight::Regular, ink }
    }

    /// A heavier text.
    pub const fn strong(size: f32, ink: Ink) -> Style {
        Style { size, weight: Weight::Strong, ink }
    }

    /// The height of one line.
    pub fn line(self) -> f32 {
        self.size * 1.5
    }
}
