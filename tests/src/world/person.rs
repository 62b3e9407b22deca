//! People: they ask the studio for things, by any of its doors, and get a reply or a refusal. A fault is never an
//! answer: it fails the scenario.

use std::sync::{Arc, Mutex, PoisonError};

use atelier_core::call::{Call, Problem};
use atelier_core::people::{Me, SignIn};
use atelier_core::refusal::Refusal;
use atelier_desk::{Answer, Caller, Desk, SessionChange};
use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::Pdf;

/// Everybody's password.
pub const PASSWORD: &str = "studio-2026";

/// Somebody who may have signed in; clones share the session.
#[derive(Clone)]
pub struct Person {
    door: Arc<Mutex<Door>>,
    station: String,
    session: Arc<Mutex<Option<String>>>,
    screen: Arc<Mutex<Option<String>>>,
}

/// The way by which somebody reaches the studio.
#[derive(Clone)]
pub enum Door {
    /// The router, in process, as the window does.
    Router(Router),
    /// The desk, where there is no house around it.
    Desk(Desk),
    /// The network, as browsers do.
    Network(reqwest::Client, String),
}

/// A reply as it came in.
#[derive(Debug, Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`.
    pub kind: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Person {
    /// Somebody at this door.
    pub fn new(door: Door, station: &str) -> Person {
        Person { door: Arc::new(Mutex::new(door)), station: station.to_owned(), session: Arc::default(), screen: Arc::default() }
    }

    /// The same person at a station of that name.
    pub fn at(self, station: &str) -> Person {
        Person { station: station.to_owned(), ..self }
    }

    /// From now on they come by this door, with the session that they have.
    pub fn comes_by(&self, door: Door) {
        *self.door.lock().unwrap_or_else(PoisonError::into_inner) = door;
    }

    /// Signs in; the session is kept for what is asked next.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<Me, Refusal> {
        self.ask(SignIn { name: name.to_owned(), password: password.to_owned(), station: self.station.clone() }).await
    }

    /// Asks for something.
    pub async fn ask<C: Call>(&self, call: C) -> Result<C::Reply, Refusal> {
        let body = serde_json::to_vec(&call).expect("a call is JSON");
        let reply = self.send(C::NAME, body).await?;
        Ok(serde_json::from_slice(&reply).unwrap_or_else(|error| panic!("{}: {error}: {}", C::NAME, String::from_utf8_lossy(&reply))))
    }

    /// Asks for something that is done.
    #[track_caller]
    pub fn does<C: Call>(&self, call: C) -> impl Future<Output = C::Reply> + use<'_, C> {
        let here = std::panic::Location::caller();
        async move { self.ask(call).await.unwrap_or_else(|refusal| panic!("{here}: {} was refused: {refusal:?}", C::NAME)) }
    }

    /// Asks for something that is refused.
    #[track_caller]
    pub fn refused<C: Call>(&self, call: C) -> impl Future<Output = Refusal> + use<'_, C> {
        let here = std::panic::Location::caller();
        async move { self.ask(call).await.err().unwrap_or_else(|| panic!("{here}: {} was not refused", C::NAME)) }
    }

    /// Sends a call by its name, whatever its body.
    pub async fn send(&self, name: &str, body: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let door = self.door.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Door::Desk(desk) = door {
            return self.over_the_desk(&desk, name, &body).await;
        }
        let reply = self.try_post(&format!("/call/{name}"), body).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        answered(name, reply)
    }

    /// The same over the network, where the connection itself may break.
    pub async fn try_ask<C: Call>(&self, call: &C) -> Result<Result<C::Reply, Refusal>, String> {
        let reply = self.try_post(&format!("/call/{}", C::NAME), serde_json::to_vec(call).expect("a call is JSON")).await?;
        Ok(answered(C::NAME, reply).map(|body| serde_json::from_slice(&body).expect("a reply of its type")))
    }

    async fn over_the_desk(&self, desk: &Desk, name: &str, body: &[u8]) -> Result<Vec<u8>, Refusal> {
        let caller = Caller { token: self.token(), station: self.station.clone(), screen: self.screen_token() };
        match desk.answer(&caller, name, body).await {
            Answer::Done { body, session } => {
                match session {
                    SessionChange::Keep => {}
                    SessionChange::Begin { token, .. } => self.keep(Some(token)),
                    SessionChange::End => self.keep(None),
                    SessionChange::Screen { token, .. } => self.keep_screen(token),
                }
                Ok(body)
            }
            Answer::Refused(refusal) => Err(refusal),
            Answer::Fault { incident } => panic!("{name} broke, incident {incident}"),
        }
    }

    async fn try_post(&self, path: &str, body: Vec<u8>) -> Result<Reply, String> {
        self.request("POST", path, body, &[("x-atelier", "1"), ("content-type", "application/json")]).await
    }

    /// Fetches what lies at a path: a photo, a paper, a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.request("GET", path, Vec::new(), &[]).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Prints a paper, which comes.
    #[track_caller]
    pub fn prints(&self, path: String) -> impl Future<Output = Pdf> + use<'_> {
        let here = std::panic::Location::caller();
        async move {
            let reply = self.get(&path).await;
            let told = String::from_utf8_lossy(&reply.body[..reply.body.len().min(300)]).into_owned();
            assert_eq!((reply.status, reply.kind.as_str()), (200, "application/pdf"), "{here}: {path}: {told}");
            Pdf(reply.body)
        }
    }

    /// Any request; the error is a connection that broke.
    pub async fn request(&self, method: &str, path: &str, body: Vec<u8>, headers: &[(&str, &str)]) -> Result<Reply, String> {
        let door = self.door.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let session = self.token().map(|token| format!("{}={token}", atelier_server::SESSION_COOKIE));
        let screen = self.screen_token().map(|token| format!("{}={token}", atelier_server::SCREEN_COOKIE));
        let cookies: Vec<String> = session.into_iter().chain(screen).collect();
        let cookie = (!cookies.is_empty()).then(|| cookies.join("; "));
        match door {
            Door::Router(router) => {
                let mut request = Request::builder().method(method).uri(path);
                for (name, value) in headers.iter().copied().chain(cookie.as_deref().map(|cookie| (COOKIE.as_str(), cookie))) {
                    request = request.header(name, value);
                }
                let request = request.body(Body::from(body)).expect("a request");
                let response = router.oneshot(request).await.expect("a router always answers");
                self.keep_cookie(response.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok()));
                let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
                let status = response.status().as_u16();
                let body = response.into_body().collect().await.map_err(|error| error.to_string())?.to_bytes().to_vec();
                Ok(Reply { status, kind, body })
            }
            Door::Network(client, address) => {
                let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
                let mut request = client.request(method, format!("{address}{path}")).body(body);
                for (name, value) in headers.iter().copied().chain(cookie.as_deref().map(|cookie| (COOKIE.as_str(), cookie))) {
                    request = request.header(name, value);
                }
                let response = request.send().await.map_err(|error| format!("{error:?}"))?;
                self.keep_cookie(response.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok()));
                let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
                let status = response.status().as_u16();
                let body = response.bytes().await.map_err(|error| format!("{error:?}"))?.to_vec();
                Ok(Reply { status, kind, body })
            }
            Door::Desk(_) => panic!("a desk alone has no pages: {path}"),
        }
    }

    /// The session's token.
    pub fn token(&self) -> Option<String> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The token of a client's screen.
    pub fn screen_token(&self) -> Option<String> {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep_screen(&self, token: String) {
        *self.screen.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
    }

    fn keep(&self, token: Option<String>) {
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = token;
    }

    fn keep_cookie(&self, set: Option<&str>) {
        let Some((name, rest)) = set.and_then(|set| set.split_once('=')) else { return };
        assert!([atelier_server::SESSION_COOKIE, atelier_server::SCREEN_COOKIE].contains(&name), "{name}");
        for guard in ["HttpOnly", "SameSite=Strict", "Path=/"] {
            assert!(rest.contains(guard), "the cookie lacks {guard}: {rest}");
        }
        let token = rest.split(';').next().unwrap_or_default();
        if name == atelier_server::SCREEN_COOKIE {
            return self.keep_screen(token.to_owned());
        }
        self.keep(Some(token.to_owned()).filter(|token| !token.is_empty()));
    }
}

/// A reply to a call as reply or refusal.
fn answered(name: &str, reply: Reply) -> Result<Vec<u8>, Refusal> {
    if reply.status == StatusCode::OK.as_u16() {
        return Ok(reply.body);
    }
    assert_eq!(reply.kind, "application/problem+json", "{name}: {}", String::from_utf8_lossy(&reply.body));
    let problem: Problem = serde_json::from_slice(&reply.body).expect("a problem");
    assert_eq!(problem.status, reply.status);
    match (problem.refusal, problem.incident) {
        (Some(refusal), _) => {
            assert_eq!(refusal.status(), reply.status, "{refusal:?}");
            Err(refusal)
        }
        (None, incident) => panic!("{name} broke, incident {incident:?}: {}", problem.title),
    }
}
