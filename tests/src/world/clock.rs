//! A clock that stands still until a scenario sets or advances it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use atelier_core::day::Moment;
use atelier_desk::Clock;

/// The clock; clones show the same time.
#[derive(Debug, Clone)]
pub struct HandClock(Arc<AtomicI64>);

impl HandClock {
    /// A clock that stands at `2026-11-08T10:00+08:00`, say.
    pub fn at(time: &str) -> HandClock {
        HandClock(Arc::new(AtomicI64::new(moment(time).0)))
    }

    /// Sets it.
    pub fn set(&self, time: &str) {
        self.0.store(moment(time).0, Ordering::SeqCst);
    }

    /// Moves it on.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).expect("a time within reach"), Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

fn moment(time: &str) -> Moment {
    let timestamp: jiff::Timestamp = time.parse().unwrap_or_else(|error| panic!("{time}: {error}"));
    Moment(timestamp.as_millisecond())
}
