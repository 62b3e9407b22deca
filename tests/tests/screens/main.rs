//! The day in the studio as staff live it: clicked and typed in real Chromium and in the real desktop window, asserting
//! what they would see.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod day;

use std::time::Duration;

use atelier_tests::web::{Browser, Chromium, Demo};
use atelier_tests::world::program;

use day::{Place, play};

#[test]
fn the_day_in_chromium() {
    let demo = Demo::open();
    let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
    play(&browser, &Place { start: demo.page(""), data: demo.data().to_owned() });
}

#[test]
fn the_day_in_the_window() {
    let data = tempfile::TempDir::new().unwrap();
    let window = Browser::window(&program("atelier"), &["--data".to_owned(), data.path().display().to_string()]);
    // The window first draws the demo studio's photos, and tells how far it is.
    window.within(Duration::from_secs(600), "the sign-in page", || (window.count("[data-test=sign-in-name]") > 0).then_some(()));
    play(&window, &Place { start: "studio://localhost".to_owned(), data: data.path().to_owned() });
}

#[test]
fn the_first_run_in_chromium() {
    let studio = Demo::empty();
    let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
    browser.go(&studio.page("/"));
    browser.find("[data-test=set-up]");
    let name = browser.run("return document.querySelectorAll('form input')[0].dataset.test");
    browser.fill(&format!("[data-test={}]", name.as_str().unwrap()), "晨光照相馆");
    browser.fill("[data-test=owner-name]", "林静");
    browser.fill("[data-test=owner-sign-in-name]", "lin");
    for (password, words) in [("short", "至少 8 个字符"), ("a long password", "")] {
        browser.fill("[data-test=owner-password]", password);
        browser.fill("[data-test=owner-password-again]", password);
        if !words.is_empty() {
            browser.click("[data-test=set-up]");
            browser.says("[data-test=set-up-form]", words);
            assert_eq!(browser.count("[data-test=account]"), 0, "nobody is let in by half a form");
        }
    }
    browser.click("[data-test=set-up]");
    browser.find("[data-test=account]");
    browser.says("body", "晨光照相馆");
}
