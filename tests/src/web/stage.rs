//! A demo studio that is served for one test or one round of pictures.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::world::{Server, root};

/// Folder of the built pages.
pub fn pages() -> PathBuf {
    let folder = std::env::var_os("ATELIER_UI").map_or_else(|| root().join("dist"), PathBuf::from);
    assert!(folder.join("index.html").is_file(), "{} holds no pages: cargo xtask test builds them", folder.display());
    folder
}

/// A served demo studio; gone when it is dropped.
pub struct Demo {
    server: Server,
    data: TempDir,
}

impl Demo {
    /// Makes the demo studio and serves it on a free port.
    pub fn open() -> Demo {
        Demo::serve(&["--demo"])
    }

    /// Serves an empty data folder: the first run.
    pub fn empty() -> Demo {
        Demo::serve(&[])
    }

    fn serve(more: &[&str]) -> Demo {
        let data = TempDir::new().expect("a folder");
        let mut command = Server::command(data.path(), None);
        command.args(more).arg("--ui").arg(pages());
        Demo { server: Server::started(command), data }
    }

    /// Address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.server.address())
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }
}
