//! Money in integer minor units; one rule for sharing it out, one for showing it.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// An amount in minor units (fen for CNY). Signed: a refund is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    /// The largest amount that any document may carry; far from where `i64` ends, so that sums of documents cannot.
    pub const LIMIT: Money = Money(1_000_000_000_000);

    /// The sum, or a refusal where it leaves the range of a document.
    pub fn plus(self, other: Money) -> Result<Money, Refusal> {
        self.0.checked_add(other.0).map(Money).filter(|sum| sum.in_range()).ok_or(Refusal::AmountOutOfRange)
    }

    /// The difference, or a refusal where it leaves the range of a document.
    pub fn minus(self, other: Money) -> Result<Money, Refusal> {
        self.0.checked_sub(other.0).map(Money).filter(|sum| sum.in_range()).ok_or(Refusal::AmountOutOfRange)
    }

    /// The amount `count` times, or a refusal where it leaves the range of a document.
    pub fn times(self, count: u32) -> Result<Money, Refusal> {
        self.0.checked_mul(i64::from(count)).map(Money).filter(|sum| sum.in_range()).ok_or(Refusal::AmountOutOfRange)
    }

    /// The sum of many amounts.
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Result<Money, Refusal> {
        amounts.into_iter().try_fold(Money::ZERO, Money::plus)
    }

    fn in_range(self) -> bool {
        self.0.unsigned_abs() <= Money::LIMIT.0.unsigned_abs()
    }
}

/// What the studio counts in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Currency {
    /// ISO 4217 code, such as `CNY`.
    pub code: String,
    /// Digits behind the point, 0 to 4; `Money(1)` is that fraction of the unit.
    pub decimals: u32,
}

impl Default for Currency {
    fn default() -> Self {
        Currency { code: "CNY".to_owned(), decimals: 2 }
    }
}

impl Currency {
    /// The most digits behind the point of any currency in use (ISO 4217 has funds codes with four).
    pub const MAX_DECIMALS: u32 = 4;

    /// The sign put before an amount: the local one where there is one, else the code and a space.
    pub fn sign(&self) -> String {
        match self.code.as_str() {
            "CNY" | "JPY" => "¥".to_owned(),
            "USD" => "$".to_owned(),
            "EUR" => "€".to_owned(),
            "GBP" => "£".to_owned(),
            "HKD" => "HK$".to_owned(),
            "TWD" => "NT$".to_owned(),
            code => format!("{code} "),
        }
    }

    /// `¥1,600.00`: sign, thousands, all decimals. For documents and totals.
    pub fn full(&self, money: Money) -> String {
        let minus = if money.0 < 0 { "−" } else { "" };
        format!("{minus}{}{}", self.sign(), self.digits(money))
    }

    /// `¥1,600`: as `full`, with decimals only where there are any. For screens.
    pub fn short(&self, money: Money) -> String {
        let full = self.full(money);
        match full.split_once('.') {
            Some((whole, cents)) if cents.bytes().all(|digit| digit == b'0') => whole.to_owned(),
            _ => full,
        }
    }

    /// `1,600.00` without sign, for columns; no minus either.
    pub fn digits(&self, money: Money) -> String {
        let unit = 10u64.pow(self.decimals.min(Self::MAX_DECIMALS));
        let minor = money.0.unsigned_abs();
        let mut whole = (minor / unit).to_string();
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert(at, ',');
        }
        match self.decimals.min(Self::MAX_DECIMALS) as usize {
            0 => whole,
            places => format!("{whole}.{:0places$}", minor % unit),
        }
    }

    /// Reads what a person typed: `1600`, `1,600.5`, `¥1600.50`, full-width digits too. More decimals than the
    /// currency has, or anything else, is a refusal, never a guess.
    pub fn parse(&self, typed: &str) -> Result<Money, Refusal> {
        let refusal = || Refusal::NotAnAmount { typed: typed.chars().take(40).collect() };
        let sign = self.sign();
        let plain: String = typed
            .trim()
            .trim_start_matches(sign.trim())
            .trim_start_matches(['\u{a5}', '\u{ffe5}'])
            .chars()
            .filter(|c| !matches!(c, ',' | '\u{ff0c}' | ' '))
            .map(|c| match c {
                '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
                '\u{ff0e}' | '\u{3002}' => '.',
                other => other,
            })
            .collect();
        if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-') {
            return Err(refusal());
        }
        let decimal: Decimal = plain.parse().map_err(|_| refusal())?;
        if decimal.normalize().scale() > self.decimals {
            return Err(refusal());
        }
        let minor = decimal.checked_mul(Decimal::from(10u64.pow(self.decimals.min(Self::MAX_DECIMALS)))).ok_or_else(refusal)?;
        let minor: i64 = minor.normalize().to_string().parse().map_err(|_| refusal())?;
        Some(Money(minor)).filter(|money| money.in_range()).ok_or(Refusal::AmountOutOfRange)
    }
}

