//! Orders that wait for the selection room.

use atelier_core::call::Tag;
use atelier_core::selection::{OpenQueue, QueueRow};
use leptos::prelude::*;

use super::check::CheckReceipt;
use super::text;
use crate::app::{Link, Loaded, day, fill, load, money, say, t};
use crate::kit::{Card, Empty, Glyph, Photo, PhotoFit, Tag as Label, Tone};

/// The queue.
#[component]
pub fn QueuePage() -> impl IntoView {
    let queue = load(|| OpenQueue {}, &[Tag::Orders, Tag::Selection]);
    view! {
        <div class="selection-queue" data-test="queue">
            <h1>{t(text::TITLE)}</h1>
            <Loaded load=queue let:rows>
                {move || match rows.get() {
                    rows if rows.is_empty() => view! { <Empty glyph=Glyph::Grid words=text::QUEUE_EMPTY><Link to="/shoots">{t(text::TO_SHOOTS)}</Link></Empty> }.into_any(),
                    rows => view! { <Card><ul class="selection-rows">{rows.into_iter().map(row).collect_view()}</ul></Card> }.into_any(),
                }}
            </Loaded>
            <CheckReceipt/>
        </div>
    }
}

fn row(row: QueueRow) -> impl IntoView {
    let QueueRow { order, sitting, picked, samples } = row;
    let to = format!("/selection/{}", order.id);
    let samples =
        samples.into_iter().map(|content| view! { <span class="thumb"><Photo blake3=content fit=PhotoFit::Cover alt=""/></span> });
    let state = move || match sitting {
        Some((number, state)) => format!("{} · {}", fill(text::SITTING_N, &[("n", number.to_string())]), say(state.text())),
        None => say(text::NOT_BEGUN).to_owned(),
    };
    let (shoot_type, shoot_on, owing, photos) = (order.shoot_type, order.shoot_on, order.owing, order.photos);
    let detail = {
        let number = order.number.clone();
        move || format!("{} · {number} · {}", say(shoot_type.text()), day(shoot_on))
    };
    let counts =
        move || format!("{} · {}", fill(text::PHOTOS_N, &[("n", photos.to_string())]), fill(text::PICKED_N, &[("n", picked.to_string())]));
    view! {
        <li>
            <Link to=to class="selection-row" test=format!("queue-{}", order.number)>
                <span class="samples">{samples.collect_view()}</span>
                <span class="who"><b>{order.customer_name.clone()}</b><span class="muted">{detail}</span></span>
                <span class="muted counts">{counts}</span>
                <Label tone=if sitting.is_some() { Tone::Info } else { Tone::Warn }>{state}</Label>
                <span class="owing">{move || (owing.0 > 0).then(|| money(owing))}</span>
            </Link>
        </li>
    }
}
