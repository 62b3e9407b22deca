//! What holds for every request and reply: no other site may speak for a signed-in person, no page runs foreign
//! code, nothing is framed.

use atelier_core::refusal::Refusal;
use axum::extract::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

use super::problem::refused;

/// The door that a request came by; the desktop shell marks its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The desktop window, in process: its origin is a custom scheme, and no other site can reach it.
    Window,
}

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; media-src 'self' blob:; \
    style-src 'self' 'unsafe-inline'; connect-src 'self' ipc: http://ipc.localhost; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";
/// A PDF runs nothing; browsers show it by a plug-in of their own, which a policy on objects would stop.
const PAPER_POLICY: &str = "base-uri 'none'; frame-ancestors 'none'";
const OURS: &str = "x-atelier";
const FETCH_SITE: &str = "sec-fetch-site";

/// Stands before the router.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let from_window = request.extensions().get::<Door>() == Some(&Door::Window);
    // HTTP/2 says the host in the address instead of a header.
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).or_else(|| request.uri().authority().map(Authority::as_str));
    let mut response = match check(request.method(), request.headers(), host, from_window) {
        Ok(()) => next.run(request).await,
        Err(detail) => refused(Refusal::NotUnderstood { detail: detail.to_owned() }),
    };
    dress(response.headers_mut());
    response
}

/// Whether a request that changes something comes from a page of ours.
fn check(method: &Method, headers: &HeaderMap, host: Option<&str>, from_window: bool) -> Result<(), &'static str> {
    if matches!(*method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    // A form or an image of another site cannot send this header without the browser asking us first.
    if headers.get(OURS).is_none_or(|value| value != "1") {
        return Err("the header X-Atelier: 1 is missing");
    }
    if from_window {
        return Ok(());
    }
    if headers.get(FETCH_SITE).is_some_and(|site| site != "same-origin" && site != "none") {
        return Err("the request comes from another site");
    }
    match headers.get(ORIGIN) {
        Some(origin) if !is_ours(origin, host) => Err("the request comes from another site"),
        Some(_) | None => Ok(()),
    }
}

fn is_ours(origin: &HeaderValue, host: Option<&str>) -> bool {
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    matches!((origin, host), (Some((_, origin)), Some(host)) if origin.eq_ignore_ascii_case(host))
}

fn dress(headers: &mut HeaderMap) {
    let paper = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/pdf");
    let policy = if paper { PAPER_POLICY } else { POLICY };
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_post(pairs: &[(&'static str, &'static str)], from_window: bool, passes: bool) {
        let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        let host = pairs.iter().find(|(name, _)| *name == "host").map(|(_, host)| *host);
        assert_eq!(check(&Method::POST, &headers, host, from_window).is_ok(), passes, "{pairs:?}");
    }

    #[test]
    fn only_our_own_pages_may_change_anything() {
        check_post(&[("x-atelier", "1")], false, true);
        check_post(&[], false, false);
        check_post(&[("x-atelier", "1"), ("host", "studio:8610"), ("origin", "http://studio:8610")], false, true);
        check_post(&[("x-atelier", "1"), ("host", "studio:8610"), ("origin", "https://evil.example")], false, false);
        check_post(&[("x-atelier", "1"), ("host", "studio:8610"), ("origin", "null")], false, false);
        check_post(&[("x-atelier", "1"), ("sec-fetch-site", "cross-site")], false, false);
        check_post(&[("x-atelier", "1"), ("origin", "studio://localhost")], true, true);
        check_post(&[("origin", "studio://localhost")], true, false);
        assert!(check(&Method::GET, &HeaderMap::new(), None, false).is_ok());
    }
}
