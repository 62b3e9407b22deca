//! Money: what does not add up is refused, what is sent twice moves once, and however many pay at once, never more
//! than is owed is taken.

use atelier_core::cashier::{TakePayment, Tender};
use atelier_core::catalog::{ListPackages, Purpose, SavePackage, ShootType};
use atelier_core::id::{OrderId, PackageId};
use atelier_core::money::Money;
use atelier_core::orders::{BookOrder, Booked, OpenOrder};
use atelier_core::people::BuiltInRole::{Cashier, FrontDesk};
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_tests::on_both;
use atelier_tests::world::{Person, Studio, cash, line, once, tender};

fn payment(order: &OrderId, minor: i64) -> TakePayment {
    TakePayment { once: once(), order: order.clone(), total: Money(minor), tenders: cash(minor) }
}

/// What the order's page says is paid must be what lies in the drawer.
async fn paid(studio: &Studio, order: &OrderId) -> i64 {
    let view = studio.sign_in_as(FrontDesk).await.does(OpenOrder { id: order.clone() }).await;
    let receipts = format!("select cast(coalesce(sum(total), 0) as bigint) from receipt where order_id = '{order}'");
    let tenders = format!(
        "select cast(coalesce(sum(t.amount), 0) as bigint) from tender t join receipt r on r.id = t.receipt_id where r.order_id = '{order}'"
    );
    assert_eq!(studio.eyes().number(&receipts).await, view.paid.0);
    assert_eq!(studio.eyes().number(&tenders).await, view.paid.0);
    assert_eq!(view.row.owing, Money(view.row.total.0 - view.paid.0));
    view.paid.0
}

on_both! {
    /// Sums that are wrong in every way; nothing of them is kept.
    at "2026-11-08T10:00+08:00"
    async fn what_does_not_add_up_is_refused(studio: Studio) {
        let order = studio.with_order().await.row.id;
        let cashier = studio.sign_in_as(Cashier).await;
        let base = payment(&order, 100);
        let tenders = |of: &[(Tender, i64)]| of.iter().map(|(kind, minor)| tender(*kind, *minor)).collect::<Vec<_>>();
        let cases = [
            (100, tenders(&[(Tender::Cash, 60), (Tender::Card, 30)]), Refusal::TendersDoNotAddUp { said: Money(100), sum: Money(90) }),
            (100_001, tenders(&[(Tender::Cash, 100_001)]), Refusal::MoreThanOwed { owed: Money(100_000), given: Money(100_001) }),
            (0, tenders(&[(Tender::Cash, 100), (Tender::Card, -100)]), Refusal::AmountNotPositive),
            (0, tenders(&[(Tender::Cash, 0)]), Refusal::AmountNotPositive),
            (0, Vec::new(), Refusal::FieldEmpty { field: Field::Tenders }),
            (i64::MAX, tenders(&[(Tender::Cash, i64::MAX), (Tender::Cash, i64::MAX)]), Refusal::AmountOutOfRange),
            (i64::MIN, tenders(&[(Tender::Cash, i64::MIN)]), Refusal::AmountNotPositive),
            (21, tenders(&[(Tender::Cash, 1); 21]), Refusal::FieldTooLong { field: Field::Tenders, at_most: 20 }),
        ];
        for (total, tenders, refusal) in cases {
            let call = TakePayment { once: once(), total: Money(total), tenders, ..base.clone() };
            assert_eq!(cashier.refused(call).await, refusal);
        }
        let nowhere = payment(&once(), 100);
        assert_eq!(cashier.refused(nowhere).await, Refusal::NotFound { what: Subject::Order, name: String::new() });
        let half = br#"{"once":"0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f","order":"x","total":1.5,"tenders":[]}"#;
        assert!(matches!(cashier.send("cashier.take_payment", half.to_vec()).await, Err(Refusal::NotUnderstood { .. })));
        assert_eq!(paid(&studio, &order).await, 0);
        assert_eq!(studio.eyes().number("select count(*) from once where call = 'cashier.take_payment'").await, 0);
    }
}

on_both! {
    /// A deposit that is wrong books nothing; one that is right is booked once, however often it is sent.
    at "2026-11-08T10:00+08:00"
    async fn booking_and_deposit_go_together(studio: Studio) {
        let first = studio.with_order().await;
        let package = studio.sign_in_as(FrontDesk).await.does(ListPackages {}).await.remove(0);
        let desk = studio.sign_in_as(FrontDesk).await;
        let booking = studio.booking(&first.row.customer, &package.id).await;
        let too_much = BookOrder { deposit: cash(100_001), ..booking.clone() };
        assert_eq!(desk.refused(too_much).await, Refusal::MoreThanOwed { owed: Money(100_000), given: Money(100_001) });
        assert_eq!(desk.refused(BookOrder { deposit: cash(-1), ..booking.clone() }).await, Refusal::AmountNotPositive);
        assert_eq!(studio.eyes().number("select count(*) from orders").await, 1);
        let right = BookOrder { deposit: cash(30_000), ..booking };
        let booked = desk.does(right.clone()).await;
        assert_eq!(booked.order.row.number, "A20261108-002", "a refused booking takes no number");
        let again = desk.does(right).await;
        assert_eq!((again.order.row.id, again.receipt), (booked.order.row.id.clone(), booked.receipt.clone()));
        assert_eq!((studio.eyes().number("select count(*) from orders").await, paid(&studio, &booked.order.row.id).await), (2, 30_000));
    }
}

