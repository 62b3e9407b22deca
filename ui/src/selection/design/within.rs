//! Moving a photo within its opening: by pointers, with Alt or once that is switched on, and by keys.

use atelier_core::selection::{Region, moved};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::bench::Bench;
use crate::selection::hand::{Hand, Pull};
use crate::selection::pane::hold;
use crate::selection::zoom::Zoom;

/// A turn of the wheel makes it so many times as large.
const WHEEL: f64 = 1.15;
/// A key makes it so many times as large.
const KEY: f64 = 1.1;
/// A key moves what is seen by one part in so many.
const STEPS: i32 = 50;

/// The hand on the photo of one opening.
#[derive(Clone, Copy)]
pub struct Within {
    bench: Bench,
    at: usize,
    /// Whether plain pointers move within; otherwise only with Alt.
    on: RwSignal<bool>,
    /// The opening as it is drawn.
    pub frame: NodeRef<html::Button>,
    hand: StoredValue<Hand>,
    // What was asked for and is too little yet: ten-thousandths to the right and down, and how many times as large.
    rest: StoredValue<(f64, f64, f64)>,
}

impl Within {
    /// Nothing is touched yet.
    pub fn new(bench: Bench, at: usize, on: RwSignal<bool>) -> Within {
        let (hand, rest) = (StoredValue::new(Hand::default()), StoredValue::new((0.0, 0.0, 1.0)));
        Within { bench, at, on, frame: NodeRef::new(), hand, rest }
    }

    fn is_meant(self, with_alt: bool) -> bool {
        with_alt || self.on.get_untracked()
    }

    fn crop(self) -> Option<Region> {
        self.bench.open.with_untracked(|open| open.as_ref()?.fills.get(self.at)?.as_ref().map(|fill| fill.crop))
    }

    /// A pointer goes down. False where it is not about moving within.
    pub fn press(self, event: &ev::PointerEvent) -> bool {
        if !self.is_meant(event.alt_key()) || event.button() != 0 || self.crop().is_none() {
            return false;
        }
        hold(event);
        self.bench.opening.set(self.at);
        self.rest.set_value((0.0, 0.0, 1.0));
        self.hand.update_value(|hand| hand.press(event.pointer_id(), place(event), event.time_stamp()));
        true
    }

    /// It moves.
    pub fn pull(self, event: &ev::PointerEvent) {
        match self.hand.try_update_value(|hand| hand.pull(event.pointer_id(), place(event))).flatten() {
            Some(Pull::Move(x, y)) => self.shift(x, y),
            Some(Pull::Grow(factor, around)) => self.grow(factor, around),
            None => {}
        }
    }

    /// It is lifted.
    pub fn lift(self, event: &ev::PointerEvent) {
        self.hand.update_value(|hand| {
            hand.lift(event.pointer_id(), Zoom::FIT, event.time_stamp());
        });
    }

    /// The wheel turns.
    pub fn turn(self, event: &ev::WheelEvent) {
        let turned = if event.delta_y() == 0.0 { event.delta_x() } else { event.delta_y() };
        if self.is_meant(event.alt_key()) && self.crop().is_some() {
            event.prevent_default();
            self.bench.opening.set(self.at);
            let factor = if turned < 0.0 { WHEEL } else { 1.0 / WHEEL };
            self.grow(factor, (f64::from(event.client_x()), f64::from(event.client_y())));
        }
    }

    /// Moves the photo by pixels of the screen: what is seen goes the other way.
    fn shift(self, x: f64, y: f64) {
        let (Some(frame), Some(crop)) = (self.frame.get_untracked(), self.crop()) else { return };
        let rect = frame.get_bounding_client_rect();
        let along = |pixels: f64, part: u32, length: f64| pixels * f64::from(part) / length.max(1.0);
        let (right, down, times) = self.rest.get_value();
        let (right, down) = (right - along(x, crop.w, rect.width()), down - along(y, crop.h, rect.height()));
        self.rest.set_value((right.fract(), down.fract(), times));
        self.bench.adjust(self.at, |_, _, crop| moved(crop, right.trunc() as i32, down.trunc() as i32));
    }

    /// Magnifies it around a place of the screen.
    fn grow(self, factor: f64, around: (f64, f64)) {
        let (Some(frame), Some(crop)) = (self.frame.get_untracked(), self.crop()) else { return };
        let rect = frame.get_bounding_client_rect();
        let along = |at: f64, edge: f64, length: f64, from: u32, part: u32| {
            f64::from(from) + ((at - edge) / length.max(1.0)).clamp(0.0, 1.0) * f64::from(part)
        };
        let (right, down, times) = self.rest.get_value();
        let by = thousandths(times * factor);
        self.rest.set_value((right, down, times * factor * 1_000.0 / f64::from(by)));
        let x = along(around.0, rect.x(), rect.width(), crop.x, crop.w).round() as u32;
        let y = along(around.1, rect.y(), rect.height(), crop.y, crop.h).round() as u32;
        self.bench.magnify(self.at, by, (x, y));
    }

    /// Alt and an arrow move the photo, plus and minus magnify it, zero puts it back as it was proposed. False for other keys.
    pub fn keyed(self, event: &ev::KeyboardEvent) -> bool {
        let Some(crop) = self.crop().filter(|_| !event.ctrl_key() && !event.meta_key()) else { return false };
        let key = event.key();
        if let (true, Some((right, down))) = (event.alt_key(), arrow(&key)) {
            let step = |part: u32| (i32::try_from(part).unwrap_or(0) / STEPS).max(1);
            self.bench.adjust(self.at, |_, _, crop| moved(crop, -right * step(crop.w), -down * step(crop.h)));
            return true;
        }
        match key.as_str() {
            // The sign needs Shift on some keyboards.
            "+" | "=" => self.bench.magnify(self.at, thousandths(KEY), crop.middle()),
            "-" => self.bench.magnify(self.at, thousandths(1.0 / KEY), crop.middle()),
            "0" => self.bench.put_back(self.at),
            _ => return false,
        }
        true
    }
}

/// Where an arrow points: to the right, and down.
fn arrow(key: &str) -> Option<(i32, i32)> {
    match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    }
}

/// So many times in thousandths, as the rule takes it.
fn thousandths(times: f64) -> u32 {
    (times * 1_000.0).round().clamp(1.0, 100_000.0) as u32
}

fn place(event: &ev::PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
