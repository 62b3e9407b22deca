//! Pages of text, lines and photos, in points from the top left corner. The only file that knows the PDF writer, so
//! that another one could take its place. Knows no documents.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use printpdf::{
    CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Line, LinePoint, Mm, OffsetDateTime, Op, PaintMode, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextRenderingMode, XObject,
    XObjectId, XObjectTransform,
};

use crate::face::{Face, STAND_IN, Shown};
use crate::ink::{Area, Ink, Style, Weight};
use crate::jpeg::{Colours, Jpeg, JpegFacts, inspect};
use crate::{Damaged, Paper, PaperFault, PhotoFault};

/// The font's name in the file; its first six letters mark the embedded subset, as PDF asks.
const FONT: &str = "ATELIERPAPER";

/// The part of a quarter circle's radius where a curve's handles lie.
const ROUND: f32 = 0.552_285;

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
    width_mm: f32,
    height_mm: f32,
    height: f32,
    pages: Vec<Vec<Op>>,
    current: usize,
    photos: Vec<(Arc<[u8]>, JpegFacts)>,
    by_content: HashMap<u64, Vec<usize>>,
    by_path: HashMap<PathBuf, Result<Placed, PhotoFault>>,
    missing: BTreeSet<char>,
    damaged: Vec<Damaged>,
}

impl Canvas {
    /// A canvas without pages.
    pub fn new(millimetres: (f32, f32)) -> Result<Canvas, PaperFault> {
        Ok(Canvas {
            face: Face::get()?,
            width_mm: millimetres.0,
            height_mm: millimetres.1,
            height: Pt::from(Mm(millimetres.1)).0,
            pages: Vec::new(),
            current: 0,
            photos: Vec::new(),
            by_content: HashMap::new(),
            by_path: HashMap::new(),
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
        (Pt::from(Mm(self.width_mm)).0, self.height)
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
        let at = self.point(x, baseline);
        let strong = style.weight == Weight::Strong;
        self.put(Op::SaveGraphicsState);
        self.put(Op::SetFillColor { col: style.ink.colour() });
        if strong {
            self.put(Op::SetOutlineColor { col: style.ink.colour() });
            self.put(Op::SetOutlineThickness { pt: Pt(neat(style.size * 0.028)) });
        }
        self.put(Op::StartTextSection);
        self.put(Op::SetFont { font: PdfFontHandle::External(FontId(FONT.into())), size: Pt(neat(style.size)) });
        if strong {
            self.put(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
        }
        self.put(Op::SetTextCursor { pos: at });
        self.put(Op::ShowText { items: vec![TextItem::Text(shown)] });
        self.put(Op::EndTextSection);
        self.put(Op::RestoreGraphicsState);
    }

    /// Draws a line through points.
    pub fn stroke(&mut self, points: &[(f32, f32)], thickness: f32, ink: Ink) {
        let points = points.iter().map(|(x, y)| LinePoint { p: self.point(*x, *y), bezier: false }).collect();
        self.pen(thickness, ink);
        self.put(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    /// A horizontal line.
    pub fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, ink: Ink) {
        self.stroke(&[(x, y), (x + width, y)], thickness, ink);
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, area: Area, ink: Ink) {
        self.put(Op::SetFillColor { col: ink.colour() });
        let rectangle = self.rectangle(area, PaintMode::Fill);
        self.put(Op::DrawRectangle { rectangle });
    }

    /// Draws a rectangle's outline.
    pub fn outline(&mut self, area: Area, thickness: f32, ink: Ink) {
        self.pen(thickness, ink);
        let rectangle = self.rectangle(area, PaintMode::Stroke);
        self.put(Op::DrawRectangle { rectangle });
    }

    /// Fills a disc.
    pub fn disc(&mut self, x: f32, y: f32, radius: f32, ink: Ink) {
        self.put(Op::SetFillColor { col: ink.colour() });
        self.round(x, y, radius, PaintMode::Fill);
    }

    /// Draws a ring.
    pub fn ring(&mut self, x: f32, y: f32, radius: f32, thickness: f32, ink: Ink) {
        self.pen(thickness, ink);
        self.round(x, y, radius, PaintMode::Stroke);
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
        let low = self.point(area.x, area.y + area.h);
        let matrix = [neat(area.w), 0.0, 0.0, neat(area.h), low.x.0, low.y.0];
        let transform = XObjectTransform { no_auto_scale: true, ..Default::default() };
        self.put(Op::SaveGraphicsState);
        self.put(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        self.put(Op::UseXobject { id: photo_id(placed.index), transform });
        self.put(Op::RestoreGraphicsState);
    }

    /// Draws only inside an area until `unclip`.
    pub fn clip(&mut self, area: Area) {
        self.put(Op::SaveGraphicsState);
        let rectangle = self.rectangle(area, PaintMode::Clip);
        self.put(Op::DrawRectangle { rectangle });
    }

    /// Ends `clip`.
    pub fn unclip(&mut self) {
        self.put(Op::RestoreGraphicsState);
    }

    /// Writes the document. The same pages give the same bytes.
    pub fn finish(self, title: &str, author: &str, made_at_ms: i64) -> Result<Paper, PaperFault> {
        let mut pdf = PdfDocument::new(title);
        let info = &mut pdf.metadata.info;
        info.author = author.to_string();
        info.creator = "Atelier".to_string();
        info.producer = "Atelier".to_string();
        if let Ok(made) = OffsetDateTime::from_unix_timestamp(made_at_ms.div_euclid(1000)) {
            info.creation_date = made;
            info.modification_date = made;
        }
        pdf.resources.fonts.map.insert(FontId(FONT.into()), PdfFont::new(self.face.font().clone()));
        for (index, (bytes, facts)) in self.photos.iter().enumerate() {
            let object = XObject::External(photo_object(bytes, *facts));
            pdf.resources.xobjects.map.insert(photo_id(index), object);
        }
        let (width, height) = (Mm(self.width_mm), Mm(self.height_mm));
        let pages = self.pages.len();
        pdf.pages = self.pages.into_iter().map(|ops| PdfPage::new(width, height, ops)).collect();
        let options = PdfSaveOptions { image_optimization: None, ..Default::default() };
        let mut document = printpdf::to_lopdf_doc(&pdf, &options, &mut Vec::new());
        // The writer's identifier is drawn by chance; only encrypted files need one.
        document.trailer.remove(b"ID");
        // It also claims a press standard that nobody asked for.
        if let Ok(info) = document.trailer.get(b"Info").and_then(|info| info.as_reference())
            && let Ok(info) = document.get_dictionary_mut(info)
        {
            info.remove(b"GTS_PDFXVersion");
        }
        document.compress();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).map_err(|fault| PaperFault::Write(fault.to_string()))?;
        Ok(Paper { bytes, pages, missing_glyphs: self.missing.into_iter().collect(), damaged: self.damaged })
    }

    fn take(&mut self, photo: &Jpeg) -> Result<Placed, PhotoFault> {
        let bytes = photo.load()?;
        let facts = inspect(&bytes)?;
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let alike = self.by_content.entry(hasher.finish()).or_default();
        if let Some(index) = alike.iter().find(|index| self.photos.get(**index).is_some_and(|known| known.0 == bytes)) {
            return Ok(Placed { index: *index, facts });
        }
        let index = self.photos.len();
        alike.push(index);
        self.photos.push((bytes, facts));
        Ok(Placed { index, facts })
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
        shown
    }

    fn put(&mut self, op: Op) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.push(op);
        }
    }

    fn pen(&mut self, thickness: f32, ink: Ink) {
        self.put(Op::SetOutlineColor { col: ink.colour() });
        self.put(Op::SetOutlineThickness { pt: Pt(thickness) });
    }

    /// PDF counts from the bottom left.
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(neat(x)), y: Pt(neat(self.height - y)) }
    }

