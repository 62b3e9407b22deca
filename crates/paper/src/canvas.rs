//! Pages of text, lines and photos, in points from the top left corner. Keeps what was drawn as small marks and of a photo
//! that is a file only where it is, so that a document of any length takes little memory. Knows no documents.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::PathBuf;

use crate::face::{Face, STAND_IN, Shown};
use crate::ink::{Area, Ink, Style};
use crate::jpeg::{Jpeg, JpegFacts};
use crate::press::{Job, Mark, Pen, points, press};
use crate::splice::{Kept, splice};
use crate::{Damaged, PaperFault, PhotoFault, Written};

/// A photo that was taken into the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    index: usize,
    /// What it is.
    pub facts: JpegFacts,
}

/// The pages of one document while they are drawn.
pub struct Canvas {
    face: &'static Face,
    millimetres: (f32, f32),
    pages: Vec<Vec<Mark>>,
    current: usize,
    photos: Vec<Kept>,
    by_content: HashMap<blake3::Hash, usize>,
    by_path: HashMap<PathBuf, Result<Placed, PhotoFault>>,
    letters: BTreeSet<char>,
    missing: BTreeSet<char>,
    damaged: Vec<Damaged>,
}

impl Canvas {
    /// A canvas without pages.
    pub fn new(millimetres: (f32, f32)) -> Result<Canvas, PaperFault> {
        Ok(Canvas {
            face: Face::get()?,
            millimetres,
            pages: Vec::new(),
            current: 0,
            photos: Vec::new(),
            by_content: HashMap::new(),
            by_path: HashMap::new(),
            letters: BTreeSet::new(),
            missing: BTreeSet::new(),
            damaged: Vec::new(),
        })
    }

    /// The typeface.
    pub fn face(&self) -> &'static Face {
        self.face
    }

    /// The page's width and height in points.
    pub fn size(&self) -> (f32, f32) {
        (points(self.millimetres.0), points(self.millimetres.1))
    }

    /// Adds a page and draws on it from now on.
    pub fn add_page(&mut self) {
        self.current = self.pages.len();
        self.pages.push(Vec::new());
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Draws on the page with this index from now on.
    pub fn turn_to(&mut self, page: usize) {
        self.current = page;
    }

    /// Writes one line of text; `y` is the top of a line as high as `Style::line`.
    pub fn text(&mut self, x: f32, y: f32, text: &str, style: Style) {
        let shown = self.shown(text);
        if shown.trim().is_empty() {
            return;
        }
        let baseline = y + style.line() / 2.0 + style.size * 0.36;
        let Style { size, weight, ink } = style;
        self.put(Mark::Text { x, baseline, size, weight, ink, words: shown.into() });
    }

    /// Writes words across an area, from its lower left to its upper right, as outlines that hide little of what is below
    /// and are seen on dark and light alike.
    pub fn across(&mut self, area: Area, words: &str) {
        let words = self.shown(words);
        let wide = self.face.measure(&words, 1.0);
        if words.trim().is_empty() || wide <= 0.0 {
            return;
        }
        let angle = area.h.atan2(area.w);
        let size = (0.74 * area.w.hypot(area.h) / wide).min(0.26 * area.w.min(area.h));
        let (sin, cos) = angle.sin_cos();
        let (half, drop) = (wide * size / 2.0, size * 0.36);
        let x = area.x + area.w / 2.0 - half * cos + drop * sin;
        let y = area.y + area.h / 2.0 + half * sin + drop * cos;
        self.clip(area);
        for outline in [(size * 0.045, Ink::Soft), (size * 0.02, Ink::White)] {
            self.put(Mark::Slanted { x, y, angle, size, outline, words: words.as_str().into() });
        }
        self.unclip();
    }

    /// Draws a line through points.
    pub fn stroke(&mut self, points: &[(f32, f32)], thickness: f32, ink: Ink) {
        self.put(Mark::Line(points.into(), Pen::Stroke(thickness, ink)));
    }

    /// A horizontal line.
    pub fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, ink: Ink) {
        self.stroke(&[(x, y), (x + width, y)], thickness, ink);
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, area: Area, ink: Ink) {
        self.put(Mark::Rectangle(area, Pen::Fill(ink)));
    }

    /// Draws a rectangle's outline.
    pub fn outline(&mut self, area: Area, thickness: f32, ink: Ink) {
        self.put(Mark::Rectangle(area, Pen::Stroke(thickness, ink)));
    }

    /// Fills a disc.
    pub fn disc(&mut self, x: f32, y: f32, radius: f32, ink: Ink) {
        self.put(Mark::Round(x, y, radius, Pen::Fill(ink)));
    }

    /// Draws a ring.
    pub fn ring(&mut self, x: f32, y: f32, radius: f32, thickness: f32, ink: Ink) {
        self.put(Mark::Round(x, y, radius, Pen::Stroke(thickness, ink)));
    }

    /// Takes a photo into the document. The same JPEG is kept once, however often it is placed.
    pub fn admit(&mut self, photo: &Jpeg, name: &str) -> Option<Placed> {
        let found = match photo {
            Jpeg::File(path) => match self.by_path.get(path) {
                Some(known) => *known,
                None => {
                    let found = self.take(photo);
                    self.by_path.insert(path.clone(), found);
                    found
                }
            },
            _ => self.take(photo),
        };
        match found {
            Ok(placed) => Some(placed),
            Err(reason) => {
                let damaged = Damaged { name: name.to_string(), reason };
                if !self.damaged.contains(&damaged) {
                    self.damaged.push(damaged);
                }
                None
            }
        }
    }

    /// Draws a photo that was taken in, filling the area exactly.
    pub fn photo(&mut self, placed: Placed, area: Area) {
        self.put(Mark::Photo(placed.index, area));
    }

    /// Draws only inside an area until `unclip`.
    pub fn clip(&mut self, area: Area) {
        self.put(Mark::Clip(area));
    }

    /// Ends `clip`.
    pub fn unclip(&mut self) {
        self.put(Mark::Unclip);
    }

    /// Writes the document. The same pages give the same bytes.
    pub fn write(self, title: &str, author: &str, made_at_ms: i64, out: &mut dyn Write) -> Result<Written, PaperFault> {
        let job = Job { face: self.face, millimetres: self.millimetres, letters: &self.letters, title, author, made_at_ms };
        let bones = press(&job, &self.pages)?;
        let bytes = splice(&bones, &self.photos, out)?;
        Ok(Written { pages: self.pages.len(), bytes, missing_glyphs: self.missing.into_iter().collect(), damaged: self.damaged })
    }

    fn take(&mut self, photo: &Jpeg) -> Result<Placed, PhotoFault> {
        let found = photo.look()?;
        let index = *self.by_content.entry(found.content).or_insert(self.photos.len());
        if index == self.photos.len() {
            self.photos.push(Kept { source: photo.clone(), found });
        }
        Ok(Placed { index, facts: found.facts })
    }

    /// The text with stand-ins for what the font lacks.
    fn shown(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            match self.face.show(c) {
                Shown::Glyph(c) => shown.push(c),
                Shown::Nothing => {}
                Shown::Missing => {
                    self.missing.insert(c);
                    shown.push(STAND_IN);
                }
            }
        }
        self.letters.extend(shown.chars());
        shown
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.push(mark);
        }
    }
}
