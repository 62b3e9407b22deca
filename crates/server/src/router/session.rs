//! Who asks: the session cookie and the station's name out of a request, and the cookie into a reply.

use atelier_desk::{Caller, SessionChange};
use axum::http::header::{COOKIE, InvalidHeaderValue};
use axum::http::{HeaderMap, HeaderValue};

/// Name of the session cookie.
pub const SESSION_COOKIE: &str = "atelier_session";
/// Name of the cookie by which a client's screen is known: its own, since it may stand beside a session in one browser.
pub const SCREEN_COOKIE: &str = "atelier_screen";
const STATION: &str = "x-station";
/// Longest name of a station.
const STATION_AT_MOST: usize = 60;

/// How requests reach the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Transport {
    /// Plain HTTP, or in process.
    #[default]
    Plain,
    /// TLS: the cookie is never sent in the clear.
    Tls,
}

/// Who makes this request.
pub(crate) fn caller(headers: &HeaderMap) -> Caller {
    Caller { token: cookie(headers, SESSION_COOKIE), station: station(headers), screen: cookie(headers, SCREEN_COOKIE) }
}

fn cookie(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned()).filter(|value| !value.is_empty())
}

fn station(headers: &HeaderMap) -> String {
    let written = headers.get(STATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name: String = percent_decoded(written).chars().filter(|c| !c.is_control()).take(STATION_AT_MOST).collect();
    name.trim().to_owned()
}

/// A header can carry ASCII only, so that names in Chinese come as percent codes.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%').then(|| after.get(..2)).flatten();
        let byte = code.and_then(|digits| std::str::from_utf8(digits).ok()).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The `Set-Cookie` header of a change; none where the session stays.
pub(super) fn set_cookie(change: &SessionChange, transport: Transport) -> Result<Option<HeaderValue>, InvalidHeaderValue> {
    let (name, value, seconds) = match change {
        SessionChange::Keep => return Ok(None),
        SessionChange::Begin { token, seconds } => (SESSION_COOKIE, token.as_str(), *seconds),
        SessionChange::End => (SESSION_COOKIE, "", 0),
        SessionChange::Screen { token, seconds } => (SCREEN_COOKIE, token.as_str(), *seconds),
    };
    let secure = if transport == Transport::Tls { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&cookie).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_str(value).unwrap())).collect()
    }

    #[test]
    fn finds_the_session_among_other_cookies() {
        for (cookie, token) in [
            ("atelier_session=abc", Some("abc")),
            ("a=b; atelier_session=abc ; c=d", Some("abc")),
            ("atelier_session=", None),
            ("xatelier_session=abc", None),
            ("", None),
        ] {
            assert_eq!(caller(&headers(&[("cookie", cookie)])).token.as_deref(), token, "{cookie}");
        }
    }

    #[test]
    fn a_screen_is_known_beside_a_session() {
        let caller = caller(&headers(&[("cookie", "atelier_screen=s; atelier_session=abc")]));
        assert_eq!((caller.token.as_deref(), caller.screen.as_deref()), (Some("abc"), Some("s")));
    }

    #[test]
    fn stations_may_have_chinese_names() {
        for (written, name) in [("%E5%89%8D%E5%8F%B0 1", "\u{524d}\u{53f0} 1"), ("100%", "100%"), ("%0aX", "X"), ("", "")] {
            assert_eq!(caller(&headers(&[("x-station", written)])).station, name);
        }
    }

    #[test]
    fn the_cookie_is_secure_over_tls() {
        let begin = SessionChange::Begin { token: "abc".into(), seconds: 60 };
        let plain = set_cookie(&begin, Transport::Plain).unwrap().unwrap();
        assert_eq!(plain, "atelier_session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
        let tls = set_cookie(&SessionChange::End, Transport::Tls).unwrap().unwrap();
        assert_eq!(tls, "atelier_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
        assert_eq!(set_cookie(&SessionChange::Keep, Transport::Tls).unwrap(), None);
        let screen = SessionChange::Screen { token: "abc".into(), seconds: 60 };
        let beside = set_cookie(&screen, Transport::Plain).unwrap().unwrap();
        assert_eq!(beside, "atelier_screen=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
    }
}
