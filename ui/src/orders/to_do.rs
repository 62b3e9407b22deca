//! What the front desk should do now, from the day's view: who waits, and the one thing to do for each. Pure.

use atelier_core::money::Money;
use atelier_core::orders::{OrderRow, TodayView};

/// The one thing to do for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToDo {
    /// The goods are complete and money is owed.
    TakeBalance,
    /// The goods are complete and paid for.
    HandOver,
    /// The photos are in; the client chooses.
    Select,
    /// The client comes today and owes.
    CollectFirst,
}

/// The orders that want something now, the most pressing kind first; no order twice.
pub fn now(view: &TodayView) -> Vec<(ToDo, OrderRow)> {
    let owes = |row: &OrderRow| row.owing > Money::ZERO;
    let mut list: Vec<(ToDo, OrderRow)> = Vec::new();
    let complete = view.to_pick_up.iter();
    list.extend(complete.map(|row| (if owes(row) { ToDo::TakeBalance } else { ToDo::HandOver }, row.clone())));
    list.extend(view.to_select.iter().map(|row| (ToDo::Select, row.clone())));
    for row in view.shoots.iter().filter(|row| owes(row)) {
        if !list.iter().any(|(_, known)| known.id == row.id) {
            list.push((ToDo::CollectFirst, row.clone()));
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use atelier_core::catalog::ShootType;
    use atelier_core::day::Day;
    use atelier_core::id::{CustomerId, OrderId};
    use atelier_core::orders::{Slot, Stage};

    use super::*;

    fn row(digit: char, stage: Stage, owing: i64) -> OrderRow {
        let id: String = "00000000-0000-7000-8000-00000000000x".replace('x', &digit.to_string());
        let day = Day::parse("2026-11-22").unwrap();
        OrderRow {
            id: OrderId::try_from(id.clone()).unwrap(),
            number: format!("A20261122-00{digit}"),
            customer: CustomerId::try_from(id).unwrap(),
            customer_name: String::new(),
            shoot_type: ShootType::Baby,
            package: String::new(),
            booked_on: day,
            shoot_on: day,
            slot: Slot::Morning,
            stage,
            total: Money(100),
            owing: Money(owing),
            to_pay_back: Money::ZERO,
            photos: 0,
        }
    }

    #[test]
    fn each_order_wants_one_thing() {
        let view = TodayView {
            today: Day::parse("2026-11-22").unwrap(),
            shoots: vec![row('1', Stage::Booked, 50), row('2', Stage::ToSelect, 50), row('3', Stage::Booked, 0)],
            coming: Vec::new(),
            to_select: vec![row('2', Stage::ToSelect, 50)],
            to_pick_up: vec![row('4', Stage::Ready, 0), row('5', Stage::Ready, 10)],
            taken: Money::ZERO,
            deposits: Money::ZERO,
            owing: Money::ZERO,
            birthdays: Vec::new(),
        };
        let list: Vec<(ToDo, String)> = now(&view).into_iter().map(|(what, row)| (what, row.number)).collect();
        let expected = [(ToDo::HandOver, '4'), (ToDo::TakeBalance, '5'), (ToDo::Select, '2'), (ToDo::CollectFirst, '1')];
        assert_eq!(list, expected.map(|(what, digit)| (what, format!("A20261122-00{digit}"))));
    }
}
