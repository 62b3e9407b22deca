//! The client's screens: how one comes in, what it is told, and all that it is not.

use std::time::Duration;

use atelier_core::call::Live;
use atelier_core::id::{OnceId, PhotoId, SittingId};
use atelier_core::orders::OrderView;
use atelier_core::people::BuiltInRole::{Manager, Retoucher, SelectionConsultant};
use atelier_core::people::ListStaff;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    After, Change, Choice, CloseScreen, Confirm, EnterScreen, Fill, Hang, Mark, OpenRoom, OpenScreen, Opening, Picture, Placed, Present,
    PrintSize, Region, RetouchCode, Room, ScreenPass, ScreenView, SeeScreen, Shown, ShownDesign, StartSitting, Submit, Template, View,
    Voice, Wall, WatchScreen, Wish, built_in,
};
use atelier_tests::on_both;
use atelier_tests::world::{Person, Server, Studio, once};

async fn sitting(studio: &Studio, photos: usize) -> (OrderView, Room, SittingId) {
    let order = studio.with_order().await;
    let roll = studio.roll(photos + 1);
    studio.shoot_arrives(&order.row.number, &roll[..photos]).await;
    studio.shoot_arrives("nobody's", &roll[photos..]).await;
    studio.drain_ingest().await;
    let room = studio.sign_in_as(SelectionConsultant).await.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting = room.sitting.clone().unwrap().id;
    (order, room, sitting)
}

fn one(photo: &PhotoId, view: View) -> Shown {
    Shown { picture: Picture::Photos(vec![Placed { photo: photo.clone(), view, after: false }]), ..Shown::default() }
}

async fn presents(person: &Person, pass: &ScreenPass, shown: Shown) {
    person.does(Present { screen: pass.id.clone(), shown }).await;
}

fn look() -> WatchScreen {
    let viewer: OnceId = once();
    WatchScreen { viewer }
}

async fn sees(screen: &Person) -> ScreenView {
    screen.does(look()).await
}

fn enter(pass: &str) -> EnterScreen {
    EnterScreen { pass: pass.to_owned() }
}

on_both! {
    /// By its code a screen comes in and is shown what is presented: photos of the order, and no more.
    async fn a_screen_shows_what_is_presented_and_nothing_else(studio: Studio) {
        let (_, room, sitting) = sitting(&studio, 3).await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let pass = person.does(OpenScreen { sitting: sitting.clone() }).await;
        assert_eq!((pass.code.len(), pass.token.as_ref().map(String::len), pass.looking), (6, Some(32), 0));
        let again = person.does(OpenScreen { sitting: sitting.clone() }).await;
        assert_eq!((&again.id, &again.code), (&pass.id, &pass.code), "another station gets the same pass");
        let kept = studio.eyes().texts("select token_hash from client_screen_token").await;
        assert!(kept.len() == 2 && !kept.contains(pass.token.as_ref().unwrap()), "only hashes are kept");

        let screen = studio.guest().await;
        assert_eq!(screen.refused(look()).await, Refusal::ScreenClosed);
        screen.does(enter(&format!(" {}-{} ", pass.code[..3].to_lowercase(), &pass.code[3..]))).await;
        assert_eq!(sees(&screen).await.picture, Picture::Blank);
        let zoomed = View { scale: 3_000, x: 400, y: -250 };
        presents(&person, &pass, one(&room.photos[1].id, zoomed)).await;
        let seen = sees(&screen).await;
        assert_eq!(seen.picture, one(&room.photos[1].id, zoomed).picture);
        assert_eq!(seen.photos.iter().map(|photo| &photo.content).collect::<Vec<_>>(), [&room.photos[1].content]);
        assert_eq!((seen.prices, seen.print, seen.photos[0].wishes.len()), (None, None, 0));

        let all: Vec<PhotoId> = room.photos.iter().map(|photo| photo.id.clone()).collect();
        let grid = Picture::Grid { photos: all.clone(), current: Some(all[2].clone()) };
        presents(&person, &pass, Shown { picture: grid.clone(), soon: all, ..Shown::default() }).await;
        let seen = sees(&screen).await;
        assert_eq!((seen.picture, seen.photos.len(), seen.soon.len()), (grid, 3, 3));
        assert_eq!(person.does(SeeScreen { sitting: sitting.clone() }).await.unwrap().looking, 3, "each look was a viewer of its own");
        not_its_business(&studio, &screen, &room).await;

        let foreign = studio.eyes().texts("select id from photo where order_id is null").await.remove(0);
        let foreign = one(&PhotoId::try_from(foreign).unwrap(), View::FIT);
        assert_eq!(person.refused(Present { screen: pass.id.clone(), shown: foreign }).await, Refusal::not_found(Subject::Photo, ""));
        let none = Shown { picture: Picture::Photos(Vec::new()), ..Shown::default() };
        assert!(matches!(person.refused(Present { screen: pass.id.clone(), shown: none }).await, Refusal::NotUnderstood { .. }));
        presents(&person, &pass, Shown::default()).await;
        assert_eq!(sees(&screen).await.picture, Picture::Blank);
        let retoucher = studio.sign_in_as(Retoucher).await;
        assert!(matches!(retoucher.refused(OpenScreen { sitting }).await, Refusal::RightMissing { .. }));
    }
}

