//! From the selection room to the retoucher and back: wishes arrive in the task as they were drawn, and what comes back stands
//! beside the original, for the client only once it was accepted.

use std::path::Path;

use atelier_core::id::SittingId;
use atelier_core::money::Money;
use atelier_core::orders::OrderView;
use atelier_core::people::BuiltInRole::{ProductionLead, Retoucher, SelectionConsultant};
use atelier_core::people::ListStaff;
use atelier_core::production::{Accept, Assign, HandIn, OpenTask, Retouched, SendBack, StartTask, TaskCard, TaskKind};
use atelier_core::selection::{
    AddOrderWish, After, Change, Choice, Confirm, EnterScreen, Mark, OpenRoom, OpenScreen, OrderWish, Picture, Placed, Present, Region,
    RetouchCode, Room, Shape, Shown, StartSitting, Stroke, Submit, View, Voice, WatchScreen, Wish,
};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, commented, once};

const REGION: Region = Region { x: 1_000, y: 1_000, w: 3_000, h: 3_000 };

fn wishes() -> [Wish; 4] {
    let stroke = Stroke { width: 80, points: vec![(1_000, 1_000), (2_500, 3_000), (4_000, 4_000)] };
    let wish = |shape: Shape, voice: Voice, words: &str| Wish { shape, voice, ..Wish::area(once(), REGION, RetouchCode::Skin, words) };
    [
        wish(Shape::Area, Voice::Client, "自然一点"),
        wish(Shape::Pin, Voice::Client, "痣留着"),
        wish(Shape::Circle, Voice::Staff, "妈妈很在意"),
        wish(Shape::Brush(vec![stroke]), Voice::Client, "碎发"),
    ]
}

/// Two photos are picked for retouching, the first with wishes, and confirmed; more is to be chosen later.
async fn confirmed(studio: &Studio, wishes: &[Wish]) -> (OrderView, Room) {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
    studio.drain_ingest().await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting: SittingId = room.sitting.clone().unwrap().id;
    let change = |photo: usize, choice: Choice| Change { id: once(), photo: room.photos[photo].id.clone(), choice, takes_back: None };
    let tag = || Choice::Tag(room.entitlements[0].id.clone());
    let noted = wishes.iter().map(|wish| change(0, Choice::Note(wish.clone())));
    let changes = [change(0, tag()), change(1, tag())].into_iter().chain(noted).collect();
    assert_eq!(consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await.refused, []);
    let for_all = |words: &str, voice| OrderWish {
        id: once(),
        entry: None,
        code: RetouchCode::Skin,
        named: String::new(),
        words: words.into(),
        voice,
    };
    for wish in [for_all("肤色统一", Voice::Client), for_all("胎记保留", Voice::Staff)] {
        consultant.does(AddOrderWish { order: order.row.id.clone(), wish }).await;
    }
    consultant.does(Submit { sitting: sitting.clone() }).await;
    let confirm =
        Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money::ZERO, upgrade: None, after: After::MoreToCome };
    (consultant.does(confirm).await, room)
}

/// The retouching task, given to the retoucher and begun.
async fn begun(studio: &Studio, order: &OrderView) -> TaskCard {
    let lead = studio.sign_in_as(ProductionLead).await;
    let mine = studio.sign_in_as(Retoucher).await;
    let staff = studio.owner().does(ListStaff {}).await.staff;
    let assignee = staff.into_iter().find(|one| one.sign_in_name == "zhou").unwrap().id;
    let card = order.tasks.iter().find(|task| task.kind == TaskKind::Retouch).unwrap().clone();
    let assigned = lead.does(Assign { task: card.id.clone(), version: card.version, assignee, due_on: studio.today().await }).await;
    mine.does(StartTask { task: card.id, version: assigned.version }).await.card
}

/// Everything is put into the hand-in folder, changed with this remark, and handed in.
async fn handed_in(studio: &Studio, card: &TaskCard, remark: &str) -> TaskCard {
    let mine = studio.sign_in_as(Retoucher).await;
    let task = mine.does(OpenTask { task: card.id.clone() }).await;
    for photo in &task.photos {
        let bytes = std::fs::read(Path::new(&task.folder).join(&photo.copy)).unwrap();
        std::fs::write(Path::new(&task.hand_in_folder).join(&photo.copy), commented(&bytes, remark)).unwrap();
    }
    mine.does(HandIn { task: card.id.clone(), version: task.card.version }).await.card
}

