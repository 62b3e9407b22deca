//! Which frame of a series to look at first, and why, in words. A proposal: nothing is hidden or decided by it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::Photo;
use super::measures::{Face, Measures};
use super::series::{Likeness, Shot, series};

/// Photos that were taken in one go, by their places in the list that they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Two or more, in the order of the list.
    pub photos: Vec<usize>,
    /// The frame that is proposed; None where nothing sets one apart.
    pub best: Option<Best>,
}

/// The frame of a series that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// Its place in the list.
    pub photo: usize,
    /// Why; never empty.
    pub praise: Vec<Praise>,
}

/// What sets a frame apart from the others of its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Praise {
    /// Others lack a face.
    Everyone,
    /// In others the main face blinks.
    EyesOpen,
    /// The main face is sharper than in the rest.
    SharpestFace,
    /// Sharper than the rest.
    Sharpest,
    /// Others are blown out, too dark or too bright.
    BestLit,
}

/// Sharper by this share than the next, in percent, is what an eye sees.
const SEEN_PERCENT: u32 = 8;
/// A mean luma this far from the series' own, in thousandths, is a flash that did not fire.
const OFF_MEAN: u32 = 90;
/// The eyes of a face that is not blinking are open at least this far, in percent of the widest of the series.
const OPEN_PERCENT: u64 = 80;
/// Blown out by so much more than the frame of the series that is least so, in thousandths.
const OFF_HIGHLIGHTS: u32 = 40;

/// The series of a list of photos, those of one go found by [`series`].
pub fn series_of(photos: &[Photo]) -> Vec<Series> {
    let bodies: Vec<String> = photos.iter().map(|photo| format!("{} {}", photo.camera, photo.serial)).collect();
    let mut by_name: Vec<usize> = (0..photos.len()).collect();
    by_name.sort_by_key(|&place| (&photos[place].file, &photos[place].content));
    let shots: Vec<Shot<'_>> = by_name
        .iter()
        .map(|&place| Shot {
            body: &bodies[place],
            taken_at: photos[place].taken_at.as_deref(),
            likeness: photos[place]
                .measures
                .as_ref()
                .filter(|_| !photos[place].apart)
                .and_then(|measures| Likeness::from_hex(&measures.likeness)),
        })
        .collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, number) in by_name.into_iter().zip(series(&shots)) {
        let Some(index) = number.map(|number| number as usize - 1) else { continue };
        groups.resize(groups.len().max(index + 1), Vec::new());
        groups[index].push(place);
    }
    let mut all: Vec<Series> = groups
        .into_iter()
        .map(|mut places| {
            places.sort_unstable();
            let best = best(places.iter().filter_map(|&place| Some((place, photos[place].measures.as_ref()?))).collect());
            Series { photos: places, best }
        })
        .collect();
    all.sort_by_key(|series| series.photos.first().copied());
    all
}

