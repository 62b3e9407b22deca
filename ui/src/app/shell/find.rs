//! The search in the head: any customer by name, initials, part of a phone or order number, from every page.

use atelier_core::call::Tag as Stale;
use atelier_core::customers::{CustomerHit, FindCustomers};
use atelier_core::money::Money;
use atelier_core::phone;
use leptos::html;
use leptos::prelude::*;

use crate::app::load::load_when;
use crate::app::route::navigate;
use crate::app::session::{fill, money, tf};
use crate::app::text;
use crate::kit::{SearchBox, Tag, Tone};

/// The search.
#[component]
pub(super) fn FindCustomer(
    /// The box, for the key that leads here.
    search: NodeRef<html::Input>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let wanted = move || {
        let words = words.get();
        (!words.trim().is_empty()).then_some(FindCustomers { words })
    };
    let results = load_when(wanted, &[Stale::Customers, Stale::Orders]);
    let open = move |hit: CustomerHit| navigate(&format!("/customers/{}", hit.id));
    view! { <SearchBox words results result=hit_line on_open=open placeholder=text::SEARCH_HINT cap="/" node=search test="search"/> }
}

fn hit_line(hit: CustomerHit) -> impl IntoView {
    let phones = hit.phones.first().map(|digits| phone::masked(digits)).unwrap_or_default();
    let children = hit.children.join(" \u{b7} ");
    let orders = hit.orders;
    let owing = (hit.owing > Money::ZERO).then(|| {
        let owing = hit.owing;
        view! { <Tag tone=Tone::Bad>{move || fill(text::OWES, &[("sum", money(owing))])}</Tag> }
    });
    view! {
        <b>{hit.name}</b>
        <span class="muted cut">{children}</span>
        <span class="grow"></span>
        {owing}
        <span class="faint nowrap">{phones}</span>
        <span class="faint nowrap">{tf(text::ORDERS, move || vec![("n", orders.to_string())])}</span>
    }
}
