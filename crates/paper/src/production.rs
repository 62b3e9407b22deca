//! The production sheet: one task for the person who does it, with its due day, its photos and every wish.

use crate::block::{facts, for_all, marked_photo, photo_rows, plea, sign_boxes};
use crate::flow::Flow;
use crate::ink::{Ink, Style};
use crate::selection::{MARGIN, counted, running};
use crate::text;
use crate::view::{ProductionSheet, SheetPaper};
use crate::wrap::{DOT, cut};
use crate::{Paper, PaperFault};

impl ProductionSheet {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::PRODUCTION_SHEET.get(lang);
        let running = format!("{}{DOT}{}", running(title, &self.head), self.task);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A4, MARGIN, running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        self.task(&mut flow);
        let lines = [
            (text::CUSTOMER.get(lang), self.head.customer.clone()),
            (text::CHILDREN.get(lang), self.head.children.join("\n")),
            (text::PACKAGE.get(lang), self.head.package.clone()),
        ];
        facts(&mut flow, 3, &lines);
        if !self.words.is_empty() {
            plea(&mut flow, text::GENERAL.get(lang), &self.words, Ink::AccentSoft, Ink::Accent);
        }
        for_all(&mut flow, &self.for_all);
        let signs = [text::STARTED.get(lang), text::FINISHED.get(lang), text::CHECKED.get(lang)];
        sign_boxes(&mut flow, &signs);
        self.photos(&mut flow);
        flow.finish(&running)
    }

    /// The three things that are looked for first: what, who, until when.
    fn task(&self, flow: &mut Flow) {
        let assignee = or(&self.assignee, flow.say(text::NOT_ASSIGNED));
        let due = or(&self.due, flow.say(text::NO_DUE));
        let style = Style::strong(15.0, Ink::Dark);
        let third = flow.width() / 3.0;
        let lines = [
            (flow.say(text::FOR_TASK), self.task.as_str(), Ink::Dark),
            (flow.say(text::ASSIGNEE), assignee, Ink::Dark),
            (flow.say(text::DUE), due, Ink::Accent),
        ];
        flow.canvas.rule(flow.left(), flow.y(), flow.width(), 0.5, Ink::Hair);
        flow.skip(9.0);
        for (index, (label, value, ink)) in lines.into_iter().enumerate() {
            let x = flow.left() + index as f32 * third;
            let value = cut(flow.face(), value, style.size, third - 12.0);
            flow.canvas.text(x, flow.y(), label, crate::flow::LABEL);
            flow.canvas.text(x, flow.y() + 11.0, &value, Style { ink, ..style });
        }
        flow.skip(42.0);
        flow.canvas.rule(flow.left(), flow.y(), flow.width(), 0.5, Ink::Hair);
        flow.skip(12.0);
    }

    fn photos(&self, flow: &mut Flow) {
        let (wished, plain): (Vec<_>, Vec<_>) = self.photos.iter().partition(|photo| !photo.notes.is_empty());
        if self.photos.is_empty() {
            flow.skip(16.0);
            flow.paragraph(flow.say(text::NO_TASK_PHOTOS), Style::plain(9.5, Ink::Soft));
        }
        if !wished.is_empty() {
            let heading = counted(flow, flow.say(text::WITH_NOTES), wished.len());
            flow.section(&heading, 170.0);
            for photo in wished {
                marked_photo(flow, photo);
            }
        }
        if !plain.is_empty() {
            let heading = counted(flow, flow.say(text::WITHOUT_NOTES), plain.len());
            flow.section(&heading, 110.0);
            photo_rows(flow, 6, &plain);
        }
    }
}

fn or<'a>(value: &'a str, otherwise: &'a str) -> &'a str {
    if value.is_empty() { otherwise } else { value }
}
