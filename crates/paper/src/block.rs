//! Parts that documents are put together from: facts, rows of photos, a photo with its marks, boxes to sign in.

use atelier_core::text::Lang;

use crate::canvas::Canvas;
use crate::flow::{BODY, Flow, LABEL, SMALL};
use crate::ink::{Area, Ink, Style};
use crate::jpeg::Jpeg;
use crate::marks::{BADGE, badge, marks};
use crate::text;
use crate::view::{MarkedPhoto, Note, Region, Signature, Voice};
use crate::wrap::{DOT, cut, cut_middle, wrap};

/// Lines of one fact.
const MOST_LINES: usize = 8;
/// Space between photos.
const GAP: f32 = 10.0;

/// Draws labels with their values below, side by side. Facts without a value are left out.
pub fn facts(flow: &mut Flow, columns: usize, facts: &[(&str, String)]) {
    let columns = columns.max(1);
    let shown: Vec<_> = facts.iter().filter(|(_, value)| !value.is_empty()).collect();
    let width = (flow.width() - GAP * (columns - 1) as f32) / columns as f32;
    for row in shown.chunks(columns) {
        let values: Vec<_> = row.iter().map(|(_, value)| few_lines(flow, value, width)).collect();
        let lines = values.iter().map(Vec::len).max().unwrap_or(1);
        flow.need(LABEL.line() + lines as f32 * BODY.line() + 7.0);
        for (column, ((label, _), value)) in row.iter().zip(&values).enumerate() {
            let x = flow.left() + column as f32 * (width + GAP);
            flow.canvas.text(x, flow.y(), label, LABEL);
            for (line, words) in value.iter().enumerate() {
                let y = flow.y() + LABEL.line() + line as f32 * BODY.line();
                flow.canvas.text(x, y, words, BODY);
            }
        }
        flow.skip(LABEL.line() + lines as f32 * BODY.line() + 7.0);
    }
}

/// A fact is no essay: its last line shows that something was left out.
fn few_lines(flow: &Flow, value: &str, width: f32) -> Vec<String> {
    let mut lines = wrap(flow.face(), value, BODY.size, width);
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).concat();
        lines.push(cut(flow.face(), &rest, BODY.size, width));
    }
    lines
}

/// Draws photos in rows, each with its file name below.
pub fn photo_rows(flow: &mut Flow, columns: usize, photos: &[&MarkedPhoto]) {
    let columns = columns.max(1);
    let width = (flow.width() - GAP * (columns - 1) as f32) / columns as f32;
    let lang = flow.lang();
    for row in photos.chunks(columns) {
        let sizes: Vec<_> = row.iter().map(|photo| shape(&mut flow.canvas, photo, width, width * 1.2)).collect();
        let height = sizes.iter().map(|size| size.1).fold(0.0, f32::max);
        flow.need(height + SMALL.line() + 8.0);
        for (column, (photo, size)) in row.iter().zip(&sizes).enumerate() {
            let x = flow.left() + column as f32 * (width + GAP);
            let frame = Area { x, y: flow.y(), w: size.0, h: height };
            place(&mut flow.canvas, &photo.photo, &photo.file, frame, lang);
            let name = cut_middle(flow.face(), &photo.file, LABEL.size, width);
            flow.canvas.text(x, flow.y() + height + 2.0, &name, Style { ink: Ink::Soft, ..LABEL });
        }
        flow.skip(height + SMALL.line() + 8.0);
    }
}

