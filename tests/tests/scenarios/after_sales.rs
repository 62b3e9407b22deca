//! What is sold and taken back after the selection: documents of their own, at prices that not everybody may set.

use atelier_core::cashier::TakePayment;
use atelier_core::id::OrderId;
use atelier_core::money::Money;
use atelier_core::orders::{AfterSaleKind, OpenOrder, OrderView, SellAfter, Selling, TakeBackGoods};
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{After, Change, Choice, Confirm, Mark, StartSitting, Submit};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, cash, once};

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
    /// What was sold comes back by a document of its own, no more than is left of it and nothing that was paid for.
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
        assert_eq!(desk.refused(take_back(&back, 0, 1)).await, Refusal::MoneyWouldGoBack { back: Money(500) });
        let stands = desk.does(OpenOrder { id: order.row.id }).await;
        assert_eq!((stands.row.total, stands.row.owing, stands.after_sales.len()), (Money(101_000), Money(500), 2));
        assert_eq!(stands.lines.len(), 3, "package, sale and return each stand in the charges");
    }
}
