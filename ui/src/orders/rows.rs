//! Orders as rows of a table: the same columns in the list and in a customer's file.

use atelier_core::money::Money;
use atelier_core::orders::{OrderRow, Stage};
use leptos::prelude::*;

use super::text;
use crate::app::{day, fill, money, use_lang};
use crate::kit::{Column, Tag, Tone};

/// Where the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderPlace {
    /// The list of all orders.
    List,
    /// The file of the customer, whose name needs no column.
    CustomerFile,
}

/// The columns.
pub fn row_columns(place: OrderPlace) -> Vec<Column<OrderRow>> {
    let customer = Column::new(text::COLUMN_CUSTOMER, |row: &OrderRow| view! { <b>{row.customer_name.clone()}</b> });
    let mut columns = vec![Column::new(text::COLUMN_NUMBER, |row: &OrderRow| row.number.clone()).width("136px")];
    columns.extend((place == OrderPlace::List).then_some(customer));
    columns.extend([
        Column::new(text::COLUMN_PACKAGE, |row: &OrderRow| {
            let kind = row.shoot_type.text();
            view! { <span class="order-faint">{move || kind.get(use_lang().get())}</span> " " {row.package.clone()} }
        }),
        Column::new(text::COLUMN_SHOOT, |row: &OrderRow| {
            let (on, slot) = (row.shoot_on, row.slot);
            move || format!("{} {}", day(on), slot.words(use_lang().get()))
        }),
        Column::new(text::COLUMN_STAGE, |row: &OrderRow| stage_tag(row.stage)).width("104px"),
    ]);
    columns.extend(
        (place == OrderPlace::List)
            .then(|| Column::new(text::COLUMN_PHOTOS, |row: &OrderRow| (row.photos > 0).then_some(row.photos)).numeric().width("64px")),
    );
    columns.extend([
        Column::new(text::COLUMN_TOTAL, |row: &OrderRow| {
            let total = row.total;
            move || money(total)
        })
        .numeric()
        .width("96px"),
        Column::new(text::COLUMN_OWING, |row: &OrderRow| owing(row.owing, row.to_pay_back)).numeric().width("96px"),
    ]);
    columns
}

fn owing(amount: Money, to_pay_back: Money) -> AnyView {
    if amount > Money::ZERO {
        view! { <b class="order-owes">{move || money(amount)}</b> }.into_any()
    } else if to_pay_back > Money::ZERO {
        view! { <span class="order-detail">{move || fill(text::PAY_BACK_SUM, &[("sum", money(to_pay_back))])}</span> }.into_any()
    } else {
        view! { <span class="order-faint">"\u{2013}"</span> }.into_any()
    }
}

/// Where an order is, in a word.
pub fn stage_tag(stage: Stage) -> AnyView {
    let tone = match stage {
        Stage::Booked | Stage::PickedUp | Stage::Cancelled => Tone::Neutral,
        Stage::ToSelect => Tone::Warn,
        Stage::Selecting | Stage::InProduction => Tone::Info,
        Stage::Ready => Tone::Good,
    };
    view! { <Tag tone>{move || stage.text().get(use_lang().get())}</Tag> }.into_any()
}
