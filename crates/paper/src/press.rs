//! From what was drawn to a PDF without its photos: page contents, the typeface's part that is used, the pages' tree.
//! The only file beside `face` that knows the PDF writer, so that another one could take its place. Knows no documents,
//! and holds no photo: those come in when the file is written (`splice`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write as _};

use printpdf::{FontId, Mm, OffsetDateTime, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem};

use crate::PaperFault;
use crate::face::Face;
use crate::ink::{Area, Ink, Weight};

/// The font's name in the file; its first six letters mark the embedded subset, as PDF asks.
const FONT: &str = "ATELIERPAPER";

/// The part of a quarter circle's radius where a curve's handles lie.
const ROUND: f32 = 0.552_285;

/// Something drawn on a page, in points from the top left corner. Small, for there are tens of thousands in a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line of text that stands on `baseline`; every character has a glyph.
    Text {
        /// From the left.
        x: f32,
        /// From the top.
        baseline: f32,
        /// Size of the letters.
        size: f32,
        /// Their weight.
        weight: Weight,
        /// Their colour.
        ink: Ink,
        /// What it says.
        words: Box<str>,
    },
    /// A line of text of which only the outline is drawn, climbing to the right.
    Slanted {
        /// Where its baseline begins, from the left.
        x: f32,
        /// The same, from the top.
        y: f32,
        /// How steeply it climbs, in radians.
        angle: f32,
        /// Size of the letters.
        size: f32,
        /// The outline's thickness and colour.
        outline: (f32, Ink),
        /// What it says.
        words: Box<str>,
    },
    /// A line through points.
    Line(Box<[(f32, f32)]>, Pen),
    /// A rectangle.
    Rectangle(Area, Pen),
    /// A disc or a ring: centre, radius.
    Round(f32, f32, f32, Pen),
    /// The photo with this index, filling the area.
    Photo(usize, Area),
    /// Nothing is seen outside of the area until `Unclip`.
    Clip(Area),
    /// Ends `Clip`.
    Unclip,
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pen {
    /// Filled.
    Fill(Ink),
    /// Its outline, this thick.
    Stroke(f32, Ink),
}

/// What is pressed.
pub struct Job<'a> {
    /// The typeface.
    pub face: &'a Face,
    /// Width and height of a page in millimetres.
    pub millimetres: (f32, f32),
    /// Every character of any page.
    pub letters: &'a BTreeSet<char>,
    /// The document's title, for the file's properties.
    pub title: &'a str,
    /// Whose document it is.
    pub author: &'a str,
    /// When it was made, in milliseconds since the epoch, UTC.
    pub made_at_ms: i64,
}

/// A whole PDF file, but for its photos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bones {
    /// The file, with a plain cross-reference table.
    pub file: Vec<u8>,
    /// The number of the catalogue's object.
    pub catalogue: u32,
    /// The number of the properties' object.
    pub properties: u32,
    /// The number of the dictionary that names the photos. It is not in the file.
    pub photos: u32,
}

/// A length in points.
pub fn points(millimetres: f32) -> f32 {
    Pt::from(Mm(millimetres)).0
}

/// Points as millimetres.
pub fn millimetres(points: f32) -> f32 {
    Mm::from(Pt(points)).0
}

/// The name by which pages call a photo.
pub fn photo_name(index: usize) -> String {
    format!("P{index:05}")
}

