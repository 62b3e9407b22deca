//! Before and after: a photo as it was taken, as it came back from retouching, or both beside each other.

use atelier_core::production::Retouched;
use atelier_core::shoots::Photo;
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::text;
use crate::app::t;
use crate::kit::{Tag, Tone, toast_trouble};

/// Which version of a photo is seen where it has been retouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// As it was taken.
    #[default]
    Before,
    /// As it came back.
    After,
    /// Both beside each other.
    Both,
}

impl Version {
    const ALL: [Version; 3] = [Version::Before, Version::After, Version::Both];

    /// The name in the page, for styles and tests.
    pub fn code(self) -> &'static str {
        match self {
            Version::Before => "before",
            Version::After => "after",
            Version::Both => "both",
        }
    }
}

impl Desk {
    /// The retouched version of a photo.
    pub fn retouched(self, photo: &Photo) -> Option<Retouched> {
        self.room.with(|room| room.as_ref()?.retouched.iter().find(|version| version.photo == photo.id).cloned())
    }

    /// The version of the current photo that is seen in the loupe; without a retouched one it is the original.
    pub fn version_seen(self) -> Version {
        let has = self.current_photo().is_some_and(|photo| self.retouched(&photo).is_some());
        if has { self.version.get() } else { Version::Before }
    }

    /// The next of before, after and both; where several photos stand beside each other, before or after.
    pub fn next_version(self) {
        let shown = match self.mode.get_untracked() {
            Mode::Grid | Mode::Loupe => self.current.get_untracked().into_iter().collect(),
            Mode::Compare => vec![self.current.get_untracked(), self.challenger.get_untracked()].into_iter().flatten().collect(),
            Mode::Survey => self.survey.get_untracked(),
        };
        if !untrack(|| shown.iter().filter_map(|at: &usize| self.photo(*at)).any(|photo| self.retouched(&photo).is_some())) {
            return toast_trouble(text::NOT_RETOUCHED);
        }
        let alone = matches!(self.mode.get_untracked(), Mode::Grid | Mode::Loupe);
        let next = match self.version.get_untracked() {
            Version::Before => Version::After,
            Version::After if alone => Version::Both,
            Version::After | Version::Both => Version::Before,
        };
        if self.mode.get_untracked() == Mode::Grid {
            self.mode.set(Mode::Loupe);
        }
        self.version.set(next);
    }
}

/// The versions of the current photo to choose from, and whether the retouched one still waits for its check.
#[component]
pub fn Versions(desk: Desk) -> impl IntoView {
    let version = Memo::new(move |_| desk.current_photo().and_then(|photo| desk.retouched(&photo)));
    let unchecked = move || version.with(|version| version.as_ref().is_some_and(|version| !version.accepted));
    let each = move || {
        let one = |way: Version| {
            let words = match way {
                Version::Before => text::BEFORE,
                Version::After => text::AFTER,
                Version::Both => text::BEFORE_AND_AFTER,
            };
            view! {
                <button type="button" class="chip" class:on=move || desk.version.get() == way aria-pressed=move || (desk.version.get() == way).to_string()
                    data-test=format!("version-{}", way.code()) on:click=move |_| desk.version.set(way)>{t(words)}</button>
            }
        };
        view! { <span class="versions" role="group" aria-label=t(text::VERSIONS)>{Version::ALL.map(one).collect_view()}</span> }
    };
    view! {
        <Show when=move || version.with(Option::is_some)>
            {each}
            <Show when=move || unchecked() && desk.version.get() != Version::Before><Tag tone=Tone::Warn test="unchecked">{t(text::NOT_CHECKED)}</Tag></Show>
        </Show>
    }
}
