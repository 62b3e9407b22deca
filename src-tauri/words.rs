//! The words of the command line, and which studio they mean.

use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use tauri::Url;

/// The program that a photo studio runs on.
#[derive(Debug, Parser)]
#[command(name = "atelier", version)]
pub struct Words {
    /// Folder of the studio's data; without it, one of your own.
    #[arg(long, value_name = "DIR", conflicts_with = "station")]
    data: Option<PathBuf>,
    /// Begin with a studio of your own instead of the demo studio.
    #[arg(long, conflicts_with = "station")]
    empty: bool,
    /// Be a station of the server at this address, such as https://studio.local:8610/.
    #[arg(long, value_name = "URL", value_parser = server)]
    station: Option<Url>,
}

/// Which studio the window shows.
#[derive(Debug, Clone)]
pub enum Place {
    /// One in this process.
    Here(Here),
    /// One of a server elsewhere.
    Station(Url),
}

/// A studio in this process.
#[derive(Debug, Clone)]
pub struct Here {
    /// Its data folder.
    pub data: PathBuf,
    /// What to do when that is empty.
    pub studio: atelier_server::Studio,
}

impl Words {
    /// The studio that is meant.
    pub fn place(&self) -> anyhow::Result<Place> {
        if let Some(server) = &self.station {
            return Ok(Place::Station(server.clone()));
        }
        let data = match &self.data {
            Some(data) => data.clone(),
            None => own_folder()?.join(if self.empty { "atelier" } else { "atelier-demo" }),
        };
        let studio = if self.empty { atelier_server::Studio::Own } else { atelier_server::Studio::Demo };
        Ok(Place::Here(Here { data, studio }))
    }
}

fn own_folder() -> anyhow::Result<PathBuf> {
    let given = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        given("LOCALAPPDATA")
    } else {
        given("XDG_DATA_HOME").or_else(|| given("HOME").map(|home| home.join(".local/share")))
    };
    folder.context("there is no home folder to keep the studio in: name one with --data DIR")
}

fn server(typed: &str) -> Result<Url, String> {
    let address = Url::parse(typed).map_err(|error| format!("{typed} is not an address: {error}"))?;
    match address.scheme() {
        "http" | "https" if address.has_host() => Ok(address),
        _ => Err(format!("{typed} is not an address of a server, such as https://studio.local:8610/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_and_the_own_studio_never_share_a_folder() {
        let folder = |words: &[&str]| match Words::parse_from(words).place() {
            Ok(Place::Here(here)) => here.data.file_name().map(|name| name.to_string_lossy().into_owned()),
            other => panic!("{other:?}"),
        };
        assert_eq!(folder(&["atelier"]).as_deref(), Some("atelier-demo"));
        assert_eq!(folder(&["atelier", "--empty"]).as_deref(), Some("atelier"));
        assert_eq!(folder(&["atelier", "--data", "/x/y", "--empty"]).as_deref(), Some("y"));
    }

    #[test]
    fn a_station_has_a_servers_address() {
        assert!(server("https://studio.local:8610/").is_ok());
        for bad in ["", "studio", "file:///etc/passwd", "javascript:alert(1)"] {
            assert!(server(bad).is_err(), "{bad}");
        }
        assert!(Words::try_parse_from(["atelier", "--station", "http://a/", "--empty"]).is_err());
    }
}