/// Makes the file. The same pages give the same bytes.
pub fn press(job: &Job, pages: &[Vec<Mark>]) -> Result<Bones, PaperFault> {
    let mut document = printpdf::to_lopdf_doc(&blank(job, pages.len()), &PdfSaveOptions::default(), &mut Vec::new());
    // The writer's identifier is drawn by chance; only encrypted files need one.
    document.trailer.remove(b"ID");
    let number = |name: &[u8]| document.trailer.get(name).and_then(|found| found.as_reference()).map(|id| id.0).map_err(write_fault);
    let (catalogue, properties) = (number(b"Root")?, number(b"Info")?);
    // It also claims a press standard that nobody asked for.
    document.get_dictionary_mut((properties, 0)).map_err(write_fault)?.remove(b"GTS_PDFXVersion");
    let mut codes = BTreeMap::new();
    let mut photos = 0;
    for (page, (marks, (_, id))) in pages.iter().zip(document.get_pages()).enumerate() {
        let leaf = document.get_dictionary(id).map_err(write_fault)?;
        let reference = |name: &[u8]| leaf.get(name).and_then(|found| found.as_reference()).map_err(write_fault);
        let (contents, resources) = (reference(b"Contents")?, reference(b"Resources")?);
        if page == 0 {
            let resources = document.get_dictionary(resources).map_err(write_fault)?;
            photos = resources.get(b"XObject").and_then(|found| found.as_reference()).map_err(write_fault)?.0;
        }
        let stream = document.get_object_mut(contents).and_then(|found| found.as_stream_mut()).map_err(write_fault)?;
        if page == 0 {
            codes = read_codes(&stream.content, job.letters)?;
        }
        // At once, so that no more than one page is held at its full length.
        stream.set_plain_content(contents_of(marks, points(job.millimetres.1), &codes)?.into_bytes());
        stream.compress().map_err(write_fault)?;
    }
    document.objects.remove(&(photos, 0));
    document.compress();
    let mut file = Vec::new();
    document.save_to(&mut file).map_err(write_fault)?;
    Ok(Bones { file, catalogue, properties, photos })
}

/// As many empty pages; only the first says something: every letter once, so that the writer embeds it and tells its code.
fn blank(job: &Job, pages: usize) -> PdfDocument {
    let mut pdf = PdfDocument::new(job.title);
    let info = &mut pdf.metadata.info;
    info.author = job.author.to_string();
    info.creator = "Atelier".to_string();
    info.producer = "Atelier".to_string();
    if let Ok(made) = OffsetDateTime::from_unix_timestamp(job.made_at_ms.div_euclid(1000)) {
        info.creation_date = made;
        info.modification_date = made;
    }
    pdf.resources.fonts.map.insert(FontId(FONT.into()), PdfFont::new(job.face.font().clone()));
    let letters: String = job.letters.iter().collect();
    let specimen = [
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(FontId(FONT.into())), size: Pt(1.0) },
        Op::ShowText { items: vec![TextItem::Text(letters)] },
        Op::EndTextSection,
    ];
    let (width, height) = (Mm(job.millimetres.0), Mm(job.millimetres.1));
    let first = PdfPage::new(width, height, specimen.to_vec());
    pdf.pages = vec![first];
    pdf.pages.resize_with(pages.max(1), || PdfPage::new(width, height, Vec::new()));
    pdf
}

/// The codes that the letters have in the embedded font, four hexadecimal digits each, from the specimen's one string.
fn read_codes(specimen: &[u8], letters: &BTreeSet<char>) -> Result<BTreeMap<char, String>, PaperFault> {
    let specimen = String::from_utf8_lossy(specimen);
    let codes = specimen.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(codes, _)| codes);
    let is_sound = codes.len() == letters.len() * 4 && codes.bytes().all(|digit| digit.is_ascii_hexdigit());
    let found = letters.iter().enumerate().map(|(at, letter)| Some((*letter, codes.get(at * 4..at * 4 + 4)?.to_string())));
    let found: Option<BTreeMap<char, String>> = found.collect();
    found.filter(|_| is_sound).ok_or(PaperFault::Font)
}

/// A page's operators (ISO 32000-1, annex A), one a line.
fn contents_of(marks: &[Mark], height: f32, codes: &BTreeMap<char, String>) -> Result<String, PaperFault> {
    let mut page = Page { height, codes, operators: String::new() };
    marks.iter().try_for_each(|mark| page.mark(mark)).map_err(write_fault)?;
    Ok(page.operators)
}

