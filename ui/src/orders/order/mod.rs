//! The order's page: where it is, what is owed, what it includes, and what can be done with it.

mod after_sale;
mod change;
mod contents;
mod documents;
mod done;
mod head;
mod laid_out;
mod owing;
mod pay;
mod pay_back;
mod pick_up;
mod work;

use atelier_core::call::Tag;
use atelier_core::id::{OrderId, ReceiptId};
use atelier_core::money::Money;
use atelier_core::orders::{OpenOrder, OrderView, Stage};
use atelier_core::people::Right;
use leptos::prelude::*;

use self::after_sale::AfterSales;
use self::change::ChangeDialog;
use self::contents::{Charges, Contents};
use self::documents::Documents;
use self::done::{Done, DoneLine};
use self::head::{Head, Way};
use self::owing::Owing;
use self::pay::PayDialog;
use self::pay_back::PayBackDialog;
use self::pick_up::PickUpDialog;
use self::work::{History, Remarks, Sittings, Tasks};
use super::text;
use crate::app::{Load, Loaded, load, may, replace, use_id, use_query};
use crate::kit::{Empty, Glyph, key, use_keys};

/// Which of the page's dialogs are open.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// Taking a payment.
    pub pay: RwSignal<bool>,
    /// Paying money back.
    pub pay_back: RwSignal<bool>,
    /// Changing day, slot and note.
    pub change: RwSignal<bool>,
    /// Handing over.
    pub pick_up: RwSignal<bool>,
}

/// The page.
#[component]
pub fn OrderPage() -> impl IntoView {
    let Some(id) = use_id::<OrderId>("id") else {
        return view! { <Empty words=text::NO_SUCH glyph=Glyph::Receipt/> }.into_any();
    };
    let tags = &[Tag::Orders, Tag::Cashier, Tag::Production, Tag::Selection, Tag::Customers];
    let order = load(move || OpenOrder { id: id.clone() }, tags);
    view! { <Loaded load=order let:view><Order view load=order/></Loaded> }.into_any()
}

#[component]
fn Order(view: Signal<OrderView>, load: Load<OrderView>) -> impl IntoView {
    let closed = || RwSignal::new(false);
    let dialogs = Dialogs { pay: closed(), pay_back: closed(), change: closed(), pick_up: closed() };
    let done = RwSignal::new(None::<Done>);
    follow_address(view, dialogs, done);
    use_keys([
        key("P", text::TAKE_PAYMENT, move || {
            if can_pay(view) {
                dialogs.pay.set(true);
            }
        }),
        key("B", text::PAY_BACK, move || {
            if can_pay_back(view) {
                dialogs.pay_back.set(true);
            }
        }),
        key("E", text::CHANGE, move || {
            if can_change(view) {
                dialogs.change.set(true);
            }
        }),
    ]);
    view! {
        <Head view dialogs/>
        <Way view/>
        <DoneLine view done/>
        <div class="order-cols">
            <div class="order-main">
                <Contents view/>
                <Charges view/>
                <AfterSales view load/>
                <Tasks view/>
                <History view/>
            </div>
            <div class="order-side">
                <Owing view dialogs/>
                <Documents view/>
                <Sittings view/>
                <Remarks view/>
            </div>
        </div>
        <PayDialog view load dialogs done/>
        <PayBackDialog view load dialogs done/>
        <ChangeDialog view load dialogs/>
        <PickUpDialog view load dialogs done/>
    }
}

/// `?do=pay` and `?do=pick-up` open a dialog, `?booked=` says that the order was just booked; either is done once.
fn follow_address(view: Signal<OrderView>, dialogs: Dialogs, done: RwSignal<Option<Done>>) {
    let (wanted, booked) = (use_query("do").get_untracked(), use_query("booked").get_untracked());
    if wanted.is_empty() && booked.is_empty() {
        return;
    }
    match wanted.as_str() {
        "pay" if view.with_untracked(|view| view.row.owing > Money::ZERO) => dialogs.pay.set(true),
        "pick-up" if view.with_untracked(|view| view.row.stage == Stage::Ready) => dialogs.pick_up.set(true),
        _ => {}
    }
    if !booked.is_empty() {
        done.set(Some(Done::Booked { receipt: ReceiptId::try_from(booked).ok() }));
    }
    let plain = view.with_untracked(|view| format!("/orders/{}", view.row.id));
    // Not now: the page is being built under the address that is to be changed.
    request_animation_frame(move || replace(&plain));
}

fn is_closed(view: &OrderView) -> bool {
    matches!(view.row.stage, Stage::PickedUp | Stage::Cancelled)
}

/// Whether a payment can be taken: something is owed, the order stands, and whoever is here may.
pub fn can_pay(view: Signal<OrderView>) -> bool {
    may(Right::TakePayments) && view.with(|view| view.row.owing > Money::ZERO && view.row.stage != Stage::Cancelled)
}

/// Whether money can be paid back: some is to be, and whoever is here may.
pub fn can_pay_back(view: Signal<OrderView>) -> bool {
    may(Right::PayBack) && view.with(|view| view.row.to_pay_back > Money::ZERO)
}

/// Whether day, slot and note can be changed.
pub fn can_change(view: Signal<OrderView>) -> bool {
    may(Right::BookOrders) && view.with(|view| !is_closed(view))
}
