//! The day in the studio as staff live it: clicked and typed in real Chromium, asserting what they would see.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod day;

use atelier_tests::web::{Browser, Chromium, Demo};

use day::{Place, play};

#[test]
fn the_day_in_chromium() {
    let demo = Demo::open();
    let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
    play(&browser, &Place { start: demo.page(""), data: demo.data().to_owned() });
}
