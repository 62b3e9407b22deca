//! Who finds a place: whether a photo may be given a purpose, and what is missing before a sitting is submitted.

use std::collections::BTreeMap;

use super::bill::{Bill, BillLine};
use super::book::Book;
use super::choice::{Choice, Verdict};
use crate::id::{EntitlementId, PhotoId};
use crate::orders::EntitlementUse;
use crate::refusal::Refusal;

/// Decides whether a photo of this upright width and height may be given a purpose that it does not carry yet. `used` says
/// how many photos carry each.
pub fn may_carry(lines: &[EntitlementUse], used: &BTreeMap<EntitlementId, u32>, choice: &Choice, size: (u32, u32)) -> Result<(), Refusal> {
    let (tag, extra_is_meant) = match choice {
        Choice::Tag(tag) => (tag, true),
        Choice::Place(tag) => (tag, false),
        _ => return Ok(()),
    };
    let Some(line) = lines.iter().find(|line| line.id == *tag) else { return Ok(()) };
    if let Some(shape) = line.rule.shape.filter(|shape| !shape.fits(size)) {
        return Err(Refusal::WrongShape { purpose: line.purpose, shape });
    }
    let has_a_place = line.rule.has_a_place(line.included, used.get(tag).copied().unwrap_or(0));
    match (has_a_place, extra_is_meant && line.rule.extras, line.rule.extras) {
        (true, ..) | (_, true, _) => Ok(()),
        (_, _, true) => Err(Refusal::PlaceTaken { purpose: line.purpose }),
        (_, _, false) => Err(Refusal::NoExtras { purpose: line.purpose }),
    }
}

/// Something that is not as it should be when a sitting is submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unready {
    /// More photos than there are places, and no extras are sold: the sitting cannot be submitted.
    TooMany {
        /// The entitlement.
        line: EntitlementId,
        /// How many too many.
        count: u32,
    },
    /// Photos that lie otherwise than they must; they came in before the rule did.
    WrongShape {
        /// The entitlement.
        line: EntitlementId,
        /// How many.
        count: u32,
    },
    /// A piece that takes several photos was begun and is not full.
    HalfFilled {
        /// The entitlement.
        line: EntitlementId,
        /// How many photos it lacks.
        count: u32,
    },
    /// Places that are included and empty.
    Empty {
        /// The entitlement.
        line: EntitlementId,
        /// How many photos find a place there.
        count: u32,
    },
    /// Photos that are wanted and have no purpose: they do not count as chosen.
    WithoutPurpose {
        /// How many.
        count: u32,
    },
    /// Photos that are neither wanted nor not.
    Maybe {
        /// How many.
        count: u32,
    },
}

/// What is missing before a sitting is submitted, the gravest first, in the order of the bill's lines.
pub fn unready(bill: &Bill, lines: &[EntitlementUse], book: &Book, photos: &[(PhotoId, (u32, u32))]) -> Vec<Unready> {
    let wrong = |line: &BillLine| -> u32 {
        let lies_wrong = |(photo, size): &&(PhotoId, (u32, u32))| {
            book.carries(photo, &line.id) && line.rule.shape.is_some_and(|shape| !shape.fits(*size))
        };
        count(photos.iter().filter(lies_wrong))
    };
    let of_lines = |make: &dyn Fn(EntitlementId, u32) -> Unready, how_many: &dyn Fn(&BillLine) -> u32| -> Vec<Unready> {
        let found = bill.lines.iter().map(|line| (line.id.clone(), how_many(line))).filter(|(_, count)| *count > 0);
        found.map(|(line, count)| make(line, count)).collect()
    };
    let mut found = of_lines(&|line, count| Unready::TooMany { line, count }, &|line| {
        // By what the order has now, as it is submitted: an upgrade comes no sooner than the client's yes.
        let own = lines.iter().find(|own| own.id == line.id && !own.rule.extras);
        own.map_or(0, |own| over_by(own, line.used))
    });
    found.extend(of_lines(&|line, count| Unready::WrongShape { line, count }, &wrong));
    found.extend(of_lines(&|line, count| Unready::HalfFilled { line, count }, &|line| line.rule.lacking(line.used)));
    found.extend(of_lines(&|line, count| Unready::Empty { line, count }, &|line| {
        // What a begun piece lacks was told.
        line.empty_places().saturating_sub(line.rule.lacking(line.used))
    }));
    let picked =
        |(photo, _): &&(PhotoId, _)| book.known(photo).is_some_and(|marks| marks.verdict == Verdict::Pick && marks.tags.is_empty());
    let maybe = |(photo, _): &&(PhotoId, _)| book.verdict(photo) == Verdict::Maybe;
    let (picked, maybe) = (count(photos.iter().filter(picked)), count(photos.iter().filter(maybe)));
    found.extend((picked > 0).then_some(Unready::WithoutPurpose { count: picked }));
    found.extend((maybe > 0).then_some(Unready::Maybe { count: maybe }));
    found
}

/// A refusal where more photos carry a purpose than it has places, and no extras are sold: nobody gets those for nothing.
pub fn no_free_extras(lines: &[EntitlementUse]) -> Result<(), Refusal> {
    let over = |line: &&EntitlementUse| !line.rule.extras && line.rule.extra(line.included, line.used) > line.charged;
    match lines.iter().find(over) {
        Some(line) => Err(Refusal::PlacesOverfull { purpose: line.purpose, count: over_by(line, line.used) }),
        None => Ok(()),
    }
}

