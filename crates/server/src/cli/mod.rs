//! The words of the command line, and the exit codes: 0 done, 1 some inputs were refused, 2 wrong usage.

mod check;
mod openapi;
mod photos;
mod serve;
mod sheet;
mod told;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use told::{Ending, complain};

/// The program that a photo studio runs on, without a window.
///
/// Exit codes: 0 done, 1 some inputs were refused (each is named with its reason), 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "atelier-server", version)]
struct Words {
    #[command(subcommand)]
    work: Work,
}

#[derive(Debug, Subcommand)]
enum Work {
    /// Serve the studio to browsers on the network.
    Serve(serve::Serve),
    /// Develop a folder of photos: thumbnails, previews and one line of facts each. Needs no database.
    Photos(photos::Photos),
    /// Print a contact sheet of a folder of photos. Needs no database.
    Sheet(sheet::Sheet),
    /// Print the OpenAPI 3.1 document of all calls.
    Openapi,
    /// Check a data folder: the database opens, and every photo is there, whole and with its pictures.
    Check(check::Check),
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    // Exits with 2 and the usage when the words are wrong, with 0 after --help.
    let words = Words::parse();
    let filter = EnvFilter::try_from_env("ATELIER_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    let ending = match words.work {
        Work::Serve(serve) => serve.run(),
        Work::Photos(photos) => photos.run(),
        Work::Sheet(sheet) => sheet.run(),
        Work::Openapi => openapi::run(),
        Work::Check(check) => check.run(),
    };
    match ending {
        Ok(ending) => ending.into(),
        Err(error) => {
            complain(&format!("{error:#}"));
            Ending::Refused.into()
        }
    }
}
