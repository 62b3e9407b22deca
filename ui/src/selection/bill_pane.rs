//! The bill beside the photos: live, by the function that the server charges by.

use atelier_core::catalog::label;
use atelier_core::money::Money;
use atelier_core::selection::{BillLine, missing};
use leptos::prelude::*;

use super::desk::Desk;
use super::print::PrintButton;
use super::text;
use super::upgrade::{UpgradeProof, UpgradeRows};
use super::wishes_for_all::GlobalWishes;
use crate::app::{fill, money, say, t, tf, use_lang};

/// The right side.
#[component]
pub fn BillPane(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let known =
        move || desk.room.with(|room| room.as_ref().map(|room| (room.order.package.clone(), room.package_price, room.charged, room.paid)));
    let extras = move || {
        desk.bill.get().map(|bill| bill.lines.into_iter().filter(|line| line.new_extra > 0).collect::<Vec<_>>()).unwrap_or_default()
    };
    let extra = move |line: BillLine| {
        let what =
            move || fill(text::EXTRA_N, &[("what", label(line.purpose, &line.detail, lang.get())), ("n", line.new_extra.to_string())]);
        view! { <tr data-test="bill-line"><td>{what}</td><td>{move || format!("×{}", money(line.unit_price))}</td><td>{move || money(line.amount)}</td></tr> }
    };
    let fixed = move || {
        known().map(|(package, price, charged, _)| {
            let earlier = Money(charged.0 - price.0);
            view! {
                <tr><td colspan="2">{tf(text::PACKAGE, move || vec![("name", package.clone())])}</td><td>{move || money(price)}</td></tr>
                {(earlier.0 > 0).then(|| view! { <tr><td colspan="2">{t(text::EARLIER)}</td><td>{move || money(earlier)}</td></tr> })}
            }
        })
    };
    let paid = move || known().map(|(.., paid)| format!("−{}", money(paid)));
    let to_pay = move || desk.bill.with(|bill| bill.as_ref().map(|bill| bill.to_pay).unwrap_or_default());
    let amount = move || if to_pay().0 > 0 { money(to_pay()) } else { say(text::NOTHING_TO_PAY).to_owned() };
    let extra_sum = move || desk.bill.with(|bill| bill.as_ref().map(|bill| money(bill.extra)).unwrap_or_default());
    let left = move || {
        let lines = desk.bill.get().map(|bill| (missing(&bill), bill.lines)).unwrap_or_default();
        let name = |(id, count): &(_, u32)| {
            let line = lines.1.iter().find(|line| line.id == *id)?;
            Some(fill(text::LEFT_N, &[("what", label(line.purpose, &line.detail, lang.get())), ("n", count.to_string())]))
        };
        lines.0.iter().filter_map(name).collect::<Vec<_>>()
    };
    view! {
        <aside class="room-bill">
            <h2>{t(text::BILL)} <small>{t(text::LIVE)}</small></h2>
            <table>
                <tbody>
                    {fixed}
                    {move || extras().into_iter().map(extra).collect_view()}
                    <UpgradeRows bill=desk.bill columns=2/>
                    <tr class="muted"><td colspan="2">{t(text::PAID)}</td><td>{paid}</td></tr>
                </tbody>
            </table>
            <UpgradeProof bill=desk.bill/>
            <div>
                <span class="muted">{t(text::TO_PAY)}</span>
                <div class="sum" data-test="bill-to-pay">{amount}</div>
                <span hidden data-test="bill-extra">{extra_sum}</span>
            </div>
            <Show when=move || !left().is_empty()>
                <div class="left" data-test="bill-left">
                    <span class="faint">{t(text::LEFT)}</span>
                    <ul>{move || left().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                </div>
            </Show>
            <span class="grow"></span>
            {move || desk.order().map(|order| view! {
                <details class="room-more" data-test="for-all-fold"><summary>{t(text::FOR_ALL)}</summary><GlobalWishes order/></details>
            })}
            <PrintButton desk/>
        </aside>
    }
}
