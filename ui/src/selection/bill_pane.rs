//! The bill beside the photos: live, by the function that the server charges by.

use atelier_core::catalog::label;
use atelier_core::money::Money;
use atelier_core::selection::{Arrangement, BillLine, Verdict, missing};
use leptos::prelude::*;

use super::desk::Desk;
use super::order::Filter;
use super::text;
use crate::app::{fill, money, print, say, t, tf, use_lang};
use crate::kit::{Button, ButtonSize, Glyph};

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
    let paper = move |kind: &str, more: &str| {
        if let Some(order) = untrack(|| desk.order()) {
            print(format!("/paper/{kind}/{order}?lang={}{more}", lang.get_untracked().tag()));
        }
    };
    // The contact sheet shows what the room shows, in the same order.
    let contact = move |_| {
        let shuffled = match untrack(|| desk.sitting()).map(|sitting| sitting.arrangement) {
            Some(Arrangement::Shuffled(seed)) => format!("&shuffled={seed}"),
            Some(Arrangement::ShootOrder) | None => String::new(),
        };
        let only = match desk.filter.get_untracked() {
            Filter::Verdict(Verdict::Pick) => "&only=picked",
            Filter::Verdict(Verdict::Reject) => "&only=rejected",
            Filter::All | Filter::Verdict(_) | Filter::Purpose(_) => "&only=all",
        };
        paper("contact-sheet", &format!("{shuffled}{only}"));
    };
    view! {
        <aside class="room-bill">
            <h2>{t(text::BILL)} <small>{t(text::LIVE)}</small></h2>
            <table>
                <tbody>
                    {fixed}
                    {move || extras().into_iter().map(extra).collect_view()}
                    <tr class="muted"><td colspan="2">{t(text::PAID)}</td><td>{paid}</td></tr>
                </tbody>
            </table>
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
            <Button size=ButtonSize::Wide glyph=Glyph::Print test="print-contact" on:click=contact>{t(text::PRINT_CONTACT)}</Button>
            <Button size=ButtonSize::Wide glyph=Glyph::Print test="print-selection" on:click=move |_| paper("selection-sheet", "")>{t(text::PRINT_SELECTION)}</Button>
        </aside>
    }
}
