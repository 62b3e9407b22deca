//! Orders: booked from a package, carried through the house, paid off and picked up.

mod after_sale;
mod journey;
mod photos_back;
mod rules;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use after_sale::{
    AfterSale, AfterSaleKind, Goods, MOST_GOODS, MOST_PIECES, SellAfter, Selling, TakeBackGoods, after_sale_number, selling, taking_back,
};
pub use journey::{Facts, Stage, Step, StepKind, StepState, journey, stage};
pub use photos_back::{ConfirmedPhoto, Extras, MOST_PHOTOS_BACK, OpenExtras, PhotosBack, TakeBackPhotos, extra_photos, photos_back};
pub use rules::{hand_over, order_number, order_number_in};

use crate::call::{Needs, Tag};
use crate::cashier::{ReceiptRow, TenderLine};
use crate::catalog::{Included, PlaceRule, Purpose, ShootType};
use crate::day::{Day, Stamp};
use crate::id::{CustomerId, EntitlementId, OnceId, OrderId, PackageId, ReceiptId, SittingId};
use crate::money::Money;
use crate::people::Right;
use crate::production::TaskCard;

/// When on its day a shoot is: coarse slots are allowed, as at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Minutes after midnight.
    At(u32),
    /// Some time in the morning.
    Morning,
    /// Some time in the afternoon.
    Afternoon,
    /// In the evening.
    Evening,
    /// Not agreed yet.
    Uncertain,
}

/// Books an order and takes its deposit, both or neither. Sent twice with the same `once`, it is done once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BookOrder {
    /// Makes a repeated request harmless.
    pub once: OnceId,
    /// Who orders.
    pub customer: CustomerId,
    /// Which package.
    pub package: PackageId,
    /// Day of the first shoot.
    pub shoot_on: Day,
    /// When on that day.
    pub slot: Slot,
    /// A free note.
    pub note: String,
    /// The deposit by tender; empty for none.
    pub deposit: Vec<TenderLine>,
}

/// What booking, a payment or a paying back gives: the order, and the receipt to print when money moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Booked {
    /// The order as it is now.
    pub order: OrderView,
    /// The receipt of the money that moved.
    pub receipt: Option<ReceiptId>,
}

/// Changes day, slot and note of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeOrder {
    /// The order.
    pub id: OrderId,
    /// Version as loaded.
    pub version: i64,
    /// Day of the next shoot.
    pub shoot_on: Day,
    /// When on that day.
    pub slot: Slot,
    /// A free note.
    pub note: String,
}

/// Lists orders, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListOrders {
    /// Customer's name, initials, part of a phone or of an order number; empty for all.
    pub words: String,
    /// Only orders at this stage.
    pub stage: Option<Stage>,
    /// How many to leave out first.
    pub skip: u32,
}

/// A page of orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderPage {
    /// At most 50, newest first.
    pub rows: Vec<OrderRow>,
    /// How many there are in all.
    pub total: u32,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderRow {
    /// The order.
    pub id: OrderId,
    /// Its number, such as `A20261108-003`.
    pub number: String,
    /// The customer.
    pub customer: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// What is photographed.
    pub shoot_type: ShootType,
    /// The package's name.
    pub package: String,
    /// Business day of the booking.
    pub booked_on: Day,
    /// Day of the shoot.
    pub shoot_on: Day,
    /// When on that day.
    pub slot: Slot,
    /// Where it is.
    pub stage: Stage,
    /// What it costs.
    pub total: Money,
    /// What is owed; nothing where something is to be paid back.
    pub owing: Money,
    /// What is to be paid back to the customer, since the order is charged less than was paid.
    pub to_pay_back: Money,
    /// How many photos have come in.
    pub photos: u32,
}

/// Opens an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenOrder {
    /// The order.
    pub id: OrderId,
}

/// Everything that the order's page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderView {
    /// The order in short.
    pub row: OrderRow,
    /// Row version, to be sent back.
    pub version: i64,
    /// Phone digits of the customer.
    pub phones: Vec<String>,
    /// Children's names.
    pub children: Vec<String>,
    /// The package's price when it was booked.
    pub package_price: Money,
    /// How many shoots.
    pub shoots: u32,
    /// Day promised for pick-up, once the selection is confirmed.
    pub due_on: Option<Day>,
    /// A free note.
    pub note: String,
    /// Who booked it.
    pub booked_by: String,
    /// The way through the house.
    pub journey: Vec<Step>,
    /// What the package includes and what is used of it.
    pub entitlements: Vec<EntitlementUse>,
    /// What is charged.
    pub lines: Vec<OrderLine>,
    /// What was paid, less what was paid back.
    pub paid: Money,
    /// Receipts, oldest first.
    pub receipts: Vec<ReceiptRow>,
    /// Sittings, oldest first.
    pub sittings: Vec<SittingRow>,
    /// What was sold and taken back after the selection, oldest first.
    #[serde(default)]
    pub after_sales: Vec<AfterSale>,
    /// Tasks.
    pub tasks: Vec<TaskCard>,
    /// The pick-up, once done.
    pub pick_up: Option<PickUpView>,
    /// What happened, newest first.
    pub history: Vec<Happened>,
}

