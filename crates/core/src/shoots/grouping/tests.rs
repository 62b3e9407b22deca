//! Tables of photos and rules, and what must hold for any.

use proptest::prelude::*;

use super::*;
use crate::id::PhotoId;
use crate::shoots::{Face, Measures};

fn photo(number: u32) -> Photo {
    Photo {
        id: PhotoId::try_from(format!("00000000-0000-7000-8000-{number:012}")).expect("an id"),
        content: format!("{number:064}"),
        file: format!("IMG_{number:04}.JPG"),
        folder: "card".into(),
        width: 6000,
        height: 4000,
        taken_at: Some(format!("2026-05-01T10:{:02}:00", number % 60)),
        camera: "Canon EOS R6".into(),
        serial: "021".into(),
        lens: "RF85mm F1.2".into(),
        measures: None,
        apart: false,
    }
}

fn measured(number: u32, faces: Option<usize>, black_and_white: bool) -> Photo {
    let face = Face { x: 0, y: 0, width: 9, height: 9, eyes: None, sharpness: 1 };
    let measures = Measures {
        likeness: format!("{:016x}", if number.is_multiple_of(2) { u64::MAX } else { 0 }),
        sharpness: 1,
        mean: 500,
        shadows: 0,
        highlights: 0,
        black_and_white,
        palette: String::new(),
        faces: faces.map(|count| vec![face; count]),
    };
    Photo { measures: Some(measures), ..photo(number) }
}

fn rule(name: &str, conditions: &[Condition], split: Option<Split>) -> GroupRule {
    GroupRule { name: name.into(), conditions: conditions.to_vec(), split }
}

#[track_caller]
fn check(photos: &[Photo], rules: &[GroupRule], expected: &[(&str, &[usize])]) {
    let groups = grouped(photos, rules);
    let groups: Vec<(&str, &[usize])> = groups.iter().map(|(name, places)| (name.as_str(), places.as_slice())).collect();
    assert_eq!(groups, expected);
}

#[test]
fn the_first_rule_that_takes_a_photo_has_it() {
    let photos = [measured(1, Some(4), true), measured(2, Some(1), true), measured(3, Some(0), false), photo(4)];
    let rules = [
        rule("合影", &[Condition::Faces { least: 3, most: None }], None),
        rule("黑白", &[Condition::BlackAndWhite { is: true }], None),
        rule("空景", &[Condition::Faces { least: 0, most: Some(0) }], None),
    ];
    check(&photos, &rules, &[("合影", &[0]), ("黑白", &[1]), ("空景", &[2]), ("", &[3])]);
    check(&photos, &[], &[("", &[0, 1, 2, 3])]);
    check(&[], &rules, &[]);
}

#[test]
fn each_condition_is_asked_of_the_photo() {
    let upright = Photo { width: 4000, height: 6000, ..photo(1) };
    let square = Photo { width: 4000, height: 4079, ..photo(1) };
    let elsewhere = Photo { folder: "第二机位/DCIM".into(), serial: "X7".into(), lens: String::new(), ..photo(1) };
    for (photo, condition, holds) in [
        (&upright, Condition::Shape { is: Shape::Portrait }, true),
        (&upright, Condition::Shape { is: Shape::Landscape }, false),
        (&square, Condition::Shape { is: Shape::Square }, true),
        (&elsewhere, Condition::Folder { has: "机位".into() }, true),
        (&elsewhere, Condition::Camera { has: " x7 ".into() }, true),
        (&elsewhere, Condition::Camera { has: "eos r6".into() }, true),
        (&elsewhere, Condition::Lens { has: "85mm".into() }, false),
        (&upright, Condition::Lens { has: "85MM".into() }, true),
        (&upright, Condition::Faces { least: 0, most: None }, false),
        (&upright, Condition::BlackAndWhite { is: false }, false),
        (&upright, Condition::InSeries { is: false }, true),
    ] {
        let taken = grouped(std::slice::from_ref(photo), &[rule("x", std::slice::from_ref(&condition), None)]);
        assert_eq!(taken[0].0 == "x", holds, "{condition:?}");
    }
}