/// Draws one photo with its numbered marks and, beside it, the wishes that they stand for.
pub fn marked_photo(flow: &mut Flow, photo: &MarkedPhoto) {
    let frame_width = (flow.width() * 0.36).min(180.0);
    let (drawn_width, frame_height) = shape(&mut flow.canvas, photo, frame_width, frame_width * 1.15);
    let column = frame_width + 18.0;
    let width = flow.width() - column;
    let notes: Vec<_> = photo.notes.iter().map(|note| (note, note_lines(flow, note, width))).collect();
    let tall: f32 = 34.0 + notes.iter().map(|(_, lines)| note_height(lines)).sum::<f32>();
    flow.keep(tall.max(frame_height) + 12.0);
    flow.need(frame_height.min(flow.whole()));

    let top = flow.y();
    let mut page = flow.canvas.pages();
    let frame = Area { x: flow.left(), y: top, w: drawn_width, h: frame_height };
    let lang = flow.lang();
    if let Some(drawn) = place(&mut flow.canvas, &photo.photo, &photo.file, frame, lang) {
        marks(&mut flow.canvas, drawn, &photo.notes);
    }
    let x = flow.left() + column;
    let name = cut_middle(flow.face(), &photo.file, 10.5, width);
    flow.canvas.text(x, flow.y() - 3.0, &name, Style::strong(10.5, Ink::Dark));
    flow.skip(14.0);
    let purposes = cut(flow.face(), &photo.purposes, SMALL.size, width);
    flow.canvas.text(x, flow.y(), &purposes, SMALL);
    flow.skip(if purposes.is_empty() { 6.0 } else { 18.0 });
    let mut photo_end = top + frame_height;
    for (note, lines) in &notes {
        flow.need(note_height(lines).min(flow.whole()));
        if flow.canvas.pages() != page {
            page = flow.canvas.pages();
            photo_end = 0.0;
        }
        write_note(flow, note, lines, x);
    }
    flow.reach(photo_end);
    flow.skip(14.0);
}

/// Writes the wishes that hold for all photos; nothing where there are none.
pub fn for_all(flow: &mut Flow, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    flow.section(flow.say(text::FOR_ALL), 40.0);
    for note in notes {
        let lines = note_lines(flow, note, flow.width());
        flow.need(note_height(&lines).min(flow.whole()));
        write_note(flow, note, &lines, flow.left());
    }
    flow.skip(8.0);
}

/// Draws boxes to sign in, side by side; says where one signs in the first.
pub fn sign_boxes(flow: &mut Flow, labels: &[&str]) -> Area {
    let count = labels.len().max(1) as f32;
    let gap = 22.0;
    let width = (flow.width() - gap * (count - 1.0)) / count;
    flow.skip(18.0);
    flow.need(58.0);
    for (index, label) in labels.iter().enumerate() {
        let x = flow.left() + index as f32 * (width + gap);
        let y = flow.y();
        flow.canvas.text(x, y, label, LABEL);
        flow.canvas.rule(x, y + 44.0, width, 0.8, Ink::Soft);
    }
    let first = Area { x: flow.left(), y: flow.y() + 12.0, w: width, h: 31.0 };
    flow.skip(58.0);
    first
}

/// Draws a line to sign on across the page, with so much room above it and the signature in it.
pub fn sign_line(flow: &mut Flow, label: &str, height: f32, signature: &Signature) {
    flow.need(height + 12.0);
    let (x, y, w) = (flow.left(), flow.y(), flow.width());
    flow.canvas.text(x, y, label, LABEL);
    signed(&mut flow.canvas, Area { x, y: y + LABEL.line(), w, h: height - LABEL.line() - 2.0 }, signature);
    flow.canvas.rule(x, y + height, w, 0.8, Ink::Soft);
    flow.skip(height + 12.0);
}

/// Draws a signature as large as its area allows.
pub fn signed(canvas: &mut Canvas, area: Area, signature: &Signature) {
    let (w, h) = contain(signature.shape, 1.0, area.w, area.h);
    for stroke in &signature.strokes {
        let place = |(x, y): &(f32, f32)| (area.x + x.clamp(0.0, 1.0) * w, area.y + y.clamp(0.0, 1.0) * h);
        let points: Vec<_> = stroke.iter().map(place).collect();
        match points.as_slice() {
            [(x, y)] => canvas.disc(*x, *y, 0.7, Ink::Dark),
            points => canvas.stroke(points, 1.1, Ink::Dark),
        }
    }
}

/// A box with words that must not be overlooked.
pub fn plea(flow: &mut Flow, title: &str, words: &str, ground: Ink, ink: Ink) {
    let style = Style::plain(10.0, Ink::Dark);
    let lines = wrap(flow.face(), words, style.size, flow.width() - 28.0);
    let height = 20.0 + 13.0 + lines.len() as f32 * style.line();
    flow.skip(10.0);
    flow.keep(height);
    if height <= flow.room() {
        let (x, y, w) = (flow.left(), flow.y(), flow.width());
        flow.canvas.fill(Area { x, y, w, h: height }, ground);
        flow.canvas.fill(Area { x, y, w: 3.0, h: height }, ink);
    }
    flow.skip(8.0);
    flow.canvas.text(flow.left() + 14.0, flow.y(), title, Style::strong(8.5, ink));
    flow.skip(15.0);
    for line in &lines {
        flow.need(style.line());
        flow.canvas.text(flow.left() + 14.0, flow.y(), line, style);
        flow.skip(style.line());
    }
    flow.skip(10.0);
}

