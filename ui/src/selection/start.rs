//! Where no sitting is open: one can be begun, and what an earlier one chose can be looked at.

use atelier_core::selection::StartSitting;
use leptos::prelude::*;

use super::desk::Desk;
use super::text;
use crate::app::{Act, Link, TroubleLine, act, fill, t, tf};
use crate::kit::{Button, ButtonKind, ButtonSize, Glyph, Photo, PhotoFit, Tag, Tone};

/// How many photos are shown as a sample.
const SAMPLE: usize = 6;

fn begin(desk: Desk, start: Act<StartSitting>) {
    if let Some(order) = untrack(|| desk.order()) {
        start.run(StartSitting { order }, move |room| desk.take(room));
    }
}

fn order_page(desk: Desk) -> Signal<String> {
    Signal::derive(move || desk.order().map(|order| format!("/orders/{order}")).unwrap_or_default())
}

/// No sitting has been held yet.
#[component]
pub fn StartPanel(desk: Desk) -> impl IntoView {
    let start = act::<StartSitting>();
    let sample = move || {
        desk.photos.with(|photos| {
            let apart = (photos.len() / SAMPLE).max(1);
            photos.iter().step_by(apart).take(SAMPLE).map(|photo| photo.content.clone()).collect::<Vec<_>>()
        })
    };
    let count = move || desk.photos.with(|photos| photos.len()).to_string();
    let who = move || desk.room.with(|room| room.as_ref().map(|room| room.order.customer_name.clone()).unwrap_or_default());
    view! {
        <section class="room-panel" data-test="start-panel">
            <div class="start-sample" aria-hidden="true">
                {move || sample().into_iter().map(|content| view! { <span><Photo blake3=content fit=PhotoFit::Cover alt=""/></span> }).collect_view()}
            </div>
            <h1>{tf(text::START_TITLE, || vec![("n", "1".to_owned())])}</h1>
            <p class="muted">{move || format!("{} · {}", who(), fill(text::PHOTOS_N, &[("n", count())]))}<br/>{t(text::START_WORDS)}</p>
            <TroubleLine trouble=start.trouble()/>
            <Button kind=ButtonKind::Main size=ButtonSize::Large busy=start.busy() test="start-sitting" on:click=move |_| begin(desk, start)>{t(text::START)}</Button>
            <Link to=order_page(desk)>{t(text::TO_ORDER)}</Link>
        </section>
    }
}

/// The latest sitting is confirmed: its marks can be looked at, and the next one begun.
#[component]
pub fn ConfirmedLine(desk: Desk) -> impl IntoView {
    let start = act::<StartSitting>();
    let number = move || desk.sitting().map_or(0, |sitting| sitting.number);
    view! {
        <div class="room-line" data-test="confirmed-line">
            <Tag tone=Tone::Good glyph=Glyph::Check>{tf(text::CONFIRMED_N, move || vec![("n", number().to_string())])}</Tag>
            <span class="muted">{t(text::START_AGAIN)}</span>
            <span class="grow"></span>
            <TroubleLine trouble=start.trouble()/>
            <Link to=order_page(desk) test="to-order">{t(text::TO_ORDER)}</Link>
            <Button busy=start.busy() test="start-sitting" on:click=move |_| begin(desk, start)>
                {tf(text::START_TITLE, move || vec![("n", (number() + 1).to_string())])}
            </Button>
        </div>
    }
}
