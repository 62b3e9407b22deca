//! A design on a wall at its true scale, moved by pointer or by arrow keys; on a client's screen it only hangs there.

use atelier_core::id::PhotoId;
use atelier_core::selection::{Design, Hang, ShownDesign, Wall};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::bench::Bench;
use super::drawn::{Drawn, as_it_will_be};
use super::rooms::picture;
use super::text;
use crate::app::{fill, say};
use crate::selection::pane::hold;

/// How far an arrow key moves, in tenths of a millimetre: 5 cm.
const STEP: i32 = 500;

/// Where the design hangs; before it was moved, in the middle of a living room.
pub fn hang(bench: Bench) -> Hang {
    bench.open.with(|open| open.as_ref().and_then(|design| design.hang.clone())).unwrap_or_else(|| Hang::on(Wall::default()))
}

/// So far moved, in tenths of a millimetre.
fn moved(from: &Hang, right: i32, down: i32) -> Hang {
    let (x, y) = (from.x.saturating_add_signed(right), from.y.saturating_add_signed(down));
    Hang { x, y, ..from.clone() }.held()
}

/// The wall.
#[component]
pub fn OnTheWall(bench: Bench) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let wall = Memo::new(move |_| hang(bench).wall);
    // What hangs is not drawn anew while it is moved.
    let drawn = Memo::new(move |_| bench.open.get().map(|design| Design { hang: None, ..design }));
    let pulled = StoredValue::new(None::<(i32, i32, Hang)>);
    let press = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            event.prevent_default();
            hold(&event);
            pulled.set_value(Some((event.client_x(), event.client_y(), untrack(|| hang(bench)))));
        }
    };
    let pull = move |event: ev::PointerEvent| {
        let Some((x, y, from)) = pulled.get_value() else { return };
        let Some(width) = frame.get_untracked().map(|frame| frame.get_bounding_client_rect().width()).filter(|width| *width > 0.0) else {
            return;
        };
        let scale = f64::from(from.wall.width()) / width;
        let tenths = |pixels: i32| (f64::from(pixels) * scale).round() as i32;
        let to = moved(&from, tenths(event.client_x() - x), tenths(event.client_y() - y));
        if to != untrack(|| hang(bench)) {
            bench.change(|design| design.hang = Some(to));
        }
    };
    let keyed = move |event: ev::KeyboardEvent| {
        let (right, down) = match event.key().as_str() {
            "ArrowLeft" => (-STEP, 0),
            "ArrowRight" => (STEP, 0),
            "ArrowUp" => (0, -STEP),
            "ArrowDown" => (0, STEP),
            _ => return,
        };
        event.prevent_default();
        let to = moved(&untrack(|| hang(bench)), right, down);
        bench.change(|design| design.hang = Some(to));
    };
    let place = move || lies(&hang(bench), drawn.with(|drawn| drawn.as_ref().map_or(0, |design| design.template.width)));
    let name = move || drawn.with(|drawn| drawn.as_ref().map(|design| fill(text::HANG_NAME, &[("name", design.name.clone())])));
    let known = move || wall.with(scale_words);
    view! {
        <div class="wall" style=move || wall.with(shape) node_ref=frame data-test="wall">
            {move || wall.with(picture)}
            <button type="button" class="hung" style=place aria-label=name data-test="hung" on:keydown=keyed on:pointerdown=press on:pointermove=pull
                on:pointerup=move |_| pulled.set_value(None) on:pointercancel=move |_| pulled.set_value(None)>
                {move || drawn.get().map(|design| as_it_will_be(&design.template, &design.fills, &|photo| bench.drawn(photo)))}
            </button>
            <span class="wall-scale">{known}</span>
        </div>
    }
}

/// The same without anything to move.
pub fn hanging(design: &ShownDesign, hang: &Hang, photo: &dyn Fn(&PhotoId) -> Option<Drawn>) -> impl IntoView + use<> {
    let product = as_it_will_be(&design.template, &design.fills, photo);
    view! {
        <div class="wall" style=shape(&hang.wall) data-test="wall">
            {picture(&hang.wall)}
            <div class="hung" style=lies(hang, design.template.width)>{product}</div>
            <span class="wall-scale">{scale_words(&hang.wall)}</span>
        </div>
    }
}

/// The wall's proportions, as a style.
fn shape(wall: &Wall) -> String {
    format!("--shape:{:.5}", f64::from(wall.width()) / f64::from(wall.height()))
}

/// Where a product of this width lies on its wall, as a style.
fn lies(hang: &Hang, width: u32) -> String {
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1)) * 100.0;
    let (x, y) = (share(hang.x, hang.wall.width()), share(hang.y, hang.wall.height()));
    format!("left:{x:.3}%;top:{y:.3}%;width:{:.3}%", share(width, hang.wall.width()))
}

/// What the eye may measure by.
fn scale_words(wall: &Wall) -> String {
    match wall {
        Wall::Living => say(text::SCALE_LIVING).to_owned(),
        Wall::Bedroom => say(text::SCALE_BEDROOM).to_owned(),
        Wall::Child => say(text::SCALE_CHILD).to_owned(),
        Wall::Hallway => say(text::SCALE_HALLWAY).to_owned(),
        Wall::Own(_) => fill(text::SCALE_OWN, &[("width", metres(wall.width())), ("height", metres(wall.height()))]),
    }
}

/// Tenths of a millimetre in metres, to the centimetre.
pub fn metres(tenths: u32) -> String {
    format!("{:.2}", f64::from(tenths) / 10_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_stays_on_the_wall() {
        let middle = Hang::on(Wall::Hallway);
        let at = |x, y| Hang { x, y, ..middle.clone() };
        for (right, down, expected) in
            [(0, 0, middle.clone()), (500, -500, at(13_500, 9_500)), (-90_000, 0, at(0, 10_000)), (90_000, 90_000, at(26_000, 28_000))]
        {
            assert_eq!(moved(&middle, right, down), expected);
        }
    }
}
