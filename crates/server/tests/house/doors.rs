//! What every door promises: who may ask, what a reply carries, which files of the pages are given.

use std::time::Duration;

use atelier_core::people::{SignIn, SignOut};
use atelier_core::studio::{OpenSettings, OpenStudio};
use atelier_server::{Config, Door, StartFailure, Transport, assemble, serving};
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::studio::{Studio, first_run};

#[tokio::test]
async fn the_first_run_begins_a_session_that_ends_with_signing_out() {
    let mut studio = Studio::open().await;
    assert!(studio.done(&OpenStudio {}).await.to_set_up);
    let refused = studio.ask(&OpenSettings {}).await;
    assert_eq!((refused.status, refused.header("content-type")), (StatusCode::UNAUTHORIZED, "application/problem+json"));
    assert_eq!(refused.json()["refusal"]["kind"], "not_signed_in");

    let begun = studio.ask(&first_run()).await;
    assert!(begun.header("set-cookie").contains("HttpOnly; SameSite=Strict"), "{}", begun.header("set-cookie"));
    assert!(!String::from_utf8_lossy(&begun.body).contains(studio.session.as_deref().unwrap()), "the token is in the cookie only");
    assert_eq!(studio.done(&OpenSettings {}).await.name, "Clear Sky");
    assert_eq!(studio.done(&OpenStudio {}).await.me.unwrap().station, "front");

    let old = studio.session.clone();
    studio.done(&SignOut {}).await;
    assert_eq!(studio.session, None);
    studio.session = old;
    assert_eq!(studio.ask(&OpenSettings {}).await.status, StatusCode::UNAUTHORIZED, "an ended session is dead for whoever kept it");
    let wrong = SignIn { name: "lin".into(), password: "not it at all".into(), station: String::new() };
    assert_eq!(studio.ask(&wrong).await.json()["refusal"]["kind"], "wrong_name_or_password");
}

