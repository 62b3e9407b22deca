//! The slate: a QR code on a screen that is photographed before a session, and tells whose photos follow. Nearly no
//! photo holds one, so a cheap look for the corner marks of a code comes first, and only where it finds three does the
//! decoder run. What the words mean is for others to say.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::planes::Plane;
use crate::reason::Reason;
use crate::render::{Printer, fit};

/// Long side of the picture that codes are read from.
const READ_LONG: usize = 640;
/// So far apart are the rows that are looked at, in pixels of that picture: every mark has some of them in its middle.
const ROWS: usize = 4;
/// Between the dark and the light of a screen, even in a lit room.
const LEAST_CONTRAST: u32 = 24;
/// More lines that look like a mark than this are a pattern, such as a fence, and no code.
const MOST_CANDIDATES: usize = 2000;
/// More marks, however faint, are a pattern too: the decoder tries each three of them, which takes it minutes where there
/// are a thousand.
const MOST_MARKS: usize = 60;

/// The words of the code in a picture, given its luma.
pub(crate) fn code(printer: &mut Printer, luma: &Plane) -> Result<Option<String>, Reason> {
    if !has_marks(luma) {
        return Ok(None);
    }
    let at = |long: usize| fit(luma.width, luma.height, long);
    let (grids, words) = decoded(&printer.smaller_plane(luma, at(READ_LONG))?);
    if words.is_some() {
        return Ok(words);
    }
    // The raster of a screen goes under in a smaller picture.
    let (_, words) = decoded(&printer.smaller_plane(luma, at(READ_LONG / 2))?);
    if words.is_some() || grids == 0 {
        return Ok(words);
    }
    // There is a code; its modules are too small to be told apart.
    Ok(decoded(&printer.smaller_plane(luma, at(READ_LONG * 2))?).1)
}

/// How many codes there seem to be, and the words of the largest that can be read. The decoder panics on some patterns
/// (its table of regions is of limited size), which must not cost the photo.
fn decoded(luma: &Plane) -> (usize, Option<String>) {
    let read = || {
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(luma.width, luma.height, |x, y| luma.bytes[y * luma.width + x]);
        let mut grids = prepared.detect_grids();
        grids.sort_by_key(|grid| std::cmp::Reverse(extent(&grid.bounds)));
        let words = grids.iter().find_map(|grid| {
            let (_, words) = grid.decode().ok()?;
            let words = words.trim();
            (!words.is_empty()).then(|| words.to_owned())
        });
        (grids.len(), words)
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
}

/// The square of a code's diagonal.
fn extent(bounds: &[rqrr::Point; 4]) -> i64 {
    let along = |from: i32, to: i32| (i64::from(to) - i64::from(from)).pow(2);
    along(bounds[0].x, bounds[2].x) + along(bounds[0].y, bounds[2].y)
}

/// A finder pattern (ISO/IEC 18004, 6.3.3): from whatever side a line crosses its middle, it meets dark, light, dark,
/// light, dark in the proportions 1 : 1 : 3 : 1 : 1. In pixels of the coarse picture.
#[derive(Clone, Copy, Debug)]
struct Mark {
    x: usize,
    y: usize,
    /// Pixels across.
    side: usize,
}

impl Mark {
    fn is_the_same_as(&self, other: &Self) -> bool {
        self.x.abs_diff(other.x).max(self.y.abs_diff(other.y)) <= self.side.max(other.side) / 2
    }

    fn is_as_large_as(&self, other: &Self) -> bool {
        self.side * 2 <= other.side * 3 && other.side * 2 <= self.side * 3
    }
}

/// Whether the last mark and two others lie as in a code: two sides of like length at about a right angle, each two to
/// twenty-five marks long (21 to 177 modules), seen from one side or turned.
fn is_corner_of_three(marks: &[Mark]) -> bool {
    let Some((last, others)) = marks.split_last() else { return false };
    let alike: Vec<&Mark> = others.iter().filter(|mark| mark.is_as_large_as(last)).collect();
    let pairs = alike.iter().enumerate().flat_map(|(index, first)| alike[index + 1..].iter().map(move |second| (*first, *second)));
    pairs.into_iter().any(|(first, second)| {
        [(last, first, second), (first, last, second), (second, last, first)].iter().any(|(corner, one, other)| {
            let side = |to: &Mark| (to.x as i64 - corner.x as i64, to.y as i64 - corner.y as i64);
            let (one, other) = (side(one), side(other));
            let square = |(x, y): (i64, i64)| x * x + y * y;
            let (shorter, longer) = (square(one).min(square(other)), square(one).max(square(other)));
            let scalar = one.0 * other.0 + one.1 * other.1;
            let mark = (corner.side * corner.side) as i64;
            // Legs within 3 : 2, the angle between 66 and 114 degrees.
            longer * 4 <= shorter * 9 && scalar * scalar * 6 <= shorter * longer && shorter >= mark * 2 && longer <= mark * 900
        })
    })
}

/// Whether the three marks of a code are in the picture, and not a wall of them.
fn has_marks(luma: &Plane) -> bool {
    let coarse = Coarse { luma, step: luma.width.max(luma.height).div_ceil(READ_LONG).max(1) };
    let (mut marks, mut clear): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    let mut has_corner = false;
    let mut line = Line::default();
    let mut candidates = 0;
    for y in (0..coarse.height()).step_by(ROWS) {
        line.read(&coarse, y);
        for (runs, end) in line.dark_light_dark() {
            if !has_proportions(runs) {
                continue;
            }
            candidates += 1;
            let side: usize = runs.iter().sum();
            let found = Mark { x: end - side / 2 - 1, y, side };
            if marks.iter().any(|mark| mark.is_the_same_as(&found)) {
                continue;
            }
            let Some(contrast) = contrast(&coarse, &found) else { continue };
            marks.push(found);
            if contrast >= LEAST_CONTRAST {
                clear.push(found);
                has_corner = has_corner || is_corner_of_three(&clear);
            }
        }
        if candidates > MOST_CANDIDATES || marks.len() > MOST_MARKS {
            return false;
        }
    }
    has_corner
}

/// The picture as every so many pixels show it: to make it smaller would cost more than the whole look.
struct Coarse<'a> {
    luma: &'a Plane,
    step: usize,
}

