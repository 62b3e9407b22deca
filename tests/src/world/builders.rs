//! Customers, packages, orders, payments: the shortest way to a studio in which something can happen.

use atelier_core::cashier::{Tender, TenderLine};
use atelier_core::catalog::{Entitlement, Included, PackageView, PlaceRule, Purpose, SavePackage, ShootType};
use atelier_core::customers::{Child, CustomerView, Phone, SaveCustomer};
use atelier_core::day::Day;
use atelier_core::id::{CustomerId, NotAnId, PackageId};
use atelier_core::money::Money;
use atelier_core::orders::{BookOrder, OrderView, Slot};
use atelier_core::people::BuiltInRole;
use atelier_core::studio::OpenStudio;
use atelier_desk::{Ids as _, SystemIds};

use super::Studio;

/// One line of a package: purpose, product, how many (none: all), price of one more.
pub type Entitled = (Purpose, &'static str, Option<u32>, i64);

/// A new identity, as a client makes them.
pub fn once<T: TryFrom<String, Error = NotAnId>>() -> T {
    T::try_from(SystemIds.uuid()).expect("an identity")
}

/// So much by a tender.
pub fn tender(tender: Tender, minor: i64) -> TenderLine {
    TenderLine { tender, amount: Money(minor) }
}

/// So much in cash.
pub fn cash(minor: i64) -> Vec<TenderLine> {
    vec![tender(Tender::Cash, minor)]
}

/// A line of a package.
pub fn line((purpose, detail, included, extra): Entitled) -> Entitlement {
    let included = included.map_or(Included::All, Included::Count);
    Entitlement { purpose, detail: detail.to_owned(), included, extra_price: Money(extra), rule: PlaceRule::default() }
}

impl Studio {
    /// Today at the studio.
    pub async fn today(&self) -> Day {
        self.owner().does(OpenStudio {}).await.today
    }

    /// A household with one phone and perhaps a child.
    pub async fn with_customer(&self, name: &str, phone: &str) -> CustomerView {
        let phones = vec![Phone { label: "妈妈".to_owned(), number: phone.to_owned() }];
        let children = Vec::<Child>::new();
        let call = SaveCustomer { id: None, version: 0, name: name.to_owned(), phones, children, note: String::new() };
        self.sign_in_as(BuiltInRole::FrontDesk).await.does(call).await
    }

    /// A package on sale.
    pub async fn with_package(&self, name: &str, price: i64, entitled: &[Entitled]) -> PackageView {
        let call = SavePackage {
            id: None,
            version: 0,
            name: name.to_owned(),
            shoot_type: ShootType::Children,
            price: Money(price),
            shoots: 1,
            entitlements: entitled.iter().copied().map(line).collect(),
            sold: true,
        };
        self.owner().does(call).await
    }

    /// What an order of today's looks like before it is booked.
    pub async fn booking(&self, customer: &CustomerId, package: &PackageId) -> BookOrder {
        BookOrder {
            once: once(),
            customer: customer.clone(),
            package: package.clone(),
            shoot_on: self.today().await,
            slot: Slot::Morning,
            note: String::new(),
            deposit: Vec::new(),
        }
    }

    /// An order of a package for 1,000.00 with two retouched photos (10.00 more each) and all negatives.
    pub async fn with_order(&self) -> OrderView {
        let customer = self.with_customer("张三", "13800132207").await;
        let package = self.with_package("小套", 100_000, &[(Purpose::Retouch, "", Some(2), 1_000), (Purpose::Negative, "", None, 0)]).await;
        let booking = self.booking(&customer.id, &package.id).await;
        self.sign_in_as(BuiltInRole::FrontDesk).await.does(booking).await.order
    }
}
