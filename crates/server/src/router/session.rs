//! Who asks: the session cookie and the station's name out of a request, and the cookie into a reply.

use atelier_desk::{Caller, SessionChange};
use axum::http::header::{COOKIE, InvalidHeaderValue};
use axum::http::{HeaderMap, HeaderValue};

/// Name of the session cookie.
pub const SESSION_COOKIE: &str = "atelier_session";
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
    Caller { token: token(headers), station: station(headers) }
}

fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == SESSION_COOKIE).map(|(_, value)| value.to_owned()).filter(|value| !value.is_empty())
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
    let (value, seconds) = match change {
        SessionChange::Keep => return Ok(None),
        SessionChange::Begin { token, seconds } => (token.as_str(), *seconds),
        SessionChange::End => ("", 0),
    };
    let secure = if transport == Transport::Tls { "; Secure" } else { "" };
    let cookie = format!("{SESSION_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
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
    }
}
