//! `GET /paper/{kind}/{id}`: a document as PDF. The desk checks the right and gives the views that pages show too; here
//! they become the plain views of `paper`. With `look=true` the address tells how many pages the document has, and with
//! `look=true&page=N` it gives one of them as a picture, so that it is seen before it is printed.

mod letterhead;
mod look;
mod name;
mod sheets;
mod slips;
mod text;

use atelier_core::id::NotAnId;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{SheetTrouble, SheetWishes};
use atelier_core::text::{Lang, Text};
use atelier_desk::{Caller, SelectionPaper};
use atelier_paper::{Paper, PaperFault};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use tokio::task::JoinError;

use crate::house::Rooms;
use crate::router::{self, Declined, caller};
use letterhead::Letterhead;
use name::Name;

/// What the address may say beyond the document, as it came.
type Words = Vec<(String, String)>;

/// What makes the PDF, off the async threads.
type Press = Box<dyn FnOnce() -> Result<Paper, PaperFault> + Send>;

/// A document that is about to be made.
struct Job {
    name: Name,
    press: Press,
}

/// Gives a document, or a page of it as a picture, to whoever may see it.
pub(crate) async fn paper(
    State(rooms): State<Rooms>,
    Path((kind, id)): Path<(String, String)>,
    words: Result<Query<Words>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Declined> {
    let Query(words) = words.map_err(|rejection| Refusal::NotUnderstood { detail: rejection.body_text() })?;
    let said = |wanted: &str| words.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let Job { name, press } = job(&rooms, &caller(&headers), &kind, &id, &words).await?;
    if said("look") == Some("true") {
        return look::look(press, said("page")).await;
    }
    let paper = pressed(tokio::task::spawn_blocking(press).await)?;
    Ok(pdf(paper, &name, said("save") == Some("true")))
}

/// What was made, or why it was not.
fn pressed<T>(made: Result<Result<T, PaperFault>, JoinError>) -> Result<T, Declined> {
    match made {
        Ok(Ok(made)) => Ok(made),
        Ok(Err(PaperFault::CellsTooSmall { most_columns: columns, most_rows: rows, .. })) => {
            Err(Refusal::SheetNotMade { trouble: SheetTrouble::CellsTooSmall { columns, rows } }.into())
        }
        Ok(Err(fault)) => Err(broken(&fault.to_string())),
        Err(error) => Err(broken(&error.to_string())),
    }
}

async fn job(rooms: &Rooms, caller: &Caller, kind: &str, id: &str, words: &Words) -> Result<Job, Refusal> {
    let missing = |_: NotAnId| Refusal::not_found(Subject::Document, id);
    let desk = &rooms.desk;
    let wishes = SheetWishes::read(words.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    let lang = words.iter().find(|(name, _)| name == "lang").map(|(_, value)| Lang::from_tag(value));
    let letter = |head: atelier_desk::Letterhead| {
        let lang = lang.unwrap_or(head.settings.lang);
        Letterhead { settings: head.settings, lang, library: rooms.library.clone(), by: head.printed_by, at: head.at }
    };
    let named = |letter: &Letterhead, title: Text, number: &str| Name::new(kind, title.get(letter.lang), number);
    let id = id.to_owned();
    Ok(match kind {
        "order-slip" => {
            let (head, order) = desk.order_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let (letter, number) = (letter(head), &order.row.number);
            let view = slips::order_slip(&letter, &order);
            Job { name: named(&letter, text::ORDER_SLIP, number), press: Box::new(move || view.paper()) }
        }
        "pickup-slip" => {
            let (head, order) = desk.order_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let (letter, number) = (letter(head), &order.row.number);
            let view = slips::pickup_slip(&letter, &order);
            Job { name: named(&letter, text::PICKUP_SLIP, number), press: Box::new(move || view.paper()) }
        }
        "receipt" => {
            let (head, receipt) = desk.receipt_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let letter = letter(head);
            let view = slips::receipt(&letter, &receipt);
            let title = if view.back { text::REFUND } else { text::RECEIPT };
            Job { name: named(&letter, title, &receipt.number), press: Box::new(move || view.paper()) }
        }
        "after-sale" => {
            let id = id.clone().try_into().map_err(missing)?;
            let (head, order) = desk.after_sale_paper(caller, &id).await?;
            let letter = letter(head);
            let view = slips::after_sale(&letter, &order, &id)?;
            Job { name: named(&letter, text::AFTER_SALE, &view.number), press: Box::new(move || view.paper()) }
        }
        "contact-sheet" | "selection-sheet" | "detail-sheet" => {
            let (head, paper) = desk.selection_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            selection_job(kind, &letter(head), &paper, wishes)?
        }
        "selection-receipt" => {
            let (head, record) = desk.record_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let letter = letter(head);
            let view = slips::selection_receipt(&letter, &record);
            Job { name: named(&letter, text::SELECTION_RECEIPT, &record.order.number), press: Box::new(move || view.paper()) }
        }
        "production-sheet" => {
            let (head, task) = desk.task_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let letter = letter(head);
            let view = sheets::production_sheet(&letter, &task);
            Job { name: named(&letter, text::PRODUCTION_SHEET, &task.card.order_number), press: Box::new(move || view.paper()) }
        }
        other => return Err(Refusal::not_found(Subject::Document, other)),
    })
}

/// The sheets of the selection room.
fn selection_job(kind: &str, letter: &Letterhead, paper: &SelectionPaper, wishes: SheetWishes) -> Result<Job, Refusal> {
    let (title, press): (Text, Press) = match kind {
        "contact-sheet" => {
            let view = sheets::contact_sheet(letter, &paper.room, wishes.on_sheets()?)?;
            (text::CONTACT_SHEET, Box::new(move || view.paper()))
        }
        "detail-sheet" => {
            let view = sheets::detail_sheet(letter, &paper.room, wishes.on_sheets()?);
            (text::DETAIL_SHEET, Box::new(move || view.paper()))
        }
        _ => {
            let view = sheets::selection_sheet(letter, paper, wishes);
            (text::SELECTION_SHEET, Box::new(move || view.paper()))
        }
    };
    Ok(Job { name: Name::new(kind, title.get(letter.lang), &paper.room.order.number), press })
}

fn pdf(paper: Paper, name: &Name, saved: bool) -> Response {
    for damaged in &paper.damaged {
        tracing::warn!(photo = damaged.name, reason = %damaged.reason, "a photo could not be placed on a paper");
    }
    let mut response = Response::new(Body::from(paper.bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(named) = HeaderValue::from_str(&name.disposition(saved)) {
        headers.insert(CONTENT_DISPOSITION, named);
    }
    response
}

fn broken(detail: &str) -> Declined {
    router::broken("a paper could not be made", detail)
}
