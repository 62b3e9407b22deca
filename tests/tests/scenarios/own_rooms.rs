//! Clients' own rooms: a photograph is brought, measured by one known length, and designs hang in it at their true size.

use atelier_core::call::Problem;
use atelier_core::id::OrderId;
use atelier_core::people::BuiltInRole::{Retoucher, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_core::selection::{
    Design, DropOwnRoom, EnterScreen, Hang, ListDesigns, ListOwnRooms, MOST_ROOMS, OpenRoom, OpenScreen, OwnRoom, Picture, Present,
    RoomPhoto, SaveDesign, SaveOwnRoom, Shown, ShownDesign, StartSitting, Wall, WatchScreen, built_in,
};
use atelier_core::shoots::Reason;
use atelier_tests::on_both;
use atelier_tests::world::{Person, commented, once};

async fn brings(person: &Person, order: &OrderId, name: &str, bytes: Vec<u8>) -> Result<RoomPhoto, Refusal> {
    let headers = [("X-Atelier", "1"), ("Content-Type", "application/octet-stream")];
    let reply = person.request("POST", &format!("/rooms/{order}?name={name}"), bytes, &headers).await.unwrap();
    if reply.status == 200 {
        return Ok(serde_json::from_slice(&reply.body).unwrap());
    }
    let problem: Problem = serde_json::from_slice(&reply.body).unwrap();
    assert_eq!(problem.status, reply.status);
    Err(problem.refusal.unwrap())
}

/// A room in which half of the photograph's width is so many tenths of a millimetre.
fn room(photo: &RoomPhoto, length: u32) -> OwnRoom {
    let RoomPhoto { content, width, height } = photo.clone();
    OwnRoom { id: once(), name: "客厅".into(), content, width, height, ends: [(2_500, 5_000), (7_500, 5_000)], length, version: 0 }
}

on_both! {
    /// Only photographs are kept, of orders that are there, from people who select; and they are no photos of the shoot.
    async fn a_photograph_is_brought(studio: Studio) {
        let order = studio.with_order().await;
        let of = order.row.id.clone();
        let roll = studio.roll(2);
        studio.shoot_arrives(&order.row.number, &roll[..1]).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let bytes = std::fs::read(&roll[1]).unwrap();
        let photo = brings(&consultant, &of, "wall.jpg", bytes.clone()).await.unwrap();
        assert_eq!(photo.content, blake3::hash(&bytes).to_hex().as_str());
        assert!(photo.width > 100 && photo.height > 100);
        assert_eq!(brings(&consultant, &of, "wall.jpg", bytes.clone()).await, Ok(photo.clone()), "brought twice, there once");
        assert_eq!(consultant.get(&format!("/photos/{}/preview", photo.content)).await.status, 200);
        let seen = consultant.does(OpenRoom { order: of.clone(), branch: None }).await.photos;
        assert!(seen.len() == 1 && seen[0].content != photo.content, "it stands in no shoot");

        let told = |reason| Err(Refusal::File { name: "墙.txt".into(), reason });
        assert_eq!(brings(&consultant, &of, "%E5%A2%99.txt", b"a wall".to_vec()).await, told(Reason::NotAnImage));
        assert_eq!(brings(&consultant, &of, "%E5%A2%99.txt", bytes[..bytes.len() / 2].to_vec()).await, told(Reason::Truncated));
        let large = brings(&consultant, &of, "x", vec![0; 41 << 20]).await;
        assert_eq!(large, Err(Refusal::FileTooBig { at_most_mib: 40 }));
        assert_eq!(brings(&consultant, &once(), "x", bytes.clone()).await, Err(Refusal::not_found(Subject::Order, "")));
        let retoucher = studio.sign_in_as(Retoucher).await;
        assert_eq!(brings(&retoucher, &of, "x", bytes.clone()).await, Err(Refusal::RightMissing { right: Right::SelectPhotos }));
        assert_eq!(brings(&studio.guest().await, &of, "x", bytes).await, Err(Refusal::NotSignedIn));
        assert_eq!(consultant.does(ListOwnRooms { order: of }).await, [], "a photograph alone is no room");
    }
}

on_both! {
    /// One known length gives a room its size; designs that hang in it follow when it is measured again, and stay when it is taken
    /// off the list. The client's screen is given the photograph of its own order only.
    async fn designs_hang_in_the_clients_own_room(studio: Studio) {
        let (order, other) = (studio.with_order().await, studio.with_order().await);
        let of = order.row.id.clone();
        let roll = studio.roll(2);
        studio.shoot_arrives(&order.row.number, &roll[..1]).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let wall = commented(&std::fs::read(&roll[1]).unwrap(), "a wall");
        let photo = brings(&consultant, &of, "wall.jpg", wall).await.unwrap();

        let short = SaveOwnRoom { order: of.clone(), room: OwnRoom { ends: [(0, 0), (100, 0)], ..room(&photo, 20_000) } };
        assert_eq!(consultant.refused(short).await, Refusal::RoomEndsTooClose);
        let nameless = SaveOwnRoom { order: of.clone(), room: OwnRoom { name: " ".into(), ..room(&photo, 20_000) } };
        assert_eq!(consultant.refused(nameless).await, Refusal::FieldEmpty { field: Field::Name });
        let elsewhere = SaveOwnRoom { order: other.row.id.clone(), room: room(&photo, 20_000) };
        assert_eq!(consultant.refused(elsewhere).await, Refusal::not_found(Subject::Photo, ""), "it was brought for another order");

        let first = consultant.does(SaveOwnRoom { order: of.clone(), room: OwnRoom { width: 1, height: 1, ..room(&photo, 20_000) } }).await.remove(0);
        assert_eq!((first.version, first.width, first.height), (1, photo.width, photo.height), "its sides are those of the photograph");
        assert_eq!(Wall::Own(first.clone()).width(), 40_000);
        let template = built_in().into_iter().find(|template| template.code == "diptych").unwrap();
        let hang = Hang { x: 30_000, y: 5_000, wall: Wall::Own(first.clone()) };
        let fills = vec![None; template.openings.len()];
        let design = Design { id: once(), order: of.clone(), name: "两联".into(), template, line: None, fills, hang: Some(hang), version: 0 };
        consultant.does(SaveDesign { design: design.clone() }).await;
        let foreign = Design { id: once(), order: other.row.id, ..design.clone() };
        assert_eq!(consultant.refused(SaveDesign { design: foreign }).await, Refusal::not_found(Subject::Room, "客厅"));

        // Measured again: the wall is half as wide, and what hangs is held on it.
        let again = SaveOwnRoom { order: of.clone(), room: OwnRoom { length: 10_000, ..first.clone() } };
        let second = consultant.does(again.clone()).await.remove(0);
        assert_eq!(consultant.refused(again).await, Refusal::ChangedMeanwhile { what: Subject::Room });
        let hung = consultant.does(ListDesigns { order: of.clone() }).await.remove(0);
        assert_eq!(hung.hang, Some(Hang { x: 20_000, y: 5_000, wall: Wall::Own(second.clone()) }));

        let sitting = consultant.does(StartSitting { order: of.clone() }).await.sitting.unwrap().id;
        let pass = consultant.does(OpenScreen { sitting }).await;
        let screen = studio.guest().await;
        screen.does(EnterScreen { pass: pass.code.clone() }).await;
        let address = format!("/photos/{}/preview", photo.content);
        assert_eq!(screen.get(&address).await.status, 200);
        // What is presented is the room as it is measured now, whatever the page believed.
        let shown = ShownDesign { template: design.template.clone(), fills: design.fills.clone(), hang: design.hang.clone() };
        consultant.does(Present { screen: pass.id, shown: Shown { picture: Picture::Design(shown), ..Shown::default() } }).await;
        let Picture::Design(seen) = screen.does(WatchScreen { viewer: once() }).await.picture else { panic!("a design") };
        assert_eq!(seen.hang.map(|hang| hang.wall), Some(Wall::Own(second.clone())));

        let left = consultant.does(DropOwnRoom { order: of.clone(), room: second.id.clone() }).await;
        assert_eq!(left, []);
        let stays = consultant.does(SaveDesign { design: Design { name: "客厅两联".into(), ..hung.clone() } }).await.remove(0);
        assert_eq!((stays.hang, stays.version), (hung.hang, 2), "what hangs in it goes on hanging there");
        for _ in 0..MOST_ROOMS {
            consultant.does(SaveOwnRoom { order: of.clone(), room: room(&photo, 20_000) }).await;
        }
        let one_more = SaveOwnRoom { order: of, room: room(&photo, 20_000) };
        assert_eq!(consultant.refused(one_more).await, Refusal::TooManyRooms { at_most: MOST_ROOMS });
    }
}
