//! Replies that say no or that something broke: `application/problem+json`.

use std::sync::atomic::{AtomicU32, Ordering};

use atelier_core::call::Problem;
use atelier_core::refusal::Refusal;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Why a request outside the calls was not answered.
#[derive(Debug)]
pub(crate) enum Declined {
    /// A clear no.
    Refused(Refusal),
    /// Something broke; logged under this number.
    Fault(String),
}

impl From<Refusal> for Declined {
    fn from(refusal: Refusal) -> Declined {
        Declined::Refused(refusal)
    }
}

impl IntoResponse for Declined {
    fn into_response(self) -> Response {
        match self {
            Declined::Refused(refusal) => refused(refusal),
            Declined::Fault(incident) => fault(incident),
        }
    }
}

/// Something broke outside the calls: it is logged under the number that is told.
pub(crate) fn broken(what: &'static str, detail: &str) -> Declined {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let incident = format!("P-{:04}", COUNT.fetch_add(1, Ordering::Relaxed));
    tracing::error!(incident, detail, what, "a request broke");
    Declined::Fault(incident)
}

/// A refusal as a reply.
pub(super) fn refused(refusal: Refusal) -> Response {
    let status = refusal.status();
    problem(&Problem { title: title(&refusal), status, refusal: Some(refusal), incident: None })
}

/// A fault as a reply.
pub(super) fn fault(incident: String) -> Response {
    let title = format!("Something broke; it is logged under number {incident}");
    problem(&Problem { title, status: 500, refusal: None, incident: Some(incident) })
}

/// Any problem as a reply.
fn problem(problem: &Problem) -> Response {
    let body = serde_json::to_vec(problem).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The English words, for other programs' logs; pages word the refusal themselves.
fn title(refusal: &Refusal) -> String {
    refusal.words(atelier_core::text::Lang::En, &atelier_core::money::Currency::default())
}
