//! The cashier: taking money by one or several tenders, paying it back, and the day's takings.

mod pay_back;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use pay_back::{PayBack, pay_back, pay_back_number, proposed_back, taken_by};

use crate::call::{Needs, Tag};
use crate::day::{Day, Stamp};
use crate::id::{OnceId, OrderId, ReceiptId};
use crate::money::Money;
use crate::orders::Booked;
use crate::people::Right;
use crate::refusal::{Field, Refusal};

/// A way of paying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tender {
    /// Notes and coins.
    Cash,
    /// Bank card.
    Card,
    /// WeChat Pay.
    #[serde(rename = "wechat")]
    WeChat,
    /// Alipay.
    Alipay,
    /// Bank transfer.
    Transfer,
}

impl Tender {
    /// Every tender, in the order of the buttons.
    pub const ALL: [Tender; 5] = [Tender::Cash, Tender::Card, Tender::WeChat, Tender::Alipay, Tender::Transfer];

    /// The name in the database and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Tender::Cash => "cash",
            Tender::Card => "card",
            Tender::WeChat => "wechat",
            Tender::Alipay => "alipay",
            Tender::Transfer => "transfer",
        }
    }
}

/// An amount by one tender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TenderLine {
    /// How.
    pub tender: Tender,
    /// How much: more than nothing where it came in, less than nothing where it went back.
    pub amount: Money,
}

/// What a receipt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// Part of the price, before the goods are there.
    Deposit,
    /// What brings the owing amount to nothing.
    Balance,
    /// Money that went back to the customer; its amounts are less than nothing, so that every sum counts it as going out.
    PaidBack,
}

/// Takes a payment on an order. Sent twice with the same `once`, money moves once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakePayment {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// The order.
    pub order: OrderId,
    /// What the cashier said the sum is.
    pub total: Money,
    /// How it is paid; adds up to `total`.
    pub tenders: Vec<TenderLine>,
}

/// A receipt in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptRow {
    /// The receipt.
    pub id: ReceiptId,
    /// Its number, such as `R20261108-007`; `T20261108-001` for money paid back.
    pub number: String,
    /// The order.
    pub order: OrderId,
    /// The order's number.
    pub order_number: String,
    /// The customer's name.
    pub customer_name: String,
    /// What for.
    pub kind: ReceiptKind,
    /// Business day.
    pub on: Day,
    /// When.
    pub at: Stamp,
    /// How it was paid.
    pub tenders: Vec<TenderLine>,
    /// Their sum.
    pub total: Money,
    /// What was owed after it; less than nothing where so much was still to be paid back.
    pub owing_after: Money,
    /// Who took it, or paid it back.
    pub by: String,
    /// Why it was paid back; empty for money that came in.
    pub reason: String,
}

/// The takings of a business day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenTakings {
    /// The business day.
    pub day: Day,
}

/// The takings of a business day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakingsView {
    /// The business day.
    pub day: Day,
    /// Receipts, newest first.
    pub receipts: Vec<ReceiptRow>,
    /// Sum by tender, every tender listed: what came in less what went back.
    pub tenders: Vec<TenderLine>,
    /// Sum of all.
    pub total: Money,
}

/// How an order stands that is charged so much and was paid so much, less what was paid back: what is owed, and what is to be
/// paid back. One of the two is nothing.
pub fn balance(charged: Money, paid: Money) -> (Money, Money) {
    // Both are sums of documents, far from where the range ends.
    let owing = charged.0.saturating_sub(paid.0);
    (Money(owing.max(0)), Money(owing.saturating_neg().max(0)))
}

/// The sum of the tenders, which must be positive and add up to what was said.
fn added_up(total: Money, tenders: &[TenderLine]) -> Result<Money, Refusal> {
    if tenders.is_empty() {
        return Err(Refusal::FieldEmpty { field: Field::Tenders });
    }
    if tenders.len() > 20 {
        return Err(Refusal::FieldTooLong { field: Field::Tenders, at_most: 20 });
    }
    if tenders.iter().any(|line| line.amount <= Money::ZERO) {
        return Err(Refusal::AmountNotPositive);
    }
    let sum = Money::sum(tenders.iter().map(|line| line.amount))?;
    if sum != total {
        return Err(Refusal::TendersDoNotAddUp { said: total, sum });
    }
    Ok(sum)
}

