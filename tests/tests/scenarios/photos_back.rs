//! Extra photos that a client confirmed and gives back: by a document of their own, as long as nobody works on them.

use std::collections::BTreeSet;

use atelier_core::cashier::TakePayment;
use atelier_core::catalog::Purpose;
use atelier_core::id::{OrderId, PhotoId};
use atelier_core::money::Money;
use atelier_core::orders::{AfterSaleKind, OpenExtras, OrderView, TakeBackPhotos};
use atelier_core::people::BuiltInRole::{FrontDesk, ProductionLead, Retoucher, SelectionConsultant};
use atelier_core::production::{Assign, StartTask, TaskState};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    After, Change, CheckRecord, Choice, Confirm, Mark, PhotoMark, ReadBase, RecordState, Room, StartSitting, Submit,
};
use atelier_tests::on_both;
use atelier_tests::world::{Person, cash, once};

/// The client confirms these photos for retouching; each is charged at 10.00 beyond two.
async fn confirms(consultant: &Person, room: &Room, photos: &[usize], after: After) -> OrderView {
    let (sitting, retouch) = (room.sitting.as_ref().unwrap().id.clone(), room.entitlements[0].id.clone());
    let tag =
        |nth: &usize| Change { id: once(), photo: room.photos[*nth].id.clone(), choice: Choice::Tag(retouch.clone()), takes_back: None };
    let changes = photos.iter().map(tag).collect();
    consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await;
    consultant.does(Submit { sitting: sitting.clone() }).await;
    let confirm = Confirm { sitting, signed_by: "张三".into(), extra: Money(1_000), upgrade: None, signature: None, after };
    consultant.does(confirm).await
}

fn give_back(order: &OrderId, room: &Room, photos: &[usize]) -> TakeBackPhotos {
    let retouch = &room.entitlements[0].id;
    let photos = photos.iter().map(|nth| (retouch.clone(), room.photos[*nth].id.clone())).collect();
    TakeBackPhotos { once: once(), order: order.clone(), photos, reason: "不要了".into(), signed_by: "张三".into() }
}

/// The photos that carry a purpose.
fn tagged(marks: &[PhotoMark]) -> BTreeSet<PhotoId> {
    marks.iter().filter(|mark| !mark.tags.is_empty()).map(|mark| mark.photo.clone()).collect()
}

on_both! {
    /// Extras of two sittings come back one by one: the order is charged less, the photos leave their tasks, an empty task goes;
    /// what was signed still holds, and the next sitting begins without them.
    async fn extra_photos_are_given_back(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(4)).await;
        studio.drain_ingest().await;
        let id = order.row.id.clone();
        let (desk, consultant) = (studio.sign_in_as(FrontDesk).await, studio.sign_in_as(SelectionConsultant).await);
        let room = consultant.does(StartSitting { order: id.clone() }).await;
        let give = |photos: &[usize]| give_back(&id, &room, photos);
        assert_eq!(desk.refused(give(&[2])).await, Refusal::SelectionNotConfirmed);
        confirms(&consultant, &room, &[0, 1, 2], After::MoreToCome).await;
        let second = consultant.does(StartSitting { order: id.clone() }).await;
        assert_eq!(desk.refused(give(&[2])).await, Refusal::SittingStillOpen { number: 2 });
        let view = confirms(&consultant, &second, &[3], After::Finished).await;
        let of_tasks = |view: &OrderView| view.tasks.iter().map(|task| task.photos).collect::<Vec<_>>();
        assert_eq!((view.row.total, of_tasks(&view)), (Money(102_000), vec![3, 1]));
        let extras = desk.does(OpenExtras { order: id.clone() }).await;
        assert_eq!((extras.len(), extras[0].at_most, extras[0].photos.len()), (1, 2, 4));
        assert_eq!(desk.refused(give(&[0, 1, 2])).await, Refusal::NotExtra { purpose: Purpose::Retouch, at_most: 2 });

        let all = TakePayment { once: once(), order: id.clone(), total: Money(102_000), tenders: cash(102_000) };
        desk.does(all).await;
        let call = give(&[3]);
        desk.does(call.clone()).await;
        let back = desk.does(call).await;
        assert_eq!((back.row.total, back.row.to_pay_back, back.after_sales.len()), (Money(101_000), Money(1_000), 1), "once");
        assert_eq!((of_tasks(&back), back.entitlements[0].used, back.entitlements[0].charged), (vec![3], 3, 1));
        let document = &back.after_sales[0];
        assert_eq!((document.kind, document.total, document.goods.len()), (AfterSaleKind::TakenBack, Money(-1_000), 1));
        desk.prints(format!("/paper/after-sale/{}?lang=zh-CN", document.id)).await.shows(&["退货单", "不要了", "精修"]);

        // Somebody has the task and has not begun; what they had open is not what it is now.
        let lead = studio.sign_in_as(ProductionLead).await;
        let assignee = studio.take_on("周周", "hands", &[studio.role(Retoucher).await]).await;
        let card = back.tasks[0].clone();
        let assign = Assign { task: card.id.clone(), version: card.version, assignee, due_on: studio.today().await };
        let open = lead.does(assign).await;
        let back = desk.does(give(&[2])).await;
        assert_eq!((back.row.total, of_tasks(&back), back.tasks[0].state), (Money(100_000), vec![2], TaskState::Assigned));
        let start = |version| StartTask { task: card.id.clone(), version };
        assert_eq!(lead.refused(start(open.version)).await, Refusal::ChangedMeanwhile { what: Subject::Task });
        assert_eq!(lead.does(start(back.tasks[0].version)).await.photos.len(), 2);
        assert_eq!(desk.refused(give(&[0])).await, Refusal::WorkBegun { name: room.photos[0].file.clone() });

        for check in studio.eyes().texts("select check_value from sitting_record").await {
            assert_eq!(desk.does(CheckRecord { check }).await.state, RecordState::Holds);
        }
        let third = consultant.does(StartSitting { order: id.clone() }).await;
        let left = BTreeSet::from([0, 1].map(|nth| room.photos[nth].id.clone()));
        assert_eq!(tagged(&third.marks), left);
        let base = consultant.does(ReadBase { sitting: third.sitting.unwrap().id, branch: None }).await;
        assert_eq!(tagged(&base.marks), left);
    }
}
