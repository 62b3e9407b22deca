//! The pages themselves: files of the folder that the build laid out, packed copies where the browser takes them, and
//! `index.html` for every address that a page knows by itself.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::house::Rooms;

/// What stands there when the pages were not built.
const NO_PAGES: &str = "<!doctype html><meta charset=\"utf-8\"><title>Atelier</title>\
    <p>The pages were not found. Build them with <code>cargo xtask start</code>, or name their folder with --ui DIR.";

/// Gives a file of the pages.
pub(super) async fn page(State(rooms): State<Rooms>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(folder) = rooms.pages.as_deref() else {
        return ([(CONTENT_TYPE, "text/html; charset=utf-8")], NO_PAGES).into_response();
    };
    let last = path.rsplit('/').next().unwrap_or_default();
    let wanted = if last.contains('.') { below(folder, path) } else { Some(folder.join("index.html")) };
    let Some(wanted) = wanted else { return StatusCode::NOT_FOUND.into_response() };
    file(&wanted, takes_gzip(request.headers()), path.starts_with("/assets/")).await
}

/// The file of an address; none for what would leave the folder.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut place = folder.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        if !plain || part.starts_with('.') {
            return None;
        }
        place.push(part);
    }
    Some(place)
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let mut parts = one.split(';');
            parts.next().is_some_and(|name| name.trim() == "gzip") && !parts.any(|part| part.trim() == "q=0")
        })
    })
}

async fn file(place: &Path, gzip: bool, named_by_content: bool) -> Response {
    let packed = if gzip { tokio::fs::read(packed(place)).await.ok() } else { None };
    let is_packed = packed.is_some();
    let Some(bytes) = (match packed {
        Some(bytes) => Some(bytes),
        None => tokio::fs::read(place).await.ok(),
    }) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(place)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let keep = if named_by_content { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    if is_packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

fn packed(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".gz");
    name.into()
}

fn kind(place: &Path) -> &'static str {
    match place.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leaves_the_folder() {
        let folder = Path::new("/pages");
        assert_eq!(below(folder, "/assets/a-1.wasm"), Some(PathBuf::from("/pages/assets/a-1.wasm")));
        for bad in ["/../etc/passwd.txt", "/a/../../b.js", "/%2e%2e/b.js", "/.git/x.js", "/a\\b.js"] {
            assert_eq!(below(folder, bad), None, "{bad}");
        }
    }

    #[test]
    fn packed_copies_go_only_where_they_are_taken() {
        for (accepted, takes) in [("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8", true), ("gzip;q=0", false), ("br", false)] {
            let headers = [(ACCEPT_ENCODING, HeaderValue::from_static(accepted))].into_iter().collect();
            assert_eq!(takes_gzip(&headers), takes, "{accepted}");
        }
    }
}
