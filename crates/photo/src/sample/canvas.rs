//! A picture to draw on: anti-aliased filling with flat and graded colours, soft edges for shadow
//! and glow, film grain at the end. No knowledge of what is drawn.

use super::chance::Chance;
use super::shape::{Placement, Point, Shape};

/// A colour in sRGB steps from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Colour(pub f32, pub f32, pub f32);

impl Colour {
    pub fn hex(rgb: u32) -> Self {
        let part = |shift: u32| ((rgb >> shift) & 255) as f32 / 255.0;
        Self(part(16), part(8), part(0))
    }

    pub fn mix(self, other: Self, share: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    pub fn times(self, light: f32) -> Self {
        Self(self.0 * light, self.1 * light, self.2 * light)
    }

    pub fn lighter(self, share: f32) -> Self {
        self.mix(Self(1.0, 0.98, 0.95), share)
    }

    /// Towards a cool dark, as shadows are.
    pub fn darker(self, share: f32) -> Self {
        self.mix(Self(0.09, 0.07, 0.11), share)
    }
}

/// How a shape is filled. Points are in the drawing's own coordinates.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    Flat(Colour),
    /// From one colour at one point to another at the other.
    Across(Point, Colour, Point, Colour),
    /// From the centre to a distance.
    Round(Point, Colour, f32, Colour),
}

impl From<Colour> for Paint {
    fn from(colour: Colour) -> Self {
        Self::Flat(colour)
    }
}

pub(super) struct Canvas {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Colour>,
}

/// How much of each pixel of a rectangle a shape covers.
struct Cover {
    left: i32,
    top: i32,
    width: usize,
    height: usize,
    share: Vec<f32>,
}

impl Canvas {
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![Colour(0.0, 0.0, 0.0); width * height] }
    }

    /// Sets every pixel from its place, 0 to 1 in both directions.
    pub fn shade(&mut self, at: impl Fn(f32, f32) -> Colour) {
        let (width, height) = (self.width as f32, self.height as f32);
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = at((x as f32 + 0.5) / width, (y as f32 + 0.5) / height);
            }
        }
    }

    pub fn fill(&mut self, at: &Placement, shape: &Shape, paint: impl Into<Paint>, alpha: f32) {
        let outline: Vec<Point> = shape.points.iter().map(|&point| at.put(point)).collect();
        let cover = Cover::of(&outline, 0.0, self.width, self.height);
        self.lay(&cover, 1.0, &OnCanvas::of(paint.into(), at), alpha);
    }

    /// The same with an edge as soft as `blur` (in the drawing's own units).
    pub fn soft(&mut self, at: &Placement, shape: &Shape, paint: impl Into<Paint>, alpha: f32, blur: f32) {
        let radius = blur * at.scale();
        if radius < 1.5 {
            return self.fill(at, shape, paint, alpha);
        }
        // A soft edge needs no more detail than a quarter of its softness.
        let step = (radius / 3.0).max(1.0);
        let outline: Vec<Point> = shape.points.iter().map(|&point| at.put(point)).map(|(x, y)| (x / step, y / step)).collect();
        let size = |side: usize| (side as f32 / step).ceil() as usize + 1;
        let mut cover = Cover::of(&outline, radius / step * 2.0, size(self.width), size(self.height));
        let reach = (radius / step).round().max(1.0) as usize;
        for _ in 0..2 {
            cover.blur(reach);
        }
        self.lay(&cover, step, &OnCanvas::of(paint.into(), at), alpha);
    }

    fn lay(&mut self, cover: &Cover, step: f32, paint: &OnCanvas, alpha: f32) {
        let bound = |edge: f32, limit: usize| edge.clamp(0.0, limit as f32) as usize;
        let (left, top) = (cover.left as f32 * step, cover.top as f32 * step);
        let rows = bound(top, self.height)..bound(top + cover.height as f32 * step, self.height);
        let columns = bound(left, self.width)..bound(left + cover.width as f32 * step, self.width);
        for y in rows {
            let row = &mut self.pixels[y * self.width..][columns.clone()];
            for (pixel, x) in row.iter_mut().zip(columns.clone()) {
                let share = if step == 1.0 {
                    cover.share[(y as i32 - cover.top) as usize * cover.width + (x as i32 - cover.left) as usize]
                } else {
                    cover.between((x as f32 + 0.5) / step - 0.5, (y as f32 + 0.5) / step - 0.5)
                };
                if share > 0.003 {
                    *pixel = pixel.mix(paint.at(x as f32, y as f32), share.min(1.0) * alpha);
                }
            }
        }
    }

    /// This picture enlarged to another size, smoothly: what is out of focus is drawn small.
    pub fn enlarged(&self, width: usize, height: usize) -> Self {
        let mut large = Self::new(width, height);
        let (sx, sy) = (self.width as f32 / width as f32, self.height as f32 / height as f32);
        for y in 0..height {
            let (top, bottom, down) = neighbours((y as f32 + 0.5) * sy - 0.5, self.height);
            for x in 0..width {
                let (left, right, along) = neighbours((x as f32 + 0.5) * sx - 0.5, self.width);
                let row = |row: usize| self.pixels[row * self.width + left].mix(self.pixels[row * self.width + right], along);
                large.pixels[y * width + x] = row(top).mix(row(bottom), down);
            }
        }
        large
    }

    /// The finished picture as bytes, with grain and the exposure's slight error.
    pub fn developed(&self, exposure: f32, grain: f32, chance: &mut Chance) -> Vec<u8> {
        let mut noise = chance.next() | 1;
        let mut bytes = Vec::with_capacity(self.pixels.len() * 3);
        for pixel in &self.pixels {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            // Four uniform bytes added up are nearly normal.
            let sum: u32 = noise.to_le_bytes()[..4].iter().map(|&byte| u32::from(byte)).sum();
            let speck = (sum as f32 - 510.0) / 147.0 * grain;
            let lift = exposure * 255.0;
            bytes.extend([pixel.0, pixel.1, pixel.2].map(|part| (part * lift + speck) as u8));
        }
        bytes
    }
}

