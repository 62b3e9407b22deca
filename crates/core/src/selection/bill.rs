//! The bill: what the client's choices cost. The room shows it live by the very function that the server charges by.

use std::collections::BTreeMap;

use super::upgrade::{Upgrade, upgraded};
use crate::cashier::balance;
use crate::catalog::{Included, PackageView, PlaceRule, Purpose};
use crate::id::EntitlementId;
use crate::money::Money;
use crate::orders::EntitlementUse;
use crate::refusal::Refusal;

/// What an order stands at before a sitting is charged.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// What it entitles to.
    pub entitlements: &'a [EntitlementUse],
    /// Price of its package.
    pub package_price: Money,
    /// What was charged so far, the package's price among it.
    pub charged: Money,
    /// What was paid so far.
    pub paid: Money,
    /// Packages that the order could be raised to; those that do not hold all that it has now are passed over.
    pub offers: &'a [PackageView],
}

/// What the choices cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// One line an entitlement, in the order's order, as the upgrade counts them where there is one.
    pub lines: Vec<BillLine>,
    /// The upgrade that makes the whole cheaper than extras alone.
    pub upgrade: Option<Upgrade>,
    /// What this sitting charges: new extras, and the upgrade less what it gives back.
    pub extra: Money,
    /// What is left to pay once that is charged; nothing where more was paid.
    pub to_pay: Money,
}

/// One entitlement on the bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillLine {
    /// The entitlement.
    pub id: EntitlementId,
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// How many pieces are included.
    pub included: Included,
    /// What holds for its places.
    pub rule: PlaceRule,
    /// How many photos carry it.
    pub used: u32,
    /// How many pieces are beyond what is included, those charged before among them.
    pub extra: u32,
    /// How many of the extra ones this sitting charges.
    pub new_extra: u32,
    /// Price of one extra.
    pub unit_price: Money,
    /// Price of the new extra ones.
    pub amount: Money,
}

impl BillLine {
    /// How many more photos find a place without costing anything.
    pub fn empty_places(&self) -> u32 {
        self.rule.places(self.included).map_or(0, |places| places.saturating_sub(self.used))
    }
}

/// The cheapest lawful bill for `used` photos an entitlement: extras by the piece, or one of the offers with what is
/// beyond even that one. Of two that cost the same the order's own package wins, then the earlier offer.
///
/// What an earlier sitting charged stays charged and is never charged again; an upgrade that includes it takes it as
/// payment, but no sitting pays money back.
pub fn bill(standing: &Standing<'_>, used: &BTreeMap<EntitlementId, u32>) -> Result<Bill, Refusal> {
    let lines = standing.entitlements.iter().map(|line| bill_line(line, line.included, line.extra_price, used));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let mut best = Bill { extra: sum(&lines)?, to_pay: Money::ZERO, upgrade: None, lines };
    for offer in standing.offers {
        // An offer whose sums leave the range of a document is none.
        if let Ok(Some(other)) = upgraded(standing, offer, used, &best)
            && other.extra < best.extra
        {
            best = other;
        }
    }
    best.to_pay = balance(standing.charged.plus(best.extra)?, standing.paid).0;
    Ok(best)
}

/// What `used` photos cost on a line, if so many are included and one more costs so much.
pub(super) fn bill_line(
    line: &EntitlementUse,
    included: Included,
    unit_price: Money,
    used: &BTreeMap<EntitlementId, u32>,
) -> Result<BillLine, Refusal> {
    let used = used.get(&line.id).copied().unwrap_or(0);
    let extra = line.rule.extra(included, used);
    let new_extra = extra.saturating_sub(line.charged);
    let amount = unit_price.times(new_extra)?;
    Ok(BillLine {
        id: line.id.clone(),
        purpose: line.purpose,
        detail: line.detail.clone(),
        included,
        rule: line.rule,
        used,
        extra,
        new_extra,
        unit_price,
        amount,
    })
}

/// Price of the new extras of these lines.
pub(super) fn sum(lines: &[BillLine]) -> Result<Money, Refusal> {
    Money::sum(lines.iter().map(|line| line.amount))
}

