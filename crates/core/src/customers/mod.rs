//! Customers: a household with its phones and children, found by name, pinyin initials or part of a phone number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::day::Day;
use crate::id::{ChildId, CustomerId};
use crate::money::Money;
use crate::orders::OrderRow;
use crate::people::Right;
use crate::phone;
use crate::refusal::{Field, Refusal, optional, required};

/// Finds customers as one types: name, pinyin initials or full pinyin, a child's name, part of a phone number, or an
/// order number. Empty words give the latest ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FindCustomers {
    /// What was typed.
    pub words: String,
}

/// One customer found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerHit {
    /// The file.
    pub id: CustomerId,
    /// The household's name.
    pub name: String,
    /// Phone digits.
    pub phones: Vec<String>,
    /// Children's names.
    pub children: Vec<String>,
    /// How many orders there are.
    pub orders: u32,
    /// What is owed on all of them.
    pub owing: Money,
    /// The latest order's number.
    pub last_order: Option<String>,
}

/// Opens a customer's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenCustomer {
    /// The file.
    pub id: CustomerId,
}

/// A customer's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerView {
    /// The file.
    pub id: CustomerId,
    /// Row version, to be sent back.
    pub version: i64,
    /// The household's name.
    pub name: String,
    /// Phones, the first one is called first.
    pub phones: Vec<Phone>,
    /// Children.
    pub children: Vec<Child>,
    /// A free note.
    pub note: String,
    /// Orders, newest first.
    pub orders: Vec<OrderRow>,
}

/// A phone and whose it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Phone {
    /// Whose: mum, dad, ...; may be empty.
    pub label: String,
    /// The digits; on saving, as typed.
    pub number: String,
}

/// A child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Child {
    /// The child; none for one that is being added.
    pub id: Option<ChildId>,
    /// Name.
    pub name: String,
    /// Birthday, a civil date.
    pub birthday: Option<Day>,
}

/// Adds (`id` none) or changes a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveCustomer {
    /// The file, or none for a new one.
    pub id: Option<CustomerId>,
    /// Version as loaded; 0 for a new one.
    pub version: i64,
    /// The household's name.
    pub name: String,
    /// Phones as typed.
    pub phones: Vec<Phone>,
    /// Children.
    pub children: Vec<Child>,
    /// A free note.
    pub note: String,
}

/// Decides whether a customer can be saved like this; gives it back tidied: trimmed, phones as digits, empty rows gone.
pub fn tidy(call: SaveCustomer, today: Day) -> Result<SaveCustomer, Refusal> {
    let name = required(Field::Name, &call.name, 80)?;
    let note = optional(Field::Note, &call.note, 2000)?;
    let mut phones: Vec<Phone> = Vec::new();
    for entry in call.phones.into_iter().filter(|entry| !entry.number.trim().is_empty()) {
        let number = phone::parse(&entry.number)?;
        if !phones.iter().any(|known| known.number == number) {
            phones.push(Phone { label: optional(Field::Phone, &entry.label, 20)?, number });
        }
    }
    if phones.is_empty() {
        return Err(Refusal::FieldEmpty { field: Field::Phone });
    }
    let mut children = Vec::new();
    for child in call.children.into_iter().filter(|child| !child.name.trim().is_empty() || child.birthday.is_some()) {
        let name = required(Field::Name, &child.name, 80)?;
        if child.birthday.is_some_and(|day| day > today || day.0.year() < 1900) {
            return Err(Refusal::BirthdayImpossible);
        }
        children.push(Child { name, ..child });
    }
    Ok(SaveCustomer { name, note, phones, children, ..call })
}

crate::calls! {
    FindCustomers => Vec<CustomerHit>, "customers.find", Needs::Right(Right::SeeCustomers), [];
    OpenCustomer => CustomerView, "customers.open", Needs::Right(Right::SeeCustomers), [];
    SaveCustomer => CustomerView, "customers.save", Needs::Right(Right::EditCustomers), [Tag::Customers, Tag::Orders];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, phone: &str, birthday: Option<&str>) -> Result<SaveCustomer, Refusal> {
        let today = Day::parse("2026-11-22").expect("a day");
        let child = Child { id: None, name: "Xiao Ming".into(), birthday: birthday.and_then(Day::parse) };
        let phones = vec![Phone { label: String::new(), number: phone.into() }, Phone { label: String::new(), number: " ".into() }];
        tidy(SaveCustomer { id: None, version: 0, name: name.into(), phones, children: vec![child], note: String::new() }, today)
    }

    #[test]
    fn a_customer_needs_a_name_and_a_phone() {
        assert_eq!(
            typed(" Wang ", "138-0013 2207", None).map(|c| (c.name, c.phones[0].number.clone(), c.phones.len())),
            Ok(("Wang".into(), "13800132207".into(), 1))
        );
        assert_eq!(typed(" ", "13800132207", None), Err(Refusal::FieldEmpty { field: Field::Name }));
        assert_eq!(typed("Wang", "", None), Err(Refusal::FieldEmpty { field: Field::Phone }));
        assert_eq!(typed("Wang", "12a", None), Err(Refusal::PhoneNotUnderstood { typed: "12a".into() }));
        assert_eq!(typed("Wang", "13800132207", Some("2026-11-23")), Err(Refusal::BirthdayImpossible));
        assert!(typed("Wang", "13800132207", Some("2026-11-22")).is_ok());
    }
}
