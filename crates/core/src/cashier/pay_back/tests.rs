//! What may be paid back: cases, and any sequence of sales, returns, payments and payings back that the rules accept.

use proptest::prelude::*;

use super::super::{balance, pay};
use super::*;
use crate::day::{Moment, Stamp};
use crate::id::{AfterSaleId, GoodsId};
use crate::orders::{AfterSale, AfterSaleKind, Goods, Selling, after_sale_number, selling, taking_back};
use crate::refusal::Field;

fn by(tender: Tender, minor: i64) -> TenderLine {
    TenderLine { tender, amount: Money(minor) }
}

#[test]
fn what_may_be_paid_back() {
    use Tender::{Card, Cash, WeChat};
    let owed = Money(500);
    let taken = [by(Cash, 300), by(WeChat, 1000)];
    let came = |tender, left, given| Refusal::MoreThanCameBy { tender, left: Money(left), given: Money(given) };
    for (said, tenders, otherwise, expected) in [
        (500, vec![by(Cash, 200), by(WeChat, 300)], false, Ok(Money::ZERO)),
        (100, vec![by(Cash, 100)], false, Ok(Money(400))),
        (501, vec![by(WeChat, 501)], true, Err(Refusal::MoreThanToPayBack { to_pay_back: owed, given: Money(501) })),
        (400, vec![by(Cash, 400)], false, Err(came(Cash, 300, 400))),
        (400, vec![by(Cash, 200), by(Cash, 200)], false, Err(came(Cash, 300, 400))),
        (100, vec![by(Card, 100)], false, Err(came(Card, 0, 100))),
        (100, vec![by(Card, 100)], true, Ok(Money(400))),
        (400, vec![by(Cash, 300)], false, Err(Refusal::TendersDoNotAddUp { said: Money(400), sum: Money(300) })),
        (0, vec![by(Cash, 100), by(WeChat, -100)], true, Err(Refusal::AmountNotPositive)),
        (0, vec![], true, Err(Refusal::FieldEmpty { field: Field::Tenders })),
        (i64::MAX, vec![by(Cash, i64::MAX), by(Cash, i64::MAX)], true, Err(Refusal::AmountOutOfRange)),
    ] {
        assert_eq!(pay_back(owed, Money(said), &tenders, &taken, otherwise), expected, "{tenders:?}");
    }
    let nothing = Refusal::MoreThanToPayBack { to_pay_back: Money::ZERO, given: Money(1) };
    assert_eq!(pay_back(Money::ZERO, Money(1), &[by(Cash, 1)], &taken, true), Err(nothing));
}

#[test]
fn what_is_left_of_each_tender_and_what_is_proposed() {
    use Tender::{Card, Cash, WeChat};
    let lines = [by(WeChat, 600), by(Cash, 400), by(Card, 100), by(WeChat, -150), by(Card, -100)];
    let taken = taken_by(&lines).expect("in range");
    assert_eq!(taken, [by(Cash, 400), by(WeChat, 450)]);
    for (to_pay_back, expected) in
        [(500, vec![by(WeChat, 450), by(Cash, 50)]), (450, vec![by(WeChat, 450)]), (0, vec![]), (850, vec![by(WeChat, 450), by(Cash, 400)])]
    {
        assert_eq!(proposed_back(Money(to_pay_back), &taken), expected, "{to_pay_back}");
    }
}

#[test]
fn numbers() {
    assert_eq!(pay_back_number(Day::parse("2026-11-08").expect("a day"), 7), "T20261108-007");
}

fn id<T: TryFrom<String>>(nth: usize) -> T
where
    T::Error: std::fmt::Debug,
{
    T::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
}

/// Something that somebody tries.
#[derive(Debug, Clone)]
enum Try {
    Sell { price: i64, quantity: u32 },
    TakeBack { line: usize, quantity: u32 },
    Pay { tenders: Vec<TenderLine> },
    PayBack { tenders: Vec<TenderLine>, otherwise: bool },
}

fn tenders() -> impl Strategy<Value = Vec<TenderLine>> {
    let line = (0usize..5, 1i64..800).prop_map(|(tender, amount)| by(Tender::ALL[tender], amount));
    prop::collection::vec(line, 1..3)
}

fn a_try() -> impl Strategy<Value = Try> {
    prop_oneof![
        (1i64..500, 1u32..4).prop_map(|(price, quantity)| Try::Sell { price, quantity }),
        (0usize..6, 1u32..4).prop_map(|(line, quantity)| Try::TakeBack { line, quantity }),
        tenders().prop_map(|tenders| Try::Pay { tenders }),
        (tenders(), prop::bool::weighted(0.2)).prop_map(|(tenders, otherwise)| Try::PayBack { tenders, otherwise }),
    ]
}

