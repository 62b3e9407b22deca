//! The pick-up slip: what was handed over, signed; and why, when money was still owed.

use crate::block::{facts, plea, sign_boxes};
use crate::flow::{Flow, SMALL};
use crate::ink::Ink;
use crate::selection::{MARGIN, running};
use crate::table::{Column, standing, sums, table};
use crate::text;
use crate::view::{PickupSlip, SheetPaper};
use crate::{Paper, PaperFault};

impl PickupSlip {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::PICKUP_SLIP.get(lang);
        let running = running(title, &self.head);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A4, MARGIN, running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        let lines = [
            (text::CUSTOMER.get(lang), self.head.customer.clone()),
            (text::PHONES.get(lang), self.head.phones.join("\n")),
            (text::CHILDREN.get(lang), self.head.children.join("\n")),
            (text::PACKAGE.get(lang), self.head.package.clone()),
            (text::SLIP_NO.get(lang), self.number.clone()),
            (text::HANDED_ON.get(lang), self.handed_on.clone()),
            (text::HANDED_BY.get(lang), self.handed_by.clone()),
            (text::TAKEN_BY.get(lang), self.taken_by.clone()),
        ];
        facts(&mut flow, 4, &lines);
        self.items(&mut flow);
        let stands = standing(&flow, &self.owing, &self.to_pay_back);
        sums(&mut flow, &[stands]);
        if !self.override_reason.is_empty() {
            plea(&mut flow, text::OVERRIDE.get(lang), &self.override_reason, Ink::BadSoft, Ink::Bad);
        }
        flow.skip(14.0);
        flow.paragraph(text::CHECKED_BY_CUSTOMER.get(lang), SMALL);
        let signs = [text::SIGN_CUSTOMER.get(lang), text::SIGN_STAFF.get(lang), text::SIGN_DATE.get(lang)];
        sign_boxes(&mut flow, &signs);
        flow.finish(&running)
    }

    fn items(&self, flow: &mut Flow) {
        flow.section(flow.say(text::ITEMS), 60.0);
        if self.items.is_empty() {
            flow.paragraph(flow.say(text::NO_ITEMS), SMALL);
            return;
        }
        let columns = [
            Column::words(flow.say(text::ITEM), 3.6),
            Column::figures(flow.say(text::QUANTITY), 0.8),
            Column::words(flow.say(text::REMARK), 2.6),
        ];
        let rows: Vec<Vec<&str>> = self.items.iter().map(|item| vec![item.text.as_str(), &item.quantity, &item.remark]).collect();
        table(flow, &columns, &rows);
    }
}
