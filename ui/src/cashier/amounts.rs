//! The amounts typed beside the tenders, read together. Pure; the rule that decides the payment is in `atelier_core`.

use atelier_core::cashier::{Tender, TenderLine};
use atelier_core::money::{Currency, Money};

/// What the fields say together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Fields with an amount, in the order of the tenders.
    pub lines: Vec<TenderLine>,
    /// Their sum.
    pub sum: Money,
    /// Fields that hold something else than an amount of more than nothing.
    pub wrong: Vec<Tender>,
}

impl Given {
    /// What the fields say. An empty field, or nothing as an amount, means that this tender is not used.
    pub fn read(typed: &[(Tender, String)], currency: &Currency) -> Given {
        let mut given = Given::default();
        for (tender, text) in typed.iter().filter(|(_, text)| !text.trim().is_empty()) {
            match currency.parse(text) {
                Ok(amount) if amount == Money::ZERO => {}
                Ok(amount) if amount > Money::ZERO => match given.sum.plus(amount) {
                    Ok(sum) => {
                        given.sum = sum;
                        given.lines.push(TenderLine { tender: *tender, amount });
                    }
                    Err(_) => given.wrong.push(*tender),
                },
                Ok(_) | Err(_) => given.wrong.push(*tender),
            }
        }
        given
    }

    /// What is still owed when this was paid; below nothing when it is too much.
    pub fn left(&self, owed: Money) -> Money {
        Money(owed.0.saturating_sub(self.sum.0))
    }

    /// Whether the desk would take it.
    pub fn fits(&self, owed: Money) -> bool {
        self.wrong.is_empty() && self.left(owed) >= Money::ZERO
    }

    /// What the field of `tender` must hold for nothing to be left, the others staying as they are.
    pub fn rest_for(&self, tender: Tender, owed: Money) -> Money {
        let own = self.lines.iter().find(|line| line.tender == tender).map_or(Money::ZERO, |line| line.amount);
        Money(self.left(owed).0.saturating_add(own.0).max(0))
    }
}

/// An amount as one would type it: no sign, no thousands, decimals only where there are any.
pub fn typed(amount: Money, currency: &Currency) -> String {
    let digits = currency.digits(amount).replace(',', "");
    match digits.split_once('.') {
        Some((whole, cents)) if cents.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cash: &str, card: &str) -> Given {
        Given::read(&[(Tender::Cash, cash.to_owned()), (Tender::Card, card.to_owned())], &Currency::default())
    }

    #[test]
    fn fields_are_read_together() {
        let both = read("600", "399.50");
        assert_eq!((both.sum, both.lines.len(), both.wrong.len()), (Money(99_950), 2, 0));
        assert_eq!((both.left(Money(100_000)), both.fits(Money(100_000)), both.fits(Money(99_000))), (Money(50), true, false));
        assert_eq!(both.rest_for(Tender::Cash, Money(100_000)), Money(60_050));
        assert_eq!(both.rest_for(Tender::WeChat, Money(90_000)), Money::ZERO);
        assert_eq!(read("", "0"), Given::default());
        for bad in ["-5", "abc", "1.234"] {
            assert_eq!(read(bad, "1").wrong, [Tender::Cash], "{bad}");
        }
    }

    #[test]
    fn an_amount_that_is_filled_in_can_be_read_back() {
        let cny = Currency::default();
        for (minor, text) in [(160_000, "1600"), (160_050, "1600.50"), (0, "0")] {
            assert_eq!(typed(Money(minor), &cny), text);
            assert_eq!(cny.parse(text), Ok(Money(minor)));
        }
    }
}
