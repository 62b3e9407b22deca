//! The room's rules by themselves: the bill, the log replayed, sittings merged. No database, no page.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use atelier_core::catalog::{Entitlement, Included, PackageView, PlaceRule, Purpose, ShootType};
use atelier_core::id::{BranchId, EntitlementId, PhotoId};
use atelier_core::money::Money;
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::{Book, Change, Choice, Standing, Told, Verdict, bill, merge, replay};
use atelier_tests::world::once;

use super::{p95, told};

/// Milliseconds that it takes, again and again.
fn times(rounds: usize, mut work: impl FnMut()) -> Vec<f64> {
    let time = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64() * 1_000.0
    };
    (0..rounds).map(time).collect()
}

pub fn measure() {
    println!("Rules by themselves");
    bill_of_500_picks_and_30_packages();
    let photos: Vec<PhotoId> = (0..5_000).map(|_| once()).collect();
    let tags: Vec<EntitlementId> = (0..5).map(|_| once()).collect();
    let log = keystrokes(10_000, &photos, &tags, 1);
    told("10,000 keystrokes replayed, p95", p95(times(50, || drop(black_box(replay(&Book::default(), &log))))), "ms", 300.0);
    let base = replay(&Book::default(), &log[..2_000]);
    let books: Vec<(BranchId, Book)> = (2..5).map(|seed| (once(), replay(&base, &keystrokes(3_300, &photos, &tags, seed)))).collect();
    let branches: Vec<Told<'_>> = books.iter().map(|(branch, now)| Told { branch, base: &base, now }).collect();
    let conflicts = merge(&base, &branches).conflicts.len();
    told("three sittings of 3,300 keystrokes merged, p95", p95(times(50, || drop(black_box(merge(&base, &branches))))), "ms", 100.0);
    println!("{:<44} {conflicts:>9}", "  differences that they have");
}

/// Chosen by a little generator (SplitMix64's increment and finaliser), so that every run has the same.
fn keystrokes(count: usize, photos: &[PhotoId], tags: &[EntitlementId], seed: u64) -> Vec<Change> {
    let mut state = seed;
    let mut draw = move |below: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0) % below
    };
    let choice = |kind: usize, nth: usize| match kind {
        0..4 => Choice::Verdict(Verdict::ALL[kind]),
        4 => Choice::Rating(u8::try_from(nth).unwrap_or(0)),
        _ => Choice::Tag(tags[nth % tags.len()].clone()),
    };
    (0..count)
        .map(|_| Change { id: once(), photo: photos[draw(photos.len())].clone(), choice: choice(draw(8), draw(5)), takes_back: None })
        .collect()
}

fn bill_of_500_picks_and_30_packages() {
    let lines: Vec<EntitlementUse> = Purpose::ALL
        .into_iter()
        .map(|purpose| EntitlementUse {
            id: once(),
            purpose,
            detail: String::new(),
            included: Included::Count(20),
            extra_price: Money(6_000),
            rule: PlaceRule::default(),
            used: 0,
            charged: 0,
            charged_amount: Money::ZERO,
        })
        .collect();
    let used: BTreeMap<EntitlementId, u32> = lines.iter().map(|line| (line.id.clone(), 100)).collect();
    let offer = |nth: u32| PackageView {
        id: once(),
        version: 1,
        name: format!("Set {nth}"),
        shoot_type: ShootType::Wedding,
        price: Money(600_000 + i64::from(nth) * 90_000),
        shoots: 1,
        entitlements: lines
            .iter()
            .map(|line| Entitlement {
                purpose: line.purpose,
                detail: String::new(),
                included: Included::Count(20 + 3 * nth),
                extra_price: Money(6_000),
                rule: PlaceRule::default(),
            })
            .collect(),
        sold: true,
    };
    let offers: Vec<PackageView> = (0..30).map(offer).collect();
    let standing =
        Standing { entitlements: &lines, package_price: Money(600_000), charged: Money(600_000), paid: Money::ZERO, offers: &offers };
    let took = times(500, || drop(black_box(bill(&standing, &used))));
    told("bill of 500 picks and 30 packages, p95", p95(took), "ms", 16.0);
}
