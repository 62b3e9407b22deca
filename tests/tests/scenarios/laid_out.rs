//! A confirmed sitting on the disk: folders by purpose, the photos under their own names, marks that other programs read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use atelier_core::catalog::{Purpose, label};
use atelier_core::id::{OrderId, SittingId};
use atelier_core::money::Money;
use atelier_core::orders::{OpenOrder, OrderView};
use atelier_core::people::BuiltInRole::{FrontDesk, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    After, Change, Choice, ColourLabel, Confirm, LayOutSitting, LayoutState, Mark, Region, RetouchCode, Room, SittingLayout, StartSitting,
    Submit, Voice, Wish,
};
use atelier_core::text::Lang;
use atelier_tests::on_both;
use atelier_tests::world::{Studio, hashes, once, raw_around};

/// An order of three photos; a raw file stands beside the second, an editor's settings beside the third.
async fn sitting(studio: &Studio) -> (OrderView, Room, SittingId) {
    let customer = studio.with_customer("张三", "13800132207").await;
    let entitled = [(Purpose::Retouch, "", Some(2), 1_000), (Purpose::Album, "8寸", Some(1), 1_000), (Purpose::Negative, "", None, 0)];
    let package = studio.with_package("小套", 100_000, &entitled).await;
    let booking = studio.booking(&customer.id, &package.id).await;
    let order = studio.sign_in_as(FrontDesk).await.does(booking).await.order;
    studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
    let folder = studio.shoot_folder().await.join(&order.row.number);
    std::fs::write(folder.join("IMG_4202.RAF"), raw_around(&std::fs::read(folder.join("IMG_4202.JPG")).unwrap())).unwrap();
    std::fs::write(folder.join("IMG_4203.xmp"), r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"/>"#).unwrap();
    studio.drain_ingest().await;
    let room = studio.sign_in_as(SelectionConsultant).await.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting = room.sitting.clone().unwrap().id;
    (order, room, sitting)
}

fn change(room: &Room, file: &str, choice: Choice) -> Change {
    let photo = room.photos.iter().find(|photo| photo.file == file).unwrap().id.clone();
    Change { id: once(), photo, choice, takes_back: None }
}

/// The first photo for two purposes, the others for one each; the first one with stars, a label and wishes.
async fn confirm(studio: &Studio, room: &Room, sitting: &SittingId) -> OrderView {
    let line = |nth: usize| Choice::Tag(room.entitlements[nth].id.clone());
    let region = Region { x: 1_000, y: 1_000, w: 3_000, h: 3_000 };
    let client = Wish::area(once(), region, RetouchCode::Skin, "自然,不要太白");
    let staff = Wish { voice: Voice::Staff, ..Wish::area(once(), region, RetouchCode::Other, "客户很挑剔") };
    let changes = vec![
        change(room, "IMG_4201.JPG", line(0)),
        change(room, "IMG_4201.JPG", line(1)),
        change(room, "IMG_4201.JPG", Choice::Rating(4)),
        change(room, "IMG_4201.JPG", Choice::Label(Some(ColourLabel::Red))),
        change(room, "IMG_4201.JPG", Choice::Note(client)),
        change(room, "IMG_4201.JPG", Choice::Note(staff)),
        change(room, "IMG_4202.JPG", line(0)),
        change(room, "IMG_4203.JPG", line(2)),
    ];
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    assert_eq!(consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await.refused, []);
    consultant.does(Submit { sitting: sitting.clone() }).await;
    let after = After::Finished;
    consultant
        .does(Confirm { sitting: sitting.clone(), signed_by: "张三".into(), extra: Money::ZERO, upgrade: None, signature: None, after })
        .await
}

/// How the order's first sitting is laid out, once that is no more to be done.
async fn laid_out(studio: &Studio, order: &OrderId) -> SittingLayout {
    let desk = studio.sign_in_as(FrontDesk).await;
    for _ in 0..600 {
        let layout = desk.does(OpenOrder { id: order.clone() }).await.sittings.remove(0).layout.unwrap();
        if layout.state != LayoutState::Wanted {
            return layout;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not laid out within a minute");
}

/// Every file below a folder with what is known of it; what begins with a dot is not the studio's.
fn files(folder: &str) -> BTreeMap<PathBuf, (String, i64)> {
    let is_seen = |path: &Path| !path.file_name().unwrap().to_str().unwrap().starts_with('.');
    hashes(Path::new(folder)).into_iter().filter(|(path, _)| is_seen(path)).collect()
}

fn names(folder: &str) -> BTreeSet<String> {
    files(folder).into_keys().map(|path| path.to_str().unwrap().to_owned()).collect()
}

/// What the folders of [`confirm`] hold, but for one photo's files.
fn expected(without: &str) -> BTreeSet<String> {
    let [retouch, album, negative] = [(Purpose::Retouch, ""), (Purpose::Album, "8寸"), (Purpose::Negative, "")]
        .map(|(purpose, detail)| label(purpose, detail, Lang::Zh));
    let all = [
        (&retouch, ["IMG_4201.JPG", "IMG_4201.xmp"].as_slice()),
        (&retouch, &["IMG_4202.JPG", "IMG_4202.RAF", "IMG_4202.xmp"]),
        (&album, &["IMG_4201.JPG", "IMG_4201.xmp"]),
        (&negative, &["IMG_4203.JPG", "IMG_4203.xmp"]),
    ];
    let all = all.iter().flat_map(|(folder, files)| files.iter().map(move |file| format!("{folder}/{file}")));
    all.filter(|file| !file.ends_with(without)).chain(["selection.csv".to_owned()]).collect()
}

/// What exiftool reads in a file: stars, label, keywords.
fn read_by_exiftool(file: &Path) -> (i64, String, Vec<String>) {
    let told = Command::new("exiftool").args(["-j", "-XMP:Rating", "-XMP:Label", "-XMP:Subject"]).arg(file).output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let subject = match &told[0]["Subject"] {
        serde_json::Value::Array(all) => all.iter().map(text).collect(),
        one => vec![text(one)],
    };
    (told[0]["Rating"].as_i64().unwrap_or_default(), text(&told[0]["Label"]), subject)
}

on_both! {
    /// Confirmed, the photos lie in a folder for each purpose: the same bytes, the same names, and marks that others read.
    async fn a_confirmed_sitting_lies_in_folders(studio: Studio) {
        let (order, room, sitting) = sitting(&studio).await;
        let early = LayOutSitting { sitting: sitting.clone() };
        assert_eq!(studio.sign_in_as(SelectionConsultant).await.refused(early).await, Refusal::SelectionNotConfirmed);
        let originals = hashes(&studio.data().join("library/originals"));
        let confirmed = confirm(&studio, &room, &sitting).await;
        assert_eq!(confirmed.sittings[0].layout.as_ref().unwrap().state, LayoutState::Wanted);
        let SittingLayout { folder, state } = laid_out(&studio, &order.row.id).await;
        assert!(matches!(state, LayoutState::Done(_)), "{state:?}");
        assert_eq!(Path::new(&folder), studio.data().join("selected").join(&order.row.number).join("1"));
        assert_eq!(names(&folder), expected("nothing"));
        let shot = studio.shoot_folder().await.join(&order.row.number);
        let mut compared = 0;
        let made = ["IMG_4201.xmp", "IMG_4202.xmp", "selection.csv"];
        for file in expected("nothing").iter().filter(|file| !made.iter().any(|made| file.ends_with(made))) {
            let laid = Path::new(&folder).join(file);
            assert_eq!(std::fs::read(&laid).unwrap(), std::fs::read(shot.join(laid.file_name().unwrap())).unwrap(), "{file}");
            compared += 1;
        }
        assert_eq!(compared, 6, "four photos, a raw file, an editor's settings");

        let (retouch, album) = (label(Purpose::Retouch, "", Lang::Zh), label(Purpose::Album, "8寸", Lang::Zh));
        let of = |file: &str| read_by_exiftool(&Path::new(&folder).join(&retouch).join(file));
        assert_eq!(of("IMG_4201.xmp"), (4, "Red".to_owned(), vec![retouch.clone(), album]));
        assert_eq!(of("IMG_4202.xmp"), (0, String::new(), vec![retouch.clone()]));
        let table = std::fs::read_to_string(Path::new(&folder).join("selection.csv")).unwrap();
        let line = |file: &str| table.lines().find(|line| line.starts_with(file)).unwrap();
        assert!(table.starts_with("\u{feff}文件,用途,") && table.lines().count() == 4, "{table}");
        assert!(line("IMG_4201").contains("\"皮肤 自然,不要太白\"") && line("IMG_4201").contains(&order.row.number), "{table}");
        assert!(line("IMG_4203").ends_with("XMP 未改动"), "{table}");
        assert!(!table.contains("挑剔"), "the staff's notes go to retouchers only");

        // Laid out once more, nothing is written again, and the library is as it was.
        let before = files(&folder);
        studio.sign_in_as(SelectionConsultant).await.does(LayOutSitting { sitting }).await;
        laid_out(&studio, &order.row.id).await;
        assert_eq!(files(&folder), before);
        assert_eq!(hashes(&studio.data().join("library/originals")), originals);
    }
}

on_both! {
    /// A photo that the library lost is named and the others are laid out; once it is back, so is it. Sittings from before
    /// there were layouts have none until somebody asks.
    async fn what_is_missing_is_laid_out_later(studio: Studio) {
        let (order, room, sitting) = sitting(&studio).await;
        let lost = room.photos.iter().find(|photo| photo.file == "IMG_4203.JPG").unwrap().content.clone();
        let place = studio.data().join("library/originals").join(&lost[..2]).join(format!("{lost}.jpg"));
        let aside = studio.scratch("aside").join("lost.jpg");
        std::fs::rename(&place, &aside).unwrap();
        confirm(&studio, &room, &sitting).await;
        let SittingLayout { folder, state } = laid_out(&studio, &order.row.id).await;
        let missing = Refusal::OriginalsMissing { count: 1, names: vec!["IMG_4203.JPG".to_owned()] };
        assert_eq!(state, LayoutState::Failed(missing));
        assert_eq!(names(&folder), expected("IMG_4203.JPG"));
        let remark = |line: &str| line.starts_with("IMG_4203.JPG,") && line.contains("照片库里没有：IMG_4203.JPG");
        let table = || std::fs::read_to_string(Path::new(&folder).join("selection.csv")).unwrap();
        assert!(table().lines().any(remark), "{}", table());

        std::fs::rename(&aside, &place).unwrap();
        let again = LayOutSitting { sitting };
        let refused = studio.sign_in_as(FrontDesk).await.refused(again.clone()).await;
        assert_eq!(refused, Refusal::RightMissing { right: Right::SelectPhotos });
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        consultant.does(again.clone()).await;
        let state = laid_out(&studio, &order.row.id).await.state;
        assert!(matches!(state, LayoutState::Done(_)), "{state:?}");
        assert_eq!(names(&folder), expected("nothing"));
        assert!(!table().lines().any(remark), "{}", table());

        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(studio.eyes().meddle("delete from selection_layout").await, 1);
        assert_eq!(consultant.does(OpenOrder { id: order.row.id.clone() }).await.sittings[0].layout, None);
        consultant.does(again).await;
        laid_out(&studio, &order.row.id).await;
        assert_eq!(names(&folder), expected("nothing"));
    }
}
