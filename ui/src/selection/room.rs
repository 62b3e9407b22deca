//! The selection room: the page that joins its parts and binds their keys.

use atelier_core::id::{BranchId, OrderId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Arrange, Arrangement, SittingState, Submit};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::bill_pane::BillPane;
use super::boxes::Boxes;
use super::catching_up::catch_up;
use super::compare::Compare;
use super::confirm::ConfirmPanel;
use super::desk::{Desk, Mode};
use super::film::Film;
use super::filter_bar::FilterBar;
use super::grid::PhotoGrid;
use super::head::{Foot, Head};
use super::history::HistoryBar;
use super::key_sheet::KeySheet;
use super::keys::{Acts, bind};
use super::loupe::Loupe;
use super::music::{Music, Player};
use super::opening::{Opening, refresh_when_calm};
use super::order::Step;
use super::purposes::PurposeDialog;
use super::rail::Rail;
use super::rapid::RapidLine;
use super::series::parting;
use super::slides;
use super::start::{ConfirmedLine, StartPanel};
use super::survey::Survey;
use super::text;
use super::unready::UnreadyDialog;
use crate::app::{Act, Trouble, TroubleLine, act, ask, pause, t, use_id, use_query};
use crate::kit::{Button, Skeleton, toast_trouble};

/// The room of the order in the address.
#[component]
pub fn RoomPage() -> impl IntoView {
    let order = use_id::<OrderId>("id");
    let opening = Opening::new();
    let desk = Desk::new();
    let music = Music::provide();
    let reload = {
        let order = order.clone();
        Callback::new(move |()| match order.clone() {
            Some(order) => opening.ask(desk, order),
            None => opening.trouble.set(Some(Trouble::Refused(Refusal::not_found(Subject::Order, "")))),
        })
    };
    // A keystroke that the server did not take is taken back by loading what it knows.
    desk.outbox.on_refused(Callback::new(move |refusal: Refusal| {
        toast_trouble(Trouble::Refused(refusal).words());
        reload.run(());
    }));
    follow_the_branch(opening, reload);
    refresh_when_calm(desk, reload);
    catch_up(desk, reload);
    play(desk);
    let submit = act::<Submit>();
    let asking = RwSignal::new(false);
    let acts = Acts {
        arrange: Callback::new(move |arrangement| arrange(desk, arrangement, reload)),
        submit: Callback::new(move |()| if desk.has_to_ask() { asking.set(true) } else { send_in(desk, submit) }),
        part: parting(desk),
        history: Callback::new(move |()| desk.look_back(reload)),
    };
    bind(desk, acts);
    let waits = Memo::new(move |_| desk.room.with(Option::is_none));
    view! {
        <div class="room" class:playing=move || desk.playing.get() data-test="room" on:mousedown=leave_the_keys on:click=give_the_keys_back>
            <Head desk acts busy=submit.busy()/>
            <Rail desk/>
            <main class="room-main">
                <div class="room-troubles">
                    <TroubleLine trouble=submit.trouble()/>
                    <NotLoaded opening reload/>
                </div>
                {move || if waits.get() {
                    view! { <div class="room-wait">{move || opening.busy.get().then(|| view! { <Skeleton/> })}</div> }.into_any()
                } else {
                    view! { <Body desk/> }.into_any()
                }}
                <RapidLine desk/>
                <HistoryBar desk reload/>
            </main>
            <BillPane desk/>
            <Foot desk/>
            <PurposeDialog desk/>
            <KeySheet desk/>
            <Player desk music/>
            <UnreadyDialog desk open=asking submit=Callback::new(move |()| send_in(desk, submit))/>
        </div>
    }
}

/// Loads the marks that the address names: the sitting's own, or a branch's.
fn follow_the_branch(opening: Opening, reload: Callback<()>) {
    let named = use_query("branch");
    Effect::new(move || {
        opening.branch.set(BranchId::try_from(named.get()).ok());
        reload.run(());
    });
}

