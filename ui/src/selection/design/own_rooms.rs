//! The wall that a design hangs on: a drawn room, or one of the client's own, whose photograph is brought here.

use atelier_core::selection::{Hang, OwnRoom, Region, RoomPhoto, Wall};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::Bench;
use super::calibrate::Calibrate;
use super::text;
use super::wall::hang;
use crate::app::{Trouble, TroubleLine, new_id, say, send_file, t, use_lang};
use crate::kit::{Button, Dialog, DialogSize, Glyph, IconButton, Select, Words};

/// The room in which somebody works with tape and photograph.
#[derive(Clone, Copy)]
pub struct Measuring {
    /// The room as it is being calibrated.
    pub draft: RwSignal<Option<OwnRoom>>,
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
}

/// The drawn rooms, the order's own, and where the design hangs in one that is on no list any more, that one.
fn walls(bench: Bench) -> Vec<Wall> {
    let own = bench.rooms.get().unwrap_or_default();
    let gone = match hang(bench).wall {
        Wall::Own(room) if own.iter().all(|known| known.id != room.id) => Some(room),
        _ => None,
    };
    Wall::DRAWN.into_iter().chain(own.into_iter().chain(gone).map(Wall::Own)).collect()
}

/// Whether two are the same room, calibrated alike or not.
fn is_same(one: &Wall, other: &Wall) -> bool {
    match (one, other) {
        (Wall::Own(one), Wall::Own(other)) => one.id == other.id,
        (one, other) => one == other,
    }
}

/// The rooms to choose from, and the way to bring another.
#[component]
pub fn RoomChoice(bench: Bench) -> impl IntoView {
    let lang = use_lang();
    let measuring = Measuring { draft: RwSignal::new(None), open: RwSignal::new(false) };
    let walls = Memo::new(move |_| walls(bench));
    let value = RwSignal::new(Wall::default());
    Effect::new(move || {
        let wall = hang(bench).wall;
        let listed = walls.with(|walls| walls.iter().find(|known| is_same(known, &wall)).cloned()).unwrap_or(wall);
        if value.get_untracked() != listed {
            value.set(listed);
        }
    });
    let options = Signal::derive(move || {
        let named = |wall: Wall| (wall.clone(), Words::from(wall.name(lang.get()).to_owned()));
        walls.get().into_iter().map(named).collect::<Vec<_>>()
    });
    let chosen = move |wall: Wall| bench.change(|design| design.hang = Some(Hang::on(wall)));
    let own = move || match value.get() {
        Wall::Own(room) => bench.rooms.get()?.into_iter().find(|known| known.id == room.id),
        _ => None,
    };
    let again = move |_| {
        measuring.draft.set(untrack(own));
        measuring.open.set(true);
    };
    view! {
        <Select value options label=text::ROOM on_choose=chosen test="design-room"/>
        <Bring bench measuring/>
        <Show when=move || own().is_some()>
            <IconButton glyph=Glyph::Pencil label=text::ROOM_CHANGE test="room-change" on:click=again/>
        </Show>
        <Dialog open=measuring.open title=text::ROOM_CALIBRATE size=DialogSize::Large test="room-dialog"><Calibrate bench measuring/></Dialog>
    }
}

/// Brings a photograph from a file, or from a tablet's camera.
#[component]
fn Bring(bench: Bench, measuring: Measuring) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let brought = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| {
            let file = input.files()?.get(0);
            // The same file may be chosen once more.
            input.set_value("");
            file
        }) else {
            return;
        };
        let Some(order) = bench.room.get_untracked().map(|room| room.order.id) else { return };
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = send_file::<RoomPhoto>(&format!("/rooms/{order}"), &file).await;
            // Whoever has left the page meanwhile finds the photograph nowhere; it is brought again by choosing it again.
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(photo) => {
                    measuring.draft.set(Some(draft(photo)));
                    measuring.open.set(true);
                }
                Err(why) => trouble.set(Some(why)),
            }
        });
    };
    view! {
        <Button glyph=Glyph::Camera busy=busy test="room-bring" on:click=choose>{t(text::ROOM_BRING)}</Button>
        <input node_ref=input type="file" accept="image/*,.heic,.heif" hidden data-test="room-file" on:change=brought/>
        <TroubleLine trouble=trouble/>
    }
}

/// A room of a photograph that was brought just now: its ends in the middle, half of the picture apart.
fn draft(photo: RoomPhoto) -> OwnRoom {
    let RoomPhoto { content, width, height } = photo;
    let (quarter, middle) = (Region::FULL / 4, Region::FULL / 2);
    let ends = [(quarter, middle), (Region::FULL - quarter, middle)];
    OwnRoom { id: new_id(), name: say(text::ROOM_OWN).to_owned(), content, width, height, ends, length: 0, version: 0 }
}