/// What the client could still choose without paying: entitlement and how many photos are left.
pub fn missing(bill: &Bill) -> Vec<(EntitlementId, u32)> {
    bill.lines.iter().map(|line| (line.id.clone(), line.empty_places())).filter(|(_, left)| *left > 0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(nth: usize) -> EntitlementId {
        EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
    }

    fn line(nth: usize, included: Included, price: i64, charged: u32) -> EntitlementUse {
        EntitlementUse {
            id: id(nth),
            purpose: Purpose::Retouch,
            detail: String::new(),
            included,
            extra_price: Money(price),
            rule: PlaceRule::default(),
            used: 0,
            charged,
            charged_amount: Money(price * i64::from(charged)),
        }
    }

    /// An order at its package's price, with nothing paid, and nothing that it could be raised to.
    fn standing(entitlements: &[EntitlementUse]) -> Standing<'_> {
        Standing { entitlements, package_price: Money::ZERO, charged: Money::ZERO, paid: Money::ZERO, offers: &[] }
    }

    #[track_caller]
    fn check(lines: &[(Included, i64, u32, u32)], expected_extra: i64) {
        let entitlements: Vec<_> =
            lines.iter().enumerate().map(|(nth, (included, price, charged, _))| line(nth, *included, *price, *charged)).collect();
        let used = lines.iter().enumerate().map(|(nth, (.., used))| (id(nth), *used)).collect();
        let bill = bill(&Standing { charged: Money(599_900), paid: Money(479_900), ..standing(&entitlements) }, &used).expect("a bill");
        assert_eq!(bill.extra, Money(expected_extra));
        assert_eq!(bill.to_pay, Money(120_000 + expected_extra));
    }

    #[test]
    fn the_bill_of_the_mock_up() {
        check(
            &[
                (Included::Count(30), 6000, 0, 34),
                (Included::Count(40), 8000, 0, 42),
                (Included::Count(2), 3000, 0, 1),
                (Included::All, 0, 0, 58),
            ],
            40_000,
        );
    }

    #[test]
    fn an_earlier_sitting_is_not_charged_again() {
        check(&[(Included::Count(30), 6000, 4, 34)], 0);
        check(&[(Included::Count(30), 6000, 4, 36)], 12_000);
        check(&[(Included::Count(30), 6000, 4, 31)], 0);
    }

    #[test]
    fn pieces_of_several_photos_are_charged_as_they_are_begun() {
        let frame = EntitlementUse { rule: PlaceRule { each: 3, ..PlaceRule::default() }, ..line(0, Included::Count(1), 9000, 0) };
        for (used, charged, extra) in [(3, 0, 0), (4, 0, 9000), (6, 0, 9000), (7, 0, 18_000), (7, 1, 9000)] {
            let lines = [EntitlementUse { charged, ..frame.clone() }];
            let bill = bill(&standing(&lines), &BTreeMap::from([(id(0), used)])).expect("a bill");
            assert_eq!(bill.extra, Money(extra), "{used} photos, {charged} charged before");
        }
    }

    #[test]
    fn what_is_missing() {
        let lines = [line(0, Included::Count(2), 1, 0), line(1, Included::All, 0, 0)];
        let bill = bill(&standing(&lines), &BTreeMap::from([(id(0), 1)])).expect("a bill");
        assert_eq!(missing(&bill), vec![(id(0), 1)]);
    }

    proptest! {
        #[test]
        fn one_more_photo_never_costs_less_and_two_sittings_cost_as_much_as_one(
            lines in prop::collection::vec((0u32..60, 1i64..100_000, 1u32..=20, 0u32..200, 0u32..60), 1..8)
        ) {
            let entitlements: Vec<_> = lines.iter().enumerate().map(|(nth, (included, price, each, ..))| {
                let rule = PlaceRule { each: *each, ..PlaceRule::default() };
                EntitlementUse { rule, ..line(nth, Included::Count(*included), *price, 0) }
            }).collect();
            let first: BTreeMap<_, _> = lines.iter().enumerate().map(|(nth, (.., used, _))| (id(nth), *used)).collect();
            let all: BTreeMap<_, _> = lines.iter().enumerate().map(|(nth, (.., used, more))| (id(nth), used + more)).collect();
            let at_once = bill(&standing(&entitlements), &all).expect("a bill");
            let one = bill(&standing(&entitlements), &first).expect("a bill");
            prop_assert!(one.extra <= at_once.extra);
            let charged: Vec<_> = entitlements.iter().zip(&one.lines).map(|(entitlement, line)| EntitlementUse { charged: line.new_extra, ..entitlement.clone() }).collect();
            let two = bill(&standing(&charged), &all).expect("a bill");
            prop_assert_eq!(one.extra.0 + two.extra.0, at_once.extra.0);
        }
    }
}