/// An order, kept by nothing but the rules.
#[derive(Default)]
struct Kept {
    charged: i64,
    charged_less: i64,
    documents: Vec<AfterSale>,
    received: i64,
    paid_back: i64,
    lines: Vec<TenderLine>,
    otherwise: bool,
}

impl Kept {
    fn balance(&self) -> (Money, Money) {
        balance(Money(self.charged), Money(self.received - self.paid_back))
    }

    /// Does what the rules accept.
    fn attempt(&mut self, what: Try) -> Result<(), Refusal> {
        let (owing, to_pay_back) = self.balance();
        let sum = |tenders: &[TenderLine]| tenders.iter().map(|line| line.amount.0).sum::<i64>();
        match what {
            Try::Sell { price, quantity } => {
                let wanted = Selling { of: None, name: "mug".to_owned(), quantity, unit_price: Money(price) };
                let sold = selling(&[wanted], &[], true)?;
                self.charged += price * i64::from(quantity);
                self.documents.push(document(self.documents.len(), &sold[0]));
            }
            Try::TakeBack { line, quantity } => {
                taking_back(&[(id(line), quantity)], &self.documents)?;
                let goods = &mut self.documents[line].goods[0];
                goods.taken_back += quantity;
                let less = goods.unit_price.0 * i64::from(quantity);
                (self.charged, self.charged_less) = (self.charged - less, self.charged_less + less);
            }
            Try::Pay { tenders } => {
                pay(owing, Money(sum(&tenders)), &tenders)?;
                self.received += sum(&tenders);
                self.lines.extend(tenders);
            }
            Try::PayBack { tenders, otherwise } => {
                let left = pay_back(to_pay_back, Money(sum(&tenders)), &tenders, &taken_by(&self.lines)?, otherwise)?;
                assert_eq!(left.0, to_pay_back.0 - sum(&tenders));
                self.paid_back += sum(&tenders);
                self.otherwise |= otherwise;
                self.lines.extend(tenders.iter().map(|line| by(line.tender, -line.amount.0)));
            }
        }
        Ok(())
    }
}

fn document(nth: usize, sold: &Selling) -> AfterSale {
    let day = Day::parse("2026-11-08").expect("a day");
    let goods = Goods {
        id: id::<GoodsId>(nth),
        name: sold.name.clone(),
        quantity: sold.quantity,
        unit_price: sold.unit_price,
        amount: Money(sold.unit_price.0 * i64::from(sold.quantity)),
        taken_back: 0,
    };
    AfterSale {
        id: id::<AfterSaleId>(nth),
        number: after_sale_number(day, 1),
        kind: AfterSaleKind::Sold,
        on: day,
        at: Stamp { at: Moment(0), day, clock: "10:00".to_owned() },
        by: String::new(),
        signed_by: String::new(),
        reason: String::new(),
        total: goods.amount,
        goods: vec![goods],
    }
}

proptest! {
    /// What is charged and what is to be paid back is what was paid and what is owed, one of the two being nothing. Never does
    /// more go back than came in, nor more than the order was charged less; nor, by itself, more by a tender than came by it.
    #[test]
    fn no_more_goes_back_than_was_charged_less(package in 0i64..1000, tries in prop::collection::vec(a_try(), 1..40)) {
        let mut kept = Kept { charged: package, ..Kept::default() };
        for what in tries {
            let before = (kept.charged, kept.received, kept.paid_back);
            if kept.attempt(what).is_err() {
                prop_assert_eq!((kept.charged, kept.received, kept.paid_back), before);
            }
            let (owing, to_pay_back) = kept.balance();
            let paid = kept.received - kept.paid_back;
            prop_assert_eq!(kept.charged + to_pay_back.0, paid + owing.0);
            prop_assert!(owing == Money::ZERO || to_pay_back == Money::ZERO);
            prop_assert!(kept.charged >= package && paid >= 0 && kept.paid_back <= kept.charged_less);
            prop_assert_eq!(kept.lines.iter().map(|line| line.amount.0).sum::<i64>(), paid);
            let left = taken_by(&kept.lines).expect("in range");
            prop_assert!(kept.otherwise || Money::sum(left.iter().map(|line| line.amount)) == Ok(Money(paid)));
            // What is to be paid back can always go back wholly by the tenders that it came by.
            let proposed = proposed_back(to_pay_back, &left);
            prop_assert!(
                to_pay_back == Money::ZERO || pay_back(to_pay_back, to_pay_back, &proposed, &left, false) == Ok(Money::ZERO)
            );
        }
    }
}
