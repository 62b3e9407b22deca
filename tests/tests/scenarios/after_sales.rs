//! What is sold and taken back after the selection: documents of their own, at prices that not everybody may set. What was
//! paid beyond what is still charged is paid back, once, by the tenders that it came by.

use atelier_core::cashier::{OpenTakings, PayBack, ReceiptKind, TakePayment, Tender, TenderLine};
use atelier_core::catalog::Purpose;
use atelier_core::customers::FindCustomers;
use atelier_core::id::OrderId;
use atelier_core::money::Money;
use atelier_core::orders::{AfterSaleKind, OpenOrder, OpenToday, OrderView, SellAfter, Selling, TakeBackGoods};
use atelier_core::people::BuiltInRole::{Cashier, FrontDesk, Manager, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::{Field, Refusal};
use atelier_core::selection::{After, Change, Choice, Confirm, Mark, StartSitting, Submit};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, cash, once, tender};

/// An order with one confirmed photo and nothing charged beyond its package of 1,000.00.
async fn confirmed(studio: &Studio) -> OrderView {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(1)).await;
    studio.drain_ingest().await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting = room.sitting.unwrap().id;
    let choice = Choice::Tag(room.entitlements[0].id.clone());
    let change = Change { id: once(), photo: room.photos[0].id.clone(), choice, takes_back: None };
    consultant.does(Mark { sitting: sitting.clone(), branch: None, changes: vec![change] }).await;
    consultant.does(Submit { sitting: sitting.clone() }).await;
    consultant
        .does(Confirm { sitting, signed_by: "张三".into(), extra: Money::ZERO, upgrade: None, signature: None, after: After::Finished })
        .await
}

fn sell(order: &OrderId, goods: Vec<Selling>) -> SellAfter {
    SellAfter { once: once(), order: order.clone(), goods, signed_by: "张三".into() }
}

fn take_back(view: &OrderView, line: usize, quantity: u32) -> TakeBackGoods {
    let goods = vec![(view.after_sales[0].goods[line].id.clone(), quantity)];
    TakeBackGoods { once: once(), order: view.row.id.clone(), goods, reason: "边角有划痕".into(), signed_by: "张三".into() }
}

on_both! {
    /// Sold at the list price by the desk, at any other price by whoever may set prices; each press once.
    async fn goods_are_sold_after_the_selection(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let early = studio.with_order().await;
        let of = Some(early.entitlements[0].id.clone());
        let goods = |of, name: &str, quantity, price| Selling { of, name: name.into(), quantity, unit_price: Money(price) };
        let too_early = sell(&early.row.id, vec![goods(of.clone(), "精修", 1, 1_000)]);
        assert_eq!(desk.refused(too_early).await, Refusal::SelectionNotConfirmed);

        let order = confirmed(&studio).await;
        let id = &order.row.id;
        let retouch = Some(order.entitlements[0].id.clone());
        let no_right = Refusal::RightMissing { right: Right::EditCatalog };
        assert_eq!(desk.refused(sell(id, vec![goods(retouch.clone(), "精修", 3, 900)])).await, no_right);
        assert_eq!(desk.refused(sell(id, vec![goods(None, "马克杯", 1, 4_900)])).await, no_right);
        let not_of_this_order = desk.refused(sell(id, vec![goods(of, "精修", 1, 1_000)])).await;
        assert!(matches!(not_of_this_order, Refusal::NotFound { .. }), "{not_of_this_order:?}");

        let call = sell(id, vec![goods(retouch, "精修", 3, 1_000)]);
        let sold = desk.does(call.clone()).await;
        assert_eq!((sold.row.total, sold.row.owing, sold.after_sales.len()), (Money(103_000), Money(103_000), 1));
        assert_eq!(desk.does(call).await.row.total, Money(103_000), "sent twice, sold once");
        let mug = sell(id, vec![goods(None, " 马克杯 ", 2, 4_900), goods(None, "钥匙扣", 1, 1_500)]);
        let sold = studio.sign_in_as(Manager).await.does(mug).await;
        assert_eq!(sold.row.total, Money(114_300));
        let [first, second] = sold.after_sales.as_slice() else { panic!("{:?}", sold.after_sales) };
        assert!(first.number.ends_with("-001") && second.number.ends_with("-002"), "{} {}", first.number, second.number);
        assert_eq!((second.kind, second.total, second.goods[0].name.as_str()), (AfterSaleKind::Sold, Money(11_300), "马克杯"));
        assert_eq!((first.signed_by.as_str(), first.goods[0].quantity), ("张三", 3));
        desk.prints(format!("/paper/after-sale/{}?lang=zh-CN", second.id)).await.shows(&["后期消费单", &second.number, "马克杯", "¥113"]);
    }
}

