//! The marks of wishes on a photo: each in the shape in which it was drawn, with its number. The client's are green with a
//! round number, the staff's own red with a square one.

use crate::canvas::Canvas;
use crate::ink::{Area, Ink, Style};
use crate::view::{Note, Region, Voice};

/// Half the size of the sign that carries a mark's number.
pub const BADGE: f32 = 6.5;
/// Pieces that an ellipse is drawn with.
const PIECES: u8 = 48;
/// The least radius of a ring that is still seen.
const LEAST: f32 = 4.0;

fn ink(voice: Voice) -> Ink {
    if voice == Voice::Staff { Ink::Bad } else { Ink::Accent }
}

/// Draws all marks; the numbers above them.
pub fn marks(canvas: &mut Canvas, photo: Area, notes: &[Note]) {
    canvas.clip(photo);
    for note in notes {
        // A light line below a dark one is seen on skin, on leaves and in the dark alike.
        for (thickness, ink) in [(3.2, Ink::White), (1.5, ink(note.voice))] {
            mark(canvas, photo, &note.region, thickness, ink);
        }
    }
    canvas.unclip();
    for note in notes {
        if let Some((x, y)) = badge_place(photo, &note.region) {
            badge(canvas, x, y, note.number, note.voice);
        }
    }
}

fn mark(canvas: &mut Canvas, photo: Area, region: &Region, thickness: f32, ink: Ink) {
    match region {
        Region::Circle { x, y, radius } => {
            let (x, y) = at(photo, *x, *y);
            canvas.ring(x, y, (inside(*radius) * photo.w).max(LEAST), thickness, ink);
        }
        Region::Rect { x, y, width, height } => canvas.outline(area(photo, (*x, *y), (*width, *height)), thickness, ink),
        Region::Ellipse { x, y, width, height } => canvas.stroke(&ellipse(area(photo, (*x, *y), (*width, *height))), thickness, ink),
        Region::Pin { x, y } => {
            let (x, y) = at(photo, *x, *y);
            canvas.ring(x, y, LEAST, thickness, ink);
            canvas.disc(x, y, thickness * 0.6, ink);
        }
        Region::Lines(lines) => {
            for line in lines {
                let points: Vec<_> = line.points.iter().map(|(x, y)| at(photo, *x, *y)).collect();
                match points.as_slice() {
                    [] => {}
                    [(x, y)] => canvas.disc(*x, *y, thickness, ink),
                    points => canvas.stroke(points, thickness, ink),
                }
            }
        }
        Region::Whole => {}
    }
}

fn at(photo: Area, x: f32, y: f32) -> (f32, f32) {
    (photo.x + inside(x) * photo.w, photo.y + inside(y) * photo.h)
}

fn area(photo: Area, (x, y): (f32, f32), (width, height): (f32, f32)) -> Area {
    let (x, y) = at(photo, x, y);
    Area { x, y, w: inside(width) * photo.w, h: inside(height) * photo.h }
}

fn ellipse(area: Area) -> Vec<(f32, f32)> {
    let (x, y, w, h) = (area.x + area.w / 2.0, area.y + area.h / 2.0, area.w / 2.0, area.h / 2.0);
    let place = |nth: u8| {
        let turn = f32::from(nth) / f32::from(PIECES) * std::f32::consts::TAU;
        (x + w * turn.cos(), y + h * turn.sin())
    };
    (0..=PIECES).map(place).collect()
}

/// Where a mark's number goes: at its upper left, but never off the photo.
fn badge_place(photo: Area, region: &Region) -> Option<(f32, f32)> {
    let (x, y) = match region {
        Region::Circle { x, y, radius } => {
            let reach = (inside(*radius) * photo.w).max(LEAST) * 0.707;
            let (x, y) = at(photo, *x, *y);
            (x - reach, y - reach)
        }
        Region::Rect { x, y, .. } => at(photo, *x, *y),
        Region::Ellipse { x, y, width, height } => at(photo, x + width * 0.146, y + height * 0.146),
        Region::Pin { x, y } => {
            let (x, y) = at(photo, *x, *y);
            (x - LEAST - BADGE, y - LEAST - BADGE)
        }
        Region::Lines(lines) => lines.first().and_then(|line| line.points.first()).map(|(x, y)| at(photo, *x, *y))?,
        Region::Whole => return None,
    };
    let hold = |value: f32, low: f32, size: f32| value.max(low + BADGE + 1.0).min((low + size - BADGE - 1.0).max(low));
    Some((hold(x, photo.x, photo.w), hold(y, photo.y, photo.h)))
}

/// A mark's number: in a disc for the client, in a square for the staff.
pub fn badge(canvas: &mut Canvas, x: f32, y: f32, number: u32, voice: Voice) {
    let style = Style::strong(if number > 99 { 5.0 } else { 7.5 }, Ink::White);
    let number = number.to_string();
    for (half, ink) in [(BADGE + 1.0, Ink::White), (BADGE, ink(voice))] {
        match voice {
            Voice::Client => canvas.disc(x, y, half, ink),
            Voice::Staff => canvas.fill(Area { x: x - half, y: y - half, w: half * 2.0, h: half * 2.0 }, ink),
        }
    }
    let width = canvas.face().measure(&number, style.size);
    canvas.text(x - width / 2.0, y - style.line() / 2.0, &number, style);
}

/// A part of the photo, whatever was stored.
fn inside(part: f32) -> f32 {
    if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
}
