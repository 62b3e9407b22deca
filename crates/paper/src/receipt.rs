//! The receipt of one payment, on A5: who paid what, how, and what is still owed.

use crate::block::{facts, sign_boxes};
use crate::flow::Flow;
use crate::table::{Column, Stress, sums, table};
use crate::text;
use crate::view::{Receipt, SheetPaper};
use crate::wrap::DOT;
use crate::{Paper, PaperFault};

/// A5 has less to give away: 12 mm.
pub(crate) const MARGIN: f32 = 34.0;

impl Receipt {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::RECEIPT.get(lang);
        let running = format!("{title}{DOT}{}", self.number);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A5, MARGIN, running.clone())?;
        flow.letterhead(title, text::RECEIPT_NO.get(lang), &self.number);
        let lines = [
            (text::CUSTOMER.get(lang), self.customer.clone()),
            (text::ORDER_NO.get(lang), self.order_no.clone()),
            (text::FOR.get(lang), self.purpose.clone()),
            (text::DAY.get(lang), self.business_day.clone()),
            (text::TIME.get(lang), self.time.clone()),
            (text::CASHIER.get(lang), self.cashier.clone()),
        ];
        facts(&mut flow, 3, &lines);
        flow.skip(10.0);
        let columns = [
            Column::words(text::TENDER.get(lang), 2.0),
            Column::words(text::REFERENCE.get(lang), 2.4),
            Column::figures(text::AMOUNT.get(lang), 1.6),
        ];
        let rows: Vec<Vec<&str>> = self.tenders.iter().map(|line| vec![line.tender.as_str(), &line.reference, &line.amount]).collect();
        table(&mut flow, &columns, &rows);
        self.sums(&mut flow);
        let signs = [text::CASHIER.get(lang), text::STAMP.get(lang)];
        sign_boxes(&mut flow, &signs);
        flow.finish(&running)
    }

    fn sums(&self, flow: &mut Flow) {
        let mut lines = vec![(flow.say(text::RECEIVED), self.total.as_str(), Stress::Main)];
        if self.balance_after.is_empty() {
            lines.push(("", flow.say(text::NOTHING_OWED), Stress::Quiet));
        } else {
            lines.push((flow.say(text::BALANCE_AFTER), self.balance_after.as_str(), Stress::Quiet));
        }
        sums(flow, &lines);
    }
}
