//! How fast photos come in, measured over the last half minute. No clock of its own beyond the monotonic one.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(30);

/// Moments at which a file was done.
#[derive(Debug, Default)]
pub(super) struct Rate {
    done: VecDeque<Instant>,
}

impl Rate {
    /// A file was done.
    pub fn tick(&mut self, now: Instant) {
        self.done.push_back(now);
        while self.done.front().is_some_and(|first| now.duration_since(*first) > WINDOW) {
            self.done.pop_front();
        }
    }

    /// Files a minute, lately; nothing can be said of the first one.
    pub fn per_minute(&self) -> u32 {
        let (Some(first), Some(last)) = (self.done.front(), self.done.back()) else { return 0 };
        let seconds = last.duration_since(*first).as_secs_f64();
        if seconds <= 0.0 {
            return 0;
        }
        let rate = (self.done.len() - 1) as f64 * 60.0 / seconds;
        rate.round().min(f64::from(u32::MAX)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgets_what_is_long_ago() {
        let mut rate = Rate::default();
        let start = Instant::now();
        assert_eq!(rate.per_minute(), 0);
        for second in 0..5 {
            rate.tick(start + Duration::from_secs(second));
        }
        assert_eq!(rate.per_minute(), 60);
        for half in 0..100 {
            rate.tick(start + Duration::from_secs(300) + Duration::from_millis(500 * half));
        }
        assert_eq!(rate.per_minute(), 120);
    }
}
