//! Cameras whose clocks differ, put right by a photo of the slate or by hand, and photos that find their order by it.
//! Whatever was concluded can be taken back.

use atelier_core::catalog::Purpose;
use atelier_core::id::ClockId;
use atelier_core::orders::{OpenOrder, OrderView, Stage};
use atelier_core::people::BuiltInRole::{Photographer, Retoucher, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Change, Choice, Mark, OpenRoom, StartSitting, Verdict};
use atelier_core::shoots::{
    AssignFolder, CamerasView, ClockSource, Measures, OpenCameras, OpenShoots, OpenSlate, SetClock, Slate, UndoClock, between,
};
use atelier_desk::{Measured, Seen, TakenPhoto, Took};
use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, once};

const DAY: &str = "2026-11-08";

/// A photo comes into a folder: a camera of this serial number took it when its own clock showed `time`.
async fn comes(studio: &Studio, serial: &str, path: &str, time: &str, code: Option<&str>) -> Took {
    let desk = studio.desk().await;
    let file = Seen { path: path.to_owned(), size: 1, modified_ms: 1, refused: None };
    desk.saw(None, std::slice::from_ref(&file), None).await.unwrap();
    let due = desk.saw(None, &[file], None).await.unwrap().remove(0);
    let content = blake3::hash(format!("{serial} {path} {time}").as_bytes()).to_hex().to_string();
    let measures = Measures {
        likeness: "0".repeat(16),
        sharpness: 1,
        mean: 500,
        shadows: 0,
        highlights: 0,
        black_and_white: false,
        palette: String::new(),
        faces: None,
    };
    let photo = TakenPhoto {
        content,
        size: 1,
        format: if path.ends_with(".NEF") { "NEF".into() } else { "JPEG".into() },
        width: 6000,
        height: 4000,
        orientation: None,
        taken_at: Some(format!("{DAY}T{time}")),
        offset: None,
        make: "NIKON".into(),
        model: "Z 6".into(),
        serial: serial.into(),
        lens: "NIKKOR Z 85mm".into(),
        code: code.map(str::to_owned),
        measured: Measured { version: 1, measures },
    };
    desk.took(&due.id, &photo).await.unwrap()
}

/// What a slate of this order shows at this time.
fn slate(number: &str, time: &str) -> String {
    Slate { order_number: number.to_owned(), at: format!("{DAY}T{time}") }.words()
}

/// The photos of an order as the selection room shows them.
async fn shown(studio: &Studio, order: &OrderView) -> Vec<String> {
    let person = studio.sign_in_as(SelectionConsultant).await;
    match person.ask(OpenRoom { order: order.row.id.clone(), branch: None }).await {
        Ok(room) => room.photos.into_iter().map(|photo| photo.file).collect(),
        Err(refusal) => {
            assert_eq!(refusal, Refusal::NoPhotosYet);
            Vec::new()
        }
    }
}

/// The photos that wait for their order: folder and how many.
async fn waiting(studio: &Studio) -> Vec<(String, u32)> {
    let view = studio.sign_in_as(Photographer).await.does(OpenShoots {}).await;
    view.unassigned.into_iter().map(|folder| (folder.folder, folder.photos)).collect()
}

async fn cameras(studio: &Studio) -> CamerasView {
    studio.sign_in_as(Photographer).await.does(OpenCameras {}).await
}

/// The only reading of a camera.
fn reading_of(view: &CamerasView, serial: &str) -> ClockId {
    let camera = view.cameras.iter().find(|camera| camera.body.serial == serial).unwrap();
    assert_eq!(camera.clocks.len(), 1, "{:?}", camera.clocks);
    camera.clocks[0].id.clone()
}

async fn stage(studio: &Studio, order: &OrderView) -> Stage {
    studio.owner().does(OpenOrder { id: order.row.id.clone() }).await.row.stage
}

/// Another order of the same customer.
async fn another(studio: &Studio, order: &OrderView) -> OrderView {
    let package = studio.with_package("大套", 200_000, &[(Purpose::Negative, "", None, 0)]).await;
    let booking = studio.booking(&order.row.customer, &package.id).await;
    studio.owner().does(booking).await.order
}

