//! Every call checks who asks: nobody, somebody without the right, somebody with it.

use atelier_core::call::Needs;
use atelier_core::id::RoleId;
use atelier_core::people::{Right, SaveRole};
use atelier_core::refusal::{Refusal, Subject};
use atelier_tests::on_both;
use atelier_tests::world::{PASSWORD, Person, Studio};

/// A role whose rights a scenario changes at will.
struct Pliable {
    owner: Person,
    id: RoleId,
    version: i64,
}

impl Pliable {
    async fn new(studio: &Studio) -> Pliable {
        let call = SaveRole { id: None, version: 0, name: "百搭".into(), rights: Vec::new() };
        let role = studio.owner().does(call).await;
        Pliable { owner: studio.owner(), id: role.id, version: role.version }
    }

    async fn may(&mut self, rights: Vec<Right>) {
        let call = SaveRole { id: Some(self.id.clone()), version: self.version, name: "百搭".into(), rights };
        self.version = self.owner.does(call).await.version;
    }
}

on_both! {
    /// The table of all calls against nobody, everybody but one right, and only that right.
    at "2026-11-08T10:00+08:00"
    async fn every_call_checks_its_right(studio: Studio) {
        let mut role = Pliable::new(&studio).await;
        studio.take_on("百搭", "any", std::slice::from_ref(&role.id)).await;
        let person = studio.guest().await;
        person.sign_in("any", PASSWORD).await.unwrap();
        let guest = studio.guest().await;
        for call in atelier_core::calls() {
            let unsigned = guest.send(call.name, b"{}".to_vec()).await.err();
            match call.needs {
                Needs::Anyone => assert_ne!(unsigned, Some(Refusal::NotSignedIn), "{}", call.name),
                Needs::SignedIn | Needs::Right(_) => assert_eq!(unsigned, Some(Refusal::NotSignedIn), "{}", call.name),
            }
            let Needs::Right(right) = call.needs else { continue };
            role.may(Right::ALL.into_iter().filter(|other| *other != right).collect()).await;
            assert_eq!(person.send(call.name, b"{}".to_vec()).await.err(), Some(Refusal::RightMissing { right }), "{}", call.name);
            role.may(vec![right]).await;
            let with = person.send(call.name, b"{}".to_vec()).await.err();
            assert!(matches!(with, None | Some(Refusal::NotUnderstood { .. })), "{}: {with:?}", call.name);
        }
    }
}

on_both! {
    /// What cannot be read is refused, whatever it is, and never breaks anything.
    at "2026-11-08T10:00+08:00"
    async fn nonsense_is_refused(studio: Studio) {
        let owner = studio.owner();
        let bodies: [&[u8]; 7] = [b"", b"null", b"[]", b"{\"id\":", b"\"x\"", &[0xff, 0xfe, 0x00], b"{\"order\":{\"a\":[1,2,3]},\"id\":7}"];
        let harmless = ["people.sign_out"];
        for call in atelier_core::calls().iter().filter(|call| !harmless.contains(&call.name)) {
            for body in bodies {
                if let Err(refusal) = owner.send(call.name, body.to_vec()).await {
                    // Who is signed in is no screen, whatever they say to a screen's call.
                    let is_clear = matches!(refusal, Refusal::NotUnderstood { .. } | Refusal::NotSignedIn | Refusal::ScreenClosed);
                    assert!(is_clear, "{}: {refusal:?}", call.name);
                }
            }
        }
        let unknown = owner.send("orders.burn", b"{}".to_vec()).await.err();
        assert_eq!(unknown, Some(Refusal::NotFound { what: Subject::Call, name: "orders.burn".into() }));
        let id = "{\"id\":\"0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f'; drop table orders; --\"}";
        let refusal = owner.send("orders.open", id.into()).await.err();
        assert!(matches!(refusal, Some(Refusal::NotUnderstood { .. })), "{refusal:?}");
    }
}
