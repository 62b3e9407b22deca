//! Merging: tables of cases, and that nothing is lost whatever the family does.

use proptest::prelude::*;

use super::*;
use crate::selection::{ColourLabel, Region, RetouchCode, Wish};

fn branch(nth: usize) -> BranchId {
    BranchId::try_from(format!("0193e9a4-5b6f-7c3d-8a23-{nth:012}")).expect("an id")
}

fn photo(nth: usize) -> PhotoId {
    PhotoId::try_from(format!("0193e9a4-5b6f-7c3d-8a22-{nth:012}")).expect("an id")
}

fn tag(nth: usize) -> EntitlementId {
    EntitlementId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id")
}

fn wish(nth: usize, words: &str) -> Wish {
    let id = NoteId::try_from(format!("0193e9a4-5b6f-7c3d-8a24-{nth:012}")).expect("an id");
    let region = Region { x: 0, y: 0, w: 100, h: 100 };
    Wish::area(id, region, RetouchCode::Skin, words)
}

fn book(start: &Book, keys: &[(usize, Choice)]) -> Book {
    let mut book = start.clone();
    for (at, choice) in keys {
        book.change(&photo(*at), choice).expect("allowed");
    }
    book
}

const PICK: Choice = Choice::Verdict(Verdict::Pick);
const REJECT: Choice = Choice::Verdict(Verdict::Reject);

/// What the sitting and two branches did, all from one beginning; what one photo comes to, or how many conflicts.
#[track_caller]
fn check(start: &[Choice], sitting: &[Choice], mother: &[Choice], father: &[Choice], expected: Result<Marks, usize>) {
    let keys = |choices: &[Choice]| choices.iter().map(|choice| (0, choice.clone())).collect::<Vec<_>>();
    let base = book(&Book::default(), &keys(start));
    let [sitting, mother, father] = [sitting, mother, father].map(|choices| book(&base, &keys(choices)));
    let (one, two) = (branch(1), branch(2));
    let told = [Told { branch: &one, base: &base, now: &mother }, Told { branch: &two, base: &base, now: &father }];
    let merged = merge(&sitting, &told);
    match expected {
        Ok(marks) => assert_eq!((merged.book.marks(&photo(0)), merged.conflicts.len()), (marks, 0)),
        Err(conflicts) => assert_eq!(merged.conflicts.len(), conflicts, "{:?}", merged.conflicts),
    }
}

#[test]
fn cases() {
    let marks = |verdict, tags: &[usize]| Ok(Marks { verdict, tags: tags.iter().map(|nth| tag(*nth)).collect(), ..Marks::default() });
    // Who changed nothing has no say; who wants the same agrees.
    check(&[], &[], &[PICK], &[], marks(Verdict::Pick, &[]));
    check(&[], &[], &[PICK], &[PICK], marks(Verdict::Pick, &[]));
    check(&[], &[PICK], &[], &[], marks(Verdict::Pick, &[]));
    check(&[PICK], &[], &[REJECT], &[], marks(Verdict::Reject, &[]));
    // Everything else is settled by people.
    check(&[], &[], &[PICK], &[REJECT], Err(1));
    check(&[], &[REJECT], &[PICK], &[], Err(1));
    check(&[], &[], &[Choice::Rating(3)], &[Choice::Rating(5)], Err(1));
    // Purposes come together, and who takes one away is heard.
    check(&[], &[Choice::Tag(tag(1))], &[Choice::Tag(tag(2))], &[Choice::Tag(tag(3))], marks(Verdict::Pick, &[1, 2, 3]));
    check(&[Choice::Tag(tag(1))], &[], &[Choice::Untag(tag(1))], &[Choice::Tag(tag(2))], marks(Verdict::Pick, &[2]));
    // A purpose given is a wish that the photo be picked, so that it is never lost by another's rejection.
    check(&[Choice::Tag(tag(1))], &[], &[REJECT], &[Choice::Tag(tag(2))], Err(1));
    check(&[Choice::Tag(tag(1))], &[Choice::Tag(tag(2))], &[REJECT], &[], Err(1));
    check(&[], &[], &[Choice::Note(wish(1, "a"))], &[Choice::Note(wish(2, "b"))], Ok(Marks::default()));
    check(&[Choice::Note(wish(1, "a"))], &[], &[Choice::Note(wish(1, "b"))], &[Choice::DropNote(wish(1, "").id)], Err(1));
}

