//! The family chooses apart: branches of a sitting, what they disagree on, and the log that everything is replayed from.

use atelier_core::id::{BranchId, PhotoId, SittingId};
use atelier_core::money::Money;
use atelier_core::orders::OrderView;
use atelier_core::people::BuiltInRole::{Manager, SelectionConsultant};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    About, After, Book, BranchState, Change, Choice, ColourLabel, Confirm, DropBranch, Mark, MergeBranches, OpenRoom, ReadBase, ReadLog,
    Region, RetouchCode, Room, SeeMerge, Settled, StartBranch, StartFrom, StartSitting, Submit, Verdict, Wish, keystrokes, replay,
};
use atelier_tests::on_both;
use atelier_tests::world::{Person, Studio, once};

const PICK: Choice = Choice::Verdict(Verdict::Pick);
const REJECT: Choice = Choice::Verdict(Verdict::Reject);

async fn sitting(studio: &Studio, photos: usize) -> (OrderView, Room, SittingId) {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(photos)).await;
    studio.drain_ingest().await;
    let room = studio.sign_in_as(SelectionConsultant).await.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting = room.sitting.clone().unwrap().id;
    (order, room, sitting)
}

fn change(photo: &PhotoId, choice: Choice) -> Change {
    Change { id: once(), photo: photo.clone(), choice, takes_back: None }
}

async fn mark(person: &Person, sitting: &SittingId, branch: Option<&BranchId>, changes: Vec<Change>) -> Vec<Refusal> {
    let saved = person.does(Mark { sitting: sitting.clone(), branch: branch.cloned(), changes }).await;
    saved.refused.into_iter().map(|(_, refusal)| refusal).collect()
}

async fn begin(person: &Person, sitting: &SittingId, name: &str, from: StartFrom) -> (BranchId, Room) {
    let room = person.does(StartBranch { sitting: sitting.clone(), name: name.into(), from }).await;
    (room.branch.clone().unwrap(), room)
}

/// The sitting's own marks as the log replays them.
async fn replayed(person: &Person, sitting: &SittingId) -> Book {
    let base = person.does(ReadBase { sitting: sitting.clone(), branch: None }).await;
    let log = person.does(ReadLog { sitting: sitting.clone(), branch: None, after: 0 }).await;
    replay(&Book::of_base(&base), log.entries.iter().map(|logged| &logged.change))
}

/// The same marks; purposes may have been given in another order.
#[track_caller]
fn assert_same(one: &Book, other: &Book) {
    let sorted = |book: &Book| {
        let mut base = book.to_base();
        base.marks.iter_mut().for_each(|mark| mark.tags.sort());
        base.marks.iter_mut().for_each(|mark| mark.confirmed.sort());
        base
    };
    assert_eq!(sorted(one), sorted(other));
}

