//! What can be done with the design that is open, above it.

use atelier_core::catalog::label;
use atelier_core::id::EntitlementId;
use atelier_core::selection::{SOFT_BELOW, TemplateKind};
use leptos::prelude::*;

use super::bench::Bench;
use super::own_rooms::RoomChoice;
use super::showing::ShowButton;
use super::{Looks, text};
use crate::app::{TroubleLine, fill, t, use_lang};
use crate::kit::{Button, ButtonKind, Check, Choice, Dialog, DialogSize, Glyph, Icon, IconButton, Select, TextInput, Words};
use crate::selection::screen::Screens;

/// Name, purpose, ways to look, and what saves or drops it.
#[component]
pub fn Tools(bench: Bench, looks: Looks, screens: Screens) -> impl IntoView {
    let asking = RwSignal::new(false);
    let hangs = move || looks.hangs(bench);
    let has_guides = move || !hangs() && bench.open.with(|open| open.as_ref().is_some_and(|design| design.template.guides.is_some()));
    let may_hang = move || bench.open.with(|open| open.as_ref().is_some_and(|design| design.template.kind != TemplateKind::AlbumSpread));
    let has_line = move || bench.open.with(|open| open.as_ref().is_some_and(|design| design.line.is_some()));
    let ways = vec![(false, Words::from(text::LAID)), (true, Words::from(text::ON_WALL))];
    let saved = move || !bench.changed.get();
    view! {
        <div class="design-tools" data-test="design-tools">
            <Name bench/>
            <Line bench/>
            <Button glyph=Glyph::Shuffle test="propose" on:click=move |_| bench.propose()>{t(text::PROPOSE)}</Button>
            <Show when=move || !hangs()>
                <Button glyph=Glyph::Drag test="design-within" attr:aria-pressed=move || looks.within.get().to_string()
                    on:click=move |_| looks.within.update(|within| *within = !*within)>{t(text::WITHIN)}</Button>
            </Show>
            <Show when=may_hang><Choice value=looks.hangs options=ways.clone() label=text::VIEW test="design-view"/></Show>
            <Show when=hangs><RoomChoice bench/></Show>
            <Show when=has_guides>
                <Check value=looks.guides on_change=move |on| looks.guides.set(on) test="guides">{t(text::GUIDES)}</Check>
            </Show>
            <Show when=has_line>
                <Check value=looks.prices on_change=move |on| looks.prices.set(on) test="design-prices">{t(text::PRICE)}</Check>
            </Show>
            <span class="grow"></span>
            <ShowButton screens/>
            <IconButton glyph=Glyph::Trash label=text::DROP test="design-drop" on:click=move |_| asking.set(true)/>
            <Show when=move || bench.changed.get()>
                <Button test="design-discard" on:click=move |_| bench.discard()>{t(text::DISCARD)}</Button>
            </Show>
            <Button kind=ButtonKind::Main busy=bench.save.busy() disabled=Signal::derive(saved) test="design-save" on:click=move |_| bench.saved_then(|| ())>
                {t(text::SAVE)}
            </Button>
            <Show when=move || !hangs()><OfOpening bench looks/></Show>
        </div>
        <TroubleLine trouble=bench.save.trouble()/>
        <TroubleLine trouble=screens.presenter.trouble/>
        <Dialog open=asking title=text::DROP size=DialogSize::Small test="design-drop-dialog"><Dropping bench asking/></Dialog>
    }
}

/// How sharp the print of the opening gets that the keys are about, and how photos are moved within.
#[component]
fn OfOpening(bench: Bench, looks: Looks) -> impl IntoView {
    let pixels = Memo::new(move |_| {
        let at = bench.opening.get();
        let found = bench.open.with(|open| {
            let design = open.as_ref()?;
            Some((*design.template.openings.get(at)?, design.fills.get(at)?.clone()?))
        });
        let (opening, fill) = found?;
        Some((at + 1, bench.pixels(opening, &fill)?))
    });
    let is_soft = move || pixels.get().is_some_and(|(_, pixels)| pixels < SOFT_BELOW);
    let told = move || pixels.get().map(|(n, pixels)| fill(text::PIXELS, &[("n", n.to_string()), ("pixels", pixels.to_string())]));
    view! {
        <p class="design-opening small muted">
            <span data-test="design-pixels">{told}</span>
            {move || is_soft().then(|| view! {
                <span class="design-soft" data-test="design-soft"><Icon glyph=Glyph::Alert/>{t(text::SOFT)}</span>
            })}
            <Show when=move || looks.within.get()><span class="faint">{t(text::WITHIN_HINT)}</span></Show>
        </p>
    }
}

/// Asks before a design goes.
#[component]
fn Dropping(bench: Bench, asking: RwSignal<bool>) -> impl IntoView {
    let name = move || bench.open.with(|open| open.as_ref().map(|design| design.name.clone()).unwrap_or_default());
    view! {
        <p>{move || fill(text::DROP_ASK, &[("name", name())])}</p>
        <TroubleLine trouble=bench.drop_it.trouble()/>
        <div class="panel-foot">
            <Button test="design-keep" on:click=move |_| asking.set(false)>{t(text::KEEP)}</Button>
            <Button kind=ButtonKind::Danger busy=bench.drop_it.busy() test="design-drop-yes" on:click=move |_| bench.throw_away(move || asking.set(false))>
                {t(text::DROP)}
            </Button>
        </div>
    }
}

#[component]
fn Name(bench: Bench) -> impl IntoView {
    let value = RwSignal::new(String::new());
    Effect::new(move || {
        let name = bench.open.with(|open| open.as_ref().map(|design| design.name.clone()).unwrap_or_default());
        if value.get_untracked() != name {
            value.set(name);
        }
    });
    let typed = move |name: String| bench.change(|design| design.name = name);
    view! { <TextInput value label=text::NAME on_input=typed test="design-name"/> }
}

/// The entitlement that the design is for.
#[component]
fn Line(bench: Bench) -> impl IntoView {
    let lang = use_lang();
    let value = RwSignal::new(None::<EntitlementId>);
    Effect::new(move || {
        let line = bench.open.with(|open| open.as_ref().and_then(|design| design.line.clone()));
        if value.get_untracked() != line {
            value.set(line);
        }
    });
    let options = Signal::derive(move || {
        let lines = bench.room.get().map(|room| room.entitlements).unwrap_or_default();
        let named = lines.into_iter().map(|line| (Some(line.id), Words::from(label(line.purpose, &line.detail, lang.get()))));
        std::iter::once((None, Words::from(text::FOR_NOTHING))).chain(named).collect::<Vec<_>>()
    });
    let chosen = move |line: Option<EntitlementId>| bench.change(|design| design.line = line);
    view! {
        <label class="design-line"><span class="muted">{t(text::FOR_LINE)}</span><Select value options label=text::FOR_LINE on_choose=chosen test="design-line"/></label>
    }
}
