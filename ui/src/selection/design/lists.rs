//! The left side: the order's designs, and the products that one can be begun of.

use atelier_core::selection::{Design, Template, TemplateKind, built_in};
use leptos::prelude::*;

use super::bench::Bench;
use super::text;
use crate::app::{LoadTrouble, t, use_lang};
use crate::kit::Tag;

/// Both lists.
#[component]
pub fn Lists(bench: Bench) -> impl IntoView {
    // A new design stands in the list as soon as it is begun.
    let designs = Memo::new(move |_| {
        let mut designs = bench.designs.get().unwrap_or_default();
        if let Some(open) = bench.open.get() {
            match designs.iter_mut().find(|design| design.id == open.id) {
                Some(known) => *known = open,
                None => designs.push(open),
            }
        }
        designs
    });
    let products = built_in();
    let kinds = TemplateKind::ALL.map(|kind| {
        let rows = products.iter().filter(|template| template.kind == kind).cloned().map(|template| product(bench, template));
        view! { <h3>{t(kind.text())}</h3> {rows.collect_view()} }
    });
    view! {
        <aside class="design-lists" data-test="design-lists">
            <section>
                <h2>{t(text::DESIGNS)}</h2>
                <LoadTrouble load=bench.designs/>
                {move || match designs.get() {
                    none if none.is_empty() => view! { <p class="faint small" data-test="designs-none">{t(text::NONE_YET)}</p> }.into_any(),
                    some => some.into_iter().map(|one| row(bench, one)).collect_view().into_any(),
                }}
            </section>
            <section>{kinds.collect_view()}</section>
        </aside>
    }
}

fn row(bench: Bench, design: Design) -> impl IntoView {
    let (id, name) = (design.id.clone(), design.name.clone());
    let is_open = Memo::new(move |_| bench.open.with(|open| open.as_ref().is_some_and(|open| open.id == id)));
    let show = move |_| {
        if !is_open.get_untracked() {
            let design = design.clone();
            bench.saved_then(move || bench.show(design));
        }
    };
    view! {
        <button type="button" class="rail-row" class:on=move || is_open.get() data-test="design-row" on:click=show>
            <span class="cut">{name}</span>
            {move || (is_open.get() && bench.changed.get()).then(|| view! { <Tag test="design-unsaved">{t(text::NOT_SAVED)}</Tag> })}
        </button>
    }
}

fn product(bench: Bench, template: Template) -> impl IntoView {
    let lang = use_lang();
    let (named, test) = (template.clone(), format!("template-{}", template.code));
    let begin = move |_| {
        let template = template.clone();
        bench.saved_then(move || bench.begin(template));
    };
    let unknown = move || bench.room.get().is_none();
    view! {
        <button type="button" class="rail-row" data-test=test disabled=unknown on:click=begin>
            <span class="cut">{move || named.name(lang.get())}</span>
        </button>
    }
}