fn best(mut frames: Vec<(usize, &Measures)>) -> Option<Best> {
    let mut praise = Vec::new();
    let mut pass_over = |frames: &mut Vec<(usize, &Measures)>, why: Praise, stays: &dyn Fn(&Measures) -> bool| {
        let before = frames.len();
        if frames.iter().any(|(_, measures)| stays(measures)) {
            frames.retain(|(_, measures)| stays(measures));
        }
        if frames.len() < before {
            praise.push(why);
        }
    };
    // Where faces were not looked for in every frame, they tell nothing.
    let looked_for = frames.iter().all(|(_, measures)| measures.faces.is_some());
    let faces = |measures: &Measures| -> Vec<Face> { measures.faces.clone().filter(|_| looked_for).unwrap_or_default() };
    let most_faces = frames.iter().map(|(_, measures)| faces(measures).len()).max()?;
    pass_over(&mut frames, Praise::Everyone, &|measures| faces(measures).len() == most_faces);
    let eyes = |measures: &Measures| faces(measures).first().and_then(|face| face.eyes).map(u64::from);
    let widest = frames.iter().filter_map(|(_, measures)| eyes(measures)).max().unwrap_or(0);
    pass_over(&mut frames, Praise::EyesOpen, &|measures| eyes(measures).is_none_or(|eyes| eyes * 100 >= widest * OPEN_PERCENT));
    let mut means: Vec<u32> = frames.iter().map(|(_, measures)| measures.mean).collect();
    means.sort_unstable();
    let usual = *means.get(means.len() / 2)?;
    let least = frames.iter().map(|(_, measures)| measures.highlights).min()?;
    pass_over(&mut frames, Praise::BestLit, &|measures| {
        measures.mean.abs_diff(usual) <= OFF_MEAN && measures.highlights <= least + OFF_HIGHLIGHTS
    });
    let sharpness = |measures: &Measures| faces(measures).first().map_or(measures.sharpness, |face| face.sharpness);
    frames.sort_by_key(|(place, measures)| (Reverse(sharpness(measures)), *place));
    let (photo, first) = *frames.first()?;
    let rest = frames.get(1).map(|(_, measures)| sharpness(measures));
    if rest.is_some_and(|next| sharpness(first) * 100 >= next * (100 + SEEN_PERCENT)) {
        praise.push(if most_faces > 0 { Praise::SharpestFace } else { Praise::Sharpest });
    }
    (!praise.is_empty()).then_some(Best { photo, praise })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PhotoId;

    fn photo(number: u32, second: &str, measures: Option<(u64, u32, u32, u32)>) -> Photo {
        Photo {
            id: PhotoId::try_from(format!("00000000-0000-7000-8000-{number:012}")).expect("an id"),
            content: format!("{number:064}"),
            file: format!("IMG_{number:04}.JPG"),
            width: 6000,
            height: 4000,
            taken_at: Some(format!("2026-05-01T10:00:{second}")),
            camera: "Canon EOS R6".into(),
            serial: "1".into(),
            lens: String::new(),
            folder: String::new(),
            apart: false,
            measures: measures.map(|(hash, sharpness, mean, highlights)| Measures {
                likeness: format!("{hash:016x}"),
                sharpness,
                mean,
                shadows: 0,
                highlights,
                black_and_white: false,
                palette: String::new(),
                faces: None,
            }),
        }
    }

    #[track_caller]
    fn check(frames: &[(u32, u32, u32)], expected: Option<(usize, &[Praise])>) {
        let photos: Vec<Photo> = frames
            .iter()
            .zip(1..)
            .map(|(&(sharpness, mean, highlights), number)| photo(number, &format!("0{number}"), Some((0, sharpness, mean, highlights))))
            .collect();
        let all = series_of(&photos);
        assert_eq!(all.len(), 1, "{all:?}");
        let best = all[0].best.as_ref().map(|best| (best.photo, best.praise.as_slice()));
        assert_eq!(best, expected);
    }

    #[test]
    fn the_sharpest_frame_is_proposed_where_an_eye_would_see_it() {
        check(&[(1000, 500, 0), (2000, 500, 0), (1500, 500, 0)], Some((1, &[Praise::Sharpest])));
        check(&[(1000, 500, 0), (1050, 505, 0)], None);
    }

    #[test]
    fn frames_without_flash_or_blown_out_are_passed_over() {
        check(&[(1000, 500, 0), (900, 510, 0), (4000, 200, 0)], Some((0, &[Praise::BestLit, Praise::Sharpest])));
        check(&[(4000, 500, 300), (900, 510, 10), (880, 505, 10)], Some((1, &[Praise::BestLit])));
    }

    #[test]
    fn a_face_that_is_there_open_eyed_and_sharp_comes_first() {
        let face = |eyes: u32, sharpness: u32| Face { x: 400, y: 200, width: 200, height: 300, eyes: Some(eyes), sharpness };
        let all = |faces: &[&[Face]]| {
            let photos: Vec<Photo> = faces
                .iter()
                .zip(1..)
                .map(|(faces, number)| {
                    let mut photo = photo(number, &format!("0{number}"), Some((0, 10, 500, 0)));
                    photo.measures.as_mut().expect("measured").faces = Some(faces.to_vec());
                    photo
                })
                .collect();
            series_of(&photos)[0].best.clone().map(|best| (best.photo, best.praise))
        };
        let (open, shut) = (face(250, 100), face(120, 900));
        let (open, shut) = (std::slice::from_ref(&open), std::slice::from_ref(&shut));
        assert_eq!(all(&[shut, open]), Some((1, vec![Praise::EyesOpen])));
        assert_eq!(all(&[open, &[face(250, 100), face(250, 100)]]), Some((1, vec![Praise::Everyone])));
        assert_eq!(all(&[&[face(240, 300)], open, shut]), Some((0, vec![Praise::EyesOpen, Praise::SharpestFace])));
        assert_eq!(all(&[open, open]), None);
        let small = Face { eyes: None, ..face(0, 100) };
        assert_eq!(all(&[open, std::slice::from_ref(&small)]), None, "too small to tell is not a blink");
    }

    #[test]
    fn photos_alone_or_unmeasured_are_in_no_series() {
        let photos = [photo(1, "00", Some((0, 1, 1, 1))), photo(2, "01", None), photo(3, "30", Some((u64::MAX, 1, 1, 1)))];
        assert_eq!(series_of(&photos), []);
        assert_eq!(series_of(&[]), []);
    }

    #[test]
    fn a_series_that_was_taken_apart_is_not_proposed_again() {
        let mut photos: Vec<Photo> = (1..4).map(|number| photo(number, &format!("0{number}"), Some((0, 10, 500, 0)))).collect();
        photos[0].apart = true;
        assert_eq!(series_of(&photos).iter().map(|series| series.photos.clone()).collect::<Vec<_>>(), [vec![1, 2]]);
    }

    #[test]
    fn places_are_those_of_the_list_whatever_its_order() {
        let photos =
            [photo(3, "50", Some((u64::MAX, 9, 500, 0))), photo(2, "01", Some((0, 90, 500, 0))), photo(1, "00", Some((0, 50, 500, 0)))];
        let all = series_of(&photos);
        assert_eq!(all, [Series { photos: vec![1, 2], best: Some(Best { photo: 1, praise: vec![Praise::Sharpest] }) }]);
    }
}
