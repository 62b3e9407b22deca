//! A retouch note that is being made: a drag on the photo draws its region, a click makes a small one.

use atelier_core::id::NoteId;
use atelier_core::selection::{Note, Region, RetouchCode};
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::pane::{hold, place};
use crate::app::new_id;

/// A note that is not saved yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// A new identity, or that of the note that is changed.
    pub id: NoteId,
    /// Where.
    pub region: Region,
    /// What was chosen last, or stood there before.
    pub code: RetouchCode,
    /// The words that stood there before.
    pub words: String,
}

impl From<Note> for Draft {
    fn from(note: Note) -> Draft {
        Draft { id: note.id, region: note.region, code: note.code, words: note.words }
    }
}

/// Where a region can be drawn: as large as the photo, zoomed and moved with it.
#[component]
pub fn Drawing(draft: RwSignal<Option<Draft>>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let begun = RwSignal::new(None::<(f64, f64)>);
    let drawn = RwSignal::new(None::<Region>);
    let at = move |event: &PointerEvent| -> Option<(f64, f64)> {
        let rect = node.get_untracked()?.get_bounding_client_rect();
        let part = |value: f64, from: f64, size: f64| ((value - from) / size.max(1.0)).clamp(0.0, 1.0);
        Some((part(f64::from(event.client_x()), rect.x(), rect.width()), part(f64::from(event.client_y()), rect.y(), rect.height())))
    };
    let press = move |event: PointerEvent| {
        if event.button() == 0 {
            event.prevent_default();
            hold(&event);
            begun.set(at(&event));
        }
    };
    let drag = move |event: PointerEvent| {
        if let Some((from, to)) = begun.get_untracked().zip(at(&event)) {
            drawn.set(Some(region_between(from, to)));
        }
    };
    let let_go = move |event: PointerEvent| {
        if let Some((from, to)) = begun.get_untracked().zip(at(&event)) {
            begun.set(None);
            drawn.set(None);
            let region = region_between(from, to);
            draft.update(|draft| match draft {
                Some(draft) => draft.region = region,
                None => *draft = Some(Draft { id: new_id(), region, code: RetouchCode::Skin, words: String::new() }),
            });
        }
    };
    let seen = move || drawn.get().or_else(|| draft.with(|draft| draft.as_ref().map(|draft| draft.region)));
    view! {
        <div class="drawing" data-test="drawing" node_ref=node on:pointerdown=press on:pointermove=drag on:pointerup=let_go>
            {move || seen().map(|region| view! { <span class="wish-region drawn" style=place(region)></span> })}
        </div>
    }
}

/// The region between two places; a mere click gives a small one around it.
fn region_between(a: (f64, f64), b: (f64, f64)) -> Region {
    let full = f64::from(Region::FULL);
    let is_click = (a.0 - b.0).abs() < 0.01 && (a.1 - b.1).abs() < 0.01;
    let span = |a: f64, b: f64| {
        let (from, to) = (a.min(b), a.max(b));
        let (from, to) = if is_click { ((from - 0.05).max(0.0), (to + 0.05).min(1.0)) } else { (from, to) };
        let from = ((from * full).round() as u32).min(Region::FULL - 1);
        (from, ((to * full).round() as u32).saturating_sub(from).max(1).min(Region::FULL - from))
    };
    let ((x, w), (y, h)) = (span(a.0, b.0), span(a.1, b.1));
    Region { x, y, w, h }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lie_inside_the_photo() {
        for (a, b) in [
            ((0.2, 0.3), (0.6, 0.9)),
            ((0.6, 0.9), (0.2, 0.3)),
            ((1.0, 1.0), (1.0, 1.0)),
            ((0.0, 0.0), (0.0, 0.0)),
            ((0.0, 0.5), (1.0, 0.5)),
        ] {
            assert!(region_between(a, b).checked().is_ok(), "{a:?} {b:?}");
        }
        assert_eq!(region_between((0.2, 0.3), (0.6, 0.9)), Region { x: 2_000, y: 3_000, w: 4_000, h: 6_000 });
        assert_eq!(region_between((0.5, 0.5), (0.5, 0.5)), Region { x: 4_500, y: 4_500, w: 1_000, h: 1_000 });
    }
}
