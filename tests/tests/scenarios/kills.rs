//! SIGKILL at random moments, as a power cut would: while photos come in, and while marks and money are written. What
//! is there afterwards is what an undisturbed run leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use atelier_core::cashier::TakePayment;
use atelier_core::id::{OrderId, PhotoId};
use atelier_core::money::Money;
use atelier_core::orders::OpenOrder;
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, Photographer};
use atelier_core::selection::{Change, Choice, Mark, OpenRoom, StartSitting, Verdict};
use atelier_tests::on_both;
use atelier_tests::world::{Engine, Person, Server, Studio, cash, hashes, once};

/// Chance whose seed is told when the test fails, and can be given again by `ATELIER_SEED`.
struct Chance(u64);

impl Chance {
    fn new() -> Chance {
        let seed = std::env::var("ATELIER_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().hash_one("kill") >> 16);
        println!("ATELIER_SEED={seed}");
        Chance(seed)
    }

    fn pause(&mut self, from: u64, to: u64) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_millis(from + (self.0 >> 33) % (to - from))
    }
}

const PHOTOS: usize = 60;

/// What an ingest has come to: photos with their orders, sightings with their verdicts, files of the library.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    photos: Vec<String>,
    sightings: Vec<String>,
    counted: i64,
    library: BTreeMap<PathBuf, String>,
}

async fn outcome(studio: &Studio) -> Outcome {
    let photos = "select p.content || ' ' || coalesce(o.number, '-') || ' ' || p.folder from photo p left join orders o on o.id = p.order_id \
                  order by p.content";
    let sightings = "select path || ' ' || case when state in ('taken', 'duplicate') then 'in' else state end from sighting order by path";
    let library = hashes(&studio.data().join("library"));
    Outcome {
        photos: studio.eyes().texts(photos).await,
        sightings: studio.eyes().texts(sightings).await,
        counted: studio.eyes().number("select photos from orders").await,
        library: library.into_iter().map(|(path, (content, _))| (path, content)).collect(),
    }
}

/// The same photos for every run: an order's, some without order, one broken, one twice.
async fn arrive(studio: &Studio) -> PathBuf {
    let order = studio.with_order().await;
    let watched = studio.shoot_folder().await;
    studio.shut().await;
    let roll = studio.roll(PHOTOS);
    let lay = |folder: &str, photos: &[PathBuf]| {
        let folder = watched.join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (nth, photo) in photos.iter().enumerate() {
            std::fs::copy(photo, folder.join(format!("IMG_{nth:04}.JPG"))).unwrap();
        }
    };
    lay(&order.row.number, &roll[..50]);
    lay("unnamed", &roll[50..]);
    // The same content twice within one folder, so that either may be taken first.
    std::fs::copy(&roll[0], watched.join(&order.row.number).join("IMG_0000 (2).JPG")).unwrap();
    let bytes = std::fs::read(&roll[1]).unwrap();
    std::fs::write(watched.join(&order.row.number).join("BROKEN.JPG"), &bytes[..bytes.len() / 2]).unwrap();
    watched
}

async fn calm(watched: &Path, studio: &Studio) {
    let server = Server::start(&studio.data(), studio.database());
    studio.eyes().drain(watched).await;
    assert_eq!(server.stop().code(), Some(0));
}

async fn an_undisturbed_run(engine: Engine) -> Outcome {
    let studio = Studio::open(engine).await;
    let watched = arrive(&studio).await;
    calm(&watched, &studio).await;
    let outcome = outcome(&studio).await;
    studio.close().await;
    outcome
}

on_both! {
    /// Killed again and again while sixty photos come in: none is lost, none is doubled, nothing half-written stays.
    async fn killed_while_photos_come_in(studio: Studio) {
        let mut chance = Chance::new();
        let watched = arrive(&studio).await;
        let mut taken = BTreeSet::new();
        for round in 0..7 {
            let server = Server::start(&studio.data(), studio.database());
            // The first look only sees; files are taken from the second on, two seconds later.
            let pause = if round == 0 { chance.pause(2_000, 2_600) } else { chance.pause(30, 900) };
            tokio::time::sleep(pause).await;
            server.kill();
            taken.insert(studio.eyes().number("select count(*) from photo").await);
        }
        let before_the_last = *taken.last().unwrap();
        calm(&watched, &studio).await;
        let expected = an_undisturbed_run(studio.engine()).await;
        let killed = outcome(&studio).await;
        assert_eq!(killed.photos.len(), PHOTOS, "kills fell at {taken:?} photos");
        assert_eq!((killed.counted, killed.library.len()), (50, 3 * PHOTOS));
        assert_eq!(killed, expected, "kills fell at {taken:?} photos");
        println!("kills fell at {taken:?} photos of {PHOTOS}; {before_the_last} before the last run");
    }
}

