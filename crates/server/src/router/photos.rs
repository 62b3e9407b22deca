//! `GET /photos/{blake3}/{thumb|preview|large}`: pictures out of the library. Named by content, so that a browser keeps them
//! for ever; never an original. `GET /first-look/{sighting}`: the camera's own thumbnail of a file that is on its way in.

use atelier_core::id::SightingId;
use atelier_photo::{Darkroom, Shown, first_look, from_shown};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use tokio::sync::Semaphore;

use super::problem::Declined;
use super::session::caller;
use crate::house::Rooms;

/// Gives a picture to whoever is signed in, and to a client's screen those of its order.
pub(super) async fn photo(
    State(rooms): State<Rooms>,
    Path((content, size)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Declined> {
    rooms.desk.may_look(&caller(&headers), &content).await?;
    let size = match size.as_str() {
        "thumb" => Shown::Thumb,
        "preview" => Shown::Preview,
        "large" => return enlarged(&rooms, content).await,
        _ => return Ok(StatusCode::NOT_FOUND.into_response()),
    };
    let Some(place) = rooms.library.shown(&content, size) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Ok(bytes) = tokio::fs::read(place).await else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    Ok(jpeg(bytes, "private, max-age=31536000, immutable"))
}

/// Gives the thumbnail that the camera put into a file, to whoever is signed in; nothing of the file is decoded.
pub(super) async fn look(State(rooms): State<Rooms>, Path(sighting): Path<SightingId>, headers: HeaderMap) -> Result<Response, Declined> {
    let Some((folder, path)) = rooms.desk.arriving_file(&caller(&headers), &sighting).await? else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let path = folder.join(from_shown(&path));
    let look = tokio::task::spawn_blocking(move || first_look(&path)).await;
    // A file that cannot be looked at has no picture to show; what is wrong with it is told when it is taken.
    let thumb = look.ok().and_then(Result::ok).and_then(|look| look.thumb);
    let Some(thumb) = thumb else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    Ok(jpeg(thumb, "private, max-age=3600"))
}

/// Magnified pictures are made when they are asked for, one at a time: the ingest must not wait for who looks closely.
static ENLARGING: Semaphore = Semaphore::const_new(1);

async fn enlarged(rooms: &Rooms, content: String) -> Result<Response, Declined> {
    let library = rooms.library.clone();
    let Ok(_turn) = ENLARGING.acquire().await else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let made = tokio::task::spawn_blocking(move || library.enlarge(&content, &mut Darkroom::new().without_faces())).await;
    // The preview stays on the screen; what is wrong with an original is told where it is used.
    let Ok(Ok(place)) = made else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Ok(bytes) = tokio::fs::read(place).await else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    Ok(jpeg(bytes, "private, max-age=31536000, immutable"))
}

fn jpeg(bytes: Vec<u8>, kept: &'static str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}
