//! Addresses of papers, in the language of the screen.

use std::fmt::Display;

use leptos::prelude::GetUntracked;

use crate::app::{preview, use_lang};

/// A paper that can be shown and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// What was booked; of an order.
    OrderSlip,
    /// A receipt.
    Receipt,
    /// What was sold or taken back after the selection; of its document.
    AfterSale,
    /// All photos of an order, small.
    ContactSheet,
    /// What was chosen for what; of an order.
    SelectionSheet,
    /// What was shown and chosen, with its check value; of a sitting.
    SelectionReceipt,
    /// What is to be done; of a task.
    ProductionSheet,
    /// What was handed over; of an order.
    PickUpSlip,
}

impl Paper {
    fn kind(self) -> &'static str {
        match self {
            Paper::OrderSlip => "order-slip",
            Paper::Receipt => "receipt",
            Paper::AfterSale => "after-sale",
            Paper::ContactSheet => "contact-sheet",
            Paper::SelectionSheet => "selection-sheet",
            Paper::SelectionReceipt => "selection-receipt",
            Paper::ProductionSheet => "production-sheet",
            Paper::PickUpSlip => "pickup-slip",
        }
    }

    /// Shows the paper of the order, receipt, sitting or task, to be printed or saved from there.
    pub fn show(self, id: &impl Display) {
        let lang = use_lang().get_untracked().tag();
        preview(format!("/paper/{}/{id}?lang={lang}", self.kind()));
    }
}