struct Page<'a> {
    height: f32,
    codes: &'a BTreeMap<char, String>,
    operators: String,
}

impl Page<'_> {
    fn mark(&mut self, mark: &Mark) -> std::fmt::Result {
        match mark {
            Mark::Text { .. } => self.text(mark),
            Mark::Slanted { .. } => self.slanted(mark),
            Mark::Line(points, pen) => {
                self.take(*pen)?;
                for (index, (x, y)) in points.iter().enumerate() {
                    let (x, y) = self.place(*x, *y);
                    writeln!(self.operators, "{x} {y} {}", if index == 0 { "m" } else { "l" })?;
                }
                writeln!(self.operators, "S")
            }
            Mark::Rectangle(area, pen) => {
                self.take(*pen)?;
                self.rectangle(*area)?;
                self.paint(*pen)
            }
            Mark::Round(x, y, radius, pen) => {
                self.take(*pen)?;
                self.round(*x, *y, *radius)?;
                self.paint(*pen)
            }
            Mark::Photo(index, area) => {
                let (x, y) = self.place(area.x, area.y + area.h);
                let (w, h) = (neat(area.w), neat(area.h));
                writeln!(self.operators, "q\n{w} 0 0 {h} {x} {y} cm\n/{} Do\nQ", photo_name(*index))
            }
            Mark::Clip(area) => {
                writeln!(self.operators, "q")?;
                self.rectangle(*area)?;
                writeln!(self.operators, "W\nn")
            }
            Mark::Unclip => writeln!(self.operators, "Q"),
        }
    }

    fn text(&mut self, mark: &Mark) -> std::fmt::Result {
        let Mark::Text { x, baseline, size, weight, ink, words } = mark else { return Ok(()) };
        let strong = *weight == Weight::Strong;
        writeln!(self.operators, "q")?;
        self.take(Pen::Fill(*ink))?;
        if strong {
            self.take(Pen::Stroke(neat(size * 0.028), *ink))?;
        }
        writeln!(self.operators, "BT\n/{FONT} {} Tf", neat(*size))?;
        if strong {
            // Fills letters and draws their outline.
            writeln!(self.operators, "2 Tr")?;
        }
        let (x, y) = self.place(*x, *baseline);
        write!(self.operators, "{x} {y} Td\n<")?;
        self.letters(words)
    }

    fn slanted(&mut self, mark: &Mark) -> std::fmt::Result {
        let Mark::Slanted { x, y, angle, size, outline: (thickness, ink), words } = mark else { return Ok(()) };
        writeln!(self.operators, "q")?;
        self.take(Pen::Stroke(neat(*thickness), *ink))?;
        let ((x, y), (sin, cos)) = (self.place(*x, *y), angle.sin_cos());
        let (sin, cos) = (fine(sin), fine(cos));
        write!(self.operators, "BT\n/{FONT} {} Tf\n1 Tr\n{cos} {sin} {} {cos} {x} {y} Tm\n<", neat(*size), -sin)?;
        self.letters(words)
    }

    /// The codes of the letters, and the end of their string.
    fn letters(&mut self, words: &str) -> std::fmt::Result {
        for letter in words.chars() {
            self.operators.push_str(self.codes.get(&letter).map_or("0000", String::as_str));
        }
        writeln!(self.operators, "> Tj\nET\nQ")
    }

    fn take(&mut self, pen: Pen) -> std::fmt::Result {
        match pen {
            Pen::Fill(ink) => {
                let [r, g, b] = ink.colour();
                writeln!(self.operators, "{r} {g} {b} rg")
            }
            Pen::Stroke(thickness, ink) => {
                let [r, g, b] = ink.colour();
                writeln!(self.operators, "{r} {g} {b} RG\n{thickness} w")
            }
        }
    }

    fn paint(&mut self, pen: Pen) -> std::fmt::Result {
        writeln!(self.operators, "{}", if matches!(pen, Pen::Fill(_)) { "f" } else { "S" })
    }

    fn rectangle(&mut self, area: Area) -> std::fmt::Result {
        let (x, y) = self.place(area.x, area.y + area.h);
        writeln!(self.operators, "{x} {y} {} {} re", neat(area.w), neat(area.h))
    }

    /// A circle of four curves, closed.
    fn round(&mut self, x: f32, y: f32, r: f32) -> std::fmt::Result {
        let k = r * ROUND;
        let quarters =
            [[(r, k), (k, r), (0.0, r)], [(-k, r), (-r, k), (-r, 0.0)], [(-r, -k), (-k, -r), (0.0, -r)], [(k, -r), (r, -k), (r, 0.0)]];
        let (from_x, from_y) = self.place(x + r, y);
        writeln!(self.operators, "{from_x} {from_y} m")?;
        for quarter in quarters {
            let [(a, b), (c, d), (e, f)] = quarter.map(|(dx, dy)| self.place(x + dx, y + dy));
            writeln!(self.operators, "{a} {b} {c} {d} {e} {f} c")?;
        }
        writeln!(self.operators, "h")
    }

    /// PDF counts from the bottom left.
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (neat(x), neat(self.height - y))
    }
}

