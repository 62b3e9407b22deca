//! A day in the studio: one order from the front desk to the pick-up, every sum and every stage on the way.

use std::collections::BTreeMap;
use std::path::Path;

use atelier_core::cashier::{ReceiptKind, TakePayment, Tender};
use atelier_core::catalog::Purpose;
use atelier_core::customers::{Child, FindCustomers, Phone, SaveCustomer};
use atelier_core::day::Day;
use atelier_core::id::{EntitlementId, OrderId, PhotoId, SittingId, TaskId};
use atelier_core::money::Money;
use atelier_core::orders::{LineKind, OpenOrder, OrderView, PickUp, Stage, StepKind, StepState};
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, Photographer, ProductionLead, Retoucher, SelectionConsultant};
use atelier_core::people::{AuditEntry, ReadAudit, Right};
use atelier_core::production::{
    Accept, Assign, HandIn, OpenBoard, OpenMyTasks, OpenTask, Returned, SendBack, StartTask, TaskCard, TaskKind, TaskState,
};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    After, Arrange, Arrangement, Change, Choice, Confirm, Mark, OpenRoom, Region, RetouchCode, Room, SittingState, StartSitting, Submit,
    Verdict, Wish, bill, missing,
};
use atelier_core::shoots::{AssignFolder, OpenShoots, Reason, Watching};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, commented, once, tender};

/// How the day ends at the pick-up counter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The balance is paid.
    Paid,
    /// A manager releases the goods although money is owed.
    Released,
}

on_both! {
    /// Section 3 of the trade's day: the balance is paid at the counter.
    async fn day_in_the_studio(studio: Studio) {
        day(&studio, Ending::Paid).await;
    }
}

on_both! {
    /// The same day, but the client cannot pay yet and a manager lets the goods go.
    async fn day_in_the_studio_released_by_the_manager(studio: Studio) {
        day(&studio, Ending::Released).await;
    }
}

async fn day(studio: &Studio, ending: Ending) {
    let order = front_desk(studio).await;
    shoot_folder(studio, &order).await;
    let order = order.row.id;
    first_sitting(studio, &order).await;
    second_sitting(studio, &order).await;
    production(studio, &order).await;
    pick_up(studio, &order, ending).await;
    trail(studio, &order, ending).await;
}

/// What an order must look like at every point: stage, total, paid, owing, and the place on its journey.
async fn stands(studio: &Studio, order: &OrderId, stage: Stage, total: i64, paid: i64) -> OrderView {
    let view = studio.sign_in_as(FrontDesk).await.does(OpenOrder { id: order.clone() }).await;
    assert_eq!((view.row.stage, view.row.total, view.paid, view.row.owing), (stage, Money(total), Money(paid), Money(total - paid)));
    assert_eq!(Money::sum(view.lines.iter().map(|line| line.amount)), Ok(Money(total)));
    assert_eq!(Money::sum(view.receipts.iter().map(|receipt| receipt.total)), Ok(Money(paid)));
    let now = view.journey.iter().find(|step| step.state == StepState::Now).map(|step| step.kind);
    let expected = match stage {
        Stage::Booked => Some(StepKind::Shoot),
        Stage::ToSelect | Stage::Selecting => Some(StepKind::Selection),
        Stage::InProduction => Some(StepKind::Production),
        Stage::Ready => Some(StepKind::PickUp),
        Stage::PickedUp | Stage::Cancelled => None,
    };
    assert_eq!(now, expected);
    view
}

