//! What is sold, and what is taken back, after a selection was confirmed. Each is a document of its own with a number and a
//! signature; none changes an earlier one.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EntitlementUse;
use crate::day::{Day, Stamp};
use crate::id::{AfterSaleId, EntitlementId, GoodsId, OnceId, OrderId};
use crate::money::Money;
use crate::people::Right;
use crate::refusal::{Field, Refusal, Subject, required};

/// The most lines of one document.
pub const MOST_GOODS: u32 = 20;
/// The most pieces of one line.
pub const MOST_PIECES: u32 = 999;

/// Which way the goods go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AfterSaleKind {
    /// Sold: the order is charged more.
    Sold,
    /// Taken back: the order is charged less.
    TakenBack,
}

/// A document of goods that were sold, or taken back, after the selection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AfterSale {
    /// The document.
    pub id: AfterSaleId,
    /// Its number, such as `B20261108-001`.
    pub number: String,
    /// Which way the goods went.
    pub kind: AfterSaleKind,
    /// Business day.
    pub on: Day,
    /// When.
    pub at: Stamp,
    /// Who wrote it.
    pub by: String,
    /// Who signed for the client.
    pub signed_by: String,
    /// Why goods were taken back; empty for a sale.
    pub reason: String,
    /// Its lines.
    pub goods: Vec<Goods>,
    /// What the order is charged by it; less than nothing where goods were taken back.
    pub total: Money,
}

/// One line of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Goods {
    /// The line.
    pub id: GoodsId,
    /// What it is.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Money,
    /// Their product; less than nothing where goods were taken back.
    pub amount: Money,
    /// How many of a sold line were taken back since.
    pub taken_back: u32,
}

/// Sells goods on an order whose selection was confirmed. Sent twice with the same `once`, it is done once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SellAfter {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// The order.
    pub order: OrderId,
    /// What is sold; at least one line.
    pub goods: Vec<Selling>,
    /// Who signs for the client.
    pub signed_by: String,
}

/// One line of what is to be sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selling {
    /// The entitlement of the order that it is another piece of; its extra price is the list price. None for other goods.
    pub of: Option<EntitlementId>,
    /// What it is.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Money,
}

/// Takes goods back that were sold after the selection. Sent twice with the same `once`, it is done once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakeBackGoods {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// The order.
    pub order: OrderId,
    /// Which lines, and how many of each; each line once.
    pub goods: Vec<(GoodsId, u32)>,
    /// Why.
    pub reason: String,
    /// Who signs for the client.
    pub signed_by: String,
}

/// The document number for the n-th document of a business day: `B20261108-001`.
pub fn after_sale_number(day: Day, nth: u32) -> String {
    format!("B{:04}{:02}{:02}-{nth:03}", day.0.year(), day.0.month(), day.0.day())
}

/// Decides what may be sold like this: whoever may not set prices sells at the list price. Gives the lines back tidied.
pub fn selling(goods: &[Selling], entitlements: &[EntitlementUse], may_set_prices: bool) -> Result<Vec<Selling>, Refusal> {
    bounded(goods.len())?;
    goods.iter().map(|line| selling_line(line, entitlements, may_set_prices)).collect()
}

fn selling_line(line: &Selling, entitlements: &[EntitlementUse], may_set_prices: bool) -> Result<Selling, Refusal> {
    let name = required(Field::Goods, &line.name, 80)?;
    let list_price = match &line.of {
        Some(id) => {
            let found = entitlements.iter().find(|entitlement| entitlement.id == *id);
            Some(found.ok_or_else(|| Refusal::not_found(Subject::Entitlement, &name))?.extra_price)
        }
        None => None,
    };
    if line.unit_price <= Money::ZERO {
        return Err(Refusal::AmountNotPositive);
    }
    if list_price != Some(line.unit_price) && !may_set_prices {
        return Err(Refusal::RightMissing { right: Right::EditCatalog });
    }
    if line.quantity == 0 || line.quantity > MOST_PIECES {
        return Err(Refusal::PiecesOutOfRange { name, at_most: MOST_PIECES });
    }
    line.unit_price.times(line.quantity)?;
    Ok(Selling { name, ..line.clone() })
}

/// Decides what may be taken back: no more than is left of each line. No money moves by it: the order is charged less, and what
/// was paid beyond that is paid back by the cashier. Gives for each line what was sold, and how many of it come back.
pub fn taking_back<'a>(wanted: &[(GoodsId, u32)], sold: &'a [AfterSale]) -> Result<Vec<(&'a Goods, u32)>, Refusal> {
    bounded(wanted.len())?;
    let known: BTreeMap<&GoodsId, &Goods> = sold
        .iter()
        .filter(|document| document.kind == AfterSaleKind::Sold)
        .flat_map(|document| document.goods.iter().map(|goods| (&goods.id, goods)))
        .collect();
    let mut back: Vec<(&Goods, u32)> = Vec::new();
    for (id, quantity) in wanted {
        let goods = *known.get(id).ok_or_else(|| Refusal::not_found(Subject::Document, ""))?;
        let left = goods.quantity.saturating_sub(goods.taken_back);
        if *quantity == 0 || *quantity > left || back.iter().any(|(other, _)| other.id == goods.id) {
            return Err(Refusal::PiecesOutOfRange { name: goods.name.clone(), at_most: left });
        }
        back.push((goods, *quantity));
    }
    Ok(back)
}