/// The two pixels around a place, and how far towards the second it is.
fn neighbours(at: f32, size: usize) -> (usize, usize, f32) {
    let at = at.clamp(0.0, size as f32 - 1.0);
    let first = at as usize;
    (first, (first + 1).min(size - 1), at - first as f32)
}

/// A paint whose points are on the canvas.
struct OnCanvas {
    paint: Paint,
}

impl OnCanvas {
    fn of(paint: Paint, at: &Placement) -> Self {
        let paint = match paint {
            Paint::Flat(colour) => Paint::Flat(colour),
            Paint::Across(from, a, to, b) => Paint::Across(at.put(from), a, at.put(to), b),
            Paint::Round(centre, a, reach, b) => Paint::Round(at.put(centre), a, reach * at.scale(), b),
        };
        Self { paint }
    }

    fn at(&self, x: f32, y: f32) -> Colour {
        match self.paint {
            Paint::Flat(colour) => colour,
            Paint::Across(from, a, to, b) => {
                let (dx, dy) = (to.0 - from.0, to.1 - from.1);
                let along = ((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy).max(1e-6);
                a.mix(b, along.clamp(0.0, 1.0))
            }
            Paint::Round(centre, a, reach, b) => {
                let away = (x - centre.0).hypot(y - centre.1) / reach.max(1e-6);
                a.mix(b, away.clamp(0.0, 1.0))
            }
        }
    }
}

impl Cover {
    /// Signed areas summed along rows: exact anti-aliasing at the cost of one pass over the edges.
    fn of(outline: &[Point], margin: f32, width: usize, height: usize) -> Self {
        let bound = |pick: fn(&Point) -> f32| {
            let values = outline.iter().map(pick);
            values.fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)))
        };
        let ((x0, x1), (y0, y1)) = (bound(|point| point.0), bound(|point| point.1));
        let limit = |edge: f32, size: usize| edge.clamp(-margin - 1.0, size as f32 + margin + 1.0) as i32;
        let (left, top) = (limit((x0 - margin).floor(), width), limit((y0 - margin).floor(), height));
        let (left, top) = if margin == 0.0 { (left.max(0), top.max(0)) } else { (left, top) };
        let (right, bottom) = (limit((x1 + margin).ceil() + 1.0, width), limit((y1 + margin).ceil() + 1.0, height));
        let (right, bottom) = if margin == 0.0 { (right.min(width as i32), bottom.min(height as i32)) } else { (right, bottom) };
        let (width, height) = ((right - left).max(0) as usize, (bottom - top).max(0) as usize);
        let mut cover = Self { left, top, width, height, share: Vec::new() };
        if width == 0 || height == 0 {
            return cover;
        }
        let mut sums = vec![0.0; (width + 2) * height];
        let own = |(x, y): Point| (x - left as f32, y - top as f32);
        for (index, &from) in outline.iter().enumerate() {
            cover.edge(&mut sums, own(from), own(outline[(index + 1) % outline.len()]));
        }
        cover.share = vec![0.0; width * height];
        for (sums, row) in sums.chunks_exact(width + 2).zip(cover.share.chunks_exact_mut(width)) {
            let mut sum = 0.0;
            for (share, add) in row.iter_mut().zip(sums) {
                sum += add;
                *share = f32::abs(sum).min(1.0);
            }
        }
        cover
    }

    fn edge(&self, sums: &mut [f32], from: Point, to: Point) {
        if from.1 == to.1 {
            return;
        }
        let (sign, from, to) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (to.0 - from.0) / (to.1 - from.1);
        let first = from.1.max(0.0) as usize;
        let last = (to.1.ceil().max(0.0) as usize).min(self.height);
        let right = self.width as f32;
        for y in first..last {
            let (top, bottom) = (from.1.max(y as f32), to.1.min(y as f32 + 1.0));
            let area = (bottom - top) * sign;
            let a = (from.0 + (top - from.1) * slope).clamp(0.0, right);
            let b = (from.0 + (bottom - from.1) * slope).clamp(0.0, right);
            let (low, high) = (a.min(b), a.max(b));
            let row = &mut sums[y * (self.width + 2)..(y + 1) * (self.width + 2)];
            let (start, end) = (low as usize, (high.ceil() as usize).max(low as usize + 1));
            if end - start == 1 {
                let inside = (low + high) / 2.0 - start as f32;
                row[start] += area * (1.0 - inside);
                row[start + 1] += area * inside;
                continue;
            }
            // The edge crosses several pixels: give each what lies to its right.
            let per = area / (high - low);
            let mut before = 0.0;
            for (x, sum) in row.iter_mut().enumerate().take(end).skip(start) {
                let (from_x, to_x) = (low.max(x as f32), high.min(x as f32 + 1.0));
                let crossed = (to_x - from_x) * per;
                let inside = (from_x + to_x) / 2.0 - x as f32;
                *sum += before + crossed * (1.0 - inside);
                before = crossed * inside;
            }
            row[end.min(self.width + 1)] += before;
        }
    }

    fn blur(&mut self, reach: usize) {
        let (width, height) = (self.width, self.height);
        let mut line = Vec::new();
        for row in self.share.chunks_exact_mut(width.max(1)) {
            line.clear();
            line.extend_from_slice(row);
            average(&line, reach, |x, value| row[x] = value);
        }
        for x in 0..width {
            line.clear();
            line.extend((0..height).map(|y| self.share[y * width + x]));
            average(&line, reach, |y, value| self.share[y * width + x] = value);
        }
    }

    /// The share at a place between pixels; nothing beyond the edges.
    fn between(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x - self.left as f32, y - self.top as f32);
        let (x0, y0) = (x.floor(), y.floor());
        let at = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height;
            if inside { self.share[y as usize * self.width + x as usize] } else { 0.0 }
        };
        let (along, down) = (x - x0, y - y0);
        let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
        mix(mix(at(x0, y0), at(x0 + 1.0, y0), along), mix(at(x0, y0 + 1.0), at(x0 + 1.0, y0 + 1.0), along), down)
    }
}

/// Moving average over `2 * reach + 1` values, zero beyond the ends.
fn average(line: &[f32], reach: usize, mut set: impl FnMut(usize, f32)) {
    let share = 1.0 / (2 * reach + 1) as f32;
    let mut sum: f32 = line.iter().take(reach).sum();
    for index in 0..line.len() {
        sum += line.get(index + reach).copied().unwrap_or(0.0);
        set(index, sum * share);
        if index >= reach {
            sum -= line[index - reach];
        }
    }
}
