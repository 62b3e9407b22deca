//! Carrying a photo onto an opening with the pointer. Pointer events, not the browser's drag and drop: the desktop window
//! keeps that for files.

use atelier_core::id::PhotoId;
use leptos::ev;
use leptos::prelude::*;

use super::bench::Bench;

/// So far the pointer must move before it carries: a click stays a click.
const SLACK: i32 = 6;
/// The attribute that names an opening by its place.
pub const OPENING: &str = "data-opening";

/// Where a photo is carried from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// The strip.
    Strip(PhotoId),
    /// Another opening.
    Opening(usize, PhotoId),
}

impl From {
    /// The photo.
    pub fn photo(&self) -> &PhotoId {
        match self {
            From::Strip(photo) | From::Opening(_, photo) => photo,
        }
    }
}

/// What is carried, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// What.
    pub from: From,
    /// Where the pointer is.
    pub at: (i32, i32),
    /// The opening below it.
    pub over: Option<usize>,
}

/// What the page knows of carrying.
#[derive(Clone, Copy)]
pub struct Carry {
    carried: RwSignal<Option<Carried>>,
    // Where a press began that may become carrying.
    pressed: StoredValue<Option<(From, i32, i32)>>,
    // The click that ends carrying must not do anything else.
    ended: StoredValue<bool>,
}

impl Carry {
    /// Nothing is carried yet.
    pub fn new(bench: Bench) -> Carry {
        let carry = Carry { carried: RwSignal::new(None), pressed: StoredValue::new(None), ended: StoredValue::new(false) };
        let moved = window_event_listener(ev::pointermove, move |event| carry.moved(&event));
        let released = window_event_listener(ev::pointerup, move |_| {
            carry.ended.set_value(carry.carried.with_untracked(Option::is_some));
            match carry.carried.get_untracked() {
                Some(Carried { from: From::Strip(photo), over: Some(to), .. }) => bench.put(to, &photo),
                Some(Carried { from: From::Opening(from, _), over: Some(to), .. }) if from != to => bench.swap(from, to),
                _ => {}
            }
            carry.let_go();
        });
        // Its click has come by then, if it came at all.
        let pressed = window_event_listener(ev::pointerdown, move |_| carry.ended.set_value(false));
        let cancelled = window_event_listener(ev::pointercancel, move |_| carry.let_go());
        let escaped = window_event_listener(ev::keydown, move |event| {
            carry.ended.set_value(false);
            if event.key() == "Escape" && carry.carried.with_untracked(Option::is_some) {
                event.prevent_default();
                carry.let_go();
            }
        });
        on_cleanup(move || {
            moved.remove();
            pressed.remove();
            released.remove();
            cancelled.remove();
            escaped.remove();
        });
        carry
    }

    /// The pointer goes down on a photo. A finger scrolls the strip, and taps an opening, then a photo.
    pub fn press(self, from: From, event: &ev::PointerEvent) {
        if event.button() == 0 && event.pointer_type() != "touch" {
            self.pressed.set_value(Some((from, event.client_x(), event.client_y())));
        }
    }

    fn moved(self, event: &ev::PointerEvent) {
        let at = (event.client_x(), event.client_y());
        let Some((from, x, y)) = self.pressed.get_value() else { return };
        let far = (at.0 - x).abs() > SLACK || (at.1 - y).abs() > SLACK;
        if far || self.carried.with_untracked(Option::is_some) {
            self.carried.set(Some(Carried { from, at, over: opening_below(at) }));
        }
    }

    fn let_go(self) {
        self.pressed.set_value(None);
        if self.carried.with_untracked(Option::is_some) {
            self.carried.set(None);
        }
    }

    /// What is carried now.
    pub fn carried(self) -> Option<Carried> {
        self.carried.get()
    }

    /// Whether the pointer is over this opening with a photo.
    pub fn is_over(self, at: usize) -> bool {
        self.carried.with(|carried| carried.as_ref().is_some_and(|carried| carried.over == Some(at)))
    }

    /// Whether a click only ends carrying; asked once per click.
    pub fn swallows_click(self) -> bool {
        self.ended.try_update_value(std::mem::take).unwrap_or(false)
    }
}

/// The opening below a place of the window.
fn opening_below((x, y): (i32, i32)) -> Option<usize> {
    let element = document().element_from_point(x as f32, y as f32)?;
    element.closest(&format!("[{OPENING}]")).ok().flatten()?.get_attribute(OPENING)?.parse().ok()
}
