//! Outlines to fill: closed polygons made of ovals, smooth curves and limbs, and the placement that
//! carries them from a figure's own measure onto the canvas.

pub(super) type Point = (f32, f32);

/// Where a drawing's own coordinates lie on the canvas: turned, scaled, moved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placement {
    across: Point,
    down: Point,
    origin: Point,
}

impl Placement {
    pub fn new(origin: Point, scale: f32) -> Self {
        Self { across: (scale, 0.0), down: (0.0, scale), origin }
    }

    pub fn put(&self, (x, y): Point) -> Point {
        (self.origin.0 + x * self.across.0 + y * self.down.0, self.origin.1 + x * self.across.1 + y * self.down.1)
    }

    /// Coordinates around `centre`, turned by `angle` (radians, clockwise) and scaled.
    pub fn within(&self, centre: Point, angle: f32, scale: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        let turn = |x: f32, y: f32| (x * self.across.0 + y * self.down.0, x * self.across.1 + y * self.down.1);
        Self { across: turn(cos * scale, sin * scale), down: turn(-sin * scale, cos * scale), origin: self.put(centre) }
    }

    /// Pixels per unit.
    pub fn scale(&self) -> f32 {
        self.across.0.hypot(self.across.1)
    }
}

/// A closed outline.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub points: Vec<Point>,
}

impl Shape {
    pub fn oval(centre: Point, rx: f32, ry: f32) -> Self {
        let points = (0..40).map(|step| {
            let (sin, cos) = (step as f32 * std::f32::consts::TAU / 40.0).sin_cos();
            (centre.0 + rx * cos, centre.1 + ry * sin)
        });
        Self { points: points.collect() }
    }

    pub fn polygon(points: &[Point]) -> Self {
        Self { points: points.to_vec() }
    }

    /// A closed curve through the points.
    pub fn smooth(points: &[Point]) -> Self {
        let count = points.len();
        let at = |index: usize| points[index % count];
        let curve = (0..count).flat_map(|i| span(at(i + count - 1), at(i), at(i + 1), at(i + 2)).collect::<Vec<_>>());
        Self { points: curve.collect() }
    }

    /// The right half given from top to bottom; the left half is its mirror.
    pub fn mirrored(right: &[Point]) -> Self {
        let left = right.iter().rev().filter(|point| point.0.abs() > 1e-4).map(|&(x, y)| (-x, y));
        let all: Vec<Point> = right.iter().copied().chain(left).collect();
        Self::smooth(&all)
    }

    pub fn moved(mut self, by: Point) -> Self {
        self.points.iter_mut().for_each(|point| *point = (point.0 + by.0, point.1 + by.1));
        self
    }

    /// A rounded bar from `a` to `b`, `ra` and `rb` thick at its ends.
    pub fn limb(a: Point, b: Point, ra: f32, rb: f32) -> Self {
        let angle = (b.1 - a.1).atan2(b.0 - a.0);
        let arc = |centre: Point, radius: f32, from: f32| {
            (0..=12).map(move |step| {
                let (sin, cos) = (from + std::f32::consts::PI * step as f32 / 12.0).sin_cos();
                (centre.0 + radius * cos, centre.1 + radius * sin)
            })
        };
        let quarter = std::f32::consts::FRAC_PI_2;
        Self { points: arc(b, rb, angle - quarter).chain(arc(a, ra, angle + quarter)).collect() }
    }

    /// A line along a smooth open curve, `width` thick in the middle, thin at the ends.
    pub fn stroke(points: &[Point], width: f32) -> Self {
        let last = points.len() - 1;
        let at = |index: isize| points[index.clamp(0, last as isize) as usize];
        let mut line: Vec<Point> =
            (0..last as isize).flat_map(|i| span(at(i - 1), at(i), at(i + 1), at(i + 2)).collect::<Vec<_>>()).collect();
        line.push(points[last]);
        let side = |sign: f32| {
            let line = &line;
            (0..line.len()).map(move |i| {
                let (a, b) = (line[i.saturating_sub(1)], line[(i + 1).min(line.len() - 1)]);
                let length = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
                let along = i as f32 / (line.len() - 1) as f32;
                let half = sign * width / 2.0 * (0.35 + 0.65 * (along * std::f32::consts::PI).sin());
                (line[i].0 - (b.1 - a.1) / length * half, line[i].1 + (b.0 - a.0) / length * half)
            })
        };
        let back: Vec<Point> = side(-1.0).collect();
        Self { points: side(1.0).chain(back.into_iter().rev()).collect() }
    }
}

/// Points of a Catmull-Rom curve from `b` to (not including) `c`.
fn span(a: Point, b: Point, c: Point, d: Point) -> impl Iterator<Item = Point> {
    (0..8).map(move |step| {
        let t = step as f32 / 8.0;
        let mix = |a: f32, b: f32, c: f32, d: f32| {
            0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t + (3.0 * b - a - 3.0 * c + d) * t * t * t)
        };
        (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
    })
}
