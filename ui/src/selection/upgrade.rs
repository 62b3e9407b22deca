//! The upgrade on a bill: what it charges and gives back, and in words why the client pays less by it.

use atelier_core::catalog::label;
use atelier_core::selection::{Bill, Upgrade};
use leptos::prelude::*;

use super::text;
use crate::app::{fill, money, say, use_lang};

/// The rows of a bill's table that come from its upgrade; none where there is none. `columns` is how many the first cell spans.
#[component]
pub fn UpgradeRows(bill: Memo<Option<Bill>>, columns: u32) -> impl IntoView {
    let lang = use_lang();
    let rows = move |upgrade: Upgrade| {
        let name = upgrade.name.clone();
        let credit = move |credit: atelier_core::selection::Credit| {
            let what = move || {
                fill(text::CREDIT_N, &[("what", label(credit.purpose, &credit.detail, lang.get())), ("n", credit.count.to_string())])
            };
            view! { <tr class="muted"><td colspan=columns>{what}</td><td>{move || format!("−{}", money(credit.amount))}</td></tr> }
        };
        view! {
            <tr data-test="bill-upgrade">
                <td colspan=columns>{move || fill(text::UPGRADE_TO, &[("name", name.clone())])}</td>
                <td>{move || format!("+{}", money(upgrade.surcharge))}</td>
            </tr>
            {upgrade.credits.into_iter().map(credit).collect_view()}
        }
    };
    move || bill.get().and_then(|bill| bill.upgrade).map(rows)
}

/// Why the upgrade is the cheaper way.
#[component]
pub fn UpgradeProof(bill: Memo<Option<Bill>>) -> impl IntoView {
    let lang = use_lang();
    let words = move |upgrade: &Upgrade| {
        let replaced = upgrade.replaced.iter().map(|line| {
            let what = label(line.purpose, &line.detail, lang.get());
            fill(text::REPLACED_N, &[("what", what), ("n", line.count.to_string()), ("price", money(line.unit_price))])
        });
        let surcharge = ("surcharge", money(upgrade.surcharge));
        let list = ("list", replaced.collect::<Vec<_>>().join(say(text::AND)));
        let why = fill(text::UPGRADE_WHY, &[("name", upgrade.name.clone()), surcharge, list, ("saves", money(upgrade.saves))]);
        let gains = upgrade.gains.iter().map(|line| {
            let what = label(line.purpose, &line.detail, lang.get());
            match line.rule.places(line.included) {
                Some(places) => fill(text::LEFT_N, &[("what", what), ("n", places.to_string())]),
                None => format!("{what} {}", say(text::ANY_NUMBER)),
            }
        });
        let gains: Vec<_> = gains.collect();
        match gains.is_empty() {
            true => why,
            false => why + &fill(text::UPGRADE_GAINS, &[("list", gains.join(say(text::AND)))]),
        }
    };
    move || {
        bill.with(|bill| bill.as_ref().and_then(|bill| bill.upgrade.as_ref()).map(words))
            .map(|words| view! { <p class="bill-why" data-test="bill-why">{words}</p> })
    }
}