on_both! {
    /// Mother and father choose apart; what agrees is merged at once, what does not is settled, and nothing is lost.
    async fn what_the_family_chose_is_merged(studio: Studio) {
        let (order, before, sitting) = sitting(&studio, 5).await;
        let photo = |nth: usize| before.photos[nth].id.clone();
        let retouch = before.entitlements[0].id.clone();
        let person = studio.sign_in_as(SelectionConsultant).await;
        mark(&person, &sitting, None, vec![change(&photo(0), Choice::Tag(retouch.clone()))]).await;
        let (mother, hers) = begin(&person, &sitting, "妈妈", StartFrom::Blank).await;
        let (father, his) = begin(&person, &sitting, " 爸爸 ", StartFrom::AsItStands).await;
        assert_eq!((hers.marks.len(), his.marks.len(), his.branches.len()), (0, 1, 2));
        assert_eq!(his.branches[1].name, "爸爸");
        let taken = StartBranch { sitting: sitting.clone(), name: "妈妈".into(), from: StartFrom::Blank };
        assert_eq!(person.refused(taken).await, Refusal::BranchNameTaken { name: "妈妈".into() });

        let region = Region { x: 1, y: 2, w: 3, h: 4 };
        let wish = Wish::area(once(), region, RetouchCode::Skin, "自然一点");
        let mothers = [(0, REJECT), (1, PICK), (2, Choice::Rating(3)), (3, Choice::Note(wish.clone())), (4, Choice::Label(Some(ColourLabel::Red)))];
        let fathers = [(1, PICK), (2, Choice::Rating(5)), (3, REJECT)];
        let changes = |keys: &[(usize, Choice)]| keys.iter().map(|(at, choice)| change(&photo(*at), choice.clone())).collect::<Vec<_>>();
        assert_eq!(mark(&person, &sitting, Some(&mother), changes(&mothers)).await, []);
        assert_eq!(mark(&person, &sitting, Some(&father), changes(&fathers)).await, []);
        let own = person.does(OpenRoom { order: order.row.id.clone(), branch: None }).await;
        assert_eq!((own.marks.len(), own.notes.len()), (1, 0), "the sitting itself is as it was");
        let hers = person.does(OpenRoom { order: order.row.id.clone(), branch: Some(mother.clone()) }).await;
        assert_eq!((hers.marks.len(), hers.notes.len(), hers.branches[0].keystrokes), (4, 1, 5));

        let both = vec![father.clone(), mother.clone()];
        let seen = person.does(SeeMerge { sitting: sitting.clone(), branches: both.clone() }).await;
        let about: Vec<_> = seen.conflicts.iter().map(|conflict| (conflict.photo.clone(), conflict.about.clone(), conflict.sides.len())).collect();
        assert_eq!(about, [(photo(0), About::Verdict, 2), (photo(2), About::Rating, 3)]);
        assert_eq!(seen.changed, 3);
        let merge = |settled, seen| MergeBranches { sitting: sitting.clone(), branches: both.clone(), settled, seen };
        assert_eq!(person.refused(merge(Vec::new(), seen.seen)).await, Refusal::MergeNotSettled { left: 2 });
        let settled = vec![
            Settled { photo: photo(0), about: About::Verdict, choice: PICK },
            Settled { photo: photo(2), about: About::Rating, choice: Choice::Rating(5) },
        ];
        // Somebody goes on choosing meanwhile.
        mark(&person, &sitting, Some(&father), vec![change(&photo(4), Choice::Rating(1))]).await;
        assert_eq!(person.refused(merge(settled.clone(), seen.seen)).await, Refusal::ChangedMeanwhile { what: Subject::Sitting });
        assert_eq!(person.refused(Submit { sitting: sitting.clone() }).await, Refusal::BranchesOpen { names: vec!["妈妈".into(), "爸爸".into()] });
        let seen = person.does(SeeMerge { sitting: sitting.clone(), branches: both.clone() }).await;
        let after = person.does(merge(settled, seen.seen)).await;

        let marks: Vec<_> = before.photos.iter().map(|photo| after.marks.iter().find(|mark| mark.photo == photo.id)).collect();
        let told: Vec<_> = marks.iter().map(|mark| mark.map(|mark| (mark.verdict, mark.rating, mark.label, mark.tags.len()))).collect();
        assert_eq!(told, [
            Some((Verdict::Pick, 0, None, 1)),
            Some((Verdict::Pick, 0, None, 0)),
            Some((Verdict::Undecided, 5, None, 0)),
            Some((Verdict::Reject, 0, None, 0)),
            Some((Verdict::Undecided, 1, Some(ColourLabel::Red), 0)),
        ]);
        assert_eq!(after.notes.iter().map(|note| &note.wish).collect::<Vec<_>>(), [&wish]);
        assert!(after.branches.iter().all(|branch| branch.state == BranchState::Merged));
        assert_same(&replayed(&person, &sitting).await, &Book::of(&after));
        let late = person.refused(Mark { sitting: sitting.clone(), branch: Some(mother.clone()), changes: vec![change(&photo(1), REJECT)] }).await;
        assert_eq!(late, Refusal::BranchClosed);
        assert_eq!(person.refused(DropBranch { branch: mother }).await, Refusal::BranchClosed);
        person.does(Submit { sitting }).await;
    }
}

