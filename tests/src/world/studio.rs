//! A studio for one scenario: a data folder and a database of its own, set up by the calls that a first run makes,
//! and staff who are taken on when they are first needed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use atelier_core::id::{RoleId, StaffId};
use atelier_core::money::Currency;
use atelier_core::people::{BuiltInRole, ListStaff, SaveStaff, StaffList};
use atelier_core::production::HandedIn;
use atelier_core::refusal::Refusal;
use atelier_core::selection::SittingFolders;
use atelier_core::shoots::{LaidOutGroups, Laying, MountedCard};
use atelier_core::studio::{OpenSettings, SaveSettings, SetUpStudio};
use atelier_core::text::Lang;
use atelier_desk::{CardFile, CardSlots, Clock, Desk, DeskConfig, SystemIds, WorkFolder, Workbench};
use atelier_server::{Config, House, assemble};
use tempfile::TempDir;
use tokio::sync::{Mutex, RwLock};

use super::person::{Door, PASSWORD, Person};
use super::{Database, Engine, Eyes, HandClock};

/// The studio; clones share everything.
#[derive(Clone)]
pub struct Studio(Arc<Inner>);

struct Inner {
    engine: Engine,
    folder: TempDir,
    database: Option<Database>,
    rooms: RwLock<Rooms>,
    clock: Option<HandClock>,
    eyes: Eyes,
    owner: OnceLock<Person>,
    staff: Mutex<HashMap<&'static str, Person>>,
}

/// What a scenario goes through: the whole house, or the desk alone.
enum Rooms {
    House(Box<House>),
    Desk(Desk),
    Closed,
}

/// How far two looks at the shoot folder are apart: scenarios are in a hurry.
const LOOK_EVERY: Duration = Duration::from_millis(80);
/// Where the cards of a scenario are mounted.
const MOUNTS: &str = "mounts";

impl Studio {
    /// A studio in a whole house, on the computer's clock.
    pub async fn open(engine: Engine) -> Studio {
        let (folder, database) = ground(engine).await;
        let house = assemble(config(folder.path(), database.as_ref())).await.expect("the house opens");
        Studio::found(engine, folder, database, Rooms::House(Box::new(house)), None).await
    }

    /// A studio that is a desk alone, without photos and papers, whose clock stands at `time` until it is moved.
    pub async fn at(engine: Engine, time: &str) -> Studio {
        let (folder, database) = ground(engine).await;
        let clock = HandClock::at(time);
        let address = url(folder.path(), database.as_ref());
        let desk = desk_alone(address, folder.path(), Arc::new(clock.clone())).await;
        Studio::found(engine, folder, database, Rooms::Desk(desk), Some(clock)).await
    }

    async fn found(engine: Engine, folder: TempDir, database: Option<Database>, rooms: Rooms, clock: Option<HandClock>) -> Studio {
        let eyes = Eyes::on(&url(folder.path(), database.as_ref())).await;
        let inner =
            Inner { engine, folder, database, rooms: RwLock::new(rooms), clock, eyes, owner: OnceLock::new(), staff: Mutex::default() };
        let studio = Studio(Arc::new(inner));
        let owner = studio.guest().await;
        owner.set_up().await;
        studio.0.owner.set(owner).unwrap_or_else(|_| panic!("set up twice"));
        studio
    }

