//! Two to nine photos beside each other: the keys mean the framed one, and what leaves makes the others larger.

use atelier_core::selection::{Choice, MOST_BESIDE, Verdict};
use atelier_core::shoots::file_number;
use leptos::html;
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::grid::{mark, measure, rated, verdict_code};
use super::order::Step;
use super::pane::{Pane, Side};
use super::text;
use super::zoom::{Zoom, main_face};
use crate::kit::{ButtonSize, Glyph, IconButton, toast_trouble};

/// Into how many columns so many photos of this shape (width to height) go, so that they are as large as can be in a
/// frame of this width and height.
fn columns(count: usize, shape: f64, (width, height): (f64, f64)) -> usize {
    let area = |columns: usize| {
        let cell = (width / columns as f64, height / count.div_ceil(columns) as f64);
        let wide = cell.0.min(cell.1 * shape);
        wide * wide / shape
    };
    // Of equally large ones the widest grid: rows are read.
    (1..=count.max(1)).max_by(|one, other| area(*one).total_cmp(&area(*other)).then(one.cmp(other))).unwrap_or(1)
}

impl Desk {
    /// How a photo lies beside the first one, by the zoom of its place.
    pub fn lies(self, nth: usize, at: usize, first: Option<usize>) -> Zoom {
        let face = |at: usize| self.photo(at).as_ref().and_then(main_face);
        self.zooms.get(nth).map_or(Zoom::FIT, |zoom| zoom.get()).on_the_face(first.and_then(face), face(at))
    }

    /// Shows so many photos beside each other: the chosen ones, else those of the current photo's series where it has so
    /// many, else it and the next ones.
    pub fn survey_of(self, many: usize) {
        let many = many.clamp(2, MOST_BESIDE);
        let Some(current) = self.current.get_untracked() else { return toast_trouble(text::NO_PHOTO) };
        let shown = self.shown.get_untracked();
        let chosen = self.chosen.get_untracked();
        let series = self.series.with_untracked(|all| {
            let own = all.get(current).and_then(Option::as_ref).map(|place| place.series);
            let of = |at: &usize| own.is_some() && all.get(*at).and_then(Option::as_ref).map(|place| place.series) == own;
            (0..all.len()).filter(of).collect::<Vec<_>>()
        });
        let from = shown.iter().position(|at| *at == current).unwrap_or(0);
        let next = || shown.iter().copied().skip(from.min(shown.len().saturating_sub(many))).take(many).collect();
        let photos: Vec<usize> = match (chosen.len(), series.len()) {
            (2.., _) => chosen,
            (_, of_series) if of_series >= many => {
                let from = series.iter().position(|at| *at == current).unwrap_or(0);
                series.iter().copied().skip(from.min(series.len().saturating_sub(many))).take(many).collect()
            }
            _ => next(),
        };
        if photos.len() < 2 {
            return toast_trouble(text::NEED_TWO);
        }
        if !photos.contains(&current) {
            self.current.set(photos.first().copied());
        }
        self.zooms.iter().for_each(|zoom| zoom.set(Zoom::FIT));
        self.survey.set(photos);
        self.mode.set(Mode::Survey);
    }

    /// The framed photo leaves; with one left, that one is seen alone.
    pub fn leave_survey(self, at: usize) {
        let place = self.survey.with_untracked(|survey| survey.iter().position(|other| *other == at));
        self.survey.update(|survey| survey.retain(|other| *other != at));
        let left = self.survey.get_untracked();
        if self.current.get_untracked() == Some(at) {
            let next = place.and_then(|place| left.get(place).or_else(|| left.last()));
            self.current.set(next.copied());
        }
        if left.len() < 2 {
            self.mode.set(Mode::Loupe);
        }
    }

    /// One more photo comes, as long as there is room.
    pub fn join_survey(self, at: usize) {
        if self.survey.with_untracked(Vec::len) >= MOST_BESIDE {
            return toast_trouble(text::SURVEY_FULL);
        }
        self.survey.update(|survey| survey.push(at));
        self.current.set(Some(at));
    }

    /// Goes from photo to photo of the survey.
    pub fn step_survey(self, with: Step) {
        let survey = self.survey.get_untracked();
        if let Some(to) = super::order::step(&survey, self.current.get_untracked(), self.columns.get_untracked(), with) {
            self.current.set(Some(to));
        }
    }

    /// The framed photo is rejected, and leaves.
    pub fn reject_of_survey(self) {
        if let Some(at) = self.current.get_untracked()
            && self.choose(at, Choice::Verdict(Verdict::Reject))
        {
            self.current.set(Some(at));
            self.leave_survey(at);
        }
    }
}

/// The photos.
#[component]
pub fn Survey(desk: Desk) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let size = RwSignal::new((1000.0, 700.0));
    measure(node, size);
    let grid = Memo::new(move |_| {
        let survey = desk.survey.get();
        let shapes =
            survey.iter().filter_map(|at| desk.photo(*at)).map(|photo| f64::from(photo.width.max(1)) / f64::from(photo.height.max(1)));
        let shape = shapes.sum::<f64>() / survey.len().max(1) as f64;
        columns(survey.len(), if shape > 0.0 { shape } else { 1.5 }, size.get())
    });
    // Steps up and down are rows of this grid, as long as it is seen.
    let before = desk.columns.get_untracked();
    Effect::new(move || desk.columns.set(grid.get()));
    on_cleanup(move || {
        desk.columns.try_set(before);
    });
    let one = move |(nth, at): (usize, usize)| {
        let photo = Signal::derive(move || desk.photo(at));
        let number = move || photo.with(|photo| photo.as_ref().map(|photo| file_number(&photo.file).to_owned()));
        let verdict = Memo::new(move |_| desk.marks(at).verdict);
        let is_current = move || desk.current.get() == Some(at);
        view! {
            <div class="half" class:left=is_current data-test="surveyed" data-current=move || is_current().to_string() data-verdict=move || verdict_code(verdict.get())
                data-photo=move || photo.with(|photo| photo.as_ref().map(|photo| photo.file.clone())) on:pointerdown=move |_| desk.current.set(Some(at))>
                <Pane desk photo side=Side::Nth(nth)/>
                <div class="loupe-marks">
                    {move || mark(verdict.get())}
                    {move || rated(&desk.marks(at))}
                    <span class="file-number">{number}</span>
                </div>
                <span class="survey-leave"><IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::SURVEY_LEAVE test="survey-leave" on:click=move |_| desk.leave_survey(at)/></span>
            </div>
        }
    };
    view! {
        <div class="survey" data-test="survey" node_ref=node style=move || format!("--columns:{}", grid.get())>
            <For each=move || desk.survey.get().into_iter().enumerate() key=|(nth, at)| (*nth, *at) children=one/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_as_large_as_can_be() {
        let (upright, across) = (2.0 / 3.0, 1.5);
        let wide = (1600.0, 900.0);
        for (count, shape, frame, expected) in [
            (2, upright, wide, 2),
            (2, across, wide, 2),
            (2, across, (900.0, 1600.0), 1),
            (3, upright, wide, 3),
            (4, across, wide, 2),
            (4, upright, wide, 4),
            (6, across, wide, 3),
            (9, across, wide, 3),
            (9, upright, wide, 5),
            (1, across, wide, 1),
            (0, across, wide, 1),
        ] {
            assert_eq!(columns(count, shape, frame), expected, "{count} of {shape} in {frame:?}");
        }
    }
}
