//! Which photo goes where. A proposal: people swap what they want otherwise.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::assign::assign;
use super::crop::{Cropped, crop, face_regions};
use super::template::{Opening, Template, TemplateKind};
use crate::id::PhotoId;
use crate::selection::wishes::Region;
use crate::shoots::{Photo, scenes_of, series_of};

/// Most photos that are tried for one product: those with the most stars, then the first ones.
pub const MOST_CANDIDATES: usize = 60;

// What counts against a photo in an opening, in thousandths of a photo's area that is lost by the crop.
const FACE_CUT: i64 = 5_000;
const LIES_OTHERWISE: i64 = 400;
const STAR_LESS: i64 = 30;
/// How much worse each photo of a spread may lie so that one outfit is on it.
const ONE_OUTFIT: i64 = 100;
/// One thousandth; what is below it only orders photos that lie alike.
const POINT: i64 = 10_000;

/// A photo that may be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The photo.
    pub photo: PhotoId,
    /// Upright width and height in pixels.
    pub size: (u32, u32),
    /// Its faces.
    pub faces: Vec<Region>,
    /// The series that it was taken in, if it was.
    pub series: Option<usize>,
    /// The scene that it belongs to: one backdrop and outfit.
    pub outfit: u32,
    /// Its stars.
    pub stars: u8,
}

/// A photo in its opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The opening, by its place in the template.
    pub opening: usize,
    /// The photo.
    pub photo: PhotoId,
    /// What of it is seen.
    pub crop: Region,
    /// A face had to be cut.
    pub cut: bool,
}

/// What may be placed of these photos, which lie in the order of the shoot: those with stars said by `stars`, others not.
pub fn candidates(photos: &[Photo], stars: impl Fn(&PhotoId) -> Option<u8>) -> Vec<Candidate> {
    let series: BTreeMap<usize, usize> =
        series_of(photos).iter().enumerate().flat_map(|(nth, series)| series.photos.iter().map(move |&photo| (photo, nth))).collect();
    let scenes = scenes_of(photos);
    let candidate = |(at, photo): (usize, &Photo)| {
        let faces = photo.measures.as_ref().and_then(|measures| measures.faces.as_deref()).unwrap_or_default();
        Some(Candidate {
            photo: photo.id.clone(),
            size: (photo.width, photo.height),
            faces: face_regions(faces),
            series: series.get(&at).copied(),
            outfit: scenes.get(at).copied().unwrap_or(0),
            stars: stars(&photo.id)?,
        })
    };
    photos.iter().enumerate().filter_map(candidate).collect()
}

/// Proposes photos for the openings of a product: each photo at most once, no two of a series as long as others are left.
/// The candidates lie in the order of the shoot. Openings that no photo is left for get none.
pub fn place(template: &Template, candidates: &[Candidate]) -> Vec<Placement> {
    let mut known: Vec<&Candidate> = candidates.iter().collect();
    known.sort_by_key(|candidate| Reverse(candidate.stars));
    known.truncate(MOST_CANDIDATES);
    let order: BTreeMap<&PhotoId, usize> = candidates.iter().enumerate().map(|(at, candidate)| (&candidate.photo, at)).collect();
    known.sort_by_key(|candidate| order.get(&candidate.photo));
    let table = Tried::table(template, &known);
    let everything: Vec<usize> = (0..known.len()).collect();
    let mut chosen = spread_out(&table, &known, &everything);
    if template.kind == TemplateKind::AlbumSpread {
        let most = sum(&table, &chosen) + ONE_OUTFIT * POINT * i64::try_from(template.openings.len()).unwrap_or(0);
        if let Some(together) = one_outfit(&table, &known).filter(|found| sum(&table, found) <= most) {
            chosen = together;
        }
    }
    chosen.sort_unstable();
    let placed = |(opening, at): (usize, usize)| {
        let Cropped { region, cut, .. } = table[opening][at].cropped;
        Placement { opening, photo: known[at].photo.clone(), crop: region, cut }
    };
    chosen.into_iter().map(placed).collect()
}

/// How a photo would lie in an opening.
pub(super) struct Tried {
    pub(super) cost: i64,
    cropped: Cropped,
}

