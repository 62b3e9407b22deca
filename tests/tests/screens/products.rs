//! Products and retouched versions as a consultant works on them in a browser: by mouse, by keys, and after a reload.

use std::path::Path;

use atelier_core::id::{OrderId, SittingId};
use atelier_core::money::Money;
use atelier_core::people::BuiltInRole::{Manager, ProductionLead, Retoucher, SelectionConsultant};
use atelier_core::people::ListStaff;
use atelier_core::production::{Accept, Assign, HandIn, OpenTask, StartTask};
use atelier_core::selection::{After, Change, Choice, Confirm, Mark, Room, StartSitting, Submit};
use atelier_tests::web::{Browser, Demo, Key};
use atelier_tests::world::{Engine, Studio, commented, once};

use serde_json::json;

use crate::stations::{call, clients_screen, station};

const PHOTOS: usize = 6;

/// A studio with an order of which two photos were retouched, all six are picked, and a later sitting is open.
async fn later_sitting() -> (Studio, OrderId) {
    let studio = Studio::open(Engine::Sqlite).await;
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(PHOTOS)).await;
    studio.drain_ingest().await;
    studio.sign_in_as(Manager).await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting: SittingId = room.sitting.clone().unwrap().id;
    let tag = |room: &Room, photo: usize, line: usize| Change {
        id: once(),
        photo: room.photos[photo].id.clone(),
        choice: Choice::Tag(room.entitlements[line].id.clone()),
        takes_back: None,
    };
    let changes = vec![tag(&room, 0, 0), tag(&room, 1, 0)];
    consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await;
    consultant.does(Submit { sitting: sitting.clone() }).await;
    let confirm =
        Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money::ZERO, upgrade: None, after: After::MoreToCome };
    let order = consultant.does(confirm).await;
    retouched(&studio, &order.tasks[0].clone()).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let changes = (0..PHOTOS).map(|photo| tag(&room, photo, 1)).collect();
    let sitting = room.sitting.clone().unwrap().id;
    assert_eq!(consultant.does(Mark { sitting, branch: None, changes }).await.refused, []);
    studio.shut().await;
    (studio, order.row.id)
}

async fn retouched(studio: &Studio, card: &atelier_core::production::TaskCard) {
    let (lead, mine) = (studio.sign_in_as(ProductionLead).await, studio.sign_in_as(Retoucher).await);
    let staff = studio.owner().does(ListStaff {}).await.staff;
    let assignee = staff.into_iter().find(|one| one.sign_in_name == "zhou").unwrap().id;
    let assigned = lead.does(Assign { task: card.id.clone(), version: card.version, assignee, due_on: studio.today().await }).await;
    let begun = mine.does(StartTask { task: card.id.clone(), version: assigned.version }).await;
    for photo in &begun.photos {
        let bytes = std::fs::read(Path::new(&begun.folder).join(&photo.copy)).unwrap();
        std::fs::write(Path::new(&begun.hand_in_folder).join(&photo.copy), commented(&bytes, "done")).unwrap();
    }
    mine.does(HandIn { task: card.id.clone(), version: begun.card.version }).await;
    let version = lead.does(OpenTask { task: card.id.clone() }).await.card.version;
    lead.does(Accept { task: card.id.clone(), version }).await;
}

/// The photo in an opening, counted from 0; empty where there is none.
fn in_opening(page: &Browser, at: usize) -> String {
    page.attribute(&format!("[data-opening='{at}']"), "data-number").unwrap_or_default()
}

fn holds(page: &Browser, at: usize, number: &str) {
    page.until(&format!("{number} in opening {at}"), || (in_opening(page, at) == number).then_some(()));
}

#[test]
fn products_are_filled_and_photos_seen_before_and_after() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (studio, order) = runtime.block_on(later_sitting());
    let demo = Demo::at(&studio.data());
    let page = station(&demo, "sun", &order, PHOTOS);
    music(&page, &studio);
    before_and_after(&page);
    page.go(&demo.page(&format!("/selection/{order}/products")));
    by_mouse(&page);
    by_keys(&page);
    page.click("[data-test=design-save]");
    page.counts("[data-test=design-unsaved]", 0);
    let kept: Vec<String> = (0..3).map(|at| in_opening(&page, at)).collect();
    page.go(&demo.page(&format!("/selection/{order}/products")));
    page.click("[data-test=design-row]");
    for (at, number) in kept.iter().enumerate() {
        holds(&page, at, number);
    }
    within_the_opening(&page);
    on_the_wall(&page);
    in_the_clients_own_room(&page, &studio);
    on_the_clients_screen(&page, &demo, &order, kept.iter().filter(|number| !number.is_empty()).count());
}

