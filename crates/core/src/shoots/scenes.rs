//! Outfits and scenes of a shoot: by pauses, and by colours that change and stay changed. What comes out is a proposal;
//! an outfit that comes back after another is a scene of its own.

use super::Photo;
use super::series::milliseconds;

/// Bins of chroma in a palette.
const BINS: usize = 36;

/// How the colours of a picture are spread: 36 bins of chroma that add up to about 255. Shown and stored as 72
/// hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette(pub [u8; BINS]);

impl Palette {
    /// From its hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bins = [0; BINS];
        if hex.len() != BINS * 2 || !hex.is_ascii() {
            return None;
        }
        for (at, bin) in bins.iter_mut().enumerate() {
            *bin = u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Self(bins))
    }

    /// How much of one picture is of other colours than the other, 0 to about 255.
    pub fn distance(&self, other: &Self) -> u32 {
        self.0.iter().zip(other.0).map(|(&one, other)| u32::from(one.abs_diff(other))).sum::<u32>() / 2
    }

    /// The palette that most of these agree on: the median of each bin, brought back to the sum of a palette.
    fn of_most(palettes: &[&Palette]) -> Palette {
        let mut median = [0_u32; BINS];
        for (bin, most) in median.iter_mut().enumerate() {
            let mut values: Vec<u32> = palettes.iter().map(|palette| u32::from(palette.0[bin])).collect();
            values.sort_unstable();
            let (low, high) = (values.get(values.len().saturating_sub(1) / 2), values.get(values.len() / 2));
            *most = (low.copied().unwrap_or(0) + high.copied().unwrap_or(0)) / 2;
        }
        let sum = median.iter().sum::<u32>().max(1);
        Palette(median.map(|bin| u8::try_from(bin * 255 / sum).unwrap_or(u8::MAX)))
    }
}

/// A photo as this grouping sees it.
#[derive(Debug, Clone, Copy)]
pub struct SceneShot<'a> {
    /// Capture time, local, ISO 8601, put right between cameras.
    pub taken_at: Option<&'a str>,
    /// Its colours; a photo without follows the one before it.
    pub palette: Option<Palette>,
}

/// Nobody waits this long in front of one backdrop.
const PAUSE_MS: i64 = 15 * 60 * 1000;
/// So many frames before and after are compared: one odd frame must not count.
const WINDOW: usize = 7;
/// A change that fewer frames bear out than these is none.
const LEAST: usize = 3;

/// How much the colours must change for a new scene after a pause of so long. Frames of one set differ by 5 to 35, now and
/// then by 50 where a whole figure is followed by a face; other clothes before the same backdrop by 65 and more. Who changes
/// clothes or walks to another corner needs a while, so that without a pause only a change of nearly everything counts.
fn enough(pause_ms: Option<i64>) -> u32 {
    match pause_ms {
        Some(..15_000) => 110,
        None | Some(15_000..60_000) => 65,
        Some(60_000..180_000) => 50,
        Some(180_000..) => 40,
    }
}

/// The scene of each photo of an order, numbers from 1 on; `photos` in the order of the shoot.
pub fn scenes_of(photos: &[Photo]) -> Vec<u32> {
    let palette = |photo: &Photo| Palette::from_hex(&photo.measures.as_ref()?.palette);
    let shots: Vec<_> = photos.iter().map(|photo| SceneShot { taken_at: photo.taken_at.as_deref(), palette: palette(photo) }).collect();
    scenes(&shots)
}