    /// Which database it is on.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        data(self.0.folder.path())
    }

    /// Room for the scenario's own files.
    pub fn scratch(&self, name: &str) -> PathBuf {
        let place = self.0.folder.path().join(name);
        std::fs::create_dir_all(&place).expect("a folder");
        place
    }

    /// The folder whose sub-folders are memory cards to a house.
    pub fn card_mounts(&self) -> PathBuf {
        self.scratch(MOUNTS)
    }

    /// The address of its database on PostgreSQL; none on SQLite, where it lies in the data folder.
    pub fn database(&self) -> Option<&str> {
        self.0.database.as_ref().map(|database| database.url.as_str())
    }

    /// The test's own look into the database.
    pub fn eyes(&self) -> &Eyes {
        &self.0.eyes
    }

    /// The clock of a studio that was opened by [`Studio::at`].
    pub fn clock(&self) -> &HandClock {
        self.0.clock.as_ref().expect("a studio with a clock of its own")
    }

    /// The desk itself, for what the ingest brings to it.
    pub async fn desk(&self) -> Desk {
        match &*self.0.rooms.read().await {
            Rooms::House(house) => house.desk().clone(),
            Rooms::Desk(desk) => desk.clone(),
            Rooms::Closed => panic!("the studio is closed"),
        }
    }

    /// Somebody who has not signed in.
    pub async fn guest(&self) -> Person {
        let door = match &*self.0.rooms.read().await {
            Rooms::House(house) => Door::Router(house.router()),
            Rooms::Desk(desk) => Door::Desk(desk.clone()),
            Rooms::Closed => panic!("the studio is closed"),
        };
        Person::new(door, "trial")
    }

    /// Whoever set the studio up.
    pub fn owner(&self) -> Person {
        self.0.owner.get().expect("the studio is set up").clone()
    }

    /// Somebody with this role, signed in; the same person every time.
    pub async fn sign_in_as(&self, role: BuiltInRole) -> Person {
        if role == BuiltInRole::Owner {
            return self.owner();
        }
        let (name, sign_in_name) = introduced(role);
        let mut staff = self.0.staff.lock().await;
        if let Some(person) = staff.get(sign_in_name) {
            return person.clone();
        }
        self.take_on(name, sign_in_name, &[self.role(role).await]).await;
        let person = self.guest().await.at(sign_in_name);
        person.sign_in(sign_in_name, PASSWORD).await.expect("whoever was taken on can sign in");
        staff.insert(sign_in_name, person.clone());
        person
    }

    /// The built-in role.
    pub async fn role(&self, role: BuiltInRole) -> RoleId {
        let StaffList { roles, .. } = self.owner().does(ListStaff {}).await;
        roles.into_iter().find(|known| known.built_in == Some(role)).expect("a built-in role").id
    }

    /// The owner makes an account.
    pub async fn take_on(&self, name: &str, sign_in_name: &str, roles: &[RoleId]) -> StaffId {
        let call = SaveStaff {
            id: None,
            version: 0,
            name: name.to_owned(),
            sign_in_name: sign_in_name.to_owned(),
            password: PASSWORD.to_owned(),
            open: true,
            roles: roles.to_vec(),
        };
        self.owner().does(call).await.id
    }

    /// The watched folder; made, and set by the owner, when it is first needed.
    pub async fn shoot_folder(&self) -> PathBuf {
        let folder = self.scratch("shoots");
        let mut settings = self.owner().does(OpenSettings {}).await;
        if settings.shoot_folder.is_empty() {
            settings.shoot_folder = folder.display().to_string();
            self.owner().does(SaveSettings { settings }).await;
        }
        folder
    }

    /// Shuts the house and opens it again on the same data; everybody's session goes on.
    pub async fn reopen(&self) {
        self.shut().await;
        let house = assemble(config(self.0.folder.path(), self.0.database.as_ref())).await.expect("the house opens again");
        let router = house.router();
        *self.0.rooms.write().await = Rooms::House(Box::new(house));
        self.owner().comes_by(Door::Router(router.clone()));
        for person in self.0.staff.lock().await.values() {
            person.comes_by(Door::Router(router.clone()));
        }
    }

    /// Shuts the house, so that another program can work on the data folder.
    pub async fn shut(&self) {
        match std::mem::replace(&mut *self.0.rooms.write().await, Rooms::Closed) {
            Rooms::House(house) => house.shut().await,
            Rooms::Desk(desk) => desk.close().await,
            Rooms::Closed => {}
        }
    }

    /// Shuts it and takes its database away.
    pub async fn close(&self) {
        self.shut().await;
        self.0.eyes.close().await;
        if let Some(database) = &self.0.database {
            database.drop().await;
        }
    }
}

