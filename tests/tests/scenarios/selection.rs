//! The selection room: keystrokes that are refused, sent twice, or made by two people at once; sittings that may not
//! be begun, submitted or confirmed.

use std::collections::BTreeMap;

use atelier_core::catalog::{Included, Purpose};
use atelier_core::id::{ChangeId, OrderId, PhotoId, SittingId};
use atelier_core::money::Money;
use atelier_core::orders::{OpenOrder, OrderView, Stage};
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, SelectionConsultant};
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_core::selection::{
    After, Arrange, Arrangement, Change, CheckRecord, Choice, Confirm, Mark, OpenQueue, OpenRoom, RecordState, Region, Reopen, RetouchCode,
    Room, StartSitting, Submit, Verdict, Wish, bill, shuffle,
};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, once};

/// An order with so many photos, and its first sitting begun.
async fn sitting(studio: &Studio, photos: usize) -> (OrderView, Room, SittingId) {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(photos)).await;
    studio.drain_ingest().await;
    let room = studio.sign_in_as(SelectionConsultant).await.does(StartSitting { order: order.row.id.clone() }).await;
    assert_eq!(room.photos.len(), photos);
    let sitting = room.sitting.clone().unwrap().id;
    (order, room, sitting)
}

async fn mark(studio: &Studio, sitting: &SittingId, changes: &[Change]) -> Vec<(ChangeId, Refusal)> {
    let call = Mark { sitting: sitting.clone(), branch: None, changes: changes.to_vec() };
    studio.sign_in_as(SelectionConsultant).await.does(call).await.refused
}

fn change(photo: &PhotoId, choice: Choice) -> Change {
    Change { id: once(), photo: photo.clone(), choice, takes_back: None }
}

async fn room(studio: &Studio, order: &OrderId) -> Room {
    studio.sign_in_as(SelectionConsultant).await.does(OpenRoom { order: order.clone(), branch: None }).await
}

fn verdicts(room: &Room) -> BTreeMap<PhotoId, Verdict> {
    room.marks.iter().map(|mark| (mark.photo.clone(), mark.verdict)).collect()
}

on_both! {
    /// A keystroke that makes no sense is refused by itself; all others of the call are saved.
    async fn bad_keystrokes_are_refused_alone(studio: Studio) {
        let (order, room_before, sitting) = sitting(&studio, 3).await;
        let photo = |nth: usize| room_before.photos[nth].id.clone();
        let retouch = room_before.entitlements[0].id.clone();
        let region = |x: u32| Region { x, y: 0, w: 5_000, h: 10_000 };
        let note = |x: u32, words: &str| Choice::Note(Wish::area(once(), region(x), RetouchCode::Skin, words));
        let good = [change(&photo(0), Choice::Tag(retouch.clone())), change(&photo(1), Choice::Verdict(Verdict::Maybe))];
        let bad = [
            (change(&once(), Choice::Verdict(Verdict::Pick)), Refusal::NotFound { what: Subject::Photo, name: String::new() }),
            (change(&photo(0), Choice::Tag(once())), Refusal::NotFound { what: Subject::Package, name: String::new() }),
            (change(&photo(0), note(5_001, "")), Refusal::RegionOutside),
            (change(&photo(0), note(0, &"字".repeat(501))), Refusal::FieldTooLong { field: Field::Words, at_most: 500 }),
        ];
        let changes: Vec<_> = good.iter().chain(bad.iter().map(|(change, _)| change)).cloned().collect();
        let refused = mark(&studio, &sitting, &changes).await;
        assert_eq!(refused, bad.map(|(change, refusal)| (change.id, refusal)));
        let saved = room(&studio, &order.row.id).await;
        assert_eq!((saved.marks.len(), saved.notes.len()), (2, 0));
        // Sent again, with another meaning: what was done stays done.
        let again = Change { choice: Choice::Verdict(Verdict::Reject), ..good[0].clone() };
        assert_eq!(mark(&studio, &sitting, &[again]).await, []);
        assert_eq!(verdicts(&room(&studio, &order.row.id).await)[&photo(0)], Verdict::Pick);
        // Rejecting takes the purposes away; a purpose brings the photo back.
        mark(&studio, &sitting, &[change(&photo(0), Choice::Verdict(Verdict::Reject))]).await;
        let rejected = room(&studio, &order.row.id).await;
        assert_eq!((rejected.entitlements[0].used, verdicts(&rejected)[&photo(0)]), (0, Verdict::Reject));
        // A note is changed under its own name and dropped.
        let id: atelier_core::id::NoteId = once();
        let region = Region { x: 1, y: 2, w: 3, h: 4 };
        let named = |words: &str| Choice::Note(Wish::area(id.clone(), region, RetouchCode::Teeth, words));
        mark(&studio, &sitting, &[change(&photo(1), named("白一点")), change(&photo(1), named("再白一点"))]).await;
        let notes = room(&studio, &order.row.id).await.notes;
        assert_eq!((notes.len(), notes[0].wish.words.as_str(), notes[0].wish.region), (1, "再白一点", region));
        mark(&studio, &sitting, &[change(&photo(2), Choice::DropNote(id.clone()))]).await;
        assert_eq!(room(&studio, &order.row.id).await.notes.len(), 1, "not by another photo's hand");
        mark(&studio, &sitting, &[change(&photo(1), Choice::DropNote(id))]).await;
        assert_eq!(room(&studio, &order.row.id).await.notes.len(), 0);
        let many = Mark { sitting, branch: None, changes: vec![change(&photo(0), Choice::Verdict(Verdict::Pick)); 1001] };
        assert!(matches!(studio.sign_in_as(SelectionConsultant).await.refused(many).await, Refusal::NotUnderstood { .. }));
    }
}

