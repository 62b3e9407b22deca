//! Two stations of one sitting, mother's telephone and the client's screen beside them, each in a browser of its own.

use atelier_core::id::OrderId;
use atelier_core::people::BuiltInRole::{Manager, SelectionConsultant};
use atelier_core::selection::StartSitting;
use atelier_tests::web::{Browser, Chromium, Demo, Key};
use atelier_tests::world::{Engine, PASSWORD, Studio};
use serde_json::{Value, json};

const PHOTOS: usize = 6;

/// A studio with one order whose first sitting is open.
async fn sitting() -> (Studio, OrderId) {
    let studio = Studio::open(Engine::Sqlite).await;
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(PHOTOS)).await;
    studio.drain_ingest().await;
    studio.sign_in_as(Manager).await;
    studio.sign_in_as(SelectionConsultant).await.does(StartSitting { order: order.row.id.clone() }).await;
    studio.shut().await;
    (studio, order.row.id)
}

/// Makes a call as the page does, and gives its reply.
pub fn call(page: &Browser, name: &str, body: &Value) -> Value {
    let script = format!(
        "const ask = new XMLHttpRequest(); ask.open('POST', '/call/{name}', false); ask.setRequestHeader('X-Atelier', '1'); \
         ask.setRequestHeader('Content-Type', 'application/json'); ask.send({}); return [ask.status, JSON.parse(ask.responseText)];",
        json!(body.to_string())
    );
    let reply = page.run(&script);
    assert_eq!(reply[0], json!(200), "{name}: {reply}");
    reply[1].clone()
}

/// A station with the room of an order of so many photos.
pub fn station(demo: &Demo, who: &str, order: &OrderId, photos: usize) -> Browser {
    let page = Browser::chromium(Chromium { width: 1366, height: 768 });
    page.go(&demo.page("/sign-in"));
    call(&page, "people.sign_in", &json!({ "name": who, "password": PASSWORD, "station": who }));
    page.go(&demo.page(&format!("/selection/{order}")));
    page.counts(".room .cell", photos);
    page
}

/// A client's screen that was let in by this code.
pub fn clients_screen(demo: &Demo, code: &str) -> Browser {
    let screen = Browser::chromium(Chromium { width: 1366, height: 768 });
    screen.go(&demo.page("/screen"));
    screen.find("[data-test=screen-enter]");
    for letter in code.chars() {
        screen.press(&[Key::Char(letter.to_ascii_lowercase())]);
    }
    screen.press(&[Key::Enter]);
    screen.find("[data-test=screen]");
    screen
}

#[test]
fn stations_of_a_sitting_and_the_clients_screen() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (studio, order) = runtime.block_on(sitting());
    let demo = Demo::at(&studio.data());
    let one = station(&demo, "sun", &order, PHOTOS);
    let two = station(&demo, "lin", &order, PHOTOS);

    one.press(&[Key::Char('v')]);
    two.counts(".cell[data-verdict=pick]", 1);
    two.press(&[Key::Right, Key::Char('c')]);
    one.counts(".cell[data-verdict=reject]", 1);
    // Opened anew, one's own keystroke can still be taken back, and only that.
    one.go(&demo.page(&format!("/selection/{order}")));
    one.counts(".cell[data-verdict=pick]", 1);
    one.press(&[Key::Ctrl, Key::Char('z')]);
    two.counts(".cell[data-verdict=pick]", 0);
    one.counts(".cell[data-verdict=reject]", 1);
    one.press(&[Key::Ctrl, Key::Char('y')]);
    two.counts(".cell[data-verdict=pick]", 1);

    // Mother chooses apart; nobody sees it until it is merged.
    one.click("[data-test=family]");
    one.fill("[data-test=branch-name]", "妈妈");
    one.click("[data-test=branch-start]");
    one.says("[data-test=branch]", "妈妈");
    one.counts(".cell[data-verdict=undecided]", PHOTOS);
    let room = call(&one, "selection.open", &json!({ "order": order }));
    let pass = call(&one, "selection.open_own_screen", &json!({ "branch": room["branches"][0]["id"] }));
    let telephone = Browser::chromium(Chromium { width: 500, height: 800 });
    telephone.go(&demo.page(&format!("/screen/{}", pass["token"].as_str().unwrap())));
    telephone.counts(".own-cell", PHOTOS);
    telephone.click(".own-cell");
    telephone.click("[data-test=own-say-reject]");
    telephone.says("[data-test=own-state]", "已保存");
    one.counts(".cell[data-verdict=reject]", 1);
    two.counts(".cell[data-verdict=pick]", 1);
    one.click("[data-test=family]");
    one.click("[data-test=branches-merge]");
    one.says("[data-test=merge-left]", "1");
    one.press(&[Key::Char('2')]);
    one.click("[data-test=merge]");
    two.counts(".cell[data-verdict=pick]", 0);
    two.counts(".cell[data-verdict=reject]", 2);
    telephone.find("[data-test=screen-enter]");

    // What the consultant looks at is on the client's screen.
    one.click("[data-test=client-screen]");
    one.click("[data-test=screen-open]");
    one.find("[data-test=screen-close]");
    let room = call(&one, "selection.open", &json!({ "order": order }));
    let pass = call(&one, "selection.see_screen", &json!({ "sitting": room["sitting"]["id"] }));
    let screen = clients_screen(&demo, pass["code"].as_str().unwrap());
    one.press(&[Key::Escape]);
    one.press(&[Key::Enter]);
    one.find("[data-test=loupe]");
    let seen = one.attribute("[data-test=loupe] .pane .over", "src").unwrap();
    screen.until("the consultant's photo", || {
        let shown = screen.run("return [...document.images].map(image => image.getAttribute('src')).join(' ')");
        let content = seen.rsplit('/').nth(1)?;
        shown.as_str()?.contains(content).then_some(())
    });
    assert!(!screen.run("return document.body.innerText").as_str().unwrap_or_default().contains('¥'), "never a price");
}
