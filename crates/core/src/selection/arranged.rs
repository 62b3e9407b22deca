//! The order in which a sitting shows its photos: the same on every screen and on paper.

use super::Arrangement;
use super::shuffle::{shuffle, shuffle_groups};
use crate::shoots::{Photo, scenes_of};

/// Places in `photos`, which are in shoot order, as they are laid out.
pub fn arranged(photos: &[Photo], arrangement: Arrangement) -> Vec<usize> {
    match arrangement {
        Arrangement::ShootOrder => (0..photos.len()).collect(),
        Arrangement::Shuffled(seed) => shuffle(seed, photos.len()),
        Arrangement::ShuffledByOutfit(seed) => shuffle_groups(seed, &scenes_of(photos)),
    }
}
