//! Designs: tables of cases, and properties of every proposal.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::place::Tried;
use super::*;
use crate::id::OwnRoomId;
use crate::text::Lang;

const FULL: Region = Region { x: 0, y: 0, w: Region::FULL, h: Region::FULL };

fn id(nth: usize) -> PhotoId {
    PhotoId::try_from(format!("0193e9a4-5b6f-7c3d-8a22-{nth:012}")).expect("an id")
}

fn photo(nth: usize, size: (u32, u32)) -> Candidate {
    Candidate { photo: id(nth), size, faces: vec![], series: None, outfit: 1, stars: 0 }
}

fn product(code: &str) -> Template {
    built_in().into_iter().find(|template| template.code == code).expect("built in")
}

fn opening(width: u32, height: u32) -> Opening {
    Opening { x: 0, y: 0, width, height }
}

fn sheet(openings: Vec<Opening>) -> Template {
    let kind = TemplateKind::Collage;
    Template { code: "own".to_owned(), kind, width: 10_000, height: 10_000, openings, frame: 0, guides: None }
}

#[test]
fn built_in_products_can_be_and_have_names() {
    let all = built_in();
    let codes: BTreeSet<_> = all.iter().map(|template| template.code.as_str()).collect();
    assert_eq!(codes.len(), all.len());
    for template in &all {
        assert_eq!(template.checked(), Ok(()), "{}", template.code);
        assert!([Lang::Zh, Lang::En].iter().all(|lang| template.name(*lang) != template.code), "{}", template.code);
    }
    let seen = |code: &str| {
        let template = product(code);
        (template.width, template.height, template.openings.len(), (template.openings[0].width, template.openings[0].height))
    };
    // A print of 10 by 12 inches within 2 cm of moulding, two pages of 10 inches with 3 mm of trim.
    assert_eq!(seen("frame-12-upright"), (2_940, 3_448, 1, (2_540, 3_048)));
    assert_eq!(seen("frame-12-wide"), (3_448, 2_940, 1, (3_048, 2_540)));
    assert_eq!(seen("spread-10-1"), (5_140, 2_600, 1, (5_140, 2_600)));
    assert_eq!(seen("spread-10-5"), (5_140, 2_600, 5, (2_570, 2_600)));
    assert_eq!(seen("collage-seven").2, 7);
}

#[test]
fn products_that_cannot_be_are_refused() {
    let small = opening(500, 500);
    let cases = [
        (sheet(vec![small]), Ok(())),
        (sheet(vec![]), Err(Refusal::OpeningCount { at_most: 40 })),
        (sheet(vec![small; 41]), Err(Refusal::OpeningCount { at_most: 40 })),
        (sheet(vec![small, opening(10_001, 5)]), Err(Refusal::OpeningOutside { number: 2 })),
        (sheet(vec![Opening { x: u32::MAX, ..small }]), Err(Refusal::OpeningOutside { number: 1 })),
        (sheet(vec![opening(0, 500)]), Err(Refusal::OpeningOutside { number: 1 })),
        (Template { width: 100_001, ..sheet(vec![small]) }, Err(Refusal::ProductSize)),
        (Template { height: 199, ..sheet(vec![opening(5, 5)]) }, Err(Refusal::ProductSize)),
    ];
    for (template, expected) in cases {
        assert_eq!(template.checked(), expected, "{template:?}");
    }
}

#[test]
fn what_is_seen_of_a_photo() {
    let face = |x, y| Region { x, y, w: 900, h: 900 };
    let across = |x, w| Region { x, y: 0, w, h: Region::FULL };
    let down = |y, h| Region { x: 0, y, w: Region::FULL, h };
    for (opening, size, faces, region, cut) in [
        ((3, 2), (6_000, 4_000), vec![], FULL, false),
        // A square of a wide photo: its middle, moved as far as a head needs and no farther.
        ((1, 1), (6_000, 4_000), vec![], across(1_666, 6_667), false),
        ((1, 1), (6_000, 4_000), vec![face(4_000, 0)], across(1_666, 6_667), false),
        ((1, 1), (6_000, 4_000), vec![face(500, 0)], across(200, 6_667), false),
        ((1, 1), (6_000, 4_000), vec![face(0, 0)], across(0, 6_667), false),
        // Room for both faces, but not for their heads; then for one of them only, and the larger stays whole.
        ((1, 1), (6_000, 4_000), vec![face(1_000, 0), face(6_700, 0)], across(1_000, 6_667), false),
        ((1, 1), (6_000, 4_000), vec![face(0, 0), Region { w: 1_200, ..face(8_000, 0) }], across(2_533, 6_667), true),
        ((1, 1), (4_000, 6_000), vec![face(0, 300)], down(0, 6_667), false),
        ((3, 2), (4_000, 6_000), vec![face(0, 8_000)], down(4_756, 4_444), false),
        // A face as large as the photo is cut by any crop.
        ((1, 1), (4_000, 6_000), vec![FULL], down(1_666, 6_667), true),
    ] {
        let cropped = crop(opening, size, &faces);
        assert_eq!((cropped.region, cropped.cut), (region, cut), "{opening:?} {size:?} {faces:?}");
    }
    assert_eq!(crop((1, 1), (6_000, 4_000), &[]).lost, 333);
}

