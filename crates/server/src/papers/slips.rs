//! Slips that are signed at the desk: order slip, receipt, refund, pick-up slip. Views of the desk in, views of paper out.

use atelier_core::cashier::{ReceiptKind, ReceiptRow};
use atelier_core::catalog::{Purpose, label};
use atelier_core::id::AfterSaleId;
use atelier_core::money::Money;
use atelier_core::orders::{Goods, OrderView};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Arrangement, RecordedPhoto};
use atelier_core::shoots::file_number;
use atelier_desk::RecordPaper;
use atelier_paper as paper;

use super::letterhead::{Letterhead, head, signature};
use super::text;

fn full_head(order: &OrderView) -> paper::Head {
    paper::Head { phones: order.phones.clone(), children: order.children.clone(), ..head(&order.row) }
}

pub(super) fn order_slip(letter: &Letterhead, order: &OrderView) -> paper::OrderSlip {
    let lang = letter.lang;
    let row = &order.row;
    let name = row.shoot_type.text().get(lang).to_owned();
    let mut shoots = vec![paper::Shoot {
        name: name.clone(),
        when: format!("{} {}", letter.day(row.shoot_on), row.slot.words(lang)),
        with: String::new(),
    }];
    if order.shoots > 1 {
        let more = (order.shoots - 1).to_string();
        let with = text::LATER_SHOOTS.with(lang, &[("n", &more)]);
        shoots.push(paper::Shoot { name, when: text::DAY_OPEN.get(lang).to_owned(), with });
    }
    let entitled = order.entitlements.iter().map(|line| paper::Entitled {
        name: label(line.purpose, &line.detail, lang),
        included: letter.included(line),
        extra_price: letter.if_any(line.extra_price),
    });
    paper::OrderSlip {
        imprint: letter.imprint(),
        head: full_head(order),
        booked_on: row.booked_on.to_string(),
        booked_by: order.booked_by.clone(),
        shoots,
        entitlements: entitled.collect(),
        bill: letter.bill(&order.lines),
        total: letter.full(row.total),
        paid: letter.full(order.paid),
        owing: letter.if_any(row.owing),
        to_pay_back: letter.if_any(row.to_pay_back),
        terms: if order.note.is_empty() { Vec::new() } else { vec![order.note.clone()] },
    }
}

pub(super) fn selection_receipt(letter: &Letterhead, kept: &RecordPaper) -> paper::SelectionReceipt {
    let (lang, record) = (letter.lang, &kept.record);
    let numbers = |photos: &[RecordedPhoto]| photos.iter().map(|photo| file_number(&photo.file).to_owned()).collect::<Vec<_>>();
    let seed = record.arrangement.seed().map(|seed| seed.to_string()).unwrap_or_default();
    let arrangement = match record.arrangement {
        Arrangement::ShootOrder => text::SHOOT_ORDER,
        Arrangement::Shuffled(_) => text::SHUFFLED,
        Arrangement::ShuffledByOutfit(_) => text::SHUFFLED_BY_OUTFIT,
    };
    paper::SelectionReceipt {
        imprint: letter.imprint(),
        head: head(&kept.order),
        sitting: text::SITTING_NO.with(lang, &[("n", &record.sitting.to_string())]),
        confirmed: letter.stamp(&kept.confirmed),
        signed_by: record.signed_by.clone(),
        signature: record.signature.as_ref().map(signature).unwrap_or_default(),
        arrangement: arrangement.with(lang, &[("seed", &seed)]),
        check: kept.check.clone(),
        chosen: record.chosen.iter().map(|choice| (label(choice.purpose, &choice.detail, lang), numbers(&choice.photos))).collect(),
        shown: numbers(&record.shown),
    }
}

pub(super) fn receipt(letter: &Letterhead, receipt: &ReceiptRow) -> paper::Receipt {
    let (lang, back) = (letter.lang, receipt.kind == ReceiptKind::PaidBack);
    // The slip says by its name which way the money went: its amounts carry no minus.
    let moved = |amount: Money| if back { Money(-amount.0) } else { amount };
    let tender = |line: &atelier_core::cashier::TenderLine| paper::TenderLine {
        tender: line.tender.text().get(lang).to_owned(),
        reference: String::new(),
        amount: letter.full(moved(line.amount)),
    };
    paper::Receipt {
        imprint: letter.imprint(),
        number: receipt.number.clone(),
        business_day: receipt.on.to_string(),
        time: receipt.at.clock.clone(),
        customer: receipt.customer_name.clone(),
        order_no: receipt.order_number.clone(),
        purpose: receipt.kind.text().get(lang).to_owned(),
        tenders: receipt.tenders.iter().map(tender).collect(),
        total: letter.full(moved(receipt.total)),
        balance_after: letter.if_any(moved(receipt.owing_after)),
        cashier: receipt.by.clone(),
        back,
        reason: receipt.reason.clone(),
    }
}

/// What was sold or taken back after the selection.
pub(super) fn after_sale(letter: &Letterhead, order: &OrderView, id: &AfterSaleId) -> Result<paper::AfterSaleSlip, Refusal> {
    let document = order.after_sales.iter().find(|document| document.id == *id);
    let document = document.ok_or_else(|| Refusal::not_found(Subject::Document, ""))?;
    let line = |goods: &Goods| paper::BillLine {
        text: goods.name.clone(),
        quantity: goods.quantity.to_string(),
        unit: letter.full(goods.unit_price),
        amount: letter.full(goods.amount),
    };
    Ok(paper::AfterSaleSlip {
        imprint: letter.imprint(),
        head: full_head(order),
        title: document.kind.text().get(letter.lang).to_owned(),
        number: document.number.clone(),
        written: letter.stamp(&document.at),
        by: document.by.clone(),
        signed_by: document.signed_by.clone(),
        reason: document.reason.clone(),
        goods: document.goods.iter().map(line).collect(),
        total: letter.full(document.total),
        owing: letter.if_any(order.row.owing),
        to_pay_back: letter.if_any(order.row.to_pay_back),
    })
}

pub(super) fn pickup_slip(letter: &Letterhead, order: &OrderView) -> paper::PickupSlip {
    let lang = letter.lang;
    let chosen = order.entitlements.iter().filter(|line| line.used > 0);
    let items = chosen.map(|line| paper::Handover {
        text: label(line.purpose, &line.detail, lang),
        quantity: text::PHOTOS.with(lang, &[("n", &line.used.to_string())]),
        remark: if line.purpose == Purpose::Negative { text::FILES.get(lang).to_owned() } else { String::new() },
    });
    let done = order.pick_up.as_ref();
    paper::PickupSlip {
        imprint: letter.imprint(),
        head: full_head(order),
        number: String::new(),
        handed_on: done.map(|done| letter.stamp(&done.at)).unwrap_or_default(),
        handed_by: done.map(|done| done.by.clone()).unwrap_or_default(),
        taken_by: done.map(|done| done.signed_by.clone()).filter(|who| *who != order.row.customer_name).unwrap_or_default(),
        items: items.collect(),
        owing: letter.if_any(order.row.owing),
        to_pay_back: letter.if_any(order.row.to_pay_back),
        override_reason: done.map(|done| done.reason.clone()).unwrap_or_default(),
    }
}
