//! Extra photos that a client confirmed and gives back: only while nobody works on them, only as many as were charged beyond
//! the package, and by whole pieces. The sitting's record stays as it was signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EntitlementUse;
use crate::id::{EntitlementId, OnceId, OrderId, PhotoId};
use crate::money::Money;
use crate::production::TaskState;
use crate::refusal::{Field, Refusal, Subject};

/// The most photos of one document.
pub const MOST_PHOTOS_BACK: u32 = 100;

/// What of an order's extra photos could be given back; entitlements without any are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenExtras {
    /// The order.
    pub order: OrderId,
}

/// The confirmed photos of an entitlement that has more than are included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extras {
    /// The entitlement.
    pub line: EntitlementUse,
    /// How many of its photos were charged beyond the package.
    pub at_most: u32,
    /// All its confirmed photos, earliest first.
    pub photos: Vec<ConfirmedPhoto>,
}

/// A photo whose purpose the client confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedPhoto {
    /// The photo.
    pub photo: PhotoId,
    /// BLAKE3 of the original.
    pub content: String,
    /// The camera's file name.
    pub file: String,
    /// Where the task of this purpose is that has it; none where the purpose asks for no work.
    pub work: Option<TaskState>,
}

impl ConfirmedPhoto {
    /// Whether nobody works on it yet.
    pub fn may_leave(&self) -> bool {
        matches!(self.work, None | Some(TaskState::Waiting | TaskState::Assigned))
    }
}

/// Takes extra photos back. Sent twice with the same `once`, it is done once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakeBackPhotos {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// The order.
    pub order: OrderId,
    /// Which photos, and for which purpose they are no longer wanted.
    pub photos: Vec<(EntitlementId, PhotoId)>,
    /// Why.
    pub reason: String,
    /// Who signs for the client.
    pub signed_by: String,
}

/// What comes back of one entitlement.
#[derive(Debug, PartialEq)]
pub struct PhotosBack<'a> {
    /// The entitlement.
    pub line: &'a EntitlementUse,
    /// The photos.
    pub photos: Vec<&'a ConfirmedPhoto>,
    /// How many pieces the order is charged less for.
    pub pieces: u32,
    /// What was charged for them.
    pub amount: Money,
}

impl PhotosBack<'_> {
    /// How many at which price stand on the document: the pieces, or one sum where they were charged unlike.
    pub fn priced(&self) -> (u32, Money) {
        let pieces = i64::from(self.pieces.max(1));
        if self.amount.0 % pieces == 0 { (self.pieces, Money(self.amount.0 / pieces)) } else { (1, self.amount) }
    }
}

/// How many photos of an entitlement were charged beyond the package.
pub fn extra_photos(line: &EntitlementUse) -> u32 {
    match line.rule.places(line.included) {
        Some(places) if line.charged > 0 => line.used.saturating_sub(places),
        _ => 0,
    }
}

/// Decides what of the extra photos may be given back, entitlement by entitlement. Each piece counts at the mean of what its
/// entitlement was charged, rounded down to whole minor units; the last ones take what is left.
pub fn photos_back<'a>(wanted: &[(EntitlementId, PhotoId)], extras: &'a [Extras]) -> Result<Vec<PhotosBack<'a>>, Refusal> {
    match u32::try_from(wanted.len()) {
        Ok(0) => return Err(Refusal::FieldEmpty { field: Field::Photos }),
        Ok(1..=MOST_PHOTOS_BACK) => {}
        _ => return Err(Refusal::FieldTooLong { field: Field::Photos, at_most: MOST_PHOTOS_BACK }),
    }
    let unknown = wanted.iter().any(|(tag, photo)| {
        let line = extras.iter().find(|line| line.line.id == *tag);
        line.is_none_or(|line| line.photos.iter().all(|known| known.photo != *photo))
    });
    if unknown {
        return Err(Refusal::not_found(Subject::Photo, ""));
    }
    let of = |line: &'a Extras| -> Vec<&'a ConfirmedPhoto> {
        line.photos.iter().filter(|known| wanted.iter().any(|(tag, photo)| *tag == line.line.id && *photo == known.photo)).collect()
    };
    extras.iter().map(|line| (line, of(line))).filter(|(_, photos)| !photos.is_empty()).map(|(line, photos)| back(line, photos)).collect()
}

