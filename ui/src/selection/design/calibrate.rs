//! A client's room is calibrated: two handles on the ends of something whose length is known, and that length.

use atelier_core::selection::{DropOwnRoom, Hang, OwnRoom, Region, SaveOwnRoom, Wall};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::bench::Bench;
use super::own_rooms::Measuring;
use super::text;
use super::wall::metres;
use crate::app::{Trouble, TroubleLine, act, fill, t};
use crate::kit::{Button, ButtonKind, DialogFoot, Field, Form, PhotoSize, TextInput, Words};
use crate::selection::pane::hold;

/// How far an arrow key moves an end, in ten-thousandths; with Shift ten times as far.
const STEP: i32 = 10;
/// What there is in most homes, in tenths of a millimetre: the long and the short side of A4, a door's height, a sofa's width.
const KNOWN: [(atelier_core::text::Text, u32); 4] =
    [(text::A4_LONG, 2_970), (text::A4_SHORT, 2_100), (text::DOOR, 20_000), (text::SOFA, 21_000)];

/// Tenths of a millimetre as centimetres to be typed.
fn centimetres(tenths: u32) -> String {
    if tenths == 0 { String::new() } else { format!("{}", f64::from(tenths) / 100.0) }
}

/// Typed centimetres in tenths of a millimetre; 0 where that is no length.
fn tenths(typed: &str) -> u32 {
    let centimetres = typed.trim().replace(['，', ','], ".").parse::<f64>().ok().filter(|length| (0.0..=100_000.0).contains(length));
    centimetres.map_or(0, |length| (length * 100.0).round() as u32)
}