/// Customer, package, booking with a deposit by two tenders, slip and receipt.
async fn front_desk(studio: &Studio) -> OrderView {
    let desk = studio.sign_in_as(FrontDesk).await;
    let child = Child { id: None, name: "欧阳小雨".into(), birthday: Day::parse("2023-05-01") };
    let phone = |label: &str, number: &str| Phone { label: label.into(), number: number.into() };
    let customer = SaveCustomer {
        id: None,
        version: 0,
        name: "欧阳春晓".into(),
        phones: vec![phone("妈妈", "138 0013-2207"), phone("爸爸", "(010) 6552 1234")],
        children: vec![child],
        note: "对花粉过敏".into(),
    };
    let customer = desk.does(customer).await;
    assert_eq!(customer.phones[0].number, "13800132207");
    studio.with_customer("王大力", "13911112222").await;
    for typed in ["欧阳", "春晓", "oycx", "ouyang", "OYC", "2207", "0013", "65521234", "小雨", "138 0013 2207"] {
        let found = desk.does(FindCustomers { words: typed.into() }).await;
        assert_eq!(found.iter().map(|hit| &hit.id).collect::<Vec<_>>(), [&customer.id], "{typed}");
    }
    assert!(desk.does(FindCustomers { words: "zzz".into() }).await.is_empty());

    let package = studio
        .with_package(
            "成长套系 5999",
            599_900,
            &[
                (Purpose::Retouch, "", Some(6), 6_000),
                (Purpose::Album, "8寸", Some(4), 8_000),
                (Purpose::Enlargement, "24寸", Some(1), 30_000),
                (Purpose::Negative, "", None, 0),
            ],
        )
        .await;
    let mut booking = studio.booking(&customer.id, &package.id).await;
    booking.deposit = vec![tender(Tender::WeChat, 60_000), tender(Tender::Cash, 40_000)];
    let booked = desk.does(booking).await;
    let order = booked.order;
    stands(studio, &order.row.id, Stage::Booked, 599_900, 100_000).await;
    assert_eq!(order.row.number, format!("A{}-001", studio.today().await.to_string().replace('-', "")));
    let receipt = &order.receipts[0];
    assert_eq!((receipt.kind, receipt.total, receipt.owing_after), (ReceiptKind::Deposit, Money(100_000), Money(499_900)));
    assert_eq!(receipt.tenders, [tender(Tender::WeChat, 60_000), tender(Tender::Cash, 40_000)]);
    let found = desk.does(FindCustomers { words: order.row.number.clone() }).await;
    assert_eq!((found.len(), found[0].owing), (1, Money(499_900)));

    let slip = desk.prints(format!("/paper/order-slip/{}?lang=zh-CN", order.row.id)).await;
    slip.shows(&["欧阳春晓", "欧阳小雨", &order.row.number, "成长套系 5999", "5,999.00", "4,999.00", "晨光照相馆"]);
    let printed = desk.prints(format!("/paper/receipt/{}?lang=en", booked.receipt.clone().unwrap())).await;
    printed.shows(&["欧阳春晓", &receipt.number, "600.00", "400.00", "1,000.00", "4,999.00"]);
    order
}

