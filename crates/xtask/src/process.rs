//! Starting other programs and never leaving one behind: whatever a run has started or laid down is ended and
//! removed when the run ends, fails, or is interrupted. Ends nothing that this run did not start.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How a process wants to be ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It ends itself and its own children on an interrupt (a database, a screen).
    Alone,
    /// It leads a process group, and the whole group goes (cargo with its compilers and test programs).
    Group,
    /// It stays in the terminal's own group, since it may ask for a password.
    Terminal,
}

enum Kept {
    Process(Arc<Mutex<Child>>, Ending),
    Folder(PathBuf),
}

static KEPT: Mutex<Vec<(u64, Kept)>> = Mutex::new(Vec::new());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Once interrupted, the run must neither go on to its next step nor end before all is cleared up.
pub fn stand_still_if_interrupted() {
    while INTERRUPTED.load(Ordering::Acquire) {
        std::thread::park();
    }
}

fn keep(kept: Kept) -> u64 {
    let mut list = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let number = list.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
    list.push((number, kept));
    number
}

fn let_go(number: u64) {
    stand_still_if_interrupted();
    let taken = {
        let mut list = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        list.iter().position(|(at, _)| *at == number).map(|at| list.remove(at))
    };
    if let Some((_, kept)) = taken {
        kept.clear();
    }
}

impl Kept {
    fn clear(self) {
        match self {
            Kept::Process(child, ending) => end(&child, ending),
            // A folder that cannot be removed is the temporary folder's own trouble, not the run's.
            Kept::Folder(path) => drop(std::fs::remove_dir_all(path)),
        }
    }
}

/// Ctrl-C, a closed terminal and a CI that gives up all clear up first.
pub fn clear_up_when_interrupted() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::Release);
        let list = std::mem::take(&mut *KEPT.lock().unwrap_or_else(PoisonError::into_inner));
        for (_, kept) in list.into_iter().rev() {
            kept.clear();
        }
        std::process::exit(130);
    })
    .context("cannot watch for an interrupt")
}

/// A program that this run has started.
pub struct Started {
    child: Arc<Mutex<Child>>,
    number: u64,
}

impl Started {
    pub fn spawn(command: &mut Command, ending: Ending) -> Result<Self> {
        stand_still_if_interrupted();
        if ending == Ending::Group {
            lead_a_group(command);
        }
        let child = command.spawn().with_context(|| format!("cannot start {}", told(command)))?;
        let child = Arc::new(Mutex::new(child));
        let number = keep(Kept::Process(Arc::clone(&child), ending));
        Ok(Self { child, number })
    }

    pub fn finished(&self) -> Option<ExitStatus> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        child.try_wait().ok().flatten()
    }

    fn take_stdout(&self) -> Option<std::process::ChildStdout> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner).stdout.take()
    }

    /// The next line that it prints; `None` when it has closed its output. The rest of its output is left unread.
    pub fn first_line(&self) -> Option<String> {
        let mut line = String::new();
        BufReader::new(self.take_stdout()?).read_line(&mut line).ok().filter(|read| *read > 0)?;
        Some(line.trim().to_owned())
    }

    fn wait(&self) -> ExitStatus {
        // Looked at rather than waited for, so that an interrupt can reach the child meanwhile.
        let mut pause = Duration::from_millis(2);
        loop {
            if let Some(status) = self.finished() {
                stand_still_if_interrupted();
                return status;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let_go(self.number);
    }
}

#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_command: &mut Command) {}

fn end(child: &Mutex<Child>, ending: Ending) {
    let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
    if !matches!(child.try_wait(), Ok(None)) {
        return;
    }
    let target = match ending {
        Ending::Group => format!("-{}", child.id()),
        Ending::Alone | Ending::Terminal => child.id().to_string(),
    };
    let until = Instant::now() + Duration::from_secs(8);
    // A group gets the second signal in any case: its leader may be gone before its last member.
    for signal in ["INT", "KILL"] {
        if ending != Ending::Group && !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        // The shell's own `kill`: the program of that name is not on every machine.
        let script = format!("kill -s {signal} -- {target}");
        drop(Command::new("sh").args(["-c", &script]).stderr(Stdio::null()).status());
        while Instant::now() < until {
            if !matches!(child.try_wait(), Ok(None)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    drop(child.kill());
    drop(child.wait());
}

/// A folder that is gone when the run is.
pub struct Scratch {
    path: PathBuf,
    number: u64,
}

impl Scratch {
    pub fn new(prefix: &str) -> Result<Self> {
        let path = tempfile::Builder::new().prefix(prefix).tempdir().context("no temporary folder")?.keep();
        let number = keep(Kept::Folder(path.clone()));
        Ok(Self { path, number })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let_go(self.number);
    }
}

/// Runs to its end with its output shown; a failure names the command.
pub fn run(command: &mut Command, ending: Ending) -> Result<()> {
    let status = Started::spawn(command, ending)?.wait();
    if !status.success() {
        bail!("{} failed ({status})", told(command));
    }
    Ok(())
}

/// What becomes of a program's standard output beside being read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Shown,
    Kept,
}

/// Runs with each line of its standard output handed to `look`.
pub fn read(command: &mut Command, output: Output, mut look: impl FnMut(&str)) -> Result<ExitStatus> {
    let started = Started::spawn(command.stdout(Stdio::piped()), Ending::Group)?;
    if let Some(lines) = started.take_stdout() {
        for line in BufReader::new(lines).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            if output == Output::Shown {
                println!("{line}");
            }
            look(&line);
        }
    }
    Ok(started.wait())
}

/// Runs for at most so long; whether it then had succeeded.
pub fn run_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(started) = Started::spawn(command, Ending::Group) else {
        return false;
    };
    let until = Instant::now() + limit;
    while Instant::now() < until {
        if let Some(status) = started.finished() {
            return status.success();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

/// What a program answers, if it is there and succeeds.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Whether a program of that name can be found.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path)
        .any(|folder| folder.join(program).is_file() || cfg!(windows) && folder.join(format!("{program}.exe")).is_file())
}

/// The cargo that runs us, told to leave out what it said about xtask itself.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    forget_own_package(&mut command);
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) && std::env::var_os("CARGO_TERM_COLOR").is_none() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    if std::env::var("CI").is_ok_and(|value| value == "true") {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command.current_dir(crate::files::root()).stdin(Stdio::null());
    command
}

/// `cargo run` describes xtask in the environment; a build that sees it would differ from one called by hand.
pub fn forget_own_package(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
            command.env_remove(&name);
        }
    }
}

/// The command as one would type it.
pub fn told(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
