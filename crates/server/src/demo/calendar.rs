//! The weeks that the demo studio has lived through: days counted back from today, hours on the studio's own clock.

use anyhow::Context;
use atelier_core::day::{Day, Moment};
use atelier_desk::Clock as _;

use crate::clock::StudioClock;

/// The zone of a studio that is set up in Chinese.
const ZONE: &str = "Asia/Shanghai";

/// The calendar. When it is dropped, the clock shows the computer's time again.
pub(super) struct Calendar {
    clock: StudioClock,
    zone: jiff::tz::TimeZone,
    today: Day,
}

impl Calendar {
    pub fn new(clock: StudioClock) -> anyhow::Result<Calendar> {
        let zone = jiff::tz::TimeZone::get(ZONE).with_context(|| format!("the time zone {ZONE} is not known"))?;
        let now = jiff::Timestamp::from_millisecond(clock.now().0)?;
        let today = Day(now.to_zoned(zone.clone()).date());
        Ok(Calendar { clock, zone, today })
    }

    /// The day so many days from today; negative for the past.
    pub fn day(&self, days: i32) -> Day {
        self.today.plus(days)
    }

    /// It is that hour of that past day now.
    pub fn go(&self, days: i32, hour: i8, minute: i8) -> anyhow::Result<()> {
        let then = self.day(days).0.at(hour, minute, 0, 0).to_zoned(self.zone.clone())?;
        let then = Moment(then.timestamp().as_millisecond());
        // Today's story may not run ahead of the real clock, or its sessions would be of the future.
        self.clock.reset();
        if then < self.clock.now() {
            self.clock.set(then);
        }
        Ok(())
    }
}

impl Drop for Calendar {
    fn drop(&mut self) {
        self.clock.reset();
    }
}