impl Person {
    /// Does the first run: the studio's name and the owner's account.
    pub async fn set_up(&self) {
        let call = SetUpStudio {
            name: "晨光照相馆".to_owned(),
            lang: Lang::Zh,
            currency: Currency::default(),
            owner: "林晨".to_owned(),
            sign_in_name: "lin".to_owned(),
            password: PASSWORD.to_owned(),
            station: "office".to_owned(),
        };
        self.does(call).await;
    }
}

/// A desk that has no house around it, on the database at `address`; backups go below `folder`.
pub async fn desk_alone(address: String, folder: &Path, clock: Arc<dyn Clock>) -> Desk {
    let desk = Desk::open(DeskConfig {
        database: address,
        backups: folder.join("backups"),
        clock,
        ids: Arc::new(SystemIds),
        workbench: Arc::new(NoBench),
        cards: Arc::new(NoReaders),
        demo: Vec::new(),
        version: "0.0.0".to_owned(),
    });
    desk.await.expect("the desk opens")
}

/// A folder, and on PostgreSQL a database.
async fn ground(engine: Engine) -> (TempDir, Option<Database>) {
    // What breaks inside the program is told beside the test that broke it.
    let told = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::ERROR).with_test_writer();
    let _ = told.try_init();
    let folder = tempfile::Builder::new().prefix("atelier-trial-").tempdir().expect("a temporary folder");
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(Database::fresh().await),
    };
    std::fs::create_dir_all(data(folder.path())).expect("a data folder");
    (folder, database)
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

fn url(folder: &Path, database: Option<&Database>) -> String {
    database.map_or_else(|| atelier_desk::database_in(&data(folder)), |database| database.url.clone())
}

fn config(folder: &Path, database: Option<&Database>) -> Config {
    let card_mounts = vec![folder.join(MOUNTS)];
    Config { database: database.map(|database| database.url.clone()), look_every: LOOK_EVERY, card_mounts, ..Config::at(data(folder)) }
}

/// Who has the role in every scenario.
fn introduced(role: BuiltInRole) -> (&'static str, &'static str) {
    match role {
        BuiltInRole::Owner => ("林晨", "lin"),
        BuiltInRole::Manager => ("吴敏", "wu"),
        BuiltInRole::FrontDesk => ("赵雪", "zhao"),
        BuiltInRole::Photographer => ("陈浩", "chen"),
        BuiltInRole::SelectionConsultant => ("孙婷", "sun"),
        BuiltInRole::Retoucher => ("周凯", "zhou"),
        BuiltInRole::ProductionLead => ("郑丽", "zheng"),
        BuiltInRole::Cashier => ("何琪", "he"),
    }
}

/// A desk alone has no folders for retouchers.
struct NoBench;

impl Workbench for NoBench {
    fn lay_out(&self, order: &str, _: &str, _: &[(String, String)]) -> Result<WorkFolder, Refusal> {
        Err(Refusal::FolderUnreadable { path: order.to_owned() })
    }

    fn read_back(&self, hand_in: &str) -> Result<Vec<HandedIn>, Refusal> {
        Err(Refusal::FolderUnreadable { path: hand_in.to_owned() })
    }

    fn lay_out_groups(&self, order: &str, _: &[(String, Vec<(String, String)>)], _: Laying) -> Result<LaidOutGroups, Refusal> {
        Err(Refusal::FolderUnreadable { path: order.to_owned() })
    }

    fn can_link(&self) -> bool {
        false
    }

    fn keeps(&self, _: &str) -> bool {
        false
    }

    fn sitting_folder(&self, order: &str, number: u32) -> String {
        format!("{order}/{number}")
    }

    fn lay_out_sitting(&self, order: &str, _: u32, _: &SittingFolders) -> Result<(), Refusal> {
        Err(Refusal::FolderUnreadable { path: order.to_owned() })
    }
}

/// Nor readers for memory cards.
struct NoReaders;

impl CardSlots for NoReaders {
    fn mounted(&self) -> Vec<MountedCard> {
        Vec::new()
    }

    fn is_ours(&self, _: &Path) -> bool {
        false
    }

    fn files(&self, _: &str) -> Option<Vec<String>> {
        None
    }

    fn clear(&self, _: &str, _: &[CardFile], _: &str) -> u32 {
        0
    }
}
