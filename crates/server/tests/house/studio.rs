//! A studio of its own for each test, asked as a page would ask.

use std::path::Path;
use std::time::Duration;

use atelier_core::call::Call;
use atelier_core::money::Currency;
use atelier_core::studio::SetUpStudio;
use atelier_core::text::Lang;
use atelier_server::{Config, House, SESSION_COOKIE, assemble};
use axum::body::Body;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

/// An open house and the session of whoever is signed in.
pub struct Studio {
    pub home: TempDir,
    pub house: House,
    pub session: Option<String>,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Studio {
    /// An empty studio.
    pub async fn open() -> Studio {
        Self::with(|_| {}).await
    }

    /// An empty studio, put together differently.
    pub async fn with(how: impl FnOnce(&mut Config)) -> Studio {
        let home = tempfile::tempdir().unwrap();
        let mut config = Config { look_every: Duration::from_millis(60), ..Config::at(home.path().join("data")) };
        how(&mut config);
        let house = assemble(config).await.map_err(|failure| format!("{failure:?}")).unwrap();
        Studio { home, house, session: None }
    }

    /// A studio whose owner is signed in.
    pub async fn set_up() -> Studio {
        let mut studio = Self::open().await;
        let reply = studio.ask(&first_run()).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", String::from_utf8_lossy(&reply.body));
        studio
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Makes a call as a page does.
    pub async fn ask<C: Call>(&mut self, call: &C) -> Reply {
        let body = serde_json::to_vec(call).unwrap();
        let request = Request::builder().method(Method::POST).uri(format!("/call/{}", C::NAME)).header("x-atelier", "1");
        let reply = self.send(request.body(Body::from(body)).unwrap()).await;
        if let Some(cookie) = reply.headers.get(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            self.session = cookie.strip_prefix(SESSION_COOKIE).unwrap().strip_prefix('=').map(str::to_owned).filter(|t| !t.is_empty());
        }
        reply
    }

    /// Makes a call that must be answered.
    pub async fn done<C: Call>(&mut self, call: &C) -> C::Reply {
        let reply = self.ask(call).await;
        assert_eq!(reply.status, StatusCode::OK, "{}: {}", C::NAME, String::from_utf8_lossy(&reply.body));
        serde_json::from_slice(&reply.body).unwrap()
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a request with the session, if there is one.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        if let Some(session) = &self.session {
            request.headers_mut().insert(COOKIE, format!("{SESSION_COOKIE}={session}").parse().unwrap());
        }
        let response = self.house.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Reply { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes().to_vec() }
    }
}

/// The first run's form, filled in.
pub fn first_run() -> SetUpStudio {
    SetUpStudio {
        name: "Clear Sky".into(),
        lang: Lang::En,
        currency: Currency::default(),
        owner: "Lin".into(),
        sign_in_name: "lin".into(),
        password: "long enough".into(),
        station: "front".into(),
    }
}