on_both! {
    /// A branch that is given up changes nothing, and one of another sitting is out of reach.
    async fn branches_are_given_up_and_kept_apart(studio: Studio) {
        let (order, before, sitting) = sitting(&studio, 2).await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let (branch, _) = begin(&person, &sitting, "奶奶", StartFrom::Blank).await;
        mark(&person, &sitting, Some(&branch), vec![change(&before.photos[0].id, PICK)]).await;
        let foreign = change(&once(), PICK);
        let refused = mark(&person, &sitting, Some(&branch), vec![foreign]).await;
        assert_eq!(refused, [Refusal::NotFound { what: Subject::Photo, name: String::new() }]);
        let room = person.does(DropBranch { branch: branch.clone() }).await;
        assert_eq!((room.marks.len(), room.branches[0].state), (0, BranchState::Dropped));
        let merge = SeeMerge { sitting: sitting.clone(), branches: vec![branch.clone()] };
        assert_eq!(person.refused(merge).await, Refusal::BranchClosed);
        let nobody = SeeMerge { sitting: sitting.clone(), branches: Vec::new() };
        assert!(matches!(person.refused(nobody).await, Refusal::NotUnderstood { .. }));
        let other = studio.with_order().await;
        studio.shoot_arrives(&other.row.number, &studio.roll(3)[2..]).await;
        studio.drain_ingest().await;
        let others = person.does(StartSitting { order: other.row.id.clone() }).await.sitting.unwrap().id;
        let astray = Refusal::NotFound { what: Subject::Branch, name: String::new() };
        let call = Mark { sitting: others.clone(), branch: Some(branch.clone()), changes: Vec::new() };
        assert_eq!(person.refused(call).await, astray);
        assert_eq!(person.refused(ReadBase { sitting: others, branch: Some(branch.clone()) }).await, astray);
        assert_eq!(person.refused(OpenRoom { order: other.row.id, branch: Some(branch) }).await, astray);
        assert_eq!(person.does(OpenRoom { order: order.row.id, branch: None }).await.marks.len(), 0);
    }
}

on_both! {
    /// The log replays to what stands, over two sittings; only what is new is read; one's own keystrokes are known after a
    /// page was opened anew, and those of others are not among them.
    async fn the_log_is_what_stands(studio: Studio) {
        let (order, before, first) = sitting(&studio, 4).await;
        let photo = |nth: usize| before.photos[nth].id.clone();
        let retouch = before.entitlements[0].id.clone();
        let (consultant, manager) = (studio.sign_in_as(SelectionConsultant).await, studio.sign_in_as(Manager).await);
        mark(&consultant, &first, None, vec![change(&photo(0), Choice::Tag(retouch.clone())), change(&photo(1), REJECT)]).await;
        mark(&manager, &first, None, vec![change(&photo(2), PICK)]).await;
        consultant.does(Submit { sitting: first.clone() }).await;
        let confirm =
            Confirm { sitting: first.clone(), signed_by: "张三".into(), signature: None, extra: Money::ZERO, upgrade: None, after: After::MoreToCome };
        consultant.does(confirm).await;
        let second = consultant.does(StartSitting { order: order.row.id.clone() }).await.sitting.unwrap().id;
        let pick = change(&photo(1), PICK);
        let undone = Change { takes_back: Some(pick.id.clone()), ..change(&photo(1), REJECT) };
        mark(&consultant, &second, None, vec![pick.clone(), change(&photo(3), Choice::Rating(4)), undone]).await;
        mark(&manager, &second, None, vec![change(&photo(3), Choice::Label(Some(ColourLabel::Blue)))]).await;
        assert_eq!(mark(&consultant, &second, None, vec![change(&photo(0), REJECT)]).await, [Refusal::TagConfirmed]);

        let room = consultant.does(OpenRoom { order: order.row.id.clone(), branch: None }).await;
        assert_same(&replayed(&consultant, &second).await, &Book::of(&room));
        let base = consultant.does(ReadBase { sitting: second.clone(), branch: None }).await;
        assert_eq!(Book::of_base(&base).marks(&photo(0)).confirmed, [retouch]);
        let log = consultant.does(ReadLog { sitting: second.clone(), branch: None, after: 0 }).await;
        assert_eq!((log.entries.len(), log.end, room.logged), (4, 4, 4));
        assert_eq!(log.entries.iter().map(|logged| logged.mine).collect::<Vec<_>>(), [true, true, true, false]);
        let tail = manager.does(ReadLog { sitting: second.clone(), branch: None, after: 3 }).await;
        assert_eq!((tail.entries.len(), tail.entries[0].nth, tail.entries[0].mine), (1, 4, true));
        let (done, undone) = keystrokes(&Book::of_base(&base), &log.entries);
        assert_eq!(done.iter().map(|stroke| &stroke.photo).collect::<Vec<_>>(), [&photo(3)]);
        assert_eq!(undone.iter().map(|stroke| &stroke.id).collect::<Vec<_>>(), [&pick.id]);
    }
}