on_both! {
    /// What was sold comes back by a document of its own, no more than is left of it; what was paid for it is to be paid back.
    async fn goods_come_back_after_the_selection(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let order = confirmed(&studio).await;
        let of = Some(order.entitlements[0].id.clone());
        let frames = Selling { of, name: "摆台".into(), quantity: 3, unit_price: Money(1_000) };
        let sold = desk.does(sell(&order.row.id, vec![frames])).await;
        let pieces = |at_most| Refusal::PiecesOutOfRange { name: "摆台".into(), at_most };
        assert_eq!(desk.refused(take_back(&sold, 0, 4)).await, pieces(3));

        let call = take_back(&sold, 0, 2);
        let back = desk.does(call.clone()).await;
        assert_eq!(back.row.total, Money(101_000));
        assert_eq!(desk.does(call).await.row.total, Money(101_000), "sent twice, taken back once");
        assert_eq!(back.after_sales[0].goods[0].taken_back, 2);
        let slip = &back.after_sales[1];
        assert_eq!((slip.kind, slip.total, slip.reason.as_str()), (AfterSaleKind::TakenBack, Money(-2_000), "边角有划痕"));
        desk.prints(format!("/paper/after-sale/{}?lang=en", slip.id)).await.shows(&["Return", &slip.number, "边角有划痕"]);
        assert_eq!(desk.refused(take_back(&back, 0, 2)).await, pieces(1));
        assert_eq!(back.after_sales[0].goods.len(), 1, "the sale itself is not touched");

        let all = TakePayment { once: once(), order: order.row.id.clone(), total: Money(100_500), tenders: cash(100_500) };
        desk.does(all).await;
        let paid_for = desk.does(take_back(&back, 0, 1)).await;
        assert_eq!((paid_for.row.total, paid_for.row.owing, paid_for.row.to_pay_back), (Money(100_000), Money::ZERO, Money(500)));
        assert_eq!((paid_for.paid, paid_for.receipts.len()), (Money(100_500), 1), "no money moves by itself");
        let stands = desk.does(OpenOrder { id: order.row.id.clone() }).await;
        assert_eq!((stands.after_sales.len(), stands.lines.len()), (3, 4), "package, sale and returns each stand in the charges");
        let slip = desk.prints(format!("/paper/after-sale/{}?lang=zh-CN", stands.after_sales[2].id)).await;
        slip.shows(&["退货单", "应退客户", "¥5.00"]);
        let more = TakePayment { once: once(), order: order.row.id, total: Money(1), tenders: cash(1) };
        assert_eq!(desk.refused(more).await, Refusal::MoreThanOwed { owed: Money::ZERO, given: Money(1) });
    }
}

fn pay_back(order: &OrderId, tenders: Vec<TenderLine>) -> PayBack {
    let total = Money(tenders.iter().map(|line| line.amount.0).sum());
    PayBack { once: once(), order: order.clone(), total, tenders, reason: "退了两个摆台".into() }
}

/// An order of 1,000.00 and three frames of 10.00, paid by WeChat (600.00) and in cash (430.00); two frames came back.
async fn to_pay_back(studio: &Studio) -> OrderView {
    let desk = studio.sign_in_as(FrontDesk).await;
    let order = confirmed(studio).await;
    let frames = Selling { of: Some(order.entitlements[0].id.clone()), name: "摆台".into(), quantity: 3, unit_price: Money(1_000) };
    let sold = desk.does(sell(&order.row.id, vec![frames])).await;
    let tenders = vec![tender(Tender::WeChat, 60_000), tender(Tender::Cash, 43_000)];
    desk.does(TakePayment { once: once(), order: order.row.id, total: Money(103_000), tenders }).await;
    desk.does(take_back(&sold, 0, 2)).await
}

