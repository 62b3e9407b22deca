//! What the order includes and how much of it is used, and what is charged.

use atelier_core::catalog::label;
use atelier_core::money::Money;
use atelier_core::orders::{EntitlementUse, LineKind, OrderLine, OrderView};
use leptos::prelude::*;

use crate::app::{day, fill, money, money_digits, money_full, say, t, use_lang};
use crate::kit::{Card, Tag, Tone};
use crate::orders::text;

/// Included and used, one row an entitlement.
#[component]
pub fn Contents(view: Signal<OrderView>) -> impl IntoView {
    let package = move || view.with(|view| format!("{} \u{b7} {}", view.row.package, money(view.package_price)));
    let rows = move || view.with(|view| view.entitlements.iter().map(entitlement_row).collect_view());
    view! {
        <Card title=text::CONTENTS aside=move || package test="order-contents">
            <table class="order-table">
                <thead>
                    <tr>
                        <th>{t(text::COLUMN_ITEM)}</th>
                        <th>{t(text::COLUMN_INCLUDED)}</th>
                        <th>{t(text::COLUMN_USED)}</th>
                        <th class="num">{t(text::COLUMN_EXTRA_PRICE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Card>
    }
}

fn entitlement_row(line: &EntitlementUse) -> impl IntoView + use<> {
    let included = line.rule.figures(line.included).unwrap_or_else(|| say(text::ALL_INCLUDED).to_owned());
    let extra = line.rule.extra(line.included, line.used);
    let used = if extra > 0 {
        let used = line.used;
        let beyond = fill(text::BEYOND, &[("n", extra.to_string())]);
        view! { <Tag tone=Tone::Warn>{used}</Tag> " " <span class="faint">{beyond}</span> }.into_any()
    } else {
        line.used.into_any()
    };
    let price = (line.extra_price > Money::ZERO).then(|| money(line.extra_price));
    view! {
        <tr>
            <td>{label(line.purpose, &line.detail, use_lang().get())}</td>
            <td>{included}</td>
            <td>{used}</td>
            <td class="num faint">{price}</td>
        </tr>
    }
}

/// What is charged, one row a line, and the sum.
#[component]
pub fn Charges(view: Signal<OrderView>) -> impl IntoView {
    let rows = move || view.with(|view| view.lines.iter().map(line_row).collect_view());
    let total = move || view.with(|view| money_full(view.row.total));
    view! {
        <Card title=text::CHARGED aside=move || total test="order-lines">
            <table class="order-table">
                <thead>
                    <tr>
                        <th>{t(text::COLUMN_ITEM)}</th>
                        <th>{t(text::COLUMN_DAY)}</th>
                        <th class="num">{t(text::COLUMN_QUANTITY)}</th>
                        <th class="num">{t(text::COLUMN_UNIT_PRICE)}</th>
                        <th class="num">{t(text::COLUMN_AMOUNT)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Card>
    }
}

fn line_row(line: &OrderLine) -> impl IntoView + use<> {
    let sitting = match &line.what {
        LineKind::Package(_) | LineKind::Sold { .. } | LineKind::TakenBack { .. } => None,
        LineKind::Extra { sitting, .. } | LineKind::Upgrade { sitting, .. } | LineKind::Credit { sitting, .. } => {
            Some(fill(text::IN_SITTING, &[("n", sitting.to_string())]))
        }
    };
    view! {
        <tr>
            <td>{line.what.words(use_lang().get())} " " <span class="faint">{sitting}</span></td>
            <td class="faint">{day(line.on)}</td>
            <td class="num">{line.quantity}</td>
            <td class="num">{money_digits(line.unit_price)}</td>
            <td class="num">{money_digits(line.amount)}</td>
        </tr>
    }
}
