//! A screen of someone's own: let into one branch by a code, and heard about nothing but yes, perhaps and no.

use atelier_core::id::BranchId;
use atelier_core::people::BuiltInRole::SelectionConsultant;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    Arrange, Arrangement, Choice, CloseScreen, Decide, Decision, EnterScreen, MergeBranches, OpenOwnScreen, OpenRoom, OpenScreen, ReadLog,
    ReadOwn, SeeMerge, StartBranch, StartFrom, StartSitting, Submit, Verdict, WatchScreen,
};
use atelier_tests::on_both;
use atelier_tests::world::once;

on_both! {
    /// Mother chooses on her telephone: she sees the order's photos as the room lays them out, what she decides is on her
    /// branch once, and the consultant merges it. The sitting's own pass and hers do not lead to each other.
    async fn someone_chooses_on_a_screen_of_their_own(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(4)).await;
        studio.drain_ingest().await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let room = person.does(StartSitting { order: order.row.id.clone() }).await;
        let sitting = room.sitting.unwrap().id;
        person.does(Arrange { sitting: sitting.clone(), arrangement: Arrangement::Shuffled(7) }).await;
        let begun = person.does(StartBranch { sitting: sitting.clone(), name: "妈妈".into(), from: StartFrom::Blank }).await;
        let branch: BranchId = begun.branch.unwrap();
        let pass = person.does(OpenOwnScreen { branch: branch.clone() }).await;
        assert_eq!(person.does(OpenOwnScreen { branch: branch.clone() }).await.code, pass.code, "another station gets the same pass");
        let shown = person.does(OpenScreen { sitting: sitting.clone() }).await;
        assert_ne!(shown.id, pass.id, "what the consultant presents has a pass of its own");

        let mother = studio.guest().await;
        assert_eq!(mother.refused(ReadOwn {}).await, Refusal::ScreenClosed);
        mother.does(EnterScreen { pass: pass.code.clone() }).await;
        assert!(mother.does(WatchScreen { viewer: once() }).await.own);
        let own = mother.does(ReadOwn {}).await;
        assert_eq!((own.name.as_str(), own.photos.len(), own.decided.len(), own.open), ("妈妈", 4, 0, true));
        assert_eq!(mother.get(&format!("/photos/{}/thumb", own.photos[0].content)).await.status, 200);
        assert_eq!(mother.refused(OpenRoom { order: order.row.id.clone(), branch: None }).await, Refusal::NotSignedIn);

        let decision = |at: usize, verdict| Decision { id: once(), photo: own.photos[at].id.clone(), verdict };
        let decisions = vec![decision(0, Verdict::Pick), decision(1, Verdict::Reject), decision(0, Verdict::Maybe)];
        for _ in 0..2 {
            assert_eq!(mother.does(Decide { decisions: decisions.clone() }).await.refused, []);
        }
        let log = person.does(ReadLog { sitting: sitting.clone(), branch: Some(branch.clone()), after: 0 }).await;
        assert_eq!(log.entries.len(), 3, "sent twice, done once");
        assert_eq!(log.entries[2].change.choice, Choice::Verdict(Verdict::Maybe));
        let mut decided = vec![(own.photos[0].id.clone(), Verdict::Maybe), (own.photos[1].id.clone(), Verdict::Reject)];
        decided.sort_unstable();
        assert_eq!(mother.does(ReadOwn {}).await.decided, decided);
        let room = person.does(OpenRoom { order: order.row.id.clone(), branch: None }).await;
        assert_eq!(room.marks, [], "nothing of it is in the sitting yet");

        // A screen that shows what is presented chooses nothing.
        let screen = studio.guest().await;
        screen.does(EnterScreen { pass: shown.code }).await;
        assert_eq!(screen.refused(ReadOwn {}).await, Refusal::ScreenClosed);
        assert_eq!(screen.refused(Decide { decisions: decisions.clone() }).await, Refusal::ScreenClosed);

        let ahead = person.does(SeeMerge { sitting: sitting.clone(), branches: vec![branch.clone()] }).await;
        let merge = MergeBranches { sitting: sitting.clone(), branches: vec![branch], settled: Vec::new(), seen: ahead.seen };
        assert_eq!(person.does(merge).await.marks.len(), 2);
        assert_eq!(mother.refused(ReadOwn {}).await, Refusal::ScreenClosed, "with the branch her screen is over");
        assert_eq!(mother.refused(Decide { decisions }).await, Refusal::ScreenClosed);
    }
}

on_both! {
    /// A pass that is closed, and a sitting that was submitted, take nothing more; nothing that was decided is lost.
    async fn an_own_screen_ends(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(2)).await;
        studio.drain_ingest().await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let room = person.does(StartSitting { order: order.row.id.clone() }).await;
        let sitting = room.sitting.unwrap().id;
        let begun = person.does(StartBranch { sitting: sitting.clone(), name: "奶奶".into(), from: StartFrom::Blank }).await;
        let branch = begun.branch.unwrap();
        let pass = person.does(OpenOwnScreen { branch: branch.clone() }).await;
        let grandmother = studio.guest().await;
        grandmother.does(EnterScreen { pass: pass.token.unwrap() }).await;
        let photo = room.photos[0].id.clone();
        let decide = || Decide { decisions: vec![Decision { id: once(), photo: photo.clone(), verdict: Verdict::Pick }] };
        grandmother.does(decide()).await;
        let stranger = Decision { id: once(), photo: once(), verdict: Verdict::Pick };
        let saved = grandmother.does(Decide { decisions: vec![stranger] }).await;
        assert!(matches!(saved.refused.as_slice(), [(_, Refusal::NotFound { .. })]), "{saved:?}");
        let submit = person.refused(Submit { sitting: sitting.clone() }).await;
        assert!(matches!(submit, Refusal::BranchesOpen { .. }), "{submit:?}");
        person.does(CloseScreen { screen: pass.id }).await;
        assert_eq!(grandmother.refused(decide()).await, Refusal::ScreenClosed);
        let room = person.does(OpenRoom { order: order.row.id, branch: Some(branch) }).await;
        assert_eq!(room.marks.len(), 1);
    }
}
