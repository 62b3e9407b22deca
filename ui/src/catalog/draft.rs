//! What is typed into the package's form, and the call it makes.

use atelier_core::catalog::{Entitlement, Included, PhotoShape, PlaceRule, Purpose, SavePackage, ShootType};
use atelier_core::id::PackageId;
use atelier_core::money::Money;
use leptos::prelude::*;

use super::list::Editing;

/// A line of what is included, being typed.
#[derive(Clone, Copy)]
pub struct LineRow {
    /// Tells the rows apart while they come and go.
    pub key: usize,
    /// What for.
    pub purpose: RwSignal<Purpose>,
    /// The product.
    pub detail: RwSignal<String>,
    /// Whether all are included.
    pub all: RwSignal<bool>,
    /// How many, unless all are.
    pub count: RwSignal<Option<u32>>,
    /// Price of one more.
    pub extra_price: RwSignal<Option<Money>>,
    /// How many photos a piece takes.
    pub each: RwSignal<Option<u32>>,
    /// How its photos must lie.
    pub shape: RwSignal<Option<PhotoShape>>,
    /// Whether more can be had.
    pub extras: RwSignal<bool>,
}

impl LineRow {
    /// Whether the number is missing.
    pub fn lacks_count(&self) -> bool {
        !self.all.get() && self.count.get().is_none()
    }

    /// Whether the price of an extra is missing: it must be there unless all are included.
    pub fn lacks_price(&self) -> bool {
        !self.all.get() && self.extras.get() && self.extra_price.get().is_none_or(|price| price <= Money::ZERO)
    }
}

/// The whole form.
#[derive(Clone, Copy)]
pub struct Draft {
    id: StoredValue<Option<PackageId>>,
    version: i64,
    next: StoredValue<usize>,
    /// Its name.
    pub name: RwSignal<String>,
    /// What is photographed.
    pub shoot_type: RwSignal<ShootType>,
    /// Its price.
    pub price: RwSignal<Option<Money>>,
    /// How many shoots.
    pub shoots: RwSignal<Option<u32>>,
    /// What it includes.
    pub lines: RwSignal<Vec<LineRow>>,
    /// Whether it is sold.
    pub sold: RwSignal<bool>,
}

impl Draft {
    /// The form for a new package, with one line to begin with, or for one that is there.
    pub fn of(editing: &Editing) -> Draft {
        let known = match editing {
            Editing::New => None,
            Editing::One(package) => Some(package.clone()),
        };
        let draft = Draft {
            id: StoredValue::new(known.as_ref().map(|package| package.id.clone())),
            version: known.as_ref().map_or(0, |package| package.version),
            next: StoredValue::new(0),
            name: RwSignal::new(known.as_ref().map(|package| package.name.clone()).unwrap_or_default()),
            shoot_type: RwSignal::new(known.as_ref().map_or(ShootType::Children, |package| package.shoot_type)),
            price: RwSignal::new(known.as_ref().map(|package| package.price)),
            shoots: RwSignal::new(Some(known.as_ref().map_or(1, |package| package.shoots))),
            lines: RwSignal::new(Vec::new()),
            sold: RwSignal::new(known.as_ref().is_none_or(|package| package.sold)),
        };
        match known {
            Some(package) => package.entitlements.iter().for_each(|line| draft.add(Some(line))),
            None => draft.add(None),
        }
        draft
    }

    /// One more line; none for an empty one.
    pub fn add(&self, line: Option<&Entitlement>) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let count = line.and_then(|line| match line.included {
            Included::Count(count) => Some(count),
            Included::All => None,
        });
        let rule = line.map(|line| line.rule).unwrap_or_default();
        let row = LineRow {
            key,
            purpose: RwSignal::new(line.map_or(Purpose::Retouch, |line| line.purpose)),
            detail: RwSignal::new(line.map(|line| line.detail.clone()).unwrap_or_default()),
            all: RwSignal::new(line.is_some_and(|line| line.included == Included::All)),
            count: RwSignal::new(count),
            extra_price: RwSignal::new(line.map(|line| line.extra_price).filter(|price| *price > Money::ZERO)),
            each: RwSignal::new(Some(rule.each)),
            shape: RwSignal::new(rule.shape),
            extras: RwSignal::new(rule.extras),
        };
        self.lines.update(|lines| lines.push(row));
    }

    /// The call that saves what is typed now; none while a number is missing.
    pub fn call(&self) -> Option<SavePackage> {
        let line = |row: &LineRow| {
            let included = if row.all.get_untracked() { Included::All } else { Included::Count(row.count.get_untracked()?) };
            let extras = included == Included::All || row.extras.get_untracked();
            let free = included == Included::All || !extras;
            let extra_price = if free { Money::ZERO } else { row.extra_price.get_untracked().unwrap_or_default() };
            let rule = PlaceRule { each: row.each.get_untracked()?, shape: row.shape.get_untracked(), extras };
            Some(Entitlement { purpose: row.purpose.get_untracked(), detail: row.detail.get_untracked(), included, extra_price, rule })
        };
        Some(SavePackage {
            id: self.id.get_value(),
            version: self.version,
            name: self.name.get_untracked(),
            shoot_type: self.shoot_type.get_untracked(),
            price: self.price.get_untracked()?,
            shoots: self.shoots.get_untracked()?,
            entitlements: self.lines.with_untracked(|lines| lines.iter().map(line).collect::<Option<Vec<_>>>())?,
            sold: self.sold.get_untracked(),
        })
    }
}
