//! What of a photo is seen in an opening: as much as fits, moved only as far as the faces need.

use crate::selection::wishes::Region;
use crate::shoots::Face;

/// What of a photo is seen in an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cropped {
    /// The part that is seen; it has the opening's proportions.
    pub region: Region,
    /// How much of the photo is lost, in thousandths of its area.
    pub lost: u32,
    /// A face is cut: the faces lie farther apart than the opening can hold.
    pub cut: bool,
}

/// The largest part of a photo that fills an opening. Both sizes are width and height, in any unit of their own.
pub fn crop(opening: (u32, u32), photo: (u32, u32), faces: &[Region]) -> Cropped {
    let [wide, high, across, down] = [opening.0, opening.1, photo.0, photo.1].map(|side| u64::from(side.max(1)));
    let full = u64::from(Region::FULL);
    // Rounded; the photo is wider than the opening where its width is what has to give.
    let share = |part: u64, whole: u64| u32::try_from((full * part + whole / 2) / whole).unwrap_or(Region::FULL).clamp(1, Region::FULL);
    let too_wide = across * high > wide * down;
    let (length, spans): (u32, Vec<Span>) = if too_wide {
        (share(wide * down, high * across), faces.iter().map(|face| (face.x, face.x.saturating_add(face.w))).collect())
    } else {
        (share(high * across, wide * down), faces.iter().map(|face| (face.y, face.y.saturating_add(face.h))).collect())
    };
    let (start, cut) = window(length, &spans);
    let region = if too_wide {
        Region { x: start, y: 0, w: length, h: Region::FULL }
    } else {
        Region { x: 0, y: start, w: Region::FULL, h: length }
    };
    Cropped { region, lost: (Region::FULL - length) / 10, cut }
}

/// Faces as regions of the photo.
pub fn face_regions(faces: &[Face]) -> Vec<Region> {
    let scale = Region::FULL / 1_000;
    faces.iter().map(|face| Region { x: face.x * scale, y: face.y * scale, w: face.width * scale, h: face.height * scale }).collect()
}

/// From where to where a face reaches along the side that gives.
type Span = (u32, u32);

/// Where a window of this length begins, and whether a face is cut by it.
fn window(length: u32, faces: &[Span]) -> (u32, bool) {
    let middle = (Region::FULL - length) / 2;
    // A face is brow to chin: a third of it more on either side is a head.
    let heads = faces.iter().map(|&(low, high)| {
        let margin = high.saturating_sub(low) / 3;
        (low.saturating_sub(margin), high.saturating_add(margin).min(Region::FULL))
    });
    let around = |spans: &mut dyn Iterator<Item = Span>| spans.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let bare = |&(low, high): &Span| (low.min(Region::FULL), high.min(Region::FULL));
    for hull in [around(&mut heads.into_iter()), around(&mut faces.iter().map(bare))] {
        match hull {
            None => return (middle, false),
            Some((low, high)) if high - low <= length => {
                return (middle.clamp(high.saturating_sub(length), low.min(Region::FULL - length)), false);
            }
            Some(_) => {}
        }
    }
    (most_faces(length, faces, middle), true)
}

/// The beginning that keeps most of the faces whole, the larger ones before the smaller, the middle before the edges.
fn most_faces(length: u32, faces: &[Span], middle: u32) -> u32 {
    let last = Region::FULL - length;
    let whole = |start: u32| -> u32 {
        faces.iter().filter(|(low, high)| start <= *low && *high <= start + length).map(|(low, high)| high - low).sum()
    };
    let edges = faces.iter().flat_map(|&(low, high)| [low, high.saturating_sub(length)]);
    let starts = edges.map(|start| start.min(last)).chain([middle]);
    starts.max_by_key(|&start| (whole(start), std::cmp::Reverse((start.abs_diff(middle), start)))).unwrap_or(middle)
}