/// The photograph, its handles and the length.
#[component]
pub fn Calibrate(bench: Bench, measuring: Measuring) -> impl IntoView {
    let draft = measuring.draft;
    let (name, length) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move || {
        if measuring.open.get() {
            let (named, known) =
                draft.with_untracked(|draft| draft.as_ref().map(|room| (room.name.clone(), room.length)).unwrap_or_default());
            name.set(named);
            length.set(centimetres(known));
        }
    });
    let now = move || {
        let typed = tenths(&length.get());
        draft.get().map(|room| OwnRoom { name: name.get(), length: typed, ..room })
    };
    let judged = Memo::new(move |_| now().map(|room| room.seen()));
    let (save, drop_it) = (act::<SaveOwnRoom>(), act::<DropOwnRoom>());
    let order = move || bench.room.get_untracked().map(|room| room.order.id);
    let send = move |()| {
        let (Some(order), Some(room)) = (order(), untrack(now)) else { return };
        let id = room.id.clone();
        save.run(SaveOwnRoom { order, room }, move |rooms| {
            let saved = rooms.iter().find(|room| room.id == id).cloned();
            bench.rooms.put(rooms);
            measuring.open.try_set(false);
            if let Some(room) = saved {
                hang_in(bench, room);
            }
        });
    };
    let remove = move |_| {
        let (Some(order), Some(room)) = (order(), draft.get_untracked()) else { return };
        drop_it.run(DropOwnRoom { order, room: room.id }, move |rooms| {
            bench.rooms.put(rooms);
            measuring.open.try_set(false);
        });
    };
    let told = move || match judged.get() {
        Some(Ok((width, height))) => view! {
            <p class="muted" data-test="room-seen">{fill(text::ROOM_SEEN, &[("width", metres(width)), ("height", metres(height))])}</p>
        }
        .into_any(),
        // Before anything is typed nobody has made a mistake.
        Some(Err(_)) if length.with(String::is_empty) => view! { <p class="faint">{t(text::ROOM_HOW)}</p> }.into_any(),
        Some(Err(refusal)) => {
            view! { <p class="field-error" role="alert" data-test="room-not">{Trouble::Refused(refusal).words()}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let known = KNOWN.map(|(words, tenths)| {
        view! { <Button test=format!("room-known-{tenths}") on:click=move |_| length.set(centimetres(tenths))>{t(words)}</Button> }
    });
    let cannot = Signal::derive(move || !matches!(judged.get(), Some(Ok(_))));
    let is_kept = move || draft.with(|draft| draft.as_ref().is_some_and(|room| room.version > 0));
    view! {
        <Form on_submit=send class="calibrate" test="room-form">
            <Photograph draft/>
            <div class="calibrate-fields">
                <Field label=text::ROOM_NAME><TextInput value=name test="room-name"/></Field>
                <Field label=text::ROOM_LENGTH><TextInput value=length test="room-length"/></Field>
            </div>
            <div class="row calibrate-known">{known.into_iter().collect_view()}</div>
            {told}
            <TroubleLine trouble=save.trouble()/>
            <TroubleLine trouble=drop_it.trouble()/>
            <DialogFoot>
                <Show when=is_kept><Button kind=ButtonKind::Danger busy=drop_it.busy() test="room-drop" on:click=remove>{t(text::ROOM_DROP)}</Button></Show>
                <span class="grow"></span>
                <Button test="room-cancel" on:click=move |_| measuring.open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() disabled=cannot test="room-save">{t(text::SAVE)}</Button>
            </DialogFoot>
        </Form>
    }
}

/// Hangs the open design in the room; where it hangs there already, it stays where it is.
fn hang_in(bench: Bench, room: OwnRoom) {
    let there = bench.open.with_untracked(|open| {
        let hang = open.as_ref()?.hang.clone()?;
        matches!(&hang.wall, Wall::Own(own) if own.id == room.id).then_some(hang)
    });
    let wall = Wall::Own(room);
    match there {
        Some(hang) if hang.wall == wall => {}
        Some(hang) => bench.change(|design| design.hang = Some(Hang { wall, ..hang }.held())),
        None => bench.change(|design| design.hang = Some(Hang::on(wall))),
    }
}

/// The photograph with the two ends on it.
#[component]
fn Photograph(draft: RwSignal<Option<OwnRoom>>) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let shown = Memo::new(move |_| draft.with(|draft| draft.as_ref().map(|room| (room.content.clone(), room.width, room.height))));
    let ends = Memo::new(move |_| draft.with(|draft| draft.as_ref().map(|room| room.ends)).unwrap_or_default());
    let picture = move || {
        shown.get().map(|(content, width, height)| {
            let shape = f64::from(width.max(1)) / f64::from(height.max(1));
            view! {
                <div class="calibrate-photo" style=format!("--shape:{shape:.5}") node_ref=frame data-test="room-photo">
                    <img src=PhotoSize::Preview.address(&content) alt="" draggable="false"/>
                    <svg viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true">
                        <line class="under" x1=move || ends.get()[0].0 y1=move || ends.get()[0].1 x2=move || ends.get()[1].0 y2=move || ends.get()[1].1></line>
                        <line x1=move || ends.get()[0].0 y1=move || ends.get()[0].1 x2=move || ends.get()[1].0 y2=move || ends.get()[1].1></line>
                    </svg>
                    <End draft frame nth=0/>
                    <End draft frame nth=1/>
                </div>
            }
        })
    };
    view! { {picture} }
}

/// One end of the known length, moved by pointer and keys.
#[component]
fn End(draft: RwSignal<Option<OwnRoom>>, frame: NodeRef<html::Div>, nth: usize) -> impl IntoView {
    let pulled = StoredValue::new(false);
    let at = move || draft.with(|draft| draft.as_ref().map(|room| room.ends[nth]).unwrap_or_default());
    let put = move |(x, y): (f64, f64)| {
        let held = |part: f64| part.round().clamp(0.0, f64::from(Region::FULL)) as u32;
        draft.update(|draft| {
            if let Some(room) = draft {
                room.ends[nth] = (held(x), held(y));
            }
        });
    };
    let press = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            hold(&event);
            pulled.set_value(true);
        }
    };
    let pull = move |event: ev::PointerEvent| {
        let Some(frame) = frame.get_untracked().filter(|_| pulled.get_value()) else { return };
        let rect = frame.get_bounding_client_rect();
        let part = |at: i32, edge: f64, length: f64| (f64::from(at) - edge) / length.max(1.0) * f64::from(Region::FULL);
        put((part(event.client_x(), rect.x(), rect.width()), part(event.client_y(), rect.y(), rect.height())));
    };
    let keyed = move |event: ev::KeyboardEvent| {
        let step = if event.shift_key() { STEP * 10 } else { STEP };
        let (right, down) = match event.key().as_str() {
            "ArrowLeft" => (-step, 0),
            "ArrowRight" => (step, 0),
            "ArrowUp" => (0, -step),
            "ArrowDown" => (0, step),
            _ => return,
        };
        event.prevent_default();
        let (x, y) = untrack(at);
        put((f64::from(x) + f64::from(right), f64::from(y) + f64::from(down)));
    };
    let style = move || format!("left:{:.2}%;top:{:.2}%", f64::from(at().0) / 100.0, f64::from(at().1) / 100.0);
    let label = move || Words::from(fill(text::ROOM_END, &[("n", (nth + 1).to_string())])).get();
    view! {
        <button type="button" class="calibrate-end" style=style aria-label=label data-test=format!("room-end-{nth}") on:pointerdown=press on:pointermove=pull
            on:pointerup=move |_| pulled.set_value(false) on:pointercancel=move |_| pulled.set_value(false) on:keydown=keyed></button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_typed_in_centimetres() {
        for (typed, expected) in
            [("29.7", 2_970), (" 200 ", 20_000), ("21,0", 2_100), ("29，7", 2_970), ("", 0), ("two", 0), ("-3", 0), ("1e9", 0)]
        {
            assert_eq!(tenths(typed), expected, "{typed}");
        }
        for (tenths, expected) in [(2_970, "29.7"), (20_000, "200"), (0, "")] {
            assert_eq!(centimetres(tenths), expected);
        }
    }
}
