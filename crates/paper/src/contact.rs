//! The contact sheet: every photo small, in a grid, with its number, its purposes and what the client decided.

use std::io::Write;

use crate::block::place;
use crate::flow::{Flow, HEADING, LABEL};
use crate::ink::{Area, Ink, Style};
use crate::text;
use crate::view::{Cell, ContactSheet, Verdict};
use crate::wrap::{DOT, cut, cut_middle};
use crate::{Paper, PaperFault, Written};

const MARGIN: f32 = 28.0;
/// Below this a photo is a smudge: 5 mm, twenty columns on A5.
const SMALLEST: f32 = 14.0;
/// The height of a heading between rows.
const HEAD: f32 = 18.0;
/// The title's height on the first page.
const TITLE: f32 = 44.0;

impl ContactSheet {
    /// Makes the document in memory.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        self.drawn()?.finish(&self.title)
    }

    /// Writes the document, however many pages; photos that are files are copied from there in pieces.
    pub fn write(&self, out: &mut dyn Write) -> Result<Written, PaperFault> {
        self.drawn()?.write(&self.title, out)
    }

    fn drawn(&self) -> Result<Flow, PaperFault> {
        if self.columns == 0 || self.rows == 0 {
            return Err(PaperFault::EmptyGrid { columns: self.columns, rows: self.rows });
        }
        let mut flow = Flow::open(&self.imprint, self.paper, MARGIN, self.running())?;
        let grid = Grid::new(self, &flow)?;
        self.title(&mut flow);
        if self.cells.is_empty() {
            flow.skip(24.0);
            flow.paragraph(flow.say(text::NO_PHOTOS), Style::plain(11.0, Ink::Soft));
        }
        let (mut column, mut y) = (0, grid.top);
        for cell in &self.cells {
            let is_headed = !cell.heading.is_empty();
            if column == grid.columns || (is_headed && column > 0) {
                (column, y) = (0, y + grid.height + grid.gap);
            }
            let head = if is_headed { HEAD } else { 0.0 };
            if column == 0 && y + head + grid.height > flow.bottom() + 0.5 {
                flow.next_page();
                y = grid.top;
            }
            if is_headed {
                let heading = cut(flow.face(), &cell.heading, HEADING.size, flow.width());
                flow.canvas.text(flow.left(), y, &heading, HEADING);
                y += HEAD;
            }
            grid.cell(&mut flow, (column, y), cell);
            column += 1;
        }
        Ok(flow)
    }

    fn running(&self) -> String {
        let parts = [self.imprint.studio.name.as_str(), self.title.as_str(), self.subtitle.as_str()];
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(DOT)
    }

    fn title(&self, flow: &mut Flow) {
        let (face, width, lang) = (flow.face(), flow.width(), flow.lang());
        let heading = Style::strong(16.0, Ink::Dark);
        let count = self.cells.len().to_string();
        let count = text::PHOTOS.with(lang, &[("n", &count)]);
        let order = match self.shuffled {
            Some(seed) => text::SHUFFLED.with(lang, &[("seed", &seed.to_string())]),
            None => flow.say(text::SHOOT_ORDER).to_string(),
        };
        let facts = format!("{count}{DOT}{order}");
        let room = width - face.measure(&facts, LABEL.size) - 16.0;
        let top = flow.y();
        flow.canvas.text(flow.left(), top - 4.0, &cut(face, &self.title, heading.size, room), heading);
        flow.flush_right(top + 3.0, &facts, LABEL);
        let legend = self.legend(flow, top + 19.0);
        let subtitle = cut(face, &self.subtitle, 9.0, width - legend - 12.0);
        flow.canvas.text(flow.left(), top + 19.0, &subtitle, Style::plain(9.0, Ink::Soft));
        flow.canvas.rule(flow.left(), top + 36.0, width, 0.8, Ink::Accent);
        flow.skip(TITLE);
    }

    /// Explains the signs that occur, at the right edge; gives the width it took.
    fn legend(&self, flow: &mut Flow, y: f32) -> f32 {
        let kinds = [(Verdict::Pick, text::PICK), (Verdict::Maybe, text::MAYBE), (Verdict::Reject, text::REJECT)];
        let mut taken = 0.0;
        for (verdict, word) in kinds.into_iter().rev() {
            if !self.cells.iter().any(|cell| cell.verdict == verdict) {
                continue;
            }
            let word = flow.say(word);
            taken += flow.face().measure(word, LABEL.size);
            let x = flow.left() + flow.width() - taken;
            flow.canvas.text(x, y, word, LABEL);
            taken += 12.0;
            sign(flow, verdict, x - 7.0, y + LABEL.line() / 2.0, 3.6);
            taken += 8.0;
        }
        taken
    }
}

