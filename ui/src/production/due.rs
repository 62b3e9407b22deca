//! How a due date reads on a card: late, tonight, on its day, or not set. Pure; `today` is the studio's business day.

use atelier_core::day::Day;
use atelier_core::production::{TaskCard, TaskState};
use atelier_core::text::Lang;

use super::text;
use crate::kit::Tone;

/// Days from today that a task is given when nobody says otherwise.
const DAYS_BY_DEFAULT: i32 = 7;

/// How pressing a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressing {
    /// The day is over, and the work is not accepted.
    Late,
    /// It is due tonight.
    Tonight,
    /// There is time, or it is done, or no day was set.
    Calm,
}

impl Pressing {
    /// How pressing `card` is on the day `today`.
    pub fn of(card: &TaskCard, today: Day) -> Pressing {
        match card.due_on {
            Some(_) | None if card.state == TaskState::Accepted => Pressing::Calm,
            Some(day) if day < today => Pressing::Late,
            Some(day) if day == today => Pressing::Tonight,
            Some(_) | None => Pressing::Calm,
        }
    }

    /// The tone of the tag that tells it.
    pub fn tone(self) -> Tone {
        match self {
            Pressing::Late => Tone::Bad,
            Pressing::Tonight => Tone::Warn,
            Pressing::Calm => Tone::Neutral,
        }
    }
}

/// What the due tag says.
pub fn words(card: &TaskCard, today: Day, lang: Lang) -> String {
    match (card.due_on, Pressing::of(card, today)) {
        (None, _) => text::NO_DUE_DATE.get(lang).to_owned(),
        (Some(day), Pressing::Late) => text::DAYS_LATE.with(lang, &[("n", &day.until(today).to_string())]),
        (Some(_), Pressing::Tonight) => text::DUE_TODAY.get(lang).to_owned(),
        (Some(day), Pressing::Calm) => text::DUE.with(lang, &[("day", &day.short(lang, today))]),
    }
}

/// The day that a newly assigned task is due.
pub fn by_default(today: Day) -> Day {
    today.plus(DAYS_BY_DEFAULT)
}

#[cfg(test)]
mod tests {
    use atelier_core::catalog::Purpose;
    use atelier_core::id::{OrderId, TaskId};
    use atelier_core::production::TaskKind;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| unreachable!("{text} is a day"))
    }

    fn card(due_on: Option<&str>, state: TaskState) -> TaskCard {
        let id = "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned();
        TaskCard {
            id: TaskId::try_from(id.clone()).unwrap_or_else(|_| unreachable!()),
            version: 1,
            kind: TaskKind::Retouch,
            purpose: Purpose::Retouch,
            detail: String::new(),
            order: OrderId::try_from(id).unwrap_or_else(|_| unreachable!()),
            order_number: "A20261108-003".into(),
            customer_name: "Lin".into(),
            photos: 12,
            notes: 0,
            state,
            assignee: None,
            assignee_name: None,
            due_on: due_on.map(day),
            sent_back: 0,
            reason: String::new(),
            sample: None,
        }
    }

    #[track_caller]
    fn check(due_on: Option<&str>, state: TaskState, pressing: Pressing, said: &str) {
        let (card, today) = (card(due_on, state), day("2026-11-22"));
        assert_eq!((Pressing::of(&card, today), words(&card, today, Lang::En).as_str()), (pressing, said));
    }

    #[test]
    fn late_tonight_and_calm() {
        check(Some("2026-11-21"), TaskState::Working, Pressing::Late, "1 day late");
        check(Some("2026-11-01"), TaskState::HandedIn, Pressing::Late, "21 days late");
        check(Some("2026-11-22"), TaskState::Assigned, Pressing::Tonight, "Tonight");
        check(Some("2026-11-29"), TaskState::Assigned, Pressing::Calm, "Due 29 Nov");
        check(Some("2026-11-01"), TaskState::Accepted, Pressing::Calm, "Due 1 Nov");
        check(None, TaskState::Waiting, Pressing::Calm, "No due date");
    }

    #[test]
    fn a_week_unless_told_otherwise() {
        assert_eq!(by_default(day("2026-11-22")), day("2026-11-29"));
    }
}
