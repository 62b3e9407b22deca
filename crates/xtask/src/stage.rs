//! What the tests stand on: a throw-away PostgreSQL cluster and a screen that nobody sees, both made here and
//! both gone afterwards. Knows nothing of what is played on them.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::files::root;
use crate::process::{Ending, Scratch, Started, answer, on_path, run};

/// A PostgreSQL cluster of its own, in a temporary folder, on a free port of this machine only.
pub struct Cluster {
    url: String,
    // Before the folder, so that the database is down when its files go.
    _server: Started,
    _folder: Scratch,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = postgres_programs().context("PostgreSQL's initdb is nowhere to be found")?;
        let owner = Owner::find()?;
        let folder = Scratch::new("atelier-pg-")?;
        owner.give(folder.path())?;
        let data = folder.path().join("data");
        let mut initdb = owner.command(&programs.join("initdb"), folder.path());
        initdb.args(["--username=atelier", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
        run(initdb.arg(&data).stdout(Stdio::null()), Ending::Alone).context("no PostgreSQL cluster could be made")?;
        // Someone else may take the port between our look and PostgreSQL's.
        for _ in 0..3 {
            let port = free_port()?;
            let mut postgres = owner.command(&programs.join("postgres"), folder.path());
            postgres.arg("-D").arg(&data).arg("-k").arg(folder.path()).args(["-p", &port.to_string()]);
            for setting in SETTINGS {
                postgres.args(["-c", setting]);
            }
            let log = std::fs::File::create(folder.path().join("server.log"))?;
            let server = Started::spawn(postgres.stdout(Stdio::null()).stderr(log), Ending::Alone)?;
            if is_ready(&server, &programs, port) {
                let url = format!("postgres://atelier@127.0.0.1:{port}/postgres");
                return Ok(Self { url, _server: server, _folder: folder });
            }
        }
        let log = std::fs::read_to_string(folder.path().join("server.log")).unwrap_or_default();
        bail!("PostgreSQL does not start:\n{log}")
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Nothing in it is worth a disk's wait.
const SETTINGS: [&str; 7] = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=300",
];

fn is_ready(server: &Started, programs: &Path, port: u16) -> bool {
    let until = Instant::now() + Duration::from_secs(30);
    let ask = programs.join("pg_isready");
    while Instant::now() < until && server.finished().is_none() {
        if answer(&ask.to_string_lossy(), &["-q", "-h", "127.0.0.1", "-p", &port.to_string()]).is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

/// The newest PostgreSQL of Debian's layout, or the one on the path.
pub fn postgres_programs() -> Option<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    installed
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .max_by_key(|(version, _)| *version)
        .map(|(_, folder)| folder)
        .or_else(|| answer("pg_config", &["--bindir"]).map(PathBuf::from))
}

/// Whom the cluster belongs to: PostgreSQL refuses to run as root, which a CI often is.
enum Owner {
    Caller,
    Postgres { user: u32, group: u32 },
}

impl Owner {
    fn find() -> Result<Self> {
        let number = |option: &str, of: &[&str]| answer("id", &[&[option], of].concat()).and_then(|text| text.parse::<u32>().ok());
        if number("-u", &[]) != Some(0) {
            return Ok(Self::Caller);
        }
        let (Some(user), Some(group)) = (number("-u", &["postgres"]), number("-g", &["postgres"])) else {
            bail!("PostgreSQL refuses to run as root, and there is no user `postgres` to run it as");
        };
        Ok(Self::Postgres { user, group })
    }

    fn give(&self, folder: &Path) -> Result<()> {
        match self {
            Self::Caller => Ok(()),
            #[cfg(unix)]
            Self::Postgres { user, group } => Ok(std::os::unix::fs::chown(folder, Some(*user), Some(*group))?),
            #[cfg(not(unix))]
            Self::Postgres { .. } => bail!("no way to give {} to another user", folder.display()),
        }
    }

    /// The program itself, not a shell around it: so it can be ended by its own id.
    fn command(&self, program: &Path, at: &Path) -> Command {
        let mut command = ends_with_us();
        if let Self::Postgres { user, group } = self {
            command.args([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".to_owned()]);
        }
        command.arg("--").arg(program).current_dir(at).stdin(Stdio::null()).env("LC_ALL", "C");
        command
    }
}

/// Lets the kernel interrupt the program should xtask itself be killed without a chance to clear up.
fn ends_with_us() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    command
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).context("no free port")?.local_addr()?.port())
}

/// A screen in memory, for the window and for what a browser would show.
pub struct Screen {
    display: String,
    _server: Started,
}

impl Screen {
    pub fn start() -> Result<Self> {
        let mut server = ends_with_us();
        server.args(["--", "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]);
        server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let server = Started::spawn(&mut server, Ending::Alone)?;
        // It picks a free number itself, and prints it once it can be used.
        let number = server.first_line().context("Xvfb does not start")?;
        Ok(Self { display: format!(":{number}"), _server: server })
    }
}

/// What a test program is told about its surroundings.
pub struct Stage {
    cluster: Option<Cluster>,
    screen: Option<Screen>,
    pages: PathBuf,
    programs: PathBuf,
}

impl Stage {
    /// Built pages and programs, or where they would be: what is missing there fails the test that needs it.
    pub fn new(pages: PathBuf, programs: PathBuf) -> Self {
        Self { cluster: None, screen: None, pages, programs }
    }

    pub fn with_cluster(mut self) -> Result<Self> {
        self.cluster = Some(Cluster::start()?);
        Ok(self)
    }

    pub fn with_screen(mut self) -> Result<Self> {
        // Its own even where there is a display: tests must not pop up before a person.
        if cfg!(target_os = "linux") && on_path("Xvfb") {
            self.screen = Some(Screen::start()?);
        }
        Ok(self)
    }

    pub fn tell(&self, command: &mut Command) {
        command.env("ATELIER_REQUIRE", "1").env("ATELIER_UI", &self.pages).env("ATELIER_BIN_DIR", &self.programs);
        command.env("ATELIER_ROOT", root());
        if let Some(cluster) = &self.cluster {
            command.env("ATELIER_PG_URL", cluster.url());
        }
        if let Some(screen) = &self.screen {
            command.env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_can_be_bound() {
        let port = free_port().unwrap();
        assert!(TcpListener::bind(("127.0.0.1", port)).is_ok());
    }

    #[test]
    fn the_stage_tells_where_things_are() {
        let stage = Stage::new(PathBuf::from("/pages"), PathBuf::from("/programs"));
        let mut command = Command::new("true");
        stage.tell(&mut command);
        let told: Vec<_> = command.get_envs().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
        for name in ["ATELIER_REQUIRE", "ATELIER_UI", "ATELIER_BIN_DIR"] {
            assert!(told.iter().any(|other| other == name), "{name}");
        }
    }
}