fn back<'a>(extras: &'a Extras, photos: Vec<&'a ConfirmedPhoto>) -> Result<PhotosBack<'a>, Refusal> {
    let (line, purpose) = (&extras.line, extras.line.purpose);
    if let Some(begun) = photos.iter().find(|photo| !photo.may_leave()) {
        return Err(Refusal::WorkBegun { name: begun.file.clone() });
    }
    let count = u32::try_from(photos.len()).unwrap_or(u32::MAX);
    if count > extras.at_most {
        return Err(Refusal::NotExtra { purpose, at_most: extras.at_most });
    }
    // By the rule before and after: what was charged otherwise, whyever, is no piece of these photos.
    let extra = |used: u32| line.rule.extra(line.included, used).min(line.charged);
    let pieces = extra(line.used).saturating_sub(extra(line.used.saturating_sub(count)));
    if pieces == 0 {
        return Err(Refusal::PieceNotWhole { purpose, each: line.rule.each });
    }
    let mean = Money(line.charged_amount.0 / i64::from(line.charged));
    let amount = if pieces == line.charged { line.charged_amount } else { mean.times(pieces)? };
    Ok(PhotosBack { line, photos, pieces, amount })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::{Included, PlaceRule, Purpose};

    fn text(nth: u32) -> String {
        format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")
    }

    fn tag() -> EntitlementId {
        EntitlementId::try_from(text(1)).expect("an id")
    }

    fn photo(nth: u32) -> PhotoId {
        PhotoId::try_from(text(100 + nth)).expect("an id")
    }

    /// `used` confirmed photos, the one with this number being worked on.
    fn extras(each: u32, included: Included, used: u32, amount: i64, begun: u32) -> Extras {
        let rule = PlaceRule { each, ..PlaceRule::default() };
        let line = EntitlementUse {
            id: tag(),
            purpose: Purpose::Retouch,
            detail: String::new(),
            included,
            extra_price: Money(1000),
            rule,
            used,
            charged: rule.extra(included, used),
            charged_amount: Money(amount),
        };
        let photos = (0..used).map(|nth| ConfirmedPhoto {
            photo: photo(nth),
            content: String::new(),
            file: format!("IMG_{nth:04}.JPG"),
            work: Some(if nth == begun { TaskState::Working } else { TaskState::Assigned }),
        });
        Extras { at_most: extra_photos(&line), photos: photos.collect(), line }
    }

    #[test]
    fn extras_are_given_back_by_the_piece() {
        let (two, purpose) = (Included::Count(2), Purpose::Retouch);
        for (each, used, amount, given, expected) in [
            (1, 5, 3000, vec![0], Ok((1, 1000))),
            (1, 5, 3000, vec![0, 4, 2], Ok((3, 3000))),
            (1, 5, 3000, vec![0, 1, 2, 4], Err(Refusal::NotExtra { purpose, at_most: 3 })),
            // Charged unlike by an upgrade: the mean, and at last what is left.
            (1, 5, 2500, vec![0], Ok((1, 833))),
            (1, 5, 2500, vec![0, 1, 2], Ok((3, 2500))),
            (1, 5, 3000, vec![3], Err(Refusal::WorkBegun { name: "IMG_0003.JPG".to_owned() })),
            (1, 2, 0, vec![0], Err(Refusal::NotExtra { purpose, at_most: 0 })),
            // Frames of three: six places, the third frame begun with two photos.
            (3, 8, 1000, vec![0], Err(Refusal::PieceNotWhole { purpose, each: 3 })),
            (3, 8, 1000, vec![0, 7], Ok((1, 1000))),
            (1, 5, 3000, vec![9], Err(Refusal::not_found(Subject::Photo, ""))),
            (1, 5, 3000, vec![], Err(Refusal::FieldEmpty { field: Field::Photos })),
        ] {
            let extras = [extras(each, two, used, amount, 3)];
            let wanted: Vec<_> = given.iter().map(|nth| (tag(), photo(*nth))).collect();
            let found = photos_back(&wanted, &extras).map(|back| (back[0].pieces, back[0].amount.0));
            assert_eq!(found, expected, "{each} each, {used} used, {given:?}");
        }
        let all = [extras(1, Included::All, 5, 0, 9)];
        assert_eq!(photos_back(&[(tag(), photo(0))], &all), Err(Refusal::NotExtra { purpose, at_most: 0 }));
    }

    #[test]
    fn what_stands_on_the_document() {
        let extras = [extras(1, Included::Count(2), 5, 2500, 9)];
        let wanted: Vec<_> = (0..3).map(|nth| (tag(), photo(nth))).collect();
        assert_eq!(photos_back(&wanted[..1], &extras).expect("extras")[0].priced(), (1, Money(833)));
        assert_eq!(photos_back(&wanted[..2], &extras).expect("extras")[0].priced(), (2, Money(833)));
        assert_eq!(photos_back(&wanted, &extras).expect("extras")[0].priced(), (1, Money(2500)));
    }

    proptest! {
        /// Given back in any portions, never more comes back than was charged, all of it once no extra is left, and what stays
        /// charged is what the photos that are left begin beyond the package.
        #[test]
        fn what_was_charged_comes_back_and_no_more(
            each in 1u32..4, included in 0u32..4, used in 1u32..20, amount in 1i64..10_000, portions in prop::collection::vec(1u32..6, 1..12),
        ) {
            let mut now = extras(each, Included::Count(included), used, amount, u32::MAX);
            prop_assume!(now.line.charged > 0);
            let mut left = amount;
            for portion in portions {
                let wanted: Vec<_> = now.photos.iter().take(portion as usize).map(|known| (tag(), known.photo.clone())).collect();
                let before = std::slice::from_ref(&now);
                let Ok(back) = photos_back(&wanted, before) else { continue };
                let (count, pieces, amount) = (back[0].photos.len(), back[0].pieces, back[0].amount.0);
                let (quantity, unit) = back[0].priced();
                prop_assert_eq!(i64::from(quantity) * unit.0, amount);
                left -= amount;
                now.photos.drain(..count);
                now.line.used = u32::try_from(now.photos.len()).expect("few");
                (now.line.charged, now.line.charged_amount) = (now.line.charged - pieces, Money(left));
                now.at_most = extra_photos(&now.line);
                prop_assert_eq!(now.line.charged, now.line.rule.extra(now.line.included, now.line.used));
                prop_assert!(left >= 0 && (now.line.charged > 0 || left == 0));
            }
        }
    }
}