/// What a screen may not do: it is no session.
async fn not_its_business(studio: &Studio, screen: &Person, room: &Room) {
    assert_eq!(screen.refused(ListStaff {}).await, Refusal::NotSignedIn);
    assert_eq!(screen.refused(OpenRoom { order: room.order.id.clone(), branch: None }).await, Refusal::NotSignedIn);
    assert_eq!(screen.refused(SeeScreen { sitting: room.sitting.clone().unwrap().id }).await, Refusal::NotSignedIn);
    for photo in &room.photos {
        for size in ["thumb", "preview"] {
            let reply = screen.get(&format!("/photos/{}/{size}", photo.content)).await;
            assert_eq!((reply.status, reply.kind.as_str()), (200, "image/jpeg"), "photos of the order, also before they are shown");
        }
    }
    let foreign = studio.eyes().texts("select content from photo where order_id is null").await.remove(0);
    for (path, status) in [
        (format!("/photos/{foreign}/thumb"), 404),
        (format!("/photos/{foreign}/large"), 404),
        (format!("/paper/order-slip/{}", room.order.id), 401),
        (format!("/paper/selection-sheet/{}", room.order.id), 401),
    ] {
        assert_eq!(screen.get(&path).await.status, status, "{path}");
    }
    let stranger = studio.guest().await;
    assert_eq!(stranger.get(&format!("/photos/{}/thumb", room.photos[0].content)).await.status, 401);
}

on_both! {
    /// Prices and the client's own wishes are shown when the consultant wants them; notes of the staff never are.
    async fn prices_and_wishes_are_shown_when_asked_for(studio: Studio) {
        let (_, room, sitting) = sitting(&studio, 2).await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let pass = person.does(OpenScreen { sitting: sitting.clone() }).await;
        let screen = studio.guest().await;
        screen.does(enter(pass.token.as_ref().unwrap())).await;
        let region = Region { x: 10, y: 20, w: 30, h: 40 };
        let clients = Wish::area(once(), region, RetouchCode::Skin, "自然一点");
        let staffs = Wish { voice: Voice::Staff, ..Wish::area(once(), region, RetouchCode::Shape, "收腰") };
        let photo = room.photos[0].id.clone();
        let change = |choice| Change { id: once(), photo: photo.clone(), choice, takes_back: None };
        let changes = vec![change(Choice::Note(clients.clone())), change(Choice::Note(staffs))];
        person.does(Mark { sitting, branch: None, changes }).await;
        let print = Some(PrintSize { wide: 600, high: 400 });
        presents(&person, &pass, Shown { prices: true, wishes: true, print, ..one(&photo, View::FIT) }).await;
        let seen = sees(&screen).await;
        assert_eq!(seen.photos[0].wishes, [clients], "not what the staff noted");
        let prices = seen.prices.unwrap();
        assert_eq!((prices.package, prices.extra, seen.print), (room.package_price, atelier_core::money::Money::ZERO, print));
        presents(&person, &pass, one(&photo, View::FIT)).await;
        let seen = sees(&screen).await;
        assert_eq!((seen.prices, seen.photos[0].wishes.len()), (None, 0));
    }
}

/// A quarter of a photo, from this place of it.
fn quarter(photo: &PhotoId, x: u32) -> Option<Fill> {
    Some(Fill { photo: photo.clone(), crop: Region { x, y: 0, w: 5_000, h: 5_000 } })
}

fn design(product: &str, fills: Vec<Option<Fill>>, hang: Option<Hang>) -> ShownDesign {
    let template = built_in().into_iter().find(|template| template.code == product).unwrap();
    ShownDesign { template, fills, hang }
}

fn of_design(design: ShownDesign) -> Shown {
    Shown { picture: Picture::Design(design), ..Shown::default() }
}