on_both! {
    /// What is to be paid back goes back by two tenders, once, under a number of its own; the takings are what came in less
    /// what went out.
    async fn money_goes_back_by_the_tenders_it_came_by(studio: Studio) {
        let order = to_pay_back(&studio).await.row;
        assert_eq!((order.total, order.owing, order.to_pay_back), (Money(101_000), Money::ZERO, Money(2_000)));
        let (desk, cashier) = (studio.sign_in_as(FrontDesk).await, studio.sign_in_as(Cashier).await);
        // Another order of the customer owes all of it, whatever is to be paid back on this one.
        let package = studio.with_package("加拍", 5_000, &[(Purpose::Retouch, "", Some(1), 500)]).await;
        desk.does(studio.booking(&order.customer, &package.id).await).await;
        assert_eq!(desk.does(FindCustomers { words: "张三".into() }).await[0].owing, Money(5_000));

        let right = Right::PayBack;
        assert_eq!(desk.refused(pay_back(&order.id, cash(2_000))).await, Refusal::RightMissing { right });
        let by_card = || pay_back(&order.id, vec![tender(Tender::Card, 2_000)]);
        for (call, refusal) in [
            (pay_back(&order.id, cash(2_001)), Refusal::MoreThanToPayBack { to_pay_back: Money(2_000), given: Money(2_001) }),
            (by_card(), Refusal::MoreThanCameBy { tender: Tender::Card, left: Money::ZERO, given: Money(2_000) }),
            (PayBack { total: Money(1_500), ..by_card() }, Refusal::TendersDoNotAddUp { said: Money(1_500), sum: Money(2_000) }),
            (PayBack { reason: " ".into(), ..by_card() }, Refusal::FieldEmpty { field: Field::Reason }),
        ] {
            assert_eq!(cashier.refused(call).await, refusal);
        }

        let call = pay_back(&order.id, vec![tender(Tender::WeChat, 1_200), tender(Tender::Cash, 300)]);
        let first = cashier.does(call.clone()).await;
        let again = cashier.does(call).await;
        assert_eq!((&again.receipt, again.order.receipts.len()), (&first.receipt, 2), "sent twice, paid back once");
        let slip = &again.order.receipts[1];
        assert_eq!((slip.kind, slip.total), (ReceiptKind::PaidBack, Money(-1_500)));
        assert!(slip.number.starts_with('T') && slip.number.ends_with("-001"), "{}", slip.number);
        assert_eq!((slip.owing_after, slip.reason.as_str()), (Money(-500), "退了两个摆台"));
        assert_eq!((again.order.paid, again.order.row.to_pay_back), (Money(101_500), Money(500)));
        let paper = cashier.prints(format!("/paper/receipt/{}?lang=en", slip.id)).await;
        paper.shows(&["Refund", &slip.number, "退了两个摆台", "¥12.00", "¥3.00", "¥15.00", "Still to be paid back", "¥5.00"]);

        // By another tender than it came by only whoever may.
        let rest = studio.sign_in_as(Manager).await.does(pay_back(&order.id, vec![tender(Tender::Card, 500)])).await.order;
        assert_eq!((rest.row.owing, rest.row.to_pay_back, rest.paid), (Money::ZERO, Money::ZERO, Money(101_000)));
        let nothing = Refusal::MoreThanToPayBack { to_pay_back: Money::ZERO, given: Money(1) };
        assert_eq!(cashier.refused(pay_back(&order.id, cash(1))).await, nothing);

        let takings = cashier.does(OpenTakings { day: studio.today().await }).await;
        let by = |kind| takings.tenders.iter().find(|line| line.tender == kind).unwrap().amount;
        assert_eq!((by(Tender::WeChat), by(Tender::Cash), by(Tender::Card)), (Money(58_800), Money(42_700), Money(-500)));
        assert_eq!((takings.total, takings.receipts.len()), (Money(101_000), 3));
        assert_eq!(desk.does(OpenToday {}).await.taken, Money(101_000));
        let kept = "select cast(coalesce(sum(amount), 0) as bigint) from tender";
        assert_eq!(studio.eyes().number(kept).await, 101_000);
    }
}

on_both! {
    /// Two stations pay the same money back at the same moment: one does, the other is told that nothing is left.
    async fn two_stations_pay_back_once(studio: Studio) {
        let order = to_pay_back(&studio).await.row.id;
        let (one, other) = (studio.sign_in_as(Cashier).await, studio.sign_in_as(Manager).await);
        let (first, second) = (pay_back(&order, cash(2_000)), pay_back(&order, cash(2_000)));
        let (first, second) = tokio::join!(one.ask(first), other.ask(second));
        let refused: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(refused, [Refusal::MoreThanToPayBack { to_pay_back: Money::ZERO, given: Money(2_000) }]);
        let view = one.does(OpenOrder { id: order }).await;
        assert_eq!((view.paid, view.row.to_pay_back, view.receipts.len()), (Money(101_000), Money::ZERO, 2));
    }
}
