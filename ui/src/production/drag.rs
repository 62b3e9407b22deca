//! Carrying a card onto a person, by pointer events: HTML's own dragging is dead in a desktop window that takes files.
//! Only mouse and pen carry; a finger scrolls, and has the dialog.

use atelier_core::id::StaffId;
use atelier_core::production::TaskCard;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Pixels that a pointer must move before a press becomes carrying.
const SLACK: i32 = 6;
/// The attribute that names the person whom an element stands for.
pub const PERSON: &str = "data-person";

#[derive(Clone, PartialEq)]
struct Pressed {
    card: TaskCard,
    from: (i32, i32),
}

/// What is being carried, and over whom.
#[derive(Clone, Copy)]
pub struct Drag {
    pressed: RwSignal<Option<Pressed>>,
    at: RwSignal<Option<(i32, i32)>>,
    over: RwSignal<Option<StaffId>>,
    // The click that ends carrying must not open the card.
    ended: RwSignal<bool>,
}

impl Drag {
    /// Nothing is carried.
    pub fn new() -> Drag {
        Drag { pressed: RwSignal::new(None), at: RwSignal::new(None), over: RwSignal::new(None), ended: RwSignal::new(false) }
    }

    /// The card that is carried, and where the pointer is.
    pub fn carried(self) -> Option<(TaskCard, (i32, i32))> {
        let at = self.at.get()?;
        self.pressed.get().map(|pressed| (pressed.card, at))
    }

    /// Whether this card is carried.
    pub fn carries(self, card: &TaskCard) -> bool {
        self.at.with(Option::is_some) && self.pressed.with(|pressed| pressed.as_ref().is_some_and(|pressed| pressed.card.id == card.id))
    }

    /// Whether the pointer carries something over this person.
    pub fn is_over(self, person: &StaffId) -> bool {
        self.over.with(|over| over.as_ref() == Some(person))
    }

    /// The pointer goes down on a card.
    pub fn press(self, card: &TaskCard, event: &PointerEvent) {
        self.ended.set(false);
        if event.button() == 0 && event.pointer_type() != "touch" {
            self.pressed.set(Some(Pressed { card: card.clone(), from: (event.client_x(), event.client_y()) }));
        }
    }

    /// The pointer moves.
    pub fn carry(self, event: &PointerEvent) {
        let Some(from) = self.pressed.with_untracked(|pressed| pressed.as_ref().map(|pressed| pressed.from)) else {
            return;
        };
        let at = (event.client_x(), event.client_y());
        if self.at.get_untracked().is_none() {
            if (at.0 - from.0).abs() + (at.1 - from.1).abs() < SLACK {
                return;
            }
            if let Some(card) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
                drop(card.set_pointer_capture(event.pointer_id()));
            }
        }
        event.prevent_default();
        self.at.set(Some(at));
        let over = person_at(at);
        if self.over.with_untracked(|old| *old != over) {
            self.over.set(over);
        }
    }

    /// The pointer goes up: the card and the person that it was dropped on, if so.
    pub fn drop_here(self) -> Option<(TaskCard, StaffId)> {
        let card = self.pressed.get_untracked().filter(|_| self.at.get_untracked().is_some()).map(|pressed| pressed.card);
        let over = self.over.get_untracked();
        self.ended.set(card.is_some());
        self.let_go();
        card.zip(over)
    }

    /// Carrying is given up.
    pub fn let_go(self) {
        self.pressed.set(None);
        if self.at.get_untracked().is_some() {
            self.at.set(None);
            self.over.set(None);
        }
    }

    /// Whether a click only ends carrying; asked once per click.
    pub fn swallows_click(self) -> bool {
        let ended = self.ended.get_untracked();
        self.ended.set(false);
        ended
    }
}

fn person_at((x, y): (i32, i32)) -> Option<StaffId> {
    let page = web_sys::window()?.document()?;
    let found = page.element_from_point(x as f32, y as f32)?.closest(&format!("[{PERSON}]")).ok().flatten()?;
    StaffId::try_from(found.get_attribute(PERSON)?).ok()
}
