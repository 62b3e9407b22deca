//! `GET /photos/{blake3}/{thumb|preview}`: pictures out of the library. Named by content, so that a browser keeps them
//! for ever; never an original.

use atelier_photo::Shown;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::problem::Declined;
use super::session::caller;
use crate::house::Rooms;

/// Gives a picture to whoever is signed in.
pub(super) async fn photo(
    State(rooms): State<Rooms>,
    Path((content, size)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Declined> {
    rooms.desk.who(&caller(&headers)).await?;
    let size = match size.as_str() {
        "thumb" => Shown::Thumb,
        "preview" => Shown::Preview,
        _ => return Ok(StatusCode::NOT_FOUND.into_response()),
    };
    let Some(place) = rooms.library.shown(&content, size) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Ok(bytes) = tokio::fs::read(place).await else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable"));
    Ok(response)
}
