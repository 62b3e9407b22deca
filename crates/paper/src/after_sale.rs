//! The slip of goods that were sold, or taken back, after the selection: what, for how much, why, signed by both sides.

use crate::block::{facts, plea, sign_boxes};
use crate::flow::Flow;
use crate::ink::Ink;
use crate::selection::{MARGIN, bill, running};
use crate::table::{Stress, standing, sums};
use crate::text;
use crate::view::{BillLine, Head, Imprint, SheetPaper};
use crate::{Paper, PaperFault};

/// Goods that were sold or taken back after the selection.
#[derive(Debug, Clone, Default)]
pub struct AfterSaleSlip {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The document's name, such as "Return".
    pub title: String,
    /// Its number.
    pub number: String,
    /// When it was written.
    pub written: String,
    /// Who wrote it.
    pub by: String,
    /// Who signed for the client; may be empty.
    pub signed_by: String,
    /// Why goods were taken back; empty for a sale.
    pub reason: String,
    /// Its lines.
    pub goods: Vec<BillLine>,
    /// Their sum.
    pub total: String,
    /// What is owed on the order now; empty when nothing is.
    pub owing: String,
    /// What is to be paid back on the order now; empty when nothing is.
    pub to_pay_back: String,
}

impl AfterSaleSlip {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let running = running(&self.title, &self.head);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A5, MARGIN, running.clone())?;
        flow.letterhead(&self.title, text::SLIP_NUMBER.get(lang), &self.number);
        let lines = [
            (text::ORDER_NO.get(lang), self.head.order_no.clone()),
            (text::CUSTOMER.get(lang), self.head.customer.clone()),
            (text::PACKAGE.get(lang), self.head.package.clone()),
            (text::WRITTEN_ON.get(lang), self.written.clone()),
            (text::BOOKED_BY.get(lang), self.by.clone()),
            (text::SIGNED_BY.get(lang), self.signed_by.clone()),
        ];
        facts(&mut flow, 3, &lines);
        bill(&mut flow, text::GOODS.get(lang), &self.goods);
        let ends = [(text::TOTAL.get(lang), self.total.as_str(), Stress::Quiet), standing(&flow, &self.owing, &self.to_pay_back)];
        sums(&mut flow, &ends);
        if !self.reason.is_empty() {
            plea(&mut flow, text::WHY.get(lang), &self.reason, Ink::BadSoft, Ink::Bad);
        }
        flow.skip(14.0);
        let signs = [text::SIGN_CUSTOMER.get(lang), text::SIGN_FRONT_DESK.get(lang), text::SIGN_DATE.get(lang)];
        sign_boxes(&mut flow, &signs);
        flow.finish(&running)
    }
}