on_both! {
    /// Photos and entitlements of another order are out of reach.
    async fn another_orders_photos_are_out_of_reach(studio: Studio) {
        let (_, here, sitting) = sitting(&studio, 4).await;
        let other = studio.with_order().await;
        let foreign = other.entitlements[0].id.clone();
        let refused = mark(&studio, &sitting, &[change(&here.photos[0].id, Choice::Tag(foreign))]).await;
        assert_eq!(refused.len(), 1);
        let unassigned = studio.roll(5).pop().unwrap();
        studio.shoot_arrives("later", &[unassigned]).await;
        studio.drain_ingest().await;
        let stray = studio.eyes().texts("select id from photo where order_id is null").await.remove(0);
        let stray = PhotoId::try_from(stray).unwrap();
        let refused = mark(&studio, &sitting, &[change(&stray, Choice::Verdict(Verdict::Pick))]).await;
        assert_eq!(refused[0].1, Refusal::NotFound { what: Subject::Photo, name: String::new() });
    }
}

on_both! {
    /// The order of a sitting: begun once, submitted with something, reopened, confirmed with the right sum, closed.
    async fn sittings_go_one_way(studio: Studio) {
        let (order, before, first) = sitting(&studio, 4).await;
        let order = order.row.id;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let start = StartSitting { order: order.clone() };
        assert_eq!(consultant.refused(start.clone()).await, Refusal::SittingStillOpen { number: 1 });
        assert_eq!(consultant.refused(Submit { sitting: first.clone() }).await, Refusal::NothingSelected);
        let queue = consultant.does(OpenQueue {}).await;
        assert_eq!((queue.len(), queue[0].order.id.clone(), queue[0].samples.len()), (1, order.clone(), 4));
        let too_big = Arrange { sitting: first.clone(), arrangement: Arrangement::Shuffled(1 << 53) };
        assert!(matches!(consultant.refused(too_big).await, Refusal::NotUnderstood { .. }));

        let retouch = before.entitlements[0].id.clone();
        let tags: Vec<_> = before.photos.iter().map(|photo| change(&photo.id, Choice::Tag(retouch.clone()))).collect();
        assert_eq!(mark(&studio, &first, &tags).await, []);
        consultant.does(Submit { sitting: first.clone() }).await;
        assert_eq!(consultant.refused(Submit { sitting: first.clone() }).await, Refusal::SittingClosed);
        let late = change(&before.photos[0].id, Choice::Untag(retouch.clone()));
        assert_eq!(mark(&studio, &first, std::slice::from_ref(&late)).await, [(late.id.clone(), Refusal::SittingClosed)]);
        consultant.does(Reopen { sitting: first.clone() }).await;
        assert_eq!(mark(&studio, &first, &[late]).await, [], "refused before, so it is done now");
        consultant.does(Submit { sitting: first.clone() }).await;
        let confirm = Confirm { sitting: first.clone(), signed_by: "张三".into(), signature: None, extra: Money(1_000), upgrade: None, after: After::Finished };
        let unsigned = Confirm { signed_by: String::new(), ..confirm.clone() };
        assert_eq!(consultant.refused(unsigned).await, Refusal::FieldEmpty { field: Field::Signature });
        let desk = studio.sign_in_as(FrontDesk).await;
        assert!(matches!(desk.refused(confirm.clone()).await, Refusal::RightMissing { .. }));
        assert_eq!(consultant.does(confirm).await.row.total, Money(101_000));
        assert_eq!(consultant.refused(Reopen { sitting: first.clone() }).await, Refusal::SittingClosed);
        let after = change(&before.photos[1].id, Choice::Verdict(Verdict::Reject));
        assert_eq!(mark(&studio, &first, std::slice::from_ref(&after)).await, [(after.id, Refusal::SittingClosed)]);
        assert_eq!(consultant.refused(Submit { sitting: once() }).await, Refusal::NotFound { what: Subject::Sitting, name: String::new() });

        let second = consultant.does(start).await;
        assert_eq!((second.order.stage, second.sitting.unwrap().number), (Stage::Selecting, 2));
        assert_eq!(desk.does(OpenOrder { id: order }).await.row.total, Money(101_000));
    }
}

