//! Rules of the front desk: when goods may be handed over, and how orders are numbered.

use super::{Facts, Stage, stage};
use crate::day::Day;
use crate::money::Money;
use crate::people::Right;
use crate::refusal::{Field, Refusal, required};

/// Decides whether the goods may be handed over; gives back the reason to be written down (empty when nothing is owed).
pub fn hand_over(facts: &Facts, owing: Money, may_override: bool, reason: &str) -> Result<String, Refusal> {
    match stage(facts) {
        Stage::PickedUp | Stage::Cancelled => return Err(Refusal::OrderIsClosed),
        Stage::Ready => {}
        _ if facts.tasks > facts.tasks_accepted => return Err(Refusal::TasksOpen { count: facts.tasks - facts.tasks_accepted }),
        _ => return Err(Refusal::SelectionNotConfirmed),
    }
    if owing <= Money::ZERO {
        return Ok(String::new());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::Owing { owed: owing });
    }
    if !may_override {
        return Err(Refusal::RightMissing { right: Right::OverrideArrears });
    }
    required(Field::Reason, reason, 500)
}

/// The order number for the n-th order of a business day: `A20261108-003`.
pub fn order_number(day: Day, nth: u32) -> String {
    format!("A{:04}{:02}{:02}-{nth:03}", day.0.year(), day.0.month(), day.0.day())
}

/// The order number that a folder's name begins with, if it does: `A20261108-003`, `a20261108-003 card 2`.
pub fn order_number_in(folder: &str) -> Option<String> {
    let head: String = folder.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let head = head.to_ascii_uppercase();
    let (day, nth) = head.strip_prefix('A')?.split_once('-')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (day.len() == 8 && digits(day) && nth.len() >= 3 && digits(nth)).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_numbers() {
        let day = Day::parse("2026-11-08").expect("a day");
        assert_eq!(order_number(day, 3), "A20261108-003");
        for (folder, number) in [
            ("A20261108-003", Some("A20261108-003")),
            ("a20261108-003 card 2", Some("A20261108-003")),
            ("A20261108-1203_b", Some("A20261108-1203")),
            ("A2026-003", None),
            ("A20261108", None),
            ("DCIM", None),
            ("", None),
        ] {
            assert_eq!(order_number_in(folder).as_deref(), number, "{folder}");
        }
    }

    #[test]
    fn arrears_block_the_pick_up() {
        let ready = Facts { photos: 10, confirmed_sittings: 1, tasks: 2, tasks_accepted: 2, ..Facts::default() };
        let owing = Money(160_000);
        assert_eq!(hand_over(&ready, Money::ZERO, false, ""), Ok(String::new()));
        assert_eq!(hand_over(&ready, owing, true, " "), Err(Refusal::Owing { owed: owing }));
        assert_eq!(hand_over(&ready, owing, false, "a friend"), Err(Refusal::RightMissing { right: Right::OverrideArrears }));
        assert_eq!(hand_over(&ready, owing, true, " pays on Monday "), Ok("pays on Monday".into()));
        assert_eq!(hand_over(&Facts { tasks_accepted: 1, ..ready.clone() }, Money::ZERO, true, "x"), Err(Refusal::TasksOpen { count: 1 }));
        assert_eq!(hand_over(&Facts { picked_up: true, ..ready }, Money::ZERO, true, "x"), Err(Refusal::OrderIsClosed));
        assert_eq!(hand_over(&Facts::default(), Money::ZERO, true, ""), Err(Refusal::SelectionNotConfirmed));
    }
}
