//! The database on both engines: every statement, every migration, versions, copies, and one server at a time.

use std::collections::BTreeSet;

use atelier_core::refusal::Refusal;
use atelier_desk::{database_in, newest_migration, statements};
use atelier_server::{Config, StartFailure, assemble};
use atelier_tests::on_both;
use atelier_tests::world::{Eyes, Studio, root};

on_both! {
    /// Every statement of every department is understood by the engine, so none waits to fail before a client.
    at "2026-11-08T10:00+08:00"
    async fn every_statement_prepares(studio: Studio) {
        let statements = statements();
        assert!(statements.len() > 100, "{}", statements.len());
        let names: BTreeSet<_> = statements.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), statements.len(), "names are unique");
        let mut wrong = Vec::new();
        for (name, sql) in statements {
            if let Err(error) = studio.eyes().prepares(sql).await {
                wrong.push(format!("{name}: {error}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}

on_both! {
    /// Every migration was applied, in one series on both engines.
    at "2026-11-08T10:00+08:00"
    async fn every_migration_applies(studio: Studio) {
        let folder = root().join("migrations");
        let files = std::fs::read_dir(folder).unwrap().filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|end| end == "sql"));
        let count = i64::try_from(files.count()).unwrap();
        let eyes = studio.eyes();
        assert_eq!(eyes.number("select count(*) from _sqlx_migrations where success").await, count);
        assert_eq!(eyes.number("select max(version) from _sqlx_migrations").await, newest_migration());
        assert_eq!(eyes.number("select count(*) from orders").await, 0);
    }
}

fn config(studio: &Studio) -> Config {
    Config { database: studio.database().map(str::to_owned), ..Config::at(studio.data()) }
}

async fn refusal(config: Config) -> Refusal {
    match assemble(config).await {
        Err(StartFailure::Refused(refusal)) => refusal,
        Err(StartFailure::Fault(error)) => panic!("broke instead of refusing: {error:#}"),
        Ok(house) => {
            house.shut().await;
            panic!("opened")
        }
    }
}

on_both! {
    /// What a newer program wrote is left alone.
    async fn a_newer_database_is_refused(studio: Studio) {
        studio.shut().await;
        let future = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
                      select 9999, 'from the future', success, checksum, execution_time from _sqlx_migrations where version = 1";
        assert_eq!(studio.eyes().meddle(future).await, 1);
        assert_eq!(refusal(config(&studio)).await, Refusal::DatabaseIsNewer);
        assert_eq!(studio.eyes().number("select max(version) from _sqlx_migrations").await, 9999);
        assert_eq!(studio.eyes().meddle("delete from _sqlx_migrations where version = 9999").await, 1);
        studio.reopen().await;
        studio.with_order().await;
    }
}

on_both! {
    /// A second server on the same data folder is told so, and disturbs nothing.
    async fn one_server_at_a_time(studio: Studio) {
        let path = studio.data().display().to_string();
        assert_eq!(refusal(config(&studio)).await, Refusal::DataFolderInUse { path });
        studio.with_order().await;
        studio.reopen().await;
        assert_eq!(studio.eyes().number("select count(*) from orders").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_is_made_before_migrating() {
    let folder = tempfile::tempdir().unwrap();
    let older = Eyes::make_older(&database_in(folder.path())).await;
    assert_eq!(older.meddle("insert into counter (kind, day, nth) values ('order', '2026-11-08', 41)").await, 1);
    let before = older.number("select max(version) from _sqlx_migrations").await;
    older.close().await;
    let house = assemble(Config::at(folder.path())).await.unwrap_or_else(|_| panic!("an older database is opened"));
    house.shut().await;
    let now = Eyes::on_data(folder.path()).await;
    assert_eq!(now.number("select max(version) from _sqlx_migrations").await, newest_migration());
    assert_eq!(now.number("select nth from counter").await, 41);
    now.close().await;
    let copies: Vec<_> = folder.path().join("backups").read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    let copy = Eyes::on(&format!("sqlite://{}", copies[0].display())).await;
    assert_eq!(copy.texts("pragma integrity_check").await, ["ok"]);
    assert_eq!(copy.number("select max(version) from _sqlx_migrations").await, before);
    assert_eq!(copy.number("select nth from counter").await, 41);
    copy.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ruined_database_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("atelier.db");
    std::fs::write(&file, "no database at all ".repeat(600)).unwrap();
    let before = std::fs::read(&file).unwrap();
    match assemble(Config::at(folder.path())).await {
        Err(StartFailure::Fault(error)) => assert!(format!("{error:#}").contains("database"), "{error:#}"),
        Err(StartFailure::Refused(refusal)) => panic!("{refusal:?}"),
        Ok(_) => panic!("opened"),
    }
    assert_eq!(std::fs::read(&file).unwrap(), before, "what may still be rescued is left as it is");
}