#[test]
fn proposals() {
    let (wide, upright) = ((6_000, 4_000), (4_000, 6_000));
    let of_series = |nth, series| Candidate { series: Some(series), ..photo(nth, upright) };
    let starred = |nth, stars| Candidate { stars, ..photo(nth, upright) };
    let of_outfit = |nth, outfit, size| Candidate { outfit, ..photo(nth, size) };
    let square = |nth, faces: Vec<Region>| Candidate { faces, ..photo(nth, wide) };
    let apart = vec![Region { x: 0, y: 0, w: 900, h: 900 }, Region { x: 9_000, y: 0, w: 900, h: 900 }];
    let pair = sheet(vec![opening(3_000, 2_000), opening(2_000, 3_000)]);
    let cases = [
        (product("frame-12-upright"), vec![], vec![]),
        // Each where it lies right; alike ones in the order of the shoot; the more stars the sooner.
        (pair.clone(), vec![photo(1, upright), photo(2, wide)], vec![(0, 2), (1, 1)]),
        (product("triptych"), vec![photo(1, upright), photo(2, upright), photo(3, upright)], vec![(0, 1), (1, 2), (2, 3)]),
        (product("diptych"), vec![starred(1, 0), starred(2, 5), starred(3, 3)], vec![(0, 2), (1, 3)]),
        // A face that would be cut.
        (sheet(vec![opening(2_000, 2_000)]), vec![square(1, apart), square(2, vec![])], vec![(0, 2)]),
        // No two of a series, unless nothing else is left; and openings stay empty where no photo is left.
        (product("diptych"), vec![of_series(1, 1), of_series(2, 1), photo(3, wide)], vec![(0, 1), (1, 3)]),
        (product("triptych"), vec![of_series(1, 1), of_series(2, 1), photo(3, upright)], vec![(0, 1), (1, 2), (2, 3)]),
        (product("triptych"), vec![photo(1, upright)], vec![(0, 1)]),
        // One outfit on a spread where that costs little, but not where it would crop much; frames do not care.
        (
            product("spread-10-2"),
            vec![of_outfit(1, 1, (4_000, 5_000)), of_outfit(2, 2, (4_000, 4_400)), of_outfit(3, 1, (4_000, 4_500))],
            vec![(0, 1), (1, 3)],
        ),
        (
            product("spread-10-2"),
            vec![of_outfit(1, 1, (4_000, 4_000)), of_outfit(2, 2, (4_000, 4_000)), of_outfit(3, 1, (1_000, 9_000))],
            vec![(0, 1), (1, 2)],
        ),
    ];
    for (template, candidates, expected) in cases {
        let placed: Vec<_> = place(&template, &candidates).into_iter().map(|placed| (placed.opening, placed.photo)).collect();
        let expected: Vec<_> = expected.into_iter().map(|(opening, nth)| (opening, id(nth))).collect();
        assert_eq!(placed, expected, "{} {candidates:?}", template.code);
    }
}

#[test]
fn designs_are_tidied() {
    let line = EntitlementId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).expect("an id");
    let good = Design {
        id: DesignId::try_from("0193e9a4-5b6f-7c3d-8a23-3f2b1c0d9e8f".to_owned()).expect("an id"),
        order: OrderId::try_from("0193e9a4-5b6f-7c3d-8a24-3f2b1c0d9e8f".to_owned()).expect("an id"),
        name: " 客厅 ".to_owned(),
        template: product("diptych"),
        line: Some(line.clone()),
        fills: vec![Some(Fill { photo: id(1), crop: FULL }), None],
        hang: Some(Hang { wall: Wall::Hallway, x: 50_000, y: 10_000 }),
        version: 0,
    };
    let tidied = |design: &Design| design.clone().tidied(|photo| *photo == id(1), |known| *known == line, &[]);
    let kept = tidied(&good).expect("good");
    assert_eq!((kept.name.as_str(), kept.hang), ("客厅", Some(Hang { wall: Wall::Hallway, x: 26_000, y: 10_000 })));
    let other = EntitlementId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e80".to_owned()).expect("an id");
    let beyond = Region { x: 1, ..FULL };
    for (bad, refusal) in [
        (Design { name: " ".to_owned(), ..good.clone() }, Refusal::FieldEmpty { field: Field::Name }),
        (Design { template: sheet(vec![]), fills: vec![], ..good.clone() }, Refusal::OpeningCount { at_most: 40 }),
        (Design { fills: vec![None], ..good.clone() }, Refusal::OpeningsNotMatched { openings: 2, given: 1 }),
        (Design { fills: vec![Some(Fill { photo: id(1), crop: beyond }), None], ..good.clone() }, Refusal::CropOutside),
        (Design { fills: vec![None, Some(Fill { photo: id(2), crop: FULL })], ..good.clone() }, Refusal::not_found(Subject::Photo, "")),
        (Design { line: Some(other), ..good.clone() }, Refusal::not_found(Subject::Entitlement, "")),
    ] {
        assert_eq!(tidied(&bad), Err(refusal));
    }
}

