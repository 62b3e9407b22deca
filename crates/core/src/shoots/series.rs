//! Which photos were taken in one go: bursts and short series of one pose. By the camera's clock and by likeness
//! together; either alone would put strangers together. What comes out is a proposal.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::DateTime;

/// A photo as this grouping sees it. The order in which photos are given is the order of their names.
#[derive(Debug, Clone, Copy)]
pub struct Shot<'a> {
    /// Tells the camera's body from others, such as its serial number.
    pub body: &'a str,
    /// Capture time, local, ISO 8601 with sub-seconds, as in the EXIF data.
    pub taken_at: Option<&'a str>,
    /// The perceptual hash; what was not measured belongs to no series.
    pub likeness: Option<Likeness>,
}

/// A perceptual hash of 64 bits. Shown and stored as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Likeness(pub u64);

impl Likeness {
    /// Bits that differ, 0 to 64: strangers differ in about 32, frames of one pose in less than 12.
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    /// From its hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        (hex.len() == 16).then(|| u64::from_str_radix(hex, 16).ok()).flatten().map(Self)
    }
}

/// Frames that follow each other within this time may differ by a turned head, a flash that did not fire.
const BURST_MS: i64 = 2_000;
const BURST_BITS: u32 = 22;
/// Frames of one pose, taken one by one.
const SERIES_MS: i64 = 20_000;
const SERIES_BITS: u32 = 10;
/// Without a clock only neighbours by name that hardly differ.
const CLOCKLESS_BITS: u32 = 6;
/// A frame need not resemble the very last one: somebody blinked, the flash did not fire.
const LOOK_BACK: usize = 6;

/// Milliseconds by the camera's clock, place, likeness.
type Frame = (Option<i64>, usize, Likeness);