/// Photos arrive by order number and without; one file is broken, one comes twice.
async fn shoot_folder(studio: &Studio, order: &OrderView) {
    let photographer = studio.sign_in_as(Photographer).await;
    let roll = studio.roll(24);
    let number = &order.row.number;
    studio.shoot_arrives(number, &roll[..20]).await;
    studio.shoot_arrives("DCIM/101CANON", &roll[20..]).await;
    let folder = studio.shoot_folder().await;
    let whole = std::fs::read(&roll[0]).unwrap();
    std::fs::write(folder.join(number).join("IMG_9001.JPG"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(folder.join(number).join("IMG_9002.JPG"), &whole).unwrap();
    std::fs::write(folder.join(number).join("清单.txt"), "20 张").unwrap();
    studio.drain_ingest().await;

    let shoots = photographer.does(OpenShoots {}).await;
    assert_eq!(shoots.watching, Watching::Works);
    let troubles: BTreeMap<_, _> = shoots.troubles.iter().map(|trouble| (trouble.file.clone(), trouble.reason.clone())).collect();
    let expected = BTreeMap::from([
        (format!("{number}/IMG_9001.JPG"), Reason::Truncated),
        (format!("{number}/IMG_9002.JPG"), Reason::Duplicate { of: "IMG_4201.JPG".into() }),
        (format!("{number}/清单.txt"), Reason::NotAnImage),
    ]);
    assert_eq!(troubles, expected);
    assert_eq!(shoots.unassigned.len(), 1);
    assert_eq!((shoots.unassigned[0].folder.as_str(), shoots.unassigned[0].photos), ("DCIM/101CANON", 4));
    let view = stands(studio, &order.row.id, Stage::ToSelect, 599_900, 100_000).await;
    assert_eq!(view.row.photos, 20);

    let wrong = AssignFolder { folder: "DCIM/101CANON".into(), order_number: "A20200101-001".into() };
    assert_eq!(photographer.refused(wrong).await, Refusal::NotFound { what: Subject::Order, name: "A20200101-001".into() });
    let assigned = photographer.does(AssignFolder { folder: "DCIM/101CANON".into(), order_number: number.clone() }).await;
    assert_eq!((assigned.unassigned.len(), assigned.arrived[0].order.photos), (0, 24));
    let thumb = photographer.get(&format!("/photos/{}/thumb", assigned.arrived[0].samples[0])).await;
    assert_eq!((thumb.status, thumb.kind.as_str()), (200, "image/jpeg"));
}

fn change(photo: &PhotoId, choice: Choice) -> Change {
    Change { id: once(), photo: photo.clone(), choice, takes_back: None }
}

fn entitlement(room: &Room, purpose: Purpose) -> EntitlementId {
    room.entitlements.iter().find(|line| line.purpose == purpose).unwrap().id.clone()
}

/// Tags the photos of these places with a purpose.
fn tags(room: &Room, purpose: Purpose, places: std::ops::Range<usize>) -> Vec<Change> {
    let tag = entitlement(room, purpose);
    room.photos[places].iter().map(|photo| change(&photo.id, Choice::Tag(tag.clone()))).collect()
}

async fn mark(studio: &Studio, sitting: &SittingId, changes: Vec<Change>) {
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let saved = consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await;
    assert_eq!(saved.refused, []);
}

/// What the room shows as the extra of this sitting, by the rule that the server charges by.
fn live_extra(room: &Room) -> (Money, Money) {
    let used = room.entitlements.iter().map(|line| (line.id.clone(), line.used)).collect();
    let bill = bill(&room.standing(), &used).unwrap();
    (bill.extra, bill.to_pay)
}

/// Marks, purposes beyond the included, notes, shuffle, submit, a wrong sum refused, confirm; more to come.
async fn first_sitting(studio: &Studio, order: &OrderId) {
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.clone() }).await;
    stands(studio, order, Stage::Selecting, 599_900, 100_000).await;
    let sitting = room.sitting.clone().unwrap().id;
    assert_eq!(room.photos.len(), 24);
    assert!(room.photos.is_sorted_by(|a, b| atelier_core::shoots::shoot_order(a, b).is_le()));

    let verdicts = [Verdict::Pick, Verdict::Maybe, Verdict::Reject];
    let looked_at = room.photos.iter().enumerate().map(|(nth, photo)| change(&photo.id, Choice::Verdict(verdicts[nth % 3])));
    mark(studio, &sitting, looked_at.collect()).await;
    let mut changes = tags(&room, Purpose::Retouch, 0..8);
    changes.extend(tags(&room, Purpose::Album, 0..5));
    changes.extend(tags(&room, Purpose::Enlargement, 0..1));
    changes.extend(tags(&room, Purpose::Negative, 0..10));
    let region = Region { x: 4_000, y: 2_500, w: 900, h: 700 };
    let note = Choice::Note(Wish::area(once(), region, RetouchCode::StrayHair, "额前碎发去掉"));
    changes.push(change(&room.photos[0].id, note));
    mark(studio, &sitting, changes).await;

    let seed = 4_503_599_627_370_497;
    for arrangement in [Arrangement::Shuffled(1), Arrangement::ShuffledByOutfit(seed), Arrangement::Shuffled(seed)] {
        assert_eq!(consultant.does(Arrange { sitting: sitting.clone(), arrangement }).await.arrangement, arrangement);
        let seen = consultant.does(OpenRoom { order: order.clone(), branch: None }).await.sitting.unwrap();
        assert_eq!(seen.arrangement, arrangement);
    }
    let too_long = Arrange { sitting: sitting.clone(), arrangement: Arrangement::ShuffledByOutfit(1 << 53) };
    assert_eq!(consultant.refused(too_long).await, Refusal::NotUnderstood { detail: "seed".into() });
    let back = Arrange { sitting: sitting.clone(), arrangement: Arrangement::ShootOrder };
    assert_eq!(consultant.does(back).await.arrangement, Arrangement::ShootOrder);

    let room = consultant.does(OpenRoom { order: order.clone(), branch: None }).await;
    assert_eq!(live_extra(&room), (Money(20_000), Money(519_900)));
    let first = room.marks.iter().find(|mark| mark.photo == room.photos[0].id).unwrap();
    assert_eq!((first.verdict, first.tags.len(), room.notes.len()), (Verdict::Pick, 4, 1));
    // A rejected photo that was given a purpose afterwards is picked.
    assert_eq!(room.marks.iter().find(|mark| mark.photo == room.photos[2].id).unwrap().verdict, Verdict::Pick);

    let confirm = |extra| Confirm {
        sitting: sitting.clone(),
        signed_by: "欧阳春晓".into(),
        signature: None,
        extra: Money(extra),
        upgrade: None,
        after: After::MoreToCome,
    };
    assert_eq!(consultant.refused(confirm(20_000)).await, Refusal::SelectionNotConfirmed);
    let submitted = consultant.does(Submit { sitting: sitting.clone() }).await;
    assert_eq!(submitted.sitting.unwrap().state, SittingState::Submitted);
    assert_eq!(consultant.refused(confirm(19_999)).await, Refusal::ChangedMeanwhile { what: Subject::Sitting });
    stands(studio, order, Stage::Selecting, 599_900, 100_000).await;
    consultant.does(confirm(20_000)).await;
    let view = stands(studio, order, Stage::Selecting, 619_900, 100_000).await;
    let lines: Vec<_> = view.lines.iter().map(|line| (line.what.clone(), line.quantity, line.amount.0)).collect();
    let extra = |purpose, detail: &str, sitting| LineKind::Extra { purpose, detail: detail.into(), sitting };
    let expected = [
        (LineKind::Package("成长套系 5999".into()), 1, 599_900),
        (extra(Purpose::Retouch, "", 1), 2, 12_000),
        (extra(Purpose::Album, "8寸", 1), 1, 8_000),
    ];
    assert_eq!(lines, expected);
    let tasks: Vec<_> = view.tasks.iter().map(|task| (task.kind, task.photos, task.notes, task.state)).collect();
    let waiting = TaskState::Waiting;
    assert_eq!(tasks, [(TaskKind::Retouch, 8, 1, waiting), (TaskKind::AlbumDesign, 5, 1, waiting), (TaskKind::Framing, 1, 1, waiting)]);
    assert_eq!(view.due_on, Some(studio.today().await.plus(14)));

    let sheet = consultant.prints(format!("/paper/selection-sheet/{order}?lang=zh-CN")).await;
    sheet.shows(&["欧阳春晓", "精修", "入册", "额前碎发去掉", "4201"]);
    let contact = consultant.prints(format!("/paper/contact-sheet/{order}?lang=zh-CN&columns=5&rows=6&shuffled=9")).await;
    contact.shows(&["欧阳春晓"]);
    assert_eq!(contact.pages(), 1);
    let by_outfit = consultant.prints(format!("/paper/contact-sheet/{order}?lang=en&shuffled=9&by_outfit=true")).await;
    by_outfit.shows(&["欧阳春晓"]);
}