#[test]
fn a_rule_is_split_and_numbered_only_where_there_is_more_than_one() {
    let photos = [1, 2, 20, 21, 50].map(photo);
    let gap = |minutes| [rule("入册", &[], Some(Split::Gap { minutes }))];
    check(&photos, &gap(15), &[("入册 1", &[0, 1]), ("入册 2", &[2, 3]), ("入册 3", &[4])]);
    check(&photos, &gap(45), &[("入册", &[0, 1, 2, 3, 4])]);
    check(&photos, &[rule("场景", &[], Some(Split::Scene))], &[("场景 1", &[0, 1]), ("场景 2", &[2, 3]), ("场景 3", &[4])]);
    let mut clockless = photos.clone();
    clockless[2].taken_at = None;
    check(&clockless, &gap(15), &[("入册 1", &[0, 1, 2]), ("入册 2", &[3]), ("入册 3", &[4])]);
    let mut two = photos;
    two[1].serial = "X7".into();
    two[3].folder = "b".into();
    check(&two, &[rule("机位", &[], Some(Split::Camera))], &[("机位 1", &[0, 2, 3, 4]), ("机位 2", &[1])]);
    check(&two, &[rule("卡", &[], Some(Split::Folder))], &[("卡 1", &[0, 1, 2, 4]), ("卡 2", &[3])]);
}

#[test]
fn series_stand_first_and_photos_alone_come_together() {
    let at = |number: u32, second: u32| Photo { taken_at: Some(format!("2026-05-01T10:00:{second:02}")), ..measured(number, None, false) };
    let photos = [at(1, 0), at(2, 30), at(4, 31), at(3, 50), at(5, 51)];
    check(&photos, &[rule("连拍", &[], Some(Split::Series))], &[("连拍 1", &[1, 2]), ("连拍 2", &[3, 4]), ("连拍 3", &[0])]);
}

#[test]
fn what_stands_beside_a_photo_is_named_after_it() {
    for (photo, companion, name, expected) in [
        ("IMG_1.JPG", "IMG_1.NEF", "入册_IMG_1.JPG", "入册_IMG_1.NEF"),
        ("IMG_1.JPG", "img_1.NEF.xmp", "IMG_1-2.JPG", "IMG_1-2.NEF.xmp"),
        ("IMG_1.NEF", "IMG_1.xmp", "IMG_1.NEF", "IMG_1.xmp"),
        ("宝宝.JPG", "宝宝.MOV", "a.JPG", "a.MOV"),
        ("IMG_1.JPG", "é", "a.JPG", "a"),
    ] {
        assert_eq!(companion_name(photo, companion, name), expected);
    }
}

#[test]
fn names_of_two_cameras_are_told_apart() {
    let names = told_apart(["IMG_1.JPG", "img_1.NEF", "IMG_1-2.JPG", "IMG_2.JPG", "IMG_1.JPG"]);
    assert_eq!(names, ["IMG_1.JPG", "img_1-2.NEF", "IMG_1-2-2.JPG", "IMG_2.JPG", "IMG_1-3.JPG"]);
}

fn any_photo() -> impl Strategy<Value = Photo> {
    let measures = prop::option::of((prop::option::of(0_usize..5), any::<bool>()));
    (0_u32..200, measures, any::<bool>(), 0_usize..3).prop_map(|(number, measures, timed, camera)| {
        let mut photo = match measures {
            Some((faces, black_and_white)) => measured(number, faces, black_and_white),
            None => photo(number),
        };
        photo.taken_at = photo.taken_at.filter(|_| timed);
        photo.serial = camera.to_string();
        photo
    })
}

fn any_rule() -> impl Strategy<Value = GroupRule> {
    let condition = prop_oneof![
        (0_u32..4, prop::option::of(0_u32..4)).prop_map(|(least, most)| Condition::Faces { least, most }),
        any::<bool>().prop_map(|is| Condition::BlackAndWhite { is }),
        any::<bool>().prop_map(|is| Condition::InSeries { is }),
        (0_usize..3).prop_map(|serial| Condition::Camera { has: serial.to_string() }),
    ];
    let splits = [None, Some(Split::Gap { minutes: 7 }), Some(Split::Scene), Some(Split::Series), Some(Split::Camera), Some(Split::Folder)];
    (prop::collection::vec(condition, 0..3), prop::sample::select(splits.to_vec()))
        .prop_map(|(conditions, split)| rule("x", &conditions, split))
}

proptest! {
    #[test]
    fn every_photo_is_in_exactly_one_group_and_order_is_kept(
        photos in prop::collection::vec(any_photo(), 0..40),
        rules in prop::collection::vec(any_rule(), 0..5),
    ) {
        let groups = grouped(&photos, &rules);
        let mut all: Vec<usize> = groups.iter().flat_map(|(_, places)| places.iter().copied()).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..photos.len()).collect::<Vec<_>>());
        for (_, places) in &groups {
            prop_assert!(!places.is_empty() && places.is_sorted());
        }
    }
}