impl Coarse<'_> {
    fn height(&self) -> usize {
        self.luma.height / self.step
    }

    fn value(&self, x: usize, y: usize) -> u32 {
        u32::from(self.luma.bytes[y * self.step * self.luma.width + x * self.step])
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.luma.bytes[y * self.step * self.luma.width..][..self.luma.width / self.step * self.step]
    }
}

/// One row of the coarse picture.
#[derive(Default)]
struct Line {
    /// Sums of the values up to each place.
    sums: Vec<u32>,
    is_dark: Vec<bool>,
    /// Lengths of light and dark runs in turn; the first is light, perhaps of no length.
    runs: Vec<usize>,
}

impl Line {
    /// Dark is what lies clearly below the mean of its surroundings, wide enough to see beyond the middle of a mark.
    fn read(&mut self, coarse: &Coarse<'_>, y: usize) {
        const AROUND: usize = READ_LONG / 12;
        self.sums.clear();
        self.sums.push(0);
        let mut sum = 0;
        self.sums.extend(coarse.row(y).chunks_exact(coarse.step).map(|pixels| {
            sum += u32::from(pixels[0]) + u32::from(pixels[pixels.len() / 2]);
            sum
        }));
        let width = self.sums.len() - 1;
        self.is_dark.clear();
        self.is_dark.extend((0..width).map(|x| {
            let (from, to) = (x.saturating_sub(AROUND), (x + AROUND).min(width));
            let (value, around, count) = (self.sums[x + 1] - self.sums[x], self.sums[to] - self.sums[from], (to - from) as u32);
            value * count * 16 < around * 15
        }));
        self.runs.clear();
        let mut rest = self.is_dark.as_slice();
        let mut dark = false;
        while !rest.is_empty() {
            let length = rest.iter().position(|&is| is != dark).unwrap_or(rest.len());
            self.runs.push(length);
            (rest, dark) = (&rest[length..], !dark);
        }
    }

    /// Each five runs that begin and end dark, with the place behind them.
    fn dark_light_dark(&self) -> impl Iterator<Item = (&[usize; 5], usize)> {
        let mut end = self.runs.first().copied().unwrap_or(0);
        let from_dark = self.runs.get(1..).unwrap_or_default();
        let ends = from_dark.iter().map(move |run| {
            end += run;
            end
        });
        from_dark.array_windows::<5>().zip(ends.skip(4)).step_by(2)
    }
}