/// The second sitting charges only what the first one did not.
async fn second_sitting(studio: &Studio, order: &OrderId) {
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.clone() }).await;
    let sitting = room.sitting.clone().unwrap();
    assert_eq!((sitting.number, live_extra(&room).0), (2, Money::ZERO));
    let mut changes = tags(&room, Purpose::Retouch, 8..11);
    changes.extend(tags(&room, Purpose::Album, 5..6));
    mark(studio, &sitting.id, changes).await;
    let confirmed = change(&room.photos[0].id, Choice::Untag(entitlement(&room, Purpose::Retouch)));
    let saved = consultant.does(Mark { sitting: sitting.id.clone(), branch: None, changes: vec![confirmed.clone()] }).await;
    assert_eq!(saved.refused, [(confirmed.id, Refusal::TagConfirmed)]);
    let room = consultant.does(Submit { sitting: sitting.id.clone() }).await;
    assert_eq!(live_extra(&room), (Money(26_000), Money(545_900)));
    let used = room.entitlements.iter().map(|line| (line.id.clone(), line.used)).collect();
    assert_eq!(missing(&bill(&room.standing(), &used).unwrap()), []);
    let confirm = Confirm {
        sitting: sitting.id.clone(),
        signed_by: "欧阳春晓".into(),
        signature: None,
        extra: Money(26_000),
        upgrade: None,
        after: After::Finished,
    };
    consultant.does(confirm.clone()).await;
    assert_eq!(consultant.refused(confirm).await, Refusal::SittingClosed);
    let view = stands(studio, order, Stage::InProduction, 645_900, 100_000).await;
    let added: Vec<_> = view.lines[3..].iter().map(|line| (line.quantity, line.amount.0)).collect();
    assert_eq!(added, [(3, 18_000), (1, 8_000)]);
    assert_eq!(view.tasks.iter().map(|task| task.photos).collect::<Vec<_>>(), [8, 5, 1, 3, 1]);
}