/// The slideshow is quiet until somebody chooses a tune, which is heard only while photos go by.
fn music(page: &Browser, studio: &Studio) {
    let silent = || page.run("return document.querySelector('[data-test=music]').paused") == json!(true);
    page.press(&[Key::F(5)]);
    page.find("[data-test=loupe]");
    assert!(silent(), "quiet by itself");
    page.press(&[Key::Escape]);
    // One second of silence at 8 kHz: a RIFF header for 8 bit PCM, and its samples.
    let mut tune = b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0".to_vec();
    tune.resize(tune.len() + 8_000, 128);
    let place = studio.scratch("music");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("tune.wav"), tune).unwrap();
    page.press(&[Key::Char('?')]);
    page.choose_file("[data-test=music-file]", &place.join("tune.wav"));
    page.says("[data-test=music-choose]", "tune.wav");
    page.press(&[Key::Escape]);
    assert!(silent(), "nothing goes by");
    page.press(&[Key::F(5)]);
    page.until("the music", || (!silent()).then_some(()));
    page.press(&[Key::Escape]);
    page.until("quiet again", || silent().then_some(()));
}

/// Y shows what came back, then both, then the original; a photo that nobody retouched says so.
fn before_and_after(page: &Browser) {
    page.press(&[Key::Enter]);
    page.find("[data-test=loupe][data-version=before]");
    page.press(&[Key::Char('y')]);
    page.find("[data-test=loupe][data-version=after] .pane-frame[data-after=true]");
    page.press(&[Key::Char('y')]);
    page.find("[data-test=loupe][data-version=both]");
    page.counts("[data-test=loupe] .pane", 2);
    page.counts("[data-test=loupe] .pane-frame[data-after=true]", 1);
    page.click("[data-test=version-after]");
    page.counts("[data-test=loupe] .pane", 1);
    page.press(&[Key::Right, Key::Right]);
    page.find("[data-test=loupe][data-version=before]");
    page.press(&[Key::Char('y')]);
    page.says("body", "这张还没有修后的版本");
}

/// A product is filled by itself; photos are carried from opening to opening and from the strip.
fn by_mouse(page: &Browser) {
    page.counts("[data-test=strip-photo]", PHOTOS);
    page.click("[data-test=template-triptych]");
    page.counts("[data-test=opening][data-number]", 3);
    let (first, second) = (in_opening(page, 0), in_opening(page, 1));
    page.drag(page.middle("[data-opening='0']"), page.middle("[data-opening='1']"));
    holds(page, 0, &second);
    holds(page, 1, &first);
    let used: Vec<String> = (0..3).map(|at| in_opening(page, at)).collect();
    let numbers = page.run("return [...document.querySelectorAll('[data-test=strip-photo]')].map(photo => photo.dataset.number)");
    let free =
        numbers.as_array().unwrap().iter().filter_map(|number| number.as_str()).find(|number| !used.iter().any(|used| used == number));
    let free = free.unwrap();
    page.drag(page.middle(&format!("[data-test=strip-photo][data-number='{free}']")), page.middle("[data-opening='2']"));
    holds(page, 2, free);
}

/// Delete empties an opening, arrows choose a photo, Enter puts it in.
fn by_keys(page: &Browser) {
    page.run("document.querySelector(\"[data-opening='2']\").focus()");
    page.press(&[Key::Delete]);
    holds(page, 2, "");
    page.press(&[Key::Right, Key::Enter]);
    page.until("a photo by keys", || (!in_opening(page, 2).is_empty()).then_some(()));
    page.counts("[data-test=design-unsaved]", 1);
}

/// How wide the product is, as a part of its wall.
fn share_of_the_wall(page: &Browser) -> f64 {
    let script = "const width = css => document.querySelector(css).getBoundingClientRect().width; \
                  return width('[data-test=hung]') / width('[data-test=wall]')";
    page.run(script).as_f64().unwrap()
}

/// On the wall the product has its true size: its width is to the wall's as centimetres are; arrow keys move it by five.
fn on_the_wall(page: &Browser) {
    page.click("[data-test=design-view] label:nth-child(2)");
    page.find("[data-test=hung]");
    let share = share_of_the_wall(page);
    let told = page.text("[data-test=design-caption]");
    let width = told.split(" × ").next().and_then(|before| before.split_whitespace().next_back()?.parse::<f64>().ok());
    let centimetres = width.unwrap();
    assert!((share - centimetres / 420.0).abs() < 0.003, "{centimetres} cm of 420 are {share}");
    let at = || page.run("return document.querySelector('[data-test=hung]').style.left").as_str().unwrap_or_default().to_owned();
    let before = at();
    page.run("document.querySelector('[data-test=hung]').focus()");
    page.press(&[Key::Right]);
    page.until("a move to the right", || (at() != before).then_some(()));
}