/// Why the room was not loaded, with a way to ask again.
#[component]
fn NotLoaded(opening: Opening, reload: Callback<()>) -> impl IntoView {
    view! {
        <Show when=move || opening.trouble.with(Option::is_some)>
            <div class="row">
                <TroubleLine trouble=opening.trouble/>
                <Button test="retry" busy=opening.busy on:click=move |_| reload.run(())>{t(text::AGAIN)}</Button>
            </div>
        </Show>
    }
}

/// Lays the photos out: here at once, then for every station of the sitting.
fn arrange(desk: Desk, arrangement: Arrangement, reload: Callback<()>) {
    let Some(sitting) = untrack(|| desk.sitting()).filter(|sitting| sitting.state == SittingState::Open) else {
        return toast_trouble(text::NOT_OPEN);
    };
    desk.arrange(arrangement);
    spawn_local(async move {
        if let Err(trouble) = ask(Arrange { sitting: sitting.id, arrangement }).await {
            toast_trouble(trouble.words());
            if !trouble.may_pass() {
                reload.run(());
            }
        }
    });
}

/// Closes the marks, once those under way have arrived: they belong to the sitting.
fn send_in(desk: Desk, submit: Act<Submit>) {
    let Some(sitting) = untrack(|| desk.sitting()).filter(|sitting| sitting.state == SittingState::Open) else { return };
    if untrack(|| desk.branch()).is_some() {
        return toast_trouble(text::MERGE_FIRST);
    }
    if desk.history.with_untracked(Option::is_some) {
        return toast_trouble(text::LOOKING_BACK);
    }
    spawn_local(async move {
        if desk.outbox.settled().await {
            submit.run(Submit { sitting: sitting.id }, move |room| desk.take(room));
        } else {
            toast_trouble(text::NOT_SENT_YET);
        }
    });
}

/// Nor may a button take the keyboard by a press of the mouse: a dialog that it opens would give it back to the button.
fn leave_the_keys(event: leptos::ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is = |css: &str| target.as_ref().is_some_and(|target| target.closest(css).is_ok_and(|found| found.is_some()));
    if is("button") && !is("dialog") && !is("[draggable=true]") {
        event.prevent_default();
    }
}

/// A clicked button must not keep the keyboard: Space means the next photo here. One that was pressed by a key keeps it.
fn give_the_keys_back(event: leptos::ev::MouseEvent) {
    let focused = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    let button = focused.filter(|element| event.detail() > 0 && element.tag_name() == "BUTTON");
    let button = button.filter(|element| element.closest("dialog").is_ok_and(|dialog| dialog.is_none()));
    if let Some(button) = button.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(button.blur());
    }
}

#[component]
fn Body(desk: Desk) -> impl IntoView {
    let state = Memo::new(move |_| desk.sitting().map(|sitting| sitting.state));
    let middle = move || match desk.mode.get() {
        Mode::Grid => view! { <div class="room-grid"><FilterBar desk/><Boxes desk/><PhotoGrid desk/></div> }.into_any(),
        Mode::Loupe => view! { <div class="room-one"><Loupe desk/><Film desk/></div> }.into_any(),
        Mode::Compare => view! { <div class="room-one"><Compare desk/><Film desk/></div> }.into_any(),
        Mode::Survey => view! { <div class="room-one"><Survey desk/><Film desk/></div> }.into_any(),
    };
    move || match state.get() {
        Some(SittingState::Open) => middle.into_any(),
        Some(SittingState::Submitted) => view! { <ConfirmPanel desk/> }.into_any(),
        Some(SittingState::Confirmed) => view! { <div class="room-read"><ConfirmedLine desk/>{middle}</div> }.into_any(),
        None => view! { <StartPanel desk/> }.into_any(),
    }
}

/// The slideshow: a photo every few seconds, until the last one or any other mode.
fn play(desk: Desk) {
    Effect::new(move || {
        if !desk.playing.get() {
            return;
        }
        spawn_local(async move {
            loop {
                pause(slides::milliseconds()).await;
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
