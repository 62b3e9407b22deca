//! Every page of the program, for pictures and measurements: where it is, who looks at it, and when it has settled.

use atelier_core::orders::{ListOrders, OrderRow, Stage};
use atelier_core::production::{OpenBoard, TaskCard, TaskState};
use atelier_core::text::Lang;

use super::{Browser, Demo};
use crate::world::Person;

/// A page of the tour.
#[derive(Debug, Clone)]
pub struct Stop {
    /// Name of its picture.
    pub name: &'static str,
    /// Its path.
    pub path: String,
    /// The sign-in name of whoever looks; nobody for the sign-in page.
    pub who: Option<&'static str>,
    /// Keys that open the state to be seen.
    pub then: Vec<super::Key>,
}

fn stop(name: &'static str, path: impl Into<String>, who: &'static str) -> Stop {
    Stop { name, path: path.into(), who: Some(who), then: Vec::new() }
}

/// Every page of the demo studio, with the orders and tasks that it has.
pub async fn stops(owner: &Person) -> Vec<Stop> {
    let selecting = order_at(owner, Stage::Selecting).await;
    let making = order_at(owner, Stage::InProduction).await;
    let board = owner.ask(OpenBoard {}).await.expect("the board");
    let in_state = |state: TaskState| board.tasks.iter().find(|task| task.state == state);
    let mut stops = vec![
        Stop { name: "sign-in", path: "/sign-in".to_owned(), who: None, then: Vec::new() },
        stop("today", "/", "zhao"),
        stop("customers", "/customers", "zhao"),
        stop("customer", format!("/customers/{}", making.customer), "zhao"),
        stop("book", "/book", "zhao"),
        stop("orders", "/orders", "zhao"),
        stop("order", format!("/orders/{}", making.id), "zhao"),
        stop("shoots", "/shoots", "chen"),
        stop("slate", format!("/orders/{}/slate", selecting.id), "chen"),
        stop("groups", format!("/orders/{}/groups", selecting.id), "lin"),
        Stop { then: vec![super::Key::Char('c')], ..stop("clocks", "/shoots", "chen") },
        Stop { then: vec![super::Key::Char('e')], ..stop("rules", format!("/orders/{}/groups", selecting.id), "lin") },
        stop("queue", "/selection", "sun"),
        stop("room", format!("/selection/{}", selecting.id), "sun"),
        stop("board", "/production", "zhou"),
        stop("tasks", "/tasks", "xiaomi"),
        stop("takings", "/cashier", "he"),
        stop("packages", "/packages", "lin"),
        stop("settings", "/settings", "lin"),
        stop("staff", "/staff", "lin"),
        stop("audit", "/audit", "lin"),
        stop("gallery", "/gallery", "lin"),
    ];
    let room = format!("/selection/{}", selecting.id);
    for (name, keys) in [
        ("room-loupe", vec![super::Key::Right, super::Key::Enter]),
        ("room-compare", vec![super::Key::Right, super::Key::Char('k')]),
        ("room-keys", vec![super::Key::Char('?')]),
    ] {
        stops.push(Stop { then: keys, ..stop(name, room.clone(), "sun") });
    }
    for (name, state) in
        [("task-working", TaskState::Working), ("task-check", TaskState::HandedIn), ("task-sent-back", TaskState::SentBack)]
    {
        if let Some(task) = in_state(state) {
            stops.push(task_stop(name, task));
        }
    }
    stops
}

fn task_stop(name: &'static str, task: &TaskCard) -> Stop {
    stop(name, format!("/tasks/{}", task.id), "zhou")
}

async fn order_at(owner: &Person, stage: Stage) -> OrderRow {
    let page = owner.ask(ListOrders { words: String::new(), stage: Some(stage), skip: 0 }).await.expect("the orders");
    let row = page.rows.into_iter().max_by_key(|row| row.photos);
    row.unwrap_or_else(|| panic!("the demo studio has no order that is {stage:?}"))
}

/// Signs somebody of the demo studio in, by the call that the page makes, in the language that is wanted.
pub fn sign_in(browser: &Browser, demo: &Demo, who: Option<&str>, lang: Lang) {
    browser.go(&demo.page("/sign-in"));
    browser.run(&format!("localStorage.setItem('atelier.lang', {:?})", lang.tag()));
    let Some(who) = who else { return };
    let body = serde_json::json!({ "name": who, "password": DEMO_PASSWORD, "station": "desk 1" }).to_string();
    browser.run(&format!(
        "const ask = new XMLHttpRequest(); ask.open('POST', '/call/people.sign_in', false); ask.setRequestHeader('X-Atelier', '1'); \
         ask.setRequestHeader('Content-Type', 'application/json'); ask.send({body:?}); if (ask.status !== 200) throw new Error(ask.responseText);"
    ));
}

/// The password of every account of the demo studio.
pub const DEMO_PASSWORD: &str = "atelier-demo";

/// Waits until nothing is loading any more: no skeleton, every picture that is in view there.
pub fn settled(browser: &Browser) {
    let quiet = "const skeletons = document.querySelectorAll('.skeleton:not(.gallery .skeleton)').length; \
                 const seen = [...document.images].filter(i => { const r = i.getBoundingClientRect(); return r.width > 0 && r.bottom > 0 && r.top < innerHeight; }); \
                 return document.body.innerText.trim().length > 20 && skeletons === 0 && seen.every(i => i.complete)";
    let mut before = String::new();
    browser.until("a page that has settled", || {
        let now = browser.run("return document.body.innerText + document.images.length").to_string();
        let same = std::mem::replace(&mut before, now.clone()) == now;
        (same && browser.run(quiet) == serde_json::json!(true)).then_some(())
    });
}
