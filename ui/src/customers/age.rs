//! How old a child is, as the desk says it: in months before the second birthday, in years from then on. Pure.

use atelier_core::day::Day;
use atelier_core::text::Lang;

use super::text;

/// The age in words; none before the birth.
pub fn words(birthday: Day, today: Day, lang: Lang) -> Option<String> {
    let months = months(birthday, today)?;
    Some(if months < 24 {
        text::MONTHS_OLD.with(lang, &[("n", &months.to_string())])
    } else {
        text::TURNS.with(lang, &[("age", &(months / 12).to_string())])
    })
}

/// Whole months since the birth. A month is over on the same day of the next month, or on the day after its last
/// where it has no such day.
fn months(birthday: Day, today: Day) -> Option<i32> {
    if today < birthday {
        return None;
    }
    let (born, now) = (birthday.0, today.0);
    let calendar = (i32::from(now.year()) - i32::from(born.year())) * 12 + i32::from(now.month()) - i32::from(born.month());
    Some(if now.day() < born.day() { calendar - 1 } else { calendar })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages() {
        for (born, today, expected) in [
            ("2026-11-22", "2026-11-22", Some(0)),
            ("2026-01-31", "2026-02-28", Some(0)),
            ("2026-01-31", "2026-03-01", Some(1)),
            ("2024-02-29", "2026-02-28", Some(23)),
            ("2024-02-29", "2026-03-01", Some(24)),
            ("2026-11-23", "2026-11-22", None),
        ] {
            assert_eq!(Day::parse(born).zip(Day::parse(today)).and_then(|(born, today)| months(born, today)), expected, "{born}");
        }
    }
}
