//! How far a clock is off, in words, and a time as somebody types it. Pure.

use atelier_core::shoots::between;
use atelier_core::text::{Lang, Text};
use jiff::civil::{DateTime, Time};

use super::text;

/// Below half a second nobody can tell.
const UNSEEN_MS: u64 = 500;

/// How far a clock is off: `3 min 12 s slow`; `shift_ms` is what must be added to its times.
pub fn off(shift_ms: i64, lang: Lang) -> String {
    let far = shift_ms.unsigned_abs();
    if far < UNSEEN_MS {
        return text::RIGHT.get(lang).to_owned();
    }
    let words = if shift_ms > 0 { text::SLOW } else { text::FAST };
    words.with(lang, &[("by", &length(far, lang))])
}

/// The same as a sentence about the camera.
pub fn off_sentence(shift_ms: i64, lang: Lang) -> String {
    if shift_ms.unsigned_abs() < UNSEEN_MS {
        return text::IT_IS_RIGHT.get(lang).to_owned();
    }
    text::IT_IS_OFF.with(lang, &[("off", &off(shift_ms, lang))])
}

/// A length of time to the second; units that are zero are left out, and above a day the seconds are.
fn length(ms: u64, lang: Lang) -> String {
    let seconds = (ms + 500) / 1000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let rest = if days > 0 { 0 } else { seconds % 60 };
    let parts: [(u64, Text); 4] = [(days, text::DAYS), (hours, text::HOURS), (minutes, text::MINUTES), (rest, text::SECONDS)];
    let said = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| unit.with(lang, &[("n", &n.to_string())]));
    said.collect::<Vec<_>>().join(" ")
}

/// What is to be added to the camera's time; None where one of the two is no time.
pub fn shift(camera_time: &str, real_time: &str) -> Option<i64> {
    between(camera_time, real_time)
}

/// A local time as somebody types it, to the second, ISO 8601. A time of day alone is of the day on which it comes closest
/// to the camera's time, which is wrong by minutes, seldom by days.
pub fn typed_time(typed: &str, camera_time: &str) -> Option<String> {
    let typed = typed.trim().replace('\u{ff1a}', ":").replace('/', "-");
    let with_day = || typed.parse::<DateTime>().ok().filter(|_| typed.contains(':'));
    let of_the_day = || {
        let (camera, time) = (camera_time.parse::<DateTime>().ok()?, typed.parse::<Time>().ok()?);
        let days = [camera.date().yesterday().ok(), Some(camera.date()), camera.date().tomorrow().ok()];
        let apart = |at: &DateTime| camera.duration_until(*at).abs();
        days.into_iter().flatten().map(|day| day.to_datetime(time)).min_by_key(apart)
    };
    let whole = with_day().or_else(of_the_day)?;
    whole.with().subsec_nanosecond(0).build().ok().map(|time| time.to_string())
}

/// A time as the field shows it first: `2026-11-22 14:02:07`; empty where it is none.
pub fn plain_time(iso: &str) -> String {
    let time = iso.parse::<DateTime>().ok().and_then(|time| time.with().subsec_nanosecond(0).build().ok());
    time.map(|time| time.to_string().replace('T', " ")).unwrap_or_default()
}

/// `14:02` of an ISO time; empty where it is none.
pub fn clock(iso: &str) -> String {
    iso.parse::<DateTime>().map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_slow_or_fast_in_words() {
        for (shift_ms, en, zh) in [
            (0, "right", "准"),
            (-499, "right", "准"),
            (500, "1 s slow", "慢 1 秒"),
            (192_000, "3 min 12 s slow", "慢 3 分 12 秒"),
            (-61_400, "1 min 1 s fast", "快 1 分 1 秒"),
            (3_600_000, "1 h slow", "慢 1 小时"),
            (-25_203_000, "7 h 3 s fast", "快 7 小时 3 秒"),
            (59_999, "1 min slow", "慢 1 分"),
            (86_400_000 * 2 + 3_661_000, "2 d 1 h 1 min slow", "慢 2 天 1 小时 1 分"),
            (i64::MIN, "106751991167 d 7 h 12 min fast", "快 106751991167 天 7 小时 12 分"),
        ] {
            assert_eq!((off(shift_ms, Lang::En).as_str(), off(shift_ms, Lang::Zh).as_str()), (en, zh), "{shift_ms}");
        }
        assert_eq!(off_sentence(192_000, Lang::En), "The camera is 3 min 12 s slow");
        assert_eq!(off_sentence(100, Lang::Zh), "相机时间是准的");
    }

    #[test]
    fn a_time_may_be_typed_with_or_without_its_day() {
        for (typed, expected) in [
            ("2026-11-22 14:02:07", Some("2026-11-22T14:02:07")),
            ("2026/11/23 14:02", Some("2026-11-23T14:02:00")),
            (" 14:02:07 ", Some("2026-11-22T14:02:07")),
            ("14\u{ff1a}02", Some("2026-11-22T14:02:00")),
            ("2026-11-22", None),
            ("25:00", None),
            ("", None),
            ("noon", None),
        ] {
            assert_eq!(typed_time(typed, "2026-11-22T13:59:55.25").as_deref(), expected, "{typed:?}");
        }
        assert_eq!(typed_time("14:02", "no time"), None);
        // Around midnight the camera may be a day behind or ahead.
        for (typed, camera, expected) in [
            ("00:01", "2026-11-22T23:58:10", "2026-11-23T00:01:00"),
            ("23:59:30", "2026-11-23T00:02:00", "2026-11-22T23:59:30"),
            ("00:05", "2026-12-31T23:59:59", "2027-01-01T00:05:00"),
            ("11:00", "2026-11-22T00:30:00", "2026-11-22T11:00:00"),
            ("13:00", "2026-11-22T00:30:00", "2026-11-21T13:00:00"),
        ] {
            assert_eq!(typed_time(typed, camera).as_deref(), Some(expected), "{typed} by {camera}");
        }
    }

    #[test]
    fn times_are_shown_plainly() {
        assert_eq!(plain_time("2026-11-22T13:59:55.25"), "2026-11-22 13:59:55");
        assert_eq!((clock("2026-11-22T09:05:55.25").as_str(), clock("soon").as_str(), plain_time("soon").as_str()), ("09:05", "", ""));
        assert_eq!(shift("2026-11-22T13:59:55.5", "2026-11-22T14:03:07.5"), Some(192_000));
    }
}
