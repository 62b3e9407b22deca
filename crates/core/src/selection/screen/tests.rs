//! Cases of the client's screen: codes, what may be shown, true sizes, slow guessing.

use super::*;
use crate::selection::{Fill, Hang, Opening, Region, Template, Wall, built_in};

fn photo(nth: u32) -> PhotoId {
    PhotoId::try_from(format!("00000000-0000-0000-0000-{nth:012}")).unwrap()
}

fn placed(nth: u32, view: View) -> Placed {
    Placed { photo: photo(nth), view, after: false }
}

fn shown(picture: Picture) -> Shown {
    Shown { picture, ..Shown::default() }
}

#[test]
fn codes_are_typed_in_any_hand() {
    let code = code_of([0, 31, 32, 64 + 7, 255, 8]);
    assert_eq!(code, "A9AH9J");
    for typed in ["A9AH9J", "a9ah9j", " a9a-h9j ", "Ａ９ＡＨ９Ｊ", "A9A H9J"] {
        assert_eq!(typed_pass(typed), Some(TypedPass::Code(code.clone())), "{typed}");
    }
    for wrong in ["", "A9AH9", "A9AH9JJ", "A0AH9J", "AOAH9J", "A1AH9I", "A9AH9\u{e9}", "'; --x"] {
        assert_eq!(typed_pass(wrong), None, "{wrong}");
    }
}

#[test]
fn a_token_is_told_from_a_code() {
    let token = "00ff00ff00ff00ff00ff00ff00ff00ff";
    assert_eq!(typed_pass(&token.to_uppercase()), Some(TypedPass::Token(token.to_owned())));
    assert_eq!(typed_pass(&token[1..]), None);
}

#[test]
fn no_letter_of_a_code_is_taken_for_another() {
    assert!(!LETTERS.iter().any(|letter| b"0O1I".contains(letter)));
    let different: std::collections::BTreeSet<_> = LETTERS.iter().collect();
    assert_eq!(different.len(), 32);
}

#[test]
fn only_photos_of_the_order_are_shown() {
    let belongs = |id: &PhotoId| *id == photo(1) || *id == photo(2);
    let twice = Picture::Photos(vec![placed(1, View { scale: 2_000, x: 900, y: -100 }), placed(2, View { scale: 1, x: 5, y: 5 })]);
    let held = Picture::Photos(vec![placed(1, View { scale: 2_000, x: 500, y: -100 }), placed(2, View::FIT)]);
    assert_eq!(shown(twice).checked(belongs, &[]).unwrap().picture, held);
    assert_eq!(shown(Picture::Photos(vec![placed(3, View::FIT)])).checked(belongs, &[]), Err(Refusal::not_found(Subject::Photo, "")));
    let next = Shown { soon: vec![photo(3), photo(2)], ..Shown::default() };
    assert_eq!(next.checked(belongs, &[]).unwrap().soon, [photo(2)]);
}

#[test]
fn a_screen_shows_neither_nothing_nor_too_much() {
    let many = |count: usize| (0..count).map(|_| photo(1)).collect::<Vec<_>>();
    let beside = |count: usize| Picture::Photos(vec![placed(1, View::FIT); count]);
    for (picture, fits) in [
        (Picture::Blank, true),
        (beside(0), false),
        (beside(9), true),
        (beside(10), false),
        (Picture::Grid { photos: many(60), current: Some(photo(2)) }, true),
        (Picture::Grid { photos: many(61), current: None }, false),
        (Picture::Slides { photos: Vec::new(), seconds: 5 }, false),
        (Picture::Slides { photos: many(3_000), seconds: 0 }, true),
    ] {
        let checked = shown(picture.clone()).checked(|_| true, &[]);
        assert_eq!(checked.is_ok(), fits, "{picture:?}");
        match checked.map(|shown| shown.picture) {
            Ok(Picture::Grid { current, .. }) => assert_eq!(current, None),
            Ok(Picture::Slides { seconds, .. }) => assert_eq!(seconds, 2),
            _ => {}
        }
    }
    let print = Shown { print: Some(PrintSize { wide: 0, high: 300 }), ..Shown::default() };
    assert!(print.checked(|_| true, &[]).is_err());
}

#[test]
fn a_photo_that_left_the_order_leaves_the_screen() {
    let two = shown(Picture::Photos(vec![placed(1, View::FIT), placed(2, View::FIT)]));
    assert_eq!(two.clone().without_gone(|id| *id == photo(2)).picture, Picture::Photos(vec![placed(2, View::FIT)]));
    assert_eq!(two.without_gone(|_| false).picture, Picture::Blank);
}

/// Two frames with the photos 1 and 2, on a wall, and beyond its edge.
fn diptych() -> ShownDesign {
    let template = built_in().into_iter().find(|template| template.code == "diptych").unwrap();
    let crop = Region { x: 0, y: 0, w: Region::FULL, h: Region::FULL };
    let fills = [1, 2].map(|nth| Some(Fill { photo: photo(nth), crop })).to_vec();
    ShownDesign { template, fills, hang: Some(Hang { wall: Wall::Hallway, x: 90_000, y: 10_000 }) }
}

