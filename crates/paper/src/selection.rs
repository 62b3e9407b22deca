//! The selection sheet: what the client chose, what goes where, the wishes for the retoucher, and the bill to sign.

use crate::block::{facts, for_all, marked_photo, photo_rows, sign_boxes, signed};
use crate::flow::{Flow, HEADING, SMALL};
use crate::table::{Column, Stress, sums, table};
use crate::text;
use crate::view::{BillLine, Head, SelectionSheet, SheetPaper};
use crate::wrap::{DOT, cut};
use crate::{Paper, PaperFault, roll};

/// The margin of documents with much text: 17 mm.
pub(crate) const MARGIN: f32 = 48.0;

impl SelectionSheet {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        if self.paper == SheetPaper::Roll80 {
            return roll::selection(self);
        }
        let lang = self.imprint.lang;
        let title = text::SELECTION_SHEET.get(lang);
        let running = running(title, &self.head);
        let mut flow = Flow::open(&self.imprint, self.paper, self.margin(), running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        self.facts(&mut flow);
        self.summary(&mut flow);
        bill(&mut flow, text::BILL.get(lang), &self.bill);
        self.sums(&mut flow);
        let (client, consultant) = (text::SIGN_CUSTOMER.get(lang), text::SIGN_CONSULTANT.get(lang));
        let place = sign_boxes(&mut flow, &[client, consultant, text::SIGN_DATE.get(lang)]);
        signed(&mut flow.canvas, place, &self.signature);
        self.groups(&mut flow);
        for_all(&mut flow, &self.for_all);
        if !self.marked.is_empty() {
            let heading = counted(&flow, text::RETOUCH_NOTES.get(lang), self.marked.len());
            flow.section(&heading, 170.0);
            for photo in &self.marked {
                marked_photo(&mut flow, photo);
            }
        }
        flow.finish(&running)
    }

    fn is_small(&self) -> bool {
        self.paper == SheetPaper::A5
    }

    fn margin(&self) -> f32 {
        if self.is_small() { crate::receipt::MARGIN } else { MARGIN }
    }

    fn facts(&self, flow: &mut Flow) {
        let lines = [
            (flow.say(text::CUSTOMER), self.head.customer.clone()),
            (flow.say(text::CHILDREN), self.head.children.join("\n")),
            (flow.say(text::PHONES), self.head.phones.join("\n")),
            (flow.say(text::PACKAGE), self.head.package.clone()),
            (flow.say(text::SHOT_ON), self.shot_on.clone()),
            (flow.say(text::SITTINGS), self.sittings.join("\n")),
            (flow.say(text::CONSULTANT), self.consultant.clone()),
            (flow.say(text::CONFIRMED), confirmed_or_not(flow, self)),
        ];
        facts(flow, if self.is_small() { 3 } else { 4 }, &lines);
    }

    fn summary(&self, flow: &mut Flow) {
        flow.section(flow.say(text::SUMMARY), 60.0);
        if self.groups.is_empty() {
            flow.paragraph(flow.say(text::NONE_CHOSEN), SMALL);
            return;
        }
        let columns = [
            Column::words(flow.say(text::PURPOSE), 4.0),
            Column::figures(flow.say(text::INCLUDED), 1.0),
            Column::figures(flow.say(text::USED), 1.0),
            Column::figures(flow.say(text::EXTRA), 1.0),
        ];
        let rows: Vec<Vec<&str>> =
            self.groups.iter().map(|group| vec![group.name.as_str(), &group.included, &group.used, dash_if_none(&group.extra)]).collect();
        table(flow, &columns, &rows);
    }

    fn sums(&self, flow: &mut Flow) {
        let mut lines = Vec::new();
        if !self.total.is_empty() {
            let stress = if self.to_pay.is_empty() { Stress::Main } else { Stress::Quiet };
            lines.push((flow.say(text::TOTAL), self.total.as_str(), stress));
        }
        if !self.to_pay.is_empty() {
            lines.push((flow.say(text::TO_PAY), self.to_pay.as_str(), Stress::Main));
        }
        sums(flow, &lines);
    }

    fn groups(&self, flow: &mut Flow) {
        for group in &self.groups {
            if group.photos.is_empty() {
                continue;
            }
            let heading = counted(flow, &group.name, group.photos.len());
            flow.section(&heading, 110.0);
            photo_rows(flow, if self.is_small() { 4 } else { 6 }, &group.photos.iter().collect::<Vec<_>>());
        }
    }
}

/// When the client confirmed, or that they did not.
pub(crate) fn confirmed_or_not(flow: &Flow, sheet: &SelectionSheet) -> String {
    if sheet.confirmed.is_empty() { flow.say(text::NOT_CONFIRMED).to_owned() } else { sheet.confirmed.clone() }
}

/// What a document is called on its following pages and in the file's properties.
pub(crate) fn running(title: &str, head: &Head) -> String {
    let parts = [title, head.order_no.as_str(), head.customer.as_str()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(DOT)
}

/// A heading with a count; the count stays when the name is too long.
pub(crate) fn counted(flow: &Flow, name: &str, count: usize) -> String {
    let count = text::PHOTOS.with(flow.lang(), &[("n", &count.to_string())]);
    let count = format!("{DOT}{count}");
    let room = flow.width() - flow.face().measure(&count, HEADING.size);
    cut(flow.face(), name, HEADING.size, room) + &count
}

/// The lines of a bill, under their heading. Nothing is drawn when there are none.
pub(crate) fn bill(flow: &mut Flow, title: &str, lines: &[BillLine]) {
    if lines.is_empty() {
        return;
    }
    flow.section(title, 60.0);
    let columns = [
        Column::words(flow.say(text::ITEM), 4.2),
        Column::figures(flow.say(text::QUANTITY), 0.8),
        Column::figures(flow.say(text::UNIT), 1.2),
        Column::figures(flow.say(text::AMOUNT), 1.4),
    ];
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| vec![line.text.as_str(), &line.quantity, &line.unit, &line.amount]).collect();
    table(flow, &columns, &rows);
}

fn dash_if_none(extra: &str) -> &str {
    if extra.is_empty() || extra == "0" { "—" } else { extra }
}
