//! The selection receipt, on A5: what the client was shown, in which order, what was chosen, and the check value by
//! which the studio can be held to it.

use crate::block::{facts, sign_line};
use crate::flow::{BODY, Flow, SMALL};
use crate::ink::{Ink, Style};
use crate::receipt::MARGIN;
use crate::selection::{counted, running};
use crate::text;
use crate::view::{Head, Imprint, SheetPaper, Signature};
use crate::{Paper, PaperFault};

const CHECK: Style = Style::strong(15.0, Ink::Dark);

/// What the client was shown and chose in one sitting, to take home.
#[derive(Debug, Clone, Default)]
pub struct SelectionReceipt {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// Which sitting.
    pub sitting: String,
    /// When the client confirmed.
    pub confirmed: String,
    /// Who signed for the client.
    pub signed_by: String,
    /// What they signed on the screen; may be empty.
    pub signature: Signature,
    /// How the photos were laid out, such as 拍摄顺序.
    pub arrangement: String,
    /// The check value.
    pub check: String,
    /// Numbers of the photos by purpose.
    pub chosen: Vec<(String, Vec<String>)>,
    /// Numbers of the photos in the order in which they were laid out.
    pub shown: Vec<String>,
}

impl SelectionReceipt {
    /// Makes the document.
    pub fn paper(&self) -> Result<Paper, PaperFault> {
        let lang = self.imprint.lang;
        let title = text::SELECTION_RECEIPT.get(lang);
        let running = running(title, &self.head);
        let mut flow = Flow::open(&self.imprint, SheetPaper::A5, MARGIN, running.clone())?;
        flow.letterhead(title, text::ORDER_NO.get(lang), &self.head.order_no);
        let lines = [
            (text::CUSTOMER.get(lang), self.head.customer.clone()),
            (text::PACKAGE.get(lang), self.head.package.clone()),
            (text::SITTINGS.get(lang), self.sitting.clone()),
            (text::CONFIRMED.get(lang), self.confirmed.clone()),
            (text::SIGNED_BY.get(lang), self.signed_by.clone()),
            (text::ARRANGEMENT.get(lang), self.arrangement.clone()),
        ];
        facts(&mut flow, 3, &lines);
        if !self.signature.strokes.is_empty() {
            flow.skip(6.0);
            sign_line(&mut flow, text::SIGN_CUSTOMER.get(lang), 56.0, &self.signature);
        }
        flow.section(text::CHECK_VALUE.get(lang), 60.0);
        flow.paragraph(&self.check, CHECK);
        flow.paragraph(text::CHECK_VALUE_WORDS.get(lang), SMALL);
        for (name, numbers) in &self.chosen {
            list(&mut flow, name, numbers);
        }
        list(&mut flow, text::SHOWN_IN_ORDER.get(lang), &self.shown);
        flow.finish(&running)
    }
}

fn list(flow: &mut Flow, name: &str, numbers: &[String]) {
    let heading = counted(flow, name, numbers.len());
    flow.section(&heading, 40.0);
    flow.paragraph(&numbers.join("  "), BODY);
}
