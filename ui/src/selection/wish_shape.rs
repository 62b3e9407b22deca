//! How a wish is seen on a photo: its place, its shape, and in whose voice. The room, the retoucher's desk and the client's
//! screen draw it alike.

use atelier_core::selection::{Note, Region, Shape, Stroke, Voice, Wish};
use leptos::prelude::*;

use super::text;
use crate::app::{fill, use_lang};

fn percent(part: u32) -> f64 {
    f64::from(part) / f64::from(Region::FULL) * 100.0
}

/// A place on the photo, in percent of it.
pub fn place(region: Region) -> String {
    let Region { x, y, w, h } = region;
    format!("left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%", percent(x), percent(y), percent(w), percent(h))
}

/// The shape as style sheets and tests know it.
pub fn shape_name(shape: &Shape) -> &'static str {
    match shape {
        Shape::Area => "area",
        Shape::Pin => "pin",
        Shape::Circle => "circle",
        Shape::Brush(_) => "brush",
    }
}

/// The voice as style sheets and tests know it.
pub fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Client => "client",
        Voice::Staff => "staff",
    }
}

/// The lines of a brush, as they lie on the whole photo. A mere dab is drawn as a very short line, whose round ends are seen.
pub fn lines(strokes: &[Stroke], voice: Voice) -> impl IntoView + use<> {
    let line = |stroke: &Stroke| {
        let dab = stroke.points.first().copied().filter(|_| stroke.points.len() == 1);
        let points = stroke.points.iter().chain(&dab).map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
        view! { <polyline class="under" points=points.clone()></polyline><polyline class="over" points=points></polyline> }
    };
    let lines = strokes.iter().map(line).collect_view();
    let full = format!("0 0 {0} {0}", Region::FULL);
    view! { <svg class="wish-lines" data-voice=voice_name(voice) viewBox=full preserveAspectRatio="none" aria-hidden="true">{lines}</svg> }
}

/// The brush lines of a wish; nothing for other shapes.
pub fn lines_of(wish: &Wish) -> Option<impl IntoView + use<>> {
    match &wish.shape {
        Shape::Brush(strokes) => Some(lines(strokes, wish.voice)),
        Shape::Area | Shape::Pin | Shape::Circle => None,
    }
}

/// A wish on its photo, with its number.
pub fn region(nth: usize, note: Note) -> impl IntoView {
    let wish = note.wish;
    let (style, shape, voice) = (place(wish.region), shape_name(&wish.shape), voice_name(wish.voice));
    let drawn = lines_of(&wish);
    let lang = use_lang();
    let title = move || {
        fill(text::NOTE_REGION, &[("n", nth.to_string()), ("code", wish.what(lang.get()).to_owned()), ("words", wish.words.clone())])
    };
    view! {
        {drawn}
        <span class="wish-region" style=style title=title data-shape=shape data-voice=voice data-test="note-region"><span class="wish-number">{nth}</span></span>
    }
}
