//! Retouch wishes: every shape on its way to paper, the studio's own list, and wishes for all photos.

use atelier_core::people::BuiltInRole::{FrontDesk, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_core::selection::{
    AddOrderWish, Change, Choice, DropOrderWish, ListOrderWishes, ListStudioWishes, Mark, OpenRoom, OrderStudioWishes, OrderWish, Region,
    RetouchCode, SaveStudioWish, Shape, StartSitting, Stroke, Voice, Wish,
};
use atelier_tests::on_both;
use atelier_tests::world::once;

const REGION: Region = Region { x: 1_000, y: 1_000, w: 3_000, h: 3_000 };

fn brush(points: &[(u32, u32)]) -> Shape {
    Shape::Brush(vec![Stroke { width: 80, points: points.to_vec() }])
}

fn for_all(words: &str, voice: Voice) -> OrderWish {
    OrderWish { id: once(), entry: None, code: RetouchCode::Skin, named: String::new(), words: words.into(), voice }
}

on_both! {
    /// Every shape and both voices come back as they were drawn and stand on the sheet; what lies outside is refused.
    async fn shapes_and_voices_are_kept(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(1)).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
        let (sitting, photo) = (room.sitting.unwrap().id, room.photos[0].id.clone());
        let wish = |shape: Shape, voice: Voice| Wish { shape, voice, ..Wish::area(once(), REGION, RetouchCode::Skin, "自然") };
        let good = [
            wish(Shape::Area, Voice::Client),
            wish(Shape::Pin, Voice::Client),
            wish(Shape::Circle, Voice::Staff),
            Wish { named: "磨皮".into(), ..wish(brush(&[(1_000, 1_000), (4_000, 4_000)]), Voice::Client) },
        ];
        let bad = [wish(brush(&[(1_000, 1_000), (4_001, 4_000)]), Voice::Client), wish(brush(&[]), Voice::Client)];
        let change = |wish: &Wish| Change { id: once(), photo: photo.clone(), choice: Choice::Note(wish.clone()), takes_back: None };
        let changes: Vec<_> = good.iter().chain(&bad).map(change).collect();
        let saved = consultant.does(Mark { sitting, branch: None, changes }).await;
        let refused: Vec<_> = saved.refused.into_iter().map(|(_, refusal)| refusal).collect();
        assert_eq!(refused, [Refusal::RegionOutside, Refusal::RegionOutside]);
        let kept = consultant.does(OpenRoom { order: order.row.id.clone(), branch: None }).await.notes;
        assert_eq!(kept.len(), good.len());
        assert!(good.iter().all(|wish| kept.iter().any(|note| note.wish == *wish)));
        let sheet = consultant.prints(format!("/paper/selection-sheet/{}?lang=zh-CN", order.row.id)).await;
        sheet.shows(&["磨皮", "皮肤"]);
        assert!(!sheet.text().contains("店内备注"), "the client signs it");
    }
}

on_both! {
    /// The studio renames, hides, adds and orders its wishes; a name stands once, and nobody changes what was changed meanwhile.
    async fn the_studio_edits_its_list(studio: Studio) {
        let owner = studio.owner();
        let listed = owner.does(ListStudioWishes {}).await;
        assert_eq!(listed.iter().map(|wish| wish.code).collect::<Vec<_>>(), RetouchCode::ALL);
        let skin = &listed[0];
        let rename = SaveStudioWish { id: Some(skin.id.clone()), version: skin.version, name: "磨皮".into(), offered: false };
        let now = owner.does(rename.clone()).await;
        assert_eq!((now[0].name.as_str(), now[0].offered, now[0].code), ("磨皮", false, RetouchCode::Skin));
        assert_eq!(owner.refused(rename).await, Refusal::ChangedMeanwhile { what: Subject::Wish });
        let add = |name: &str| SaveStudioWish { id: None, version: 0, name: name.into(), offered: true };
        assert_eq!(owner.refused(add("牙齿")).await, Refusal::WishNameTaken { name: "牙齿".into() });
        assert_eq!(owner.refused(add(" ")).await, Refusal::FieldEmpty { field: Field::Name });
        let mut ids: Vec<_> = owner.does(add("双下巴")).await.into_iter().map(|wish| wish.id).collect();
        ids.rotate_right(1);
        assert_eq!(owner.does(OrderStudioWishes { ids: ids.clone() }).await[0].name, "双下巴");
        ids.pop();
        assert_eq!(owner.refused(OrderStudioWishes { ids }).await, Refusal::ChangedMeanwhile { what: Subject::Wish });
        let desk = studio.sign_in_as(FrontDesk).await;
        assert_eq!(desk.refused(add("x")).await, Refusal::RightMissing { right: Right::EditCatalog });
    }
}

on_both! {
    /// Wishes for all photos are added once, printed for the client where they are the client's, and taken away.
    async fn some_wishes_hold_for_all_photos(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(1)).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let of = order.row.id.clone();
        let add = AddOrderWish { order: of.clone(), wish: for_all(" 肤色自然 ", Voice::Client) };
        consultant.does(add.clone()).await;
        assert_eq!(consultant.does(add.clone()).await.len(), 1, "sent twice, added once");
        let both = consultant.does(AddOrderWish { order: of.clone(), wish: for_all("胎记保留", Voice::Staff) }).await;
        assert_eq!(both.iter().map(|view| view.wish.words.as_str()).collect::<Vec<_>>(), ["肤色自然", "胎记保留"]);
        let sheet = consultant.prints(format!("/paper/selection-sheet/{of}?lang=zh-CN")).await;
        sheet.shows(&["全部照片的要求", "肤色自然"]);
        assert!(!sheet.text().contains("胎记保留"), "the client signs it");
        let empty = OrderWish { code: RetouchCode::Other, ..for_all(" ", Voice::Client) };
        assert_eq!(consultant.refused(AddOrderWish { order: of.clone(), wish: empty }).await, Refusal::FieldEmpty { field: Field::Words });
        let left = consultant.does(DropOrderWish { order: of.clone(), wish: add.wish.id }).await;
        assert_eq!(left.len(), 1);
        assert_eq!(consultant.does(ListOrderWishes { order: of }).await, left);
    }
}
