//! Where an order is.

use atelier_core::orders::{StepKind, StepState};
use leptos::prelude::*;

use crate::app::say;
use crate::kit::{Journey, JourneyStep};

/// Where an order is.
pub fn example() -> impl IntoView {
    let steps = Signal::derive(|| {
        [
            (StepKind::Booking, StepState::Done, "11-08"),
            (StepKind::Shoot, StepState::Done, "11-15"),
            (StepKind::Selection, StepState::Now, "312"),
            (StepKind::Production, StepState::Ahead, ""),
            (StepKind::PickUp, StepState::Ahead, ""),
        ]
        .into_iter()
        .map(|(kind, state, detail)| JourneyStep { state, name: say(kind.text()).to_owned(), detail: detail.to_owned() })
        .collect::<Vec<_>>()
    });
    view! { <Journey steps/> }
}