/// Within three quarters of a module, as decoders allow.
fn has_proportions(runs: &[usize; 5]) -> bool {
    let [first, second, middle, fourth, fifth] = *runs;
    let modules = first + second + fourth + fifth;
    // Runs against their share of the four outer modules, in sixteenths of a pixel.
    let near = |run: usize, share: usize| (run * 16).abs_diff(share * modules * 4) <= modules * 3;
    modules >= 4 && near(first, 1) && near(second, 1) && near(fourth, 1) && near(fifth, 1) && near(middle, 3)
}

/// How much lighter than the mark the ring within it is; None where a line down through the middle does not meet the same.
fn contrast(coarse: &Coarse<'_>, mark: &Mark) -> Option<u32> {
    let module = (mark.side / 7).max(1);
    // Between the middle and the light ring beside it.
    let light = (coarse.value(mark.x.saturating_sub(module * 2), mark.y) + coarse.value(mark.x + module * 2, mark.y)) / 2;
    let dark = coarse.value(mark.x, mark.y);
    let threshold = (dark + light) / 2;
    let contrast = light.checked_sub(dark).filter(|contrast| *contrast > 0)?;
    let is_dark = |y: &usize| coarse.value(mark.x, *y) < threshold;
    let lengths = |way: &mut dyn Iterator<Item = usize>| {
        let mut way = way.take(mark.side).peekable();
        let mut run = |dark: bool| std::iter::from_fn(|| way.next_if(|y| is_dark(y) == dark)).count();
        [run(true), run(false), run(true)]
    };
    let up = lengths(&mut (0..mark.y).rev());
    let down = lengths(&mut (mark.y..coarse.height()));
    has_proportions(&[up[2], up[1], up[0] + down[0], down[1], down[2]]).then_some(contrast)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::develop::Darkroom;
    use crate::planes::Planes;
    use crate::sample::{ShootPlan, draw_shoot};

    /// How a code lies in a picture and what became of it on the way.
    #[derive(Clone, Copy)]
    struct Shot {
        /// Modules of the code and its light rim, in shares of the picture's width.
        share: f64,
        /// Where its middle lies, in shares of the picture.
        middle: (f64, f64),
        degrees: f64,
        /// Pixels along the side of the square that blurs it.
        blur: usize,
        /// How deep a screen's raster is printed onto it, 0 to 1.
        raster: f64,
        quality: u8,
    }

    const STRAIGHT: Shot = Shot { share: 0.5, middle: (0.5, 0.5), degrees: 0.0, blur: 1, raster: 0.0, quality: 90 };
    const WIDTH: usize = 1500;
    const HEIGHT: usize = 1000;

    /// A room with a bright screen in it, on which a code is shown.
    fn drawn(words: &str, shot: Shot) -> image::GrayImage {
        let code = qrcode::QrCode::new(words).expect("fits");
        let modules = code.width();
        let module = shot.share * WIDTH as f64 / (modules + 8) as f64;
        let (sine, cosine) = shot.degrees.to_radians().sin_cos();
        let light = |x: f64, y: f64| {
            let (x, y) = (x - shot.middle.0 * WIDTH as f64, y - shot.middle.1 * HEIGHT as f64);
            let place = |along: f64| along / module + modules as f64 / 2.0;
            let (column, row) = (place(x * cosine + y * sine), place(y * cosine - x * sine));
            let inside = |place: f64| (0.0..modules as f64).contains(&place);
            match () {
                () if inside(column) && inside(row) && code[(column as usize, row as usize)] == qrcode::Color::Dark => 35.0,
                () if (-4.0..modules as f64 + 4.0).contains(&column) && (-4.0..modules as f64 + 4.0).contains(&row) => {
                    215.0 * (1.0 - shot.raster * 0.5 * (1.0 + (column * 9.0).sin() * (row * 9.7).sin()))
                }
                () => 70.0 + 40.0 * (x / 90.0).sin() + 20.0 * (y / 17.0).cos(),
            }
        };
        let picture = image::GrayImage::from_fn(WIDTH as u32, HEIGHT as u32, |x, y| image::Luma([light(x.into(), y.into()) as u8]));
        if shot.blur > 1 { image::imageops::fast_blur(&picture, shot.blur as f32 / 2.0) } else { picture }
    }

    #[track_caller]
    fn check(words: &str, shot: Shot, expected: Option<&str>) {
        let mut jpeg = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, shot.quality);
        drawn(words, shot).write_with_encoder(encoder).expect("encodes");
        let developed = Darkroom::new().without_faces().develop(&jpeg, "").expect("develops");
        assert_eq!(developed.facts.code.as_deref(), expected);
    }

    const WORDS: &str = "ATELIER:20260501-003:sitting-2";

    #[test]
    fn reads_a_slate_that_fills_the_picture() {
        check(WORDS, Shot { share: 0.66, ..STRAIGHT }, Some(WORDS));
    }

    #[test]
    fn reads_a_slate_in_a_corner_a_third_as_wide() {
        check(WORDS, Shot { share: 0.33, middle: (0.8, 0.72), ..STRAIGHT }, Some(WORDS));
    }

    #[test]
    fn reads_slates_that_are_turned() {
        for degrees in [3.0, -12.0, 30.0, 90.0, 137.0, 180.0, 268.0] {
            check(WORDS, Shot { degrees, ..STRAIGHT }, Some(WORDS));
        }
    }

    #[test]
    fn reads_slates_that_are_blurred_rastered_or_coarse() {
        check(WORDS, Shot { blur: 12, ..STRAIGHT }, Some(WORDS));
        check(WORDS, Shot { raster: 0.5, degrees: 4.0, ..STRAIGHT }, Some(WORDS));
        check(WORDS, Shot { quality: 25, degrees: 7.0, ..STRAIGHT }, Some(WORDS));
    }

    #[test]
    fn reads_longer_words() {
        let words = "https://studio.example/slate/018f2b7c-5d3e-7a41-9c00-1f2e3d4c5b6a?order=C20260501-003";
        check(words, STRAIGHT, Some(words));
    }

    #[test]
    fn reads_chinese_words() {
        check("林小姐 婚纱", STRAIGHT, Some("林小姐 婚纱"));
    }

    #[test]
    fn a_code_that_cannot_be_made_out_is_none() {
        check(WORDS, Shot { share: 0.05, ..STRAIGHT }, None);
        check(WORDS, Shot { blur: 120, ..STRAIGHT }, None);
    }

    #[test]
    fn photos_without_a_code_have_none() {
        let home = tempfile::tempdir().expect("a folder");
        let plan = ShootPlan { long_side: 720, ..ShootPlan::of(8, jiff::civil::date(2026, 5, 1).at(9, 0, 0, 0)) };
        let mut darkroom = Darkroom::new().without_faces();
        for photo in draw_shoot(home.path(), 5, &plan).expect("draws") {
            assert_eq!(darkroom.develop_file(&home.path().join(photo.name)).expect("develops").facts.code, None);
        }
        let fence = Planes::of_rgb(64, 64, &(0..64 * 64).flat_map(|at| [if at % 2 == 0 { 0 } else { 255 }; 3]).collect::<Vec<u8>>());
        assert_eq!(code(&mut Printer::new(), &fence.luma), Ok(None));
    }

    #[test]
    fn a_wall_of_marks_is_not_given_to_the_decoder() {
        const MARK: [u8; 7] = [0b111_1111, 0b100_0001, 0b101_1101, 0b101_1101, 0b101_1101, 0b100_0001, 0b111_1111];
        let wall = |marks: usize, dark: u8| {
            let (width, height, module) = (640, 480, 4);
            let pixel = |at: usize| {
                let (column, row) = (at % width / module, at / width / module);
                let (across, x, down, y) = (column / 10, column % 10, row / 10, row % 10);
                let is_dark = across + down * 16 < marks && x < 7 && y < 7 && MARK[y] >> (6 - x) & 1 == 1;
                if is_dark { dark } else { 220 }
            };
            Plane { width, height, bytes: (0..width * height).map(pixel).collect() }
        };
        for (marks, dark, expected) in [(2, 30, false), (20, 30, true), (192, 30, false), (192, 197, false)] {
            assert_eq!(has_marks(&wall(marks, dark)), expected, "{marks} marks of {dark}");
        }
    }

    #[test]
    fn a_plane_of_any_size_is_looked_at() {
        for (width, height) in [(0, 0), (1, 1), (1, 640), (640, 1), (5, 7)] {
            let plane = Plane { width, height, bytes: vec![9; width * height] };
            assert_eq!(code(&mut Printer::new(), &plane), Ok(None), "{width} x {height}");
        }
    }
}
