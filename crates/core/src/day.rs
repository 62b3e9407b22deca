//! Civil days and moments. A birthday is a day, without time zone; a signature is a moment, in UTC.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{DAY_AND_MONTH, DAY_MONTH_YEAR, Lang, MONTHS, WEEKDAYS};

/// A civil date, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(with = "String")]
pub struct Day(pub jiff::civil::Date);

impl Day {
    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        (text.len() == 10).then(|| text.parse().ok().map(Day)).flatten()
    }

    /// The day `days` later (or earlier, when negative); stays where the calendar ends.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// How many days from `self` to `other`; negative when `other` is earlier.
    pub fn until(self, other: Day) -> i32 {
        self.0.until(other.0).map(|span| span.get_days()).unwrap_or(0)
    }

    /// Day and month, such as `22 Nov`; with the year when it is not the year of `today`.
    pub fn short(self, lang: Lang, today: Day) -> String {
        let date = self.0;
        let (day, month, year) = (date.day().to_string(), date.month().to_string(), date.year().to_string());
        let name = MONTHS[usize::from(date.month().unsigned_abs()).clamp(1, 12) - 1].get(lang);
        let form = if date.year() == today.0.year() { DAY_AND_MONTH } else { DAY_MONTH_YEAR };
        form.with(lang, &[("day", &day), ("month", &month), ("name", name), ("year", &year)])
    }

    /// The day of the week in full.
    pub fn weekday(self, lang: Lang) -> &'static str {
        WEEKDAYS[usize::from(self.0.weekday().to_monday_zero_offset().unsigned_abs()).min(6)].get(lang)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `ms` milliseconds later.
    pub fn plus_ms(self, ms: i64) -> Moment {
        Moment(self.0.saturating_add(ms))
    }
}

/// How the server shows a moment to a person: the day and the clock of the studio's own time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stamp {
    /// The moment itself.
    pub at: Moment,
    /// The civil day at the studio.
    pub day: Day,
    /// `HH:MM` at the studio.
    pub clock: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn days_count_inclusively_as_the_trade_does() {
        // 100 days: the day of birth is day 1.
        assert_eq!(day("2024-03-01").plus(99), day("2024-06-08"));
        assert_eq!(day("2020-05-27").plus(29), day("2020-06-25"));
        assert_eq!(day("2024-02-09").until(day("2024-05-18")), 99);
    }

    #[test]
    fn only_whole_days_parse() {
        for bad in ["", "2026-2-3", "2026-02-30", "20260203", "2026-02-03T10:00", "99999-01-01"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn shown_days() {
        let today = day("2026-11-22");
        assert_eq!(today.short(Lang::Zh, today), "11月22日");
        assert_eq!(day("2027-05-01").short(Lang::En, today), "1 May 2027");
        assert_eq!(today.weekday(Lang::Zh), "星期日");
    }
}