/// Draws a photo as large as its frame allows, standing on the frame's lower edge; says where it was drawn. A photo that
/// cannot be shown leaves a frame with its name.
pub fn place(canvas: &mut Canvas, photo: &Jpeg, name: &str, frame: Area, lang: Lang) -> Option<Area> {
    let Some(placed) = canvas.admit(photo, name) else {
        return empty_frame(canvas, name, frame, lang);
    };
    let (w, h) = contain(placed.facts.width as f32, placed.facts.height as f32, frame.w, frame.h);
    let area = Area { x: frame.x + (frame.w - w) / 2.0, y: frame.y + frame.h - h, w, h };
    canvas.photo(placed, area);
    Some(area)
}

fn empty_frame(canvas: &mut Canvas, name: &str, frame: Area, lang: Lang) -> Option<Area> {
    let face = canvas.face();
    let (w, h) = contain(3.0, 2.0, frame.w, frame.h);
    let area = Area { x: frame.x + (frame.w - w) / 2.0, y: frame.y + frame.h - h, w, h };
    canvas.fill(area, Ink::Sunken);
    canvas.outline(area, 0.5, Ink::Firm);
    let size = (w / 12.0).clamp(3.5, 9.0);
    let (label, words) = (Style::strong(size, Ink::Dark), Style::plain(size * 0.85, Ink::Soft));
    let name = cut_middle(face, name, label.size, w - 4.0);
    let said = cut(face, text::CANNOT_SHOW.get(lang), words.size, w - 4.0);
    let top = area.y + (h - label.line() - words.line()) / 2.0;
    canvas.text(area.x + (w - face.measure(&name, label.size)) / 2.0, top, &name, label);
    canvas.text(area.x + (w - face.measure(&said, words.size)) / 2.0, top + label.line(), &said, words);
    None
}

/// The largest size of this shape that fits.
fn contain(w: f32, h: f32, most_w: f32, most_h: f32) -> (f32, f32) {
    let scale = (most_w / w.max(1.0)).min(most_h / h.max(1.0));
    ((w * scale).max(1.0), (h * scale).max(1.0))
}

/// The size a photo would be drawn at.
fn shape(canvas: &mut Canvas, photo: &MarkedPhoto, most_w: f32, most_h: f32) -> (f32, f32) {
    match canvas.admit(&photo.photo, &photo.file) {
        Some(placed) => contain(placed.facts.width as f32, placed.facts.height as f32, most_w, most_h),
        None => contain(3.0, 2.0, most_w, most_h),
    }
}

fn note_lines(flow: &Flow, note: &Note, width: f32) -> Vec<String> {
    if note.words.is_empty() {
        return Vec::new();
    }
    wrap(flow.face(), &note.words, BODY.size, width - 22.0)
}

fn note_height(lines: &[String]) -> f32 {
    BODY.line() * (lines.len() + 1) as f32 + 7.0
}

fn write_note(flow: &mut Flow, note: &Note, lines: &[String], x: f32) {
    let middle = flow.y() + BODY.line() / 2.0;
    badge(&mut flow.canvas, x + BADGE, middle, note.number, note.voice);
    let mut code = note.code.clone();
    if note.voice == Voice::Staff {
        code = format!("{}{DOT}{code}", flow.say(text::OF_STAFF));
    }
    if note.region == Region::Whole {
        code = format!("{code}{DOT}{}", flow.say(text::WHOLE));
    }
    let code = cut(flow.face(), &code, BODY.size, flow.width() - (x - flow.left()) - 22.0);
    flow.canvas.text(x + 22.0, flow.y(), &code, Style::strong(BODY.size, Ink::Dark));
    flow.skip(BODY.line());
    for line in lines {
        flow.need(BODY.line());
        flow.canvas.text(x + 22.0, flow.y(), line, Style { ink: Ink::Soft, ..BODY });
        flow.skip(BODY.line());
    }
    flow.skip(7.0);
}
