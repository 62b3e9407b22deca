//! The database behind one narrow door: constant statements, typed arguments, typed columns, counted writes.

pub(crate) mod many;
mod open;
mod row;

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyPool, Transaction};

pub(crate) use many::many;
pub use open::{OpenFailure, database_in, newest_migration};
pub use row::{Row, code_of};

/// Which engine is behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite: one writer, many readers.
    Sqlite,
    /// PostgreSQL, or an engine that speaks its protocol.
    Postgres,
}

/// The database: on SQLite one writing connection and several reading ones, on PostgreSQL one pool for both.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    writer: AnyPool,
    readers: AnyPool,
}

impl Db {
    /// Begins a transaction that only reads; what it reads belongs together.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        Ok(Tx { inner: self.readers.begin().await? })
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once, so that it cannot lose it later.
    pub async fn write(&self) -> sqlx::Result<Tx> {
        let inner = match self.engine {
            Engine::Sqlite => self.writer.begin_with("begin immediate").await?,
            Engine::Postgres => self.writer.begin().await?,
        };
        Ok(Tx { inner })
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// An argument of a statement.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A number, or none.
    Int(Option<i64>),
    /// A text, or none.
    Text(Option<String>),
}

impl From<i64> for Arg {
    fn from(value: i64) -> Arg {
        Arg::Int(Some(value))
    }
}

impl From<u32> for Arg {
    fn from(value: u32) -> Arg {
        Arg::Int(Some(i64::from(value)))
    }
}

impl From<bool> for Arg {
    fn from(value: bool) -> Arg {
        Arg::Int(Some(i64::from(value)))
    }
}

impl From<Option<i64>> for Arg {
    fn from(value: Option<i64>) -> Arg {
        Arg::Int(value)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Arg {
        Arg::Text(Some(value.to_owned()))
    }
}

impl From<&String> for Arg {
    fn from(value: &String) -> Arg {
        Arg::Text(Some(value.clone()))
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Arg {
        Arg::Text(Some(value))
    }
}

impl From<Option<String>> for Arg {
    fn from(value: Option<String>) -> Arg {
        Arg::Text(value)
    }
}

impl From<atelier_core::money::Money> for Arg {
    fn from(value: atelier_core::money::Money) -> Arg {
        Arg::Int(Some(value.0))
    }
}

impl From<atelier_core::day::Moment> for Arg {
    fn from(value: atelier_core::day::Moment) -> Arg {
        Arg::Int(Some(value.0))
    }
}

impl From<atelier_core::day::Day> for Arg {
    fn from(value: atelier_core::day::Day) -> Arg {
        Arg::Text(Some(value.to_string()))
    }
}

impl From<Option<atelier_core::day::Day>> for Arg {
    fn from(value: Option<atelier_core::day::Day>) -> Arg {
        Arg::Text(value.map(|day| day.to_string()))
    }
}

macro_rules! id_args {
    ($($id:ty),*) => {$(
        impl From<&$id> for Arg {
            fn from(id: &$id) -> Arg {
                Arg::Text(Some(id.as_str().to_owned()))
            }
        }
    )*};
}

id_args!(
    atelier_core::id::StaffId,
    atelier_core::id::RoleId,
    atelier_core::id::CustomerId,
    atelier_core::id::ChildId,
    atelier_core::id::PackageId,
    atelier_core::id::EntitlementId,
    atelier_core::id::OrderId,
    atelier_core::id::AfterSaleId,
    atelier_core::id::GoodsId,
    atelier_core::id::ReceiptId,
    atelier_core::id::PhotoId,
    atelier_core::id::SightingId,
    atelier_core::id::SittingId,
    atelier_core::id::CardId,
    atelier_core::id::ClockId,
    atelier_core::id::BranchId,
    atelier_core::id::ScreenId,
    atelier_core::id::ChangeId,
    atelier_core::id::NoteId,
    atelier_core::id::OrderWishId,
    atelier_core::id::StudioWishId,
    atelier_core::id::DesignId,
    atelier_core::id::OwnRoomId,
    atelier_core::id::TaskId,
    atelier_core::id::OnceId
);

/// Arguments of a statement, in the order of its placeholders: `args![&order, 3, "text"]`.
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::db::Arg::from($value)),*]
    };
}
pub(crate) use args;

/// Declares a department's statements: constants, and the list that the test prepares on both engines.
macro_rules! statements {
    ($($name:ident: $sql:expr;)*) => {
        $(const $name: &str = $sql;)*

        /// The department's statements, by name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),*];
    };
}
pub(crate) use statements;

/// A transaction. Dropped without `commit`, nothing of it happened.
pub struct Tx {
    inner: Transaction<'static, Any>,
}

fn bound(sql: &'static str, args: Vec<Arg>) -> Query<'static, Any, AnyArguments> {
    args.into_iter().fold(sqlx::query(sql), |query, arg| match arg {
        Arg::Int(value) => query.bind(value),
        // No text column of PostgreSQL holds a NUL, and nobody types one; without it a name is a name on both engines.
        Arg::Text(value) => query.bind(value.map(|text| text.replace('\0', ""))),
    })
}

impl Tx {
    /// All rows.
    pub async fn all(&mut self, sql: &'static str, args: Vec<Arg>) -> sqlx::Result<Vec<Row>> {
        let rows: Vec<AnyRow> = bound(sql, args).fetch_all(&mut *self.inner).await?;
        Ok(rows.into_iter().map(Row::new).collect())
    }

    /// The one row, or none.
    pub async fn maybe(&mut self, sql: &'static str, args: Vec<Arg>) -> sqlx::Result<Option<Row>> {
        Ok(bound(sql, args).fetch_optional(&mut *self.inner).await?.map(Row::new))
    }

    /// The one row; its absence is a fault.
    pub async fn one(&mut self, sql: &'static str, args: Vec<Arg>) -> sqlx::Result<Row> {
        Ok(Row::new(bound(sql, args).fetch_one(&mut *self.inner).await?))
    }

    /// Writes; gives back how many rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Vec<Arg>) -> sqlx::Result<u64> {
        Ok(bound(sql, args).execute(&mut *self.inner).await?.rows_affected())
    }

    /// Writes rows: as many as go by the statement of [`many::ROWS`] rows, the others by that of one.
    pub async fn run_rows(&mut self, many: &'static str, one: &'static str, rows: Vec<Vec<Arg>>) -> sqlx::Result<()> {
        let mut rows = rows.into_iter();
        while rows.len() >= many::ROWS {
            self.run(many, rows.by_ref().take(many::ROWS).flatten().collect()).await?;
        }
        for row in rows {
            self.run(one, row).await?;
        }
        Ok(())
    }

    /// Makes it all happen.
    pub async fn commit(self) -> sqlx::Result<()> {
        self.inner.commit().await
    }
}
