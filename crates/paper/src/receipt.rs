//! The receipt of one payment, on A5: who paid what, how, and what is still owed; or of money that was paid back, and why.

use crate::block::{facts, plea, sign_boxes};
use crate::flow::Flow;
use crate::ink::Ink;
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
        let (title, number) = if self.back { (text::REFUND, text::REFUND_NO) } else { (text::RECEIPT, text::RECEIPT_NO) };
        let title = title.get(lang);
        let running = format!("{title}{DOT}{}", self.number);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A5, MARGIN, running.clone())?;
        flow.letterhead(title, number.get(lang), &self.number);
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
        if !self.reason.is_empty() {
            plea(&mut flow, text::WHY_REFUND.get(lang), &self.reason, Ink::BadSoft, Ink::Bad);
        }
        // Whoever is given money signs for it.
        let signs = [text::SIGN_CUSTOMER, text::CASHIER, text::STAMP].map(|sign| sign.get(lang));
        sign_boxes(&mut flow, if self.back { &signs } else { &signs[1..] });
        flow.finish(&running)
    }

    fn sums(&self, flow: &mut Flow) {
        let (moved, after, nothing) = match self.back {
            false => (text::RECEIVED, text::BALANCE_AFTER, text::NOTHING_OWED),
            true => (text::PAID_BACK, text::LEFT_AFTER, text::NOTHING_LEFT),
        };
        let after = match self.balance_after.as_str() {
            "" => ("", flow.say(nothing), Stress::Quiet),
            left => (flow.say(after), left, Stress::Quiet),
        };
        sums(flow, &[(flow.say(moved), self.total.as_str(), Stress::Main), after]);
    }
}
