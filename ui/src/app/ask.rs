//! Asking the studio's desk: the one way from a page to the server. Every trouble on the way has words.

use atelier_core::call::{Call, Problem};
use atelier_core::refusal::Refusal;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::session::use_studio;
use super::station;
use super::text;

/// Why an answer did not come.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// The desk said no, and why.
    Refused(Refusal),
    /// Something broke; the server logged it under this number.
    Fault {
        /// The number to tell to whoever looks after the server.
        incident: String,
    },
    /// The server was not reached.
    Offline,
}

impl Trouble {
    /// What to show, in the language of the screen; reactive where it is called from something reactive.
    pub fn words(&self) -> String {
        let studio = use_studio();
        let lang = studio.lang();
        match self {
            Trouble::Refused(refusal) => refusal.words(lang, &studio.currency()),
            Trouble::Fault { incident } => text::FAULT.with(lang, &[("incident", incident)]),
            Trouble::Offline => text::OFFLINE.get(lang).to_owned(),
        }
    }

    /// Whether asking once more can help without the person changing anything.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Trouble::Refused(_))
    }
}

/// Makes a call and waits for its reply.
pub async fn ask<C: Call>(call: C) -> Result<C::Reply, Trouble> {
    let body = serde_json::to_string(&call).map_err(|fault| Trouble::Fault { incident: fault.to_string() })?;
    answered(fetch("POST", &format!("/call/{}", C::NAME), Some(("application/json", JsValue::from_str(&body)))).await)
}

/// Sends a file as it is, and waits for what the server makes of it.
pub async fn send_file<T: serde::de::DeserializeOwned>(path: &str, file: &web_sys::File) -> Result<T, Trouble> {
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    answered(fetch("POST", &format!("{path}?name={name}"), Some(("application/octet-stream", file.into()))).await)
}

/// How many pages the paper at this address has, which has a query.
pub(super) async fn pages_of(path: &str) -> Result<u32, Trouble> {
    answered(fetch("GET", &format!("{path}&look=true"), None).await)
}

fn answered<T: serde::de::DeserializeOwned>(answer: Option<Answer>) -> Result<T, Trouble> {
    let result = read(&answer.ok_or(Trouble::Offline)?);
    if let Err(Trouble::Refused(Refusal::NotSignedIn)) = &result {
        use_studio().session_ended();
    }
    result
}

/// What the server answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

/// The reply, or the problem it tells of.
pub(super) fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, Trouble> {
    let unreadable = || Trouble::Fault { incident: format!("HTTP {}", answer.status) };
    if (200..300).contains(&answer.status) {
        let body = if answer.body.is_empty() { "null" } else { &answer.body };
        return serde_json::from_str(body).map_err(|_| unreadable());
    }
    match serde_json::from_str::<Problem>(&answer.body) {
        Ok(Problem { refusal: Some(refusal), .. }) => Err(Trouble::Refused(refusal)),
        Ok(Problem { incident: Some(incident), .. }) => Err(Trouble::Fault { incident }),
        _ if matches!(answer.status, 502..=504) => Err(Trouble::Offline),
        _ => Err(unreadable()),
    }
}

/// One request by `fetch`, its body with its media type; none when the server was not reached.
pub(super) async fn fetch(method: &str, path: &str, body: Option<(&str, JsValue)>) -> Option<Answer> {
    let window = web_sys::window()?;
    let headers = web_sys::Headers::new().ok()?;
    headers.set("X-Atelier", "1").ok()?;
    let name = station::name();
    if !name.is_empty() {
        headers.set("X-Station", &String::from(js_sys::encode_uri_component(&name))).ok()?;
    }
    let init = web_sys::RequestInit::new();
    init.set_method(method);
    if let Some((kind, body)) = body {
        headers.set("Content-Type", kind).ok()?;
        init.set_body(&body);
    }
    init.set_headers(&headers);
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str_and_init(path, &init)).await.ok()?.dyn_into().ok()?;
    let status = response.status();
    let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some(Answer { status, body })
}