on_both! {
    /// A design is seen as it is changed, alone and on a wall, with prices only when they are asked for. A photo that goes to
    /// another order leaves its opening empty, and cannot be shown any more.
    async fn a_design_is_shown_as_it_is_changed(studio: Studio) {
        let (_, room, sitting) = sitting(&studio, 2).await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let pass = person.does(OpenScreen { sitting: sitting.clone() }).await;
        let screen = studio.guest().await;
        screen.does(enter(&pass.code)).await;
        let [first, second] = [&room.photos[0], &room.photos[1]];

        let spread = design("spread-10-2", vec![quarter(&first.id, 0), quarter(&second.id, 100)], None);
        presents(&person, &pass, of_design(spread.clone())).await;
        let seen = sees(&screen).await;
        let told = ShownDesign { template: Template { guides: None, ..spread.template.clone() }, ..spread.clone() };
        assert_eq!(seen.picture, Picture::Design(told.clone()), "all but the binder's guides");
        assert_eq!((seen.photos.len(), seen.prices.clone()), (2, None));
        let sent = serde_json::to_string(&seen).unwrap();
        assert!(sent.contains(&first.content) && sent.contains(&second.content) && !sent.contains("IMG_"), "{sent}");
        assert_eq!(person.does(SeeScreen { sitting }).await.unwrap().shown.picture, Picture::Design(told.clone()), "it is kept");

        let moved = ShownDesign { fills: vec![quarter(&second.id, 2_500), quarter(&first.id, 0)], ..told };
        presents(&person, &pass, of_design(moved.clone())).await;
        assert_eq!(sees(&screen).await.picture, Picture::Design(moved));
        let hung = design("diptych", vec![quarter(&first.id, 0), quarter(&second.id, 0)], Some(Hang::on(Wall::Bedroom)));
        presents(&person, &pass, Shown { prices: true, ..of_design(hung.clone()) }).await;
        let seen = sees(&screen).await;
        assert_eq!((seen.picture, seen.prices.map(|prices| prices.package)), (Picture::Design(hung.clone()), Some(room.package_price)));

        let other = studio.with_order().await.row.id;
        let leaves = format!("update photo set order_id = '{}' where id = '{}'", other.as_str(), second.id.as_str());
        assert_eq!(studio.eyes().meddle(&leaves).await, 1);
        let seen = sees(&screen).await;
        let left = ShownDesign { fills: vec![quarter(&first.id, 0), None], ..hung.clone() };
        assert_eq!((seen.picture, seen.photos.len()), (Picture::Design(left), 1));
        assert_eq!(screen.get(&format!("/photos/{}/preview", second.content)).await.status, 404);
        let large = Template { openings: vec![Opening { x: 0, y: 0, width: 500, height: 500 }; 41], ..hung.template.clone() };
        for (bad, refusal) in [
            (hung.clone(), Refusal::not_found(Subject::Photo, "")),
            (ShownDesign { fills: vec![None], ..hung.clone() }, Refusal::OpeningsNotMatched { openings: 2, given: 1 }),
            (ShownDesign { fills: vec![quarter(&first.id, 9_000), None], ..hung.clone() }, Refusal::CropOutside),
            (ShownDesign { template: large, fills: vec![None; 41], ..hung }, Refusal::OpeningCount { at_most: 40 }),
        ] {
            assert_eq!(person.refused(Present { screen: pass.id.clone(), shown: of_design(bad) }).await, refusal);
        }
        presents(&person, &pass, Shown::default()).await;
        let seen = sees(&screen).await;
        assert_eq!((seen.picture, seen.photos.len(), seen.prices), (Picture::Blank, 0, None));
    }
}

on_both! {
    /// Guessing gets slow, also for the right code; an address, which cannot be guessed, still opens.
    async fn wrong_codes_are_refused_and_slowed(studio: Studio) {
        let (.., sitting) = sitting(&studio, 1).await;
        let pass = studio.sign_in_as(SelectionConsultant).await.does(OpenScreen { sitting }).await;
        let stranger = studio.guest().await;
        let wrong = if pass.code.starts_with('A') { "BBBBBB" } else { "AAAAAA" };
        for typed in ["", "AAAAA", "A1A0AI", "%' or 1=1"] {
            assert_eq!(stranger.refused(enter(typed)).await, Refusal::ScreenCodeWrong, "{typed}");
        }
        for _ in 0..5 {
            assert_eq!(stranger.refused(enter(wrong)).await, Refusal::ScreenCodeWrong);
        }
        assert_eq!(stranger.refused(enter(&pass.code)).await, Refusal::ScreenSlowDown { seconds: 5 });
        assert_eq!(stranger.refused(enter(&"0".repeat(32))).await, Refusal::ScreenClosed);
        let television = studio.guest().await;
        television.does(enter(pass.token.as_ref().unwrap())).await;
        assert_eq!(sees(&television).await.picture, Picture::Blank);
        tokio::time::sleep(Duration::from_millis(5_200)).await;
        stranger.does(enter(&pass.code)).await;
        assert_eq!(sees(&stranger).await.picture, Picture::Blank);
    }
}

