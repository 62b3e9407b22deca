//! Saying things on the terminal: results on stdout, complaints on stderr, in plain English.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use atelier_core::money::Currency;
use atelier_core::refusal::Refusal;
use atelier_core::text::Lang;
use atelier_server::StartFailure;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Done.
    Done,
    /// Some inputs were refused.
    Refused,
    /// The words were wrong.
    WrongUsage,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        match ending {
            Ending::Done => ExitCode::SUCCESS,
            Ending::Refused => ExitCode::from(1),
            Ending::WrongUsage => ExitCode::from(2),
        }
    }
}

/// A line of result.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever closed the pipe does not want to know.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// A line of complaint.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "atelier-server: {line}");
}

/// How far it is, once a second, for whoever sits in front of the terminal.
#[derive(Debug)]
pub struct Progress {
    begun: Instant,
    last: Duration,
    is_seen: bool,
}

impl Progress {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self { begun: Instant::now(), last: Duration::ZERO, is_seen: std::io::stderr().is_terminal() }
    }

    /// So many photos of so many.
    pub fn tell(&mut self, done: usize, of: usize) {
        let since = self.begun.elapsed();
        if !self.is_seen || since < self.last + Duration::from_secs(1) {
            return;
        }
        self.last = since;
        let rate = done as f64 / since.as_secs_f64();
        let left = (of - done) as f64 / rate.max(1e-9);
        complain(&format!("{done} of {of}, {rate:.1} photos/s, {left:.0} s left"));
    }
}

/// The refusal in English.
pub fn english(refusal: &Refusal) -> String {
    refusal.words(Lang::En, &Currency::default())
}

/// Complains about a house that could not be opened.
pub fn not_opened(failure: StartFailure) -> Ending {
    match failure {
        StartFailure::Refused(refusal) => complain(&english(&refusal)),
        StartFailure::Fault(error) => complain(&format!("{error:#}")),
    }
    Ending::Refused
}
