//! The door from the window's custom scheme to the router. A custom scheme keeps no cookies, so the session of each
//! window is kept here and added to everything that it asks, pictures too.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use atelier_server::{Door as Mark, House, SCREEN_COOKIE, SESSION_COOKIE};
use axum::Router;
use axum::body::Body;
use http_body_util::BodyExt as _;
use tauri::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, RETRY_AFTER, SET_COOKIE};
use tauri::http::{HeaderValue, Method, Request, Response, StatusCode};
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::opening::{Page, opening_page};
use crate::{MAIN, PAPER};

/// A page that comes while the studio opens waits this long before it is told so.
const SOON: Duration = Duration::from_millis(1500);

/// The cookies of the program: a session's, and the one by which a client's screen is known.
const COOKIES: [&str; 2] = [SESSION_COOKIE, SCREEN_COOKIE];

/// What is behind the door.
#[derive(Clone)]
enum Behind {
    /// The studio is being opened; the page says how far it is.
    Opening(Page),
    /// The studio.
    Open { house: Arc<House>, router: Router },
    /// It could not be opened; the page says why.
    Failed(Page),
}

/// The door, and the sessions of the windows that go through it.
pub struct Door {
    behind: watch::Sender<Behind>,
    sessions: Mutex<HashMap<(String, &'static str), String>>,
}

impl Default for Door {
    fn default() -> Self {
        Door { behind: watch::Sender::new(Behind::Opening(opening_page(None))), sessions: Mutex::default() }
    }
}

impl Door {
    /// The studio is open.
    pub fn open(&self, house: Arc<House>) {
        let router = house.router();
        self.behind.send_replace(Behind::Open { house, router });
    }

    /// How far the opening is.
    pub fn tell(&self, page: Page) {
        self.behind.send_if_modified(|behind| match behind {
            Behind::Opening(shown) => {
                *shown = page;
                // Requests that wait for the end of the opening need not wake.
                false
            }
            Behind::Open { .. } | Behind::Failed(_) => false,
        });
    }

    /// The studio cannot be opened.
    pub fn fail(&self, page: Page) {
        self.behind.send_replace(Behind::Failed(page));
    }

    /// The data folder of the studio, once it is open.
    pub fn data(&self) -> Option<PathBuf> {
        match &*self.behind.borrow() {
            Behind::Open { house, .. } => Some(house.data().root().to_owned()),
            Behind::Opening(_) | Behind::Failed(_) => None,
        }
    }

    /// Closes the studio behind the door.
    pub async fn shut(&self) {
        let behind = self.behind.borrow().clone();
        if let Behind::Open { house, .. } = behind {
            house.shut().await;
        }
    }

    /// Answers a request of a window.
    pub async fn pass(&self, window: &str, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let mut behind = self.behind.subscribe();
        let opened = async { behind.wait_for(|behind| !matches!(behind, Behind::Opening(_))).await.map(|behind| behind.clone()) };
        let behind = match tokio::time::timeout(SOON, opened).await {
            Ok(Ok(behind)) => behind,
            Ok(Err(_)) | Err(_) => self.behind.borrow().clone(),
        };
        match behind {
            Behind::Opening(page) => shown(request.method(), &page, StatusCode::OK),
            Behind::Failed(page) => shown(request.method(), &page, StatusCode::OK),
            Behind::Open { router, .. } => self.route(router, window, request).await,
        }
    }

    async fn route(&self, router: Router, window: &str, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (mut parts, body) = request.into_parts();
        // The router knows paths, not the scheme that they came by.
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).parse();
        parts.uri = path.unwrap_or_default();
        parts.headers.remove(COOKIE);
        if let Some(cookie) = self.cookie(window) {
            parts.headers.insert(COOKIE, cookie);
        }
        parts.extensions.insert(Mark::Window);
        // A task of its own: should a handler break, its window is told, and not left waiting.
        let answer = tokio::spawn(router.oneshot(Request::from_parts(parts, Body::from(body))));
        let Ok(Ok(response)) = answer.await else { return broken() };
        let (mut parts, body) = response.into_parts();
        if let Some(cookie) = parts.headers.remove(SET_COOKIE) {
            self.keep(window, &cookie);
        }
        match body.collect().await {
            Ok(body) => Response::from_parts(parts, body.to_bytes().to_vec()),
            Err(_) => broken(),
        }
    }

    fn cookie(&self, window: &str) -> Option<HeaderValue> {
        // A paper is shown to whoever is signed in at the window that asked for it.
        let window = if window.starts_with(PAPER) { MAIN } else { window };
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = |name: &'static str| sessions.get(&(window.to_owned(), name)).map(|token| format!("{name}={token}"));
        let pairs: Vec<String> = COOKIES.into_iter().filter_map(pair).collect();
        if pairs.is_empty() { None } else { HeaderValue::from_str(&pairs.join("; ")).ok() }
    }

    /// Keeps or forgets what the router would have a browser keep or forget.
    fn keep(&self, window: &str, cookie: &HeaderValue) {
        let kept = cookie.to_str().ok().and_then(token);
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        match kept {
            Some((name, "")) => sessions.remove(&(window.to_owned(), name)),
            Some((name, token)) => sessions.insert((window.to_owned(), name), token.to_owned()),
            None => None,
        };
    }
}

/// Name and token in a `Set-Cookie` header of the program's; the token is empty where it ends.
fn token(cookie: &str) -> Option<(&'static str, &str)> {
    let (name, token) = cookie.split(';').next()?.trim().split_once('=')?;
    Some((COOKIES.into_iter().find(|known| *known == name)?, token))
}

fn shown(method: &Method, page: &Page, status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(page.html.clone().into_bytes());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"));
    *response.status_mut() = status;
    if method != Method::GET {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn broken() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

/// Whether `path` is `root` or lies below it, links followed.
pub fn lies_below(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_of_a_window_is_kept_and_forgotten() {
        let door = Door::default();
        door.keep("main", &HeaderValue::from_static("atelier_session=abc; Path=/; HttpOnly"));
        assert_eq!(door.cookie("main"), Some(HeaderValue::from_static("atelier_session=abc")));
        assert_eq!(door.cookie("second"), None);
        door.keep("second", &HeaderValue::from_static("atelier_screen=xyz; Path=/; HttpOnly"));
        assert_eq!(door.cookie("second"), Some(HeaderValue::from_static("atelier_screen=xyz")));
        door.keep("main", &HeaderValue::from_static("atelier_screen=xyz; Path=/; HttpOnly"));
        assert_eq!(door.cookie("main"), Some(HeaderValue::from_static("atelier_session=abc; atelier_screen=xyz")));
        door.keep("main", &HeaderValue::from_static("atelier_screen=; Max-Age=0"));
        door.keep("main", &HeaderValue::from_static("other=1; Path=/"));
        assert!(door.cookie("main").is_some());
        door.keep("main", &HeaderValue::from_static("atelier_session=; Max-Age=0"));
        assert_eq!(door.cookie("main"), None);
    }

    #[test]
    fn folders_outside_are_refused() {
        let home = std::env::temp_dir();
        assert!(lies_below(&home, &home));
        assert!(!lies_below(&home, &home.join("..")));
        assert!(!lies_below(&home, &home.join("never made")));
    }
}
