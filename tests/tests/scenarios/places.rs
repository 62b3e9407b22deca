//! Purposes as places: the last one is taken once, whoever is faster, and nothing becomes an extra photo by it.

use atelier_core::catalog::{Entitlement, Included, ListPackages, PackageView, PhotoShape, PlaceRule, Purpose, SavePackage, ShootType};
use atelier_core::money::Money;
use atelier_core::orders::{LineKind, OrderRow};
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, SelectionConsultant};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    After, Change, Choice, Confirm, Mark, MergeBranches, OpenRoom, SeeMerge, StartBranch, StartFrom, StartSitting, Submit,
};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, once};

on_both! {
    /// Two people put different photos into the last free place at the same moment: one is told that it is taken.
    async fn the_last_place_is_taken_once(studio: Studio) {
        let customer = studio.with_customer("周先生", "13900000007").await;
        let package = studio.with_package("两张", 100_000, &[(Purpose::Retouch, "", Some(2), 1_000)]).await;
        let booking = studio.booking(&customer.id, &package.id).await;
        let order = studio.sign_in_as(FrontDesk).await.does(booking).await.order.row;
        studio.shoot_arrives(&order.number, &studio.roll(4)).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.id.clone() }).await;
        let (sitting, retouch) = (room.sitting.unwrap().id, room.entitlements[0].id.clone());
        let place = |nth: usize, choice: Choice| Mark {
            sitting: sitting.clone(),
            branch: None,
            changes: vec![Change { id: once(), photo: room.photos[nth].id.clone(), choice, takes_back: None }],
        };
        assert_eq!(consultant.does(place(0, Choice::Place(retouch.clone()))).await.refused, []);
        let mut hands = Vec::new();
        for (nth, role) in [(1, SelectionConsultant), (2, Manager)] {
            let (person, call) = (studio.sign_in_as(role).await, place(nth, Choice::Place(retouch.clone())));
            hands.push(tokio::spawn(async move { person.does(call).await.refused }));
        }
        let mut refused = Vec::new();
        for hand in hands {
            refused.extend(hand.await.unwrap().into_iter().map(|(_, refusal)| refusal));
        }
        let taken = Refusal::PlaceTaken { purpose: Purpose::Retouch };
        assert_eq!(refused, std::slice::from_ref(&taken));
        // Again into its own place is no new one; marked as such it is an extra photo, at its price.
        assert_eq!(consultant.does(place(0, Choice::Place(retouch.clone()))).await.refused, []);
        assert_eq!(consultant.does(OpenRoom { order: order.id.clone(), branch: None }).await.entitlements[0].used, 2);
        assert_eq!(consultant.does(place(3, Choice::Tag(retouch.clone()))).await.refused, []);
        assert_eq!(consultant.does(OpenRoom { order: order.id.clone(), branch: None }).await.entitlements[0].used, 3);
        // On a branch the places are its own.
        let start = StartBranch { sitting: sitting.clone(), name: "爸爸".into(), from: StartFrom::Blank };
        let branch = consultant.does(start).await.branch;
        let mut refused = Vec::new();
        for nth in 0..3 {
            let call = Mark { branch: branch.clone(), ..place(nth, Choice::Place(retouch.clone())) };
            refused.extend(consultant.does(call).await.refused.into_iter().map(|(_, refusal)| refusal));
        }
        assert_eq!(refused, [taken]);
    }
}

/// An order with five photos: an upright one for the album, one across for the wall, a frame of three, one negative of which
/// no more can be had.
async fn with_rules(studio: &Studio) -> OrderRow {
    let rule = PlaceRule::default();
    let line = |purpose, price, rule| Entitlement {
        purpose,
        detail: String::new(),
        included: Included::Count(1),
        extra_price: Money(price),
        rule,
    };
    let package = SavePackage {
        id: None,
        version: 0,
        name: "讲究".into(),
        shoot_type: ShootType::Children,
        price: Money(100_000),
        shoots: 1,
        entitlements: vec![
            line(Purpose::Album, 1_000, PlaceRule { shape: Some(PhotoShape::Upright), ..rule }),
            line(Purpose::Enlargement, 1_000, PlaceRule { shape: Some(PhotoShape::Across), ..rule }),
            line(Purpose::DeskFrame, 9_000, PlaceRule { each: 3, ..rule }),
            line(Purpose::Negative, 0, PlaceRule { extras: false, ..rule }),
        ],
        sold: true,
    };
    let package = studio.owner().does(package).await;
    let customer = studio.with_customer("周先生", "13900000007").await;
    let booking = studio.booking(&customer.id, &package.id).await;
    let order = studio.sign_in_as(FrontDesk).await.does(booking).await.order.row;
    studio.shoot_arrives(&order.number, &studio.roll(5)).await;
    studio.drain_ingest().await;
    order
}