/// Decides one payment: the tenders must be positive, add up to what was said, and not exceed what is owed.
/// Gives back what for and what is owed afterwards.
pub fn pay(owed: Money, total: Money, tenders: &[TenderLine]) -> Result<(ReceiptKind, Money), Refusal> {
    let sum = added_up(total, tenders)?;
    if sum > owed {
        return Err(Refusal::MoreThanOwed { owed, given: sum });
    }
    let left = owed.minus(sum)?;
    Ok((if left == Money::ZERO { ReceiptKind::Balance } else { ReceiptKind::Deposit }, left))
}

/// The receipt number for the n-th receipt of a business day: `R20261108-007`.
pub fn receipt_number(day: Day, nth: u32) -> String {
    format!("R{:04}{:02}{:02}-{nth:03}", day.0.year(), day.0.month(), day.0.day())
}

crate::calls! {
    TakePayment => Booked, "cashier.take_payment", Needs::Right(Right::TakePayments), [Tag::Orders, Tag::Cashier, Tag::Customers];
    PayBack => Booked, "cashier.pay_back", Needs::Right(Right::PayBack), [Tag::Orders, Tag::Cashier, Tag::Customers];
    OpenTakings => TakingsView, "cashier.takings", Needs::Right(Right::SeeTakings), [];
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cash(minor: i64) -> TenderLine {
        TenderLine { tender: Tender::Cash, amount: Money(minor) }
    }

    #[test]
    fn payments() {
        let owed = Money(599_900);
        assert_eq!(pay(owed, Money(100_000), &[cash(60_000), cash(40_000)]), Ok((ReceiptKind::Deposit, Money(499_900))));
        assert_eq!(pay(owed, owed, &[cash(599_900)]), Ok((ReceiptKind::Balance, Money::ZERO)));
        assert_eq!(pay(owed, Money(100), &[cash(60)]), Err(Refusal::TendersDoNotAddUp { said: Money(100), sum: Money(60) }));
        assert_eq!(pay(owed, Money(599_901), &[cash(599_901)]), Err(Refusal::MoreThanOwed { owed, given: Money(599_901) }));
        assert_eq!(pay(owed, Money(0), &[cash(100), cash(-100)]), Err(Refusal::AmountNotPositive));
        assert_eq!(pay(owed, Money(0), &[]), Err(Refusal::FieldEmpty { field: Field::Tenders }));
        assert_eq!(pay(owed, Money(1), &[cash(i64::MAX), cash(i64::MAX)]), Err(Refusal::AmountOutOfRange));
    }

    #[test]
    fn balances() {
        for (charged, paid, owing, to_pay_back) in [(1000, 400, 600, 0), (1000, 1000, 0, 0), (700, 1000, 0, 300), (0, 0, 0, 0)] {
            assert_eq!(balance(Money(charged), Money(paid)), (Money(owing), Money(to_pay_back)));
        }
    }

    proptest! {
        #[test]
        fn owed_is_paid_plus_left(owed in 1i64..10_000_000, amounts in prop::collection::vec(1i64..1_000_000, 1..6)) {
            let tenders: Vec<_> = amounts.iter().copied().map(cash).collect();
            let total: i64 = amounts.iter().sum();
            match pay(Money(owed), Money(total), &tenders) {
                Ok((kind, left)) => {
                    prop_assert_eq!(left.0 + total, owed);
                    prop_assert_eq!(kind == ReceiptKind::Balance, left == Money::ZERO);
                }
                Err(refusal) => prop_assert_eq!(refusal, Refusal::MoreThanOwed { owed: Money(owed), given: Money(total) }),
            }
        }
    }
}