fn bounded(lines: usize) -> Result<(), Refusal> {
    match u32::try_from(lines) {
        Ok(0) => Err(Refusal::FieldEmpty { field: Field::Goods }),
        Ok(1..=MOST_GOODS) => Ok(()),
        _ => Err(Refusal::FieldTooLong { field: Field::Goods, at_most: MOST_GOODS }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Included, PlaceRule, Purpose};
    use crate::day::Moment;

    fn text(nth: u32) -> String {
        format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")
    }

    fn entitlement() -> EntitlementUse {
        EntitlementUse {
            id: EntitlementId::try_from(text(1)).expect("an id"),
            purpose: Purpose::DeskFrame,
            detail: String::new(),
            included: Included::Count(2),
            extra_price: Money(8000),
            rule: PlaceRule::default(),
            used: 0,
            charged: 0,
            charged_amount: Money::ZERO,
        }
    }

    fn line(of: Option<u32>, name: &str, quantity: u32, unit_price: i64) -> Selling {
        let of = of.map(|nth| EntitlementId::try_from(text(nth)).expect("an id"));
        Selling { of, name: name.to_owned(), quantity, unit_price: Money(unit_price) }
    }

    #[test]
    fn what_may_be_sold() {
        let no_right = Refusal::RightMissing { right: Right::EditCatalog };
        let pieces = |name: &str| Refusal::PiecesOutOfRange { name: name.to_owned(), at_most: MOST_PIECES };
        for (given, may_set_prices, expected) in [
            (line(Some(1), " frame ", 2, 8000), false, Ok(line(Some(1), "frame", 2, 8000))),
            (line(Some(1), "frame", 2, 7000), false, Err(no_right.clone())),
            (line(Some(1), "frame", 2, 7000), true, Ok(line(Some(1), "frame", 2, 7000))),
            (line(None, "mug", 1, 4900), false, Err(no_right)),
            (line(None, "mug", 1, 4900), true, Ok(line(None, "mug", 1, 4900))),
            (line(None, "mug", 1, 0), true, Err(Refusal::AmountNotPositive)),
            (line(None, "mug", 0, 4900), true, Err(pieces("mug"))),
            (line(None, "mug", 1000, 4900), true, Err(pieces("mug"))),
            (line(None, " ", 1, 4900), true, Err(Refusal::FieldEmpty { field: Field::Goods })),
            (line(None, "mug", 999, i64::MAX), true, Err(Refusal::AmountOutOfRange)),
            (line(Some(9), "frame", 1, 8000), true, Err(Refusal::not_found(Subject::Entitlement, "frame"))),
        ] {
            assert_eq!(
                selling(std::slice::from_ref(&given), &[entitlement()], may_set_prices),
                expected.map(|line| vec![line]),
                "{given:?}"
            );
        }
        assert_eq!(selling(&[], &[entitlement()], true), Err(Refusal::FieldEmpty { field: Field::Goods }));
        let many = vec![line(None, "mug", 1, 100); 21];
        assert_eq!(selling(&many, &[], true), Err(Refusal::FieldTooLong { field: Field::Goods, at_most: 20 }));
    }

    fn goods(nth: u32) -> GoodsId {
        GoodsId::try_from(text(nth)).expect("an id")
    }

    fn sold() -> Vec<AfterSale> {
        let day = Day::parse("2026-11-08").expect("a day");
        let piece = |nth, name: &str, quantity: u32, unit: i64, taken_back| Goods {
            id: goods(nth),
            name: name.to_owned(),
            quantity,
            unit_price: Money(unit),
            amount: Money(unit * i64::from(quantity)),
            taken_back,
        };
        let document = |nth, kind, goods| AfterSale {
            id: AfterSaleId::try_from(text(nth)).expect("an id"),
            number: after_sale_number(day, nth),
            kind,
            on: day,
            at: Stamp { at: Moment(0), day, clock: "10:00".to_owned() },
            by: String::new(),
            signed_by: String::new(),
            reason: String::new(),
            goods,
            total: Money::ZERO,
        };
        vec![
            document(1, AfterSaleKind::Sold, vec![piece(11, "frame", 3, 8000, 1), piece(12, "mug", 1, 4900, 0)]),
            document(2, AfterSaleKind::TakenBack, vec![piece(21, "frame", 1, 8000, 0)]),
        ]
    }

    #[test]
    fn what_may_be_taken_back() {
        let sold = sold();
        let pieces = |name: &str, at_most| Refusal::PiecesOutOfRange { name: name.to_owned(), at_most };
        for (wanted, expected) in [
            (vec![(goods(11), 2), (goods(12), 1)], Ok(vec![("frame", 2), ("mug", 1)])),
            (vec![(goods(11), 3)], Err(pieces("frame", 2))),
            (vec![(goods(11), 0)], Err(pieces("frame", 2))),
            (vec![(goods(12), 1), (goods(12), 1)], Err(pieces("mug", 1))),
            (vec![(goods(21), 1)], Err(Refusal::not_found(Subject::Document, ""))),
            (vec![], Err(Refusal::FieldEmpty { field: Field::Goods })),
        ] {
            let found = taking_back(&wanted, &sold);
            let found = found.map(|back| back.into_iter().map(|(goods, quantity)| (goods.name.as_str(), quantity)).collect::<Vec<_>>());
            assert_eq!(found, expected, "{wanted:?}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(after_sale_number(Day::parse("2026-11-08").expect("a day"), 7), "B20261108-007");
    }
}