#[test]
fn photos_are_put_and_swapped() {
    let fill = |nth: usize, w: u32| Fill { photo: id(nth), crop: Region { w, ..FULL } };
    let design = |fills: Vec<Option<Fill>>| Design {
        id: DesignId::try_from("0193e9a4-5b6f-7c3d-8a23-3f2b1c0d9e8f".to_owned()).expect("an id"),
        order: OrderId::try_from("0193e9a4-5b6f-7c3d-8a24-3f2b1c0d9e8f".to_owned()).expect("an id"),
        name: String::new(),
        template: sheet(vec![opening(100, 50), opening(200, 50), opening(300, 50)]),
        line: None,
        fills,
        hang: None,
        version: 0,
    };
    // How a photo lies is told by the opening that it comes to.
    let lies = |opening: Opening, photo: &PhotoId| Some(Fill { photo: photo.clone(), crop: Region { w: opening.width, ..FULL } });
    let begun = || design(vec![Some(fill(1, 7)), Some(fill(2, 7)), None]);
    for (at, nth, expected) in [
        (2, 3, vec![Some(fill(1, 7)), Some(fill(2, 7)), Some(fill(3, 9))]),
        (0, 3, vec![Some(fill(3, 9)), Some(fill(2, 7)), None]),
        (0, 2, vec![Some(fill(2, 9)), None, None]),
        (1, 2, vec![Some(fill(1, 7)), Some(fill(2, 9)), None]),
    ] {
        let mut design = begun();
        design.put(at, fill(nth, 9));
        assert_eq!(design.fills, expected, "{nth} into {at}");
    }
    for (one, other, expected) in [
        (0, 1, vec![Some(fill(2, 100)), Some(fill(1, 200)), None]),
        (0, 2, vec![None, Some(fill(2, 7)), Some(fill(1, 300))]),
        (2, 1, vec![Some(fill(1, 7)), None, Some(fill(2, 300))]),
    ] {
        let mut design = begun();
        design.swap(one, other, lies);
        assert_eq!(design.fills, expected, "{one} and {other}");
    }
}

fn size() -> impl Strategy<Value = (u32, u32)> {
    (1_000..6_000_u32, 1_000..6_000_u32)
}

fn face() -> impl Strategy<Value = Region> {
    (0..8_000_u32, 0..8_000_u32, 300..2_000_u32).prop_map(|(x, y, side)| Region { x, y, w: side, h: side })
}

fn chosen(most: usize) -> impl Strategy<Value = Vec<Candidate>> {
    let one = (size(), prop::collection::vec(face(), 0..3), prop::option::of(0..4_usize), 0..3_u32, 0..6_u8);
    prop::collection::vec(one, 0..most).prop_map(|photos| {
        let candidate = |(nth, (size, faces, series, outfit, stars))| Candidate { photo: id(nth), size, faces, series, outfit, stars };
        photos.into_iter().enumerate().map(candidate).collect()
    })
}

fn product_of(most: usize) -> impl Strategy<Value = Template> {
    prop::collection::vec((500..5_000_u32, 500..5_000_u32), 1..=most)
        .prop_map(|sizes| sheet(sizes.into_iter().map(|(width, height)| opening(width, height)).collect()))
}

/// The least sum of any way to fill the openings from `nth` on with photos of different series, all of them.
fn least(table: &[Vec<Tried>], known: &[Candidate], nth: usize, taken: &mut Vec<usize>) -> Option<i64> {
    if nth == table.len() {
        return Some(0);
    }
    let mut best = None;
    for at in 0..known.len() {
        let clashes = |other: &usize| *other == at || (known[at].series.is_some() && known[*other].series == known[at].series);
        if taken.iter().any(clashes) {
            continue;
        }
        taken.push(at);
        let sum = least(table, known, nth + 1, taken).map(|rest| rest + table[nth][at].cost);
        best = [best, sum].into_iter().flatten().min();
        taken.pop();
    }
    best
}

