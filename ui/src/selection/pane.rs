//! One photo, as large as its place allows, zoomed and moved by wheel, keys and pointers; its notes lie on it.

use atelier_core::production::Retouched;
use atelier_core::selection::Verdict;
use atelier_core::shoots::Photo;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::hand::{Flick, Hand, Pull};
use super::order::Step;
use super::text;
use super::versions::Version;
pub use super::wish_shape::place;
use super::wish_shape::region;
use super::zoom::{Zoom, main_face};
use crate::app::t;
use crate::kit::{Glyph, Icon, PhotoSize};

/// How far the wheel turns for a step, in pixels.
const NOTCH: f64 = 80.0;

/// Which side a photo stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The only one: the wheel steps on as long as all of it is seen, and zooms with Ctrl or once it is larger.
    Only,
    /// The left of two: the wheel zooms both, with Shift this one.
    Left,
    /// The right of two.
    Right,
    /// One of several, from 0: the wheel zooms all, with Shift this one.
    Nth(usize),
}

impl Side {
    fn zooms(self, desk: Desk, with_shift: bool) -> Vec<RwSignal<Zoom>> {
        match (self, with_shift) {
            (Side::Only, _) | (Side::Left, true) => vec![desk.zooms[0]],
            (Side::Right, true) => vec![desk.zooms[1]],
            (Side::Nth(_), true) => vec![self.own(desk)],
            (Side::Left | Side::Right | Side::Nth(_), false) => desk.zooms.to_vec(),
        }
    }

    fn own(self, desk: Desk) -> RwSignal<Zoom> {
        match self {
            Side::Only | Side::Left => desk.zooms[0],
            Side::Right => desk.zooms[1],
            Side::Nth(nth) => desk.zooms.get(nth).copied().unwrap_or(desk.zooms[0]),
        }
    }

    /// The photo whose face the others are laid on: the first one.
    fn first(self, desk: Desk) -> Option<Photo> {
        let at = match self {
            Side::Only | Side::Left | Side::Nth(0) => None,
            Side::Right => desk.current.get(),
            Side::Nth(_) => desk.survey.with(|survey| survey.first().copied()),
        };
        at.and_then(|at| desk.photo(at))
    }
}

/// Where the frame of a photo is.
#[derive(Clone, Copy)]
struct Place {
    desk: Desk,
    side: Side,
    frame: NodeRef<html::Div>,
}

impl Place {
    fn grow(self, factor: f64, (x, y): (f64, f64), with_shift: bool) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let rect = frame.get_bounding_client_rect();
        let part = |at: f64, from: f64, size: f64, whole: i32| (at - from - size / 2.0) / f64::from(whole.max(1));
        let off = (part(x, rect.x(), rect.width(), frame.client_width()), part(y, rect.y(), rect.height(), frame.client_height()));
        self.side.zooms(self.desk, with_shift).iter().for_each(|zoom| zoom.update(|zoom| *zoom = zoom.by_at(factor, off)));
    }

    fn shift(self, x: f64, y: f64, with_shift: bool) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let by = (x / f64::from(frame.client_width().max(1)), y / f64::from(frame.client_height().max(1)));
        self.side.zooms(self.desk, with_shift).iter().for_each(|zoom| zoom.update(|zoom| *zoom = zoom.moved(by.0, by.1)));
    }
}

