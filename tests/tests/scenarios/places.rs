//! Purposes as places: the last one is taken once, whoever is faster, and nothing becomes an extra photo by it.

use atelier_core::catalog::Purpose;
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, SelectionConsultant};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Change, Choice, Mark, OpenRoom, StartBranch, StartFrom, StartSitting};
use atelier_tests::on_both;
use atelier_tests::world::once;

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