    fn rectangle(&self, area: Area, mode: PaintMode) -> Rect {
        let low = self.point(area.x, area.y + area.h);
        let mut rectangle = Rect::from_xywh(low.x, low.y, Pt(neat(area.w)), Pt(neat(area.h)));
        rectangle.mode = Some(mode);
        rectangle
    }

    fn round(&mut self, x: f32, y: f32, r: f32, mode: PaintMode) {
        let k = r * ROUND;
        let path = [
            (r, 0.0, false),
            (r, k, true),
            (k, r, true),
            (0.0, r, false),
            (-k, r, true),
            (-r, k, true),
            (-r, 0.0, false),
            (-r, -k, true),
            (-k, -r, true),
            (0.0, -r, false),
            (k, -r, true),
            (r, -k, true),
            (r, 0.0, false),
        ];
        let points = path.iter().map(|(dx, dy, bezier)| LinePoint { p: self.point(x + dx, y + dy), bezier: *bezier });
        let rings = vec![PolygonRing { points: points.collect() }];
        self.put(Op::DrawPolygon { polygon: Polygon { rings, mode, ..Default::default() } });
    }
}

/// Two decimals of a point are finer than any printer, and keep the file small.
fn neat(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn photo_id(index: usize) -> XObjectId {
    XObjectId(format!("P{index:05}"))
}

/// The JPEG as a stream that readers decode themselves: nothing is decoded or encoded here.
fn photo_object(bytes: &[u8], facts: JpegFacts) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let space = match facts.colours {
        Colours::Grey => "DeviceGray",
        Colours::Rgb => "DeviceRGB",
        Colours::Cmyk | Colours::CmykInverted => "DeviceCMYK",
    };
    let mut dict = BTreeMap::from([
        ("Type".to_string(), name("XObject")),
        ("Subtype".to_string(), name("Image")),
        ("Filter".to_string(), name("DCTDecode")),
        ("Width".to_string(), DictItem::Int(i64::from(facts.width))),
        ("Height".to_string(), DictItem::Int(i64::from(facts.height))),
        ("BitsPerComponent".to_string(), DictItem::Int(8)),
        ("ColorSpace".to_string(), name(space)),
    ]);
    if facts.colours == Colours::CmykInverted {
        let turned = [1, 0, 1, 0, 1, 0, 1, 0].map(DictItem::Int);
        dict.insert("Decode".to_string(), DictItem::Array(turned.to_vec()));
    }
    let stream = ExternalStream { dict, content: bytes.to_vec(), compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}