/// The photo.
#[component]
pub fn Pane(
    desk: Desk,
    #[prop(into)] photo: Signal<Option<Photo>>,
    side: Side,
    /// What lies on the photo beside its notes, zoomed and moved with it.
    #[prop(optional, into)]
    above: ViewFn,
    /// Whether the retouched version is seen, where there is one; by default as the room's key says.
    #[prop(optional)]
    after: Option<Signal<bool>>,
) -> impl IntoView {
    let place = Place { desk, side, frame: NodeRef::new() };
    let hand = StoredValue::new(Hand::default());
    let turned = StoredValue::new(0.0);
    let own = side.own(desk);
    let first = Memo::new(move |_| side.first(desk).as_ref().and_then(main_face));
    let face = Memo::new(move |_| photo.with(|photo| photo.as_ref().and_then(main_face)));
    // Beside others, the same spot of the face is seen, not the same spot of the picture.
    let mine = Signal::derive(move || own.get().on_the_face(first.get(), face.get()));
    let wheel = move |event: ev::WheelEvent| {
        event.prevent_default();
        let turn = if event.delta_y() == 0.0 { event.delta_x() } else { event.delta_y() };
        if side == Side::Only && !event.ctrl_key() && mine.get_untracked() == Zoom::FIT {
            if let Some(step) = notch(turned, turn) {
                desk.go(step);
            }
        } else {
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            place.grow(if turn < 0.0 { 1.15 } else { 1.0 / 1.15 }, at, event.shift_key());
        }
    };
    let at = |event: &ev::PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let press = move |event: ev::PointerEvent| {
        if !desk.noting.get_untracked() && event.button() == 0 {
            hold(&event);
            hand.update_value(|hand| hand.press(event.pointer_id(), at(&event), event.time_stamp()));
        }
    };
    let pull = move |event: ev::PointerEvent| match hand.try_update_value(|hand| hand.pull(event.pointer_id(), at(&event))).flatten() {
        Some(Pull::Move(x, y)) => place.shift(x, y, event.shift_key()),
        Some(Pull::Grow(factor, middle)) => place.grow(factor, middle, event.shift_key()),
        None => {}
    };
    let lift = move |event: ev::PointerEvent| {
        let flick = hand.try_update_value(|hand| hand.lift(event.pointer_id(), mine.get_untracked(), event.time_stamp())).flatten();
        match flick.filter(|_| side == Side::Only) {
            Some(Flick::Next) => desk.go(Step::Next),
            Some(Flick::Previous) => desk.go(Step::Previous),
            Some(Flick::Choose) => desk.decide(Verdict::Pick),
            None => {}
        }
    };
    let back_to_grid = move |_| {
        if side == Side::Only && !desk.noting.get_untracked() {
            desk.mode.set(Mode::Grid);
        }
    };
    let after = after.unwrap_or_else(|| Signal::derive(move || desk.version.get() == Version::After));
    let version = Memo::new(move |_| photo.with(|photo| photo.as_ref().filter(|_| after.get()).and_then(|photo| desk.retouched(photo))));
    let shape =
        move || photo.with(|photo| photo.as_ref().map_or(1.5, |photo| f64::from(photo.width.max(1)) / f64::from(photo.height.max(1))));
    let notes = Memo::new(move |_| {
        let id = photo.with(|photo| photo.as_ref().map(|photo| photo.id.clone()));
        id.map(|id| desk.book.with(|book| book.notes(&id))).unwrap_or_default()
    });
    view! {
        <div class="pane" on:wheel=wheel on:pointerdown=press on:pointermove=pull on:pointerup=lift on:pointercancel=lift on:dblclick=back_to_grid>
            <div class="pane-frame" node_ref=place.frame style=move || format!("--shape:{:.4};{}", shape(), mine.get().style()) data-test="pane" data-after=move || version.with(Option::is_some).to_string()>
                <Picture photo version zoom=mine/>
                {move || notes.get().into_iter().enumerate().map(|(nth, note)| region(nth + 1, note)).collect_view()}
                {above.run()}
            </div>
        </div>
    }
}

/// Further moves of the pointer come here, wherever it goes.
pub fn hold(event: &ev::PointerEvent) {
    use wasm_bindgen::JsCast;
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// A step once the wheel has turned far enough: a smooth wheel must not run through the whole shoot.
fn notch(turned: StoredValue<f64>, turn: f64) -> Option<Step> {
    let sum = turned.get_value() + turn;
    if sum.abs() < NOTCH {
        turned.set_value(sum);
        return None;
    }
    turned.set_value(0.0);
    Some(if sum > 0.0 { Step::Next } else { Step::Previous })
}

/// Magnified so much, the preview has fewer pixels than a large screen shows of it.
const LARGE_FROM: f64 = 1.7;
/// Pixels of a preview's long side; photos without more are as sharp as they get.
const PREVIEW_LONG: u32 = 2048;

/// The photo's preview above its thumbnail, which is there already: the place is never empty. Magnified, a larger
/// picture takes its place once it has come.
#[component]
fn Picture(photo: Signal<Option<Photo>>, version: Memo<Option<Retouched>>, zoom: Signal<Zoom>) -> impl IntoView {
    let known = Memo::new(move |_| {
        let content = |photo: &Photo| version.with(|version| version.as_ref().map_or(&photo.content, |version| &version.content).clone());
        let known = |photo: &Photo| (content(photo), photo.file.clone(), photo.width.max(photo.height) > PREVIEW_LONG);
        photo.with(|photo| photo.as_ref().map(known))
    });
    let magnified = Memo::new(move |_| zoom.get().scale >= LARGE_FROM);
    move || {
        let (content, file, has_more) = known.get()?;
        let gone = RwSignal::new(false);
        let large = has_more.then(|| Large(PhotoSize::Large.address(&content)));
        Some(view! {
            <img class="under" src=PhotoSize::Thumb.address(&content) alt="" decoding="sync" draggable="false" on:error=move |_| gone.set(true)/>
            <img class="over" src=PhotoSize::Preview.address(&content) alt=file decoding="sync" draggable="false" hidden=move || gone.get()
                on:error=move |_| gone.set(true)/>
            {move || magnified.get().then(|| large.clone().map(Large::picture))}
            {move || gone.get().then(|| view! { <span class="pane-gone"><Icon glyph=Glyph::Image/>{t(text::PHOTO_GONE)}</span> })}
        })
    }
}

/// The address of a larger picture.
#[derive(Clone)]
struct Large(String);

impl Large {
    /// Hidden until all of it has come: a picture that grows from the top would be worse than a soft one.
    fn picture(self) -> impl IntoView {
        let ready = RwSignal::new(false);
        view! {
            <img class="over" src=self.0 alt="" decoding="async" draggable="false" style:visibility=move || if ready.get() { "visible" } else { "hidden" }
                on:load=move |_| ready.set(true) data-test="large"/>
        }
    }
}