on_both! {
    /// Two cameras, one three minutes slow: mixed up until both have photographed the slate, and again once that is undone.
    at "2026-11-08T12:00+08:00"
    async fn two_cameras_are_put_in_one_time(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        // Camera B shows 3 minutes 12 seconds too little.
        for (serial, file, time) in [("A", "A1", "10:00:00.50"), ("B", "B1", "09:57:48"), ("A", "A2", "10:02:00"), ("B", "B2", "09:59:48.25")] {
            assert_eq!(comes(&studio, serial, &format!("{number}/{file}.JPG"), time, None).await, Took::Taken);
        }
        assert_eq!(shown(&studio, &order).await, ["B1.JPG", "B2.JPG", "A1.JPG", "A2.JPG"]);
        comes(&studio, "A", &format!("{number}/A0.JPG"), "09:59:00", Some(&slate(&number, "09:59:00"))).await;
        comes(&studio, "B", &format!("{number}/B0.JPG"), "09:55:48", Some(&slate(&number, "09:59:00"))).await;
        assert_eq!(shown(&studio, &order).await, ["A1.JPG", "B1.JPG", "A2.JPG", "B2.JPG"], "the slates are no photos of it");
        comes(&studio, "B", &format!("{number}/B3.JPG"), "09:57:49", None).await;
        assert_eq!(shown(&studio, &order).await, ["A1.JPG", "B1.JPG", "B3.JPG", "A2.JPG", "B2.JPG"], "what comes later, too");
        assert_eq!(waiting(&studio).await, []);
        let row = studio.owner().does(OpenOrder { id: order.row.id.clone() }).await.row;
        assert_eq!(row.photos, 5);

        let view = cameras(&studio).await;
        assert_eq!(view.cameras.len(), 2);
        let slow = &view.cameras.iter().find(|camera| camera.body.serial == "B").unwrap().clocks[0];
        assert_eq!((slow.source, slow.undone, slow.routed), (ClockSource::Slate, false, 0));
        assert_eq!(between(&slow.camera_time, &slow.real_time), Some(192_000));
        assert_eq!((slow.file.as_str(), slow.order_number.as_deref()), ("B0.JPG", Some(number.as_str())));

        let undo = |undone| UndoClock { id: reading_of(&view, "B"), undone };
        let refused = studio.sign_in_as(Retoucher).await.refused(undo(true)).await;
        assert_eq!(refused, Refusal::RightMissing { right: Right::AssignPhotos });
        let photographer = studio.sign_in_as(Photographer).await;
        let after = photographer.does(undo(true)).await;
        assert!(after.cameras.iter().any(|camera| camera.clocks[0].undone));
        assert_eq!(shown(&studio, &order).await, ["B1.JPG", "B3.JPG", "B2.JPG", "A1.JPG", "A2.JPG"]);
        photographer.does(undo(false)).await;
        assert_eq!(shown(&studio, &order).await, ["A1.JPG", "B1.JPG", "B3.JPG", "A2.JPG", "B2.JPG"]);
    }
}

