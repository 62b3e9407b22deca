//! The directories of a TIFF file (TIFF 6.0; sub-directories by Adobe's TIFF Technical Note 1): only what the EXIF reader
//! does not walk to. Offsets that lie end the walk.

use crate::format::Order;

/// So many directories are looked at; honest files have a handful.
const MOST_DIRECTORIES: usize = 32;
/// Entries of one directory that are looked at.
const MOST_ENTRIES: usize = 512;

/// Tiles whose places are told, of all pictures together.
const MOST_TILES: usize = 4096;

/// What the directories say together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Width and height of the largest picture that any directory speaks of, as DNG wants it shown (DefaultCropSize);
    /// 0 by 0 where none does.
    pub largest: (u32, u32),
    /// Where the tiles of pictures in several tiles begin, sorted: each may be a JPEG, and none is a picture.
    pub tiles: Vec<usize>,
}

pub(crate) fn layout(bytes: &[u8]) -> Layout {
    let mut found = Layout::default();
    let Some(order) = Order::of(bytes) else { return found };
    let mut waiting: Vec<usize> = order.u32(bytes, 4).map(|at| at as usize).into_iter().collect();
    let mut seen = Vec::new();
    while let Some(at) = waiting.pop() {
        if at == 0 || seen.contains(&at) || seen.len() == MOST_DIRECTORIES {
            continue;
        }
        seen.push(at);
        let room = MOST_TILES - found.tiles.len();
        let Some(directory) = Directory::read(bytes, &order, at, room) else { continue };
        found.largest = crate::raw::larger(found.largest, directory.size);
        if directory.tiles.len() > 1 {
            found.tiles.extend(directory.tiles);
        }
        waiting.extend(directory.further);
    }
    found.tiles.sort_unstable();
    found
}

#[derive(Default)]
struct Directory {
    size: (u32, u32),
    tiles: Vec<usize>,
    /// Offsets of the next and of the sub-directories.
    further: Vec<usize>,
}

impl Directory {
    /// Tells of so many tiles at most as there is `room` for.
    fn read(bytes: &[u8], order: &Order, at: usize, room: usize) -> Option<Self> {
        let count = usize::from(order.u16(bytes, at)?).min(MOST_ENTRIES);
        let (mut found, mut cropped) = (Self::default(), None);
        for entry in (0..count).map(|index| at + 2 + index * 12) {
            let values = |nth| value(bytes, order, entry, nth);
            match order.u16(bytes, entry)? {
                0x0100 => found.size.0 = values(0).unwrap_or(0),
                0x0101 => found.size.1 = values(0).unwrap_or(0),
                0x0144 => {
                    let room = room - found.tiles.len();
                    found.tiles.extend((0..room).map_while(values).map(|at| at as usize));
                }
                0x014A => {
                    let room = MOST_DIRECTORIES.saturating_sub(found.further.len());
                    found.further.extend((0..room).map_while(values).map(|at| at as usize));
                }
                0xC620 => cropped = values(0).zip(values(1)),
                _ => {}
            }
        }
        found.size = cropped.unwrap_or(found.size);
        found.further.extend(order.u32(bytes, at + 2 + count * 12).map(|at| at as usize));
        Some(found)
    }
}

/// The whole number at a place of an entry's values; None behind the last.
fn value(bytes: &[u8], order: &Order, entry: usize, nth: usize) -> Option<u32> {
    let count = order.u32(bytes, entry + 4)? as usize;
    let width = match order.u16(bytes, entry + 2)? {
        3 => 2,
        4 | 13 => 4,
        // A ratio.
        5 => 8,
        _ => return None,
    };
    let start = if count.checked_mul(width)? <= 4 { entry + 8 } else { order.u32(bytes, entry + 8)? as usize };
    let at = (nth < count).then(|| start.checked_add(nth * width))??;
    match width {
        2 => order.u16(bytes, at).map(u32::from),
        4 => order.u32(bytes, at),
        _ => order.u32(bytes, at)?.checked_div(order.u32(bytes, at + 4)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory's entry with its value in place.
    fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    }

    fn directory(entries: &[Vec<u8>], next: u32) -> Vec<u8> {
        [&(entries.len() as u16).to_le_bytes()[..], &entries.concat(), &next.to_le_bytes()].concat()
    }

    fn file(parts: &[Vec<u8>]) -> Vec<u8> {
        [b"II*\0\x08\0\0\0".to_vec(), parts.concat()].concat()
    }

    #[test]
    fn the_largest_picture_may_lie_in_a_sub_directory() {
        let small = |sub: u32| directory(&[entry(0x100, 4, 1, 256), entry(0x101, 3, 1, 171), entry(0x14A, 4, 1, sub)], 0);
        let inner = directory(&[entry(0x100, 4, 1, 6016), entry(0x101, 4, 1, 4016)], 0);
        let at = 8 + small(0).len() as u32;
        assert_eq!(layout(&file(&[small(at), inner.clone()])).largest, (6016, 4016));
        // Two whole numbers of the crop lie behind the directory.
        let crop_at = at + 2 + 3 * 12 + 4;
        let cropped = directory(&[entry(0x100, 4, 1, 6016), entry(0x101, 4, 1, 4016), entry(0xC620, 4, 2, crop_at)], 0);
        let crop = [6000_u32.to_le_bytes(), 4000_u32.to_le_bytes()].concat();
        assert_eq!(layout(&file(&[small(at), cropped, crop])).largest, (6000, 4000));
    }

    #[test]
    fn tiles_without_end_are_not_listed() {
        let many = [entry(0x144, 4, u32::MAX, 8), entry(0x144, 4, u32::MAX, 8)].map(|entry| vec![entry; 200].concat());
        let lies = [&400_u16.to_le_bytes()[..], &many.concat(), &[0; 40_000]].concat();
        let tiles = layout(&file(&[lies])).tiles;
        assert_eq!(tiles.len(), MOST_TILES);
        assert!(tiles.is_sorted());
    }

    #[test]
    fn directories_that_lie_end_the_walk() {
        let turning = directory(&[entry(0x14A, 4, 1, 8), entry(0x14A, 4, u32::MAX, u32::MAX), entry(0xC620, 5, 2, 9)], 8);
        for bytes in [b"".to_vec(), b"II*\0".to_vec(), b"II*\0\xFF\xFF\xFF\xFF".to_vec(), file(&[turning])] {
            assert_eq!(layout(&bytes), Layout::default(), "{bytes:?}");
        }
    }
}