#[test]
fn a_settled_conflict_keeps_or_drops_the_purposes() {
    let base = book(&Book::default(), &[(0, Choice::Tag(tag(1)))]);
    let (mother, father) = (book(&base, &[(0, REJECT)]), book(&base, &[(0, Choice::Tag(tag(2)))]));
    let (one, two) = (branch(1), branch(2));
    let told = [Told { branch: &one, base: &base, now: &mother }, Told { branch: &two, base: &base, now: &father }];
    let merged = merge(&base, &told);
    assert_eq!(settle(merged.clone(), &[]), Err(Refusal::MergeNotSettled { left: 1 }));
    let settled = |choice| [Settled { photo: photo(0), about: About::Verdict, choice }];
    assert_eq!(settle(merged.clone(), &settled(PICK)).map(|book| book.marks(&photo(0)).tags), Ok(vec![tag(1), tag(2)]));
    assert_eq!(settle(merged.clone(), &settled(REJECT)).map(|book| book.marks(&photo(0)).tags), Ok(vec![]));
    assert!(settle(merged, &settled(Choice::Verdict(Verdict::Maybe))).is_err());
}

fn keys() -> impl Strategy<Value = Vec<(usize, Choice)>> {
    let choice = prop_oneof![
        (0usize..4).prop_map(|nth| Choice::Verdict(Verdict::ALL[nth])),
        (0usize..4).prop_map(|nth| Choice::Tag(tag(nth))),
        (0usize..4).prop_map(|nth| Choice::Untag(tag(nth))),
        (0u8..6).prop_map(Choice::Rating),
        (0usize..5).prop_map(|nth| Choice::Label(Some(ColourLabel::ALL[nth]))),
        (0usize..6, 0usize..3).prop_map(|(nth, words)| Choice::Note(wish(nth, ["a", "b", "c"][words]))),
        (0usize..6).prop_map(|nth| Choice::DropNote(wish(nth, "").id)),
    ];
    // A wish stays on its photo.
    let key = (0usize..6, choice).prop_map(|(at, choice)| match &choice {
        Choice::Note(wish) => (usize::from(wish.id.as_str().as_bytes()[35] - b'0'), choice),
        _ => (at, choice),
    });
    prop::collection::vec(key, 0..25)
}

proptest! {
    #[test]
    fn merging_commutes_and_loses_nothing(start in keys(), own in keys(), mother in keys(), father in keys()) {
        let base = book(&Book::default(), &start);
        let [sitting, mother, father] = [own, mother, father].map(|keys| book(&base, &keys));
        let (one, two) = (branch(1), branch(2));
        let (mothers, fathers) = (Told { branch: &one, base: &base, now: &mother }, Told { branch: &two, base: &base, now: &father });
        let merged = merge(&sitting, &[mothers, fathers]);
        prop_assert_eq!(&merged, &merge(&sitting, &[fathers, mothers]));
        prop_assert_eq!(&merged, &merge(&sitting, &[mothers, fathers, mothers]));
        let about = |at: usize, about: About| merged.conflicts.iter().any(|conflict| conflict.photo == photo(at) && conflict.about == about);
        for at in 0..6 {
            let after = merged.book.marks(&photo(at));
            for told in [mothers, fathers] {
                let (was, now) = (told.base.marks(&photo(at)), told.now.marks(&photo(at)));
                prop_assert!(was.verdict == now.verdict || after.verdict == now.verdict || about(at, About::Verdict));
                prop_assert!(was.rating == now.rating || after.rating == now.rating || about(at, About::Rating));
                prop_assert!(was.label == now.label || after.label == now.label || about(at, About::Label));
                prop_assert!(now.tags.iter().all(|tag| was.tags.contains(tag) || after.tags.contains(tag)));
                for note in told.now.all_notes() {
                    let changed = told.base.all_notes().iter().all(|known| known != note);
                    prop_assert!(!changed || merged.book.all_notes().contains(note) || about(at_of(note), About::Note(note.wish.id.clone())));
                }
            }
            prop_assert!(after.tags.is_empty() || after.verdict == Verdict::Pick || about(at, About::Verdict));
        }
    }

    #[test]
    fn any_settlement_is_a_state_that_keystrokes_reach(own in keys(), mother in keys(), father in keys(), pick in 0usize..3) {
        let base = Book::default();
        let [sitting, mother, father] = [own, mother, father].map(|keys| book(&base, &keys));
        let (one, two) = (branch(1), branch(2));
        let merged = merge(&sitting, &[Told { branch: &one, base: &base, now: &mother }, Told { branch: &two, base: &base, now: &father }]);
        let settled: Vec<Settled> = merged.conflicts.iter().map(|conflict| {
            let choice = conflict.sides[pick % conflict.sides.len()].choice.clone();
            Settled { photo: conflict.photo.clone(), about: conflict.about.clone(), choice }
        }).collect();
        let after = settle(merged, &settled).expect("settled");
        let mut reached = sitting.clone();
        for (photo, choice) in sitting.steps(&after) {
            prop_assert!(reached.change(&photo, &choice).is_ok());
        }
        for at in 0..6 {
            let sorted = |mut marks: Marks| { marks.tags.sort(); marks };
            prop_assert_eq!(sorted(reached.marks(&photo(at))), sorted(after.marks(&photo(at))));
        }
        prop_assert!(reached.steps(&after).is_empty());
    }
}

fn at_of(note: &Note) -> usize {
    (0..6).find(|at| photo(*at) == note.photo).expect("a photo")
}