on_both! {
    /// A photo that shows a clock on a wall tells the truth as well; the later word counts.
    at "2026-11-08T12:00+08:00"
    async fn a_clock_is_set_by_hand(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        for (serial, file, time) in [("A", "A1", "10:00:00"), ("B", "B1", "11:00:30"), ("A", "A2", "10:01:00")] {
            comes(&studio, serial, &format!("{number}/{file}.JPG"), time, None).await;
        }
        assert_eq!(shown(&studio, &order).await, ["A1.JPG", "A2.JPG", "B1.JPG"]);
        let view = cameras(&studio).await;
        let photo = view.cameras.iter().find(|camera| camera.body.serial == "B").unwrap().latest[0].photo.clone();
        let set = |real_time: &str| SetClock { photo: photo.clone(), real_time: real_time.to_owned() };
        let photographer = studio.sign_in_as(Photographer).await;
        photographer.does(set("2026-11-08T09:00:00")).await;
        assert_eq!(shown(&studio, &order).await, ["B1.JPG", "A1.JPG", "A2.JPG"]);
        let after = photographer.does(set("2026-11-08T10:00:30")).await;
        assert_eq!(shown(&studio, &order).await, ["A1.JPG", "B1.JPG", "A2.JPG"]);
        let clocks = &after.cameras.iter().find(|camera| camera.body.serial == "B").unwrap().clocks;
        assert_eq!(clocks.iter().map(|clock| clock.source).collect::<Vec<_>>(), [ClockSource::Hand; 2]);
        photographer.does(UndoClock { id: clocks.iter().find(|clock| clock.real_time.contains("T10:00:30")).unwrap().id.clone(), undone: true }).await;
        assert_eq!(shown(&studio, &order).await, ["B1.JPG", "A1.JPG", "A2.JPG"], "the word before it counts again");
        assert!(matches!(photographer.refused(set("yesterday")).await, Refusal::NotUnderstood { .. }));
        let nobody = SetClock { photo: once(), real_time: "2026-11-08T09:00:00".into() };
        assert_eq!(photographer.refused(nobody).await, Refusal::not_found(Subject::Photo, ""));
        let gone = UndoClock { id: once(), undone: true };
        assert_eq!(photographer.refused(gone).await, Refusal::not_found(Subject::Clock, ""));
    }
}

on_both! {
    /// One card, two shoots: each slate sends what follows it to its order, whatever comes first, and can be taken back.
    at "2026-11-08T12:00+08:00"
    async fn a_slate_sends_photos_to_its_order(studio: Studio) {
        let first = studio.with_order().await;
        let second = another(&studio, &first).await;
        let path = |file: &str| format!("CARD/DCIM/{file}.JPG");
        for (file, time) in [("100NZ__6/P0", "08:50:00"), ("100NZ__6/P1", "09:10:00"), ("101NZ__6/P3", "11:30:00")] {
            comes(&studio, "A", &path(file), time, None).await;
        }
        comes(&studio, "A", &path("100NZ__6/S1"), "09:00:00", Some(&slate(&first.row.number, "09:00:00"))).await;
        comes(&studio, "A", &path("101NZ__6/S2"), "11:00:00", Some(&slate(&second.row.number, "11:00:02"))).await;
        comes(&studio, "A", &path("100NZ__6/P2"), "10:00:00", None).await;
        comes(&studio, "B", &path("100NZ__6/Q1"), "10:00:00", None).await;
        assert_eq!(shown(&studio, &first).await, ["P1.JPG", "P2.JPG"]);
        assert_eq!(shown(&studio, &second).await, ["P3.JPG"]);
        assert_eq!(waiting(&studio).await, [("CARD/DCIM/100NZ__6".to_owned(), 2)], "what was before the slate, and another camera's");
        assert_eq!((stage(&studio, &first).await, stage(&studio, &second).await), (Stage::ToSelect, Stage::ToSelect));

        let view = cameras(&studio).await;
        let clocks = &view.cameras.iter().find(|camera| camera.body.serial == "A").unwrap().clocks;
        let of = |order: &OrderView| clocks.iter().find(|clock| clock.order_number.as_ref() == Some(&order.row.number)).unwrap();
        assert_eq!((of(&first).routed, of(&second).routed), (2, 1));
        let photographer = studio.sign_in_as(Photographer).await;
        let undo = |order: &OrderView, undone| UndoClock { id: of(order).id.clone(), undone };
        photographer.does(undo(&second, true)).await;
        assert_eq!(shown(&studio, &first).await, ["P1.JPG", "P2.JPG", "P3.JPG"], "the slate before it goes on");
        assert_eq!((shown(&studio, &second).await.len(), stage(&studio, &second).await), (0, Stage::Booked));
        photographer.does(undo(&first, true)).await;
        assert_eq!((shown(&studio, &first).await.len(), stage(&studio, &first).await), (0, Stage::Booked));
        assert_eq!(waiting(&studio).await, [("CARD/DCIM/100NZ__6".to_owned(), 4), ("CARD/DCIM/101NZ__6".to_owned(), 1)]);
        photographer.does(undo(&first, false)).await;
        photographer.does(undo(&second, false)).await;
        assert_eq!((shown(&studio, &first).await.len(), shown(&studio, &second).await.len()), (2, 1));
    }
}

