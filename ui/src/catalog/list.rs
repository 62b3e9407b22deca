//! The packages as cards: what each costs and includes. Whoever may, opens one to change it.

use atelier_core::call::Tag;
use atelier_core::catalog::{Entitlement, Included, ListPackages, PackageView};
use atelier_core::money::Money;
use atelier_core::people::Right;
use leptos::prelude::*;

use super::form::PackageSheet;
use super::text;
use super::wishes::StudioWishes;
use crate::app::{Loaded, fill, load, may, money, say, t, use_lang};
use crate::kit::{Button, ButtonKind, Dialog, DialogSize, Empty, Glyph, Tag as Mark, key, use_keys};

/// What the form is open for.
#[derive(Debug, Clone, PartialEq)]
pub enum Editing {
    /// A new package.
    New,
    /// This one.
    One(PackageView),
}

/// The page.
#[component]
pub fn PackagesPage() -> impl IntoView {
    let packages = load(|| ListPackages {}, &[Tag::Catalog]);
    let editing = RwSignal::new(Editing::New);
    let open = RwSignal::new(false);
    let edit = Callback::new(move |what: Editing| {
        if may(Right::EditCatalog) {
            editing.set(what);
            open.set(true);
        }
    });
    use_keys([key("A", text::ADD, move || edit.run(Editing::New))]);
    let title = move || match editing.get() {
        Editing::New => say(text::ADD_TITLE).to_owned(),
        Editing::One(package) => fill(text::EDIT_TITLE, &[("name", package.name)]),
    };
    view! {
        <div class="pack-head">
            <h1>{t(text::TITLE)}</h1>
            <span class="grow"></span>
            {move || may(Right::EditCatalog).then(|| view! {
                <Button kind=ButtonKind::Main glyph=Glyph::Plus cap="A" test="package-add" on:click=move |_| edit.run(Editing::New)>{t(text::ADD)}</Button>
            })}
        </div>
        <Loaded load=packages let:list>
            {move || list.with(Vec::is_empty).then(|| view! { <Empty words=text::NONE_YET glyph=Glyph::Box/> })}
            <section class="pack-list" data-test="package-list">
                {move || list.get().into_iter().map(|package| card(package, edit)).collect_view()}
            </section>
        </Loaded>
        <StudioWishes/>
        <Dialog open title size=DialogSize::Large test="package-dialog">
            <PackageSheet start=editing.get_untracked() open/>
        </Dialog>
    }
}

fn card(package: PackageView, edit: Callback<Editing>) -> AnyView {
    let lang = use_lang().get();
    let test = format!("package-{}", package.name);
    let class = if package.sold { "pack-card" } else { "pack-card retired" };
    let retired = (!package.sold).then(|| view! { <Mark>{say(text::RETIRED)}</Mark> });
    let content = view! {
        <span class="pack-top"><b>{package.name.clone()}</b><Mark>{package.shoot_type.text().get(lang)}</Mark>{retired}</span>
        <span class="price">{money(package.price)} <small>{fill(text::SHOOTS_COUNT, &[("n", package.shoots.to_string())])}</small></span>
        <span class="pack-lines">{package.entitlements.iter().map(line).collect_view()}</span>
    };
    if may(Right::EditCatalog) {
        let opened = Editing::One(package);
        view! { <button type="button" class=class data-test=test on:click=move |_| edit.run(opened.clone())>{content}</button> }.into_any()
    } else {
        view! { <div class=class data-test=test>{content}</div> }.into_any()
    }
}

fn line(line: &Entitlement) -> impl IntoView + use<> {
    let included = match line.included {
        Included::Count(count) if line.rule.each > 1 => {
            fill(text::PIECES_OF, &[("n", count.to_string()), ("each", line.rule.each.to_string())])
        }
        Included::Count(count) => count.to_string(),
        Included::All => say(text::ALL).to_owned(),
    };
    let extra = if line.extra_price > Money::ZERO {
        fill(text::EXTRA_EACH, &[("sum", money(line.extra_price))])
    } else {
        say(text::NO_EXTRA).to_owned()
    };
    view! { <span class="pack-line"><span>{line.label(use_lang().get())}</span><b>{included}</b><span>{extra}</span></span> }
}
