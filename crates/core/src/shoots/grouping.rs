//! Puts a shoot's photos into groups by the studio's rules. Every photo comes into exactly one group; nothing is decided
//! by chance or by a clock, so that the same photos give the same groups.

use std::collections::HashMap;
use std::hash::Hash;

use super::best::series_of;
use super::clocks::between;
use super::groups::{Condition, GroupRule, Shape, Split};
use super::scenes::scenes_of;
use super::{Photo, file_stem};

/// The groups of a shoot's photos, given in the order of the shoot: name, and places in `photos`. In the order of the
/// rules; a rule that is split gives numbered groups where there is more than one. Rules that take nothing give nothing; what
/// no rule takes comes last, under a name that is empty.
pub fn grouped(photos: &[Photo], rules: &[GroupRule]) -> Vec<(String, Vec<usize>)> {
    let shoot = Shoot::of(photos);
    let mut taken = vec![Vec::new(); rules.len() + 1];
    for place in 0..photos.len() {
        let takes = |rule: &GroupRule| rule.conditions.iter().all(|condition| shoot.holds(place, condition));
        taken[rules.iter().position(takes).unwrap_or(rules.len())].push(place);
    }
    let rest = taken.pop().unwrap_or_default();
    let mut groups = Vec::new();
    for (rule, places) in rules.iter().zip(taken) {
        let parts = rule.split.as_ref().map_or_else(|| vec![places.clone()], |split| shoot.split(split, &places));
        let numbered = parts.len() > 1;
        for (number, part) in (1..).zip(parts) {
            groups.push((if numbered { format!("{} {number}", rule.name) } else { rule.name.clone() }, part));
        }
    }
    groups.push((String::new(), rest));
    groups.retain(|(_, places)| !places.is_empty());
    groups
}

/// The photos with what is known of them beside each other.
struct Shoot<'a> {
    photos: &'a [Photo],
    /// The series that a photo is in.
    series: Vec<Option<usize>>,
    scenes: Vec<u32>,
}

impl Shoot<'_> {
    fn of(photos: &[Photo]) -> Shoot<'_> {
        let mut series = vec![None; photos.len()];
        for (number, found) in series_of(photos).into_iter().enumerate() {
            found.photos.into_iter().for_each(|place| series[place] = Some(number));
        }
        Shoot { photos, series, scenes: scenes_of(photos) }
    }

    fn holds(&self, place: usize, condition: &Condition) -> bool {
        let photo = &self.photos[place];
        match condition {
            Condition::Camera { has } => is_in(has, &photo.camera) || is_in(has, &photo.serial),
            Condition::Lens { has } => is_in(has, &photo.lens),
            Condition::Folder { has } => is_in(has, &photo.folder),
            Condition::Shape { is } => shape(photo) == *is,
            Condition::Faces { least, most } => photo.measures.as_ref().and_then(|measures| measures.faces.as_ref()).is_some_and(|faces| {
                let found = u32::try_from(faces.len()).unwrap_or(u32::MAX);
                found >= *least && most.is_none_or(|most| found <= most)
            }),
            Condition::InSeries { is } => self.series[place].is_some() == *is,
            Condition::BlackAndWhite { is } => photo.measures.as_ref().is_some_and(|measures| measures.black_and_white == *is),
        }
    }

    fn split(&self, split: &Split, places: &[usize]) -> Vec<Vec<usize>> {
        match split {
            Split::Gap { minutes } => self.at_pauses(places, i64::from(*minutes) * 60_000),
            Split::Scene => alike(places, |place| self.scenes[place]),
            Split::Series => {
                let (series, alone): (Vec<_>, Vec<_>) = places.iter().partition(|&&place| self.series[place].is_some());
                let mut parts = alike(&series, |place| self.series[place]);
                parts.push(alone);
                parts.retain(|part| !part.is_empty());
                parts
            }
            Split::Camera => alike(places, |place| (&self.photos[place].camera, &self.photos[place].serial)),
            Split::Folder => alike(places, |place| &self.photos[place].folder),
        }
    }

    /// Cut where nothing was taken for so long. A photo without a time stays with the one before it.
    fn at_pauses(&self, places: &[usize], pause_ms: i64) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut last: Option<&str> = None;
        for &place in places {
            let time = self.photos[place].taken_at.as_deref();
            let pause = last.zip(time).and_then(|(last, time)| between(last, time));
            match parts.last_mut() {
                Some(part) if pause.is_none_or(|pause| pause < pause_ms) => part.push(place),
                _ => parts.push(vec![place]),
            }
            last = time.or(last);
        }
        parts
    }
}

/// Parts whose photos have the same key, in the order in which the keys come first.
fn alike<K: Eq + Hash>(places: &[usize], key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for &place in places {
        let part = *known.entry(key(place)).or_insert(parts.len());
        parts.resize(parts.len().max(part + 1), Vec::new());
        parts[part].push(place);
    }
    parts
}

fn is_in(part: &str, whole: &str) -> bool {
    whole.to_lowercase().contains(&part.trim().to_lowercase())
}

fn shape(photo: &Photo) -> Shape {
    let (width, height) = (u64::from(photo.width), u64::from(photo.height));
    match width.abs_diff(height) * 50 <= width.max(height) {
        true => Shape::Square,
        false if width > height => Shape::Landscape,
        false => Shape::Portrait,
    }
}

/// The name of a file that stands beside a photo, once the photo is called `name`: what the camera or the program put behind
/// the photo's own name stays, `IMG_1.NEF.xmp` beside `入册_IMG_1.JPG` is `入册_IMG_1.NEF.xmp`.
pub fn companion_name(photo: &str, companion: &str, name: &str) -> String {
    let stem = file_stem(photo);
    let own = companion.get(..stem.len()).filter(|begins| begins.eq_ignore_ascii_case(stem)).map(|_| &companion[stem.len()..]);
    let own = own.unwrap_or_else(|| &companion[file_stem(companion).len()..]);
    format!("{}{own}", file_stem(name))
}

/// Names for photos that come into one folder: the camera's own, and where two cameras counted alike `-2` and so on behind
/// it. Without suffix and without case, so that what stands beside a photo never meets a stranger's file.
pub fn told_apart<'a>(files: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut stems = std::collections::HashSet::new();
    let name = |file: &str| {
        let stem = file_stem(file);
        let mut candidate = stem.to_owned();
        let mut nth = 2;
        while !stems.insert(candidate.to_lowercase()) {
            candidate = format!("{stem}-{nth}");
            nth += 1;
        }
        format!("{candidate}{}", &file[stem.len()..])
    };
    files.into_iter().map(name).collect()
}

#[cfg(test)]
mod tests;
