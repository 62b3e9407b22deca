//! What lies before the client: by purpose, what is included and what is extra, what is to pay; and the client's yes.

use atelier_core::catalog::label;
use atelier_core::selection::{After, BillLine, Confirm, Reopen, Signature};
use leptos::prelude::*;

use super::desk::Desk;
use super::signature_pad::SignaturePad;
use super::text;
use super::upgrade::{UpgradeProof, UpgradeRows};
use crate::app::{TroubleLine, act, money, money_full, navigate, say, t, use_lang};
use crate::kit::{Button, ButtonKind, Choice, Field, Form, TextInput, toast};

/// The panel of a submitted sitting.
#[component]
pub fn ConfirmPanel(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let confirm = act::<Confirm>();
    let reopen = act::<Reopen>();
    let signed_by = RwSignal::new(String::new());
    let strokes = RwSignal::new(Vec::new());
    let after = RwSignal::new(After::Finished);
    let row = move |line: BillLine| {
        let included = move || line.rule.figures(line.included).unwrap_or_else(|| say(text::ANY_NUMBER).to_owned());
        view! {
            <tr>
                <td>{move || label(line.purpose, &line.detail, lang.get())}</td>
                <td>{line.used}</td>
                <td>{included}</td>
                <td>{move || if line.new_extra > 0 { format!("{} × {}", line.new_extra, money(line.unit_price)) } else { String::new() }}</td>
                <td>{move || if line.new_extra > 0 { money_full(line.amount) } else { String::new() }}</td>
            </tr>
        }
    };
    let lines = move || {
        desk.bill.with(|bill| {
            bill.as_ref().map(|bill| bill.lines.iter().filter(|line| line.used > 0).cloned().collect::<Vec<_>>()).unwrap_or_default()
        })
    };
    let extra = move || desk.bill.with(|bill| bill.as_ref().map(|bill| bill.extra).unwrap_or_default());
    let upgrade =
        move || desk.bill.with(|bill| bill.as_ref().and_then(|bill| bill.upgrade.as_ref()).map(|upgrade| upgrade.package.clone()));
    let to_pay = move || desk.bill.with(|bill| bill.as_ref().map(|bill| bill.to_pay).unwrap_or_default());
    let sums = move || desk.room.with(|room| room.as_ref().map(|room| (room.charged, room.paid)).unwrap_or_default());
    let send = Callback::new(move |()| {
        let Some(sitting) = untrack(|| desk.sitting()) else { return };
        let call = Confirm {
            sitting: sitting.id,
            signed_by: signed_by.get_untracked(),
            signature: Some(strokes.get_untracked()).filter(|strokes| !strokes.is_empty()).map(|strokes| Signature { strokes }),
            extra: untrack(extra),
            upgrade: untrack(upgrade),
            after: after.get_untracked(),
        };
        confirm.run(call, move |order| {
            toast(text::CONFIRMED);
            navigate(&format!("/orders/{}", order.row.id));
        });
    });
    let back_to_marks = move |_| {
        if let Some(sitting) = untrack(|| desk.sitting()) {
            reopen.run(Reopen { sitting: sitting.id }, move |room| desk.take(room));
        }
    };
    view! {
        <section class="room-panel confirm" data-test="confirm-panel">
            <h1>{t(text::CONFIRM_TITLE)}</h1>
            <table>
                <thead>
                    <tr>{[text::PURPOSES, text::CHOSEN, text::INCLUDED, text::EXTRAS, text::AMOUNT].map(|words| view! { <th scope="col">{t(words)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{move || lines().into_iter().map(row).collect_view()} <UpgradeRows bill=desk.bill columns=4/></tbody>
            </table>
            <UpgradeProof bill=desk.bill/>
            <dl class="confirm-sums">
                <dt>{t(text::CHARGED)}</dt>
                <dd>{move || money_full(sums().0)}</dd>
                <dt>{t(text::CONFIRM_EXTRA)}</dt>
                <dd data-test="confirm-extra">{move || if extra().0 > 0 { money_full(extra()) } else { say(text::CONFIRM_NONE).to_owned() }}</dd>
                <dt>{t(text::PAID)}</dt>
                <dd>{move || format!("−{}", money_full(sums().1))}</dd>
                <dt>{t(text::TO_PAY)}</dt>
                <dd class="sum" data-test="confirm-to-pay">{move || if to_pay().0 > 0 { money_full(to_pay()) } else { say(text::NOTHING_TO_PAY).to_owned() }}</dd>
            </dl>
            <Form on_submit=send test="confirm-form">
                <Field label=text::SIGNED_BY hint=text::SIGNED_HINT><TextInput value=signed_by autofocus=true test="confirm-sign"/></Field>
                <div class="sign-field"><SignaturePad strokes/></div>
                <Choice value=after options=vec![(After::Finished, text::FINISHED.into()), (After::MoreToCome, text::MORE_TO_COME.into())] label=text::CONFIRM_TITLE test="confirm-after"/>
                <TroubleLine trouble=confirm.trouble()/>
                <TroubleLine trouble=reopen.trouble()/>
                <div class="panel-foot">
                    <Button busy=reopen.busy() test="reopen" on:click=back_to_marks>{t(text::REOPEN)}</Button>
                    <Button kind=ButtonKind::Main submit=true busy=confirm.busy() test="confirm">{t(text::CONFIRM)}</Button>
                </div>
            </Form>
        </section>
    }
}
