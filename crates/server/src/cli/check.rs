//! `check`: whether a data folder is whole. Reads everything, repairs nothing.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Context;
use atelier_desk::{Failure, LibraryEntry};
use atelier_photo::Shown;
use atelier_server::{Config, House, assemble};
use clap::Args;

use super::told::{Ending, complain, not_opened, say};

/// Check a data folder: the database opens, and every photo is there, whole and with its pictures.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the studio's data.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Its PostgreSQL database, where it has one; without it, SQLite in the data folder.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Check {
    /// Checks the folder; findings are printed one a line.
    pub fn run(self) -> anyhow::Result<Ending> {
        if !self.data.is_dir() {
            complain(&format!("{} is not a folder", self.data.display()));
            return Ok(Ending::WrongUsage);
        }
        let database = self.data.join("atelier.db");
        // Opening would make an empty one, and say that all is well.
        if self.database.is_none() && !database.is_file() {
            complain(&format!("there is no database {}", database.display()));
            return Ok(Ending::Refused);
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads could be started")?;
        runtime.block_on(self.check())
    }

    async fn check(self) -> anyhow::Result<Ending> {
        let config = Config { database: self.database, watches: false, ..Config::at(self.data) };
        let house = match assemble(config).await {
            Ok(house) => house,
            Err(failure) => return Ok(not_opened(failure)),
        };
        let entries = house.desk().library().await.map_err(|failure| match failure {
            Failure::Fault(error) => error,
            Failure::Refused(refusal) => anyhow::anyhow!("{refusal:?}"),
        })?;
        let count = entries.len();
        let (findings, house) = tokio::task::spawn_blocking(move || {
            let findings: Vec<String> = entries.iter().flat_map(|entry| findings(&house, entry)).collect();
            (findings, house)
        })
        .await?;
        house.shut().await;
        for finding in &findings {
            say(finding);
        }
        say(&format!("{count} photos checked, {} findings", findings.len()));
        Ok(if findings.is_empty() { Ending::Done } else { Ending::Refused })
    }
}

/// What is wrong with one photo.
fn findings(house: &House, entry: &LibraryEntry) -> Vec<String> {
    let library = house.library();
    let mut found = Vec::new();
    let mut tell = |what: &str| found.push(format!("{} ({}): {what}", entry.file, entry.content));
    match library.original(&entry.content).map(File::open) {
        Some(Ok(mut original)) => {
            let mut hasher = blake3::Hasher::new();
            match hasher.update_reader(&mut original) {
                Ok(hasher) if hasher.finalize().to_hex().as_str() == entry.content => {}
                Ok(_) => tell("the original has changed"),
                Err(error) => tell(&format!("the original cannot be read: {error}")),
            }
        }
        Some(Err(error)) => tell(&format!("the original cannot be opened: {error}")),
        None => tell("the original is missing"),
    }
    for (size, name) in [(Shown::Thumb, "thumbnail"), (Shown::Preview, "preview")] {
        let there = library.shown(&entry.content, size).and_then(|place| place.metadata().ok());
        if there.is_none_or(|file| file.len() == 0) {
            tell(&format!("the {name} is missing"));
        }
    }
    found
}