/// How the photo in the first opening lies.
fn lies(page: &Browser) -> String {
    page.run("return document.querySelector(\"[data-opening='0'] img\").getAttribute('style')").as_str().unwrap_or_default().to_owned()
}

/// A photo is magnified and moved within its opening, by keys and by a pulled pointer, and put back as it was proposed.
fn within_the_opening(page: &Browser) {
    let proposed = lies(page);
    let changes = |from: &str| page.until("another crop", || Some(lies(page)).filter(|now| now != from));
    page.run("document.querySelector(\"[data-opening='0']\").focus()");
    page.press(&[Key::Char('+'), Key::Char('+'), Key::Char('+')]);
    let larger = changes(&proposed);
    page.press(&[Key::Alt, Key::Right]);
    let moved = changes(&larger);
    page.click("[data-test=design-within]");
    let (x, y) = page.middle("[data-opening='0']");
    let number = in_opening(page, 0);
    page.drag((x, y), (x - 60, y - 20));
    changes(&moved);
    assert_eq!(in_opening(page, 0), number, "it stays in its opening");
    page.click("[data-test=design-within]");
    page.run("document.querySelector(\"[data-opening='0']\").focus()");
    page.press(&[Key::Char('0')]);
    page.until("the crop that was proposed", || (lies(page) == proposed).then_some(()));
}

/// The client's screen shows the design on its wall, follows what is moved, and stops.
fn on_the_clients_screen(page: &Browser, demo: &Demo, order: &OrderId, photos: usize) {
    page.click("[data-test=design-show]");
    page.click("[data-test=screen-open]");
    page.find("[data-test=screen-close]");
    page.press(&[Key::Escape]);
    let room = call(page, "selection.open", &json!({ "order": order }));
    let pass = call(page, "selection.see_screen", &json!({ "sitting": room["sitting"]["id"] }));
    let screen = clients_screen(demo, pass["code"].as_str().unwrap());
    screen.find("[data-test=screen-design]");
    screen.counts("[data-test=screen-design] .hung img", photos);
    screen.find("[data-test=screen-design] .wall img.room-drawing");
    let at = || screen.run("return document.querySelector('[data-test=screen-design] .hung').style.left");
    let before = at();
    page.run("document.querySelector('[data-test=hung]').focus()");
    page.press(&[Key::Right, Key::Right]);
    screen.until("the move", || (at() != before).then_some(()));
    assert!(!screen.run("return document.body.innerText").as_str().unwrap_or_default().contains('¥'), "never a price");
    page.click("[data-test=design-show]");
    screen.find("[data-test=screen-picture][data-kind=blank]");
}

/// A photograph of a wall is brought, its handles are laid on a known length, and the design hangs there at its true size.
fn in_the_clients_own_room(page: &Browser, studio: &Studio) {
    let photograph = studio.roll(1).remove(0);
    page.choose_file("[data-test=room-file]", &photograph);
    page.find("[data-test=room-photo] img");
    let frame = |css: &str| page.middle(&format!("[data-test={css}]"));
    let ((x, y), half) = (frame("room-photo"), page.run("return document.querySelector('[data-test=room-photo]').clientWidth / 2"));
    let half = half.as_f64().map_or(0, |half| half.round() as i64);
    page.drag(frame("room-end-0"), (x - half + 2, y));
    page.drag(frame("room-end-1"), (x + half - 2, y));
    page.fill("[data-test=room-length]", "400");
    // The two handles are as far apart as the photograph is wide, but for a few pixels.
    let seen = page.text("[data-test=room-seen]");
    let metres: f64 = seen.split(|sign: char| !sign.is_ascii_digit() && sign != '.').filter_map(|word| word.parse().ok()).next().unwrap();
    assert!((3.95..4.15).contains(&metres), "{seen}");
    page.click("[data-test=room-save]");
    page.find("[data-test=wall] img.room-drawing");
    let share = share_of_the_wall(page);
    assert!((share - 0.982 / metres).abs() < 0.005, "98.2 cm of {metres} m are {share}");
    page.find("[data-test=room-change]");
}
