//! Choosing a customer within another form: find as one types, or add right there.

use atelier_core::call::Tag;
use atelier_core::customers::{CustomerHit, CustomerView, FindCustomers};
use atelier_core::id::CustomerId;
use atelier_core::people::Right;
use leptos::html;
use leptos::prelude::*;

use super::form::AddCustomer;
use super::text;
use crate::app::{fill, load, may, money, say, t};
use crate::kit::{Button, Glyph, SearchBox};

/// A customer that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The file.
    pub id: CustomerId,
    /// The household's name.
    pub name: String,
    /// Phone digits.
    pub phones: Vec<String>,
}

impl From<CustomerHit> for Chosen {
    fn from(hit: CustomerHit) -> Chosen {
        Chosen { id: hit.id, name: hit.name, phones: hit.phones }
    }
}

impl From<CustomerView> for Chosen {
    fn from(view: CustomerView) -> Chosen {
        Chosen { id: view.id, name: view.name, phones: view.phones.into_iter().map(|phone| phone.number).collect() }
    }
}

/// The search, or the form of a new customer in its place.
#[component]
pub fn CustomerPicker(
    /// Called with who was found or added.
    #[prop(into)]
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let found = load(move || FindCustomers { words: words.get() }, &[Tag::Customers]);
    // What was typed when the form came up; none while searching.
    let adding = RwSignal::new(None::<String>);
    let add = move || adding.set(Some(words.get_untracked()));
    let node = NodeRef::<html::Input>::new();
    node.on_load(|input| drop(input.focus()));
    let foot = move || {
        may(Right::EditCustomers).then(|| {
            let words = move || match words.get().trim() {
                "" => say(text::ADD).to_owned(),
                words => fill(text::ADD_THIS, &[("words", words.to_owned())]),
            };
            view! { <button type="button" class="cust-link" on:click=move |_| add()>{words}</button> }
        })
    };
    move || match adding.get() {
        Some(words) => view! {
            <AddCustomer words on_saved=move |saved: CustomerView| on_choose.run(saved.into()) on_cancel=move |()| adding.set(None)/>
        }
        .into_any(),
        None => view! {
            <div class="cust-picker">
                <SearchBox words results=found result=hit_line on_open=move |hit: CustomerHit| on_choose.run(hit.into())
                    placeholder=text::SEARCH_HINT node foot test="customer-search"/>
                {move || may(Right::EditCustomers).then(|| view! {
                    <Button glyph=Glyph::Plus test="customer-add" on:click=move |_| add()>{t(text::ADD)}</Button>
                })}
            </div>
        }
        .into_any(),
    }
}

fn hit_line(hit: CustomerHit) -> AnyView {
    let owes = (hit.owing.0 > 0).then(|| fill(text::OWES, &[("sum", money(hit.owing))]));
    let children = (!hit.children.is_empty()).then(|| format!("\u{b7} {}", hit.children.join(", ")));
    view! {
        <span class="cust-hit">
            <span class="who"><b>{hit.name}</b> " " <span class="cust-faint">{children}</span></span>
            <span class="cust-owes">{owes}</span>
            <span class="cust-faint">{hit.phones.join(", ")}</span>
        </span>
    }
    .into_any()
}
