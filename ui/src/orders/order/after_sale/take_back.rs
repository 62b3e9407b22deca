//! Taking goods back that were sold after the selection: how many of each, why, and who signs.

use atelier_core::id::OnceId;
use atelier_core::orders::{Goods, OrderView, TakeBackGoods};
use leptos::prelude::*;

use super::left_of;
use crate::app::{Load, TroubleLine, act, fill, money_digits, new_id, t};
use crate::kit::{Button, ButtonKind, DialogFoot, Field, Form, NumberInput, TextArea, TextInput, toast};
use crate::orders::text;

/// The form.
#[component]
pub fn TakeBackForm(view: Signal<OrderView>, load: Load<OrderView>, open: RwSignal<bool>) -> impl IntoView {
    let once: OnceId = new_id();
    let rows: Vec<(Goods, u32, RwSignal<Option<u32>>)> =
        view.with_untracked(left_of).into_iter().map(|(goods, left)| (goods, left, RwSignal::new(Some(0)))).collect();
    let rows = StoredValue::new(rows);
    let (reason, signed_by) = (RwSignal::new(String::new()), RwSignal::new(view.with_untracked(|view| view.row.customer_name.clone())));
    let take_back = act::<TakeBackGoods>();
    let send = move |()| {
        let wanted = |(goods, _, count): &(Goods, u32, RwSignal<Option<u32>>)| {
            count.get_untracked().filter(|count| *count > 0).map(|count| (goods.id.clone(), count))
        };
        let call = TakeBackGoods {
            once: once.clone(),
            order: view.with_untracked(|view| view.row.id.clone()),
            goods: rows.with_value(|rows| rows.iter().filter_map(wanted).collect()),
            reason: reason.get_untracked(),
            signed_by: signed_by.get_untracked(),
        };
        take_back.run(call, move |order| {
            load.put(order);
            open.try_set(false);
            toast(text::TAKEN_BACK);
        });
    };
    let row = |(at, (goods, left, count)): (usize, &(Goods, u32, RwSignal<Option<u32>>))| {
        let told = fill(text::LEFT_OF, &[("n", left.to_string()), ("price", money_digits(goods.unit_price))]);
        view! {
            <div class="order-goods-row back">
                <span>{goods.name.clone()} " " <span class="faint">{told}</span></span>
                <NumberInput value=*count most=*left label=goods.name.clone() test=format!("take-back-{at}")/>
            </div>
        }
    };
    view! {
        <Form on_submit=send class="order-form" test="take-back-form">
            <div class="order-goods">{rows.with_value(|rows| rows.iter().enumerate().map(row).collect_view())}</div>
            <Field label=text::REASON><TextArea value=reason rows=2 test="take-back-reason"/></Field>
            <Field label=text::SIGNED_AFTER><TextInput value=signed_by test="take-back-sign"/></Field>
            <p class="order-none">{t(text::MONEY_BACK_AFTER)}</p>
            <TroubleLine trouble=take_back.trouble()/>
            <DialogFoot>
                <Button test="take-back-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=take_back.busy() test="take-back-submit">{t(text::TAKE_BACK)}</Button>
            </DialogFoot>
        </Form>
    }
}
