//! The real server program on the network: who may come in by HTTP, what it says when it cannot start, and how it ends.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use atelier_core::call::{Live, Problem, Tag};
use atelier_core::people::BuiltInRole::{Owner, SelectionConsultant};
use atelier_core::people::{ListStaff, SignIn};
use atelier_core::refusal::Refusal;
use atelier_core::studio::OpenStudio;
use atelier_tests::on_both;
use atelier_tests::world::{PASSWORD, Server, program};

on_both! {
    /// First run, sign-in, the guards, live tags and pictures, all through the socket.
    async fn the_studio_on_the_network(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(1)).await;
        studio.drain_ingest().await;
        let content = studio.eyes().texts("select content from photo").await.remove(0);
        studio.shut().await;
        let server = Server::start(&studio.data(), studio.database());
        let visitor = server.visitor();
        let view = visitor.does(OpenStudio {}).await;
        assert_eq!((view.name.as_str(), view.to_set_up, view.me, view.demo.len()), ("晨光照相馆", false, None, 0));
        assert_eq!(visitor.refused(ListStaff {}).await, Refusal::NotSignedIn);
        for path in [format!("/photos/{content}/thumb"), format!("/paper/order-slip/{}", order.row.id)] {
            let reply = visitor.get(&path).await;
            assert_eq!((reply.status, reply.kind.as_str()), (401, "application/problem+json"), "{path}");
        }
        guards(&visitor).await;
        visitor.sign_in("lin", PASSWORD).await.unwrap();
        assert_eq!(visitor.does(ListStaff {}).await.staff.len(), 2);
        for (size, long) in [("thumb", 320), ("preview", 2048)] {
            let reply = visitor.get(&format!("/photos/{content}/{size}")).await;
            assert_eq!((reply.status, reply.kind.as_str()), (200, "image/jpeg"));
            let picture = image::load_from_memory(&reply.body).unwrap();
            assert!(picture.width().max(picture.height()) <= long);
        }
        for path in ["/photos/../atelier.db/thumb", "/photos/%2e%2e%2fatelier.db/thumb", "/assets/..%2f..%2fatelier.db", "/atelier.db", "/photos/00/thumb"] {
            let reply = visitor.get(path).await;
            assert!(reply.status == 404 || reply.kind.starts_with("text/html"), "{path}: {}", reply.status);
            assert!(!reply.body.starts_with(b"SQLite format"), "{path}");
        }
        assert_eq!(visitor.get("/paper/nonsense/1").await.status, 404);
        live(&server, &visitor).await;
        assert_eq!(server.stop().code(), Some(0));
    }
}

/// Requests that no page of ours makes.
async fn guards(visitor: &atelier_tests::world::Person) {
    let body = serde_json::to_vec(&SignIn { name: "lin".into(), password: PASSWORD.into(), station: String::new() }).unwrap();
    let json = ("content-type", "application/json");
    let foreign: [&[(&str, &str)]; 3] = [
        &[json],
        &[json, ("x-atelier", "1"), ("origin", "https://evil.example")],
        &[json, ("x-atelier", "1"), ("sec-fetch-site", "cross-site")],
    ];
    for headers in foreign {
        let reply = visitor.request("POST", "/call/people.sign_in", body.clone(), headers).await.unwrap();
        let problem: Problem = serde_json::from_slice(&reply.body).unwrap();
        assert!(matches!(problem.refusal, Some(Refusal::NotUnderstood { .. })), "{headers:?}");
        assert_eq!((reply.status, visitor.token()), (400, None));
    }
    let huge = vec![b' '; 64 << 20];
    let ours = [json, ("x-atelier", "1")];
    if let Ok(reply) = visitor.request("POST", "/call/people.sign_in", huge, &ours).await {
        assert!((400..500).contains(&reply.status), "{}", reply.status);
    }
    let reply = visitor.request("DELETE", "/call/people.sign_in", Vec::new(), &ours).await.unwrap();
    assert_eq!(reply.status, 405);
}

/// A page that waits is told what another one made stale.
async fn live(server: &Server, visitor: &atelier_tests::world::Person) {
    let first: Live = serde_json::from_slice(&visitor.get("/live?cursor=0").await.body).unwrap();
    assert!(first.tags.is_empty());
    let waiting = {
        let (visitor, path) = (visitor.clone(), format!("/live?cursor={}", first.cursor));
        tokio::spawn(async move { visitor.get(&path).await })
    };
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(!waiting.is_finished());
    let settings = visitor.does(atelier_core::studio::OpenSettings {}).await;
    visitor.does(atelier_core::studio::SaveSettings { settings }).await;
    let told: Live = serde_json::from_slice(&waiting.await.unwrap().body).unwrap();
    assert!(told.tags.contains(&Tag::Studio) && told.cursor > first.cursor, "{told:?}");
    assert!(server.address().starts_with("http://127.0.0.1:"));
}

