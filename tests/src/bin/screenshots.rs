//! `cargo xtask screenshots DIR`: every page of the demo studio in both languages and both sizes, from real Chromium,
//! and the desktop window once.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool that fails loudly and tells what it made")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use atelier_core::text::Lang;
use atelier_tests::web::tour::{DEMO_PASSWORD, Stop, settled, sign_in, stops};
use atelier_tests::web::{Browser, Chromium, Demo};
use atelier_tests::world::program;

const SIZES: [Chromium; 2] = [Chromium { width: 1366, height: 768 }, Chromium { width: 1920, height: 1080 }];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder for the pictures"));
    let only = std::env::args().nth(2);
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let demo = Demo::open();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let tour = runtime.block_on(async {
        let owner = demo.server().visitor();
        owner.sign_in("lin", DEMO_PASSWORD).await.expect("the demo's owner");
        stops(&owner).await
    });
    for size in SIZES {
        let browser = Browser::chromium(size);
        for lang in [Lang::Zh, Lang::En] {
            for stop in tour.iter().filter(|stop| only.as_ref().is_none_or(|only| stop.name.starts_with(only.as_str()))) {
                picture(&browser, &demo, stop, lang, &folder, size);
            }
        }
    }
    if only.is_none() {
        first_run(&folder);
        window(&folder);
    }
}

fn picture(browser: &Browser, demo: &Demo, stop: &Stop, lang: Lang, folder: &Path, size: Chromium) {
    sign_in(browser, demo, stop.who, lang);
    browser.go(&demo.page(&stop.path));
    settled(browser);
    for key in &stop.then {
        browser.press(&[*key]);
        settled(browser);
    }
    keep(browser, &folder.join(format!("{}-{}-{}.png", stop.name, lang.tag(), size.width)));
}

fn first_run(folder: &Path) {
    let empty = Demo::empty();
    for size in SIZES {
        let browser = Browser::chromium(size);
        for lang in [Lang::Zh, Lang::En] {
            sign_in(&browser, &empty, None, lang);
            browser.go(&empty.page("/"));
            settled(&browser);
            keep(&browser, &folder.join(format!("set-up-{}-{}.png", lang.tag(), size.width)));
        }
    }
}

fn window(folder: &Path) {
    let data = tempfile::TempDir::new().expect("a folder");
    let window = Browser::window(&program("atelier"), &["--data".to_owned(), data.path().display().to_string()]);
    // The window first draws the demo studio's photos, and tells how far it is.
    window.within(Duration::from_secs(900), "the sign-in page", || (window.count("[data-test=sign-in]") > 0).then_some(()));
    settled(&window);
    keep(&window, &folder.join("window.png"));
}

fn keep(browser: &Browser, file: &Path) {
    std::fs::write(file, browser.picture()).expect("the picture is kept");
    println!("{}", file.display());
}