/// Shares `total` out over `weights` by the largest remainder; ties go to the earlier line. The shares always sum to
/// `total`; weights that are all zero share equally; no weights give no shares. `total` must not be negative.
pub fn allocate(total: Money, weights: &[u64]) -> Vec<Money> {
    let count = weights.len();
    if count == 0 {
        return Vec::new();
    }
    let equal;
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    let (weights, sum) = if sum == 0 {
        equal = vec![1; count];
        (&equal[..], count as u128)
    } else {
        (weights, sum)
    };
    let amount = u128::from(total.0.max(0).unsigned_abs());
    let mut shares: Vec<u128> = weights.iter().map(|w| amount * u128::from(*w) / sum).collect();
    let mut by_remainder: Vec<usize> = (0..count).collect();
    by_remainder.sort_by_key(|&at| std::cmp::Reverse(amount * u128::from(weights[at]) % sum));
    let given: u128 = shares.iter().sum();
    for &at in by_remainder.iter().take(usize::try_from(amount - given).unwrap_or(0)) {
        shares[at] += 1;
    }
    shares.into_iter().map(|share| Money(i64::try_from(share).unwrap_or(i64::MAX))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn shares(total: i64, weights: &[u64], expected: &[i64]) {
        assert_eq!(allocate(Money(total), weights), expected.iter().copied().map(Money).collect::<Vec<_>>());
    }

    #[test]
    fn largest_remainder() {
        shares(1000, &[1, 1, 1], &[334, 333, 333]);
        shares(1, &[1, 1, 1], &[1, 0, 0]);
        shares(10, &[0, 0], &[5, 5]);
        shares(7, &[], &[]);
        shares(100, &[1, 2, 0], &[33, 67, 0]);
    }

    #[test]
    fn typed_amounts() {
        let cny = Currency::default();
        for (typed, minor) in
            [("1600", 160_000), ("1,600.5", 160_050), (" ¥12.30 ", 1230), ("12.3", 1230), ("-5", -500), ("0", 0), ("1.500", 150)]
        {
            assert_eq!(cny.parse(typed), Ok(Money(minor)), "{typed}");
        }
        for bad in ["", "abc", "1.234", "1e5", "--1", "1.2.3", "十", "NaN", "99999999999999999999999999999999"] {
            assert!(cny.parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Currency { code: "JPY".into(), decimals: 0 }.parse("1200"), Ok(Money(1200)));
    }

    #[test]
    fn shown_amounts() {
        let cny = Currency::default();
        for (minor, full, short) in [
            (160_000, "¥1,600.00", "¥1,600"),
            (160_050, "¥1,600.50", "¥1,600.50"),
            (-5, "−¥0.05", "−¥0.05"),
            (0, "¥0.00", "¥0"),
            (123_456_789, "¥1,234,567.89", "¥1,234,567.89"),
        ] {
            assert_eq!((cny.full(Money(minor)).as_str(), cny.short(Money(minor)).as_str()), (full, short));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_in_sharing(total in 0i64..1_000_000_000, weights in prop::collection::vec(0u64..1_000_000, 1..20)) {
            let shares = allocate(Money(total), &weights);
            prop_assert_eq!(shares.iter().map(|share| share.0).sum::<i64>(), total);
            let sum: u64 = weights.iter().sum();
            for (share, weight) in shares.iter().zip(&weights) {
                if sum > 0 {
                    let exact = total as f64 * *weight as f64 / sum as f64;
                    prop_assert!((share.0 as f64 - exact).abs() <= 1.0 + 1e-6);
                }
            }
        }

        #[test]
        fn what_is_shown_can_be_typed(minor in -1_000_000_000i64..1_000_000_000) {
            let cny = Currency::default();
            let typed = cny.full(Money(minor)).replace('−', "-").replace("-¥", "-");
            prop_assert_eq!(cny.parse(&typed), Ok(Money(minor)));
        }
    }
}