/// Where the cells are; the same on every page.
struct Grid {
    columns: usize,
    top: f32,
    width: f32,
    height: f32,
    gap: f32,
    caption: Style,
    tagged: bool,
}

impl Grid {
    fn new(sheet: &ContactSheet, flow: &Flow) -> Result<Grid, PaperFault> {
        let (columns, rows) = (sheet.columns as f32, sheet.rows as f32);
        let top = flow.y() + TITLE;
        // Rows make room for one heading on a page; where more stand there, fewer rows do.
        let is_headed = sheet.cells.iter().any(|cell| !cell.heading.is_empty());
        let head = if is_headed { HEAD } else { 0.0 };
        let (across, down) = (flow.width(), flow.bottom() - top - head);
        let gap = (across / columns * 0.08).clamp(3.0, 12.0).min(down / rows * 0.12);
        let (width, height) = ((across + gap) / columns - gap, (down + gap) / rows - gap);
        if width < SMALLEST || height < SMALLEST {
            return Err(PaperFault::CellsTooSmall {
                columns: sheet.columns,
                rows: sheet.rows,
                most_columns: (across / (SMALLEST + 3.0)) as u32,
                most_rows: (down / (SMALLEST + 3.0)) as u32,
            });
        }
        let tagged = sheet.cells.iter().any(|cell| !cell.tags.is_empty());
        let lines = if tagged { 2.0 } else { 1.0 };
        let size = (width / 13.0).min(height / (6.0 * lines)).clamp(3.2, 8.0);
        let caption = Style::plain(size, Ink::Dark);
        Ok(Grid { columns: sheet.columns as usize, top, width, height, gap, caption, tagged })
    }

    fn cell(&self, flow: &mut Flow, (column, y): (usize, f32), cell: &Cell) {
        let x = flow.left() + column as f32 * (self.width + self.gap);
        let line = self.caption.size * 1.3;
        let words = if self.tagged { 2.0 * line } else { line } + 1.0;
        let frame = Area { x, y, w: self.width, h: self.height - words };
        let lang = flow.lang();
        if let Some(drawn) = place(&mut flow.canvas, &cell.photo, &cell.number, frame, lang) {
            flow.canvas.across(drawn, &cell.watermark);
        }
        let below = y + self.height - words;
        let mut room = self.width;
        if cell.verdict != Verdict::Open {
            let radius = self.caption.size * 0.46;
            room -= radius * 2.0 + 2.0;
            sign(flow, cell.verdict, x + self.width - radius, below + 0.5 + self.caption.line() / 2.0, radius);
        }
        let number = cut_middle(flow.face(), &cell.number, self.caption.size, room);
        flow.canvas.text(x, below + 0.5, &number, self.caption);
        if !cell.tags.is_empty() {
            let style = Style::plain(self.caption.size * 0.92, Ink::Accent);
            let tags = cut(flow.face(), &cell.tags.join(DOT), style.size, self.width);
            flow.canvas.text(x, below + 0.5 + line, &tags, style);
        }
    }
}

/// A shape and a colour for each decision: a tick, a dash, a cross.
fn sign(flow: &mut Flow, verdict: Verdict, x: f32, y: f32, r: f32) {
    let canvas = &mut flow.canvas;
    let thin = (r * 0.28).max(0.4);
    match verdict {
        Verdict::Open => {}
        Verdict::Pick => {
            canvas.disc(x, y, r, Ink::Accent);
            let tick = [(x - r * 0.45, y + r * 0.02), (x - r * 0.1, y + r * 0.38), (x + r * 0.5, y - r * 0.36)];
            canvas.stroke(&tick, thin, Ink::White);
        }
        Verdict::Maybe => {
            canvas.ring(x, y, r - thin / 2.0, thin * 0.8, Ink::Soft);
            canvas.stroke(&[(x - r * 0.45, y), (x + r * 0.45, y)], thin, Ink::Soft);
        }
        Verdict::Reject => {
            let d = r * 0.7;
            canvas.stroke(&[(x - d, y - d), (x + d, y + d)], thin, Ink::Bad);
            canvas.stroke(&[(x - d, y + d), (x + d, y - d)], thin, Ink::Bad);
        }
    }
}
