//! Raising an order to a dearer package where that costs the client less than the extras would.

use std::collections::BTreeMap;

use super::bill::{Bill, BillLine, Standing, bill_line, sum};
use crate::catalog::{Entitlement, Included, PackageView, Purpose};
use crate::id::{EntitlementId, PackageId};
use crate::money::Money;
use crate::orders::EntitlementUse;
use crate::refusal::Refusal;

/// An upgrade on a bill, with what proves that it is the cheaper way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// The package that the order is raised to.
    pub package: PackageId,
    /// Its name.
    pub name: String,
    /// Its price.
    pub price: Money,
    /// Its price less the price of the order's package.
    pub surcharge: Money,
    /// Extras that would have been charged without it.
    pub replaced: Vec<Replaced>,
    /// What earlier sittings charged for photos that it includes; taken as payment, never beyond what this sitting costs.
    pub credits: Vec<Credit>,
    /// How much less the client pays than for the same photos without it.
    pub saves: Money,
    /// What it includes of kinds that the order did not have.
    pub gains: Vec<Entitlement>,
}

/// Extras that an upgrade makes needless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// How many.
    pub count: u32,
    /// Price of one, by the order's own package.
    pub unit_price: Money,
}

/// What an upgrade gives back of an entitlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The entitlement.
    pub id: EntitlementId,
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// How many charged extras stop to count as charged.
    pub count: u32,
    /// How much is given back.
    pub amount: Money,
}

/// Which line of the package stands for each of the order's, and the lines that stand for none. Nothing where the
/// package does not hold all that the order has: a client never loses by an upgrade what was promised.
fn matched<'a>(entitlements: &[EntitlementUse], offer: &'a PackageView) -> Option<(Vec<&'a Entitlement>, Vec<&'a Entitlement>)> {
    let mut left: Vec<&Entitlement> = offer.entitlements.iter().collect();
    let mut lines = Vec::with_capacity(entitlements.len());
    for line in entitlements {
        let stands_for = |other: &&Entitlement| {
            other.purpose == line.purpose && other.detail == line.detail && other.rule == line.rule && covers(other.included, line.included)
        };
        lines.push(left.remove(left.iter().position(stands_for)?));
    }
    Some((lines, left))
}

fn covers(offered: Included, had: Included) -> bool {
    match (offered, had) {
        (Included::All, _) => true,
        (Included::Count(_), Included::All) => false,
        (Included::Count(offered), Included::Count(had)) => offered >= had,
    }
}

/// The bill with the order raised to this package, against `plain`, the best so far. Nothing where the package is no
/// upgrade for the order.
pub(super) fn upgraded(
    standing: &Standing<'_>,
    offer: &PackageView,
    used: &BTreeMap<EntitlementId, u32>,
    plain: &Bill,
) -> Result<Option<Bill>, Refusal> {
    let surcharge = offer.price.minus(standing.package_price)?;
    if surcharge <= Money::ZERO {
        return Ok(None);
    }
    let Some((by_offer, gains)) = matched(standing.entitlements, offer) else { return Ok(None) };
    let both = || standing.entitlements.iter().zip(&by_offer);
    let lines: Vec<BillLine> =
        both().map(|(line, offered)| bill_line(line, offered.included, offered.extra_price, used)).collect::<Result<_, _>>()?;
    let full = surcharge.plus(sum(&lines)?)?;
    let (credits, extra) = credits(standing.entitlements, &lines, full)?;
    let own: Vec<BillLine> =
        standing.entitlements.iter().map(|line| bill_line(line, line.included, line.extra_price, used)).collect::<Result<_, _>>()?;
    let replaced = own.iter().zip(&lines).filter(|(own, line)| own.new_extra > line.new_extra).map(|(own, line)| Replaced {
        purpose: own.purpose,
        detail: own.detail.clone(),
        count: own.new_extra - line.new_extra,
        unit_price: own.unit_price,
    });
    let upgrade = Upgrade {
        package: offer.id.clone(),
        name: offer.name.clone(),
        price: offer.price,
        surcharge,
        replaced: replaced.collect(),
        credits,
        saves: sum(&own)?.minus(extra)?,
        gains: gains.into_iter().cloned().collect(),
    };
    Ok(Some(Bill { lines, upgrade: Some(upgrade), extra, to_pay: plain.to_pay }))
}