/// What a stream of keystrokes and payments was told to be safe.
#[derive(Default)]
struct Acknowledged {
    changes: Vec<(String, PhotoId, Verdict)>,
    payments: i64,
    interruptions: u32,
}

/// One keystroke after the other, each until it is acknowledged; every tenth time a yuan is paid as well.
async fn stream(person: Person, order: OrderId, photos: Vec<PhotoId>, mark: Mark, stop: Arc<AtomicBool>) -> Acknowledged {
    let mut safe = Acknowledged::default();
    let verdicts = [Verdict::Pick, Verdict::Maybe, Verdict::Reject, Verdict::Undecided];
    let mut nth = 0;
    while !stop.load(Ordering::Relaxed) {
        let (photo, verdict) = (photos[nth % photos.len()].clone(), verdicts[(nth * 7 + nth / 5) % 4]);
        let change = Change { id: once(), photo: photo.clone(), choice: Choice::Verdict(verdict) };
        let call = Mark { changes: vec![change.clone()], ..mark.clone() };
        let saved = until_answered(&person, &call, &mut safe.interruptions).await;
        assert_eq!(saved.refused, []);
        safe.changes.push((change.id.to_string(), photo, verdict));
        if nth % 10 == 9 {
            let pay = TakePayment { once: once(), order: order.clone(), total: Money(100), tenders: cash(100) };
            until_answered(&person, &pay, &mut safe.interruptions).await;
            safe.payments += 100;
        }
        nth += 1;
    }
    safe
}

/// Asks again, with the same identity, until an answer comes: as pages do when the connection breaks.
async fn until_answered<C: atelier_core::call::Call>(person: &Person, call: &C, interruptions: &mut u32) -> C::Reply {
    loop {
        match person.try_ask(call).await {
            Ok(answer) => return answer.unwrap_or_else(|refusal| panic!("{} was refused: {refusal:?}", C::NAME)),
            Err(_) => {
                *interruptions += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
}

on_both! {
    /// Killed again and again under a stream of keystrokes and payments: every acknowledged one is there, once.
    async fn killed_while_marks_are_made(studio: Studio) {
        let mut chance = Chance::new();
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(5)).await;
        studio.drain_ingest().await;
        let manager = studio.sign_in_as(Manager).await;
        let room = manager.does(StartSitting { order: order.row.id.clone() }).await;
        let mark = Mark { sitting: room.sitting.unwrap().id, changes: Vec::new() };
        let photos: Vec<_> = room.photos.iter().map(|photo| photo.id.clone()).collect();
        for role in [FrontDesk, Photographer] {
            studio.sign_in_as(role).await;
        }
        studio.shut().await;

        let stop = Arc::new(AtomicBool::new(false));
        let mut server = Server::start(&studio.data(), studio.database());
        manager.comes_by(server.door());
        let streaming = tokio::spawn(stream(manager.clone(), order.row.id.clone(), photos, mark, Arc::clone(&stop)));
        for _ in 0..6 {
            tokio::time::sleep(chance.pause(60, 500)).await;
            server.kill();
            server = Server::start(&studio.data(), studio.database());
            manager.comes_by(server.door());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        stop.store(true, Ordering::Relaxed);
        let safe = streaming.await.unwrap();
        assert!(safe.interruptions >= 6 && safe.changes.len() > 20, "{} interruptions, {} keystrokes", safe.interruptions, safe.changes.len());

        let logged = studio.eyes().texts("select id from sitting_change order by at, id").await;
        let acknowledged: BTreeSet<_> = safe.changes.iter().map(|(id, ..)| id.clone()).collect();
        assert_eq!(logged.iter().cloned().collect::<BTreeSet<_>>(), acknowledged);
        assert_eq!(logged.len(), acknowledged.len(), "none twice");
        let last: BTreeMap<_, _> = safe.changes.iter().map(|(_, photo, verdict)| (photo.clone(), *verdict)).collect();
        let expected: BTreeMap<_, _> = last.into_iter().filter(|(_, verdict)| *verdict != Verdict::Undecided).collect();
        let room = manager.does(OpenRoom { order: order.row.id.clone() }).await;
        let marks: BTreeMap<_, _> = room.marks.into_iter().map(|mark| (mark.photo, mark.verdict)).collect();
        assert_eq!(marks, expected);
        let view = manager.does(OpenOrder { id: order.row.id }).await;
        assert_eq!((view.paid.0, view.receipts.len()), (safe.payments, usize::try_from(safe.payments / 100).unwrap()));
        println!("{} keystrokes and {} payments through {} interruptions", safe.changes.len(), safe.payments / 100, safe.interruptions);
        assert_eq!(server.stop().code(), Some(0));
    }
}
