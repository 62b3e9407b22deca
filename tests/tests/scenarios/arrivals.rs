//! Photos that arrive in every wrong way: late, twice, half-written, under strange names, into a folder that goes away,
//! on a disk that is full. Nothing is lost, nothing is doubled, everything is named.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use atelier_core::orders::{OpenOrder, PickUp};
use atelier_core::people::BuiltInRole::{FrontDesk, Photographer, SelectionConsultant};
use atelier_core::people::Right;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::OpenRoom;
use atelier_core::shoots::{AssignFolder, DismissTroubles, OpenShoots, PartSeries, Reason, ShootsView, Trouble, Watching, series_of};
use atelier_core::studio::{OpenSettings, SaveSettings};
use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_tests::on_both;
use atelier_tests::world::{Server, Studio, hashes, program, raw_around};

async fn shoots(studio: &Studio) -> ShootsView {
    studio.sign_in_as(Photographer).await.does(OpenShoots {}).await
}

async fn photos_of(studio: &Studio, number: &str) -> i64 {
    let sql = format!("select count(*) from photo p join orders o on o.id = p.order_id where o.number = '{number}'");
    studio.eyes().number(&sql).await
}

/// Waits until the page of arriving photos shows something.
async fn until(studio: &Studio, what: &str, shows: impl Fn(&ShootsView) -> bool) -> ShootsView {
    for _ in 0..1200 {
        let view = shoots(studio).await;
        if shows(&view) {
            return view;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not within two minutes: {what}: {:?}", shoots(studio).await)
}

on_both! {
    /// Folders by number, by a wrong number, without number; assigned ones stay assigned; copies are told.
    async fn folders_find_their_orders(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        let roll = studio.roll(8);
        studio.shoot_arrives(&format!("{} 第二机位", number.to_lowercase()), &roll[..2]).await;
        studio.shoot_arrives(&format!("{number}/卡1/DCIM"), &roll[2..3]).await;
        studio.shoot_arrives("A20990101-009", &roll[3..4]).await;
        studio.shoot_arrives("未命名", &roll[4..6]).await;
        studio.shoot_arrives("", &roll[6..7]).await;
        studio.drain_ingest().await;
        assert_eq!(photos_of(&studio, &number).await, 3);
        let view = shoots(&studio).await;
        let waiting: Vec<_> =
            view.unassigned.iter().map(|folder| (folder.folder.as_str(), folder.photos, folder.wrong_number.as_deref())).collect();
        assert_eq!(waiting, [("", 1, None), ("A20990101-009", 1, Some("A20990101-009")), ("未命名", 2, None)]);
        assert_eq!(view.troubles, []);

        let photographer = studio.sign_in_as(Photographer).await;
        let assign = |folder: &str| AssignFolder { folder: folder.into(), order_number: format!(" {} ", number.to_lowercase()) };
        let view = photographer.does(assign("未命名")).await;
        assert_eq!(view.unassigned.len(), 2);
        let nothing = Refusal::NotFound { what: Subject::Folder, name: "未命名".into() };
        assert_eq!(photographer.refused(assign("未命名")).await, nothing, "nothing is left to give");
        std::fs::copy(&roll[7], studio.shoot_folder().await.join("未命名/IMG_7777.JPG")).unwrap();
        studio.drain_ingest().await;
        assert_eq!(photos_of(&studio, &number).await, 6, "what comes later goes the same way");
        assert_eq!(studio.sign_in_as(FrontDesk).await.does(OpenOrder { id: order.row.id }).await.row.photos, 6);

        // The second card slot: the same photos again, under another folder.
        studio.shoot_arrives("card-2", &roll[..3]).await;
        studio.drain_ingest().await;
        let view = shoots(&studio).await;
        assert_eq!(view.troubles.len(), 3);
        assert!(view.troubles.iter().all(|trouble| matches!(trouble.reason, Reason::Duplicate { .. })));
        assert_eq!(studio.eyes().number("select count(*) from photo").await, 8);
        let one = DismissTroubles { ids: vec![view.troubles[0].id.clone()] };
        assert_eq!(photographer.does(one).await.troubles.len(), 2);
        assert_eq!(photographer.does(DismissTroubles { ids: Vec::new() }).await.troubles, []);
        assert!(studio.shoot_folder().await.join("card-2/IMG_4201.JPG").is_file(), "the files stay where they are");
    }
}

on_both! {
    /// Two cards with the same photos, side by side: each pair is one photo and one told copy, without a pause.
    async fn the_same_photos_side_by_side(studio: Studio) {
        let roll = studio.roll(16);
        let began = Instant::now();
        studio.shoot_arrives("one card", &roll[8..]).await;
        studio.drain_ingest().await;
        let plain = began.elapsed();
        let folder = studio.shoot_folder().await.join("two cards");
        std::fs::create_dir_all(&folder).unwrap();
        let began = Instant::now();
        for (nth, photo) in roll[..8].iter().enumerate() {
            for card in ["a", "b"] {
                std::fs::copy(photo, folder.join(format!("IMG_{nth}{card}.JPG"))).unwrap();
            }
        }
        studio.drain_ingest().await;
        assert_eq!(studio.eyes().number("select count(*) from photo").await, 16);
        let troubles = shoots(&studio).await.troubles;
        assert!(troubles.len() == 8 && troubles.iter().all(|trouble| matches!(trouble.reason, Reason::Duplicate { .. })), "{troubles:?}");
        // A worker that stumbles rests for fifteen seconds on top of the work, however slow the machine is.
        assert!(began.elapsed() < plain * 3 + Duration::from_secs(14), "{:?}, one card took {plain:?}", began.elapsed());
    }
}

on_both! {
    /// Photos that come before their order is booked wait in the tray, under the number that they name.
    async fn a_booking_after_the_shoot(studio: Studio) {
        let roll = studio.roll(2);
        let expected = format!("A{}-001", studio.today().await.to_string().replace('-', ""));
        studio.shoot_arrives(&expected, &roll[..1]).await;
        studio.drain_ingest().await;
        assert_eq!(shoots(&studio).await.unassigned[0].wrong_number.as_deref(), Some(expected.as_str()));
        let order = studio.with_order().await;
        assert_eq!(order.row.number, expected);
        let assign = AssignFolder { folder: expected.clone(), order_number: expected.clone() };
        let view = studio.sign_in_as(Photographer).await.does(assign).await;
        assert_eq!((view.unassigned.len(), view.arrived[0].order.photos), (0, 1));
        let early = PickUp { id: order.row.id, version: order.version, signed_by: "张三".into(), reason: String::new() };
        assert_eq!(studio.sign_in_as(FrontDesk).await.refused(early).await, Refusal::SelectionNotConfirmed);
    }
}

on_both! {
    /// A file that is still being copied is left alone until it is whole, however slowly it comes.
    async fn a_slow_copy_is_waited_for(studio: Studio) {
        let order = studio.with_order().await;
        let bytes = std::fs::read(&studio.roll(1)[0]).unwrap();
        let folder = studio.shoot_folder().await.join(&order.row.number);
        std::fs::create_dir_all(&folder).unwrap();
        let place = folder.join("IMG_0001.JPG");
        let mut file = std::fs::File::create(&place).unwrap();
        for piece in bytes.chunks(bytes.len() / 40 + 1) {
            file.write_all(piece).unwrap();
            file.sync_all().unwrap();
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        drop(file);
        // Copying programs set the time of the original at the very end.
        let long_ago = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        std::fs::File::options().write(true).open(&place).unwrap().set_modified(long_ago).unwrap();
        studio.drain_ingest().await;
        assert_eq!(photos_of(&studio, &order.row.number).await, 1);
        let content = studio.eyes().texts("select content from photo").await.remove(0);
        assert_eq!(content, blake3::hash(&bytes).to_hex().to_string());
    }
}

on_both! {
    /// Quotes, spaces, `$(x)`, 200 letters, emoji, Chinese, line breaks, bytes that are no text: taken under their own names.
    async fn files_with_strange_names(studio: Studio) {
        use std::os::unix::ffi::OsStrExt as _;
        let order = studio.with_order().await;
        let long = format!("{}.jpg", "长".repeat(80));
        let names: Vec<Vec<u8>> = [
            "it's \"quoted\".jpg", "  two  spaces .jpg", "$(touch x).jpg", "`id`;rm -rf ~.jpg", "😀👨‍👩‍👧.jpg", "中文名字.JPG", "-rf.jpg", "a\nb.jpg",
            "100%.jpg", "C:\\x*?.jpg", "ends with dot..jpg", "no suffix", long.as_str(),
        ]
        .iter()
        .map(|name| name.as_bytes().to_vec())
        .chain([[b"x".repeat(196), b".jpg".to_vec()].concat(), b"gbk_\xd5\xc5.jpg".to_vec()])
        .collect();
        let folder = studio.shoot_folder().await.join(format!("{} 'A' \"$(x)\" 😀", order.row.number));
        std::fs::create_dir_all(&folder).unwrap();
        let roll = studio.roll(names.len());
        for (name, photo) in names.iter().zip(&roll) {
            std::fs::copy(photo, folder.join(std::ffi::OsStr::from_bytes(name))).unwrap();
        }
        let before = hashes(&folder);
        studio.drain_ingest().await;
        assert_eq!(shoots(&studio).await.troubles, []);
        assert_eq!(photos_of(&studio, &order.row.number).await, i64::try_from(names.len()).unwrap());
        assert_eq!(hashes(&folder), before);
        let kept = studio.eyes().texts("select file from photo").await;
        assert!(kept.contains(&"a\nb.jpg".to_owned()) && kept.contains(&"$(touch x).jpg".to_owned()) && kept.contains(&long), "{kept:?}");
    }
}

on_both! {
    /// The watched folder is a share that goes away and comes back: told, and nothing of it counts as gone.
    async fn a_folder_that_goes_away_and_comes_back(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        let roll = studio.roll(6);
        studio.shoot_arrives(&number, &roll[..2]).await;
        studio.drain_ingest().await;
        let (folder, away) = (studio.shoot_folder().await, studio.scratch("elsewhere").join("share"));
        std::fs::rename(&folder, &away).unwrap();
        until(&studio, "the folder is gone", |view| view.watching == Watching::Gone).await;
        assert_eq!(photos_of(&studio, &number).await, 2);
        for (nth, photo) in roll[2..4].iter().enumerate() {
            std::fs::copy(photo, away.join(&number).join(format!("NEW_{nth}.JPG"))).unwrap();
        }
        std::fs::rename(&away, &folder).unwrap();
        until(&studio, "the folder works again", |view| view.watching == Watching::Works).await;
        studio.drain_ingest().await;
        assert_eq!((photos_of(&studio, &number).await, shoots(&studio).await.troubles), (4, Vec::new()));
        let mut settings = studio.owner().does(OpenSettings {}).await;
        settings.shoot_folder = away.display().to_string();
        let refused = studio.owner().refused(SaveSettings { settings }).await;
        assert_eq!(refused, Refusal::FolderUnreadable { path: away.display().to_string() });
    }
}

on_both! {
    /// A card that is pulled out before its photos were taken, and put in again: they are told as vanished, then taken.
    async fn a_card_that_is_pulled_out_and_put_in_again(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        let (folder, card) = (studio.shoot_folder().await, studio.scratch("pocket").join("card"));
        studio.shoot_arrives(&number, &studio.roll(12)).await;
        for round in 0..4 {
            // Somewhere between the first look and the last photo.
            tokio::time::sleep(Duration::from_millis(40 + 90 * round)).await;
            std::fs::rename(folder.join(&number), &card).unwrap();
            tokio::time::sleep(Duration::from_millis(400)).await;
            std::fs::rename(&card, folder.join(&number)).unwrap();
        }
        for _ in 0..1200 {
            if photos_of(&studio, &number).await == 12 && still_vanished(&studio).await.is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let troubles = shoots(&studio).await.troubles;
        assert_eq!(photos_of(&studio, &number).await, 12, "photos that lie in the folder are not taken: {troubles:?}");
        assert_eq!(still_vanished(&studio).await, [], "taken, but still told as vanished");
    }
}

async fn still_vanished(studio: &Studio) -> Vec<Trouble> {
    shoots(studio).await.troubles.into_iter().filter(|trouble| trouble.reason == Reason::Vanished).collect()
}

on_both! {
    /// The raw file and the JPEG of a shot are one photo, whichever comes first, and even when both come at once.
    async fn a_raw_file_and_its_jpeg_are_one_photo(studio: Studio) {
        let order = studio.with_order().await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        std::fs::create_dir_all(&folder).unwrap();
        let roll: Vec<Vec<u8>> = studio.roll(6).iter().map(|photo| std::fs::read(photo).unwrap()).collect();
        let put = |name: String, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
        put("DSC_0001.JPG".into(), &roll[0]);
        put("DSC_0002.RAF".into(), &raw_around(&roll[1]));
        studio.drain_ingest().await;
        let first = studio.eyes().texts("select id from photo order by file").await;
        put("DSC_0001.RAF".into(), &raw_around(&roll[0]));
        put("DSC_0002.jpg".into(), &roll[1]);
        for (nth, photo) in (1..).zip(&roll).skip(2) {
            put(format!("DSC_000{nth}.JPG"), photo);
            put(format!("DSC_000{nth}.RAF"), &raw_around(photo));
        }
        studio.drain_ingest().await;
        assert_eq!(photos_of(&studio, &order.row.number).await, 6);
        assert_eq!(studio.eyes().number("select count(*) from companion").await, 6);
        let files = studio.eyes().texts("select file from photo order by file").await;
        assert_eq!(files, ["DSC_0001.JPG", "DSC_0002.jpg", "DSC_0003.JPG", "DSC_0004.JPG", "DSC_0005.JPG", "DSC_0006.JPG"]);
        assert_eq!(studio.eyes().texts("select id from photo order by file").await[..2], first, "the marks of a photo stay with it");
        assert_eq!(studio.eyes().number("select count(*) from companion where format = 'RAF'").await, 6);

        // The same raw file from another card is no new photo.
        let again = folder.join("backup");
        std::fs::create_dir_all(&again).unwrap();
        std::fs::copy(folder.join("DSC_0003.RAF"), again.join("DSC_9999.RAF")).unwrap();
        studio.drain_ingest().await;
        assert_eq!(photos_of(&studio, &order.row.number).await, 6);
        let troubles = shoots(&studio).await.troubles;
        assert_eq!(troubles.iter().map(|trouble| trouble.reason.clone()).collect::<Vec<_>>(), [Reason::Duplicate { of: "DSC_0003.RAF".into() }]);
    }
}

/// A server whose library lies on a disk of so many bytes, in a mount of its own that ends with it. None where this
/// machine lets nobody mount.
fn on_a_small_disk(studio: &Studio, kilobytes: u32) -> Option<Server> {
    let library = studio.data().join("library");
    std::fs::create_dir_all(&library).unwrap();
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let own = if root { vec!["-m"] } else { vec!["-r", "-m"] };
    let mut trial = Command::new("unshare");
    trial.args(&own).args(["sh", "-c", "mount -t tmpfs -o size=64k none \"$1\"", "sh"]).arg(&library).stderr(Stdio::null());
    if !trial.status().is_ok_and(|status| status.success()) {
        return None;
    }
    let script = "mount -t tmpfs -o size=$2k none \"$1\" && shift 2 && exec \"$@\"";
    let mut command = Command::new("unshare");
    command.args(&own).args(["sh", "-c", script, "sh"]).arg(&library).arg(kilobytes.to_string()).arg(program("atelier-server"));
    command.arg("serve").arg("--data").arg(studio.data()).args(["--listen", "127.0.0.1:0"]);
    if let Some(url) = studio.database() {
        command.args(["--database", url]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    Some(Server::started(command))
}

on_both! {
    /// The library's disk is full: told, nothing half-written, and the rest is taken once there is room.
    async fn a_full_disk_loses_nothing(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        let roll: Vec<PathBuf> = studio.roll(6);
        let photographer = studio.sign_in_as(Photographer).await;
        studio.shoot_folder().await;
        studio.shut().await;
        let Some(server) = on_a_small_disk(&studio, 16_384) else {
            // Only where neither root nor a user's own mounts are allowed.
            eprintln!("no small disk can be mounted here; the full disk was not played");
            return;
        };
        photographer.comes_by(server.door());
        let inside = PathBuf::from(format!("/proc/{}/root{}", server.id(), studio.data().join("library").display()));
        let ballast = inside.join("ballast");
        std::fs::write(&ballast, vec![1u8; 16_100 * 1024]).unwrap();
        let folder = studio.data().parent().unwrap().join("shoots").join(&number);
        std::fs::create_dir_all(&folder).unwrap();
        for (nth, photo) in roll.iter().enumerate() {
            std::fs::copy(photo, folder.join(format!("IMG_{nth}.JPG"))).unwrap();
        }
        let told = full_disk_told(&photographer).await;
        assert!(studio.eyes().number("select count(*) from photo").await < 6, "the disk was not full at all");
        std::fs::remove_file(&ballast).unwrap();
        studio.eyes().drain(folder.parent().unwrap()).await;
        assert_eq!(photos_of(&studio, &number).await, 6);
        let library = hashes(&inside);
        let of_kind = |kind: &str| library.keys().filter(|path| path.starts_with(kind)).count();
        assert_eq!((of_kind("originals"), of_kind("thumb"), of_kind("preview"), library.len()), (6, 6, 6, 18), "{library:?}");
        assert_eq!(photographer.does(OpenShoots {}).await.troubles, []);
        assert!(told, "nobody was told that the disk is full: the page showed photos waiting and no reason");
    }
}

/// Whether the page of arriving photos says, within twenty seconds, that the disk is full.
async fn full_disk_told(photographer: &atelier_tests::world::Person) -> bool {
    for _ in 0..100 {
        let view = photographer.does(OpenShoots {}).await;
        if view.troubles.iter().any(|trouble| trouble.reason == Reason::DiskFull) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    false
}

on_both! {
    /// Links, pipes, folders named like photos and files that nobody may read stop nothing.
    async fn things_that_are_no_files(studio: Studio) {
        let order = studio.with_order().await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        std::fs::create_dir_all(folder.join("a folder.jpg")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.join("link.jpg")).unwrap();
        std::os::unix::fs::symlink(".", folder.join("loop")).unwrap();
        assert!(Command::new("mkfifo").arg(folder.join("pipe.jpg")).status().unwrap().success());
        let files: BTreeMap<&str, &[u8]> =
            BTreeMap::from([("empty.jpg", &b""[..]), ("text.jpg", b"not a photo"), ("Thumbs.db", b"litter"), ("._IMG.JPG", b"litter"), (".IMG_1.JPG.part", b"half")]);
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        studio.shoot_arrives(&order.row.number, &studio.roll(1)).await;
        studio.drain_ingest().await;
        let view = shoots(&studio).await;
        let told: BTreeMap<_, _> = view.troubles.iter().map(|trouble| (name_of(&trouble.file), trouble.reason.clone())).collect();
        let expected = [(".IMG_1.JPG.part", Reason::Hidden), ("empty.jpg", Reason::Empty), ("text.jpg", Reason::NotAnImage)];
        assert_eq!(told, expected.map(|(name, reason)| (name.to_owned(), reason)).into());
        // The copy was finished: with the unfinished file goes what was said of it.
        std::fs::remove_file(folder.join(".IMG_1.JPG.part")).unwrap();
        for _ in 0..100 {
            if shoots(&studio).await.troubles.len() == 2 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(shoots(&studio).await.troubles.iter().all(|trouble| trouble.reason != Reason::Hidden));
        assert_eq!(photos_of(&studio, &order.row.number).await, 1);
    }
}

fn name_of(path: &str) -> String {
    Path::new(path).file_name().unwrap().to_string_lossy().into_owned()
}

on_both! {
    /// A photo is seen as soon as its file is: the camera's own thumbnail first, the studio's once it is taken.
    async fn a_photo_is_seen_before_it_is_taken(studio: Studio) {
        let folder = studio.shoot_folder().await.join("card");
        std::fs::create_dir_all(&folder).unwrap();
        let plan = ShootPlan { long_side: 600, ..ShootPlan::of(1, jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0)) };
        let file = folder.join(&draw_shoot(&folder, 1, &plan).unwrap()[0].name);
        // A file that grows never settles: it stays seen and is not taken.
        let growing = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
        let writer = std::thread::spawn({
            let (growing, file) = (growing.clone(), file.clone());
            move || {
                while growing.load(std::sync::atomic::Ordering::Relaxed) {
                    std::fs::OpenOptions::new().append(true).open(&file).unwrap().write_all(b" ").unwrap();
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        });
        let person = studio.sign_in_as(Photographer).await;
        let mut first = None;
        for _ in 0..100 {
            let view = until(&studio, "a photo on its way", |view| !view.arriving.is_empty()).await;
            let arriving = &view.arriving[0];
            assert_eq!((arriving.file.as_str(), &arriving.content), ("card/IMG_4213.JPG", &None));
            let reply = person.get(&format!("/first-look/{}", arriving.id)).await;
            if reply.status == 200 {
                first = Some((arriving.id.clone(), reply));
                break;
            }
        }
        let (id, reply) = first.unwrap();
        let thumb = image::load_from_memory(&reply.body).unwrap();
        assert_eq!(thumb.width().max(thumb.height()), 160, "the camera's own");
        assert_eq!(studio.guest().await.get(&format!("/first-look/{id}")).await.status, 401);
        assert_eq!(person.get("/first-look/00000000-0000-7000-8000-000000000000").await.status, 404);

        growing.store(false, std::sync::atomic::Ordering::Relaxed);
        writer.join().unwrap();
        studio.drain_ingest().await;
        let view = shoots(&studio).await;
        assert_eq!(view.arriving.len(), 1);
        let content = view.arriving[0].content.clone().unwrap();
        assert_eq!(person.get(&format!("/photos/{content}/thumb")).await.status, 200);
        assert_eq!(person.get(&format!("/first-look/{}", view.arriving[0].id)).await.status, 404, "its time is over");
    }
}

on_both! {
    /// What is measured of photos comes with them; photos of an earlier version are measured while nothing arrives.
    async fn photos_are_measured(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(6)).await;
        studio.drain_ingest().await;
        let seen = "select count(*) from measures where version > 0 and likeness <> ''";
        assert_eq!(studio.eyes().number(seen).await, 6);
        studio.eyes().meddle("delete from measures where content = (select min(content) from measures)").await;
        studio.eyes().meddle("update measures set version = 0, likeness = ''").await;
        studio.reopen().await;
        for _ in 0..1200 {
            if studio.eyes().number(seen).await == 6 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("not measured again within two minutes");
    }
}

on_both! {
    /// What was taken in one go is proposed as a series, until somebody says that it is none.
    async fn a_series_is_proposed_and_taken_apart(studio: Studio) {
        let order = studio.with_order().await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        let plan = ShootPlan { long_side: 600, ..ShootPlan::of(24, jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0)) };
        let drawn = draw_shoot(&folder, 5, &plan).unwrap();
        studio.drain_ingest().await;
        let person = studio.sign_in_as(SelectionConsultant).await;
        let room = person.does(OpenRoom { order: order.row.id.clone(), branch: None }).await;
        let found = series_of(&room.photos);
        let burst_of = |file: &str| drawn.iter().find(|photo| photo.name == file).unwrap().burst;
        for series in &found {
            let bursts: BTreeSet<usize> = series.photos.iter().map(|&at| burst_of(&room.photos[at].file)).collect();
            assert_eq!(bursts.len(), 1, "{series:?} is of one burst");
        }
        assert!(found.len() >= 3, "{found:?}");

        let photos: Vec<_> = found[0].photos.iter().map(|&at| room.photos[at].id.clone()).collect();
        let part = |apart| PartSeries { order: order.row.id.clone(), photos: photos.clone(), apart };
        assert_eq!(studio.sign_in_as(Photographer).await.refused(part(true)).await, Refusal::RightMissing { right: Right::SelectPhotos });
        assert_eq!(person.does(part(true)).await as usize, photos.len());
        let now = series_of(&person.does(OpenRoom { order: order.row.id.clone(), branch: None }).await.photos);
        assert_eq!(now, found[1..]);
        person.does(part(false)).await;
        assert_eq!(series_of(&person.does(OpenRoom { order: order.row.id.clone(), branch: None }).await.photos), found);
    }
}

on_both! {
    /// A share that goes away in the middle of a batch, and stays away over many looks: shown as gone, nothing told as
    /// vanished, and all taken once when it is back; also what was half-copied when it went.
    async fn a_share_that_is_away_in_the_middle_of_a_batch(studio: Studio) {
        let order = studio.with_order().await;
        let number = order.row.number.clone();
        let roll = studio.roll(24);
        let bytes: Vec<Vec<u8>> = roll.iter().map(|photo| std::fs::read(photo).unwrap()).collect();
        let (share, away) = (studio.shoot_folder().await, studio.scratch("elsewhere").join("share"));
        // Whoever copies by the network goes on, whether this computer sees the share or not.
        std::fs::create_dir_all(share.join(&number)).unwrap();
        let mut growing = std::fs::File::create(share.join(&number).join("GROWS.JPG")).unwrap();
        let gone = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let copier = std::thread::spawn({
            let (gone, bytes) = (gone.clone(), bytes[0].clone());
            move || {
                let mut written = 0;
                while !gone.load(std::sync::atomic::Ordering::Relaxed) && written + 16 < bytes.len() {
                    growing.write_all(&bytes[written..written + 16]).unwrap();
                    written += 16;
                    std::thread::sleep(Duration::from_millis(5));
                }
                (growing, written)
            }
        });
        studio.shoot_arrives(&number, &roll[2..]).await;
        while photos_of(&studio, &number).await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        std::fs::write(share.join(&number).join("HALF.JPG"), &bytes[1][..bytes[1].len() / 2]).unwrap();
        std::fs::rename(&share, &away).unwrap();
        gone.store(true, std::sync::atomic::Ordering::Relaxed);
        let (mut growing, written) = copier.join().unwrap();

        until(&studio, "the share is gone", |view| view.watching == Watching::Gone).await;
        let taken = photos_of(&studio, &number).await;
        assert!(taken < 22, "it went away too late: {taken} were taken");
        for _ in 0..30 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let view = shoots(&studio).await;
            assert_eq!((view.watching, view.troubles), (Watching::Gone, Vec::new()));
        }
        assert_eq!(photos_of(&studio, &number).await, taken);
        growing.write_all(&bytes[0][written..]).unwrap();
        drop(growing);
        std::fs::write(away.join(&number).join("HALF.JPG"), &bytes[1]).unwrap();
        std::fs::rename(&away, &share).unwrap();
        until(&studio, "the share works again", |view| view.watching == Watching::Works).await;
        studio.drain_ingest().await;

        assert_eq!(shoots(&studio).await.troubles, []);
        let taken = studio.eyes().texts("select content from photo").await;
        let expected: BTreeSet<String> = bytes.iter().map(|photo| blake3::hash(photo).to_hex().to_string()).collect();
        assert_eq!((taken.len(), taken.into_iter().collect::<BTreeSet<_>>()), (24, expected));
        assert_eq!(studio.eyes().number("select count(*) from sighting where state <> 'taken'").await, 0);
        assert_eq!(hashes(&studio.data().join("library/originals")).len(), 24);
    }
}