#[test]
fn a_product_is_shown_with_photos_of_the_order_only() {
    let belongs = |id: &PhotoId| *id == photo(1) || *id == photo(2);
    let checked = |design: ShownDesign| shown(Picture::Design(design)).checked(belongs, &[]).map(|shown| shown.picture);
    let held = ShownDesign { hang: Some(Hang { wall: Wall::Hallway, x: 26_000, y: 10_000 }), ..diptych() };
    assert_eq!(checked(diptych()), Ok(Picture::Design(held)));
    let spread = built_in().into_iter().find(|template| template.code == "spread-10-2").unwrap();
    let for_binders = ShownDesign { template: spread.clone(), hang: None, ..diptych() };
    let for_clients = ShownDesign { template: Template { guides: None, ..spread }, ..for_binders.clone() };
    assert_eq!(checked(for_binders), Ok(Picture::Design(for_clients)));
    assert!(checked(ShownDesign { fills: vec![None, None], ..diptych() }).is_ok(), "an empty frame can be shown");

    let fill = |nth, x| Some(Fill { photo: photo(nth), crop: Region { x, y: 0, w: 5_000, h: 5_000 } });
    let large = |count: usize| Template { openings: vec![Opening { x: 0, y: 0, width: 500, height: 500 }; count], ..diptych().template };
    for (bad, refusal) in [
        (ShownDesign { fills: vec![fill(1, 0), fill(3, 0)], ..diptych() }, Refusal::not_found(Subject::Photo, "")),
        (ShownDesign { fills: vec![fill(1, 0)], ..diptych() }, Refusal::OpeningsNotMatched { openings: 2, given: 1 }),
        (ShownDesign { fills: vec![fill(1, 5_001), None], ..diptych() }, Refusal::CropOutside),
        (ShownDesign { template: large(41), fills: vec![None; 41], ..diptych() }, Refusal::OpeningCount { at_most: 40 }),
        (ShownDesign { template: Template { width: 1, ..large(1) }, fills: vec![None], ..diptych() }, Refusal::ProductSize),
    ] {
        assert_eq!(checked(bad), Err(refusal));
    }
    assert!(checked(ShownDesign { template: large(40), fills: vec![None; 40], ..diptych() }).is_ok());
}

#[test]
fn a_photo_that_left_the_order_leaves_its_opening_empty() {
    let picture = |fills: Vec<Option<Fill>>| Picture::Design(ShownDesign { fills, ..diptych() });
    let second = diptych().fills[1].clone();
    assert_eq!(shown(Picture::Design(diptych())).without_gone(|id| *id == photo(2)).picture, picture(vec![None, second]));
    assert_eq!(shown(Picture::Design(diptych())).without_gone(|_| false).picture, picture(vec![None, None]), "the product stays");
}

#[test]
fn what_was_stored_before_is_still_read() {
    let (first, second) = (photo(1), photo(2));
    let cases = [
        (r#"{"picture":"blank"}"#.to_owned(), Shown::default()),
        (
            format!(
                r#"{{"picture":{{"photos":[{{"photo":"{}","view":{{"scale":2000,"x":5,"y":-5}}}}]}},"prices":true,"wishes":false,
                "print":{{"wide":600,"high":400}},"soon":["{}"]}}"#,
                first.as_str(),
                second.as_str()
            ),
            Shown {
                prices: true,
                print: Some(PrintSize { wide: 600, high: 400 }),
                soon: vec![second.clone()],
                ..shown(Picture::Photos(vec![placed(1, View { scale: 2_000, x: 5, y: -5 })]))
            },
        ),
        (
            format!(r#"{{"picture":{{"grid":{{"photos":["{}"],"current":null}}}}}}"#, first.as_str()),
            shown(Picture::Grid { photos: vec![first.clone()], current: None }),
        ),
        (
            format!(r#"{{"picture":{{"slides":{{"photos":["{}"],"seconds":5}}}}}}"#, first.as_str()),
            shown(Picture::Slides { photos: vec![first.clone()], seconds: 5 }),
        ),
    ];
    for (stored, expected) in cases {
        assert_eq!(serde_json::from_str::<Shown>(&stored).ok(), Some(expected), "{stored}");
    }
    let design = shown(Picture::Design(diptych()));
    let stored = serde_json::to_string(&design).unwrap();
    assert_eq!(serde_json::from_str::<Shown>(&stored).ok(), Some(design), "{stored}");
}

#[test]
fn prints_are_as_large_as_they_will_be() {
    // 55 inches of 3840 x 2160: 80 dots an inch.
    let dots = pixels_per_cm(55.0, (3_840.0, 2_160.0)).unwrap();
    assert!((dots * 2.54 - 80.11).abs() < 0.01, "{dots}");
    let print = PrintSize { wide: 600, high: 400 };
    let (width, height) = true_size(print, (4_000, 6_000), dots);
    assert!((width - dots * 40.0).abs() < 1e-9 && (height - dots * 60.0).abs() < 1e-9);
    assert!(true_size(print, (6_000, 4_000), dots).0 > height - 1e-9);
    for (inches, size) in [(0.0, (1.0, 1.0)), (f64::NAN, (1.0, 1.0)), (55.0, (0.0, 0.0)), (1_000.0, (1.0, 1.0))] {
        assert_eq!(pixels_per_cm(inches, size), None, "{inches}");
    }
}

#[test]
fn guessing_gets_slow_and_is_forgotten() {
    let now = Moment(1_000_000_000);
    let tried = |times: u32| (0..times).fold(WrongCodes::default(), |wrong, _| wrong.and_another(now));
    assert_eq!(tried(4).may_try(now), Ok(()));
    let mut waits = (5..20).map(|times| match tried(times).may_try(now) {
        Err(Refusal::ScreenSlowDown { seconds }) => seconds,
        other => panic!("{times}: {other:?}"),
    });
    assert_eq!(waits.next(), Some(5));
    assert_eq!(waits.next_back(), Some(60));
    assert_eq!(tried(20).may_try(now.plus_ms(60_000)), Ok(()));
    assert_eq!(tried(20).and_another(now.plus_ms(600_001)).count, 1);
}
