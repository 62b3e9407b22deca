//! Which photos are seen: everything that is asked for must hold. Pure, and the same at every size of shoot.

use atelier_core::selection::{ColourLabel, Marks, Verdict};
use atelier_core::shoots::Photo;

/// How a photo lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    Upright,
    Across,
}

/// How many people are in it, as far as faces were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    Nobody,
    One,
    Two,
    More,
}

/// What is asked for; nothing means every photo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub verdict: Option<Verdict>,
    /// The n-th purpose.
    pub purpose: Option<usize>,
    /// So many stars at least.
    pub stars: Option<u8>,
    pub label: Option<ColourLabel>,
    /// Model and serial number.
    pub camera: Option<(String, String)>,
    pub lies: Option<Lies>,
    pub people: Option<People>,
    /// The outfit, as it is proposed.
    pub scene: Option<u32>,
    /// Only photos with retouch wishes.
    pub noted: bool,
    /// Only photos without any purpose.
    pub untagged: bool,
    /// Only this series.
    pub series: Option<usize>,
}

/// What a filter looks at.
pub struct Seen<'a> {
    pub photo: &'a Photo,
    pub marks: Option<&'a Marks>,
    pub carries: bool,
    pub noted: bool,
    pub scene: u32,
    pub series: Option<usize>,
}

impl Filter {
    /// Those of one verdict.
    pub fn verdict(verdict: Verdict) -> Filter {
        Filter { verdict: Some(verdict), ..Filter::default() }
    }

    /// Those that carry the n-th purpose.
    pub fn purpose(nth: usize) -> Filter {
        Filter { purpose: Some(nth), ..Filter::default() }
    }

    /// Whether every photo is seen.
    pub fn is_all(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether a photo is seen; whether it carries the purpose that is asked for is `seen.carries`.
    pub fn fits(&self, seen: &Seen<'_>) -> bool {
        let blank = Marks::default();
        let marks = seen.marks.unwrap_or(&blank);
        self.verdict.is_none_or(|verdict| marks.verdict == verdict)
            && (self.purpose.is_none() || seen.carries)
            && self.stars.is_none_or(|stars| marks.rating >= stars)
            && (self.label.is_none() || marks.label == self.label)
            && self.camera.as_ref().is_none_or(|(model, serial)| seen.photo.camera == *model && seen.photo.serial == *serial)
            && self.lies.is_none_or(|lies| lies_of(seen.photo) == lies)
            && (self.people.is_none() || people_in(seen.photo) == self.people)
            && self.scene.is_none_or(|scene| seen.scene == scene)
            && (!self.noted || seen.noted)
            && (!self.untagged || marks.tags.is_empty())
            && (self.series.is_none() || seen.series == self.series)
    }
}

/// How a photo lies; a square one stands upright.
pub fn lies_of(photo: &Photo) -> Lies {
    if photo.width > photo.height { Lies::Across } else { Lies::Upright }
}

/// How many people were found in it; none where nobody looked.
pub fn people_in(photo: &Photo) -> Option<People> {
    let faces = photo.measures.as_ref()?.faces.as_ref()?;
    Some(match faces.len() {
        0 => People::Nobody,
        1 => People::One,
        2 => People::Two,
        _ => People::More,
    })
}

/// A burst folded: of each series only the best frame that is seen, where its first one would be; opened ones whole.
/// `series` says for a place which series it is of, and whether it is the proposed frame.
pub fn folded(shown: &[usize], series: impl Fn(usize) -> Option<(usize, bool)>, opened: &[usize]) -> Vec<usize> {
    let mut frames = std::collections::HashMap::<usize, usize>::new();
    for &at in shown {
        if let Some((number, best)) = series(at) {
            let frame = frames.entry(number).or_insert(at);
            if best {
                *frame = at;
            }
        }
    }
    let mut told = std::collections::HashSet::new();
    let keep = |&at: &usize| match series(at) {
        None => Some(at),
        Some((number, _)) if opened.contains(&number) => Some(at),
        Some((number, _)) => told.insert(number).then(|| frames.get(&number).copied()).flatten(),
    };
    shown.iter().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32, camera: &str) -> Photo {
        Photo {
            id: "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned().try_into().unwrap(),
            content: String::new(),
            file: "IMG_0001.JPG".into(),
            width,
            height,
            folder: String::new(),
            taken_at: None,
            camera: camera.into(),
            serial: "7".into(),
            lens: String::new(),
            measures: None,
            apart: false,
        }
    }

    #[test]
    fn everything_that_is_asked_for_must_hold() {
        let photo = photo(600, 400, "EOS R5");
        let marks = Marks { verdict: Verdict::Pick, rating: 3, label: Some(ColourLabel::Red), ..Marks::default() };
        let seen = Seen { photo: &photo, marks: Some(&marks), carries: true, noted: false, scene: 2, series: Some(4) };
        let camera = |model: &str| Some((model.to_owned(), "7".to_owned()));
        let all = Filter::default;
        for (filter, fits) in [
            (all(), true),
            (Filter::verdict(Verdict::Pick), true),
            (Filter::verdict(Verdict::Maybe), false),
            (Filter::purpose(1), true),
            (Filter { stars: Some(3), ..all() }, true),
            (Filter { stars: Some(4), ..all() }, false),
            (Filter { label: Some(ColourLabel::Red), lies: Some(Lies::Across), ..all() }, true),
            (Filter { label: Some(ColourLabel::Red), lies: Some(Lies::Upright), ..all() }, false),
            (Filter { label: Some(ColourLabel::Blue), ..all() }, false),
            (Filter { camera: camera("EOS R5"), scene: Some(2), series: Some(4), ..all() }, true),
            (Filter { camera: camera("EOS R6"), ..all() }, false),
            (Filter { scene: Some(1), ..all() }, false),
            (Filter { series: Some(3), ..all() }, false),
            (Filter { noted: true, ..all() }, false),
            // Nobody looked for faces.
            (Filter { people: Some(People::Nobody), ..all() }, false),
        ] {
            assert_eq!(filter.fits(&seen), fits, "{filter:?}");
        }
        let unmarked = Seen { marks: None, carries: false, ..seen };
        assert!(Filter::verdict(Verdict::Undecided).fits(&unmarked) && !Filter::purpose(0).fits(&unmarked));
    }

    #[test]
    fn a_folded_series_shows_its_best_frame_where_it_begins() {
        // Series 0 at 1 to 3, whose best frame is 2; series 1 at 5 and 6, without one.
        let series = |at: usize| match at {
            1..=3 => Some((0, at == 2)),
            5 | 6 => Some((1, false)),
            _ => None,
        };
        let all: Vec<usize> = (0..8).collect();
        assert_eq!(folded(&all, series, &[]), [0, 2, 4, 5, 7]);
        assert_eq!(folded(&all, series, &[0]), [0, 1, 2, 3, 4, 5, 7]);
        assert_eq!(folded(&[3, 6, 1], series, &[]), [3, 6], "the best frame may be filtered away");
        assert_eq!(folded(&[6, 2, 5, 1], series, &[1]), [6, 2, 5]);
    }
}
