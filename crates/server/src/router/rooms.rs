//! `POST /rooms/{order}`: a photograph of a client's room is brought, as the bytes of its file. It is read, checked and kept like any
//! photo, and stands in no shoot.

use atelier_core::id::OrderId;
use atelier_core::refusal::Refusal;
use atelier_core::selection::RoomPhoto;
use atelier_photo::{Darkroom, Library};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::StatusCode;
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::calls::whole;
use super::problem::{Declined, broken};
use super::session::caller;
use crate::house::Rooms;
use crate::ingest::told;

/// Largest photograph that is taken, in MiB: the largest that a telephone makes are a quarter of it.
pub(super) const AT_MOST_MIB: u32 = 40;

/// What the log says when something broke.
const NOT_KEPT: &str = "a room's photograph was not kept";

/// One at a time: the ingest must not wait for pictures of rooms.
static READING: Semaphore = Semaphore::const_new(1);

/// What its file is called at the studio's, to tell it by in a refusal.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    name: String,
}

/// Takes the photograph.
pub(super) async fn bring(
    State(rooms): State<Rooms>,
    order: Result<Path<OrderId>, PathRejection>,
    named: Result<Query<Named>, QueryRejection>,
    request: Request,
) -> Result<Json<RoomPhoto>, Declined> {
    let Ok(Path(order)) = order else { return Err(Refusal::NotUnderstood { detail: "an order".to_owned() }.into()) };
    let headers = request.headers().clone();
    let caller = caller(&headers);
    rooms.desk.may_bring_room(&caller, &order).await?;
    // Only now: nobody else makes the server hold so much.
    let body = match Bytes::from_request(request, &()).await {
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Err(Refusal::FileTooBig { at_most_mib: AT_MOST_MIB }.into());
        }
        other => whole(&headers, other)?,
    };
    // A name that cannot be read is none: it only stands in refusals.
    let name = named.map(|Query(named)| named.name).unwrap_or_default();
    let library = rooms.library.clone();
    let Ok(_turn) = READING.acquire().await else { return Err(broken(NOT_KEPT, "closing")) };
    let kept = tokio::task::spawn_blocking(move || keep(&library, &body, name)).await;
    let photo = kept.map_err(|error| broken(NOT_KEPT, &error.to_string()))??;
    Ok(Json(rooms.desk.brought_room(&caller, &order, photo).await?))
}

/// Keeps the photograph in the library; a refusal where it is none.
fn keep(library: &Library, bytes: &[u8], name: String) -> Result<RoomPhoto, Declined> {
    let unwritten = |error: std::io::Error| broken(NOT_KEPT, &error.to_string());
    // The library takes files in, which it reads back after writing: a file of its own, gone once that is done.
    let place = tempfile::NamedTempFile::new().map_err(unwritten)?;
    std::fs::write(place.path(), bytes).map_err(unwritten)?;
    match library.take_in(place.path(), &mut Darkroom::new().without_faces()) {
        Ok(taken) => Ok(RoomPhoto { content: taken.facts.blake3, width: taken.facts.width, height: taken.facts.height }),
        Err(reason) => Err(Refusal::File { name, reason: told(reason) }.into()),
    }
}
