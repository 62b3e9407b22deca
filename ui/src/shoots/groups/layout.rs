//! Laying an order's groups out as folders, and where they lie then.

use atelier_core::people::Right;
use atelier_core::shoots::{GroupsView, LaidOutGroups, LayOutGroups, Laying};
use leptos::prelude::*;

use super::text;
use crate::app::{Act, TroubleLine, act, fill, in_window, may, open_folder, t};
use crate::kit::{Button, ButtonKind, Glyph, Icon};

/// What the page knows of laying out.
#[derive(Clone, Copy)]
pub struct LayOut {
    view: Signal<GroupsView>,
    act: Act<LayOutGroups>,
    laid: RwSignal<Option<(Laying, LaidOutGroups)>>,
    // The button that was pressed shows that it works.
    wanted: RwSignal<Laying>,
}

impl LayOut {
    /// Nothing is laid out yet.
    pub fn new(view: Signal<GroupsView>) -> LayOut {
        LayOut { view, act: act(), laid: RwSignal::new(None), wanted: RwSignal::new(Laying::Links) }
    }

    /// Whether it may be done now.
    pub fn can(&self, laying: Laying) -> bool {
        let view = self.view;
        let possible =
            view.with(|view| view.groups.iter().any(|group| !group.photos.is_empty()) && (laying == Laying::Copies || view.can_link));
        possible && may(Right::AssignPhotos)
    }

    /// Does it, where it may be done.
    pub fn run(self, laying: Laying) {
        if !untrack(|| self.can(laying)) {
            return;
        }
        let order = self.view.with_untracked(|view| view.order.id.clone());
        self.wanted.set(laying);
        self.act.run(LayOutGroups { order, laying }, move |laid| {
            self.laid.try_set(Some((laying, laid)));
        });
    }
}

/// The two buttons.
#[component]
pub fn LayOutButtons(out: LayOut) -> impl IntoView {
    let can_link = Memo::new(move |_| out.view.with(|view| view.can_link));
    let busy = move |laying| Signal::derive(move || out.act.busy().get() && out.wanted.get() == laying);
    let off = move |laying| Signal::derive(move || !out.can(laying) || out.act.busy().get());
    let kind = move |laying: Laying| if (laying == Laying::Links) == can_link.get() { ButtonKind::Main } else { ButtonKind::Plain };
    let button = move |laying: Laying, cap: &'static str, test: &'static str, words| {
        view! {
            <Button kind=kind(laying) cap glyph=Glyph::Folder busy=busy(laying) disabled=off(laying) test=test on:click=move |_| out.run(laying)>
                {t(words)}
            </Button>
        }
    };
    move || {
        may(Right::AssignPhotos).then(|| {
            view! {
                {button(Laying::Links, "L", "lay-out-links", text::AS_LINKS)}
                {button(Laying::Copies, "C", "lay-out-copies", text::AS_COPIES)}
            }
        })
    }
}

/// Why there are no links, what was refused, or where the folders lie.
#[component]
pub fn LaidOut(out: LayOut) -> impl IntoView {
    let hint = move || {
        let can_link = out.view.with(|view| view.can_link);
        let words = if can_link { text::LINKS_ARE } else { text::NO_LINKS };
        may(Right::AssignPhotos).then(|| view! { <p class="muted" data-test="lay-out-hint">{t(words)}</p> })
    };
    let laid = move || {
        out.laid.get().map(|(laying, laid)| {
            let done = if laying == Laying::Links { text::LAID_LINKS } else { text::LAID_COPIES };
            let LaidOutGroups { folder, groups, files } = laid;
            let figures = move || fill(text::LAID_OUT, &[("groups", groups.to_string()), ("files", files.to_string())]);
            let words = if in_window() { text::OPEN_FOLDER } else { text::COPY_PATH };
            let glyph = if in_window() { Glyph::Folder } else { Glyph::Copy };
            let path = folder.clone();
            view! {
                <div class="groups-laid" role="status" data-test="laid-out">
                    <Icon glyph=Glyph::Check/>
                    <span class="words">
                        <b>{t(done)} " \u{b7} " {figures}</b>
                        <code class="groups-path mono" data-test="laid-out-folder">{folder}</code>
                    </span>
                    <Button glyph test="laid-out-open" on:click=move |_| open_folder(path.clone())>{t(words)}</Button>
                </div>
            }
        })
    };
    view! { {hint} <TroubleLine trouble=out.act.trouble()/> {laid} }
}
