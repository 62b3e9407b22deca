//! The words, calls, rules and refusals of a photo studio.
//!
//! Everything here is shared by the UI (as wasm) and the server. No input or output, no clock, no chance and no
//! database: time, ids and seeds come in as arguments. A department's folder has the same name here, in `desk` and in `ui`.

pub mod call;
pub mod day;
pub mod id;
pub mod money;
pub mod phone;
pub mod refusal;
pub mod text;

pub mod cashier;
pub mod catalog;
pub mod customers;
pub mod orders;
pub mod people;
pub mod production;
pub mod selection;
pub mod shoots;
pub mod studio;

/// Every call of every department, in the order of the departments above.
pub fn calls() -> Vec<call::CallInfo> {
    [
        studio::calls(),
        people::calls(),
        customers::calls(),
        catalog::calls(),
        orders::calls(),
        cashier::calls(),
        shoots::calls(),
        selection::calls(),
        production::calls(),
    ]
    .concat()
}
