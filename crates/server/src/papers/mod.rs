//! `GET /paper/{kind}/{id}`: a document as PDF. The desk checks the right and gives the views that pages show too; here
//! they become the plain views of `paper`.

mod letterhead;
mod sheets;
mod slips;
mod text;

use std::sync::atomic::{AtomicU32, Ordering};

use atelier_core::id::NotAnId;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{SheetTrouble, SheetWishes};
use atelier_core::text::Lang;
use atelier_desk::Caller;
use atelier_paper::{Paper, PaperFault};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::house::Rooms;
use crate::router::{Declined, caller};
use letterhead::Letterhead;

/// What the address may say beyond the document, as it came.
type Words = Vec<(String, String)>;

/// What makes the PDF, off the async threads.
type Press = Box<dyn FnOnce() -> Result<Paper, PaperFault> + Send>;

/// Gives a document to whoever may see it.
pub(crate) async fn paper(
    State(rooms): State<Rooms>,
    Path((kind, id)): Path<(String, String)>,
    words: Result<Query<Words>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Declined> {
    let Query(words) = words.map_err(|rejection| Refusal::NotUnderstood { detail: rejection.body_text() })?;
    let press = press(&rooms, &caller(&headers), &kind, &id, &words).await?;
    let name = format!("{kind}-{id}.pdf");
    let saved = words.iter().any(|(name, value)| name == "save" && value == "true");
    match tokio::task::spawn_blocking(press).await {
        Ok(Ok(paper)) => Ok(pdf(paper, &name, saved)),
        Ok(Err(PaperFault::CellsTooSmall { most_columns: columns, most_rows: rows, .. })) => {
            Err(Refusal::SheetNotMade { trouble: SheetTrouble::CellsTooSmall { columns, rows } }.into())
        }
        Ok(Err(fault)) => Err(broken(&fault.to_string())),
        Err(error) => Err(broken(&error.to_string())),
    }
}

async fn press(rooms: &Rooms, caller: &Caller, kind: &str, id: &str, words: &Words) -> Result<Press, Refusal> {
    let missing = |_: NotAnId| Refusal::not_found(Subject::Document, id);
    let desk = &rooms.desk;
    let wishes = SheetWishes::read(words.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    let lang = words.iter().find(|(name, _)| name == "lang").map(|(_, value)| Lang::from_tag(value));
    let letter = |head: atelier_desk::Letterhead| {
        let lang = lang.unwrap_or(head.settings.lang);
        Letterhead { settings: head.settings, lang, library: rooms.library.clone(), by: head.printed_by, at: head.at }
    };
    let id = id.to_owned();
    Ok(match kind {
        "order-slip" => {
            let (head, order) = desk.order_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = slips::order_slip(&letter(head), &order);
            Box::new(move || view.paper())
        }
        "pickup-slip" => {
            let (head, order) = desk.order_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = slips::pickup_slip(&letter(head), &order);
            Box::new(move || view.paper())
        }
        "receipt" => {
            let (head, receipt) = desk.receipt_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = slips::receipt(&letter(head), &receipt);
            Box::new(move || view.paper())
        }
        "after-sale" => {
            let id = id.clone().try_into().map_err(missing)?;
            let (head, order) = desk.after_sale_paper(caller, &id).await?;
            let view = slips::after_sale(&letter(head), &order, &id)?;
            Box::new(move || view.paper())
        }
        "contact-sheet" => {
            let (head, room, _) = desk.selection_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = sheets::contact_sheet(&letter(head), &room, wishes)?;
            Box::new(move || view.paper())
        }
        "selection-sheet" => {
            let (head, room, order) = desk.selection_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = sheets::selection_sheet(&letter(head), &room, &order, wishes);
            Box::new(move || view.paper())
        }
        "detail-sheet" => {
            let (head, room, _) = desk.selection_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = sheets::detail_sheet(&letter(head), &room, wishes);
            Box::new(move || view.paper())
        }
        "selection-receipt" => {
            let (head, record) = desk.record_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = slips::selection_receipt(&letter(head), &record);
            Box::new(move || view.paper())
        }
        "production-sheet" => {
            let (head, task) = desk.task_paper(caller, &id.clone().try_into().map_err(missing)?).await?;
            let view = sheets::production_sheet(&letter(head), &task);
            Box::new(move || view.paper())
        }
        other => return Err(Refusal::not_found(Subject::Document, other)),
    })
}

fn pdf(paper: Paper, name: &str, saved: bool) -> Response {
    for damaged in &paper.damaged {
        tracing::warn!(photo = damaged.name, reason = %damaged.reason, "a photo could not be placed on a paper");
    }
    let mut response = Response::new(Body::from(paper.bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The name is made of the document's kind and an identity, so it is plain ASCII.
    let way = if saved { "attachment" } else { "inline" };
    if let Ok(named) = HeaderValue::from_str(&format!("{way}; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, named);
    }
    response
}

fn broken(detail: &str) -> Declined {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let incident = format!("P-{:04}", COUNT.fetch_add(1, Ordering::Relaxed));
    tracing::error!(incident, detail, "a paper could not be made");
    Declined::Fault(incident)
}
