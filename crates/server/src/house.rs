//! Assembling the house: the data folder, the desk, the photo library, the worker at the shoot folder, the router.
//! Everything is plugged together here and nowhere else; nothing is decided here.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use atelier_core::refusal::Refusal;
use atelier_desk::{Desk, DeskConfig, OpenFailure, SystemIds, database_in};
use atelier_photo::Library;
use axum::Router;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use crate::card_slots::{Readers, usual_mounts};
use crate::clock::StudioClock;
use crate::data_folder::DataFolder;
use crate::demo;
use crate::ingest::{Intake, Pace};
use crate::router::{self, Transport};
use crate::workbench::TaskFolders;

/// Which studio lies in the data folder when it is still empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Studio {
    /// One's own: the first run asks for its name and owner.
    #[default]
    Own,
    /// The demo studio, drawn by code. A folder that holds a studio already is left as it is.
    Demo,
}

/// How the house is put together.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// Address of the database; none for the embedded one in the data folder.
    pub database: Option<String>,
    /// Folder of the pages; none where they were not built.
    pub pages: Option<PathBuf>,
    /// What to do with an empty data folder.
    pub studio: Studio,
    /// How requests come in, which decides over the cookie's `Secure`.
    pub transport: Transport,
    /// Whether the shoot folder is watched.
    pub watches: bool,
    /// How far two looks at the shoot folder are apart.
    pub look_every: Duration,
    /// Folders whose sub-folders may be memory cards.
    pub card_mounts: Vec<PathBuf>,
}

impl Config {
    /// A studio of one's own on the embedded database.
    pub fn at(data: impl Into<PathBuf>) -> Config {
        Config {
            data: data.into(),
            database: None,
            pages: None,
            studio: Studio::Own,
            transport: Transport::Plain,
            watches: true,
            look_every: Duration::from_secs(2),
            card_mounts: usual_mounts(),
        }
    }
}

/// Why the house could not be opened.
#[derive(Debug)]
pub enum StartFailure {
    /// A clear no, such as a second server on the same data.
    Refused(Refusal),
    /// Something broke.
    Fault(anyhow::Error),
}

impl From<Refusal> for StartFailure {
    fn from(refusal: Refusal) -> StartFailure {
        StartFailure::Refused(refusal)
    }
}

impl From<anyhow::Error> for StartFailure {
    fn from(error: anyhow::Error) -> StartFailure {
        StartFailure::Fault(error)
    }
}

impl From<OpenFailure> for StartFailure {
    fn from(failure: OpenFailure) -> StartFailure {
        match failure {
            OpenFailure::Refused(refusal) => StartFailure::Refused(refusal),
            OpenFailure::Fault(error) => StartFailure::Fault(error.context("the database cannot be opened")),
        }
    }
}

/// What the router and the worker share.
#[derive(Clone)]
pub(crate) struct Rooms {
    pub desk: Desk,
    pub library: Library,
    pub pages: Option<Arc<PathBuf>>,
    pub transport: Transport,
    pub closing: watch::Receiver<bool>,
}

/// The house: open until it is shut.
pub struct House {
    rooms: Rooms,
    data: DataFolder,
    clock: StudioClock,
    pace: Pace,
    close: watch::Sender<bool>,
    intake: Mutex<Option<JoinHandle<()>>>,
    demo_due: bool,
    shows_demo: bool,
}

/// Opens the house: takes the data folder, opens and migrates the database, starts watching the shoot folder.
pub async fn assemble(config: Config) -> Result<House, StartFailure> {
    let data = DataFolder::take(&config.data)?;
    let wants_demo = config.studio == Studio::Demo;
    if wants_demo && config.database.is_none() {
        demo::clear_unfinished(&data)?;
    }
    if config.database.is_none() {
        data.check_database()?;
    }
    let library = Library::at(data.library());
    let cleared = library.tidy().map_err(|reason| anyhow::anyhow!("{}: {reason}", data.library().display()))?;
    if cleared > 0 {
        tracing::info!(files = cleared, "cleared away what a killed run left half-written");
    }
    let clock = StudioClock::default();
    let marked = wants_demo && demo::mark(&data) != demo::Mark::None;
    let mut desk = open_desk(&config, &data, &library, &clock, marked).await?;
    let demo_due = wants_demo && demo::is_empty(&desk).await?;
    if demo_due && !marked {
        // Only now it is known that the sign-ins may be shown.
        desk.close().await;
        desk = open_desk(&config, &data, &library, &clock, true).await?;
    }
    let (close, closing) = watch::channel(false);
    let pace = Pace::new(config.look_every);
    let rooms = Rooms { desk, library, pages: config.pages.map(Arc::new), transport: config.transport, closing };
    let intake = config.watches.then(|| tokio::spawn(Intake::new(&rooms, pace.clone()).run()));
    let intake = Mutex::new(intake);
    Ok(House { rooms, data, clock, pace, close, intake, demo_due, shows_demo: marked || demo_due })
}

async fn open_desk(
    config: &Config,
    data: &DataFolder,
    library: &Library,
    clock: &StudioClock,
    shows_demo: bool,
) -> Result<Desk, OpenFailure> {
    Desk::open(DeskConfig {
        database: config.database.clone().unwrap_or_else(|| database_in(data.root())),
        backups: data.backups(),
        clock: Arc::new(clock.clone()),
        ids: Arc::new(SystemIds),
        workbench: Arc::new(TaskFolders { root: data.tasks(), library: library.clone(), layouts_turn: Arc::default() }),
        cards: Arc::new(Readers { mounts: config.card_mounts.clone(), library: library.clone(), data: data.root().to_owned() }),
        demo: if shows_demo { demo::sign_ins() } else { Vec::new() },
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
    .await
}

impl House {
    /// The router that every door leads to.
    pub fn router(&self) -> Router {
        router::router(self.rooms.clone())
    }

    /// The desk, for whoever works in the same process.
    pub fn desk(&self) -> &Desk {
        &self.rooms.desk
    }

    /// The data folder.
    pub fn data(&self) -> &DataFolder {
        &self.data
    }

    /// The photo library.
    pub fn library(&self) -> &Library {
        &self.rooms.library
    }

    /// Whether the demo studio is wanted and not made yet.
    pub fn demo_is_due(&self) -> bool {
        self.demo_due
    }

    /// Makes the demo studio through the real calls and the real ingest, telling how it goes.
    pub async fn make_demo(&self, tell: &(dyn Fn(demo::Told) + Send + Sync)) -> anyhow::Result<()> {
        let hurry = self.pace.hurry(Duration::from_millis(250));
        let made = demo::make(&self.rooms.desk, &self.clock, &self.data, tell).await;
        drop(hurry);
        made
    }

    /// Whether the sign-ins of the demo studio are shown.
    pub fn shows_demo(&self) -> bool {
        self.shows_demo
    }

    /// Begins to close: long polls are answered and the worker stops; what else is asked is still answered.
    pub fn close(&self) {
        self.close.send_replace(true);
    }

    /// Closes: long polls are answered, the worker stops after the photo it is at, the data folder is free again.
    pub async fn shut(&self) {
        self.close();
        if let Some(intake) = self.intake.lock().await.take() {
            // A worker that panicked has stopped as well.
            let _ = intake.await;
        }
        self.rooms.desk.close().await;
        self.data.give_up();
    }
}