/// Tasks are assigned, begun, handed in with a file missing, whole, sent back, handed in again, accepted.
async fn production(studio: &Studio, order: &OrderId) {
    let lead = studio.sign_in_as(ProductionLead).await;
    let retoucher = studio.sign_in_as(Retoucher).await;
    let board = lead.does(OpenBoard {}).await;
    assert_eq!(board.tasks.len(), 5);
    let me = board.people.iter().find(|person| person.name == "周凯").unwrap().id.clone();
    for card in &board.tasks {
        let call = Assign { task: card.id.clone(), version: card.version, assignee: me.clone(), due_on: board.today.plus(3) };
        assert_eq!(lead.does(call).await.state, TaskState::Assigned);
    }
    let mine = retoucher.does(OpenMyTasks {}).await;
    assert_eq!(mine.len(), 5);
    let board = lead.does(OpenBoard {}).await;
    let load = board.people.iter().find(|person| person.id == me).unwrap();
    assert_eq!((load.tasks, load.photos, load.late), (5, 18, 0));

    let retouch = mine.iter().find(|card| card.kind == TaskKind::Retouch && card.photos == 8).unwrap();
    retouching(studio, retouch).await;
    stands(studio, order, Stage::InProduction, 645_900, 100_000).await;
    for (nth, card) in mine.iter().filter(|card| card.id != retouch.id).enumerate() {
        if nth == 3 {
            let desk = studio.sign_in_as(FrontDesk).await;
            let version = desk.does(OpenOrder { id: order.clone() }).await.version;
            let early = PickUp { id: order.clone(), version, signed_by: "欧阳春晓".into(), reason: String::new() };
            assert_eq!(desk.refused(early).await, Refusal::TasksOpen { count: 1 });
        }
        whole_task(studio, card).await;
    }
    stands(studio, order, Stage::Ready, 645_900, 100_000).await;
}

/// Puts changed copies of what lies in `todo` into `done`; leaves the last `without` files out.
fn work(todo: &str, done: &str, without: usize, remark: &str) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(todo).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for name in &names[..names.len() - without] {
        let bytes = std::fs::read(Path::new(todo).join(name)).unwrap();
        std::fs::write(Path::new(done).join(name), commented(&bytes, remark)).unwrap();
    }
    names
}

async fn task_version(studio: &Studio, task: &TaskId) -> i64 {
    studio.sign_in_as(ProductionLead).await.does(OpenTask { task: task.clone() }).await.card.version
}