on_both! {
    /// A server that cannot start says why, in plain words, and ends with 1.
    async fn a_server_that_cannot_start_says_why(studio: Studio) {
        let (data, database) = (studio.data(), studio.database().map(str::to_owned));
        let command = || Server::command(&data, database.as_deref());
        let (status, words) = Server::ends(command());
        assert_eq!(status.code(), Some(1));
        assert!(words.contains("nother") && words.contains(&data.display().to_string()), "{words}");
        studio.with_order().await;
        studio.shut().await;

        let future = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
                      select 9999, 'from the future', success, checksum, execution_time from _sqlx_migrations where version = 1";
        studio.eyes().meddle(future).await;
        let (status, words) = Server::ends(command());
        assert!(status.code() == Some(1) && words.contains("newer"), "{status} {words}");
        studio.eyes().meddle("delete from _sqlx_migrations where version = 9999").await;

        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut at_a_taken_port = command();
        at_a_taken_port.args(["--listen", &taken.local_addr().unwrap().to_string()]);
        let (status, words) = Server::ends(at_a_taken_port);
        assert!(matches!(status.code(), Some(1 | 2)), "{status} {words}");
        let server = Server::start(&data, database.as_deref());
        assert_eq!(studio.eyes().number("select count(*) from orders").await, 1);
        server.kill();
        // A killed server leaves no lock behind.
        Server::start(&data, database.as_deref()).kill();
    }
}

/// Whoever starts it may change their mind at once: from its first word on it ends in good order.
#[test]
fn a_server_stops_when_told_at_its_first_word() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..8 {
        let status = Server::start(folder.path(), None).stop();
        assert_eq!(status.code(), Some(0), "round {round}: {status}");
    }
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(program("atelier-server"));
    let output = command.args(arguments).stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_words_of_the_command_line() {
    for words in [&["--help"][..], &["serve", "--help"], &["photos", "--help"], &["check", "--help"], &["--version"]] {
        let (code, out, _) = run(words);
        assert!(code == Some(0) && !out.is_empty(), "{words:?}");
    }
    for words in [
        &[][..],
        &["dance"],
        &["serve"],
        &["serve", "--data"],
        &["serve", "--data", "/tmp/x", "--listen", "nowhere"],
        &["photos", "/nowhere"],
    ] {
        let (code, _, complaint) = run(words);
        assert!(code == Some(2) && !complaint.is_empty(), "{words:?}: {code:?}");
    }
    let (code, document, _) = run(&["openapi"]);
    assert_eq!(code, Some(0));
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert!(document["paths"]["/call/orders.book"]["post"].is_object());
}

on_both! {
    /// `check` finds what the disk lost, by name.
    async fn a_data_folder_is_checked(studio: Studio) {
        let order = studio.with_order().await;
        studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
        studio.drain_ingest().await;
        let contents = studio.eyes().texts("select content from photo order by file").await;
        studio.shut().await;
        let data = studio.data().display().to_string();
        let mut words = vec!["check", "--data", &data];
        words.extend(studio.database().into_iter().flat_map(|url| ["--database", url]));
        let (code, out, complaint) = run(&words);
        assert!(code == Some(0) && out.contains("3 photos checked, 0 findings"), "{out} {complaint}");
        let library = studio.data().join("library");
        let place = |kind: &str, nth: usize| library.join(kind).join(&contents[nth][..2]).join(format!("{}.jpg", contents[nth]));
        std::fs::remove_file(place("originals", 0)).unwrap();
        std::fs::remove_file(place("originals", 1)).and_then(|()| std::fs::write(place("originals", 1), b"bit rot")).unwrap();
        std::fs::remove_file(place("thumb", 2)).unwrap();
        let (code, out, _) = run(&words);
        assert_eq!(code, Some(1));
        for (nth, finding) in ["original is missing", "original has changed", "thumbnail is missing"].into_iter().enumerate() {
            assert!(out.lines().any(|line| line.contains(&contents[nth]) && line.contains(finding)), "{finding}: {out}");
        }
        assert!(out.contains("3 findings"), "{out}");
    }
}

on_both! {
    /// Signed-in people stay signed in when the server is started again.
    async fn sessions_outlive_a_restart(studio: Studio) {
        let sun = studio.sign_in_as(SelectionConsultant).await;
        studio.reopen().await;
        assert_eq!(sun.does(OpenStudio {}).await.me.unwrap().name, "孙婷");
        assert!(studio.sign_in_as(Owner).await.ask(ListStaff {}).await.is_ok());
    }
}
