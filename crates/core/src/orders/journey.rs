//! Where an order is, derived from what happened to it; never typed in by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::day::Day;

/// What happened to an order, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Photos that have come in.
    pub photos: u32,
    /// Sittings begun.
    pub sittings: u32,
    /// Sittings confirmed.
    pub confirmed_sittings: u32,
    /// Whether the client said that more will be chosen (a partial selection).
    pub more_to_come: bool,
    /// Tasks made.
    pub tasks: u32,
    /// Tasks begun or further.
    pub tasks_begun: u32,
    /// Tasks accepted.
    pub tasks_accepted: u32,
    /// Handed over.
    pub picked_up: bool,
    /// Cancelled.
    pub cancelled: bool,
}

/// Where an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Booked, not photographed.
    Booked,
    /// Photos are in; waits for the selection.
    ToSelect,
    /// A sitting was begun, and nothing or only a part is confirmed.
    Selecting,
    /// The selection is confirmed; tasks are being done.
    InProduction,
    /// All tasks are accepted.
    Ready,
    /// Handed over.
    PickedUp,
    /// Cancelled.
    Cancelled,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 7] =
        [Stage::Booked, Stage::ToSelect, Stage::Selecting, Stage::InProduction, Stage::Ready, Stage::PickedUp, Stage::Cancelled];

    /// The name in the database and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Booked => "booked",
            Stage::ToSelect => "to_select",
            Stage::Selecting => "selecting",
            Stage::InProduction => "in_production",
            Stage::Ready => "ready",
            Stage::PickedUp => "picked_up",
            Stage::Cancelled => "cancelled",
        }
    }
}

/// Where the facts say that an order is.
pub fn stage(facts: &Facts) -> Stage {
    if facts.cancelled {
        Stage::Cancelled
    } else if facts.picked_up {
        Stage::PickedUp
    } else if facts.confirmed_sittings > 0
        && facts.confirmed_sittings == facts.sittings.max(facts.confirmed_sittings)
        && !facts.more_to_come
    {
        if facts.tasks == facts.tasks_accepted { Stage::Ready } else { Stage::InProduction }
    } else if facts.sittings > 0 || facts.confirmed_sittings > 0 {
        Stage::Selecting
    } else if facts.photos > 0 {
        Stage::ToSelect
    } else {
        Stage::Booked
    }
}

/// A station on the way through the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Booked at the front desk.
    Booking,
    /// Photographed.
    Shoot,
    /// Photos taken in.
    Ingest,
    /// Selected with the client.
    Selection,
    /// Tasks being done.
    Production,
    /// All accepted.
    Ready,
    /// Picked up.
    PickUp,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Done.
    Done,
    /// The order is here.
    Now,
    /// Still ahead.
    Ahead,
}

/// One step of the journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// How far.
    pub state: StepState,
    /// The day it was done, or is expected.
    pub on: Option<Day>,
    /// Who did it.
    pub by: Option<String>,
    /// How many photos, sittings or tasks.
    pub count: Option<u32>,
}

/// The journey for the facts; `of` gives day, person and count of each step.
pub fn journey(facts: &Facts, mut of: impl FnMut(StepKind) -> (Option<Day>, Option<String>, Option<u32>)) -> Vec<Step> {
    let at = match stage(facts) {
        Stage::Booked => 1,
        Stage::ToSelect | Stage::Selecting => 3,
        Stage::InProduction => 4,
        Stage::Ready => 6,
        Stage::PickedUp => 7,
        Stage::Cancelled => 0,
    };
    let kinds = [
        StepKind::Booking,
        StepKind::Shoot,
        StepKind::Ingest,
        StepKind::Selection,
        StepKind::Production,
        StepKind::Ready,
        StepKind::PickUp,
    ];
    kinds
        .into_iter()
        .enumerate()
        .map(|(place, kind)| {
            let state = match place.cmp(&at) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Now,
                std::cmp::Ordering::Greater => StepState::Ahead,
            };
            let (on, by, count) = of(kind);
            Step { kind, state, on, by, count }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(facts: Facts, expected: Stage) {
        assert_eq!(stage(&facts), expected, "{facts:?}");
    }

    #[test]
    fn stages_follow_from_facts() {
        let none = Facts::default();
        let selected = Facts { photos: 9, sittings: 1, confirmed_sittings: 1, ..none.clone() };
        check(none.clone(), Stage::Booked);
        check(Facts { photos: 9, ..none.clone() }, Stage::ToSelect);
        check(Facts { photos: 9, sittings: 1, ..none.clone() }, Stage::Selecting);
        check(Facts { tasks: 3, tasks_accepted: 2, ..selected.clone() }, Stage::InProduction);
        check(Facts { tasks: 3, tasks_accepted: 3, ..selected.clone() }, Stage::Ready);
        check(Facts { tasks: 3, tasks_accepted: 3, more_to_come: true, ..selected.clone() }, Stage::Selecting);
        check(Facts { sittings: 2, tasks: 3, tasks_accepted: 3, ..selected.clone() }, Stage::Selecting);
        check(Facts { picked_up: true, ..selected }, Stage::PickedUp);
        check(Facts { cancelled: true, ..none }, Stage::Cancelled);
    }

    #[test]
    fn the_journey_has_one_place_at_most() {
        for facts in [Facts::default(), Facts { photos: 3, ..Facts::default() }, Facts { picked_up: true, ..Facts::default() }] {
            let steps = journey(&facts, |_| (None, None, None));
            assert!(steps.iter().filter(|step| step.state == StepState::Now).count() <= 1);
            assert_eq!(steps.len(), 7);
        }
    }
}