on_both! {
    /// A photo that was marked in the selection stays in its order: the slate cannot be taken back.
    at "2026-11-08T12:00+08:00"
    async fn marked_photos_hold_their_slate(studio: Studio) {
        let order = studio.with_order().await;
        comes(&studio, "A", "CARD/S1.JPG", "09:00:00", Some(&slate(&order.row.number, "09:00:00"))).await;
        comes(&studio, "A", "CARD/P1.JPG", "09:01:00", None).await;
        comes(&studio, "A", "CARD/P2.JPG", "09:02:00", None).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
        let sitting = room.sitting.unwrap().id;
        let choose = |verdict| {
            let change = Change { id: once(), photo: room.photos[0].id.clone(), choice: Choice::Verdict(verdict), takes_back: None };
            Mark { sitting: sitting.clone(), branch: None, changes: vec![change] }
        };
        consultant.does(choose(Verdict::Pick)).await;
        let view = cameras(&studio).await;
        let undo = UndoClock { id: reading_of(&view, "A"), undone: true };
        let photographer = studio.sign_in_as(Photographer).await;
        assert_eq!(photographer.refused(undo.clone()).await, Refusal::PhotosInSelection { count: 1 });
        assert_eq!(shown(&studio, &order).await, ["P1.JPG", "P2.JPG"], "nothing happened");
        // A slate that turns up late between them takes only what nobody has marked.
        let other = another(&studio, &order).await;
        comes(&studio, "A", "CARD/S2.JPG", "09:00:30", Some(&slate(&other.row.number, "09:00:30"))).await;
        assert_eq!((shown(&studio, &order).await, shown(&studio, &other).await), (vec!["P1.JPG".to_owned()], vec!["P2.JPG".to_owned()]));
        consultant.does(choose(Verdict::Undecided)).await;
        photographer.does(undo).await;
        assert_eq!((shown(&studio, &order).await.len(), shown(&studio, &other).await.len()), (0, 2));
    }
}

on_both! {
    /// A folder's number and a hand come before any slate; a slate of no order begins nothing and ends what was before.
    at "2026-11-08T12:00+08:00"
    async fn folders_and_hands_come_before_slates(studio: Studio) {
        let order = studio.with_order().await;
        let (number, other) = (order.row.number.clone(), another(&studio, &order).await);
        comes(&studio, "A", &format!("{number}/S1.JPG"), "09:00:00", Some(&slate(&other.row.number, "09:00:00"))).await;
        comes(&studio, "A", &format!("{number}/P1.JPG"), "09:01:00", None).await;
        comes(&studio, "A", "by hand/P2.JPG", "09:02:00", None).await;
        let photographer = studio.sign_in_as(Photographer).await;
        photographer.does(AssignFolder { folder: "by hand".into(), order_number: number.clone() }).await;
        comes(&studio, "A", "by hand/S2.JPG", "08:59:00", Some(&slate(&other.row.number, "08:59:00"))).await;
        comes(&studio, "A", "by hand/P3.JPG", "09:03:00", None).await;
        assert_eq!(shown(&studio, &order).await, ["P1.JPG", "P2.JPG", "P3.JPG"]);
        assert_eq!(shown(&studio, &other).await, Vec::<String>::new());

        comes(&studio, "A", "CARD/S3.JPG", "09:10:00", Some(&slate(&other.row.number, "09:10:00"))).await;
        comes(&studio, "A", "CARD/P4.JPG", "09:11:00", None).await;
        comes(&studio, "A", "CARD/S4.JPG", "09:20:00", Some(&slate("A20990101-009", "09:20:05"))).await;
        comes(&studio, "A", "CARD/P5.JPG", "09:21:00", None).await;
        comes(&studio, "A", "CARD/P6.JPG", "09:21:00", Some("https://example.org/")).await;
        assert_eq!(shown(&studio, &other).await, ["P4.JPG"]);
        assert_eq!(waiting(&studio).await, [("CARD".to_owned(), 2)]);
        let strange = &cameras(&studio).await.cameras[0].clocks[0];
        assert_eq!((strange.order_number.as_ref(), between(&strange.camera_time, &strange.real_time)), (None, Some(5_000)));
    }
}