async fn retouching(studio: &Studio, card: &TaskCard) {
    let lead = studio.sign_in_as(ProductionLead).await;
    let retoucher = studio.sign_in_as(Retoucher).await;
    let task = card.id.clone();
    let begun = retoucher.does(StartTask { task: task.clone(), version: card.version }).await;
    assert_eq!(begun.card.state, TaskState::Working);
    let names = work(&begun.folder, &begun.hand_in_folder, 1, "first round");
    let mut copies: Vec<_> = begun.photos.iter().map(|photo| photo.copy.clone()).collect();
    copies.sort();
    assert_eq!(names, copies);
    assert!(names.iter().all(|name| name.starts_with("精修_IMG_")), "{names:?}");
    let sheet = retoucher.prints(format!("/paper/production-sheet/{task}?lang=zh-CN")).await;
    sheet.shows(&[&card.order_number, "额前碎发去掉"]);

    let missing = retoucher.refused(HandIn { task: task.clone(), version: begun.card.version }).await;
    assert_eq!(missing, Refusal::FilesMissing { count: 1, first: names[7].clone() });
    let seen = retoucher.does(OpenTask { task: task.clone() }).await;
    assert_eq!(seen.card.state, TaskState::Working);
    let returned: BTreeMap<_, _> = seen.photos.iter().map(|photo| (photo.copy.clone(), photo.returned)).collect();
    assert_eq!((returned[&names[7]], returned[&names[0]]), (Returned::Missing, Returned::Changed));

    work(&begun.folder, &begun.hand_in_folder, 0, "second round");
    std::fs::write(Path::new(&begun.hand_in_folder).join("多出来.jpg"), std::fs::read(studio.roll(24).last().unwrap()).unwrap()).unwrap();
    let handed = retoucher.does(HandIn { task: task.clone(), version: seen.card.version }).await;
    assert_eq!((handed.card.state, handed.unexpected.as_slice()), (TaskState::HandedIn, &["多出来.jpg".to_owned()][..]));
    assert!(handed.photos.iter().all(|photo| photo.returned == Returned::Changed));
    let preview = lead.get(&format!("/photos/{}/preview", handed.photos[0].returned_content.clone().unwrap())).await;
    assert_eq!((preview.status, preview.kind.as_str()), (200, "image/jpeg"));
    assert_eq!(
        retoucher.refused(Accept { task: task.clone(), version: handed.card.version }).await,
        Refusal::RightMissing { right: Right::CheckTasks }
    );
    let back = SendBack { task: task.clone(), version: handed.card.version, reason: "肤色偏黄".into() };
    let back = lead.does(back).await;
    assert_eq!((back.card.state, back.card.sent_back, back.card.reason.as_str()), (TaskState::SentBack, 1, "肤色偏黄"));
    let again = retoucher.does(StartTask { task: task.clone(), version: back.card.version }).await;
    work(&again.folder, &again.hand_in_folder, 0, "third round");
    let handed = retoucher.does(HandIn { task: task.clone(), version: again.card.version }).await;
    let accepted = lead.does(Accept { task: task.clone(), version: handed.card.version }).await;
    assert_eq!(accepted.card.state, TaskState::Accepted);
    let states: Vec<_> = accepted.history.iter().rev().map(|event| event.state.code()).collect();
    assert_eq!(states.join(" "), "waiting assigned working handed_in sent_back working handed_in accepted");
}

async fn whole_task(studio: &Studio, card: &TaskCard) {
    let retoucher = studio.sign_in_as(Retoucher).await;
    let begun = retoucher.does(StartTask { task: card.id.clone(), version: card.version }).await;
    work(&begun.folder, &begun.hand_in_folder, 0, "done");
    let handed = retoucher.does(HandIn { task: card.id.clone(), version: begun.card.version }).await;
    assert_eq!(task_version(studio, &card.id).await, handed.card.version);
    studio.sign_in_as(ProductionLead).await.does(Accept { task: card.id.clone(), version: handed.card.version }).await;
}

