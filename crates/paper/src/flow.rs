//! Pages that fill from top to bottom: what does not fit goes to the next page. Draws the letterhead, the line at the
//! head of following pages, and the footer with the page's number. Knows no document's content.

use std::io::Write;

use atelier_core::text::{Lang, Text};

use crate::canvas::Canvas;
use crate::face::Face;
use crate::ink::{Ink, Style};
use crate::view::{Imprint, SheetPaper};
use crate::wrap::{DOT, cut, wrap};
use crate::{Paper, PaperFault, Written, text};

/// Height kept free for the footer.
pub const FOOTER: f32 = 22.0;

/// Styles that several documents share.
pub const LABEL: Style = Style::plain(7.5, Ink::Faint);
/// A fact's value, a table's cell.
pub const BODY: Style = Style::plain(9.5, Ink::Dark);
/// Secondary text.
pub const SMALL: Style = Style::plain(8.0, Ink::Soft);

/// A section's heading.
pub const HEADING: Style = Style::strong(10.5, Ink::Accent);

/// A document while it is filled.
pub struct Flow {
    /// The pages.
    pub canvas: Canvas,
    lang: Lang,
    margin: f32,
    y: f32,
    /// What the document is, for following pages and the footer.
    running: String,
    imprint: Imprint,
}

impl Flow {
    /// A document with its first page; `running` names it on every page.
    pub fn open(imprint: &Imprint, paper: SheetPaper, margin: f32, running: String) -> Result<Flow, PaperFault> {
        let mut canvas = Canvas::new(paper.millimetres())?;
        canvas.add_page();
        Ok(Flow { canvas, lang: imprint.lang, margin, y: margin, running, imprint: imprint.clone() })
    }

    /// The language of the printed words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A printed word in the document's language.
    pub fn say(&self, words: Text) -> &'static str {
        words.get(self.lang)
    }

    /// The typeface.
    pub fn face(&self) -> &'static Face {
        self.canvas.face()
    }

    /// The left edge of what may be drawn.
    pub fn left(&self) -> f32 {
        self.margin
    }

    /// The width of what may be drawn.
    pub fn width(&self) -> f32 {
        self.canvas.size().0 - 2.0 * self.margin
    }

    /// Where the next thing goes.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// The lowest place for content.
    pub fn bottom(&self) -> f32 {
        self.canvas.size().1 - self.margin - FOOTER
    }

    /// The height left on this page.
    pub fn room(&self) -> f32 {
        self.bottom() - self.y
    }

    /// The height of a whole following page.
    pub fn whole(&self) -> f32 {
        self.bottom() - self.margin - self.running_height()
    }

    /// Goes down by `height`.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// Goes to a place on this page, never up.
    pub fn reach(&mut self, y: f32) {
        self.y = self.y.max(y);
    }

    /// Makes sure of `height`; says whether that took a new page.
    pub fn need(&mut self, height: f32) -> bool {
        let short = height > self.room() + 0.01;
        if short {
            self.next_page();
        }
        short
    }

    /// Like `need`, for what would be nicer whole: what is taller than a page starts where it stands.
    pub fn keep(&mut self, height: f32) {
        if height <= self.whole() || self.room() < 80.0 {
            self.need(height.min(self.whole()));
        }
    }

    /// Begins a new page.
    pub fn next_page(&mut self) {
        self.canvas.add_page();
        self.y = self.margin;
        let line = cut(self.face(), &self.running, LABEL.size, self.width());
        self.canvas.text(self.margin, self.y, &line, LABEL);
        self.canvas.rule(self.margin, self.y + 15.0, self.width(), 0.5, Ink::Hair);
        self.y += self.running_height();
    }

    /// Writes a text over as many lines and pages as it takes.
    pub fn paragraph(&mut self, text: &str, style: Style) {
        for line in wrap(self.face(), text, style.size, self.width()) {
            self.need(style.line());
            self.canvas.text(self.margin, self.y, &line, style);
            self.y += style.line();
        }
    }

    /// Writes a text that ends at the right edge.
    pub fn flush_right(&mut self, y: f32, text: &str, style: Style) {
        let x = self.left() + self.width() - self.face().measure(text, style.size);
        self.canvas.text(x, y, text, style);
    }

    /// Writes a heading that stays with at least `following` points of what it heads.
    pub fn section(&mut self, title: &str, following: f32) {
        let style = HEADING;
        let title = cut(self.face(), title, style.size, self.width());
        self.skip(14.0);
        self.need(style.line() + 5.0 + following);
        self.canvas.text(self.margin, self.y, &title, style);
        self.skip(style.line() + 5.0);
    }

    /// Writes the studio, the document's name and, at the right, its number.
    pub fn letterhead(&mut self, title: &str, label: &str, number: &str) {
        let studio = Style::strong(9.0, Ink::Accent);
        let contact = [self.imprint.studio.address.as_str(), self.imprint.studio.phone.as_str()];
        let contact = contact.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  ");
        let name = cut(self.face(), &self.imprint.studio.name, studio.size, self.width() * 0.6);
        let room = self.width() - self.face().measure(&name, studio.size) - 14.0;
        let contact = cut(self.face(), &contact, LABEL.size, room);
        self.canvas.text(self.margin, self.y, &name, studio);
        self.flush_right(self.y + 1.0, &contact, LABEL);
        self.skip(18.0);
        self.canvas.rule(self.margin, self.y, self.width(), 0.8, Ink::Accent);
        self.skip(12.0);
        let heading = Style::strong(20.0, Ink::Dark);
        let figure = Style::strong(13.0, Ink::Dark);
        let number = cut(self.face(), number, figure.size, self.width() * 0.45);
        let title = cut(self.face(), title, heading.size, self.width() * 0.53);
        self.canvas.text(self.margin, self.y, &title, heading);
        self.flush_right(self.y - 1.0, label, LABEL);
        self.flush_right(self.y + 10.0, &number, figure);
        self.skip(heading.line() + 10.0);
    }

    /// The finished document in memory.
    pub fn finish(self, title: &str) -> Result<Paper, PaperFault> {
        let mut bytes = Vec::new();
        let Written { pages, missing_glyphs, damaged, .. } = self.write(title, &mut bytes)?;
        Ok(Paper { bytes, pages, missing_glyphs, damaged })
    }

    /// Numbers the pages and writes the file.
    pub fn write(mut self, title: &str, out: &mut dyn Write) -> Result<Written, PaperFault> {
        let pages = self.canvas.pages();
        let y = self.canvas.size().1 - self.margin - 10.0;
        let printed = if self.imprint.printed.is_empty() {
            String::new()
        } else {
            text::PRINTED.with(self.lang, &[("printed", &self.imprint.printed)])
        };
        let parts = [self.imprint.studio.name.clone(), printed];
        let parts = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(DOT);
        let parts = cut(self.face(), &parts, LABEL.size, self.width() * 0.64);
        for page in 0..pages {
            self.canvas.turn_to(page);
            let (number, of) = ((page + 1).to_string(), pages.to_string());
            let count = text::PAGE.with(self.lang, &[("page", &number), ("pages", &of)]);
            self.canvas.rule(self.margin, y - 4.0, self.width(), 0.5, Ink::Hair);
            self.canvas.text(self.margin, y, &parts, LABEL);
            self.flush_right(y, &count, LABEL);
        }
        self.canvas.write(title, &self.imprint.studio.name, self.imprint.made_at_ms, out)
    }

    fn running_height(&self) -> f32 {
        24.0
    }
}
