//! What can be printed for the order, and its slate and groups.

use atelier_core::cashier::ReceiptKind;
use atelier_core::catalog::label;
use atelier_core::orders::{OrderView, Stage};
use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{day, fill, may, say, t, use_lang};
use crate::kit::{Card, Glyph, Icon};
use crate::orders::paper::Paper;
use crate::orders::text;

/// A line of the list.
struct Line {
    paper: Paper,
    id: String,
    name: String,
    remark: String,
    test: &'static str,
}

/// The list.
#[component]
pub fn Documents(view: Signal<OrderView>) -> impl IntoView {
    let lines = move || view.with(lines).into_iter().map(line).collect_view();
    view! { <Card title=text::DOCUMENTS test="order-documents"><div class="order-rows">{lines} <Pages view/></div></Card> }
}

fn lines(view: &OrderView) -> Vec<Line> {
    let order = view.row.id.to_string();
    let of_order = |paper, name: String, remark: String, test| Line { paper, id: order.clone(), name, remark, test };
    let mut lines = vec![of_order(Paper::OrderSlip, say(text::ORDER_SLIP).to_owned(), day(view.row.booked_on), "print-order-slip")];
    lines.extend(view.receipts.iter().map(|receipt| Line {
        paper: Paper::Receipt,
        id: receipt.id.to_string(),
        name: fill(if receipt.kind == ReceiptKind::PaidBack { text::REFUND } else { text::RECEIPT }, &[("number", receipt.number.clone())]),
        remark: day(receipt.on),
        test: "print-receipt",
    }));
    if view.row.photos > 0 {
        let photos = fill(text::PHOTO_COUNT, &[("n", view.row.photos.to_string())]);
        lines.push(of_order(Paper::ContactSheet, say(text::CONTACT_SHEET).to_owned(), photos, "print-contact-sheet"));
    }
    if let Some(sitting) = view.sittings.last() {
        let state = sitting.state.text().get(use_lang().get()).to_owned();
        lines.push(of_order(Paper::SelectionSheet, say(text::SELECTION_SHEET).to_owned(), state, "print-selection-sheet"));
    }
    let confirmed = view.sittings.iter().filter(|sitting| sitting.recorded);
    lines.extend(confirmed.map(|sitting| Line {
        paper: Paper::SelectionReceipt,
        id: sitting.id.to_string(),
        name: say(text::SELECTION_RECEIPT).to_owned(),
        remark: fill(text::SITTING, &[("n", sitting.number.to_string())]),
        test: "print-selection-receipt",
    }));
    lines.extend(view.tasks.iter().map(|task| Line {
        paper: Paper::ProductionSheet,
        id: task.id.to_string(),
        name: fill(text::PRODUCTION_SHEET, &[("what", label(task.purpose, &task.detail, use_lang().get()))]),
        remark: task.state.text().get(use_lang().get()).to_owned(),
        test: "print-production-sheet",
    }));
    if matches!(view.row.stage, Stage::Ready | Stage::PickedUp) {
        let remark = view.pick_up.as_ref().map(|done| day(done.at.day)).unwrap_or_default();
        lines.push(of_order(Paper::PickUpSlip, say(text::PICK_UP_SLIP).to_owned(), remark, "print-pick-up-slip"));
    }
    lines
}

/// The order's other pages: the slate that is photographed first, and its photos in groups.
#[component]
fn Pages(view: Signal<OrderView>) -> impl IntoView {
    let open = Memo::new(move |_| view.with(|view| !matches!(view.row.stage, Stage::PickedUp | Stage::Cancelled)));
    let photos = Memo::new(move |_| view.with(|view| view.row.photos));
    let page = move |name: &str| view.with(|view| format!("/orders/{}/{name}", view.row.id));
    let slate = move || {
        (open.get() && may(Right::SeeShoots)).then(|| {
            view! {
                <a class="order-row" href=page("slate") data-test="order-slate">
                    <Icon glyph=Glyph::Camera/>
                    <span class="grow">{t(text::SLATE)}</span>
                    <span class="faint">{t(text::SLATE_WHEN)}</span>
                </a>
            }
        })
    };
    let groups = move || {
        (photos.get() > 0 && may(Right::SeeShoots)).then(|| {
            view! {
                <a class="order-row" href=page("groups") data-test="order-groups">
                    <Icon glyph=Glyph::Grid/>
                    <span class="grow">{t(text::GROUPS)}</span>
                    <span class="faint">{move || fill(text::PHOTO_COUNT, &[("n", photos.get().to_string())])}</span>
                </a>
            }
        })
    };
    view! { {slate} {groups} }
}

fn line(line: Line) -> impl IntoView {
    let Line { paper, id, name, remark, test } = line;
    view! {
        <button type="button" class="order-row" data-test=test title=say(text::PRINT) on:click=move |_| paper.show(&id)>
            <Icon glyph=Glyph::Print/>
            <span class="grow">{name}</span>
            <span class="faint">{remark}</span>
        </button>
    }
}
