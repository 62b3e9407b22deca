//! The selection room: the page that joins its parts, loads them, and keeps them fresh without disturbing the marks.

use atelier_core::call::Tag;
use atelier_core::id::OrderId;
use atelier_core::selection::{Arrange, OpenRoom, SittingState, StartSitting, Submit};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bill_pane::BillPane;
use super::compare::Compare;
use super::confirm::ConfirmPanel;
use super::desk::{Desk, Mode, now};
use super::film::Film;
use super::grid::PhotoGrid;
use super::head::{Foot, Head};
use super::keys::{Acts, keys};
use super::loupe::Loupe;
use super::order::Step;
use super::purposes::PurposeDialog;
use super::rail::Rail;
use super::text;
use crate::app::{Link, LoadTrouble, TroubleLine, act, load_when, pause, t, tf, use_id, use_live};
use crate::kit::{Button, ButtonKind, ButtonSize, Skeleton, toast_trouble, use_keys};

/// How long the keys must rest before the room is loaded anew because something went stale, in milliseconds.
const CALM: f64 = 2_500.0;

/// The room of the order in the address.
#[component]
pub fn RoomPage() -> impl IntoView {
    let order = use_id::<OrderId>("id");
    let loaded = load_when(move || order.clone().map(|order| OpenRoom { order }), &[]);
    let desk = Desk::new(Callback::new(move |()| loaded.again()));
    Effect::new(move || {
        if let Some(room) = loaded.get() {
            untrack(|| desk.take(room));
        }
    });
    refresh_when_calm(desk, Callback::new(move |()| loaded.again()));
    play(desk);
    let arrange = act::<Arrange>();
    let submit = act::<Submit>();
    let acts = Acts {
        arrange: Callback::new(move |arrangement| {
            if let Some(sitting) = untrack(|| desk.sitting()).filter(|sitting| sitting.state != SittingState::Confirmed) {
                arrange.run(Arrange { sitting: sitting.id, arrangement }, move |sitting| {
                    desk.room.update(|room| {
                        if let Some(room) = room {
                            room.sitting = Some(sitting);
                        }
                    });
                });
            }
        }),
        submit: Callback::new(move |()| {
            // What is still under way belongs to the sitting and goes first.
            if desk.outbox.waiting.with_untracked(Vec::is_empty)
                && let Some(sitting) = untrack(|| desk.sitting()).filter(|sitting| sitting.state == SittingState::Open)
            {
                submit.run(Submit { sitting: sitting.id }, move |room| desk.take(room));
            }
        }),
    };
    Effect::new(move || {
        if let Some(trouble) = submit.trouble().get().or_else(|| arrange.trouble().get()) {
            toast_trouble(untrack(|| trouble.words()));
        }
    });
    use_keys(keys(desk, acts));
    let body = move || {
        if desk.room.with(Option::is_none) {
            return view! { <div class="room-wait"><LoadTrouble load=loaded/><Skeleton/></div> }.into_any();
        }
        view! { <Body desk/> }.into_any()
    };
    view! {
        <div class="room" data-test="room" on:click=|_| give_the_keys_back()>
            <Head desk acts busy=submit.busy()/>
            <Rail desk/>
            <main class="room-main">{body}</main>
            <BillPane desk/>
            <Foot desk/>
            <PurposeDialog desk/>
        </div>
    }
}

/// A clicked button must not keep the keyboard: Space means the next photo here.
fn give_the_keys_back() {
    use wasm_bindgen::JsCast;
    let focused = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    if let Some(button) =
        focused.filter(|element| element.tag_name() == "BUTTON").and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        drop(button.blur());
    }
}

#[component]
fn Body(desk: Desk) -> impl IntoView {
    let state = Memo::new(move |_| desk.sitting().map(|sitting| sitting.state));
    let middle = move || match desk.mode.get() {
        Mode::Grid => view! { <PhotoGrid desk/> }.into_any(),
        Mode::Loupe => view! { <div class="room-one"><Loupe desk/><Film desk/></div> }.into_any(),
        Mode::Compare => view! { <div class="room-one"><Compare desk/><Film desk/></div> }.into_any(),
    };
    move || match state.get() {
        Some(SittingState::Open) => middle.into_any(),
        Some(SittingState::Submitted) => view! { <ConfirmPanel desk/> }.into_any(),
        Some(SittingState::Confirmed) | None => view! { <StartPanel desk/> }.into_any(),
    }
}

/// No sitting is open: one can be begun.
#[component]
fn StartPanel(desk: Desk) -> impl IntoView {
    let start = act::<StartSitting>();
    let number = move || desk.sitting().map_or(0, |sitting| sitting.number) + 1;
    let words = move || if number() > 1 { text::START_AGAIN } else { text::START_WORDS };
    let begin = move |_| {
        if let Some(order) = untrack(|| desk.order()) {
            start.run(StartSitting { order }, move |room| desk.take(room));
        }
    };
    let order = move || desk.order().map(|order| format!("/orders/{order}")).unwrap_or_default();
    view! {
        <section class="room-panel" data-test="start-panel">
            <h1>{tf(text::START_TITLE, move || vec![("n", number().to_string())])}</h1>
            <p class="muted">{move || t(words())()}</p>
            <TroubleLine trouble=start.trouble()/>
            <Button kind=ButtonKind::Main size=ButtonSize::Large busy=start.busy() test="start-sitting" on:click=begin>{t(text::START)}</Button>
            <Link to=Signal::derive(order)>{t(text::TO_ORDER)}</Link>
        </section>
    }
}

/// Loads the room anew once its subjects went stale and the keys have rested; every keystroke makes them stale, and
/// loading thousands of photos after each would be in the way.
fn refresh_when_calm(desk: Desk, reload: Callback<()>) {
    let live = use_live();
    let due = StoredValue::new(false);
    let first = StoredValue::new(true);
    Effect::new(move || {
        live.stamp(&[Tag::Selection, Tag::Orders, Tag::Shoots]);
        if first.get_value() {
            first.set_value(false);
            return;
        }
        if due.get_value() {
            return;
        }
        due.set_value(true);
        spawn_local(async move {
            loop {
                pause(600).await;
                let Some(touched) = desk.touched.try_get_untracked() else { return };
                let sent = desk.outbox.waiting.try_with_untracked(Vec::is_empty).unwrap_or(true);
                if sent && now() - touched > CALM {
                    break;
                }
            }
            if due.try_set_value(false).is_none() {
                reload.run(());
            }
        });
    });
}

/// The slideshow: a photo every three seconds, until the last one or any other mode.
fn play(desk: Desk) {
    Effect::new(move || {
        if !desk.playing.get() {
            return;
        }
        spawn_local(async move {
            loop {
                pause(3_000).await;
                if desk.playing.try_get_untracked() != Some(true) {
                    return;
                }
                let before = desk.current.get_untracked();
                desk.go(Step::Next);
                if desk.current.get_untracked() == before || desk.mode.get_untracked() != Mode::Loupe {
                    desk.playing.set(false);
                    return;
                }
            }
        });
    });
}
