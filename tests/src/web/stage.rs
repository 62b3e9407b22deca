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

/// A served demo studio.
pub struct Demo {
    server: Server,
    data: PathBuf,
    _own: Option<TempDir>,
}

impl Demo {
    /// Makes a demo studio that is gone when this is dropped, and serves it on a free port.
    pub fn open() -> Demo {
        Demo::in_a_folder_of_its_own(&["--demo"])
    }

    /// Serves an empty data folder: the first run.
    pub fn empty() -> Demo {
        Demo::in_a_folder_of_its_own(&[])
    }

    /// Makes the demo studio in this folder; nothing works in it afterwards.
    pub fn draw(data: &Path) {
        assert!(Demo::serve(data, &["--demo"]).server.stop().success(), "the demo studio is closed in order");
    }

    /// Serves what is in this folder.
    pub fn at(data: &Path) -> Demo {
        Demo::serve(data, &[])
    }

    fn in_a_folder_of_its_own(more: &[&str]) -> Demo {
        let own = TempDir::new().expect("a folder");
        let demo = Demo::serve(own.path(), more);
        Demo { _own: Some(own), ..demo }
    }

    fn serve(data: &Path, more: &[&str]) -> Demo {
        let mut command = Server::command(data, None);
        command.args(more).arg("--ui").arg(pages());
        Demo { server: Server::started(command), data: data.to_owned(), _own: None }
    }

    /// Closes the studio in order, so that another program may open it.
    pub fn close(self) {
        assert!(self.server.stop().success(), "the studio is closed in order");
    }

    /// Address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.server.address())
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }
}
