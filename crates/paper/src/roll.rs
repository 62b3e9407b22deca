//! The selection sheet on a till's roll: one column without pictures, photos by their numbers, and as long as it takes on
//! one page, for a roll is cut once.

use crate::block::{for_all, sign_line};
use crate::flow::{BODY, FOOTER, Flow, LABEL, SMALL};
use crate::ink::{Ink, Style};
use crate::press::millimetres;
use crate::selection::{confirmed_or_not, counted, running};
use crate::text;
use crate::view::{BillLine, MarkedPhoto, PhotoGroup, SelectionSheet, SheetPaper};
use crate::wrap::{DOT, wrap};
use crate::{Paper, PaperFault};

/// Till printers leave 4 mm on each side.
const MARGIN: f32 = 12.0;
const WIDTH: u16 = 80;

/// Makes the document: once to see how long it becomes, and once as long as that.
pub fn selection(sheet: &SelectionSheet) -> Result<Paper, PaperFault> {
    let running = running(text::SELECTION_SHEET.get(sheet.imprint.lang), &sheet.head);
    let measured = filled(sheet, SheetPaper::Roll80, &running)?;
    if measured.canvas.pages() > 1 {
        return measured.finish(&running);
    }
    let height = millimetres(measured.y() + FOOTER + MARGIN + 2.0).ceil().clamp(f32::from(WIDTH), SheetPaper::Roll80.millimetres().1);
    filled(sheet, SheetPaper::Millimetres { width: WIDTH, height: height as u16 }, &running)?.finish(&running)
}

fn filled(sheet: &SelectionSheet, paper: SheetPaper, running: &str) -> Result<Flow, PaperFault> {
    let mut flow = Flow::open(&sheet.imprint, paper, MARGIN, running.to_owned())?;
    head(&mut flow, sheet);
    flow.section(flow.say(text::SUMMARY), 20.0);
    if sheet.groups.is_empty() {
        flow.paragraph(flow.say(text::NONE_CHOSEN), SMALL);
    }
    sheet.groups.iter().for_each(|group| purpose(&mut flow, group));
    for_all(&mut flow, &sheet.for_all);
    if !sheet.marked.is_empty() {
        let heading = counted(&flow, flow.say(text::RETOUCH_NOTES), sheet.marked.len());
        flow.section(&heading, 20.0);
        sheet.marked.iter().for_each(|photo| wishes(&mut flow, photo));
    }
    bill(&mut flow, sheet);
    flow.skip(16.0);
    let (label, date) = (flow.say(text::SIGN_CUSTOMER), flow.say(text::SIGN_DATE));
    sign_line(&mut flow, label, 60.0, &sheet.signature);
    sign_line(&mut flow, date, 26.0, &crate::Signature::default());
    Ok(flow)
}

fn head(flow: &mut Flow, sheet: &SelectionSheet) {
    flow.paragraph(&sheet.imprint.studio.name, Style::strong(12.0, Ink::Accent));
    for line in [&sheet.imprint.studio.address, &sheet.imprint.studio.phone] {
        if !line.is_empty() {
            flow.paragraph(line, LABEL);
        }
    }
    flow.skip(6.0);
    flow.canvas.rule(flow.left(), flow.y(), flow.width(), 0.8, Ink::Accent);
    flow.skip(8.0);
    flow.paragraph(flow.say(text::SELECTION_SHEET), Style::strong(16.0, Ink::Dark));
    flow.paragraph(&sheet.head.order_no, Style::strong(12.0, Ink::Dark));
    flow.skip(4.0);
    let facts = [
        (text::CUSTOMER, sheet.head.customer.clone()),
        (text::CHILDREN, sheet.head.children.join("\n")),
        (text::PHONES, sheet.head.phones.join("\n")),
        (text::PACKAGE, sheet.head.package.clone()),
        (text::SHOT_ON, sheet.shot_on.clone()),
        (text::SITTINGS, sheet.sittings.join("\n")),
        (text::CONSULTANT, sheet.consultant.clone()),
        (text::CONFIRMED, confirmed_or_not(flow, sheet)),
    ];
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        let (label, top) = (flow.say(*label), flow.y());
        flow.need(BODY.line());
        flow.canvas.text(flow.left(), top + 1.0, label, LABEL);
        indented(flow, value, 58.0, BODY);
    }
}

/// A purpose with its counts, and the numbers of its photos.
fn purpose(flow: &mut Flow, group: &PhotoGroup) {
    flow.paragraph(&group.name, Style::strong(BODY.size, Ink::Dark));
    let extra = if group.extra == "0" { "" } else { &group.extra };
    let counts = [(text::INCLUDED, group.included.as_str()), (text::USED, &group.used), (text::EXTRA, extra)];
    let counts = counts.iter().filter(|(_, count)| !count.is_empty()).map(|(label, count)| format!("{} {count}", flow.say(*label)));
    let counts = counts.collect::<Vec<_>>().join("  ");
    flow.paragraph(&counts, SMALL);
    if !group.photos.is_empty() {
        let numbers = group.photos.iter().map(|photo| photo.file.as_str()).collect::<Vec<_>>().join("  ");
        flow.paragraph(&numbers, BODY);
    }
    flow.skip(6.0);
}

/// What the client wishes for a photo, in words.
fn wishes(flow: &mut Flow, photo: &MarkedPhoto) {
    flow.paragraph(&photo.file, Style::strong(BODY.size, Ink::Dark));
    for note in &photo.notes {
        let words = if note.words.is_empty() { note.code.clone() } else { format!("{}{DOT}{}", note.code, note.words) };
        flow.canvas.text(flow.left(), flow.y(), &note.number.to_string(), SMALL);
        indented(flow, &words, 16.0, BODY);
    }
    flow.skip(6.0);
}

/// The lines of the bill, each with its amount below it at the right, and the sums.
fn bill(flow: &mut Flow, sheet: &SelectionSheet) {
    if !sheet.bill.is_empty() {
        flow.section(flow.say(text::BILL), 20.0);
    }
    for BillLine { text, quantity, unit, amount } in &sheet.bill {
        flow.paragraph(text, BODY);
        across(flow, &format!("{quantity} × {unit}"), amount, BODY);
        flow.skip(3.0);
    }
    let main = Style::strong(12.0, Ink::Dark);
    let is_last = sheet.to_pay.is_empty();
    for (label, sum, style) in [(text::TOTAL, &sheet.total, if is_last { main } else { BODY }), (text::TO_PAY, &sheet.to_pay, main)] {
        if !sum.is_empty() {
            flow.skip(3.0);
            across(flow, flow.say(label), sum, style);
        }
    }
}

/// Words at the left and words at the right, in one line where both fit.
fn across(flow: &mut Flow, left: &str, right: &str, style: Style) {
    let wide = flow.face().measure(right, style.size);
    let room = flow.width() - flow.face().measure(left, style.size) - 8.0;
    flow.paragraph(left, style);
    if wide <= room {
        flow.flush_right(flow.y() - style.line(), right, style);
    } else {
        flow.paragraph(right, style);
    }
}

/// Writes a text beside what stands `by` from the left edge.
fn indented(flow: &mut Flow, text: &str, by: f32, style: Style) {
    for line in wrap(flow.face(), text, style.size, flow.width() - by) {
        flow.need(style.line());
        flow.canvas.text(flow.left() + by, flow.y(), &line, style);
        flow.skip(style.line());
    }
}
