//! Booking an order in a minute, by keyboard: customer, package, date and time, deposit, in one column of four steps.

mod packages;
mod steps;
mod summary;

use atelier_core::call::Tag;
use atelier_core::catalog::{ListPackages, PackageView};
use atelier_core::customers::OpenCustomer;
use atelier_core::day::Day;
use atelier_core::id::{CustomerId, OnceId, PackageId};
use atelier_core::money::Money;
use atelier_core::orders::{BookOrder, Slot};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use self::packages::PackageStep;
use self::steps::{CustomerStep, DepositStep, WhenStep};
use self::summary::Summary;
use super::slot_field::SlotChoice;
use super::text;
use crate::app::{act, ask, load, navigate, new_id, t, use_query};
use crate::cashier::Tendered;
use crate::customers::Chosen;
use crate::kit::{key, use_keys};

/// What is chosen and typed, and the call it makes.
#[derive(Clone, Copy)]
pub struct Draft {
    // One for this form: a second press, or a repeated request, books once.
    once: StoredValue<OnceId>,
    /// Who orders.
    pub customer: RwSignal<Option<Chosen>>,
    /// Which package.
    pub package: RwSignal<Option<PackageId>>,
    /// Packages that are sold.
    pub packages: Memo<Vec<PackageView>>,
    /// Day of the first shoot.
    pub shoot_on: RwSignal<Option<Day>>,
    /// When on that day.
    pub slot: SlotChoice,
    /// A free note.
    pub note: RwSignal<String>,
    /// The deposit.
    pub deposit: Tendered,
}

impl Draft {
    /// The package that is chosen.
    pub fn chosen_package(&self) -> Option<PackageView> {
        let id = self.package.get()?;
        self.packages.with(|packages| packages.iter().find(|package| package.id == id).cloned())
    }

    /// The package's price; nothing before one is chosen.
    pub fn price(&self) -> Money {
        self.chosen_package().map_or(Money::ZERO, |package| package.price)
    }

    /// Whether the deposit is one that the desk would take.
    pub fn deposit_fits(&self) -> bool {
        self.deposit.given().fits(self.price())
    }

    /// The call; none while something is missing or does not fit. Followed.
    pub fn call(&self) -> Option<BookOrder> {
        let customer = self.customer.get()?.id;
        let package = self.chosen_package()?.id;
        let (shoot_on, slot): (Day, Slot) = (self.shoot_on.get()?, self.slot.slot()?);
        let (once, note, deposit) = (self.once.get_value(), self.note.get(), self.deposit.given().lines);
        self.deposit_fits().then_some(BookOrder { once, customer, package, shoot_on, slot, note, deposit })
    }
}

/// The page.
#[component]
pub fn BookPage() -> impl IntoView {
    let listed = load(|| ListPackages {}, &[Tag::Catalog]);
    let packages = Memo::new(move |_| listed.get().unwrap_or_default().into_iter().filter(|package| package.sold).collect::<Vec<_>>());
    let draft = Draft {
        once: StoredValue::new(new_id()),
        customer: RwSignal::new(None),
        package: RwSignal::new(None),
        packages,
        shoot_on: RwSignal::new(None),
        slot: SlotChoice::new(Slot::Uncertain),
        note: RwSignal::new(String::new()),
        deposit: Tendered::default(),
    };
    take_customer_of_address(draft);
    let book = act::<BookOrder>();
    let send = Callback::new(move |()| {
        if let Some(call) = untrack(move || draft.call()) {
            book.run(call, |booked| {
                let receipt = booked.receipt.map_or_else(|| "1".to_owned(), String::from);
                navigate(&format!("/orders/{}?booked={receipt}", booked.order.row.id));
            });
        }
    });
    use_keys([key("Ctrl Enter", text::BOOK_SUBMIT, move || send.run(()))]);
    view! {
        <h1>{t(text::BOOK_TITLE)}</h1>
        <div class="book-cols">
            <div class="book-steps">
                <CustomerStep draft/>
                <PackageStep draft listed/>
                <WhenStep draft/>
                <DepositStep draft send/>
            </div>
            <Summary draft send busy=book.busy() trouble=book.trouble()/>
        </div>
    }
}

/// `/book?customer=...` begins with that customer.
fn take_customer_of_address(draft: Draft) {
    let Ok(id) = CustomerId::try_from(use_query("customer").get_untracked()) else { return };
    spawn_local(async move {
        if let Ok(view) = ask(OpenCustomer { id }).await {
            draft.customer.try_set(Some(view.into()));
            lead_to(2);
        }
    });
}

/// Leads the focus to the first control of a step, once it is there.
pub fn lead_to(step: u32) {
    request_animation_frame(move || {
        let within = format!("[data-test=\"book-step-{step}\"]");
        let first = [".book-packages input:checked", ".book-body input", ".book-body button"]
            .into_iter()
            .find_map(|kind| document().query_selector(&format!("{within} {kind}")).ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(first.focus());
        }
    });
}
