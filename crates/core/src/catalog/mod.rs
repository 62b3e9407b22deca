//! The catalogue: packages, and what each entitles to.

mod places;
mod text;

pub use places::{MOST_EACH, PhotoShape, PlaceRule};
pub use text::label;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::id::PackageId;
use crate::money::Money;
use crate::people::Right;
use crate::refusal::{Field, Refusal, optional, required};

/// What is photographed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShootType {
    /// A couple before the wedding.
    Wedding,
    /// Children from the first birthday on.
    Children,
    /// Newborns and babies.
    Baby,
    /// Expecting.
    Maternity,
    /// A whole family.
    Family,
    /// One person.
    Portrait,
}

impl ShootType {
    /// Every kind.
    pub const ALL: [ShootType; 6] =
        [ShootType::Wedding, ShootType::Children, ShootType::Baby, ShootType::Maternity, ShootType::Family, ShootType::Portrait];
}

/// What a photo is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Fine retouching.
    Retouch,
    /// A place in the album.
    Album,
    /// A frame for the desk.
    DeskFrame,
    /// An enlargement for the wall.
    Enlargement,
    /// The negative: the file itself.
    Negative,
}

impl Purpose {
    /// Every purpose, in the order of the sheets.
    pub const ALL: [Purpose; 5] = [Purpose::Retouch, Purpose::Album, Purpose::DeskFrame, Purpose::Enlargement, Purpose::Negative];
}

/// How many photos a package includes for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Included {
    /// So many.
    Count(u32),
    /// As many as the client likes.
    All,
}

impl Included {
    /// How many of `used` are beyond what is included.
    pub fn extra(self, used: u32) -> u32 {
        match self {
            Included::Count(count) => used.saturating_sub(count),
            Included::All => 0,
        }
    }
}

/// One line of what a package includes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entitlement {
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// How many.
    pub included: Included,
    /// Price of one more; nothing is allowed only where all are included, or no more can be had.
    pub extra_price: Money,
    /// What holds for its places.
    #[serde(default)]
    pub rule: PlaceRule,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PackageView {
    /// The package.
    pub id: PackageId,
    /// Row version, to be sent back.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What is photographed.
    pub shoot_type: ShootType,
    /// Its price.
    pub price: Money,
    /// How many shoots.
    pub shoots: u32,
    /// What it includes.
    pub entitlements: Vec<Entitlement>,
    /// Whether it is sold.
    pub sold: bool,
}

/// Lists the packages, sold ones first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListPackages {}

/// Adds (`id` none) or changes a package. Orders keep what they were booked with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SavePackage {
    /// The package, or none for a new one.
    pub id: Option<PackageId>,
    /// Version as loaded; 0 for a new one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What is photographed.
    pub shoot_type: ShootType,
    /// Its price.
    pub price: Money,
    /// How many shoots.
    pub shoots: u32,
    /// What it includes.
    pub entitlements: Vec<Entitlement>,
    /// Whether it is sold.
    pub sold: bool,
}

/// Decides whether a package can be saved like this; gives it back tidied.
pub fn tidy(call: SavePackage) -> Result<SavePackage, Refusal> {
    let name = required(Field::Name, &call.name, 80)?;
    if call.price < Money::ZERO || call.price > Money::LIMIT {
        return Err(Refusal::AmountOutOfRange);
    }
    if !(1..=50).contains(&call.shoots) {
        return Err(Refusal::FieldEmpty { field: Field::Shoots });
    }
    if call.entitlements.is_empty() {
        return Err(Refusal::FieldEmpty { field: Field::Entitlements });
    }
    if call.entitlements.len() > 30 {
        return Err(Refusal::FieldTooLong { field: Field::Entitlements, at_most: 30 });
    }
    let mut entitlements = Vec::new();
    for line in &call.entitlements {
        let free = line.extra_price <= Money::ZERO;
        if line.extra_price < Money::ZERO || (free && line.included != Included::All && line.rule.extras) {
            return Err(Refusal::ExtraPriceMissing { purpose: line.purpose });
        }
        line.extra_price.plus(Money::ZERO)?;
        if !(1..=MOST_EACH).contains(&line.rule.each) {
            return Err(Refusal::EachOutOfRange { purpose: line.purpose, at_most: MOST_EACH });
        }
        entitlements.push(Entitlement { detail: optional(Field::Name, &line.detail, 40)?, ..line.clone() });
    }
    Ok(SavePackage { name, entitlements, ..call })
}

crate::calls! {
    ListPackages => Vec<PackageView>, "catalog.packages", Needs::Right(Right::SeeOrders), [];
    SavePackage => PackageView, "catalog.save_package", Needs::Right(Right::EditCatalog), [Tag::Catalog];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extra_photo_is_never_free_by_oversight() {
        let with = |included, price, rule| Entitlement {
            purpose: Purpose::Album,
            detail: String::new(),
            included,
            extra_price: Money(price),
            rule,
        };
        let line = |included, price| with(included, price, PlaceRule::default());
        let package = |line| SavePackage {
            id: None,
            version: 0,
            name: "A".into(),
            shoot_type: ShootType::Wedding,
            price: Money(599_900),
            shoots: 1,
            entitlements: vec![line],
            sold: true,
        };
        assert!(tidy(package(line(Included::Count(30), 6000))).is_ok());
        assert!(tidy(package(line(Included::All, 0))).is_ok());
        let refused = Err(Refusal::ExtraPriceMissing { purpose: Purpose::Album });
        assert_eq!(tidy(package(line(Included::Count(30), 0))), refused);
        assert_eq!(tidy(package(line(Included::All, -1))), refused);
        let closed = PlaceRule { extras: false, ..PlaceRule::default() };
        assert!(tidy(package(with(Included::Count(1), 0, closed))).is_ok(), "where no extras are sold, none has a price");
        for each in [0, 21] {
            let rule = PlaceRule { each, ..PlaceRule::default() };
            let refused = Err(Refusal::EachOutOfRange { purpose: Purpose::Album, at_most: 20 });
            assert_eq!(tidy(package(with(Included::Count(1), 100, rule))), refused);
        }
    }

    #[test]
    fn a_line_of_before_there_were_rules_keeps_its_meaning() {
        let old = r#"{"purpose":"desk_frame","detail":"","included":{"count":2},"extra_price":12000}"#;
        let line: Entitlement = serde_json::from_str(old).expect("a line");
        assert_eq!((line.included, line.extra_price, line.rule), (Included::Count(2), Money(12_000), PlaceRule::default()));
    }

    #[test]
    fn extras() {
        for (included, used, extra) in
            [(Included::Count(30), 34, 4), (Included::Count(30), 30, 0), (Included::Count(2), 0, 0), (Included::All, 500, 0)]
        {
            assert_eq!(included.extra(used), extra);
        }
    }
}
