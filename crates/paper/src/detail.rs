//! The image detail sheet: each chosen photo by itself, with its file, its purposes and the client's wishes, to take home.

use crate::block::{facts, marked_photo, sign_boxes};
use crate::flow::{Flow, SMALL};
use crate::receipt;
use crate::selection::{MARGIN, counted, running};
use crate::text;
use crate::view::{Head, Imprint, MarkedPhoto, SheetPaper};
use crate::{Paper, PaperFault};

/// The photos that a client chose, one after the other.
#[derive(Debug, Clone, Default)]
pub struct DetailSheet {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The paper.
    pub paper: SheetPaper,
    /// The chosen photos, in the order of printing.
    pub photos: Vec<MarkedPhoto>,
}

impl DetailSheet {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::DETAIL_SHEET.get(lang);
        let running = running(title, &self.head);
        let margin = if self.paper == SheetPaper::A5 { receipt::MARGIN } else { MARGIN };
        let mut flow = Flow::open(&self.imprint, self.paper, margin, running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        let lines = [(text::CUSTOMER.get(lang), self.head.customer.clone()), (text::PACKAGE.get(lang), self.head.package.clone())];
        facts(&mut flow, 3, &lines);
        let heading = counted(&flow, text::CHOSEN.get(lang), self.photos.len());
        flow.section(&heading, 60.0);
        if self.photos.is_empty() {
            flow.paragraph(text::NONE_CHOSEN.get(lang), SMALL);
        }
        for photo in &self.photos {
            marked_photo(&mut flow, photo);
        }
        sign_boxes(&mut flow, &[text::SIGN_CUSTOMER.get(lang), text::SIGN_DATE.get(lang)]);
        flow.finish(&running)
    }
}