/// Two decimals of a point are finer than any printer, and keep the file small.
fn neat(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// Four decimals, for the parts of a turn.
fn fine(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

fn write_fault(fault: impl Display) -> PaperFault {
    PaperFault::Write(fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mark: Mark, expected: &str) {
        let codes = BTreeMap::from([('林', "0007".to_string())]);
        assert_eq!(contents_of(&[mark], 100.0, &codes).unwrap(), expected);
    }

    #[test]
    fn marks_become_operators_that_count_from_below() {
        let area = Area { x: 10.0, y: 20.0, w: 30.0, h: 5.0 };
        check(Mark::Photo(3, area), "q\n30 0 0 5 10 75 cm\n/P00003 Do\nQ\n");
        check(Mark::Rectangle(area, Pen::Fill(Ink::White)), "1 1 1 rg\n10 75 30 5 re\nf\n");
        check(Mark::Rectangle(area, Pen::Stroke(0.5, Ink::White)), "1 1 1 RG\n0.5 w\n10 75 30 5 re\nS\n");
        check(Mark::Line([(0.0, 0.0), (1.001, 2.0)].into(), Pen::Stroke(1.0, Ink::White)), "1 1 1 RG\n1 w\n0 100 m\n1 98 l\nS\n");
        check(Mark::Clip(area), "q\n10 75 30 5 re\nW\nn\n");
        let slanted = Mark::Slanted { x: 1.0, y: 90.0, angle: 0.0, size: 8.0, outline: (0.5, Ink::White), words: "林".into() };
        check(slanted, "q\n1 1 1 RG\n0.5 w\nBT\n/ATELIERPAPER 8 Tf\n1 Tr\n1 0 -0 1 1 10 Tm\n<0007> Tj\nET\nQ\n");
        let words = Mark::Text { x: 1.0, baseline: 90.0, size: 8.0, weight: Weight::Regular, ink: Ink::White, words: "林林".into() };
        check(words, "q\n1 1 1 rg\nBT\n/ATELIERPAPER 8 Tf\n1 10 Td\n<00070007> Tj\nET\nQ\n");
    }

    #[test]
    fn letters_keep_the_order_of_their_codes() {
        let letters = BTreeSet::from(['b', 'a']);
        let codes = read_codes(b"BT\n/X 1 Tf\n<00010002> Tj\nET", &letters).unwrap();
        assert_eq!(codes[&'a'], "0001");
        assert_eq!(codes[&'b'], "0002");
        for bad in [&b"<0001>"[..], b"", b"<000100020003>", b"<0001000G>"] {
            assert_eq!(read_codes(bad, &letters), Err(PaperFault::Font));
        }
        assert_eq!(read_codes(b"", &BTreeSet::new()), Ok(BTreeMap::new()));
    }
}
