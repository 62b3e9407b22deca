//! The seeded shuffle: everyone with the seed sees the same order, and the order can be proved later.

use std::collections::BTreeMap;

/// A permutation of `0..count` by Fisher-Yates from the back, drawing from SplitMix64 (Steele, Lea, Flood 2014)
/// seeded with `seed`; a draw below `n` is the high half of the 128-bit product of the output and `n` (Lemire 2019,
/// without the rejection step: the bias is below 2^-50 for any shoot).
pub fn shuffle(seed: u64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    permute(&mut order, &mut { seed });
    order
}

/// A permutation of the places of `groups` in which each group stays together: the groups in a drawn order, then the
/// places within each, in the order of the result, all drawn from one generator as in [`shuffle`].
pub fn shuffle_groups(seed: u64, groups: &[u32]) -> Vec<usize> {
    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        places.entry(*group).or_default().push(place);
    }
    let mut places: Vec<Vec<usize>> = places.into_values().collect();
    let mut state = seed;
    permute(&mut places, &mut state);
    places.iter_mut().for_each(|group| permute(group, &mut state));
    places.concat()
}

fn permute<T>(items: &mut [T], state: &mut u64) {
    for last in (1..items.len()).rev() {
        let drawn = (u128::from(next(state)) * (last as u128 + 1)) >> 64;
        items.swap(last, usize::try_from(drawn).unwrap_or(0).min(last));
    }
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // Reference output of the published C code for seed 1234567.
        let mut state = 1_234_567;
        let drawn: Vec<u64> = (0..3).map(|_| next(&mut state)).collect();
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    proptest! {
        #[test]
        fn every_photo_once_and_the_same_again(seed: u64, count in 0usize..600) {
            let order = shuffle(seed, count);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            prop_assert_eq!(shuffle(seed, count), order);
        }

        #[test]
        fn groups_stay_together(seed: u64, groups in prop::collection::vec(0u32..9, 0..300)) {
            let order = shuffle_groups(seed, &groups);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..groups.len()).collect::<Vec<_>>());
            let changes = order.windows(2).filter(|pair| groups[pair[0]] != groups[pair[1]]).count();
            let distinct = groups.iter().collect::<std::collections::BTreeSet<_>>().len();
            prop_assert_eq!(changes, distinct.saturating_sub(1));
            prop_assert_eq!(shuffle_groups(seed, &groups), order);
        }
    }

    #[test]
    fn each_order_of_groups_and_within_a_group_is_about_as_likely() {
        let mut counts = BTreeMap::<Vec<usize>, u32>::new();
        for seed in 0..24_000 {
            *counts.entry(shuffle_groups(seed, &[4, 4, 7, 9])).or_default() += 1;
        }
        assert_eq!(counts.len(), 12);
        assert!(counts.values().all(|count| (1_800..2_200).contains(count)), "{counts:?}");
    }

    #[test]
    fn every_place_is_about_as_likely() {
        let mut at_front = [0u32; 10];
        for seed in 0..20_000 {
            at_front[shuffle(seed, 10)[0]] += 1;
        }
        assert!(at_front.iter().all(|count| (1_800..2_200).contains(count)), "{at_front:?}");
    }
}
