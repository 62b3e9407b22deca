//! Opening the database: connect, refuse what a newer program wrote, back up, migrate.

use std::path::{Path, PathBuf};
use std::time::Duration;

use atelier_core::refusal::Refusal;
use sqlx::AnyConnection;
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{ConnectOptions as _, Executor as _, Row as _};

use super::{Db, Engine};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Why the database could not be opened.
#[derive(Debug)]
pub enum OpenFailure {
    /// A clear no, such as a database of a newer version.
    Refused(Refusal),
    /// Something broke.
    Fault(anyhow::Error),
}

impl From<sqlx::Error> for OpenFailure {
    fn from(error: sqlx::Error) -> OpenFailure {
        OpenFailure::Fault(error.into())
    }
}

impl From<anyhow::Error> for OpenFailure {
    fn from(error: anyhow::Error) -> OpenFailure {
        OpenFailure::Fault(error)
    }
}

/// Address of the embedded database in a data folder.
pub fn database_in(data: &Path) -> String {
    format!("sqlite://{}", data.join("atelier.db").display())
}

/// Version of the newest migration that this program knows.
pub fn newest_migration() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

impl Db {
    /// Opens (and makes, where it is not there) the database at `url`; `backups` is the folder for the copy that is
    /// made of an SQLite file before it is migrated.
    pub async fn open(url: &str, backups: &Path) -> Result<Db, OpenFailure> {
        sqlx::any::install_default_drivers();
        let db = if let Some(path) = url.strip_prefix("sqlite://") {
            let file = PathBuf::from(path);
            let fresh = !file.exists();
            let writer = sqlite(&file, 1).await?;
            let db = Db { engine: Engine::Sqlite, readers: sqlite(&file, 4).await?, writer };
            db.check_version().await?;
            if !fresh {
                db.back_up(backups).await?;
            }
            db
        } else {
            let options = AnyPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(15));
            let pool = options.connect(url).await?;
            let db = Db { engine: Engine::Postgres, writer: pool.clone(), readers: pool };
            db.check_version().await?;
            db
        };
        MIGRATIONS.run(&db.writer).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => OpenFailure::Refused(Refusal::DatabaseIsNewer),
            other => OpenFailure::Fault(other.into()),
        })?;
        Ok(db)
    }

    async fn applied(&self) -> Option<i64> {
        let row = sqlx::query("select cast(max(version) as bigint) as version from _sqlx_migrations").fetch_one(&self.writer).await;
        row.ok().and_then(|row| row.try_get::<Option<i64>, _>("version").ok().flatten())
    }

    async fn check_version(&self) -> Result<(), OpenFailure> {
        match self.applied().await {
            Some(version) if version > newest_migration() => Err(OpenFailure::Refused(Refusal::DatabaseIsNewer)),
            _ => Ok(()),
        }
    }

    /// Copies the SQLite file aside when migrations are about to change it.
    async fn back_up(&self, backups: &Path) -> Result<(), OpenFailure> {
        let Some(version) = self.applied().await.filter(|version| *version < newest_migration()) else { return Ok(()) };
        std::fs::create_dir_all(backups).map_err(anyhow::Error::from)?;
        let copy = backups.join(format!("before-migration-{version}-to-{}.db", newest_migration()));
        if !copy.exists() {
            sqlx::query("vacuum into $1").bind(copy.display().to_string()).execute(&self.writer).await?;
        }
        Ok(())
    }
}

async fn sqlite(file: &Path, connections: u32) -> sqlx::Result<AnyPool> {
    let url = format!("sqlite://{}?mode=rwc", escaped(file));
    let mut options: sqlx::any::AnyConnectOptions = url.parse()?;
    options = options.disable_statement_logging();
    AnyPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(|connection: &mut AnyConnection, _| {
            Box::pin(async move {
                // WAL with NORMAL loses nothing at a crash of the program, and at most the last moments at a power cut;
                // FULL closes that gap too, and money is worth its price.
                connection
                    .execute(
                        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000; \
                         pragma temp_store = memory; pragma cache_size = -32000;",
                    )
                    .await?;
                Ok(())
            })
        })
        .connect_with(options)
        .await
}

/// The path as it stands in an address: characters that would end it are written as percent codes.
fn escaped(file: &Path) -> String {
    file.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23").replace(' ', "%20")
}
