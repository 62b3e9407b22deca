//! The pad that a client signs on, by mouse, finger or pen.

use atelier_core::selection::{Point, Signature, thinned};
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::pane::hold;
use super::text;
use crate::app::t;
use crate::kit::{Button, ButtonSize};

/// How far a kept line may lie from the drawn one, in thousandths.
const CLOSE: u32 = 2;

/// The pad, with its lines and the button that clears them.
#[component]
pub fn SignaturePad(
    /// What is drawn, in thousandths of the pad.
    strokes: RwSignal<Vec<Vec<Point>>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    // The pointer that draws: a hand that rests on the glass beside the pen draws nothing.
    let drawing = StoredValue::new(None::<i32>);
    let at = move |event: &PointerEvent| -> Option<Point> {
        let rect = node.get_untracked()?.get_bounding_client_rect();
        let place = |value: f64, from: f64, size: f64| part((value - from) / size.max(1.0));
        Some((place(f64::from(event.client_x()), rect.x(), rect.width()), place(f64::from(event.client_y()), rect.y(), rect.height())))
    };
    let press = move |event: PointerEvent| {
        let is_free = drawing.get_value().is_none() && event.button() == 0;
        if let Some(from) = at(&event).filter(|_| is_free && strokes.with_untracked(|strokes| has_room(strokes))) {
            event.prevent_default();
            hold(&event);
            drawing.set_value(Some(event.pointer_id()));
            strokes.update(|strokes| strokes.push(vec![from]));
        }
    };
    let drag = move |event: &PointerEvent| {
        if drawing.get_value() == Some(event.pointer_id())
            && let Some(to) = at(event)
        {
            strokes.update(|strokes| strokes.last_mut().into_iter().for_each(|stroke| stroke.push(to)));
        }
    };
    let let_go = move |event: PointerEvent| {
        drag(&event);
        if drawing.get_value() == Some(event.pointer_id()) {
            drawing.set_value(None);
            strokes.update(|strokes| strokes.last_mut().into_iter().for_each(|stroke| *stroke = thinned(stroke, CLOSE)));
        }
    };
    let is_empty = Memo::new(move |_| strokes.with(Vec::is_empty));
    let clear = move |_| {
        drawing.set_value(None);
        strokes.set(Vec::new());
    };
    let full = format!("0 0 {0} {0}", Signature::FULL);
    view! {
        <div class="sign-head">
            <span class="field-label">{t(text::SIGN_PAD)}</span>
            <Button size=ButtonSize::Small disabled=is_empty test="signature-clear" on:click=clear>{t(text::SIGN_CLEAR)}</Button>
        </div>
        <div class="sign-pad" role="img" aria-label=t(text::SIGN_PAD) data-test="signature-pad" node_ref=node
            on:pointerdown=press on:pointermove=move |event| drag(&event) on:pointerup=let_go on:pointercancel=let_go>
            <svg viewBox=full preserveAspectRatio="none" aria-hidden="true">
                {move || strokes.with(|strokes| strokes.iter().map(|stroke| line(stroke)).collect_view())}
            </svg>
            <span class="faint" hidden=move || !is_empty.get()>{t(text::SIGN_HERE)}</span>
        </div>
    }
}

/// A mere dot is drawn as a line of no length, whose round ends are seen.
fn line(stroke: &[Point]) -> impl IntoView + use<> {
    let dot = stroke.first().filter(|_| stroke.len() == 1);
    let points = stroke.iter().chain(dot).map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    view! { <polyline points=points></polyline> }
}

/// A part of a side in thousandths; what lies off the pad is drawn at its edge.
fn part(of: f64) -> u32 {
    (of.clamp(0.0, 1.0) * f64::from(Signature::FULL)).round() as u32
}

/// Whether one more line may be begun.
fn has_room(strokes: &[Vec<Point>]) -> bool {
    strokes.len() < Signature::MOST_STROKES && strokes.iter().map(Vec::len).sum::<usize>() < Signature::MOST_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_on_the_pad_wherever_the_pointer_went() {
        for (of, expected) in [(-3.0, 0), (0.0, 0), (0.5, 500), (0.9996, 1_000), (1.0, 1_000), (7.0, 1_000)] {
            assert_eq!(part(of), expected, "{of}");
        }
    }

    #[test]
    fn no_more_is_drawn_than_is_kept() {
        assert!(has_room(&[]));
        assert!(!has_room(&vec![vec![(1, 1)]; Signature::MOST_STROKES]));
        assert!(!has_room(&[vec![(1, 1); Signature::MOST_POINTS]]));
    }
}