/// Asks the same thing several times at the same moment.
async fn at_once<C: atelier_core::call::Call + Clone>(person: &Person, calls: Vec<C>) -> Vec<Result<C::Reply, Refusal>> {
    let start = std::sync::Arc::new(tokio::sync::Barrier::new(calls.len()));
    let asked: Vec<_> = calls
        .into_iter()
        .map(|call| {
            let (person, start) = (person.clone(), start.clone());
            tokio::spawn(async move {
                start.wait().await;
                person.ask(call).await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for answer in asked {
        answers.push(answer.await.unwrap());
    }
    answers
}

on_both! {
    /// The same payment sent twice, and twice at the same moment, moves money once and gives the same receipt.
    at "2026-11-08T10:00+08:00"
    async fn a_payment_sent_twice_moves_money_once(studio: Studio) {
        let order = studio.with_order().await.row.id;
        let cashier = studio.sign_in_as(Cashier).await;
        let one = payment(&order, 10_000);
        let first = cashier.does(one.clone()).await;
        assert_eq!(cashier.does(one).await.receipt, first.receipt);
        assert_eq!(paid(&studio, &order).await, 10_000);
        for round in 1..=5 {
            let twice = payment(&order, 10_000);
            let answers = at_once(&cashier, vec![twice; 3]).await;
            let receipts: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().receipt.unwrap()).collect();
            assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:?}");
            assert_eq!(paid(&studio, &order).await, 10_000 + 10_000 * round);
        }
        // The last of it, sent at the same moment, when a second one would be more than is owed.
        let rest = payment(&order, 40_000);
        let answers = at_once(&cashier, vec![rest; 3]).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!(paid(&studio, &order).await, 100_000);
    }
}

on_both! {
    /// A booking sent several times at the same moment is one order and one deposit.
    at "2026-11-08T10:00+08:00"
    async fn a_booking_sent_twice_is_one_order(studio: Studio) {
        let first = studio.with_order().await;
        let desk = studio.sign_in_as(FrontDesk).await;
        let package = desk.does(ListPackages {}).await.remove(0);
        for nth in 1..=3 {
            let booking = BookOrder { deposit: cash(500), ..studio.booking(&first.row.customer, &package.id).await };
            let answers = at_once(&desk, vec![booking; 3]).await;
            let booked: Vec<Booked> = answers.into_iter().map(Result::unwrap).collect();
            assert!(booked.iter().all(|one| one.order.row.id == booked[0].order.row.id && one.receipt == booked[0].receipt));
            assert_eq!(studio.eyes().number("select count(*) from orders").await, 1 + nth);
            assert_eq!(paid(&studio, &booked[0].order.row.id).await, 500);
        }
        let numbers = studio.eyes().texts("select number from orders order by number").await;
        assert_eq!(numbers, ["A20261108-001", "A20261108-002", "A20261108-003", "A20261108-004"], "numbers have no gaps");
    }
}

on_both! {
    /// Ten cashiers take 150.00 each at the same moment on 1,000.00: six get it, four are told what is left.
    at "2026-11-08T10:00+08:00"
    async fn ten_payments_at_once_never_take_more_than_is_owed(studio: Studio) {
        let order = studio.with_order().await.row.id;
        let cashier = studio.sign_in_as(Cashier).await;
        let calls = (0..10).map(|_| payment(&order, 15_000)).collect();
        let answers = at_once(&cashier, calls).await;
        let refusals: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!(refusals, vec![&Refusal::MoreThanOwed { owed: Money(10_000), given: Money(15_000) }; 4]);
        assert_eq!(paid(&studio, &order).await, 90_000);
        let numbers = studio.eyes().texts("select number from receipt order by number").await;
        let expected: Vec<_> = (1..=6).map(|nth| format!("R20261108-{nth:03}")).collect();
        assert_eq!(numbers, expected);
        let owing = studio.eyes().number("select min(owing_after) from receipt").await;
        assert_eq!(owing, 10_000);
    }
}

on_both! {
    /// Prices at the edge of what a document can carry.
    at "2026-11-08T10:00+08:00"
    async fn money_has_limits(studio: Studio) {
        let owner = studio.owner();
        let package = |price: i64, extra: i64| SavePackage {
            id: None,
            version: 0,
            name: "天价".into(),
            shoot_type: ShootType::Wedding,
            price: Money(price),
            shoots: 1,
            entitlements: vec![line((Purpose::Retouch, "", Some(1), extra))],
            sold: true,
        };
        let limit = Money::LIMIT.0;
        for (price, extra, refusal) in [
            (limit + 1, 100, Refusal::AmountOutOfRange),
            (-1, 100, Refusal::AmountOutOfRange),
            (i64::MAX, 100, Refusal::AmountOutOfRange),
            (100, limit + 1, Refusal::AmountOutOfRange),
            (100, i64::MAX, Refusal::AmountOutOfRange),
            (100, 0, Refusal::ExtraPriceMissing { purpose: Purpose::Retouch }),
            (100, -5, Refusal::ExtraPriceMissing { purpose: Purpose::Retouch }),
        ] {
            assert_eq!(owner.refused(package(price, extra)).await, refusal, "{price} {extra}");
        }
        assert!(matches!(
            owner.send("catalog.save_package", br#"{"price":1e30}"#.to_vec()).await,
            Err(Refusal::NotUnderstood { .. })
        ));
        let dear: PackageId = owner.does(package(limit, limit)).await.id;
        let customer = studio.with_customer("富豪", "13800000000").await;
        let desk = studio.sign_in_as(FrontDesk).await;
        let booking = BookOrder { deposit: cash(limit), ..studio.booking(&customer.id, &dear).await };
        let order = desk.does(booking).await.order;
        assert_eq!((order.row.total, order.paid, order.row.owing), (Money(limit), Money(limit), Money::ZERO));
        let free = owner.does(package(0, 100)).await.id;
        let gift = desk.does(studio.booking(&customer.id, &free).await).await.order;
        assert_eq!((gift.row.total, gift.row.owing), (Money::ZERO, Money::ZERO));
    }
}