impl Tried {
    /// Every opening with every photo.
    pub(super) fn table(template: &Template, known: &[&Candidate]) -> Vec<Vec<Tried>> {
        let count = template.openings.len();
        let row = |(nth, opening): (usize, &Opening)| {
            let tried = |(at, candidate): (usize, &&Candidate)| {
                let cropped = crop((opening.width, opening.height), candidate.size, &candidate.faces);
                // Earlier photos before later ones, and those in the order of the openings: the product of place and openings
                // that are left is the least then.
                let order = i64::try_from(at * (count - nth)).unwrap_or(0);
                Tried { cost: against(*opening, candidate, cropped) * POINT + order, cropped }
            };
            known.iter().enumerate().map(tried).collect()
        };
        template.openings.iter().enumerate().map(row).collect()
    }
}

fn against(opening: Opening, candidate: &Candidate, cropped: Cropped) -> i64 {
    let lies_wide = |(width, height): (u32, u32)| match (u64::from(width) * 10, u64::from(height) * 10) {
        (wide, high) if wide > high / 10 * 11 => Some(true),
        (wide, high) if high > wide / 10 * 11 => Some(false),
        _ => None,
    };
    let otherwise = match (lies_wide((opening.width, opening.height)), lies_wide(candidate.size)) {
        (Some(opening), Some(photo)) => opening != photo,
        _ => false,
    };
    i64::from(cropped.lost)
        + if cropped.cut { FACE_CUT } else { 0 }
        + if otherwise { LIES_OTHERWISE } else { 0 }
        + STAR_LESS * i64::from(5_u8.saturating_sub(candidate.stars))
}

/// Openings with their photos.
type Chosen = Vec<(usize, usize)>;

fn sum(table: &[Vec<Tried>], chosen: &[(usize, usize)]) -> i64 {
    chosen.iter().map(|&(opening, at)| table[opening][at].cost).sum()
}

/// The best photos among these, at first one of each series; what is still open then takes others of them.
fn spread_out(table: &[Vec<Tried>], known: &[&Candidate], among: &[usize]) -> Chosen {
    let mut groups: BTreeMap<(Option<usize>, usize), Vec<usize>> = BTreeMap::new();
    for &at in among {
        let key = known[at].series.map_or((None, at), |series| (Some(series), 0));
        groups.entry(key).or_default().push(at);
    }
    let openings: Vec<usize> = (0..table.len()).collect();
    let mut chosen = cheapest(table, &openings, &groups.into_values().collect::<Vec<_>>());
    let open: Vec<usize> = openings.into_iter().filter(|opening| chosen.iter().all(|(taken, _)| taken != opening)).collect();
    let left: Vec<Vec<usize>> = among.iter().filter(|&at| chosen.iter().all(|(_, taken)| taken != at)).map(|&at| vec![at]).collect();
    chosen.extend(cheapest(table, &open, &left));
    chosen
}

/// The cheapest way to fill these openings, with at most one photo of each group.
fn cheapest(table: &[Vec<Tried>], openings: &[usize], groups: &[Vec<usize>]) -> Chosen {
    let best = |opening: usize, group: &[usize]| group.iter().map(|&at| (table[opening][at].cost, at)).min();
    let costs: Vec<Vec<i64>> = openings
        .iter()
        .map(|&opening| groups.iter().map(|group| best(opening, group).map_or(i64::MAX / 4, |(cost, _)| cost)).collect())
        .collect();
    let photo = |(nth, group): (usize, Option<usize>)| Some((openings[nth], best(openings[nth], &groups[group?])?.1));
    assign(&costs).into_iter().enumerate().filter_map(photo).collect()
}

/// The best way that keeps to one outfit, where one has enough photos of different series.
fn one_outfit(table: &[Vec<Tried>], known: &[&Candidate]) -> Option<Chosen> {
    let mut outfits: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in known.iter().enumerate() {
        outfits.entry(candidate.outfit).or_default().push(at);
    }
    let is_varied = |chosen: &Chosen| {
        let mut series: Vec<usize> = chosen.iter().filter_map(|&(_, at)| known[at].series).collect();
        series.sort_unstable();
        chosen.len() == table.len() && series.windows(2).all(|pair| pair[0] != pair[1])
    };
    let found = outfits.values().map(|among| spread_out(table, known, among)).filter(is_varied);
    found.min_by_key(|chosen| sum(table, chosen))
}