async fn versions(studio: &Studio, room: &Room) -> Vec<Retouched> {
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    consultant.does(OpenRoom { order: room.order.id.clone(), branch: None }).await.retouched
}

on_both! {
    /// Every shape, both voices and the wishes for all photos reach the retoucher as they were drawn, on the screen and on paper.
    async fn wishes_reach_the_retoucher(studio: Studio) {
        let drawn = wishes();
        let (order, room) = confirmed(&studio, &drawn).await;
        let card = begun(&studio, &order).await;
        let mine = studio.sign_in_as(Retoucher).await;
        let task = mine.does(OpenTask { task: card.id.clone() }).await;
        assert_eq!((task.photos.len(), task.card.notes), (2, 4));
        let first = task.photos.iter().find(|photo| photo.photo == room.photos[0].id).unwrap();
        assert_eq!(first.notes.len(), drawn.len());
        for wish in &drawn {
            assert!(first.notes.iter().any(|note| note.wish == *wish), "{wish:?}");
        }
        assert!(task.photos.iter().filter(|photo| photo.photo != first.photo).all(|photo| photo.notes.is_empty()));
        let for_all: Vec<_> = task.for_all.iter().map(|wish| (wish.words.as_str(), wish.voice)).collect();
        assert_eq!(for_all, [("肤色统一", Voice::Client), ("胎记保留", Voice::Staff)]);
        let sheet = mine.prints(format!("/paper/production-sheet/{}?lang=zh-CN", card.id)).await;
        sheet.shows(&["自然一点", "痣留着", "妈妈很在意", "碎发", "店内备注", "肤色统一", "胎记保留"]);
    }
}

on_both! {
    /// What was handed in is seen in the room at once, what was sent back no more, and the client's screen is given it only once
    /// it was accepted.
    async fn retouched_versions_stand_beside_the_originals(studio: Studio) {
        let (order, room) = confirmed(&studio, &[]).await;
        let card = begun(&studio, &order).await;
        let lead = studio.sign_in_as(ProductionLead).await;
        let mine = studio.sign_in_as(Retoucher).await;
        assert_eq!(versions(&studio, &room).await, []);

        let handed = handed_in(&studio, &card, "first").await;
        let first = versions(&studio, &room).await;
        assert_eq!(first.iter().map(|version| version.accepted).collect::<Vec<_>>(), [false, false]);
        let back = lead.does(SendBack { task: card.id.clone(), version: handed.version, reason: "皮肤太平".into() }).await.card;
        assert_eq!(versions(&studio, &room).await, [], "what was sent back is shown nowhere");
        mine.does(StartTask { task: card.id.clone(), version: back.version }).await;
        let handed = handed_in(&studio, &card, "second").await;

        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let next = consultant.does(StartSitting { order: order.row.id.clone() }).await;
        let pass = consultant.does(OpenScreen { sitting: next.sitting.unwrap().id }).await;
        let screen = studio.guest().await;
        screen.does(EnterScreen { pass: pass.code.clone() }).await;
        let photo = room.photos[0].id.clone();
        let placed = |after| Placed { photo: photo.clone(), view: View::FIT, after };
        let both = Shown { picture: Picture::Photos(vec![placed(false), placed(true)]), ..Shown::default() };
        consultant.does(Present { screen: pass.id.clone(), shown: both.clone() }).await;
        let seen = screen.does(WatchScreen { viewer: once() }).await;
        assert_eq!((seen.picture.clone(), seen.photos[0].after.clone()), (both.picture, None), "nobody has checked it yet");
        let second = versions(&studio, &room).await;
        let of_photo = second.iter().find(|version| version.photo == photo).unwrap().clone();
        assert!(first.iter().all(|version| version.content != of_photo.content));
        let address = format!("/photos/{}/preview", of_photo.content);
        assert_eq!(screen.get(&address).await.status, 404);

        lead.does(Accept { task: card.id.clone(), version: handed.version }).await;
        assert_eq!(versions(&studio, &room).await.iter().map(|version| version.accepted).collect::<Vec<_>>(), [true, true]);
        let seen = screen.does(WatchScreen { viewer: once() }).await;
        assert_eq!(seen.photos.iter().map(|photo| photo.after.clone()).collect::<Vec<_>>(), [Some(of_photo.content)]);
        let reply = screen.get(&address).await;
        assert_eq!((reply.status, reply.kind.as_str()), (200, "image/jpeg"));
        assert_eq!(screen.get(&format!("/photos/{}/preview", first[0].content)).await.status, 404, "what was sent back is no client's business");
    }
}
