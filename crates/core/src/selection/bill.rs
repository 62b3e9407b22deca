//! The bill: what the client's choices cost. The room shows it live by the very function that the server charges by.

use std::collections::BTreeMap;

use crate::catalog::{Included, Purpose};
use crate::id::EntitlementId;
use crate::money::Money;
use crate::orders::EntitlementUse;
use crate::refusal::Refusal;

/// What the choices cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// One line an entitlement, in the order's order.
    pub lines: Vec<BillLine>,
    /// Price of the extras that no earlier sitting has charged.
    pub extra: Money,
    /// What is left to pay once the extras are charged.
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
    /// How many are included.
    pub included: Included,
    /// How many photos carry it.
    pub used: u32,
    /// How many are beyond what is included, those charged before among them.
    pub extra: u32,
    /// How many of the extra ones this sitting charges.
    pub new_extra: u32,
    /// Price of one extra.
    pub unit_price: Money,
    /// Price of the new extra ones.
    pub amount: Money,
}

/// The bill for `used` photos an entitlement, `charged` and `paid` so far. What an earlier sitting charged stays
/// charged; it is never charged again.
pub fn bill(entitlements: &[EntitlementUse], used: &BTreeMap<EntitlementId, u32>, charged: Money, paid: Money) -> Result<Bill, Refusal> {
    let mut lines = Vec::with_capacity(entitlements.len());
    for line in entitlements {
        let used = used.get(&line.id).copied().unwrap_or(0);
        let extra = line.included.extra(used);
        let new_extra = extra.saturating_sub(line.charged);
        lines.push(BillLine {
            id: line.id.clone(),
            purpose: line.purpose,
            detail: line.detail.clone(),
            included: line.included,
            used,
            extra,
            new_extra,
            unit_price: line.extra_price,
            amount: line.extra_price.times(new_extra)?,
        });
    }
    let extra = Money::sum(lines.iter().map(|line| line.amount))?;
    let to_pay = charged.plus(extra)?.minus(paid)?;
    Ok(Bill { lines, extra, to_pay })
}

/// What the client could still choose without paying: entitlement and how many are left.
pub fn missing(bill: &Bill) -> Vec<(EntitlementId, u32)> {
    bill.lines
        .iter()
        .filter_map(|line| match line.included {
            Included::Count(count) if count > line.used => Some((line.id.clone(), count - line.used)),
            _ => None,
        })
        .collect()
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
            used: 0,
            charged,
        }
    }

    #[track_caller]
    fn check(lines: &[(Included, i64, u32, u32)], expected_extra: i64) {
        let entitlements: Vec<_> =
            lines.iter().enumerate().map(|(nth, (included, price, charged, _))| line(nth, *included, *price, *charged)).collect();
        let used = lines.iter().enumerate().map(|(nth, (.., used))| (id(nth), *used)).collect();
        let bill = bill(&entitlements, &used, Money(599_900), Money(479_900)).expect("a bill");
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
    fn what_is_missing() {
        let lines = [line(0, Included::Count(2), 1, 0), line(1, Included::All, 0, 0)];
        let bill = bill(&lines, &BTreeMap::from([(id(0), 1)]), Money::ZERO, Money::ZERO).expect("a bill");
        assert_eq!(missing(&bill), vec![(id(0), 1)]);
    }

    proptest! {
        #[test]
        fn one_more_photo_never_costs_less_and_two_sittings_cost_as_much_as_one(
            lines in prop::collection::vec((0u32..60, 1i64..100_000, 0u32..200, 0u32..60), 1..8)
        ) {
            let entitlements: Vec<_> = lines.iter().enumerate().map(|(nth, (included, price, ..))| line(nth, Included::Count(*included), *price, 0)).collect();
            let first: BTreeMap<_, _> = lines.iter().enumerate().map(|(nth, (.., used, _))| (id(nth), *used)).collect();
            let all: BTreeMap<_, _> = lines.iter().enumerate().map(|(nth, (.., used, more))| (id(nth), used + more)).collect();
            let at_once = bill(&entitlements, &all, Money::ZERO, Money::ZERO).expect("a bill");
            let one = bill(&entitlements, &first, Money::ZERO, Money::ZERO).expect("a bill");
            prop_assert!(one.extra <= at_once.extra);
            let charged: Vec<_> = entitlements.iter().zip(&one.lines).map(|(entitlement, line)| EntitlementUse { charged: line.new_extra, ..entitlement.clone() }).collect();
            let two = bill(&charged, &all, Money::ZERO, Money::ZERO).expect("a bill");
            prop_assert_eq!(one.extra.0 + two.extra.0, at_once.extra.0);
        }
    }
}
