//! Where something is: its steps as a line, done ones ticked, with dates and people below.

pub mod example;

use atelier_core::orders::StepState;
use leptos::prelude::*;

use super::{Glyph, Icon, text};
use crate::app::say;

/// One step of the line.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyStep {
    /// How far.
    pub state: StepState,
    /// Its name.
    pub name: String,
    /// When, who or how many.
    pub detail: String,
}

/// The line.
#[component]
pub fn Journey(
    /// Its steps.
    #[prop(into)]
    steps: Signal<Vec<JourneyStep>>,
) -> impl IntoView {
    let step = |step: JourneyStep| {
        let (class, state) = match step.state {
            StepState::Done => ("journey-step journey-done", text::STEP_DONE),
            StepState::Now => ("journey-step journey-now", text::STEP_NOW),
            StepState::Ahead => ("journey-step", text::STEP_AHEAD),
        };
        let done = (step.state == StepState::Done).then(|| view! { <Icon glyph=Glyph::Check/> });
        view! {
            <li class=class aria-current=(step.state == StepState::Now).then_some("step")>
                <i class="journey-dot" role="img" aria-label=move || say(state)>{done}</i>
                <b>{step.name}</b>
                <span>{step.detail}</span>
            </li>
        }
    };
    view! { <ol class="journey" data-test="journey">{move || steps.get().into_iter().map(step).collect_view()}</ol> }
}
