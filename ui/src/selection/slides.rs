//! How fast the slideshow goes: this station's own, among a few.

use leptos::prelude::*;

use super::text;
use crate::app::fill;
use crate::app::station::{remember, remembered};
use crate::kit::toast;

/// How long a photo can be seen, in seconds.
const SECONDS: [u32; 4] = [2, 3, 5, 8];
/// As it is until somebody changes it.
const USUAL: u32 = 3;
/// Where the station keeps it.
const KEPT: &str = "slides";

/// One step of the speeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Faster,
    Slower,
}

/// How long a photo of the slideshow is seen at this station, in seconds.
pub fn seconds() -> u32 {
    known(remembered(KEPT).as_deref())
}

/// The same in milliseconds.
pub fn milliseconds() -> i32 {
    i32::try_from(seconds()).map_or(3_000, |seconds| seconds * 1_000)
}

/// Makes the slideshow faster or slower, from the next photo on, and says so.
pub fn change(pace: Pace) {
    let seconds = next(seconds(), pace);
    remember(KEPT, &seconds.to_string());
    toast(fill(text::SLIDE_SECONDS, &[("n", seconds.to_string())]));
}

fn known(kept: Option<&str>) -> u32 {
    kept.and_then(|kept| kept.parse().ok()).filter(|seconds| SECONDS.contains(seconds)).unwrap_or(USUAL)
}

fn next(seconds: u32, pace: Pace) -> u32 {
    let at = SECONDS.iter().position(|known| *known == seconds).unwrap_or(1);
    let to = match pace {
        Pace::Faster => at.saturating_sub(1),
        Pace::Slower => (at + 1).min(SECONDS.len() - 1),
    };
    SECONDS.get(to).copied().unwrap_or(USUAL)
}

/// The speeds as buttons.
#[component]
pub fn SlideSpeeds() -> impl IntoView {
    let now = RwSignal::new(seconds());
    let choice = move |seconds: u32| {
        let choose = move |_| {
            remember(KEPT, &seconds.to_string());
            now.set(seconds);
        };
        view! {
            <button type="button" class="chip" aria-pressed=move || (now.get() == seconds).to_string() data-test=format!("slides-{seconds}") on:click=choose>
                {move || fill(text::SECONDS_N, &[("n", seconds.to_string())])}
            </button>
        }
    };
    view! { <span class="slide-speeds">{SECONDS.map(choice).collect_view()}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_goes_from_step_to_step_and_stays_at_the_ends() {
        for (from, pace, to) in [
            (3, Pace::Slower, 5),
            (5, Pace::Slower, 8),
            (8, Pace::Slower, 8),
            (3, Pace::Faster, 2),
            (2, Pace::Faster, 2),
            (99, Pace::Slower, 5),
        ] {
            assert_eq!(next(from, pace), to, "{from} {pace:?}");
        }
        for (kept, seconds) in [(None, 3), (Some("5"), 5), (Some("4"), 3), (Some("x"), 3)] {
            assert_eq!(known(kept), seconds);
        }
    }
}
