//! The keys of the selection room: kept by person, whatever the station; what clashes is refused and nothing changes.

use atelier_core::people::BuiltInRole::{Cashier, Manager, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Cap, KeepKeys, KeyAct, KeyEdit, KeyProfile, OwnKeys, ReadKeys};
use atelier_tests::on_both;

fn cap(name: &str) -> Cap {
    Cap::read(name).unwrap()
}

fn edit(act: KeyAct, caps: &[&str]) -> KeyEdit {
    KeyEdit { act, caps: caps.iter().map(|name| cap(name)).collect() }
}

on_both! {
    /// Nobody has keys of their own at first; what one keeps is read again at every station, and others keep theirs.
    async fn everybody_keeps_their_own_keys(studio: Studio) {
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let manager = studio.sign_in_as(Manager).await;
        assert_eq!(consultant.does(ReadKeys {}).await, None);
        let keys = OwnKeys { profile: KeyProfile::Lightroom, edits: vec![edit(KeyAct::Pick, &["Q", "V"]), edit(KeyAct::Maybe, &["T"])] };
        let kept = consultant.does(KeepKeys { keys }).await;
        assert_eq!(kept.caps(KeyAct::Pick), [cap("Q"), cap("V")]);
        assert_eq!(consultant.clone().at("tablet").does(ReadKeys {}).await, Some(kept.clone()));
        assert_eq!(manager.does(ReadKeys {}).await, None);
        let darktable = manager.does(KeepKeys { keys: OwnKeys::of(KeyProfile::Darktable) }).await;
        assert_eq!(manager.does(ReadKeys {}).await, Some(darktable));
        assert_eq!(consultant.does(ReadKeys {}).await, Some(kept));
        // Kept again, the later keys count; an edit that changes nothing is none.
        let again = OwnKeys { profile: KeyProfile::Bocheng, edits: vec![edit(KeyAct::Pick, &["V"])] };
        assert_eq!(consultant.does(KeepKeys { keys: again }).await, OwnKeys::of(KeyProfile::Bocheng));
        assert_eq!(consultant.does(ReadKeys {}).await, Some(OwnKeys::of(KeyProfile::Bocheng)));
    }
}

on_both! {
    /// A clash is named, a browser's key is left to it, and the room is not left without the keys that it needs.
    async fn keys_that_cannot_work_are_refused(studio: Studio) {
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let kept = consultant.does(KeepKeys { keys: OwnKeys::of(KeyProfile::Bocheng) }).await;
        for (wanted, expected) in [
            (edit(KeyAct::Pick, &["C"]), Refusal::KeyTaken { cap: cap("C"), act: KeyAct::Pick, other: KeyAct::Reject }),
            (edit(KeyAct::Maybe, &["Ctrl W"]), Refusal::KeyKeptBack { cap: cap("Ctrl W") }),
            (edit(KeyAct::Grid, &[]), Refusal::KeyMissing { act: KeyAct::Grid }),
            (edit(KeyAct::Note, &["A", "D", "E", "I", "J"]), Refusal::TooManyKeys { act: KeyAct::Note, at_most: 4 }),
        ] {
            let keys = OwnKeys { profile: KeyProfile::Bocheng, edits: vec![wanted] };
            assert_eq!(consultant.refused(KeepKeys { keys }).await, expected);
        }
        assert_eq!(consultant.does(ReadKeys {}).await, Some(kept));
        let cashier = studio.sign_in_as(Cashier).await;
        assert_eq!(cashier.refused(ReadKeys {}).await, Refusal::RightMissing { right: Right::SelectPhotos });
    }
}
