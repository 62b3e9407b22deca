//! A document before it is printed: how many pages it has, and one of them as a picture.

use atelier_core::refusal::Refusal;
use atelier_core::selection::SheetTrouble;
use axum::Json;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::{Press, broken, pressed};
use crate::router::Declined;

/// How wide a page is drawn, in dots.
const WIDTH: u16 = 900;
/// One at a time: the ingest must not wait for who looks at paper.
static LOOKING: Semaphore = Semaphore::const_new(1);

/// The number of pages as JSON, or the page of this number, counted from 1, as PNG.
pub(super) async fn look(press: Press, page: Option<&str>) -> Result<Response, Declined> {
    let word = |page: &str| Refusal::SheetNotMade { trouble: SheetTrouble::NoSuchChoice { word: format!("page={page}") } };
    let page = page.map(|page| page.parse::<u32>().map_err(|_| word(page))).transpose()?;
    let _turn = LOOKING.acquire().await.map_err(|error| broken(&error.to_string()))?;
    let drawn = tokio::task::spawn_blocking(move || {
        let paper = press()?;
        let pages = u32::try_from(paper.pages).unwrap_or(u32::MAX);
        // Page 0 wraps to one that no document has.
        let picture = page.map(|page| atelier_paper::look(paper.bytes, page.wrapping_sub(1) as usize, WIDTH)).transpose()?;
        Ok((pages, picture))
    });
    let (pages, picture) = pressed(drawn.await)?;
    let mut response = match (page, picture) {
        (None, _) => Json(pages).into_response(),
        (Some(_), Some(Some(png))) => png_of(png),
        (Some(page), _) => return Err(Refusal::SheetNotMade { trouble: SheetTrouble::NoSuchPage { page, pages } }.into()),
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn png_of(bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response
}
