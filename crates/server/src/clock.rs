//! The studio's clock: the computer's, moved back while the demo studio lives through its past weeks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use atelier_core::day::Moment;
use atelier_desk::{Clock, SystemClock};

/// The computer's clock, and how far it is moved.
#[derive(Debug, Clone, Default)]
pub(crate) struct StudioClock {
    moved_ms: Arc<AtomicI64>,
}

impl StudioClock {
    /// Moves the clock, so that it is `moment` now.
    pub fn set(&self, moment: Moment) {
        self.moved_ms.store(moment.0 - SystemClock.now().0, Ordering::Relaxed);
    }

    /// The computer's time again.
    pub fn reset(&self) {
        self.moved_ms.store(0, Ordering::Relaxed);
    }
}

impl Clock for StudioClock {
    fn now(&self) -> Moment {
        SystemClock.now().plus_ms(self.moved_ms.load(Ordering::Relaxed))
    }
}
