//! SIGKILL at random moments, as a power cut would: while photos come in, and while marks and money are written. What
//! is there afterwards is what an undisturbed run leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use atelier_core::cashier::TakePayment;
use atelier_core::id::{OrderId, PhotoId};
use atelier_core::money::Money;
use atelier_core::orders::OpenOrder;
use atelier_core::people::BuiltInRole::{FrontDesk, Manager, Photographer};
use atelier_core::selection::{Change, Choice, Mark, OpenRoom, StartSitting, Verdict};
use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_tests::on_both;
use atelier_tests::world::{Engine, Person, Server, Studio, cash, hashes, once, raw_around};

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

/// What an ingest has come to: photos with their orders, files that stand beside them, measures, sightings with their
/// verdicts, files of the library.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    photos: Vec<String>,
    companions: Vec<String>,
    measures: Vec<String>,
    sightings: Vec<String>,
    counted: i64,
    library: BTreeMap<PathBuf, String>,
}

async fn outcome(studio: &Studio) -> Outcome {
    let photos = "select p.content || ' ' || coalesce(o.number, '-') || ' ' || p.folder from photo p left join orders o on o.id = p.order_id \
                  order by p.content";
    let companions =
        "select c.content || ' ' || c.file || ' ' || p.content from companion c join photo p on p.id = c.photo_id order by c.content";
    let measures = "select content || ' ' || cast(version as text) || ' ' || likeness from measures order by content";
    // Of two files with the same content either may come first.
    let sightings = "select path || ' ' || case when state in ('taken', 'duplicate') then 'in' else state || coalesce(reason, '') end from sighting \
                     order by path";
    // The media hash list is written at its own time; everything else is named by its content.
    let library = hashes(&studio.data().join("library")).into_iter().filter(|(path, _)| !path.starts_with("ascmhl"));
    Outcome {
        photos: studio.eyes().texts(photos).await,
        companions: studio.eyes().texts(companions).await,
        measures: studio.eyes().texts(measures).await,
        sightings: studio.eyes().texts(sightings).await,
        counted: studio.eyes().number("select photos from orders").await,
        library: library.map(|(path, (content, _))| (path, content)).collect(),
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

const SHOT: usize = 40;
const WITH_RAW: usize = 3;

/// A small shoot that is the same every time: an order's photos with some raw files beside them, some photos without
/// order, one twice, one broken off.
async fn a_mixed_shoot_arrives(studio: &Studio) -> PathBuf {
    let order = studio.with_order().await;
    let watched = studio.shoot_folder().await;
    studio.shut().await;
    let plan = ShootPlan { long_side: 480, ..ShootPlan::of(SHOT, jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0)) };
    let (drawn, folder) = (studio.scratch("drawn"), watched.join(&order.row.number).join("100CANON"));
    let unnamed = watched.join("unnamed");
    for folder in [&folder, &unnamed] {
        std::fs::create_dir_all(folder).unwrap();
    }
    for (nth, photo) in draw_shoot(&drawn, 11, &plan).unwrap().iter().enumerate() {
        let bytes = std::fs::read(drawn.join(&photo.name)).unwrap();
        let folder = if nth < 30 { &folder } else { &unnamed };
        std::fs::write(folder.join(&photo.name), &bytes).unwrap();
        if nth < WITH_RAW {
            std::fs::write(folder.join(&photo.name).with_extension("RAF"), raw_around(&bytes)).unwrap();
        }
        if nth == 7 {
            std::fs::write(folder.join("TWICE.JPG"), &bytes).unwrap();
            std::fs::write(folder.join("BROKEN.JPG"), &bytes[..bytes.len() / 2]).unwrap();
        }
    }
    watched
}

/// How long things take when nobody kills the server.
#[derive(Debug)]
struct Calm {
    /// Until it listens.
    opening: Duration,
    /// From the first file that is decided to the last.
    taking: Duration,
}

async fn an_untroubled_run(engine: Engine) -> (Outcome, Calm) {
    let studio = Studio::open(engine).await;
    let watched = a_mixed_shoot_arrives(&studio).await;
    let began = Instant::now();
    let server = Server::start(&studio.data(), studio.database());
    let opening = began.elapsed();
    while studio.eyes().number("select count(*) from sighting where state <> 'seen'").await == 0 {
        assert!(began.elapsed() < Duration::from_secs(300), "nothing is taken");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let began = Instant::now();
    studio.eyes().drain(&watched).await;
    let calm = Calm { opening, taking: began.elapsed() };
    assert_eq!(server.stop().code(), Some(0));
    let outcome = outcome(&studio).await;
    studio.close().await;
    (outcome, calm)
}

/// Starts a server and kills it this much later, whether it listens by then or not.
fn killed_while_it_opens(studio: &Studio, pause: Duration) {
    let mut opening = Server::command(&studio.data(), studio.database());
    let mut opening = opening.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap();
    std::thread::sleep(pause);
    opening.kill().unwrap();
    opening.wait().unwrap();
}

on_both! {
    /// Killed at fifty moments of one life (fifteen on PostgreSQL), every fifth while it opens: what is there in the end
    /// is what an untroubled run leaves.
    async fn killed_at_fifty_moments(studio: Studio) {
        let mut chance = Chance::new();
        let (expected, untroubled) = an_untroubled_run(studio.engine()).await;
        let kills = if studio.engine() == Engine::Sqlite { 50 } else { 15 };
        let watched = a_mixed_shoot_arrives(&studio).await;
        // What is in hand at a kill is done again, so that the whole takes about twice as long as an untroubled run: the
        // moments fall over all of it.
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap();
        let longest = (4 * milliseconds(untroubled.taking) / kills).max(50);
        let mut fell = Vec::new();
        for nth in 0..kills {
            if nth % 5 == 4 {
                killed_while_it_opens(&studio, chance.pause(0, milliseconds(untroubled.opening).max(20) * 5 / 4));
            } else {
                let server = Server::start(&studio.data(), studio.database());
                tokio::time::sleep(chance.pause(0, longest)).await;
                server.kill();
            }
            fell.push(studio.eyes().number("select count(*) from sighting where state <> 'seen'").await);
        }
        let told = format!("{untroubled:?}; {kills} kills fell at {fell:?} decided files");
        println!("{told}");
        calm(&watched, &studio).await;
        let killed = outcome(&studio).await;
        assert_eq!((killed.photos.len(), killed.companions.len(), killed.counted), (SHOT, WITH_RAW, 30), "{told}");
        assert_eq!((killed.sightings.len(), killed.library.len()), (SHOT + WITH_RAW + 2, 3 * (SHOT + WITH_RAW)), "{told}");
        assert_eq!(killed, expected, "{told}");
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
        let change = Change { id: once(), photo: photo.clone(), choice: Choice::Verdict(verdict), takes_back: None };
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
        let mark = Mark { sitting: room.sitting.unwrap().id, branch: None, changes: Vec::new() };
        let photos: Vec<_> = room.photos.iter().map(|photo| photo.id.clone()).collect();
        for role in [FrontDesk, Photographer] {
            studio.sign_in_as(role).await;
        }
        studio.shut().await;

        let stop = Arc::new(AtomicBool::new(false));
        let mut server = Server::start(&studio.data(), studio.database());
        manager.comes_by(server.door());
        let streaming = tokio::spawn(stream(manager.clone(), order.row.id.clone(), photos, mark, Arc::clone(&stop)));
        // At least six times, and so often that something was done in between, however slow the machine is.
        let made = "select count(*) from sitting_change";
        let mut kills = 0;
        while kills < 6 || (kills < 60 && studio.eyes().number(made).await <= 30) {
            tokio::time::sleep(chance.pause(60, 500 + 20 * kills)).await;
            server.kill();
            server = Server::start(&studio.data(), studio.database());
            manager.comes_by(server.door());
            kills += 1;
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
        let room = manager.does(OpenRoom { order: order.row.id.clone(), branch: None }).await;
        let marks: BTreeMap<_, _> = room.marks.into_iter().map(|mark| (mark.photo, mark.verdict)).collect();
        assert_eq!(marks, expected);
        let view = manager.does(OpenOrder { id: order.row.id }).await;
        assert_eq!((view.paid.0, view.receipts.len()), (safe.payments, usize::try_from(safe.payments / 100).unwrap()));
        println!("{} keystrokes and {} payments through {} interruptions", safe.changes.len(), safe.payments / 100, safe.interruptions);
        assert_eq!(server.stop().code(), Some(0));
    }
}