on_both! {
    /// A package that is changed changes no order that was booked with it: what was tagged stays lawful.
    async fn an_order_keeps_the_rules_it_was_booked_with(studio: Studio) {
        let order = with_rules(&studio).await;
        let owner = studio.owner();
        let package = owner.does(ListPackages {}).await.into_iter().find(|package| package.name == "讲究").unwrap();
        let mut entitlements = package.entitlements.clone();
        entitlements[2].rule = PlaceRule { each: 1, shape: None, extras: false };
        let PackageView { id, version, name, shoot_type, price, shoots, sold, .. } = package.clone();
        owner.does(SavePackage { id: Some(id), version, name, shoot_type, price, shoots, entitlements, sold }).await;

        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.id.clone() }).await;
        let rules: Vec<PlaceRule> = room.entitlements.iter().map(|line| line.rule).collect();
        assert_eq!(rules, package.entitlements.iter().map(|line| line.rule).collect::<Vec<_>>());
        let tag = |photo: usize| Change {
            id: once(),
            photo: room.photos[photo].id.clone(),
            choice: Choice::Tag(room.entitlements[2].id.clone()),
            takes_back: None,
        };
        let call = Mark { sitting: room.sitting.unwrap().id, branch: None, changes: vec![tag(0), tag(1), tag(2), tag(3)] };
        assert_eq!(consultant.does(call).await.refused, []);
        assert_eq!(consultant.does(OpenRoom { order: order.id, branch: None }).await.entitlements[2].used, 4);
    }
}

on_both! {
    /// Photos lie as their places want them, a frame of three is charged by the frame, and what cannot be added is not.
    async fn places_have_rules(studio: Studio) {
        let order = with_rules(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.id.clone() }).await;
        let sitting = room.sitting.unwrap().id;
        let change = |photo: usize, choice: Choice| Change { id: once(), photo: room.photos[photo].id.clone(), choice, takes_back: None };
        let line = |nth: usize| room.entitlements[nth].id.clone();
        let changes = vec![
            change(0, Choice::Tag(line(0))),
            change(0, Choice::Tag(line(1))),
            change(0, Choice::Tag(line(2))),
            change(1, Choice::Tag(line(2))),
            change(2, Choice::Place(line(2))),
            change(3, Choice::Tag(line(2))),
            change(0, Choice::Tag(line(3))),
            change(1, Choice::Tag(line(3))),
            change(1, Choice::Place(line(3))),
        ];
        let refused = consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await.refused;
        let refused: Vec<Refusal> = refused.into_iter().map(|(_, refusal)| refusal).collect();
        let lies_across = room.photos[0].width > room.photos[0].height;
        let wrong = match lies_across {
            true => Refusal::WrongShape { purpose: Purpose::Album, shape: PhotoShape::Upright },
            false => Refusal::WrongShape { purpose: Purpose::Enlargement, shape: PhotoShape::Across },
        };
        let no_more = Refusal::NoExtras { purpose: Purpose::Negative };
        assert_eq!(refused, [wrong, no_more.clone(), no_more]);

        // What was lawful on a branch is merged, not dropped; but nobody gets it for nothing.
        let start = StartBranch { sitting: sitting.clone(), name: "爸爸".into(), from: StartFrom::Blank };
        let branch = consultant.does(start).await.branch.unwrap();
        let call = Mark { sitting: sitting.clone(), branch: Some(branch.clone()), changes: vec![change(1, Choice::Tag(line(3)))] };
        assert_eq!(consultant.does(call).await.refused, []);
        let ahead = consultant.does(SeeMerge { sitting: sitting.clone(), branches: vec![branch.clone()] }).await;
        let merge = MergeBranches { sitting: sitting.clone(), branches: vec![branch], settled: Vec::new(), seen: ahead.seen };
        assert_eq!(consultant.does(merge).await.entitlements[3].used, 2);
        let overfull = Refusal::PlacesOverfull { purpose: Purpose::Negative, count: 1 };
        assert_eq!(consultant.refused(Submit { sitting: sitting.clone() }).await, overfull);
        let call = Mark { sitting: sitting.clone(), branch: None, changes: vec![change(1, Choice::Untag(line(3)))] };
        consultant.does(call).await;
        consultant.does(Submit { sitting: sitting.clone() }).await;

        let confirm = Confirm { sitting, signed_by: "周先生".into(), extra: Money(9_000), upgrade: None, signature: None, after: After::Finished };
        let view = consultant.does(confirm).await;
        let extra = view.lines.iter().find(|line| matches!(&line.what, LineKind::Extra { purpose: Purpose::DeskFrame, .. })).unwrap();
        assert_eq!((extra.quantity, extra.amount, view.row.total), (1, Money(9_000), Money(109_000)));
    }
}
