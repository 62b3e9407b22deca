//! What is typed into the customer's form: rows that can be added and taken away, and the call they make.

use atelier_core::customers::{Child, CustomerView, Phone, SaveCustomer};
use atelier_core::day::Day;
use atelier_core::id::{ChildId, CustomerId};
use leptos::prelude::*;

/// A phone being typed.
#[derive(Clone, Copy)]
pub struct PhoneRow {
    /// Tells the rows apart while they come and go.
    pub key: usize,
    /// Whose it is.
    pub label: RwSignal<String>,
    /// The number.
    pub number: RwSignal<String>,
}

/// A child being typed.
#[derive(Clone)]
pub struct ChildRow {
    /// Tells the rows apart while they come and go.
    pub key: usize,
    /// The child, unless it is new.
    pub id: Option<ChildId>,
    /// Name.
    pub name: RwSignal<String>,
    /// Birthday.
    pub birthday: RwSignal<Option<Day>>,
}

/// The whole form.
#[derive(Clone)]
pub struct Draft {
    id: Option<CustomerId>,
    version: i64,
    next: StoredValue<usize>,
    /// The household's name.
    pub name: RwSignal<String>,
    /// Phones; at least one row is shown.
    pub phones: RwSignal<Vec<PhoneRow>>,
    /// Children.
    pub children: RwSignal<Vec<ChildRow>>,
    /// A free note.
    pub note: RwSignal<String>,
}

impl Draft {
    /// A new customer, begun with what was typed into a search: digits are a phone, anything else a name.
    pub fn begun_with(words: &str) -> Draft {
        let words = words.trim();
        let is_phone = words.chars().any(|c| c.is_ascii_digit()) && !words.chars().any(char::is_alphabetic);
        let (name, phone) = if is_phone { ("", words) } else { (words, "") };
        let draft = Draft {
            id: None,
            version: 0,
            next: StoredValue::new(0),
            name: RwSignal::new(name.to_owned()),
            phones: RwSignal::new(Vec::new()),
            children: RwSignal::new(Vec::new()),
            note: RwSignal::new(String::new()),
        };
        draft.add_phone("", phone);
        draft
    }

    /// A customer as it is on file.
    pub fn of(customer: &CustomerView) -> Draft {
        let draft = Draft { id: Some(customer.id.clone()), version: customer.version, ..Draft::begun_with("") };
        draft.name.set(customer.name.clone());
        draft.note.set(customer.note.clone());
        draft.phones.update(Vec::clear);
        for phone in &customer.phones {
            draft.add_phone(&phone.label, &phone.number);
        }
        for child in &customer.children {
            draft.add_child(Some(child));
        }
        draft
    }

    fn key(&self) -> usize {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        key
    }

    /// One more phone.
    pub fn add_phone(&self, label: &str, number: &str) {
        let row = PhoneRow { key: self.key(), label: RwSignal::new(label.to_owned()), number: RwSignal::new(number.to_owned()) };
        self.phones.update(|rows| rows.push(row));
    }

    /// One more child; none for an empty row.
    pub fn add_child(&self, child: Option<&Child>) {
        let row = ChildRow {
            key: self.key(),
            id: child.and_then(|child| child.id.clone()),
            name: RwSignal::new(child.map(|child| child.name.clone()).unwrap_or_default()),
            birthday: RwSignal::new(child.and_then(|child| child.birthday)),
        };
        self.children.update(|rows| rows.push(row));
    }

    /// The call that saves what is typed now.
    pub fn call(&self) -> SaveCustomer {
        let phone = |row: &PhoneRow| Phone { label: row.label.get_untracked(), number: row.number.get_untracked() };
        let child = |row: &ChildRow| Child { id: row.id.clone(), name: row.name.get_untracked(), birthday: row.birthday.get_untracked() };
        SaveCustomer {
            id: self.id.clone(),
            version: self.version,
            name: self.name.get_untracked(),
            phones: self.phones.with_untracked(|rows| rows.iter().map(phone).collect()),
            children: self.children.with_untracked(|rows| rows.iter().map(child).collect()),
            note: self.note.get_untracked(),
        }
    }
}