on_both! {
    /// A screen ends when the consultant closes it, when the sitting is confirmed, and with the day.
    async fn a_screen_ends_with_its_sitting(studio: Studio) {
        let (order, room, sitting) = sitting(&studio, 2).await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let first = person.does(OpenScreen { sitting: sitting.clone() }).await;
        let screen = studio.guest().await;
        screen.does(enter(&first.code)).await;
        person.does(CloseScreen { screen: first.id.clone() }).await;
        assert_eq!(screen.refused(look()).await, Refusal::ScreenClosed);
        assert_eq!(screen.get(&format!("/photos/{}/thumb", room.photos[0].content)).await.status, 401);
        assert_eq!(person.refused(Present { screen: first.id.clone(), shown: Shown::default() }).await, Refusal::ScreenClosed);
        assert_eq!(person.refused(CloseScreen { screen: first.id }).await, Refusal::ScreenClosed);
        assert_eq!(person.does(SeeScreen { sitting: sitting.clone() }).await, None);

        let second = person.does(OpenScreen { sitting: sitting.clone() }).await;
        screen.does(enter(&second.code)).await;
        let tag = Choice::Tag(room.entitlements[0].id.clone());
        let changes = vec![Change { id: once(), photo: room.photos[0].id.clone(), choice: tag, takes_back: None }];
        person.does(Mark { sitting: sitting.clone(), branch: None, changes }).await;
        person.does(Submit { sitting: sitting.clone() }).await;
        assert_eq!(sees(&screen).await.picture, Picture::Blank, "a submitted sitting is still spoken of");
        let confirm = Confirm {
            sitting: sitting.clone(),
            signed_by: "张三".into(),
            signature: None,
            extra: atelier_core::money::Money::ZERO,
            upgrade: None,
            after: After::MoreToCome,
        };
        studio.sign_in_as(Manager).await.does(confirm).await;
        assert_eq!(screen.refused(look()).await, Refusal::ScreenClosed);
        assert_eq!(person.refused(OpenScreen { sitting }).await, Refusal::SittingClosed);

        let next = person.does(StartSitting { order: order.row.id }).await.sitting.unwrap().id;
        let third = person.does(OpenScreen { sitting: next }).await;
        screen.does(enter(&third.code)).await;
        assert_eq!(sees(&screen).await.picture, Picture::Blank);
        // It is open for at most a day and the night's business after it; then it is as if that had passed.
        let open_for = studio.eyes().number("select max(ends - opened) from client_screen").await;
        assert!((1..=30 * 3_600_000).contains(&open_for), "{open_for}");
        assert!(studio.eyes().meddle("update client_screen set ends = opened where closed is null").await > 0);
        assert_eq!(screen.refused(look()).await, Refusal::ScreenClosed);
        assert_eq!(screen.refused(enter(&third.code)).await, Refusal::ScreenCodeWrong);
    }
}

on_both! {
    /// A server that is killed comes back with the same picture, and tells screens at once when it changes.
    async fn a_killed_server_comes_back_with_the_same_picture(studio: Studio) {
        let (_, room, sitting) = sitting(&studio, 2).await;
        studio.shut().await;
        let server = Server::start(&studio.data(), studio.database());
        let (person, screen) = (server.visitor(), server.visitor());
        person.sign_in("lin", atelier_tests::world::PASSWORD).await.unwrap();
        let pass = person.does(OpenScreen { sitting }).await;
        assert_eq!(pass.address, None, "it listens to its own machine only");
        screen.does(enter(&pass.code)).await;
        let before = one(&room.photos[1].id, View { scale: 2_000, x: 100, y: 0 });
        presents(&person, &pass, before.clone()).await;
        server.kill();

        let server = Server::start(&studio.data(), studio.database());
        person.comes_by(server.door());
        screen.comes_by(server.door());
        assert_eq!(sees(&screen).await.picture, before.picture);
        let first: Live = serde_json::from_slice(&screen.get("/live?cursor=0").await.body).unwrap();
        let waiting = {
            let (screen, path) = (screen.clone(), format!("/live?cursor={}", first.cursor));
            tokio::spawn(async move {
                screen.get(&path).await;
                sees(&screen).await
            })
        };
        tokio::time::sleep(Duration::from_millis(100)).await;
        let next = one(&room.photos[0].id, View::FIT);
        presents(&person, &pass, next.clone()).await;
        let seen = tokio::time::timeout(Duration::from_secs(5), waiting).await.unwrap().unwrap();
        assert_eq!(seen.picture, next.picture);
        assert_eq!(server.stop().code(), Some(0));
    }
}
