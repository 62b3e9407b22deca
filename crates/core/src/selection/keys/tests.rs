//! Profiles hold together; edits that clash, take what is kept back or leave the room without a key are refused.

use proptest::prelude::*;
use proptest::sample::select;

use super::KeyAct::{AllKeys, Choose, Grid, Label, Loupe, Maybe, Next, Pick, Promote, Purpose, Rate, Reject, Slideshow, Survey, Up};
use super::*;

fn cap(name: &str) -> Cap {
    Cap::read(name).unwrap()
}

fn caps(names: &[&str]) -> Vec<Cap> {
    names.iter().map(|name| cap(name)).collect()
}

#[test]
fn every_profile_is_lawful_and_has_a_key_for_everything() {
    for profile in KeyProfile::ALL {
        let keys = OwnKeys::of(profile);
        assert_eq!(keys.checked(), Ok(keys.clone()), "{profile:?}");
        for act in KeyAct::all() {
            assert!(!keys.caps(act).is_empty(), "{profile:?} has no key for {act:?}");
        }
        assert!(keys.caps(AllKeys).contains(&cap("?")), "{profile:?}");
    }
}

#[test]
fn no_act_stands_twice_on_the_sheet() {
    let all = KeyAct::all();
    for (nth, act) in all.iter().enumerate() {
        assert!(!all[nth + 1..].contains(act), "{act:?}");
    }
}

#[test]
fn profiles_have_the_keys_of_their_programs() {
    use KeyProfile::{Bocheng, Darktable, Lightroom, PhotoMechanic};
    for (profile, key, act) in [
        (Bocheng, "Space", Next),
        (Bocheng, "V", Pick),
        (Bocheng, "C", Reject),
        (Bocheng, "3", Purpose(3)),
        (Bocheng, "F5", Slideshow),
        (PhotoMechanic, "T", Pick),
        (PhotoMechanic, "Alt 3", Rate(3)),
        (PhotoMechanic, "8", Reject),
        (PhotoMechanic, "Space", Loupe),
        (PhotoMechanic, "Shift 3", Purpose(3)),
        (Lightroom, "P", Pick),
        (Lightroom, "X", Reject),
        (Lightroom, "3", Rate(3)),
        (Lightroom, "6", Label(Some(ColourLabel::Red))),
        (Lightroom, "N", Survey(4)),
        (Lightroom, "G", Grid),
        (Darktable, "R", Reject),
        (Darktable, "F5", Label(Some(ColourLabel::Purple))),
        (Darktable, "Space", Next),
    ] {
        assert_eq!(OwnKeys::of(profile).act(cap(key), Situation::Browse), Some(act), "{profile:?} {key}");
    }
    let bocheng = OwnKeys::of(Bocheng);
    for (key, browse, compare) in [("Up", Up, Promote), ("Enter", Loupe, Choose)] {
        assert_eq!(bocheng.act(cap(key), Situation::Browse), Some(browse));
        assert_eq!(bocheng.act(cap(key), Situation::Compare), Some(compare));
    }
    assert_eq!((KeyProfile::of_language(Lang::Zh), KeyProfile::of_language(Lang::En)), (Bocheng, Lightroom));
}

#[test]
fn an_edit_is_taken_or_refused_with_its_reason() {
    let keys = OwnKeys::of(KeyProfile::Bocheng);
    for (act, wanted, expected) in [
        (Pick, &["Q"][..], Ok(1)),
        (Pick, &["V"], Ok(0)),
        (Pick, &["V", "V"], Ok(0)),
        (Maybe, &[], Ok(1)),
        (Promote, &["Down"], Ok(1)),
        (Pick, &["C"], Err(Refusal::KeyTaken { cap: cap("C"), act: Pick, other: Reject })),
        (Promote, &["Space"], Err(Refusal::KeyTaken { cap: cap("Space"), act: Promote, other: Next })),
        (Reject, &["V"], Err(Refusal::KeyTaken { cap: cap("V"), act: Reject, other: Pick })),
        (Pick, &["Ctrl W"], Err(Refusal::KeyKeptBack { cap: cap("Ctrl W") })),
        (Pick, &["F12"], Err(Refusal::KeyKeptBack { cap: cap("F12") })),
        (Maybe, &["Tab"], Err(Refusal::KeyKeptBack { cap: cap("Tab") })),
        (Next, &[], Err(Refusal::KeyMissing { act: Next })),
        (AllKeys, &[], Err(Refusal::KeyMissing { act: AllKeys })),
        (Pick, &["Q", "W", "E", "T", "I"], Err(Refusal::TooManyKeys { act: Pick, at_most: 4 })),
        (Rate(9), &["Q"], Err(Refusal::NotUnderstood { detail: "Rate(9)".into() })),
    ] {
        assert_eq!(keys.with(act, caps(wanted)).map(|keys| keys.edits.len()), expected, "{act:?} {wanted:?}");
    }
}

#[test]
fn a_key_is_free_again_once_its_act_has_another() {
    let keys = OwnKeys::of(KeyProfile::Bocheng);
    let keys = keys.with(Reject, caps(&["Q"])).unwrap();
    let keys = keys.with(Pick, caps(&["C", "V"])).unwrap();
    assert_eq!(keys.act(cap("C"), Situation::Browse), Some(Pick));
    let taken = keys.without(Reject);
    assert_eq!(taken, Err(Refusal::KeyTaken { cap: cap("C"), act: Pick, other: Reject }));
    let keys = keys.without(Pick).unwrap().without(Reject).unwrap();
    assert_eq!(keys, OwnKeys::of(KeyProfile::Bocheng));
}

#[test]
fn keys_are_kept_as_words() {
    let keys = OwnKeys::of(KeyProfile::Lightroom).with(Rate(3), caps(&["Ctrl Alt 3"])).unwrap();
    let text = serde_json::to_string(&keys).unwrap();
    assert_eq!(text, r#"{"profile":"lightroom","edits":[{"act":{"rate":3},"caps":["Ctrl Alt 3"]}]}"#);
    assert_eq!(serde_json::from_str::<OwnKeys>(&text).unwrap(), keys);
    assert!(serde_json::from_str::<Cap>("\"Meta 3\"").is_err());
}

proptest! {
    /// Whatever is accepted, in whatever order: no two acts share a key, none that must have one lacks it, and every kept
    /// key leads to its act.
    #[test]
    fn accepted_edits_never_clash(
        profile in select(KeyProfile::ALL.to_vec()),
        edits in prop::collection::vec(
            (select(KeyAct::all()), prop::collection::vec(select(vec!["V", "C", "Space", "Q", "W", "1", "Shift 1", "Up", "Tab", "F12"]), 0..4)),
            0..12,
        ),
    ) {
        let mut keys = OwnKeys::of(profile);
        for (act, names) in edits {
            if let Ok(changed) = keys.with(act, caps(&names)) {
                keys = changed;
            }
        }
        prop_assert_eq!(keys.clash(), None);
        prop_assert_eq!(keys.checked(), Ok(keys.clone()));
        for act in KeyAct::all() {
            prop_assert!(!act.needs_a_key() || !keys.caps(act).is_empty());
            for situation in [Situation::Browse, Situation::Compare] {
                for cap in keys.caps(act).into_iter().filter(|_| act.counts_in(situation)) {
                    prop_assert_eq!(keys.act(cap, situation), Some(act));
                }
            }
        }
    }
}
