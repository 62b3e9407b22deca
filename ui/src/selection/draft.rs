//! A retouch wish that is being made: drawn on the photo by pointer, as a pin, a circle, a rectangle or with a brush.

use atelier_core::id::{NoteId, StudioWishId};
use atelier_core::selection::{CLOSE, MOST_STROKES, Note, Point, Region, RetouchCode, Shape, Stroke, Voice, Wish, thinned};
use atelier_core::text::Text;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::pane::hold;
use super::text;
use super::wish_shape::{lines, place, shape_name, voice_name};
use crate::app::{new_id, t};
use crate::kit::{KeyCap, key, use_keys};

/// Width of the brush, in ten-thousandths of the photo's width.
const BRUSH: u32 = 80;

/// What the pointer draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tool {
    /// A rectangle; a mere click gives a small one.
    #[default]
    Area,
    /// A place.
    Pin,
    /// An ellipse.
    Circle,
    /// Lines, as many as one likes.
    Brush,
}

impl Tool {
    /// In the order in which a key goes through them.
    pub const ALL: [Tool; 4] = [Tool::Area, Tool::Pin, Tool::Circle, Tool::Brush];

    /// The next one.
    pub fn next(self) -> Tool {
        let at = Tool::ALL.iter().position(|&tool| tool == self).unwrap_or_default();
        Tool::ALL[(at + 1) % Tool::ALL.len()]
    }

    fn text(self) -> Text {
        match self {
            Tool::Area => text::TOOL_AREA,
            Tool::Pin => text::TOOL_PIN,
            Tool::Circle => text::TOOL_CIRCLE,
            Tool::Brush => text::TOOL_BRUSH,
        }
    }

    fn of(shape: &Shape) -> Tool {
        match shape {
            Shape::Area => Tool::Area,
            Shape::Pin => Tool::Pin,
            Shape::Circle => Tool::Circle,
            Shape::Brush(_) => Tool::Brush,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Tool::Area => "area",
            Tool::Pin => "pin",
            Tool::Circle => "circle",
            Tool::Brush => "brush",
        }
    }
}

/// A wish that is not saved yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// A new identity, or that of the wish that is changed.
    pub id: NoteId,
    /// Where.
    pub region: Region,
    /// How it is drawn.
    pub shape: Shape,
    /// What stood there before.
    pub code: RetouchCode,
    /// The entry of the studio's list that stood there before, with its name.
    pub entry: Option<StudioWishId>,
    /// Its name as it was.
    pub named: String,
    /// The words that stood there before.
    pub words: String,
    /// Whose it is.
    pub voice: Voice,
}

impl From<Note> for Draft {
    fn from(note: Note) -> Draft {
        let Wish { id, region, code, entry, named, words, shape, voice } = note.wish;
        Draft { id, region, shape, code, entry, named, words, voice }
    }
}

impl Draft {
    fn new(region: Region, shape: Shape) -> Draft {
        let (id, named, words) = (new_id(), String::new(), String::new());
        Draft { id, region, shape, code: RetouchCode::Skin, entry: None, named, words, voice: Voice::Client }
    }

    /// The same with one more shape drawn: lines come together, everything else takes the place of what was there.
    fn drawn(self, region: Region, shape: Shape) -> Draft {
        match (self.shape, shape) {
            (Shape::Brush(mut strokes), Shape::Brush(more)) => {
                strokes.extend(more);
                strokes.truncate(MOST_STROKES);
                let all = strokes.iter().flat_map(|stroke| stroke.points.iter().copied());
                Draft { region: Region::around(all).unwrap_or(region), shape: Shape::Brush(strokes), ..self }
            }
            (_, shape) => Draft { region, shape, ..self },
        }
    }
}

/// Where a wish can be drawn: as large as the photo, zoomed and moved with it.
#[component]
pub fn Drawing(draft: RwSignal<Option<Draft>>, tool: RwSignal<Tool>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let path = RwSignal::new(Vec::<(f64, f64)>::new());
    let at = move |event: &PointerEvent| -> Option<(f64, f64)> {
        let rect = node.get_untracked()?.get_bounding_client_rect();
        let part = |value: f64, from: f64, size: f64| ((value - from) / size.max(1.0)).clamp(0.0, 1.0);
        Some((part(f64::from(event.client_x()), rect.x(), rect.width()), part(f64::from(event.client_y()), rect.y(), rect.height())))
    };
    let press = move |event: PointerEvent| {
        if event.button() == 0 {
            event.prevent_default();
            hold(&event);
            path.set(at(&event).into_iter().collect());
        }
    };
    let drag = move |event: PointerEvent| {
        if let Some(to) = at(&event).filter(|_| path.with_untracked(|path| !path.is_empty())) {
            path.update(|path| path.push(to));
        }
    };
    let let_go = move |event: PointerEvent| {
        drag(event);
        let Some((region, shape)) = path.with_untracked(|path| drawn(tool.get_untracked(), path)) else { return };
        path.set(Vec::new());
        draft.update(|draft| {
            *draft = Some(match draft.take() {
                Some(known) => known.drawn(region, shape),
                None => Draft::new(region, shape),
            });
        });
    };
    let now = move || {
        let voice = draft.with(|draft| draft.as_ref().map(|draft| draft.voice).unwrap_or_default());
        path.with(|path| drawn(tool.get(), path)).map(|(region, shape)| (region, shape, voice))
    };
    let before = move || draft.with(|draft| draft.as_ref().map(|draft| (draft.region, draft.shape.clone(), draft.voice)));
    let is_brush = move || tool.get() == Tool::Brush;
    // A second line is drawn beside the first; another shape takes the first one's place.
    let seen = move || [before().filter(|_| is_brush() || now().is_none()), now()].into_iter().flatten().map(mark).collect_view();
    view! {
        <div class="drawing" data-test="drawing" node_ref=node on:pointerdown=press on:pointermove=drag on:pointerup=let_go on:pointercancel=move |_| path.set(Vec::new())>
            {seen}
        </div>
    }
}

