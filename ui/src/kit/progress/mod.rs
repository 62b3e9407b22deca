//! Long work: how many of how many, how fast, how long yet, and a way to stop it.

pub mod example;

use leptos::prelude::*;

use super::{Button, ButtonSize, text};
use crate::app::{fill, t};

/// How long work goes.
#[component]
pub fn Progress(
    /// How many are done.
    #[prop(into)]
    done: Signal<u32>,
    /// Of how many.
    #[prop(into)]
    of: Signal<u32>,
    /// How many a minute, lately; 0 when not known.
    #[prop(optional, into)]
    per_minute: Signal<u32>,
    /// What is being done now, such as a file's name.
    #[prop(optional, into)]
    current: Signal<String>,
    /// Stops it.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let share = move || if of.get() == 0 { 0.0 } else { f64::from(done.get().min(of.get())) * 100.0 / f64::from(of.get()) };
    let left = move || {
        let (rate, rest) = (per_minute.get(), of.get().saturating_sub(done.get()));
        (rate > 0 && rest > 0).then(|| {
            let seconds = u64::from(rest) * 60 / u64::from(rate);
            if seconds < 90 {
                fill(text::SECONDS_LEFT, &[("n", seconds.max(1).to_string())])
            } else {
                fill(text::MINUTES_LEFT, &[("n", seconds.div_ceil(60).to_string())])
            }
        })
    };
    let rate = move || (per_minute.get() > 0).then(|| fill(text::PER_MINUTE, &[("n", per_minute.get().to_string())]));
    view! {
        <div class="progress">
            <div class="progress-bar" role="progressbar" aria-valuemin="0" aria-valuemax=move || of.get() aria-valuenow=move || done.get()>
                <i style=move || format!("width:{:.1}%", share())></i>
            </div>
            <div class="progress-words">
                <b>{move || format!("{} / {}", done.get(), of.get())}</b>
                <span>{rate}</span>
                <span>{left}</span>
                <span class="progress-current">{move || current.get()}</span>
                {on_cancel.map(|cancel| view! {
                    <Button size=ButtonSize::Small on:click=move |_| cancel.run(())>{t(text::CANCEL)}</Button>
                })}
            </div>
        </div>
    }
}
