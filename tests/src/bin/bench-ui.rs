//! `cargo xtask bench ui`: how large the pages are, how soon the demo studio can be used in Chromium, and how much memory
//! Chromium and the desktop window hold. Times are medians of several loads, beside those of the plainest page that the
//! same server gives in the same run.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool that fails loudly and prints what it measured")]

use std::time::Duration;

use atelier_core::text::Lang;
use atelier_tests::web::tour::{settled, sign_in};
use atelier_tests::web::{Browser, Chromium, Demo, pages};
use atelier_tests::world::program;

const LOADS: usize = 7;

fn main() {
    sizes();
    let demo = Demo::open();
    let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
    sign_in(&browser, &demo, Some("lin"), Lang::Zh);
    let (plain, _) = loads(&browser, &demo.page("/icon.svg"), "svg");
    println!("{:<34} {plain:>7.0} ms", "a single picture, loaded");
    for (name, path, ready) in [
        ("today", "/", "[data-test=today-taken]"),
        ("orders", "/orders", "[data-test=order-list] tbody tr"),
        ("board", "/production", "[data-test=board] [data-task]"),
    ] {
        let (usable, paint) = loads(&browser, &demo.page(path), ready);
        println!("{:<34} {paint:>7.0} ms first paint, {usable:>5.0} ms usable ({:.1} times the picture)", name, usable / plain.max(1.0));
    }
    settled(&browser);
    println!("{:<34} {:>7.0} MiB", "Chromium, all its processes", browser.memory());
    drop(browser);
    drop(demo);
    let data = tempfile::TempDir::new().expect("a folder");
    let window = Browser::window(&program("atelier"), &["--data".to_owned(), data.path().display().to_string()]);
    window.within(Duration::from_secs(900), "the sign-in page", || (window.count("[data-test=sign-in-name]") > 0).then_some(()));
    settled(&window);
    println!("{:<34} {:>7.0} MiB", "the window, all its processes", window.memory());
}

/// The wasm as it is served, raw and compressed, against the aim of 1 MB.
fn sizes() {
    let assets = std::fs::read_dir(pages().join("assets")).expect("the built pages");
    for entry in assets.flatten() {
        let (name, size) = (entry.file_name().to_string_lossy().into_owned(), entry.metadata().map_or(0, |data| data.len()));
        if name.ends_with(".wasm") {
            println!("{:<34} {:>7.0} KiB", "wasm", size as f64 / 1024.0);
        } else if name.ends_with(".wasm.gz") {
            println!("{:<34} {:>7.0} KiB ({:.2} of the aim of 1 MB)", "wasm, compressed", size as f64 / 1024.0, size as f64 / 1e6);
        }
    }
}

/// Medians over several loads: when the page could be used, and when it first painted something.
fn loads(browser: &Browser, address: &str, ready: &str) -> (f64, f64) {
    let (mut usable, mut paint) = (Vec::new(), Vec::new());
    for _ in 0..LOADS {
        browser.go(address);
        let now = browser.until(ready, || {
            let now = browser.run(&format!("return document.querySelector({ready:?}) ? performance.now() : null"));
            now.as_f64()
        });
        usable.push(now);
        let first = browser.run("const p = performance.getEntriesByType('paint'); return p.length ? p[0].startTime : 0");
        paint.push(first.as_f64().unwrap_or(0.0));
    }
    (median(usable), median(paint))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