on_both! {
    /// The raw file of a shot may come first: once its JPEG shows a slate, the shot is one.
    at "2026-11-08T12:00+08:00"
    async fn the_raw_file_of_a_slate_comes_first(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        comes(&studio, "A", &format!("{number}/S1.NEF"), "09:00:00", None).await;
        assert_eq!(shown(&studio, &order).await, ["S1.NEF"]);
        let took = comes(&studio, "A", &format!("{number}/S1.JPG"), "09:00:00", Some(&slate(&number, "09:00:01"))).await;
        assert_eq!((took, shown(&studio, &order).await, stage(&studio, &order).await), (Took::Paired, Vec::new(), Stage::Booked));
        assert_eq!((cameras(&studio).await.cameras[0].clocks.len(), waiting(&studio).await), (1, Vec::new()));
    }
}

on_both! {
    /// The slate's page is told the studio's time, and who may see it.
    at "2026-11-08T12:00:07+08:00"
    async fn the_slate_shows_the_studios_time(studio: Studio) {
        let order = studio.with_order().await;
        let view = studio.sign_in_as(Photographer).await.does(OpenSlate { order: order.row.id.clone() }).await;
        assert_eq!((view.order.number, view.now.as_str()), (order.row.number, "2026-11-08T12:00:07"));
        let nothing = studio.owner().refused(OpenSlate { order: once() }).await;
        assert_eq!(nothing, Refusal::not_found(Subject::Order, ""));
    }
}

/// What a camera makes of a slate on a screen: the code fills most of the picture, the file's data are the camera's.
fn photo_of_slate(words: &str, camera_file: &[u8]) -> Vec<u8> {
    let code = qrcode::QrCode::new(words).unwrap();
    let (modules, width) = (code.to_colors(), code.width());
    let picture = image::GrayImage::from_fn(1200, 800, |x, y| {
        let (column, row) =
            ((x as usize).wrapping_sub(300) / 600_usize.div_ceil(width), (y as usize).wrapping_sub(100) / 600_usize.div_ceil(width));
        let dark = column < width && row < width && modules[row * width + column] == qrcode::Color::Dark;
        image::Luma([if dark { 30 } else { 225 }])
    });
    let mut jpeg = Vec::new();
    image::DynamicImage::ImageLuma8(picture).to_rgb8().write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    let at = camera_file.windows(2).position(|marker| marker == [0xff, 0xe1]).unwrap();
    let length = usize::from(u16::from_be_bytes([camera_file[at + 2], camera_file[at + 3]]));
    [&jpeg[..2], &camera_file[at..at + 2 + length], &jpeg[2..]].concat()
}

on_both! {
    /// From the pixels to the order: the engine reads the slate in a photo, and the photos after it follow.
    async fn a_slate_is_read_off_a_photo(studio: Studio) {
        let order = studio.with_order().await;
        // Drawn elsewhere: in the watched folder the photo would be taken in before it is made a slate.
        let card = studio.scratch("drawn");
        let start = jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0);
        draw_shoot(&card, 3, &ShootPlan { long_side: 600, ..ShootPlan::of(4, start) }).unwrap();
        let first = card.join("IMG_4213.JPG");
        let words = Slate { order_number: order.row.number.clone(), at: "2026-05-01T10:01:00".into() }.words();
        let slate = photo_of_slate(&words, &std::fs::read(&first).unwrap());
        std::fs::write(&first, slate).unwrap();
        std::fs::rename(&card, studio.shoot_folder().await.join("card")).unwrap();
        studio.drain_ingest().await;
        assert_eq!(shown(&studio, &order).await, ["IMG_4214.JPG", "IMG_4215.JPG", "IMG_4216.JPG"]);
        let clock = cameras(&studio).await.cameras.remove(0).clocks.remove(0);
        assert_eq!((between(&clock.camera_time, &clock.real_time), clock.routed), (Some(60_000), 3));
        assert_eq!(waiting(&studio).await, []);
    }
}
