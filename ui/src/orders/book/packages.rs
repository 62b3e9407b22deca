//! Choosing the package: cards with what each costs and includes; arrow keys move, Enter takes one.

use atelier_core::catalog::{Entitlement, PackageView};
use atelier_core::money::Money;
use atelier_core::people::Right;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::steps::Step;
use super::{Draft, lead_to};
use crate::app::{Load, LoadTrouble, fill, may, money, say, t, use_lang};
use crate::kit::{Button, ButtonKind, ButtonSize, Empty, Glyph, Skeleton};
use crate::orders::text;

/// The step.
#[component]
pub fn PackageStep(draft: Draft, listed: Load<Vec<PackageView>>) -> impl IntoView {
    let done = Signal::derive(move || draft.package.with(Option::is_some));
    // Cards as long as one is being chosen; then only the one.
    let choosing = RwSignal::new(true);
    let taken = Memo::new(move |_| if choosing.get() { None } else { draft.chosen_package() });
    let onward = move |event: ev::KeyboardEvent| {
        if event.key() != "Enter" || event.is_composing() {
            return;
        }
        // The card that has the focus is taken, also when it was not chosen by Space or an arrow yet.
        let focused = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(package) = focused.and_then(|input| {
            draft.packages.with_untracked(|packages| packages.iter().find(|package| package.id.as_str() == input.value()).cloned())
        }) {
            event.prevent_default();
            draft.package.set(Some(package.id));
            choosing.set(false);
            lead_to(3);
        }
    };
    let none = move || {
        let empty = listed.get().is_some() && draft.packages.with(Vec::is_empty);
        empty.then(|| view! {
            <Empty words=text::NO_PACKAGES glyph=Glyph::Box>
                {move || may(Right::EditCatalog).then(|| view! { <a class="btn btn-plain" href="/packages">{t(text::TO_PACKAGES)}</a> })}
            </Empty>
        })
    };
    let cards = move || {
        view! {
            <div class="book-packages" role="radiogroup" aria-label=t(text::STEP_PACKAGE) on:keydown=onward>
                {move || draft.packages.get().into_iter().map(|package| view! { <PackageCard package draft choosing/> }).collect_view()}
            </div>
        }
    };
    view! {
        <Step number=2 title=text::STEP_PACKAGE done aside=move || t(text::PACKAGE_HINT)>
            <LoadTrouble load=listed/>
            {move || listed.get().is_none().then(|| view! { <Skeleton lines=2 height=96/> })}
            {none}
            {move || match taken.get() {
                Some(package) => view! { <Taken package choosing/> }.into_any(),
                None => cards().into_any(),
            }}
        </Step>
    }
}

/// The one that was taken.
#[component]
fn Taken(package: PackageView, choosing: RwSignal<bool>) -> impl IntoView {
    let again = move |_| {
        choosing.set(true);
        lead_to(2);
    };
    let lang = use_lang().get();
    let line = |line: &Entitlement| {
        let extra = (line.extra_price > Money::ZERO).then(|| fill(text::EXTRA_EACH, &[("sum", money(line.extra_price))]));
        view! { <span class="line"><span>{line.label(lang)}</span><b>{included(line)}</b><i>{extra}</i></span> }
    };
    let lines = package.entitlements.iter().map(line).collect_view();
    view! {
        <div class="book-chosen" data-test="book-package">
            <span class="grow"><b>{package.name.clone()}</b> " " <span class="order-faint">{package.shoot_type.text().get(lang)}</span></span>
            <b>{money(package.price)}</b>
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small test="book-other-package" on:click=again>{t(text::OTHER_PACKAGE)}</Button>
        </div>
        <div class="book-contents">{lines}</div>
    }
}

/// What it includes, item after item; a line breaks between items only.
fn contents(package: &PackageView) -> impl IntoView + use<> {
    let lang = use_lang().get();
    let item = |line: &Entitlement| {
        let words = format!("{} {}", line.label(lang), included(line));
        view! { <span>{words}</span> " " }
    };
    package.entitlements.iter().map(item).collect_view()
}

fn included(line: &Entitlement) -> String {
    line.rule.figures(line.included).unwrap_or_else(|| say(text::ALL_INCLUDED).to_owned())
}

#[component]
fn PackageCard(package: PackageView, draft: Draft, choosing: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang().get();
    let (id, shown) = (package.id.clone(), package.id.clone());
    let lit = move || draft.package.with(|chosen| chosen.as_ref() == Some(&shown));
    let test = format!("book-package-{}", package.name);
    let value = package.id.to_string();
    let contents = contents(&package);
    // A press takes the card at once; the arrow keys only move between cards, and the browser clicks for them too, but
    // without a place.
    let taken = move |event: ev::MouseEvent| {
        if event.detail() > 0 {
            choosing.set(false);
            lead_to(3);
        }
    };
    view! {
        <label class="book-package" class:on=lit.clone() data-test=test>
            <input type="radio" name="book-package" value=value prop:checked=lit.clone() on:change=move |_| draft.package.set(Some(id.clone())) on:click=taken/>
            <span class="book-package-top"><b>{package.name.clone()}</b><span>{money(package.price)}</span></span>
            <span class="kind">{package.shoot_type.text().get(lang)} " \u{b7} " {fill(text::SHOOTS_COUNT, &[("n", package.shoots.to_string())])}</span>
            <span class="contents">{contents}</span>
        </label>
    }
}
