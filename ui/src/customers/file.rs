//! A customer's file: whom to call, the children and their birthdays, what is owed, and the orders.

use atelier_core::call::Tag;
use atelier_core::customers::{Child, CustomerView, OpenCustomer, Phone};
use atelier_core::id::CustomerId;
use atelier_core::money::Money;
use atelier_core::orders::OrderRow;
use atelier_core::people::Right;
use leptos::prelude::*;

use super::form::EditCustomer;
use super::{age, text};
use crate::app::{Load, Loaded, day, fill, load, may, money_full, navigate, t, today, use_id, use_lang};
use crate::kit::{Button, ButtonKind, Card, Dialog, Empty, Glyph, Icon, Table, Tag as Mark, Tone, key, use_keys};
use crate::orders::{OrderPlace, row_columns};

/// The page.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let Some(id) = use_id::<CustomerId>("id") else {
        return view! { <Empty words=text::NO_SUCH glyph=Glyph::User/> }.into_any();
    };
    let customer = load(move || OpenCustomer { id: id.clone() }, &[Tag::Customers, Tag::Orders]);
    view! { <Loaded load=customer let:view><File view load=customer/></Loaded> }.into_any()
}

#[component]
fn File(view: Signal<CustomerView>, load: Load<CustomerView>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let book = move || navigate(&format!("/book?customer={}", view.with_untracked(|view| view.id.clone())));
    let may_edit = move || may(Right::EditCustomers);
    use_keys([
        key("E", text::EDIT, move || {
            if may_edit() {
                editing.set(true);
            }
        }),
        key("N", text::BOOK, book),
    ]);
    view! {
        <div class="cust-head">
            <h1 data-test="customer-title">{move || view.with(|view| view.name.clone())}</h1>
            <span class="grow"></span>
            {move || may_edit().then(|| view! {
                <Button cap="E" test="customer-edit" on:click=move |_| editing.set(true)>{t(text::EDIT)}</Button>
            })}
            {move || may(Right::BookOrders).then(|| view! {
                <Button kind=ButtonKind::Main cap="N" test="customer-book" on:click=move |_| book()>{t(text::BOOK)}</Button>
            })}
        </div>
        <div class="cust-cols">
            <Orders view/>
            <div class="cust-side">
                <Owing view/>
                <Card title=text::PHONES test="customer-phones">
                    {move || view.with(|view| view.phones.iter().map(phone_line).collect_view())}
                </Card>
                <Card title=text::CHILDREN test="customer-children">{move || view.with(children)}</Card>
                {move || view.with(|view| (!view.note.is_empty()).then(|| view.note.clone())).map(|note| view! {
                    <Card title=text::NOTE><p class="cust-note">{note}</p></Card>
                })}
            </div>
        </div>
        <Dialog open=editing title=text::EDIT test="customer-dialog">
            <EditCustomer customer=view.get_untracked() on_cancel=move |()| editing.set(false) on_saved=move |saved| {
                load.put(saved);
                editing.set(false);
            }/>
        </Dialog>
    }
}

#[component]
fn Owing(view: Signal<CustomerView>) -> impl IntoView {
    let sum_of = move |of: fn(&OrderRow) -> Money| {
        Memo::new(move |_| view.with(|view| Money(view.orders.iter().fold(0i64, |sum, row| sum.saturating_add(of(row).0)))))
    };
    let (sum, to_pay_back) = (sum_of(|row| row.owing), sum_of(|row| row.to_pay_back));
    let back = move || {
        let sum = to_pay_back.get();
        (sum > Money::ZERO)
            .then(|| view! { <p data-test="customer-to-pay-back">{fill(text::TO_PAY_BACK, &[("sum", money_full(sum))])}</p> })
    };
    view! {
        <Card title=text::OWING_NOW test="customer-owing">
            {move || match sum.get() {
                Money::ZERO => view! { <div class="cust-owing none">{t(text::OWES_NOTHING)}</div> }.into_any(),
                sum => view! { <div class="cust-owing">{money_full(sum)}</div> }.into_any(),
            }}
            {back}
        </Card>
    }
}

fn phone_line(phone: &Phone) -> impl IntoView + use<> {
    view! {
        <div class="cust-line">
            <Icon glyph=Glyph::Phone/>
            <span class="grow cust-phone">{phone.number.clone()}</span>
            <span class="cust-faint">{phone.label.clone()}</span>
        </div>
    }
}

fn children(view: &CustomerView) -> AnyView {
    if view.children.is_empty() {
        return view! { <p class="cust-faint">{t(text::NO_CHILDREN)}</p> }.into_any();
    }
    let line = |child: &Child| {
        let born = child.birthday.map(day);
        let old = child.birthday.and_then(|birthday| age::words(birthday, today(), use_lang().get()));
        view! {
            <div class="cust-line">
                <b class="grow">{child.name.clone()}</b>
                <span class="cust-faint">{born}</span>
                {old.map(|old| view! { <Mark tone=Tone::Neutral>{old}</Mark> })}
            </div>
        }
    };
    view.children.iter().map(line).collect_view().into_any()
}

#[component]
fn Orders(view: Signal<CustomerView>) -> impl IntoView {
    let rows = Signal::derive(move || view.with(|view| view.orders.clone()));
    let count = move || fill(text::ORDERS_COUNT, &[("n", rows.with(Vec::len).to_string())]);
    let open = Callback::new(|row: OrderRow| navigate(&format!("/orders/{}", row.id)));
    view! {
        <Card title=text::ORDERS aside=move || count>
            <Table rows columns=row_columns(OrderPlace::CustomerFile) on_open=open label=text::ORDERS test="customer-orders"
                row_test=Callback::new(|row: OrderRow| format!("order-{}", row.number))
                empty=|| view! { <Empty words=text::NO_ORDERS glyph=Glyph::Receipt/> }/>
        </Card>
    }
}
