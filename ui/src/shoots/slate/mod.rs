//! The slate: a calm page made to be photographed, black on white in any theme. Its code is drawn anew each second.

mod code;
mod text;

use std::time::Duration;

use atelier_core::call::Tag;
use atelier_core::id::OrderId;
use atelier_core::orders::Stage;
use atelier_core::shoots::{OpenSlate, Slate, SlateView};
use leptos::prelude::*;
use leptos::svg;

use self::code::second_after;
use crate::app::{Load, Loaded, back, fill, load, t, use_id, use_lang};
use crate::kit::{Button, ButtonKind, Empty, Glyph, key, use_keys};

pub use code::drawn;
pub use text::TITLE;

/// How often the time is looked at; the code changes with the second.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// How often the studio is asked for its time again: a station's own clock drifts.
const ASK_EVERY_MS: f64 = 60_000.0;
/// How soon it is asked again while the time is not known.
const ASK_SOON_MS: f64 = 2_000.0;
/// A pause of the page that is longer means that the station slept, and nobody knows how long.
const ASLEEP_MS: f64 = 5_000.0;

/// The page of the order in the address.
#[component]
pub fn SlatePage() -> impl IntoView {
    let Some(order) = use_id::<OrderId>("id") else {
        return view! { <div class="slate"><Empty words=text::NO_SUCH glyph=Glyph::Receipt/></div> }.into_any();
    };
    let home = StoredValue::new(format!("/orders/{order}"));
    let go_back = move || home.with_value(|home| back(home));
    use_keys([key("Esc", text::BACK, go_back)]);
    let slate = load(move || OpenSlate { order: order.clone() }, &[Tag::Orders]);
    view! {
        <div class="slate" data-test="slate">
            <div class="slate-back">
                <Button kind=ButtonKind::Quiet cap="Esc" glyph=Glyph::Left test="slate-back" on:click=move |_| go_back()>{t(text::BACK)}</Button>
            </div>
            <Loaded load=slate let:view><Board view load=slate/></Loaded>
        </div>
    }
    .into_any()
}

#[component]
fn Board(view: Signal<SlateView>, load: Load<SlateView>) -> impl IntoView {
    let at = running(view, load);
    let number = Memo::new(move |_| view.with(|view| view.order.number.clone()));
    let code = Memo::new(move |_| at.get().and_then(|at| drawn(&Slate { order_number: number.get(), at }.words())));
    let label = move || fill(text::CODE, &[("number", number.get())]);
    let picture = move || {
        code.get().map(|code| {
            let side = code.side;
            view! {
                <svg class="slate-code" viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges" role="img" aria-label=label data-test="slate-code">
                    {svg::rect().attr("width", side.to_string()).attr("height", side.to_string()).attr("fill", "#fff")}
                    {svg::path().attr("d", code.path).attr("fill", "#000")}
                </svg>
            }
        })
    };
    let closed = move || view.with(|view| matches!(view.order.stage, Stage::PickedUp | Stage::Cancelled));
    let clock = move || at.get().and_then(|at| at.get(11..).map(str::to_owned));
    let date = move || at.get().and_then(|at| at.get(..10).map(str::to_owned));
    let shoot_type = move || view.with(|view| view.order.shoot_type.text().get(use_lang().get()));
    view! {
        <div class="slate-board">
            <div class="slate-frame">{picture}</div>
            <div class="slate-words">
                <b class="slate-name" data-test="slate-name">{move || view.with(|view| view.order.customer_name.clone())}</b>
                <span class="slate-number" data-test="slate-number">{move || number.get()}</span>
                <span class="slate-type">{shoot_type}</span>
                <time class="slate-clock" data-test="slate-clock">{clock}</time>
                <span class="slate-date">{date}</span>
                <p class="slate-how">{t(text::HOW)}</p>
                {move || closed().then(|| view! { <p class="slate-closed" role="status">{t(text::CLOSED)}</p> })}
            </div>
        </div>
    }
}

/// The studio's time to the second: what it said, and how long ago. None after the station slept, until it is asked again:
/// a slate without a code is better than one with a wrong time.
fn running(view: Signal<SlateView>, load: Load<SlateView>) -> Memo<Option<String>> {
    let heard = Memo::new(move |_| (view.with(|view| view.now.clone()), page_ms()));
    let ticked = RwSignal::new(page_ms());
    let woke = RwSignal::new(0.0);
    let looked = StoredValue::new(js_sys::Date::now());
    let asked = StoredValue::new(page_ms());
    let tick = move || {
        let (date, page) = (js_sys::Date::now(), page_ms());
        let slept = (date - looked.get_value()).abs() > ASLEEP_MS;
        looked.set_value(date);
        if slept {
            woke.set(page);
        }
        let is_known = heard.with_untracked(|(_, since)| *since >= woke.get_untracked());
        let wait = if is_known { ASK_EVERY_MS } else { ASK_SOON_MS };
        // An answer that was under way while the station slept tells an old time: asking anew drops it.
        if slept || (page - asked.get_value() > wait && !load.busy_now()) {
            asked.set_value(page);
            load.again();
        }
        ticked.set(page);
    };
    if let Ok(clock) = set_interval_with_handle(tick, LOOK_EVERY) {
        on_cleanup(move || clock.clear());
    }
    Memo::new(move |_| {
        heard.with(|(now, since)| {
            // Whole milliseconds of a page that is open for hours.
            (*since >= woke.get()).then(|| second_after(now, (ticked.get() - since).max(0.0) as i64)).flatten()
        })
    })
}

/// Milliseconds since the page was loaded; unlike the date, nobody sets it.
fn page_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
