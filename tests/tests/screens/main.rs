//! The day in the studio as staff live it: clicked and typed in real Chromium and in the real desktop window, asserting
//! what they would see.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod day;
mod products;
mod stations;

use std::path::Path;

use atelier_tests::web::{Browser, Chromium, Demo};
use atelier_tests::world::{copy_folder, program};

use day::{Place, play};

/// Drawing the demo studio is most of the work of a day, so that it is drawn once, and each day begins with a copy of it
/// at the same place: what a studio remembers of its folders are whole paths.
#[test]
fn the_day_in_chromium_and_in_the_window() {
    let place = tempfile::TempDir::new().unwrap();
    let [data, drawn] = ["data", "drawn"].map(|name| place.path().join(name));
    Demo::draw(&data);
    copy_folder(&data, &drawn);
    let demo = Demo::at(&data);
    let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
    play(&browser, &Place { start: demo.page(""), data: data.clone() });
    drop((browser, demo));

    std::fs::remove_dir_all(&data).unwrap();
    std::fs::rename(&drawn, &data).unwrap();
    let window = window(&data);
    window.find("[data-test=sign-in-name]");
    play(&window, &Place { start: "studio://localhost".to_owned(), data });
}

/// A window on an empty folder draws the demo studio first, and tells how far it is.
#[test]
fn the_window_draws_its_demo() {
    let data = tempfile::TempDir::new().unwrap();
    let window = window(data.path());
    window.says("#opening", "316");
}

fn window(data: &Path) -> Browser {
    Browser::window(&program("atelier"), &["--data".to_owned(), data.display().to_string()])
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
