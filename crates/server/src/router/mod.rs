//! The one router: calls, live tags, photo bytes, papers and the pages themselves. Every door leads here; nothing of
//! the trade is decided here.

mod calls;
mod guard;
mod pages;
mod photos;
mod problem;
mod rooms;
mod session;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;

pub use guard::Door;
pub use session::{SCREEN_COOKIE, SESSION_COOKIE, Transport};

pub(crate) use problem::{Declined, broken};
pub(crate) use session::caller;

use crate::house::Rooms;
use crate::papers;

/// Largest body of a call. A thousand keystrokes with long notes stay below it.
const LARGEST_BODY: usize = 4 << 20;
/// Replies below this are sent as they are: compressing them costs more than it saves.
const WORTH_PACKING: u64 = 4096;

/// The router of a house.
pub(crate) fn router(rooms: Rooms) -> Router {
    let calls = Router::new()
        .route("/call/{name}", post(calls::answer))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(WORTH_PACKING)));
    let rooms_of_clients =
        Router::new().route("/rooms/{order}", post(rooms::bring)).layer(DefaultBodyLimit::max(rooms::AT_MOST_MIB as usize * (1 << 20)));
    Router::new()
        .merge(calls)
        .merge(rooms_of_clients)
        .route("/live", get(calls::live))
        .route("/photos/{content}/{size}", get(photos::photo))
        .route("/first-look/{sighting}", get(photos::look))
        .route("/paper/{kind}/{id}", get(papers::paper))
        .fallback(get(pages::page))
        .layer(middleware::from_fn(guard::guard))
        .with_state(rooms)
}
