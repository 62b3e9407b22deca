//! The order slip: what was booked, what the package entitles to, what is paid and owed; signed by both sides.

use crate::block::{facts, sign_boxes};
use crate::flow::{Flow, SMALL};
use crate::selection::{MARGIN, bill, running};
use crate::table::{Column, Stress, standing, sums, table};
use crate::text;
use crate::view::{OrderSlip, SheetPaper};
use crate::{Paper, PaperFault};

impl OrderSlip {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::ORDER_SLIP.get(lang);
        let running = running(title, &self.head);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A4, MARGIN, running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        let lines = [
            (text::CUSTOMER.get(lang), self.head.customer.clone()),
            (text::PHONES.get(lang), self.head.phones.join("\n")),
            (text::CHILDREN.get(lang), self.head.children.join("\n")),
            (text::PACKAGE.get(lang), self.head.package.clone()),
            (text::BOOKED_ON.get(lang), self.booked_on.clone()),
            (text::BOOKED_BY.get(lang), self.booked_by.clone()),
        ];
        facts(&mut flow, 3, &lines);
        self.shoots(&mut flow);
        self.entitlements(&mut flow);
        bill(&mut flow, text::CHARGES.get(lang), &self.bill);
        self.sums(&mut flow);
        self.terms(&mut flow);
        let signs = [text::SIGN_CUSTOMER.get(lang), text::SIGN_FRONT_DESK.get(lang), text::SIGN_DATE.get(lang)];
        sign_boxes(&mut flow, &signs);
        flow.finish(&running)
    }

    fn shoots(&self, flow: &mut Flow) {
        if self.shoots.is_empty() {
            return;
        }
        flow.section(flow.say(text::SHOOTS), 60.0);
        let columns =
            [Column::words(flow.say(text::WHICH), 2.0), Column::words(flow.say(text::WHEN), 2.0), Column::words(flow.say(text::WITH), 3.0)];
        let rows: Vec<Vec<&str>> = self.shoots.iter().map(|shoot| vec![shoot.name.as_str(), &shoot.when, &shoot.with]).collect();
        table(flow, &columns, &rows);
    }

    fn entitlements(&self, flow: &mut Flow) {
        if self.entitlements.is_empty() {
            return;
        }
        flow.section(flow.say(text::ENTITLEMENTS), 60.0);
        let columns = [
            Column::words(flow.say(text::ITEM), 4.2),
            Column::figures(flow.say(text::INCLUDED), 1.2),
            Column::figures(flow.say(text::EXTRA_PRICE), 1.4),
        ];
        let rows: Vec<Vec<&str>> =
            self.entitlements.iter().map(|entitled| vec![entitled.name.as_str(), &entitled.included, &entitled.extra_price]).collect();
        table(flow, &columns, &rows);
    }

    fn sums(&self, flow: &mut Flow) {
        let mut lines = vec![(flow.say(text::TOTAL), self.total.as_str(), Stress::Quiet)];
        if !self.paid.is_empty() {
            lines.push((flow.say(text::PAID), self.paid.as_str(), Stress::Quiet));
        }
        lines.push(standing(flow, &self.owing, &self.to_pay_back));
        sums(flow, &lines);
    }

    fn terms(&self, flow: &mut Flow) {
        if self.terms.is_empty() {
            return;
        }
        flow.section(flow.say(text::TERMS), 30.0);
        for (index, term) in self.terms.iter().enumerate() {
            flow.paragraph(&format!("{}. {term}", index + 1), SMALL);
            flow.skip(2.0);
        }
    }
}
