//! The bar above the room and the line of keys below it.

use atelier_core::selection::{Arrangement, KeyAct, SittingState};
use atelier_core::shoots::scenes_of;
use atelier_core::text::Text;
use leptos::prelude::*;

use super::design::TITLE;
use super::desk::{Desk, Mode};
use super::family::FamilyButton;
use super::keys::{Acts, LiveCap, new_seed, use_room_keys};
use super::screen::ScreenButton;
use super::text;
use crate::app::{back, fill, navigate, say, t};
use crate::kit::{Button, ButtonKind, Glyph, IconButton, KeyCap, Tag, Tone};

/// Acts and words of the line of keys.
type Hint = (&'static [KeyAct], Text);

const HINTS: [Hint; 6] = [
    (&[KeyAct::Next], text::KEY_NEXT),
    (&[KeyAct::Pick], text::PICK),
    (&[KeyAct::Reject], text::REJECT),
    (&[KeyAct::Maybe], text::KEY_MAYBE),
    (&[KeyAct::Purposes], text::KEY_PURPOSE),
    (&[KeyAct::Note], text::KEY_NOTE),
];
const COMPARE_HINTS: [Hint; 5] = [
    (&[KeyAct::Previous, KeyAct::Next], text::CHALLENGER),
    (&[KeyAct::Promote], text::KEY_PROMOTE),
    (&[KeyAct::Reject], text::KEY_REJECT_CHALLENGER),
    (&[KeyAct::Choose], text::CHOOSE),
    (&[KeyAct::ZoomIn, KeyAct::ZoomOut], text::SAME_SPOT),
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
        Some(Arrangement::ShuffledByOutfit(seed)) => fill(text::SHUFFLED_OUTFITS, &[("seed", (seed % 10_000).to_string())]),
        Some(Arrangement::ShootOrder) | None => say(text::SHOOT_ORDER).to_owned(),
    };
    let shuffle = move |_| match untrack(arrangement).and_then(Arrangement::seed) {
        Some(_) => acts.arrange.run(Arrangement::ShootOrder),
        None => acts.arrange.run(Arrangement::Shuffled(new_seed())),
    };
    let is_shuffled = move || arrangement().and_then(Arrangement::seed).is_some();
    // With one outfit both shuffles are the same.
    let has_outfits = Memo::new(move |_| desk.photos.with(|photos| scenes_of(photos).last().is_some_and(|last| *last > 1)));
    let by_outfit = move |_| acts.arrange.run(Arrangement::ShuffledByOutfit(new_seed()));
    let open = move || desk.is_open();
    view! {
        <header class="room-bar">
            <IconButton glyph=Glyph::Left label=text::BACK test="room-back" on:click=move |_| back("/selection")/>
            <b class="who">{who}</b>
            <span class="muted" data-test="room-what">{what}</span>
            <span class="grow"></span>
            <IconButton glyph=Glyph::Image label=TITLE test="designs" on:click=move |_| to_products(desk)/>
            <FamilyButton desk/>
            <ScreenButton desk/>
            <Show when=open>
                <Tag test="arrangement">{layout}</Tag>
                <Button glyph=Glyph::Shuffle test="shuffle" on:click=shuffle>
                    {move || if is_shuffled() { say(text::UNSHUFFLE) } else { say(text::SHUFFLE) }}
                    <LiveCap act=Signal::derive(move || if is_shuffled() { KeyAct::ShootOrder } else { KeyAct::Shuffle })/>
                </Button>
                <Show when=move || has_outfits.get() && !is_shuffled()>
                    <Button glyph=Glyph::Shuffle test="shuffle-outfits" on:click=by_outfit>{t(text::BY_OUTFIT)}<LiveCap act=KeyAct::ShuffleOutfits/></Button>
                </Show>
                <Button glyph=Glyph::Split test="compare" on:click=move |_| desk.compare()>{t(text::COMPARE)}<LiveCap act=KeyAct::Compare/></Button>
                <Show when=move || desk.branch().is_none()>
                    <Button kind=ButtonKind::Main busy=busy test="submit" on:click=move |_| acts.submit.run(())>{t(text::SUBMIT)}<LiveCap act=KeyAct::Submit/></Button>
                </Show>
            </Show>
            <Show when=move || desk.sitting().is_some_and(|sitting| sitting.state == SittingState::Submitted)>
                <Tag tone=Tone::Warn test="submitted">{t(text::CLOSED)}</Tag>
            </Show>
        </header>
    }
}

/// To the page on which products are designed.
fn to_products(desk: Desk) {
    if let Some(order) = untrack(|| desk.order()) {
        navigate(&format!("/selection/{order}/products"));
    }
}

/// The keys, and whether everything is saved.
#[component]
pub fn Foot(desk: Desk) -> impl IntoView {
    let keys = use_room_keys();
    let compares = Memo::new(move |_| desk.mode.get() == Mode::Compare);
    let hint = move |(acts, words): &Hint| {
        let caps: Vec<&'static str> = acts.iter().filter_map(|act| keys.first(*act)).collect();
        let words = *words;
        let hint = |caps: Vec<&'static str>| view! { <span class="hint">{caps.into_iter().map(|cap| view! { <KeyCap cap/> }).collect_view()}{t(words)}</span> };
        (!caps.is_empty()).then(|| hint(caps))
    };
    let hints = move || if compares.get() { &COMPARE_HINTS[..] } else { &HINTS[..] }.iter().map(hint).collect_view();
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
            {hints}
            <Show when=move || compares.get() || desk.mode.get() == Mode::Survey><span class="hint"><KeyCap cap="Shift"/>{t(text::ONLY_THIS)}</span></Show>
            <button type="button" class="hint" data-test="keys" on:click=move |_| desk.keys_open.set(true)><LiveCap act=KeyAct::AllKeys/>{t(text::KEY_ALL)}</button>
            <span class="grow"></span>
            <span class="saved" data-test="saved" data-state=state role="status">{words}</span>
        </footer>
    }
}