/// Owing blocks the pick-up; paying frees it, or a manager does, with a reason.
async fn pick_up(studio: &Studio, order: &OrderId, ending: Ending) {
    let desk = studio.sign_in_as(FrontDesk).await;
    let version = desk.does(OpenOrder { id: order.clone() }).await.version;
    let call = |reason: &str| PickUp { id: order.clone(), version, signed_by: "欧阳建国".into(), reason: reason.into() };
    assert_eq!(desk.refused(call("")).await, Refusal::Owing { owed: Money(545_900) });
    assert_eq!(desk.refused(call("熟客")).await, Refusal::RightMissing { right: Right::OverrideArrears });
    let view = match ending {
        Ending::Paid => {
            let tenders = vec![tender(Tender::Alipay, 545_000), tender(Tender::Cash, 900)];
            let pay = TakePayment { once: once(), order: order.clone(), total: Money(545_900), tenders };
            let paid = desk.does(pay).await;
            let receipt = paid.order.receipts.last().unwrap();
            assert_eq!((receipt.kind, receipt.owing_after), (ReceiptKind::Balance, Money::ZERO));
            stands(studio, order, Stage::Ready, 645_900, 645_900).await;
            desk.does(call("")).await;
            stands(studio, order, Stage::PickedUp, 645_900, 645_900).await
        }
        Ending::Released => {
            let manager = studio.sign_in_as(Manager).await;
            assert_eq!(manager.refused(call("  ")).await, Refusal::Owing { owed: Money(545_900) });
            manager.does(call("周一来补尾款")).await;
            stands(studio, order, Stage::PickedUp, 645_900, 100_000).await
        }
    };
    let done = view.pick_up.clone().unwrap();
    let expected = match ending {
        Ending::Paid => ("欧阳建国", Money::ZERO, ""),
        Ending::Released => ("欧阳建国", Money(545_900), "周一来补尾款"),
    };
    assert_eq!((done.signed_by.as_str(), done.owed, done.reason.as_str()), expected);
    assert_eq!(desk.refused(PickUp { version: view.version, ..call("") }).await, Refusal::OrderIsClosed);
    let slip = desk.prints(format!("/paper/pickup-slip/{order}?lang=zh-CN")).await;
    slip.shows(&["欧阳春晓", "欧阳建国", &view.row.number]);
}

/// The audit trail holds every step in order, without a gap, and is whole.
async fn trail(studio: &Studio, order: &OrderId, ending: Ending) {
    let owner = studio.owner();
    let mut entries: Vec<AuditEntry> = Vec::new();
    loop {
        let before = entries.last().map(|entry| entry.number);
        let page = owner.does(ReadAudit { words: String::new(), before }).await;
        assert!(page.intact);
        entries.extend(page.entries);
        if !page.more {
            break;
        }
    }
    entries.reverse();
    assert!(entries.iter().zip(1..).all(|(entry, nth)| entry.number == nth), "numbers have no gaps");
    assert!(entries.iter().skip(1).all(|entry| !entry.who.is_empty()), "every entry says who");
    let view = owner.does(OpenOrder { id: order.clone() }).await;
    let mut expected = vec!["orders.book", "shoots.assign"];
    expected.extend([["selection.start", "selection.submit", "selection.confirm"]; 2].concat());
    expected.extend(["production.assign"; 5]);
    expected.extend(["production.start", "production.hand_in", "production.send_back"]);
    expected.extend(["production.start", "production.hand_in", "production.accept"]);
    expected.extend([["production.start", "production.hand_in", "production.accept"]; 4].concat());
    if ending == Ending::Paid {
        expected.push("cashier.take_payment");
    }
    expected.push("orders.pick_up");
    assert_eq!(view.history.iter().rev().map(|entry| entry.what.as_str()).collect::<Vec<_>>(), expected);
    let last = entries.last().unwrap();
    let (who, reason) = match ending {
        Ending::Paid => ("赵雪", "欧阳建国"),
        Ending::Released => ("吴敏", "周一来补尾款"),
    };
    assert_eq!((last.what.as_str(), last.who.as_str()), ("orders.pick_up", who));
    assert!(last.detail.contains(reason), "{}", last.detail);
}
