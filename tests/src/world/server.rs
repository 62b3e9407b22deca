//! The real server program, started, stopped and killed. Ends only what it has started, by its id.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::person::{Door, Person};
use super::root;

/// A program of the build under test.
pub fn program(name: &str) -> PathBuf {
    let folder = std::env::var_os("ATELIER_BIN_DIR").map_or_else(|| root().join("target/debug"), PathBuf::from);
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.is_file(), "{} is not built: cargo build -p {name}", program.display());
    program
}

/// A server that runs.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// The command that serves a data folder at any free port.
    pub fn command(data: &Path, database: Option<&str>) -> Command {
        let mut command = Command::new(program("atelier-server"));
        command.arg("serve").arg("--data").arg(data).args(["--listen", "127.0.0.1:0"]);
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Starts a server and waits until it listens.
    pub fn start(data: &Path, database: Option<&str>) -> Server {
        Server::started(Server::command(data, database))
    }

    /// Starts this command and waits until it listens.
    pub fn started(mut command: Command) -> Server {
        command.stderr(Stdio::inherit());
        let mut child = command.spawn().expect("the server starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = loop {
            match lines.next() {
                Some(Ok(line)) => {
                    if let Some(address) = line.strip_prefix("listening on ") {
                        break address.to_owned();
                    }
                }
                _ => panic!("the server ended before it listened: {:?}", child.wait()),
            }
        };
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address }
    }

    /// Runs this command, which must end by itself; gives back how, and what it complained about.
    pub fn ends(mut command: Command) -> (ExitStatus, String) {
        let mut child = command.spawn().expect("the server starts");
        wait_until(Duration::from_secs(30), "the server ends by itself", || child.try_wait().expect("its state").is_some());
        let output = child.wait_with_output().expect("its output");
        (output.status, String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Somebody at a browser, not signed in.
    pub fn visitor(&self) -> Person {
        Person::new(self.door(), "browser")
    }

    /// The way to this server.
    pub fn door(&self) -> Door {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(60)).no_proxy().build().expect("a client");
        Door::Network(client, self.address.clone())
    }

    /// The most memory that it has held so far, in bytes.
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a running process on Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its high-water mark");
        line.trim().trim_end_matches("kB").trim().parse::<u64>().expect("a number") * 1024
    }

    /// Kills it as a power cut would: it cannot clear anything up.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        let told = Command::new("sh").args(["-c", "kill -s TERM \"$1\"", "sh", &self.child.id().to_string()]).status();
        assert!(told.expect("a shell").success());
        let mut ended = None;
        wait_until(Duration::from_secs(20), "the server stops when it is told to", || {
            ended = self.child.try_wait().expect("its state");
            ended.is_some()
        });
        ended.expect("it has ended")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended long ago.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits until something holds; fails after `patience`.
#[track_caller]
pub fn wait_until(patience: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let until = Instant::now() + patience;
    while !holds() {
        assert!(Instant::now() < until, "not within {patience:?}: {what}");
        std::thread::sleep(Duration::from_millis(30));
    }
}
