//! What all papers share: the studio, the language, the order's head, amounts and photos.

use atelier_core::day::{Day, Stamp};
use atelier_core::money::Money;
use atelier_core::orders::{EntitlementUse, OrderLine, OrderRow};
use atelier_core::selection::{Note, OrderWish, Point, Region, Shape, Signature, Stroke, Voice, Wish};
use atelier_core::studio::Settings;
use atelier_core::text::Lang;
use atelier_paper as paper;
use atelier_photo::{Library, Shown};

use super::text;

/// What all papers share.
pub(super) struct Letterhead {
    pub settings: Settings,
    pub lang: Lang,
    pub library: Library,
    /// Who prints, and when.
    pub by: String,
    pub at: Stamp,
}

impl Letterhead {
    pub fn imprint(&self) -> paper::Imprint {
        let gaps = [("day", self.at.day.to_string()), ("clock", self.at.clock.clone()), ("who", self.by.clone())];
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        paper::Imprint {
            studio: paper::Studio { name: self.settings.name.clone(), address: self.settings.contact.clone(), phone: String::new() },
            lang: self.lang,
            printed: text::PRINTED.with(self.lang, &gaps),
            made_at_ms: self.at.at.0,
        }
    }

    pub fn full(&self, money: Money) -> String {
        self.settings.currency.full(money)
    }

    /// The amount, or nothing where nothing is owed.
    pub fn if_any(&self, money: Money) -> String {
        if money > Money::ZERO { self.full(money) } else { String::new() }
    }

    pub fn day(&self, day: Day) -> String {
        format!("{day} {}", day.weekday(self.lang))
    }

    pub fn stamp(&self, stamp: &Stamp) -> String {
        format!("{} {}", stamp.day, stamp.clock)
    }

    pub fn included(&self, line: &EntitlementUse) -> String {
        line.rule.figures(line.included).unwrap_or_else(|| text::ALL.get(self.lang).to_owned())
    }

    pub fn bill(&self, lines: &[OrderLine]) -> Vec<paper::BillLine> {
        let line = |line: &OrderLine| paper::BillLine {
            text: line.what.words(self.lang),
            quantity: line.quantity.to_string(),
            unit: self.full(line.unit_price),
            amount: self.full(line.amount),
        };
        lines.iter().map(line).collect()
    }

    pub fn thumb(&self, content: &str) -> paper::Jpeg {
        self.shown(content, Shown::Thumb)
    }

    /// Large, where a wish is to be seen; small otherwise, so that a sheet stays fit for e-mail.
    pub fn as_needed(&self, content: &str, notes: usize) -> paper::Jpeg {
        self.shown(content, if notes > 0 { Shown::Preview } else { Shown::Thumb })
    }

    fn shown(&self, content: &str, size: Shown) -> paper::Jpeg {
        self.library.shown(content, size).map_or(paper::Jpeg::Missing, paper::Jpeg::File)
    }

    pub fn notes<'a>(&self, notes: impl IntoIterator<Item = &'a Note>) -> Vec<paper::Note> {
        let note = |(number, note): (u32, &Note)| paper::Note {
            number,
            region: region(&note.wish),
            code: note.wish.what(self.lang).to_owned(),
            words: note.wish.words.clone(),
            voice: voice(note.wish.voice),
        };
        (1..).zip(notes).map(note).collect()
    }

    /// Wishes for all photos.
    pub fn for_all<'a>(&self, wishes: impl IntoIterator<Item = &'a OrderWish>) -> Vec<paper::Note> {
        let note = |(number, wish): (u32, &OrderWish)| paper::Note {
            number,
            region: paper::Region::Whole,
            code: wish.what(self.lang).to_owned(),
            words: wish.words.clone(),
            voice: voice(wish.voice),
        };
        (1..).zip(wishes).map(note).collect()
    }
}

/// The order's head, without what only its page knows.
pub(super) fn head(row: &OrderRow) -> paper::Head {
    paper::Head {
        order_no: row.number.clone(),
        customer: row.customer_name.clone(),
        phones: Vec::new(),
        children: Vec::new(),
        package: row.package.clone(),
    }
}

/// A signature as it is printed.
pub(super) fn signature(drawn: &Signature) -> paper::Signature {
    let part = |of: u32| of as f32 / Signature::FULL as f32;
    let stroke = |stroke: &Vec<Point>| stroke.iter().map(|&(x, y)| (part(x), part(y))).collect();
    paper::Signature { strokes: drawn.strokes.iter().map(stroke).collect(), shape: Signature::SHAPE as f32 }
}

fn voice(voice: Voice) -> paper::Voice {
    match voice {
        Voice::Client => paper::Voice::Client,
        Voice::Staff => paper::Voice::Staff,
    }
}

fn part(of: u32) -> f32 {
    of as f32 / Region::FULL as f32
}

fn region(wish: &Wish) -> paper::Region {
    let Region { x, y, w, h } = wish.region;
    let (x, y, width, height) = (part(x), part(y), part(w), part(h));
    match &wish.shape {
        Shape::Area if w == Region::FULL && h == Region::FULL => paper::Region::Whole,
        Shape::Area => paper::Region::Rect { x, y, width, height },
        Shape::Circle => paper::Region::Ellipse { x, y, width, height },
        Shape::Pin => paper::Region::Pin { x: x + width / 2.0, y: y + height / 2.0 },
        Shape::Brush(strokes) => {
            let point = |point: &Point| (part(point.0), part(point.1));
            let line = |stroke: &Stroke| paper::Line { width: part(stroke.width), points: stroke.points.iter().map(point).collect() };
            paper::Region::Lines(strokes.iter().map(line).collect())
        }
    }
}