/// What is given back of what the entitlements were charged, and what is left of `full` after it. Each extra counts at
/// the mean of what its entitlement was charged, rounded down to whole minor units.
fn credits(entitlements: &[EntitlementUse], lines: &[BillLine], full: Money) -> Result<(Vec<Credit>, Money), Refusal> {
    let (mut credits, mut left) = (Vec::new(), full);
    for (line, after) in entitlements.iter().zip(lines) {
        let covered = line.charged.saturating_sub(after.extra);
        let mean = Money(line.charged_amount.0 / i64::from(line.charged.max(1)));
        let amount = mean.times(covered)?.min(left);
        if amount <= Money::ZERO {
            continue;
        }
        // What is given back in part counts as given back: the client has had its worth.
        let count = u32::try_from((amount.0 + mean.0 - 1) / mean.0).unwrap_or(covered).min(covered);
        credits.push(Credit { id: line.id.clone(), purpose: line.purpose, detail: line.detail.clone(), count, amount });
        left = left.minus(amount)?;
    }
    Ok((credits, left))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bill;
    use super::*;
    use crate::catalog::{PlaceRule, ShootType};

    fn id(nth: usize) -> EntitlementId {
        EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
    }

    fn offer(nth: usize, price: i64, entitlements: &[(Purpose, Included, i64)]) -> PackageView {
        PackageView {
            id: PackageId::try_from(format!("0193e9a4-5b6f-7c3d-8a22-{nth:012}")).expect("an id"),
            version: 1,
            name: format!("Set {nth}"),
            shoot_type: ShootType::Wedding,
            price: Money(price),
            shoots: 1,
            entitlements: entitlements
                .iter()
                .map(|(purpose, included, price)| Entitlement {
                    purpose: *purpose,
                    detail: String::new(),
                    included: *included,
                    extra_price: Money(*price),
                    rule: PlaceRule::default(),
                })
                .collect(),
            sold: true,
        }
    }

    fn line(nth: usize, purpose: Purpose, included: Included, price: i64, charged: u32) -> EntitlementUse {
        EntitlementUse {
            id: id(nth),
            purpose,
            detail: String::new(),
            included,
            extra_price: Money(price),
            rule: PlaceRule::default(),
            used: 0,
            charged,
            charged_amount: Money(price * i64::from(charged)),
        }
    }

    /// What this sitting charges, and the package that it raises the order to. The order's package costs 3,000.00 and
    /// includes 30 retouched photos; one more costs 60.00.
    fn charges(charged: u32, used: u32, offers: &[PackageView]) -> (i64, Option<String>) {
        let entitlements = [line(0, Purpose::Retouch, Included::Count(30), 6000, charged)];
        let standing =
            Standing { entitlements: &entitlements, package_price: Money(300_000), charged: Money(300_000), paid: Money::ZERO, offers };
        let bill = bill(&standing, &BTreeMap::from([(id(0), used)])).expect("a bill");
        assert_eq!(bill.to_pay.0, 300_000 + bill.extra.0);
        (bill.extra.0, bill.upgrade.map(|upgrade| upgrade.name))
    }

    #[test]
    fn an_upgrade_is_taken_where_it_is_cheaper() {
        let retouch = |included, price| [(Purpose::Retouch, included, price)];
        let b = offer(1, 360_000, &retouch(Included::Count(44), 6000));
        let all = offer(2, 400_000, &retouch(Included::All, 0));
        let less = offer(3, 310_000, &retouch(Included::Count(20), 100));
        let other = offer(4, 310_000, &[(Purpose::Album, Included::All, 0)]);
        let cheaper = offer(5, 200_000, &retouch(Included::All, 0));
        let set_1 = Some("Set 1".to_owned());
        for (charged, used, offers, expected) in [
            // Fourteen extras at 60 are replaced by 600.
            (0, 44, vec![b.clone()], (60_000, set_1.clone())),
            (0, 45, vec![b.clone()], (66_000, set_1.clone())),
            // Ten cost the same: the order's own package stays.
            (0, 40, vec![b.clone()], (60_000, None)),
            (0, 41, vec![b.clone()], (60_000, set_1.clone())),
            (0, 60, vec![b.clone(), all.clone()], (100_000, Some("Set 2".to_owned()))),
            // What holds less than was promised, or costs no more, is no upgrade.
            (0, 60, vec![less, other, cheaper], (180_000, None)),
            // Earlier sittings charged ten: they are taken as payment.
            (10, 42, vec![b.clone()], (0, set_1.clone())),
            (10, 50, vec![b.clone()], (36_000, set_1)),
            (10, 40, vec![b], (0, None)),
        ] {
            assert_eq!(charges(charged, used, &offers), expected, "{charged} charged, {used} used");
        }
    }

    #[test]
    fn the_proof_names_what_is_replaced_and_what_is_gained() {
        let entitlements = [line(0, Purpose::Retouch, Included::Count(30), 6000, 2)];
        let offers = [offer(1, 360_000, &[(Purpose::Album, Included::Count(5), 100), (Purpose::Retouch, Included::Count(44), 6000)])];
        let standing = Standing {
            entitlements: &entitlements,
            package_price: Money(300_000),
            charged: Money(312_000),
            paid: Money::ZERO,
            offers: &offers,
        };
        let upgrade = bill(&standing, &BTreeMap::from([(id(0), 44)])).expect("a bill").upgrade.expect("an upgrade");
        assert_eq!((upgrade.surcharge, upgrade.saves), (Money(60_000), Money(12 * 6000 - (60_000 - 2 * 6000))));
        assert_eq!(upgrade.replaced.iter().map(|line| (line.count, line.unit_price)).collect::<Vec<_>>(), [(12, Money(6000))]);
        assert_eq!(upgrade.credits.iter().map(|line| (line.count, line.amount)).collect::<Vec<_>>(), [(2, Money(12_000))]);
        assert_eq!(upgrade.gains.iter().map(|line| line.purpose).collect::<Vec<_>>(), [Purpose::Album]);
    }

    /// How many pieces are included (none: all), what one more costs, how many photos carry it, and how many a piece takes.
    type Had = (Option<u32>, i64, u32, u32);
    /// How much dearer a package is, and for each purpose how many it includes and what one more costs.
    type Offered = (i64, Vec<(Option<u32>, i64)>);

    /// A small studio: an order with up to three purposes, what was chosen, and packages that may or may not hold it all.
    fn small() -> impl Strategy<Value = (Vec<Had>, Vec<Offered>)> {
        let line = (prop::option::weighted(0.9, 0u32..4), 1i64..60, 0u32..7, 1u32..4);
        let offer = (-20i64..120, prop::collection::vec((prop::option::weighted(0.8, 0u32..8), 1i64..60), 0..=4));
        (prop::collection::vec(line, 1..=3), prop::collection::vec(offer, 0..=4))
    }

    fn each_of(each: u32) -> PlaceRule {
        PlaceRule { each, ..PlaceRule::default() }
    }

    fn included(count: Option<u32>) -> Included {
        count.map_or(Included::All, Included::Count)
    }

    /// The cheapest way, by trying every way: each piece that was begun is one of the included ones or is paid for, in the package
    /// of the order or in any that holds all of it. A way that puts more photos into places than there are is no way.
    fn by_trying(lines: &[Had], offers: &[Offered]) -> i64 {
        fn places(included: Option<u32>, price: i64, used: u32) -> i64 {
            let ways = (0u32..1 << used).filter(|paid| included.is_none_or(|places| used - paid.count_ones() <= places));
            ways.map(|paid| i64::from(paid.count_ones()) * price).min().expect("all may be paid")
        }
        let stay: i64 = lines.iter().map(|(included, price, used, each)| places(*included, *price, used.div_ceil(*each))).sum();
        let raised = offers.iter().filter_map(|(more, offered)| {
            let holds = |nth: usize| match (offered[nth].0, lines[nth].0) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(offered), Some(had)) => offered >= had,
            };
            let lawful = *more > 0 && offered.len() >= lines.len() && (0..lines.len()).all(holds);
            lawful.then(|| {
                more + lines
                    .iter()
                    .zip(offered)
                    .map(|((.., used, each), (included, price))| places(*included, *price, used.div_ceil(*each)))
                    .sum::<i64>()
            })
        });
        raised.chain([stay]).min().expect("staying is a way")
    }

    proptest! {
        #[test]
        fn no_lawful_way_is_cheaper((lines, offers) in small()) {
            let entitlements: Vec<_> =
                lines.iter().enumerate().map(|(nth, (count, price, _, each))| {
                    EntitlementUse { rule: each_of(*each), ..line(nth, Purpose::ALL[nth], included(*count), *price, 0) }
                }).collect();
            let packages: Vec<_> = offers.iter().enumerate().map(|(nth, (more, offered))| {
                let offered: Vec<_> = offered.iter().enumerate().map(|(nth, (count, price))| (Purpose::ALL[nth], included(*count), *price)).collect();
                let mut package = offer(nth, 1000 + more, &offered);
                for (line, (.., each)) in package.entitlements.iter_mut().zip(&lines) {
                    line.rule = each_of(*each);
                }
                package
            }).collect();
            let used: BTreeMap<_, _> = lines.iter().enumerate().map(|(nth, (.., used, _))| (id(nth), *used)).collect();
            let standing = Standing {
                entitlements: &entitlements, package_price: Money(1000), charged: Money(1000), paid: Money::ZERO, offers: &packages
            };
            let found = bill(&standing, &used).expect("a bill");
            prop_assert_eq!(found.extra.0, by_trying(&lines, &offers));
            let alone = bill(&Standing { offers: &[], ..standing }, &used).expect("a bill");
            prop_assert!(found.extra <= alone.extra, "never more than doing nothing would");
            prop_assert_eq!(found.upgrade.map_or(0, |upgrade| upgrade.saves.0), alone.extra.0 - found.extra.0);
        }

        /// Where one extra costs the same in every package, it does not matter whether the client comes once or twice.
        #[test]
        fn two_sittings_cost_what_one_would(
            slots in 0u32..10, price in 1i64..100, each in 1u32..5, first in 0u32..30, more in 0u32..30,
            offered in prop::collection::vec((1i64..2000, 0u32..40), 0..4)
        ) {
            let offers: Vec<_> = offered.iter().enumerate().map(|(nth, (dearer, places))| {
                let mut package = offer(nth, 1000 + dearer, &[(Purpose::Retouch, Included::Count(*places), price)]);
                package.entitlements[0].rule = each_of(each);
                package
            }).collect();
            let sitting = |entitlement: EntitlementUse, package: i64, used: u32| {
                let entitlements = [entitlement];
                let standing = Standing {
                    entitlements: &entitlements, package_price: Money(package), charged: Money::ZERO, paid: Money::ZERO, offers: &offers
                };
                bill(&standing, &BTreeMap::from([(id(0), used)])).expect("a bill")
            };
            let fresh = EntitlementUse { rule: each_of(each), ..line(0, Purpose::Retouch, Included::Count(slots), price, 0) };
            let at_once = sitting(fresh.clone(), 1000, first + more);
            let one = sitting(fresh.clone(), 1000, first);
            let charged = one.lines[0].new_extra;
            let after = EntitlementUse { included: one.lines[0].included, charged, charged_amount: one.lines[0].amount, ..fresh };
            let two = sitting(after, one.upgrade.as_ref().map_or(1000, |upgrade| upgrade.price.0), first + more);
            prop_assert_eq!(one.extra.0 + two.extra.0, at_once.extra.0);
            prop_assert!(two.extra >= Money::ZERO, "no sitting pays back");
        }
    }
}