/// The scene of each photo, numbers from 1 on; `shots` in the order of the shoot.
pub fn scenes(shots: &[SceneShot<'_>]) -> Vec<u32> {
    let times: Vec<Option<i64>> = shots.iter().map(|shot| shot.taken_at.and_then(milliseconds)).collect();
    let mut begins = vec![false; shots.len()];
    let mut last = None;
    for (place, time) in times.iter().enumerate() {
        begins[place] = matches!((last, time), (Some(last), Some(time)) if time - last >= PAUSE_MS);
        last = time.or(last);
    }
    let mut from = 0;
    for to in (1..=shots.len()).filter(|&place| begins.get(place).copied().unwrap_or(true)).collect::<Vec<_>>() {
        for place in colour_changes(&shots[from..to], &times[from..to]) {
            begins[from + place] = true;
        }
        from = to;
    }
    let mut number = 1;
    let count = |(place, begins): (usize, bool)| {
        number += u32::from(begins && place > 0);
        number
    };
    begins.into_iter().enumerate().map(count).collect()
}

/// The places, within one stretch without a long pause, at which the colours change and stay changed.
fn colour_changes(shots: &[SceneShot<'_>], times: &[Option<i64>]) -> Vec<usize> {
    let coloured: Vec<(usize, &Palette)> =
        shots.iter().enumerate().filter_map(|(place, shot)| Some((place, shot.palette.as_ref()?))).collect();
    let palettes: Vec<&Palette> = coloured.iter().map(|&(_, palette)| palette).collect();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for at in LEAST..(palettes.len() + 1).saturating_sub(LEAST) {
        let before = Palette::of_most(&palettes[at.saturating_sub(WINDOW)..at]);
        let after = Palette::of_most(&palettes[at..palettes.len().min(at + WINDOW)]);
        let change = before.distance(&after);
        let (last, place) = (coloured[at - 1].0, coloured[at].0);
        let pause = times[last].zip(times[place]).map(|(last, this)| this - last);
        if change >= enough(pause) {
            // Frames near the change see it too; the pause and the frames themselves say where it is.
            found.push((change - enough(pause) + palettes[at - 1].distance(palettes[at]), at));
        }
    }
    found.sort_by_key(|&(weight, at)| (std::cmp::Reverse(weight), at));
    let mut changes: Vec<usize> = Vec::new();
    for (_, at) in found {
        if changes.iter().all(|&other| other.abs_diff(at) > LEAST) {
            changes.push(at);
        }
    }
    changes.into_iter().map(|at| coloured[at].0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A backdrop's colour with some noise: `(bin, how much of it)`, the rest skin in bin 14.
    fn colours(bin: usize, share: u8, noise: usize) -> Palette {
        let mut bins = [0; BINS];
        bins[14] = 255 - share - 10;
        bins[bin] += share;
        bins[(bin + noise) % BINS] += 10;
        Palette(bins)
    }

    /// `(minutes, seconds, colours)` and the scenes expected.
    #[track_caller]
    fn check(frames: &[(u32, u32, Option<Palette>)], expected: &[u32]) {
        let times: Vec<String> = frames.iter().map(|(minute, second, _)| format!("2026-05-01T10:{minute:02}:{second:02}")).collect();
        let shot = |(frame, time)| {
            let &(_, _, palette): &(u32, u32, Option<Palette>) = frame;
            SceneShot { taken_at: Some(time), palette }
        };
        let shots: Vec<SceneShot<'_>> = frames.iter().zip(times.iter().map(String::as_str)).map(shot).collect();
        assert_eq!(scenes(&shots), expected);
    }

    /// So many frames of one colour, ten seconds apart, from a time on.
    fn run(minute: u32, count: u32, bin: usize) -> Vec<(u32, u32, Option<Palette>)> {
        let frame = |nth: u32| (minute + nth * 10 / 60, nth * 10 % 60, Some(colours(bin, 150, nth as usize)));
        (0..count).map(frame).collect()
    }

    #[test]
    fn a_long_pause_begins_a_scene_whatever_the_colours() {
        check(&[run(0, 3, 3), run(20, 2, 3)].concat(), &[1, 1, 1, 2, 2]);
        let bare = |minute| (minute, 0, None);
        check(&[bare(0), bare(1), bare(30), bare(31)], &[1, 1, 2, 2]);
    }

    #[test]
    fn colours_that_stay_changed_after_a_short_pause_begin_a_scene() {
        check(&[run(0, 5, 3), run(4, 4, 20)].concat(), &[1, 1, 1, 1, 1, 2, 2, 2, 2]);
        check(&[run(0, 5, 3), run(4, 4, 3)].concat(), &[1; 9]);
    }

    #[test]
    fn without_a_pause_the_colours_must_be_others_altogether() {
        let strong = |minute, second, bin| (minute, second, Some(colours(bin, 240, 1)));
        let weak = |minute, second, bin| (minute, second, Some(colours(bin, 60, 1)));
        check(&[0, 3, 6, 9, 12, 15, 18, 21].map(|at| strong(0, at, if at < 12 { 3 } else { 20 })), &[1, 1, 1, 1, 2, 2, 2, 2]);
        check(&[0, 3, 6, 9, 12, 15, 18, 21].map(|at| weak(0, at, if at < 12 { 3 } else { 20 })), &[1; 8]);
    }

    #[test]
    fn one_odd_frame_begins_nothing() {
        let mut frames = run(0, 9, 3);
        frames[4].2 = Some(colours(30, 240, 1));
        check(&frames, &[1; 9]);
        frames[8].2 = Some(colours(30, 240, 1));
        check(&frames, &[1; 9]);
    }

    #[test]
    fn an_outfit_that_comes_back_is_a_scene_of_its_own() {
        check(&[run(0, 4, 3), run(4, 4, 20), run(8, 4, 3)].concat(), &[1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    }

    #[test]
    fn photos_without_colours_follow_the_one_before() {
        let mut frames = [run(0, 5, 3), run(4, 5, 20)].concat();
        frames[4].2 = None;
        frames[6].2 = None;
        check(&frames, &[1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
        check(&[], &[]);
    }

    #[test]
    fn palettes_are_read_whole_or_not_at_all() {
        let palette = colours(3, 150, 1);
        let hex: String = palette.0.iter().map(|bin| format!("{bin:02x}")).collect();
        assert_eq!(Palette::from_hex(&hex), Some(palette));
        for wrong in ["", "00", &hex[1..], &hex.replace('0', "g"), &"é".repeat(36)] {
            assert_eq!(Palette::from_hex(wrong), None, "{wrong}");
        }
        assert_eq!(palette.distance(&palette), 0);
        assert_eq!(colours(3, 245, 0).distance(&colours(4, 245, 0)), 255);
    }
}