fn mark((region, shape, voice): (Region, Shape, Voice)) -> impl IntoView {
    let drawn = if let Shape::Brush(strokes) = &shape { Some(lines(strokes, voice)) } else { None };
    view! { {drawn}<span class="wish-region drawn" data-shape=shape_name(&shape) data-voice=voice_name(voice) style=place(region)></span> }
}

/// The shapes to choose from while one draws; Tab goes on to the next.
#[component]
pub fn Tools(draft: RwSignal<Option<Draft>>, tool: RwSignal<Tool>) -> impl IntoView {
    Effect::new(move || {
        if let Some(known) = draft.with(|draft| draft.as_ref().map(|draft| Tool::of(&draft.shape))) {
            tool.set(known);
        }
    });
    use_keys([key("Tab", text::TOOL_NEXT, move || {
        if draft.with_untracked(Option::is_none) {
            tool.update(|tool| *tool = tool.next());
        }
    })]);
    let button = move |one: Tool| {
        view! {
            <button type="button" aria-pressed=move || (tool.get() == one).to_string() data-test=format!("tool-{}", one.name()) on:click=move |_| tool.set(one)>
                {t(one.text())}
            </button>
        }
    };
    view! {
        <div class="wish-tools" role="group" aria-label=t(text::TOOLS) data-test="wish-tools">
            <KeyCap cap="Tab"/>{Tool::ALL.map(button).collect_view()}<span>{t(text::NOTE_HINT)}</span>
        </div>
    }
}

/// What a pointer drew along a path; nothing before it began.
fn drawn(tool: Tool, path: &[(f64, f64)]) -> Option<(Region, Shape)> {
    let (from, to) = (*path.first()?, *path.last()?);
    Some(match tool {
        Tool::Area => (region_between(from, to), Shape::Area),
        Tool::Circle => (region_between(from, to), Shape::Circle),
        Tool::Pin => (region_between(to, to), Shape::Pin),
        Tool::Brush => {
            let points: Vec<Point> = path.iter().map(|&(x, y)| (units(x), units(y))).collect();
            let points = thinned(&points, CLOSE);
            let region = Region::around(points.iter().copied())?;
            (region, Shape::Brush(vec![Stroke { width: BRUSH, points }]))
        }
    })
}

fn units(part: f64) -> u32 {
    ((part * f64::from(Region::FULL)).round() as u32).min(Region::FULL)
}

/// The region between two places; a mere click gives a small one around it.
fn region_between(a: (f64, f64), b: (f64, f64)) -> Region {
    let is_click = (a.0 - b.0).abs() < 0.01 && (a.1 - b.1).abs() < 0.01;
    let span = |a: f64, b: f64| {
        let (from, to) = (a.min(b), a.max(b));
        let (from, to) = if is_click { ((from - 0.05).max(0.0), (to + 0.05).min(1.0)) } else { (from, to) };
        let from = units(from).min(Region::FULL - 1);
        (from, units(to).saturating_sub(from).max(1).min(Region::FULL - from))
    };
    let ((x, w), (y, h)) = (span(a.0, b.0), span(a.1, b.1));
    Region { x, y, w, h }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_drawn_lies_inside_the_photo() {
        for (a, b) in [
            ((0.2, 0.3), (0.6, 0.9)),
            ((0.6, 0.9), (0.2, 0.3)),
            ((1.0, 1.0), (1.0, 1.0)),
            ((0.0, 0.0), (0.0, 0.0)),
            ((0.0, 0.5), (1.0, 0.5)),
        ] {
            for tool in Tool::ALL {
                let (region, shape) = drawn(tool, &[a, b]).expect("drawn");
                let id = NoteId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).expect("an id");
                let wish = Wish { shape, ..Wish::area(id, region, RetouchCode::Skin, "") };
                assert_eq!(wish.checked(), Ok(()), "{tool:?} {a:?} {b:?}");
            }
        }
        assert_eq!(region_between((0.2, 0.3), (0.6, 0.9)), Region { x: 2_000, y: 3_000, w: 4_000, h: 6_000 });
        assert_eq!(region_between((0.5, 0.5), (0.5, 0.5)), Region { x: 4_500, y: 4_500, w: 1_000, h: 1_000 });
    }
}
