//! Finding a customer, and adding one.

use atelier_core::call::Tag;
use atelier_core::customers::{CustomerHit, CustomerView, FindCustomers};
use atelier_core::money::Money;
use atelier_core::people::Right;
use leptos::prelude::*;

use super::find_field::FindField;
use super::form::AddCustomer;
use super::text;
use crate::app::{Loaded, fill, load, may, money, navigate, say, t};
use crate::kit::{Button, ButtonKind, Card, Column, Dialog, Empty, Glyph, Table, key, use_keys};

/// The page.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let found = load(move || FindCustomers { words: words.get() }, &[Tag::Customers, Tag::Orders]);
    let adding = RwSignal::new(false);
    let add = move || {
        if may(Right::EditCustomers) {
            adding.set(true);
        }
    };
    use_keys([key("A", text::ADD, add)]);
    let open_first = move |()| {
        if !found.busy()
            && let Some(hit) = found.get_untracked().unwrap_or_default().into_iter().next()
        {
            open(hit);
        }
    };
    view! {
        <div class="cust-head">
            <h1>{t(text::TITLE)}</h1>
            <FindField words placeholder=text::SEARCH_HINT on_enter=open_first autofocus=true test="customer-search"/>
            <span class="grow"></span>
            {move || may(Right::EditCustomers).then(|| view! {
                <Button kind=ButtonKind::Main glyph=Glyph::Plus cap="A" test="customer-add" on:click=move |_| adding.set(true)>{t(text::ADD)}</Button>
            })}
        </div>
        <Loaded load=found let:hits>
            <Card title=move || head(&words.get(), hits.with(Vec::len))>
                <Table rows=hits columns=columns() on_open=Callback::new(open) row_test=Callback::new(|hit: CustomerHit| format!("customer-{}", hit.id))
                    label=text::TITLE test="customer-list" empty=move || none(words.get(), adding)/>
            </Card>
        </Loaded>
        <Dialog open=adding title=text::ADD test="customer-dialog">
            <AddCustomer words=words.get_untracked() on_cancel=move |()| adding.set(false) on_saved=move |saved: CustomerView| {
                adding.set(false);
                navigate(&format!("/customers/{}", saved.id));
            }/>
        </Dialog>
    }
}

fn open(hit: CustomerHit) {
    navigate(&format!("/customers/{}", hit.id));
}

fn head(words: &str, count: usize) -> String {
    match words.trim() {
        "" => say(text::LATEST).to_owned(),
        _ => fill(text::FOUND, &[("n", count.to_string())]),
    }
}

fn none(words: String, adding: RwSignal<bool>) -> AnyView {
    let add = move || {
        may(Right::EditCustomers)
            .then(|| view! { <Button test="customer-add-this" on:click=move |_| adding.set(true)>{t(text::ADD)}</Button> })
    };
    if words.trim().is_empty() {
        return view! { <Empty words=text::NONE_YET glyph=Glyph::User>{add}</Empty> }.into_any();
    }
    view! { <Empty words=move || fill(text::NOT_FOUND, &[("words", words.clone())]) glyph=Glyph::Search>{add}</Empty> }.into_any()
}

fn columns() -> Vec<Column<CustomerHit>> {
    vec![
        Column::new(text::COLUMN_NAME, |hit: &CustomerHit| view! { <b>{hit.name.clone()}</b> }).sorted_by(|hit| hit.name.clone()),
        Column::new(text::COLUMN_PHONES, |hit: &CustomerHit| hit.phones.join(", ")),
        Column::new(text::COLUMN_CHILDREN, |hit: &CustomerHit| hit.children.join(", ")),
        Column::new(text::COLUMN_LAST, |hit: &CustomerHit| hit.last_order.clone()),
        Column::new(text::COLUMN_ORDERS, |hit: &CustomerHit| hit.orders).numeric().sorted_by(|hit| hit.orders),
        Column::new(text::COLUMN_OWING, |hit: &CustomerHit| owing(hit.owing)).numeric().sorted_by(|hit| hit.owing),
    ]
}

/// An amount that is owed, with its sign and in its colour; a dash where nothing is.
pub fn owing(amount: Money) -> AnyView {
    if amount > Money::ZERO {
        view! { <b class="cust-owes">{money(amount)}</b> }.into_any()
    } else {
        view! { <span class="cust-faint">"\u{2013}"</span> }.into_any()
    }
}