#[tokio::test]
async fn other_sites_are_not_answered() {
    let studio = Studio::open().await;
    let call = |headers: &[(&str, &str)]| {
        let mut request = Request::post("/call/studio.open");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::from("{}")).unwrap()
    };
    for (headers, status) in [
        (&[][..], 400),
        (&[("x-atelier", "1")][..], 200),
        (&[("x-atelier", "1"), ("host", "studio:8610"), ("origin", "http://studio:8610")][..], 200),
        (&[("x-atelier", "1"), ("host", "studio:8610"), ("origin", "http://elsewhere")][..], 400),
        (&[("x-atelier", "1"), ("origin", "studio://localhost")][..], 400),
    ] {
        assert_eq!(studio.send(call(headers)).await.status.as_u16(), status, "{headers:?}");
    }
    let mut from_window = call(&[("x-atelier", "1"), ("origin", "studio://localhost")]);
    from_window.extensions_mut().insert(Door::Window);
    assert_eq!(studio.send(from_window).await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_reply_says_what_a_page_may_do() {
    let studio = Studio::open().await;
    for path in ["/", "/orders/x", "/live", "/photos/x/thumb", "/paper/receipt/x", "/nothing.png"] {
        let reply = studio.get(path).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn bodies_that_are_cut_short_or_endless_are_refused() {
    let studio = Studio::open().await;
    let call = |length: Option<&str>, body: Vec<u8>| {
        let mut request = Request::post("/call/studio.open").header("x-atelier", "1");
        if let Some(length) = length {
            request = request.header("x-body-length", length);
        }
        request.body(Body::from(body)).unwrap()
    };
    assert_eq!(studio.send(call(Some("2"), b"{}".to_vec())).await.status, StatusCode::OK);
    for request in [call(Some("7"), b"{}".to_vec()), call(None, vec![b' '; 5 << 20]), call(None, b"not json".to_vec())] {
        let reply = studio.send(request).await;
        assert_eq!((reply.status, reply.json()["refusal"]["kind"].as_str()), (StatusCode::BAD_REQUEST, Some("not_understood")));
    }
    let nothing = Request::post("/call/nothing.at_all").header("x-atelier", "1").body(Body::from("{}")).unwrap();
    assert_eq!(studio.send(nothing).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pictures_and_papers_need_a_session() {
    let mut studio = Studio::set_up().await;
    let (photo, paper) = (format!("/photos/{}/thumb", "a".repeat(64)), "/paper/order-slip/0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f");
    for path in [photo.as_str(), "/photos/x/original", "/photos/..%2F..%2Fatelier.db/thumb", paper, "/paper/receipt/7", "/paper/nothing/7"]
    {
        assert_eq!(studio.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    studio.session = None;
    for path in [photo.as_str(), paper, &format!("{paper}?look=true"), &format!("{paper}?look=true&page=1")] {
        assert_eq!(studio.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn pages_are_given_packed_and_by_their_own_addresses() {
    let pages = tempfile::tempdir().unwrap();
    std::fs::create_dir(pages.path().join("assets")).unwrap();
    for (name, text) in [("index.html", "<p>pages"), ("assets/a-1.js", "plain"), ("assets/a-1.js.gz", "packed")] {
        std::fs::write(pages.path().join(name), text).unwrap();
    }
    let studio = Studio::with(|config| config.pages = Some(pages.path().to_owned())).await;
    for path in ["/", "/orders", "/selection/0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f", "/index.html"] {
        let reply = studio.get(path).await;
        assert_eq!((reply.body.as_slice(), reply.header("cache-control")), (&b"<p>pages"[..], "no-cache"), "{path}");
    }
    assert_eq!(studio.get("/assets/a-2.js").await.status, StatusCode::NOT_FOUND);
    let plain = studio.get("/assets/a-1.js").await;
    assert_eq!((plain.body.as_slice(), plain.header("content-encoding")), (&b"plain"[..], ""));
    assert!(plain.header("cache-control").contains("immutable"));
    let packed = Request::get("/assets/a-1.js").header("accept-encoding", "gzip, br").body(Body::empty()).unwrap();
    let packed = studio.send(packed).await;
    assert_eq!((packed.body.as_slice(), packed.header("content-encoding")), (&b"packed"[..], "gzip"));
}

#[tokio::test]
async fn polls_hear_of_changes_and_of_the_closing() {
    let mut studio = Studio::set_up().await;
    let start = studio.get("/live?cursor=0").await.json();
    let cursor = start["cursor"].as_u64().unwrap();
    assert_eq!(studio.get("/live?cursor=soon").await.status, StatusCode::BAD_REQUEST);
    let settings = studio.done(&OpenSettings {}).await;
    studio.done(&atelier_core::studio::SaveSettings { settings }).await;
    let heard = studio.get(&format!("/live?cursor={cursor}")).await.json();
    assert!(heard["tags"].as_array().unwrap().contains(&"studio".into()), "{heard}");
    let next = format!("/live?cursor={}", heard["cursor"]);
    let poll = studio.get(&next);
    let closing = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        studio.house.close();
    };
    let both = tokio::time::timeout(Duration::from_secs(5), async { tokio::join!(poll, closing).0 }).await;
    assert!(both.is_ok(), "the closing answers polls");
}

#[tokio::test]
async fn a_second_house_on_the_same_data_is_refused_until_the_first_is_shut() {
    let studio = Studio::open().await;
    let data = studio.home().join("data");
    let second = assemble(Config::at(&data)).await;
    assert!(matches!(second, Err(StartFailure::Refused(atelier_core::refusal::Refusal::DataFolderInUse { .. }))));
    studio.house.shut().await;
    let third = assemble(Config::at(&data)).await.map_err(|failure| format!("{failure:?}")).unwrap();
    third.shut().await;
}

#[tokio::test]
async fn browsers_are_served_by_tcp() {
    let studio = Studio::with(|config| config.transport = Transport::Plain).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let serving = serving::serve(&studio.house, listener, None).unwrap();
    let address = serving.address();
    let asked = tokio::task::spawn_blocking(move || {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream
            .write_all(b"POST /call/studio.open HTTP/1.1\r\nHost: x\r\nX-Atelier: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
            .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    });
    let reply = asked.await.unwrap();
    assert!(reply.starts_with("HTTP/1.1 200") && reply.contains("\"to_set_up\":true"), "{reply}");
    studio.house.close();
    serving.stop().await;
}
