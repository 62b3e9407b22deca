//! Carrying a folder to an order with the pointer. Pointer events, not the browser's drag and drop: the desktop window
//! keeps that for files, and these work by touch too.

use atelier_core::shoots::UnassignedFolder;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// So far the pointer must move before it carries: a click stays a click.
const SLACK: i32 = 6;

/// The folder being carried, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The folder.
    pub folder: UnassignedFolder,
    /// Where the pointer is.
    pub at: (i32, i32),
    /// Number of the order below the pointer, if any.
    pub over: Option<String>,
}

/// What the page knows of carrying.
#[derive(Clone, Copy)]
pub struct Carry {
    carried: RwSignal<Option<Carried>>,
    // Where a press began that may become carrying.
    pressed: StoredValue<Option<(UnassignedFolder, i32, i32)>>,
}

impl Carry {
    /// Nothing is carried. `drop_on` is called with a folder and the number of the order that it was let go on.
    pub fn new(drop_on: Callback<(String, String)>) -> Carry {
        let carry = Carry { carried: RwSignal::new(None), pressed: StoredValue::new(None) };
        let moved = window_event_listener(ev::pointermove, move |event| carry.moved(&event));
        let released = window_event_listener(ev::pointerup, move |_| {
            carry.pressed.set_value(None);
            if let Some(Carried { folder, over: Some(number), .. }) = carry.carried.get_untracked() {
                drop_on.run((folder.folder, number));
            }
            carry.let_go();
        });
        let cancelled = window_event_listener(ev::pointercancel, move |_| carry.let_go());
        let escaped = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && carry.carried.with_untracked(Option::is_some) {
                event.prevent_default();
                carry.let_go();
            }
        });
        on_cleanup(move || {
            moved.remove();
            released.remove();
            cancelled.remove();
            escaped.remove();
        });
        carry
    }

    /// The pointer was pressed on a folder's card.
    pub fn press(&self, folder: &UnassignedFolder, event: &ev::PointerEvent) {
        let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
        let on_control = target.is_some_and(|target| target.closest("button, input, a").ok().flatten().is_some());
        if event.button() == 0 && !on_control {
            // Without it a touch would stay with the card, and a mouse would begin to mark text.
            event.prevent_default();
            self.pressed.set_value(Some((folder.clone(), event.client_x(), event.client_y())));
        }
    }

    fn moved(&self, event: &ev::PointerEvent) {
        let at = (event.client_x(), event.client_y());
        let Some((folder, x, y)) = self.pressed.get_value() else { return };
        let far = (at.0 - x).abs() > SLACK || (at.1 - y).abs() > SLACK;
        if far || self.carried.with_untracked(Option::is_some) {
            self.carried.set(Some(Carried { folder, at, over: order_below(at) }));
        }
    }

    fn let_go(&self) {
        self.pressed.set_value(None);
        if self.carried.with_untracked(Option::is_some) {
            self.carried.set(None);
        }
    }

    /// What is carried now.
    pub fn carried(&self) -> Option<Carried> {
        self.carried.get()
    }

    /// Whether this folder is carried.
    pub fn carries(&self, folder: &str) -> bool {
        self.carried.with(|carried| carried.as_ref().is_some_and(|carried| carried.folder.folder == folder))
    }

    /// Whether anything is carried.
    pub fn is_under_way(&self) -> bool {
        self.carried.with(Option::is_some)
    }

    /// Whether the pointer is over the order of this number with something to let go.
    pub fn is_over(&self, number: &str) -> bool {
        self.carried.with(|carried| carried.as_ref().is_some_and(|carried| carried.over.as_deref() == Some(number)))
    }
}

/// The number of the order whose line lies below a place of the window.
fn order_below((x, y): (i32, i32)) -> Option<String> {
    let element = document().element_from_point(x as f32, y as f32)?;
    element.closest("[data-order]").ok().flatten()?.get_attribute("data-order")
}
