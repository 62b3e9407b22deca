//! Eyes beside the program: they look into its database by their own connection, and sometimes meddle with it, to see
//! whether the program notices.

use std::path::Path;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, AssertSqlSafe, Row as _};

use super::root;

/// A connection of the test's own.
#[derive(Debug, Clone)]
pub struct Eyes(AnyPool);

impl Eyes {
    /// Opens them on the database at `url`, which exists.
    pub async fn on(url: &str) -> Eyes {
        sqlx::any::install_default_drivers();
        let url = if url.starts_with("sqlite://") { format!("{url}?mode=rw") } else { url.to_owned() };
        let options = AnyPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(20));
        let pool = options.connect(&url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        Eyes(pool)
    }

    /// Opens them on the embedded database of a data folder.
    pub async fn on_data(data: &Path) -> Eyes {
        Eyes::on(&atelier_desk::database_in(data)).await
    }

    /// Makes a database as an earlier version of the program left it: without the newest migration.
    pub async fn make_older(url: &str) -> Eyes {
        sqlx::any::install_default_drivers();
        let all = Migrator::new(root().join("migrations")).await.expect("the migrations");
        let mut known: Vec<_> = all.iter().cloned().collect();
        known.sort();
        known.pop();
        let pool = AnyPool::connect(&format!("{url}?mode=rwc")).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        Migrator::with_migrations(known).run(&pool).await.expect("the older migrations apply");
        Eyes(pool)
    }

    /// The one number that a statement gives.
    pub async fn number(&self, sql: &str) -> i64 {
        let row = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(&self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.try_get::<i64, _>(0).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The texts in the first column.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(&self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get::<String, _>(0).unwrap_or_else(|error| panic!("{sql}: {error}"))).collect()
    }

    /// Meddles; gives back how many rows it changed.
    pub async fn meddle(&self, sql: &str) -> u64 {
        let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        done.rows_affected()
    }

    /// Whether the engine takes the statement.
    pub async fn prepares(&self, sql: &str) -> Result<(), String> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        let mut connection = self.0.acquire().await.expect("a connection");
        connection.prepare(AssertSqlSafe(sql.to_owned()).into_sql_str()).await.map(drop).map_err(|error| error.to_string())
    }

    /// Closes them, so that the database can be dropped.
    pub async fn close(&self) {
        self.0.close().await;
    }
}