/// The series of each photo, by its place in `shots`: a number from 1 on, in the order of their first photos; None for
/// photos that stand alone. Costs the sorting.
pub fn series(shots: &[Shot<'_>]) -> Vec<Option<u32>> {
    let mut by_body: BTreeMap<&str, Vec<Frame>> = BTreeMap::new();
    for (place, shot) in shots.iter().enumerate() {
        let Some(likeness) = shot.likeness else { continue };
        by_body.entry(shot.body).or_default().push((shot.taken_at.and_then(milliseconds), place, likeness));
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for mut frames in by_body.into_values() {
        frames.sort_by_key(|frame| (frame.0, frame.1));
        groups.extend(runs(&frames));
    }
    groups.retain(|group| group.len() > 1);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    let mut numbers = vec![None; shots.len()];
    for (number, group) in (1..).zip(groups) {
        group.into_iter().for_each(|place| numbers[place] = Some(number));
    }
    numbers
}

/// Cuts one camera's frames, in the order of its clock, where a frame belongs to none of those shortly before it. What
/// lies between two frames that belong together belongs to them.
fn runs(frames: &[Frame]) -> Vec<Vec<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    for (index, frame) in frames.iter().enumerate() {
        let window = index.saturating_sub(LOOK_BACK)..index;
        match window.into_iter().find(|&before| belong_together(frame, &frames[before])) {
            Some(before) => starts.retain(|&start| start <= before),
            None => starts.push(index),
        }
    }
    let ends = starts.iter().skip(1).copied().chain([frames.len()]);
    starts.iter().zip(ends).map(|(&start, end)| frames[start..end].iter().map(|frame| frame.1).collect()).collect()
}

fn belong_together(frame: &Frame, other: &Frame) -> bool {
    let bits = frame.2.distance(other.2);
    match (frame.0, other.0) {
        (Some(this), Some(other)) => {
            let gap = this - other;
            gap <= BURST_MS && bits <= BURST_BITS || gap <= SERIES_MS && bits <= SERIES_BITS
        }
        (None, None) => bits <= CLOCKLESS_BITS,
        _ => false,
    }
}

/// Photos that are hardly told apart whatever their time and camera, such as one that was exported twice: a number from 1
/// on for those of one group, None for photos alone. Groups of at most `within` bits between neighbours; compares all with
/// all, some 5 ns a pair.
pub fn alike(hashes: &[Likeness], within: u32) -> Vec<Option<u32>> {
    let mut first: Vec<usize> = (0..hashes.len()).collect();
    for (later, hash) in hashes.iter().enumerate() {
        for (earlier, other) in hashes[..later].iter().enumerate() {
            if hash.distance(*other) <= within {
                let (a, b) = (root(&mut first, earlier), root(&mut first, later));
                first[a.max(b)] = a.min(b);
            }
        }
    }
    let roots: Vec<usize> = (0..hashes.len()).map(|place| root(&mut first, place)).collect();
    let mut sizes = vec![0_u32; hashes.len()];
    roots.iter().for_each(|&root| sizes[root] += 1);
    let mut numbers = HashMap::new();
    let mut number = |root: usize| {
        let next = numbers.len() as u32 + 1;
        *numbers.entry(root).or_insert(next)
    };
    roots.into_iter().map(|root| (sizes[root] > 1).then(|| number(root))).collect()
}

/// The first photo of the group that `place` is in.
fn root(first: &mut [usize], mut place: usize) -> usize {
    while first[place] != place {
        first[place] = first[first[place]];
        place = first[place];
    }
    place
}

/// The camera's local time as a number that grows with it.
pub(super) fn milliseconds(taken_at: &str) -> Option<i64> {
    let time: DateTime = taken_at.parse().ok()?;
    let seconds = time.duration_since(DateTime::constant(2000, 1, 1, 0, 0, 0, 0));
    i64::try_from(seconds.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(photos: &[(&str, &str, u64)], expected: &[u32]) {
        let times: Vec<Option<String>> =
            photos.iter().map(|(_, time, _)| (!time.is_empty()).then(|| format!("2026-05-01T10:{time}"))).collect();
        let shot = |(&(body, _, hash), time)| Shot { body, taken_at: Option::as_deref(time), likeness: Some(Likeness(hash)) };
        let shots: Vec<Shot<'_>> = photos.iter().zip(&times).map(shot).collect();
        let numbers: Vec<u32> = series(&shots).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(numbers, expected);
    }

    const STRANGER: u64 = 0x0F0F_0F0F_FFFF_0000;

    #[test]
    fn frames_in_quick_succession_belong_together_unless_they_are_strangers() {
        check(&[("A", "00:00.1", 0), ("A", "00:00.6", 0xFF), ("A", "00:01.9", 0xF), ("A", "00:02.4", STRANGER)], &[1, 1, 1, 0]);
    }

    #[test]
    fn a_pose_is_a_series_over_many_seconds_only_when_alike() {
        check(&[("A", "00:00", 0), ("A", "00:09", 0xFF), ("A", "00:25", 0x1FF), ("A", "00:50", 0x1FF)], &[1, 1, 1, 0]);
        check(&[("A", "00:00", 0), ("A", "00:09", 0xF_FFFF)], &[0, 0]);
    }

    #[test]
    fn two_cameras_are_two_streams_and_names_do_not_order_them() {
        check(
            &[("A", "00:05.5", STRANGER), ("B", "00:00.2", 0), ("A", "00:00", 0), ("B", "00:00.9", 0), ("A", "00:05", STRANGER)],
            &[1, 2, 0, 2, 1],
        );
    }

    #[test]
    fn one_odd_frame_does_not_end_a_burst() {
        check(&[("A", "00:00", 0), ("A", "00:00.3", 0xFFFF), ("A", "00:00.6", STRANGER), ("A", "00:00.9", 0xFF)], &[1, 1, 1, 1]);
        check(&[("A", "00:00", 0), ("A", "00:00.3", 0xFFFF), ("A", "00:00.6", 0)], &[1, 1, 1]);
    }

    #[test]
    fn likeness_alone_joins_chains_and_leaves_strangers() {
        let hashes = [0, STRANGER, 0b111, 0b11_1111, u64::MAX, STRANGER ^ 1].map(Likeness);
        assert_eq!(alike(&hashes, 3), [Some(1), Some(2), Some(1), Some(1), None, Some(2)]);
        assert_eq!(alike(&hashes, 0), [None; 6]);
        assert_eq!(alike(&[], 3), []);
    }

    #[test]
    fn without_a_clock_only_twins_by_name() {
        check(&[("A", "", 0), ("A", "", 0b11), ("A", "", 0xFF00), ("A", "00:01", 0xFF00)], &[1, 1, 0, 0]);
        check(&[], &[]);
    }
}