on_both! {
    /// Two people mark the same sitting at the same time: every keystroke of both is kept.
    async fn two_people_mark_at_once(studio: Studio) {
        let (order, before, sitting) = sitting(&studio, 4).await;
        let mut hands = Vec::new();
        for role in [SelectionConsultant, Manager] {
            let person = studio.sign_in_as(role).await;
            let (photos, sitting) = (before.photos.clone(), sitting.clone());
            let tags = [before.entitlements[0].id.clone(), before.entitlements[1].id.clone()];
            hands.push(tokio::spawn(async move {
                let mut ids = Vec::new();
                for nth in 0..30 {
                    let choice = if nth % 3 == 2 { Choice::Untag(tags[nth % 2].clone()) } else { Choice::Tag(tags[nth % 2].clone()) };
                    let one = change(&photos[nth % 4].id, choice);
                    ids.push(one.id.clone());
                    let saved = person.does(Mark { sitting: sitting.clone(), branch: None, changes: vec![one] }).await;
                    assert_eq!(saved.refused, []);
                }
                ids
            }));
        }
        let mut ids = Vec::new();
        for hand in hands {
            ids.extend(hand.await.unwrap());
        }
        let logged = studio.eyes().number("select count(*) from sitting_change").await;
        assert_eq!((ids.len(), logged), (60, 60));
        let after = room(&studio, &order.row.id).await;
        let tagged: usize = after.marks.iter().map(|mark| mark.tags.len()).sum();
        let used: u32 = after.entitlements.iter().map(|line| line.used).sum();
        assert_eq!(u32::try_from(tagged).unwrap(), used);
    }
}