/// An entitlement of an order and its use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntitlementUse {
    /// The entitlement.
    pub id: EntitlementId,
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// How many are included.
    pub included: Included,
    /// Price of one more.
    pub extra_price: Money,
    /// What holds for its places.
    #[serde(default)]
    pub rule: PlaceRule,
    /// How many photos carry it.
    pub used: u32,
    /// How many extra ones have been charged by confirmed sittings.
    pub charged: u32,
    /// What was charged for them.
    pub charged_amount: Money,
}

/// A line of what is charged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderLine {
    /// What it is.
    pub what: LineKind,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Money,
    /// Their product.
    pub amount: Money,
    /// Business day.
    pub on: Day,
}

/// What a line charges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The package of this name.
    Package(String),
    /// Extra photos for a purpose, chosen in a sitting.
    Extra {
        /// What for.
        purpose: Purpose,
        /// The product; may be empty.
        detail: String,
        /// The sitting's running number.
        sitting: u32,
    },
    /// The order was raised to a dearer package in a sitting: the difference of the prices.
    Upgrade {
        /// The package before.
        from: String,
        /// The package since.
        to: String,
        /// The sitting's running number.
        sitting: u32,
    },
    /// Extras of earlier sittings that the package includes since an upgrade.
    Credit {
        /// What for.
        purpose: Purpose,
        /// The product; may be empty.
        detail: String,
        /// How many.
        count: u32,
        /// The sitting's running number.
        sitting: u32,
    },
    /// Goods that were sold after the selection.
    Sold {
        /// What it is.
        name: String,
        /// The document's number.
        document: String,
    },
    /// Goods of those that were taken back.
    TakenBack {
        /// What it is.
        name: String,
        /// The document's number.
        document: String,
    },
}

/// A sitting in the order's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SittingRow {
    /// The sitting.
    pub id: SittingId,
    /// Its running number on the order.
    pub number: u32,
    /// Where it is.
    pub state: crate::selection::SittingState,
    /// When it was opened.
    pub opened: Stamp,
    /// Who led it.
    pub by: String,
    /// Whether there is a record of it, which the client can have a receipt of.
    pub recorded: bool,
    /// Its photos on the disk; none before it is confirmed, or where that was before sittings were laid out.
    pub layout: Option<crate::selection::SittingLayout>,
}

/// A pick-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PickUpView {
    /// When.
    pub at: Stamp,
    /// Who handed over.
    pub by: String,
    /// Who signed.
    pub signed_by: String,
    /// What was owed when it was handed over; nothing unless released.
    pub owed: Money,
    /// Why it was released although money was owed; empty when none was.
    pub reason: String,
}

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Happened {
    /// When.
    pub at: Stamp,
    /// Who.
    pub who: String,
    /// The call, such as `orders.book`.
    pub what: String,
    /// Its detail.
    pub detail: String,
}

/// Hands the goods over. Refused while tasks are open or money is owed, unless someone with the right gives a reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PickUp {
    /// The order.
    pub id: OrderId,
    /// Version as loaded.
    pub version: i64,
    /// Who signs for the goods.
    pub signed_by: String,
    /// Why it is released although money is owed; empty when it is not to be.
    pub reason: String,
}

/// The front desk's day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenToday {}

/// Who comes, who owes, what now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TodayView {
    /// The business day.
    pub today: Day,
    /// Orders with a shoot today, by slot.
    pub shoots: Vec<OrderRow>,
    /// Shoots of the next seven days.
    pub coming: Vec<OrderRow>,
    /// Orders whose photos wait for a selection, oldest first.
    pub to_select: Vec<OrderRow>,
    /// Orders ready for pick-up, oldest first.
    pub to_pick_up: Vec<OrderRow>,
    /// Taken today, less what was paid back.
    pub taken: Money,
    /// Of that, deposits.
    pub deposits: Money,
    /// Owed by those who come today or can pick up.
    pub owing: Money,
    /// Children's birthdays of the coming week.
    pub birthdays: Vec<Birthday>,
}

/// A birthday of the coming week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Birthday {
    /// The file.
    pub customer: CustomerId,
    /// The child.
    pub child: String,
    /// The day this year.
    pub on: Day,
    /// How old the child turns.
    pub turns: u32,
}

crate::calls! {
    BookOrder => Booked, "orders.book", Needs::Right(Right::BookOrders), [Tag::Orders, Tag::Customers, Tag::Cashier];
    ChangeOrder => OrderView, "orders.change", Needs::Right(Right::BookOrders), [Tag::Orders];
    ListOrders => OrderPage, "orders.list", Needs::Right(Right::SeeOrders), [];
    OpenOrder => OrderView, "orders.open", Needs::Right(Right::SeeOrders), [];
    OpenToday => TodayView, "orders.today", Needs::Right(Right::SeeOrders), [];
    SellAfter => OrderView, "orders.sell_after", Needs::Right(Right::BookOrders), [Tag::Orders, Tag::Customers];
    TakeBackGoods => OrderView, "orders.take_back_goods", Needs::Right(Right::BookOrders), [Tag::Orders, Tag::Customers];
    OpenExtras => Vec<Extras>, "orders.extras", Needs::Right(Right::BookOrders), [];
    TakeBackPhotos => OrderView, "orders.take_back_photos", Needs::Right(Right::BookOrders),
        [Tag::Orders, Tag::Customers, Tag::Production, Tag::Selection];
    PickUp => OrderView, "orders.pick_up", Needs::Right(Right::HandOver), [Tag::Orders];
}