fn over_by(line: &EntitlementUse, used: u32) -> u32 {
    used.saturating_sub(line.rule.places(line.included).unwrap_or(u32::MAX))
}

fn count<T>(found: impl Iterator<Item = T>) -> u32 {
    u32::try_from(found.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Included, PhotoShape, PlaceRule, Purpose};
    use crate::money::Money;
    use crate::selection::{Standing, bill};

    fn id(nth: usize) -> String {
        format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")
    }

    fn tag(nth: usize) -> EntitlementId {
        EntitlementId::try_from(id(nth)).expect("an id")
    }

    fn line(nth: usize, included: Included, rule: PlaceRule) -> EntitlementUse {
        EntitlementUse {
            id: tag(nth),
            purpose: Purpose::ALL[nth],
            detail: String::new(),
            included,
            extra_price: Money(1000),
            rule,
            used: 0,
            charged: 0,
            charged_amount: Money::ZERO,
        }
    }

    const UPRIGHT: (u32, u32) = (2000, 3000);
    const ACROSS: (u32, u32) = (3000, 2000);

    #[test]
    fn who_finds_a_place() {
        let rule = PlaceRule::default();
        let closed = PlaceRule { extras: false, ..rule };
        let across = PlaceRule { shape: Some(PhotoShape::Across), ..rule };
        let three = PlaceRule { each: 3, ..closed };
        let one = Included::Count(1);
        let (purpose, shape) = (Purpose::ALL[0], PhotoShape::Across);
        let (place, tagged) = (Choice::Place(tag(0)), Choice::Tag(tag(0)));
        for (included, rule, used, choice, size, expected) in [
            (one, rule, 0, &place, UPRIGHT, Ok(())),
            (one, rule, 1, &place, UPRIGHT, Err(Refusal::PlaceTaken { purpose })),
            (one, rule, 1, &tagged, UPRIGHT, Ok(())),
            (one, closed, 1, &tagged, UPRIGHT, Err(Refusal::NoExtras { purpose })),
            (one, closed, 1, &place, UPRIGHT, Err(Refusal::NoExtras { purpose })),
            (Included::All, closed, 99, &tagged, UPRIGHT, Ok(())),
            (one, across, 0, &tagged, UPRIGHT, Err(Refusal::WrongShape { purpose, shape })),
            (one, across, 0, &place, ACROSS, Ok(())),
            (one, across, 0, &tagged, (9, 9), Ok(())),
            (one, three, 2, &tagged, UPRIGHT, Ok(())),
            (one, three, 3, &tagged, UPRIGHT, Err(Refusal::NoExtras { purpose })),
        ] {
            let used = BTreeMap::from([(tag(0), used)]);
            assert_eq!(may_carry(&[line(0, included, rule)], &used, choice, size), expected, "{rule:?} {used:?} {choice:?}");
        }
        let other = Choice::Verdict(Verdict::Reject);
        assert_eq!(may_carry(&[line(0, one, closed)], &BTreeMap::from([(tag(0), 5)]), &other, UPRIGHT), Ok(()));
    }

    #[test]
    fn what_is_missing_is_told_the_gravest_first() {
        let lines = [
            line(0, Included::Count(2), PlaceRule { shape: Some(PhotoShape::Across), ..PlaceRule::default() }),
            line(1, Included::Count(1), PlaceRule { extras: false, ..PlaceRule::default() }),
            line(2, Included::Count(1), PlaceRule { each: 3, ..PlaceRule::default() }),
            line(3, Included::Count(3), PlaceRule::default()),
            line(4, Included::All, PlaceRule::default()),
        ];
        let photos: Vec<_> = (0..9).map(|nth| (PhotoId::try_from(id(100 + nth)).expect("an id"), UPRIGHT)).collect();
        let mut book = Book::default();
        for (photo, choice) in [
            (0, Choice::Tag(tag(0))),
            (1, Choice::Tag(tag(1))),
            (2, Choice::Tag(tag(1))),
            (3, Choice::Tag(tag(2))),
            (4, Choice::Tag(tag(3))),
            (5, Choice::Verdict(Verdict::Pick)),
            (6, Choice::Verdict(Verdict::Maybe)),
            (7, Choice::Verdict(Verdict::Maybe)),
        ] {
            book.change(&photos[photo].0, &choice).expect("allowed");
        }
        let standing = Standing { entitlements: &lines, package_price: Money::ZERO, charged: Money::ZERO, paid: Money::ZERO, offers: &[] };
        let mut bill = bill(&standing, &book.used(&lines)).expect("a bill");
        let empty = |nth, count| Unready::Empty { line: tag(nth), count };
        assert_eq!(
            unready(&bill, &lines, &book, &photos),
            [
                Unready::TooMany { line: tag(1), count: 1 },
                Unready::WrongShape { line: tag(0), count: 1 },
                Unready::HalfFilled { line: tag(2), count: 2 },
                empty(0, 1),
                empty(3, 2),
                Unready::WithoutPurpose { count: 1 },
                Unready::Maybe { count: 2 },
            ]
        );
        bill.lines[1].included = Included::Count(2);
        assert_eq!(unready(&bill, &lines, &book, &photos)[0], Unready::TooMany { line: tag(1), count: 1 }, "an upgrade is not had yet");
        assert_eq!(no_free_extras(&lines), Ok(()));
        let over = EntitlementUse { used: 3, ..lines[1].clone() };
        assert_eq!(no_free_extras(&[over]), Err(Refusal::PlacesOverfull { purpose: Purpose::ALL[1], count: 2 }));
    }
}
