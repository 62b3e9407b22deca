//! Faces: where they are, and how far their eyes are open. Two small networks of face-api (see `models/`), run here on
//! the CPU; the graphs are those of its `TinyFaceDetector` and `FaceLandmark68TinyNet`. A crate of its own so that it is
//! optimised even where the rest is not. What comes out is a hint to look there, never a judgement on a person.

mod net;
mod weights;

use net::{Map, Windows};

/// A face, in pixels of the picture that was searched; it may reach over the picture's edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
    /// How sure it is that this is a face, 0 to 1.
    pub score: f32,
    /// The mean of both eyes' height to width (eye aspect ratio, Soukupová and Čech 2016): about 0.25 when open, less
    /// when half shut or shut. None where the face is too small to tell.
    pub eyes: Option<f32>,
}

/// Long side of the picture that is searched, in pixels: faces from about a fifteenth of that on are found.
pub const SEARCHED_LONG: usize = 640;
/// The detector needs two cells either way.
const LEAST_SIDE: usize = 64;
/// What is less sure is no face.
const LEAST_SCORE: f32 = 0.5;
/// Two boxes that share more are one face.
const MOST_OVERLAP: f32 = 0.4;
/// Pixels of the searched picture that one cell of the detector's answer stands for.
const CELL: f32 = 32.0;
const ANCHORS: [(f32, f32); 5] =
    [(1.603_231, 2.094_468), (6.041_143, 7.080_126), (2.882_459, 3.518_061), (4.266_906, 5.178_857), (9.041_765, 10.663_08)];
/// Pixels along the side of the picture of one face.
const FACE: usize = 112;
/// Faces whose width in the searched picture is less tell nothing of their eyes.
const LEAST_FOR_EYES: f32 = 40.0;

/// Both networks, ready to run.
pub struct Finder {
    detector: Vec<Vec<f32>>,
    landmarks: Vec<Vec<f32>>,
}

impl Default for Finder {
    fn default() -> Self {
        Self::new()
    }
}

impl Finder {
    pub fn new() -> Self {
        Self {
            detector: weights::tensors(weights::DETECTOR, weights::DETECTOR_TENSORS),
            landmarks: weights::tensors(weights::LANDMARKS, weights::LANDMARK_TENSORS),
        }
    }

    /// The faces of a picture in RGB, 3 bytes a pixel, whose long side is about [`SEARCHED_LONG`]; the largest first.
    pub fn faces(&self, width: usize, height: usize, rgb: &[u8]) -> Vec<Found> {
        if width.min(height) < LEAST_SIDE || rgb.len() != width * height * 3 {
            return Vec::new();
        }
        let mut faces = distinct(self.found(width, height, rgb));
        faces.sort_by(|a, b| (b.width * b.height).total_cmp(&(a.width * a.height)));
        for face in &mut faces {
            face.eyes = self.eyes(width, height, rgb, face);
        }
        faces
    }

    fn found(&self, width: usize, height: usize, rgb: &[u8]) -> Vec<Found> {
        const MEAN: [f32; 3] = [117.001, 114.697, 97.404];
        let data = rgb.chunks_exact(3).flat_map(|pixel| [0, 1, 2].map(|channel| (f32::from(pixel[channel]) - MEAN[channel]) / 255.0));
        let mut map = Map { width, height, channels: 3, data: data.collect() };
        let [filters, bias, rest @ ..] = self.detector.as_slice() else { return Vec::new() };
        map = map.convolved_and_halved(Windows::INSIDE, filters, bias);
        let (blocks, last) = rest.split_at(rest.len() - 2);
        for (nth, block) in blocks.chunks_exact(3).enumerate() {
            let weights = [&block[0][..], &block[1], &block[2]];
            map = match nth {
                4 => map.separated(Windows::EACH, weights).leaky().pooled(1),
                _ => map.separated_and_halved(Windows::EACH, weights),
            };
        }
        let map = map.mixed(&last[0], &last[1]);
        let mut found = Vec::new();
        for (cell, answer) in map.data.chunks_exact(25).enumerate() {
            let (column, row) = ((cell % map.width) as f32, (cell / map.width) as f32);
            for (anchor, values) in ANCHORS.iter().zip(answer.chunks_exact(5)) {
                let score = sigmoid(values[4]);
                if score > LEAST_SCORE {
                    let (x, y) = ((column + sigmoid(values[0])) * CELL, (row + sigmoid(values[1])) * CELL);
                    let (width, height) = (values[2].exp() * anchor.0 * CELL, values[3].exp() * anchor.1 * CELL);
                    found.push(Found { left: x - width / 2.0, top: y - height / 2.0, width, height, score, eyes: None });
                }
            }
        }
        found
    }