on_both! {
    /// The client confirms twice at the same moment: the extras are charged once.
    async fn a_confirmation_charges_once(studio: Studio) {
        let (order, before, sitting) = sitting(&studio, 3).await;
        let retouch = before.entitlements[0].id.clone();
        let tags: Vec<_> = before.photos.iter().map(|photo| change(&photo.id, Choice::Tag(retouch.clone()))).collect();
        mark(&studio, &sitting, &tags).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        consultant.does(Submit { sitting: sitting.clone() }).await;
        let confirm = Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money(1_000), upgrade: None, after: After::Finished };
        let asked: Vec<_> = (0..4)
            .map(|_| {
                let (consultant, confirm) = (consultant.clone(), confirm.clone());
                tokio::spawn(async move { consultant.ask(confirm).await })
            })
            .collect();
        let mut done = 0;
        for one in asked {
            match one.await.unwrap() {
                Ok(_) => done += 1,
                Err(Refusal::SittingClosed | Refusal::ChangedMeanwhile { .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(done, 1);
        let view = studio.sign_in_as(FrontDesk).await.does(OpenOrder { id: order.row.id }).await;
        assert_eq!((view.row.total, view.lines.len(), view.tasks.len()), (Money(101_000), 2, 1));
        assert_eq!((view.entitlements[0].charged, view.tasks[0].photos), (1, 3));
    }
}

on_both! {
    /// A dearer package that costs less than the extras: the bill raises the order to it, credits what an earlier sitting
    /// charged, and a bill that the client was not told of is refused.
    async fn the_cheapest_bill_may_be_an_upgrade(studio: Studio) {
        let (order, before, first) = sitting(&studio, 9).await;
        let order = order.row.id;
        let retouch = before.entitlements[0].id.clone();
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let tag = |photos: std::ops::Range<usize>| before.photos[photos].iter().map(|photo| change(&photo.id, Choice::Tag(retouch.clone()))).collect::<Vec<_>>();
        mark(&studio, &first, &tag(0..4)).await;
        consultant.does(Submit { sitting: first.clone() }).await;
        let confirm = |sitting, extra, upgrade| Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money(extra), upgrade, after: After::MoreToCome };
        assert_eq!(consultant.does(confirm(first, 2_000, None)).await.row.total, Money(102_000));

        let second = consultant.does(StartSitting { order: order.clone() }).await.sitting.unwrap().id;
        mark(&studio, &second, &tag(4..9)).await;
        let room = consultant.does(Submit { sitting: second.clone() }).await;
        assert_eq!(room.offers, []);
        // The studio sells two more packages since; one of them holds less than was promised.
        studio.with_package("没底片", 101_000, &[(Purpose::Retouch, "", Some(20), 1_000)]).await;
        let entitled = [(Purpose::Album, "", Some(3), 500), (Purpose::Retouch, "", Some(8), 1_500), (Purpose::Negative, "", None, 0)];
        let big = studio.with_package("大套", 103_000, &entitled).await.id;
        let changed = Refusal::ChangedMeanwhile { what: Subject::Sitting };
        assert_eq!(consultant.refused(confirm(second.clone(), 5_000, None)).await, changed);
        let room = self::room(&studio, &order).await;
        let used: BTreeMap<_, _> = room.entitlements.iter().map(|line| (line.id.clone(), line.used)).collect();
        let told = bill(&room.standing(), &used).unwrap();
        // 30.00 dearer; of the two extras that were charged, one is the photo beyond eight, and one is given back.
        assert_eq!((told.extra, told.to_pay), (Money(2_000), Money(104_000)));
        assert_eq!(consultant.refused(confirm(second.clone(), 2_000, None)).await, changed);
        assert_eq!(consultant.refused(confirm(second.clone(), 5_000, Some(big.clone()))).await, changed);
        let view = consultant.does(confirm(second, 2_000, Some(big))).await;
        assert_eq!((view.row.package.as_str(), view.package_price, view.row.total), ("大套", Money(103_000), Money(104_000)));
        let amounts: Vec<_> = view.lines.iter().map(|line| (line.quantity, line.amount.0)).collect();
        assert_eq!(amounts, [(1, 100_000), (2, 2_000), (1, 3_000), (1, -1_000)]);
        let entitled: Vec<_> = view.entitlements.iter().map(|line| (line.purpose, line.included, line.used, line.charged)).collect();
        let expected = [
            (Purpose::Retouch, Included::Count(8), 9, 1),
            (Purpose::Negative, Included::All, 0, 0),
            (Purpose::Album, Included::Count(3), 0, 0),
        ];
        assert_eq!(entitled, expected);
        assert_eq!(view.entitlements[0].charged_amount, Money(1_000));
        // Nothing is charged again, and the next photo costs what the new package says.
        let third = consultant.does(StartSitting { order }).await;
        let used = |more: u32| third.entitlements.iter().map(|line| (line.id.clone(), line.used + if line.id == retouch { more } else { 0 })).collect();
        assert_eq!([0, 1].map(|more| bill(&third.standing(), &used(more)).unwrap().extra), [Money::ZERO, Money(1_500)]);
    }
}

on_both! {
    /// The client's receipt: its check value finds what was shown and chosen, and tells where either was changed since.
    async fn a_receipt_is_held_against_what_is_kept(studio: Studio) {
        let (order, before, sitting) = sitting(&studio, 5).await;
        let retouch = before.entitlements[0].id.clone();
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let paper = format!("/paper/selection-receipt/{sitting}?lang=zh-CN");
        assert_eq!(consultant.get(&paper).await.status, 404, "nothing is confirmed yet");
        consultant.does(Arrange { sitting: sitting.clone(), arrangement: Arrangement::Shuffled(7) }).await;
        mark(&studio, &sitting, &[3, 1].map(|nth| change(&before.photos[nth].id, Choice::Tag(retouch.clone())))).await;
        consultant.does(Submit { sitting: sitting.clone() }).await;
        let confirm = Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money::ZERO, upgrade: None, after: After::Finished };
        assert!(consultant.does(confirm).await.sittings[0].recorded);

        let printed = consultant.get(&paper).await;
        assert!(printed.status == 200 && printed.body.starts_with(b"%PDF"));
        let check = studio.eyes().texts("select check_value from sitting_record").await.remove(0);
        let ask = |check: &str| CheckRecord { check: check.to_owned() };
        let front = studio.sign_in_as(FrontDesk).await;
        let found = front.does(ask(&check.to_lowercase().replace('-', " "))).await;
        assert_eq!((found.state, found.order, found.customer.as_str()), (RecordState::Holds, order.row.id, "张三"));
        let file = |nth: usize| before.photos[nth].file.clone();
        let shown: Vec<_> = found.record.shown.iter().map(|photo| photo.file.clone()).collect();
        assert_eq!(shown, shuffle(7, 5).into_iter().map(file).collect::<Vec<_>>());
        let chosen: Vec<_> = found.record.chosen[0].photos.iter().map(|photo| photo.file.clone()).collect();
        assert_eq!((found.record.chosen.len(), found.record.chosen[0].purpose, chosen), (1, Purpose::Retouch, vec![file(1), file(3)]));
        for unknown in ["0000-0000-0000-0000-0000", "what?", ""] {
            assert_eq!(front.refused(ask(unknown)).await, Refusal::NotFound { what: Subject::Record, name: unknown.into() });
        }

        // Whoever changes the database behind the program's back is found out.
        let eyes = studio.eyes();
        let state = async || front.does(ask(&check)).await.state;
        eyes.meddle("update photo set order_id = null where id = (select max(id) from photo where id not in (select photo_id from photo_tag))").await;
        assert_eq!(state().await, RecordState::PhotosGone);
        eyes.meddle("delete from photo_tag where photo_id = (select max(photo_id) from photo_tag)").await;
        assert_eq!(state().await, RecordState::ChosenOtherwise);
        eyes.meddle("update sitting_record set record = replace(record, '张三', '李四')").await;
        assert_eq!(state().await, RecordState::Altered);
    }
}