proptest! {
    #[test]
    fn crops_have_the_opening_s_proportions_and_keep_faces(opening in size(), photo in size(), faces in prop::collection::vec(face(), 0..4)) {
        let Cropped { region, cut, .. } = crop(opening, photo, &faces);
        prop_assert!(region.checked().is_ok());
        prop_assert!(region.w == Region::FULL || region.h == Region::FULL);
        // Half a ten-thousandth of the side that gives, at most.
        let (wide, high) = (f64::from(region.w) * f64::from(photo.0), f64::from(region.h) * f64::from(photo.1));
        let off = (wide * f64::from(opening.1)) / (high * f64::from(opening.0)) - 1.0;
        prop_assert!(off.abs() <= 0.5 / (f64::from(region.w.min(region.h)) - 0.5) + 1e-9, "{off}");
        let all_within = |start: u32, length: u32, spans: &[(u32, u32)]| spans.iter().all(|(low, high)| start <= *low && *high <= start + length);
        let across: Vec<_> = faces.iter().map(|face| (face.x, face.x + face.w)).collect();
        let down: Vec<_> = faces.iter().map(|face| (face.y, face.y + face.h)).collect();
        let whole = all_within(region.x, region.w, &across) && all_within(region.y, region.h, &down);
        prop_assert_eq!(whole, !cut);
        let possible = |length: u32, spans: &[(u32, u32)]| (0..=Region::FULL - length).any(|start| all_within(start, length, spans));
        prop_assert_eq!(cut, !(possible(region.w, &across) && possible(region.h, &down)));
    }

    #[test]
    fn every_photo_is_placed_once_and_nothing_is_left_open_that_could_be_filled(template in product_of(8), known in chosen(12)) {
        let placed = place(&template, &known);
        prop_assert_eq!(&placed, &place(&template, &known));
        prop_assert_eq!(placed.len(), template.openings.len().min(known.len()));
        let photos: BTreeSet<_> = placed.iter().map(|placed| &placed.photo).collect();
        let openings: BTreeSet<_> = placed.iter().map(|placed| placed.opening).collect();
        prop_assert_eq!((photos.len(), openings.len()), (placed.len(), placed.len()));
        let series: Vec<_> = placed.iter().filter_map(|placed| known.iter().find(|one| one.photo == placed.photo)?.series).collect();
        let kinds = known.iter().filter_map(|one| one.series).collect::<BTreeSet<_>>().len();
        let singles = known.iter().filter(|one| one.series.is_none()).count();
        if kinds + singles >= template.openings.len() {
            prop_assert_eq!(series.iter().collect::<BTreeSet<_>>().len(), series.len());
        }
    }

    #[test]
    fn nothing_is_better_than_the_proposal(template in product_of(5), known in chosen(7)) {
        let table = Tried::table(&template, &known.iter().collect::<Vec<_>>());
        if let Some(least) = least(&table, &known, 0, &mut vec![]) {
            let at = |photo: &PhotoId| known.iter().position(|one| one.photo == *photo).expect("known");
            let sum: i64 = place(&template, &known).iter().map(|placed| table[placed.opening][at(&placed.photo)].cost).sum();
            prop_assert_eq!(sum, least);
        }
    }
}

#[test]
fn designs_hang_in_the_orders_own_rooms_as_they_are_calibrated_now() {
    let id = |nth: u32| OwnRoomId::try_from(format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}")).expect("an id");
    let room = |nth: u32, length: u32, version: u32| OwnRoom {
        id: id(nth),
        name: "家".to_owned(),
        content: "c".to_owned(),
        width: 4_000,
        height: 3_000,
        ends: [(0, 5_000), (5_000, 5_000)],
        length,
        version,
    };
    let before = Hang { x: 60_000, y: 1_000, wall: Wall::Own(room(1, 40_000, 1)) };
    assert_eq!((before.wall.width(), before.wall.height()), (80_000, 60_000));
    let now = room(1, 20_000, 2);
    let held = Hang { x: 40_000, y: 1_000, wall: Wall::Own(now.clone()) };
    assert_eq!(before.clone().of_order(&[room(2, 100, 1), now]), Ok(held), "the wall is half as wide now");
    assert_eq!(before.of_order(&[room(2, 40_000, 1)]), Err(Refusal::not_found(Subject::Room, "家")));
    let stored: Hang = serde_json::from_str(r#"{"wall":"hallway","x":1,"y":2}"#).expect("as it was stored before there were own rooms");
    assert_eq!(stored, Hang { wall: Wall::Hallway, x: 1, y: 2 });
}
