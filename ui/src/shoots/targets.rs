//! The orders beside the tray, found as one types, onto which a folder can be let go.

use atelier_core::call::Tag;
use atelier_core::orders::{ListOrders, OrderPage, OrderRow, Stage};
use leptos::prelude::*;

use super::carry::Carry;
use super::text;
use crate::app::{Loaded, day, load, t, use_lang};
use crate::customers::FindField;
use crate::kit::Card;
use crate::orders::stage_tag;

/// The list.
#[component]
pub fn Targets(carry: Carry) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let page = load(move || ListOrders { words: words.get(), stage: None, skip: 0 }, &[Tag::Orders]);
    view! {
        <Card title=text::ORDERS class="shoots-targets" test="shoots-orders">
            <FindField words placeholder=text::ORDERS_SEARCH test="shoots-order-search"/>
            <div class="shoots-orders" class:shoots-held=move || carry.is_under_way()>
                <Loaded load=page let:view>
                    {move || open_ones(&view.get()).is_empty().then(|| view! { <p class="shoots-none">{t(text::ORDERS_NONE)}</p> })}
                    <For each=move || open_ones(&view.get()) key=|row| (row.id.clone(), row.stage, row.photos) let:row>
                        <Target row carry/>
                    </For>
                </Loaded>
            </div>
        </Card>
    }
}

/// Orders that photos can still come to.
fn open_ones(page: &OrderPage) -> Vec<OrderRow> {
    page.rows.iter().filter(|row| !matches!(row.stage, Stage::PickedUp | Stage::Cancelled)).cloned().collect()
}

#[component]
fn Target(row: OrderRow, carry: Carry) -> impl IntoView {
    let OrderRow { number, customer_name, stage, shoot_on, slot, .. } = row;
    let (mine, shown) = (number.clone(), number.clone());
    let over = move || carry.is_over(&mine);
    let when = move || format!("{shown} \u{b7} {} {}", day(shoot_on), slot.words(use_lang().get()));
    let test = format!("target-{number}");
    view! {
        <div class="shoots-order" class:over=over data-order=number data-test=test>
            <b>{customer_name}</b>
            <span>{stage_tag(stage)}</span>
            <span class="faint">{when}</span>
        </div>
    }
}