    /// The eye aspect ratio of a face that is large enough.
    fn eyes(&self, width: usize, height: usize, rgb: &[u8], found: &Found) -> Option<f32> {
        if found.width < LEAST_FOR_EYES {
            return None;
        }
        let points = self.points(crop(width, height, rgb, found));
        let distance = |a: usize, b: usize| {
            let ((ax, ay), (bx, by)) = (points.get(a)?, points.get(b)?);
            Some((ax - bx).hypot(ay - by))
        };
        let eye =
            |first: usize| Some((distance(first + 1, first + 5)? + distance(first + 2, first + 4)?) / (2.0 * distance(first, first + 3)?));
        let mean = (eye(36)? + eye(42)?) / 2.0;
        mean.is_finite().then_some(mean)
    }

    /// The 68 points of a face (iBUG 300-W), in shares of the cropped square.
    fn points(&self, mut map: Map) -> Vec<(f32, f32)> {
        let [filters, bias, rest @ ..] = self.landmarks.as_slice() else { return Vec::new() };
        let (layers, last) = rest.split_at(rest.len() - 2);
        let mut layers = layers.chunks_exact(3).map(|layer| [0, 1, 2].map(|nth| layer[nth].as_slice()));
        for block in 0..3 {
            let first = match block {
                0 => map.convolved(Windows::EVERY_OTHER, filters, bias),
                _ => map.separated(Windows::EVERY_OTHER, layers.next().unwrap_or_default()),
            };
            let first = first.rectified();
            let second = first.separated(Windows::EACH, layers.next().unwrap_or_default());
            let both = second.plus(&first);
            let third = both.clone().rectified().separated(Windows::EACH, layers.next().unwrap_or_default());
            map = third.plus(&both).rectified();
        }
        let means = Map { width: 1, height: 1, channels: map.channels, data: map.means() };
        means.mixed(&last[0], &last[1]).data.chunks_exact(2).map(|point| (point[0], point[1])).collect()
    }
}

/// The part of a picture that a box holds, as a square with the box in its middle, the rest black.
fn crop(width: usize, height: usize, rgb: &[u8], found: &Found) -> Map {
    const MEAN: [f32; 3] = [122.782, 117.001, 104.298];
    let side = found.width.max(found.height);
    let (left, top) = (found.left + (found.width - side) / 2.0, found.top + (found.height - side) / 2.0);
    let mut data = Vec::with_capacity(FACE * FACE * 3);
    for place in 0..FACE * FACE {
        let at = |nth: usize, from: f32| from + (nth as f32 + 0.5) * side / FACE as f32 - 0.5;
        let (x, y) = (at(place % FACE, left), at(place / FACE, top));
        let inside = x >= found.left && y >= found.top && x < found.left + found.width && y < found.top + found.height;
        let pixel = if inside { between(width, height, rgb, x, y) } else { [0.0; 3] };
        data.extend([0, 1, 2].map(|channel| (pixel[channel] - MEAN[channel]) / 255.0));
    }
    Map { width: FACE, height: FACE, channels: 3, data }
}

/// A pixel between four; black outside of the picture.
fn between(width: usize, height: usize, rgb: &[u8], x: f32, y: f32) -> [f32; 3] {
    if x < 0.0 || y < 0.0 || x > (width - 1) as f32 || y > (height - 1) as f32 {
        return [0.0; 3];
    }
    let (left, top) = (x as usize, y as usize);
    let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (across, down) = (x.fract(), y.fract());
    [0, 1, 2].map(|channel| {
        let value = |x: usize, y: usize| f32::from(rgb[(y * width + x) * 3 + channel]);
        let upper = value(left, top) * (1.0 - across) + value(right, top) * across;
        let lower = value(left, bottom) * (1.0 - across) + value(right, bottom) * across;
        upper * (1.0 - down) + lower * down
    })
}

/// Of boxes that share much only the surest.
fn distinct(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if kept.iter().all(|other| overlap(&one, other) <= MOST_OVERLAP) {
            kept.push(one);
        }
    }
    kept
}

/// What two boxes share of what they cover together.
fn overlap(a: &Found, b: &Found) -> f32 {
    let across = (a.left + a.width).min(b.left + b.width) - a.left.max(b.left);
    let down = (a.top + a.height).min(b.top + b.height) - a.top.max(b.top);
    let shared = across.max(0.0) * down.max(0.0);
    shared / (a.width * a.height + b.width * b.height - shared)
}

fn sigmoid(value: f32) -> f32 {
    1.0 / (1.0 + (-value).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_without_faces_have_none() {
        let finder = Finder::new();
        assert_eq!(finder.faces(100, 100, b"too few"), []);
        for (width, height) in [(64, 64), (320, 213), (65, 300), (10, 10)] {
            let rgb: Vec<u8> = (0..width * height * 3).map(|value| (value / 3 % width) as u8).collect();
            assert_eq!(finder.faces(width, height, &rgb), [], "{width} x {height}");
        }
    }

    #[test]
    fn one_face_is_found_once() {
        let found = |left: f32, score: f32| Found { left, top: 0.0, width: 100.0, height: 100.0, score, eyes: None };
        let kept: Vec<f32> = distinct(vec![found(0.0, 0.6), found(10.0, 0.9), found(90.0, 0.7)]).iter().map(|found| found.score).collect();
        assert_eq!(kept, [0.9, 0.7]);
    }
}
