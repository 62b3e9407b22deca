//! `POST /call/{name}` and `GET /live`: the desk's answers as HTTP.

use std::time::Duration;

use atelier_core::refusal::Refusal;
use atelier_desk::Answer;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::problem::{fault, refused};
use super::session::{caller, set_cookie};
use crate::house::Rooms;

/// How long a poll waits for something to go stale; proxies cut longer silences.
const POLL: Duration = Duration::from_secs(22);
/// The window's web engine may hand over a body cut short; its fetch says how long the body should be.
const BODY_LENGTH: &str = "x-body-length";

/// Answers a call.
pub(super) async fn answer(
    State(rooms): State<Rooms>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match whole(&headers, body) {
        Ok(body) => body,
        Err(refusal) => return refused(refusal),
    };
    match rooms.desk.answer(&caller(&headers), &name, &body).await {
        Answer::Done { body, session } => {
            let mut response = Response::new(Body::from(body));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(Some(cookie)) = set_cookie(&session, rooms.transport) {
                headers.insert(SET_COOKIE, cookie);
            }
            response
        }
        Answer::Refused(refusal) => refused(refusal),
        Answer::Fault { incident } => fault(incident),
    }
}

/// The body of a request, if all of it came.
pub(super) fn whole(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Bytes, Refusal> {
    let body = body.map_err(|rejection| Refusal::NotUnderstood { detail: rejection.body_text() })?;
    let said = headers.get(BODY_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if said.is_some_and(|said| said != body.len()) {
        return Err(Refusal::NotUnderstood { detail: "the request arrived cut short".to_owned() });
    }
    Ok(body)
}

/// Where a poll has got to.
#[derive(Debug, Deserialize)]
pub(super) struct Since {
    #[serde(default)]
    cursor: u64,
}

/// Tells what went stale since the cursor, as soon as something did.
pub(super) async fn live(State(rooms): State<Rooms>, since: Result<Query<Since>, QueryRejection>) -> Response {
    let Ok(Query(Since { cursor })) = since else {
        return refused(Refusal::NotUnderstood { detail: "cursor is a number".to_owned() });
    };
    let mut closing = rooms.closing.clone();
    tokio::select! {
        live = rooms.desk.live(cursor, POLL) => ([(CACHE_CONTROL, "no-store")], Json(live)).into_response(),
        // A poll that waited on would hold the closing up.
        _ = closing.wait_for(|closing| *closing) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
