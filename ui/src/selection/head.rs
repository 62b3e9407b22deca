//! The bar above the room and the line of keys below it.

use atelier_core::selection::{Arrangement, SittingState};
use atelier_core::text::Text;
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::keys::{Acts, new_seed};
use super::text;
use crate::app::{back, fill, say, t};
use crate::kit::{Button, ButtonKind, Glyph, IconButton, KeyCap, Tag, Tone};

/// Caps and words of the line of keys.
type Hint = (&'static [&'static str], Text);

const HINTS: [Hint; 6] = [
    (&["Space"], text::KEY_NEXT),
    (&["V"], text::PICK),
    (&["C"], text::REJECT),
    (&["X"], text::KEY_MAYBE),
    (&["B"], text::KEY_PURPOSE),
    (&["M"], text::KEY_NOTE),
];
const COMPARE_HINTS: [Hint; 6] = [
    (&["Left", "Right"], text::CHALLENGER),
    (&["Up"], text::KEY_PROMOTE),
    (&["C"], text::KEY_REJECT_CHALLENGER),
    (&["Enter"], text::CHOOSE),
    (&["+", "-"], text::SAME_SPOT),
    (&["Shift"], text::ONLY_THIS),
];

/// Who selects, how the photos lie, and what can be done.
#[component]
pub fn Head(desk: Desk, acts: Acts, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let who = move || desk.room.with(|room| room.as_ref().map(|room| room.order.customer_name.clone()).unwrap_or_default());
    let what = move || {
        let order = desk.room.with(|room| room.as_ref().map(|room| (room.order.shoot_type, room.order.number.clone())));
        let sitting = desk.sitting().map(|sitting| fill(text::SITTING_N, &[("n", sitting.number.to_string())]));
        order.map(|(kind, number)| {
            [Some(say(kind.text()).to_owned()), Some(number), sitting].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let arrangement = move || desk.sitting().map(|sitting| sitting.arrangement);
    let layout = move || match arrangement() {
        Some(Arrangement::Shuffled(seed)) => fill(text::SHUFFLED, &[("seed", (seed % 10_000).to_string())]),
        _ => say(text::SHOOT_ORDER).to_owned(),
    };
    let shuffle = move |_| match untrack(arrangement) {
        Some(Arrangement::Shuffled(_)) => acts.arrange.run(Arrangement::ShootOrder),
        _ => acts.arrange.run(Arrangement::Shuffled(new_seed())),
    };
    let is_shuffled = move || matches!(arrangement(), Some(Arrangement::Shuffled(_)));
    let open = move || desk.is_open();
    view! {
        <header class="room-bar">
            <IconButton glyph=Glyph::Left label=text::BACK test="room-back" on:click=move |_| back("/selection")/>
            <b class="who">{who}</b>
            <span class="muted" data-test="room-what">{what}</span>
            <span class="grow"></span>
            <Show when=open>
                <Tag test="arrangement">{layout}</Tag>
                <Button glyph=Glyph::Shuffle test="shuffle" on:click=shuffle>
                    {move || if is_shuffled() { say(text::UNSHUFFLE) } else { say(text::SHUFFLE) }}
                    <KeyCap cap=Signal::derive(move || if is_shuffled() { "Ctrl F6".to_owned() } else { "F7".to_owned() })/>
                </Button>
                <Button cap="K" glyph=Glyph::Split test="compare" on:click=move |_| desk.compare()>{t(text::COMPARE)}</Button>
                <Button kind=ButtonKind::Main cap="Ctrl Enter" busy=busy test="submit" on:click=move |_| acts.submit.run(())>{t(text::SUBMIT)}</Button>
            </Show>
            <Show when=move || desk.sitting().is_some_and(|sitting| sitting.state == SittingState::Submitted)>
                <Tag tone=Tone::Warn test="submitted">{t(text::CLOSED)}</Tag>
            </Show>
        </header>
    }
}

/// The keys, and whether everything is saved.
#[component]
pub fn Foot(desk: Desk) -> impl IntoView {
    let hints = move || match desk.mode.get() {
        Mode::Grid | Mode::Loupe => &HINTS[..],
        Mode::Compare => &COMPARE_HINTS[..],
    };
    let hint = |(caps, words): &Hint| {
        view! { <span class="hint">{caps.iter().map(|cap| view! { <KeyCap cap=*cap/> }).collect_view()}{t(*words)}</span> }
    };
    let waiting = move || desk.outbox.waiting.with(Vec::len);
    let words = move || match (waiting(), desk.outbox.trouble.with(Option::is_some), desk.outbox.saved.get()) {
        (0, _, Some(stamp)) => {
            // Every zone is whole minutes off, so the seconds are the same everywhere.
            let seconds = stamp.at.0.div_euclid(1_000).rem_euclid(60);
            fill(text::SAVED_AT, &[("clock", format!("{}:{seconds:02}", stamp.clock))])
        }
        (0, _, None) => say(text::NOTHING_YET).to_owned(),
        (n, true, _) => fill(text::QUEUED, &[("n", n.to_string())]),
        (n, false, _) => fill(text::SAVING, &[("n", n.to_string())]),
    };
    let state = move || match (waiting(), desk.outbox.trouble.with(Option::is_some)) {
        (0, _) => "saved",
        (_, true) => "queued",
        (_, false) => "saving",
    };
    view! {
        <footer class="room-foot">
            {move || hints().iter().map(hint).collect_view()}
            <button type="button" class="hint" data-test="keys" on:click=move |_| desk.keys_open.set(true)><KeyCap cap="?"/>{t(text::KEY_ALL)}</button>
            <span class="grow"></span>
            <span class="saved" data-test="saved" data-state=state role="status">{words}</span>
        </footer>
    }
}
