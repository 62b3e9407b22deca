//! The QR code as one path, and the time that it tells. Pure.

use jiff::SignedDuration;
use jiff::civil::DateTime;
use qrcode::{Color, EcLevel, QrCode};

/// White around the code, in modules, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A code, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Modules from edge to edge, the quiet zone included.
    pub side: usize,
    /// The dark modules as the `d` of a path, one unit a module: each run of a row is a rectangle.
    pub path: String,
}

/// Draws the words with error correction M; None where they are too long for any code.
pub fn drawn(words: &str) -> Option<Drawn> {
    let code = QrCode::with_error_correction_level(words, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let wide = run.len();
                path.push_str(&format!("M{} {}h{wide}v1h-{wide}z", x + QUIET, y + QUIET));
            }
            x += run.len();
        }
    }
    Some(Drawn { side: width + 2 * QUIET, path })
}

/// The studio's time so many milliseconds after `now`, to the second before, ISO 8601; None where `now` is no time.
pub fn second_after(now: &str, elapsed_ms: i64) -> Option<String> {
    let now: DateTime = now.parse().ok()?;
    let time = now.checked_add(SignedDuration::from_millis(elapsed_ms)).ok()?;
    time.with().subsec_nanosecond(0).build().ok().map(|time| time.to_string())
}

#[cfg(test)]
mod tests {
    use atelier_core::shoots::Slate;

    use super::*;

    /// The path, painted on grey pixels, so many a module.
    fn painted(drawn: &Drawn, scale: usize) -> (usize, Vec<u8>) {
        let side = drawn.side * scale;
        let mut pixels = vec![255u8; side * side];
        for run in drawn.path.split('z').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, wide, high, back] = numbers[..] else { panic!("{run}") };
            assert_eq!((high, back), (1, wide), "{run}");
            for row in y * scale..(y + 1) * scale {
                pixels[row * side + x * scale..row * side + (x + wide) * scale].fill(0);
            }
        }
        (side, pixels)
    }

    #[test]
    fn what_is_drawn_can_be_read() {
        let slate = Slate { order_number: "A20261108-001".into(), at: "2026-11-22T13:45:07".into() };
        let drawn = drawn(&slate.words()).unwrap();
        let (side, pixels) = painted(&drawn, 6);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        let (_, words) = grids[0].decode().unwrap();
        assert_eq!(Slate::read(&words), Some(slate));
    }

    #[test]
    fn white_is_left_around_it() {
        let drawn = drawn("ATELIER SLATE 1 A20261108-001 2026-11-22T13:45:07").unwrap();
        let (side, pixels) = painted(&drawn, 1);
        let dark = |x: usize, y: usize| pixels[y * side + x] == 0;
        for at in 0..side {
            for edge in 0..QUIET {
                assert!(!dark(at, edge) && !dark(edge, at) && !dark(at, side - 1 - edge) && !dark(side - 1 - edge, at));
            }
        }
        assert!(dark(QUIET, QUIET) && dark(side - 1 - QUIET, QUIET) && dark(QUIET, side - 1 - QUIET));
        // Upper-case words make a small code, whose modules are large in a photo.
        assert!(drawn.side <= 29 + 2 * QUIET, "{}", drawn.side);
    }

    #[test]
    fn a_second_is_told_while_it_lasts() {
        for (now, elapsed_ms, expected) in [
            ("2026-11-22T13:45:07", 0, Some("2026-11-22T13:45:07")),
            ("2026-11-22T13:45:07.900", 99, Some("2026-11-22T13:45:07")),
            ("2026-11-22T13:45:07.900", 100, Some("2026-11-22T13:45:08")),
            ("2026-12-31T23:59:59", 1_000, Some("2027-01-01T00:00:00")),
            ("now", 0, None),
        ] {
            assert_eq!(second_after(now, elapsed_ms).as_deref(), expected, "{now} {elapsed_ms}");
        }
    }
}
