//! Paying money back: no more than was paid beyond what the order is charged, and by the tenders that it came by.

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Tender, TenderLine, added_up};
use crate::day::Day;
use crate::id::{OnceId, OrderId};
use crate::money::Money;
use crate::refusal::Refusal;

/// Pays money back on an order that is charged less than was paid. Sent twice with the same `once`, money moves once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PayBack {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// The order.
    pub order: OrderId,
    /// What the cashier said the sum is.
    pub total: Money,
    /// How it goes back, each amount more than nothing; adds up to `total`.
    pub tenders: Vec<TenderLine>,
    /// Why.
    pub reason: String,
}

/// What came by each tender less what went back by it, in the order of the buttons; only tenders that something is left of.
pub fn taken_by<'a>(lines: impl IntoIterator<Item = &'a TenderLine>) -> Result<Vec<TenderLine>, Refusal> {
    let lines: Vec<&TenderLine> = lines.into_iter().collect();
    let left = |tender| Money::sum(lines.iter().filter(|line| line.tender == tender).map(|line| line.amount));
    let all = Tender::ALL.into_iter().map(|tender| Ok(TenderLine { tender, amount: left(tender)? }));
    Ok(all.collect::<Result<Vec<_>, Refusal>>()?.into_iter().filter(|line| line.amount > Money::ZERO).collect())
}

/// Decides one paying back: the tenders must be positive, add up to what was said, and not exceed what is to be paid back.
/// By each tender no more goes back than is left of what came by it (`taken`), unless whoever asks may pay back `otherwise`.
/// Gives what is still to be paid back afterwards.
pub fn pay_back(to_pay_back: Money, total: Money, tenders: &[TenderLine], taken: &[TenderLine], otherwise: bool) -> Result<Money, Refusal> {
    let sum = added_up(total, tenders)?;
    if sum > to_pay_back {
        return Err(Refusal::MoreThanToPayBack { to_pay_back, given: sum });
    }
    for given in taken_by(tenders)? {
        let left = taken.iter().find(|line| line.tender == given.tender).map_or(Money::ZERO, |line| line.amount);
        if given.amount > left && !otherwise {
            return Err(Refusal::MoreThanCameBy { tender: given.tender, left, given: given.amount });
        }
    }
    to_pay_back.minus(sum)
}

/// A proposal of how so much goes back: by the tender first that most is left of; of two alike by the earlier one.
pub fn proposed_back(to_pay_back: Money, taken: &[TenderLine]) -> Vec<TenderLine> {
    let mut taken = taken.to_vec();
    taken.sort_by_key(|line| std::cmp::Reverse(line.amount));
    let mut left = to_pay_back;
    let mut lines = Vec::new();
    for line in taken {
        let amount = line.amount.min(left);
        if amount > Money::ZERO {
            left = Money(left.0 - amount.0);
            lines.push(TenderLine { tender: line.tender, amount });
        }
    }
    lines
}

/// The number for the n-th paying back of a business day: `T20261108-001`, in a series of its own, so that the receipts of
/// money that came in have no gaps.
pub fn pay_back_number(day: Day, nth: u32) -> String {
    format!("T{:04}{:02}{:02}-{nth:03}", day.0.year(), day.0.month(), day.0.day())
}
