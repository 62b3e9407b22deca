//! Orders: booked, listed, opened, changed, handed over.

mod after_sale;
mod book;
mod figures;
mod hand_over;
mod list;
mod open;
mod pay_back;
mod photos_back;
mod upgrade;

pub use after_sale::order_of as order_of_after_sale;
pub use book::pay_in;
pub use figures::{lock, refresh};
pub use list::{maybe_row, of_customer, row_of, row_of_number};
pub use open::{charge, entitlements, figures_of, promise, uses, view};
pub use pay_back::pay_back;
pub use upgrade::{offers, raise};

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router
        .on(book::book)
        .on(book::change)
        .on(list::list)
        .on(open::open)
        .on(list::today)
        .on(hand_over::pick_up)
        .on(after_sale::sell)
        .on(after_sale::take_back)
        .on(photos_back::extras)
        .on(photos_back::take_back)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        after_sale::STATEMENTS,
        book::STATEMENTS,
        figures::STATEMENTS,
        hand_over::STATEMENTS,
        list::STATEMENTS,
        open::STATEMENTS,
        photos_back::STATEMENTS,
        upgrade::STATEMENTS,
    ]
    .concat()
}
