//! The room itself, in Chromium and in the desktop window.

use std::time::Duration;

use atelier_tests::web::{Browser, Chromium, Demo};
use atelier_tests::world::{PASSWORD, program};
use serde_json::{Value, json};

use super::shoot::Shoot;
use super::{p95, scripts, told};

/// How long the grid is paged through before its memory is looked at again, in minutes; `ATELIER_BENCH_MINUTES` says
/// otherwise.
const MINUTES: u64 = 2;

pub fn measure(shoot: &Shoot) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(shoot.studio.shut());
    let path = format!("/selection/{}", shoot.order);
    {
        let demo = Demo::at(&shoot.studio.data());
        let browser = Browser::chromium(Chromium { width: 1366, height: 768 });
        browser.go(&demo.page("/sign-in"));
        in_a_browser("Chromium", &browser, &path);
        drop(browser);
        demo.close();
    }
    let window = Browser::window(&program("atelier"), &["--data".to_owned(), shoot.studio.data().display().to_string()]);
    window.within(Duration::from_secs(300), "the sign-in page", || (window.count("[data-test=sign-in-name]") > 0).then_some(()));
    in_a_browser("The window", &window, &path);
}

fn numbers(values: &Value) -> Vec<f64> {
    values.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn in_a_browser(name: &str, browser: &Browser, path: &str) {
    println!("\n{name}");
    sign_in(browser);
    let open = browser.run(&scripts::OPEN.replace("PATH", &json!(path).to_string()));
    told("grid of 5,000 usable after opening", open.as_f64().unwrap_or(f64::NAN), "ms", 1_000.0);
    let scroll = |css: &str| numbers(&browser.run(&scripts::SCROLL.replace("CSS_OF_GRID", &json!(css).to_string())));
    scroll(".room .grid");
    let grid = p95(scroll(".room .grid"));

    let marks = browser.run(scripts::MARK);
    let column = |nth: usize| marks.as_array().into_iter().flatten().filter_map(|pair| pair[nth].as_f64()).collect::<Vec<_>>();
    told("a mark is seen, p95", p95(column(0)), "ms", 16.7 * 2.0);
    told("a mark is durable, p95", p95(column(1)), "ms", 100.0);
    browser
        .run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))");
    browser.find("[data-test=loupe]");
    told("the next photo in the loupe, p95", p95(numbers(&browser.run(scripts::NEXT))), "ms", 50.0);
    browser.run(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }))",
    );
    browser.find(".room .grid");

    let minutes = std::env::var("ATELIER_BENCH_MINUTES").ok().and_then(|minutes| minutes.parse().ok()).unwrap_or(MINUTES);
    let page = |minutes: u64| (0..minutes * 3).for_each(|_| drop(browser.run(scripts::PAGE)));
    // In a minute every photo has been seen, and what the browser keeps of them is there.
    page(1);
    let before = browser.memory();
    println!("{:<44} {before:>9.0} MiB", "memory after a minute of paging");
    page(minutes / 2);
    told("memory half way", browser.memory(), "MiB", before.round());
    page(minutes.div_ceil(2));
    told(&format!("memory after {minutes} minutes more"), browser.memory(), "MiB", before.round());

    browser.run(scripts::BOXES);
    scroll("#boxes");
    let boxes = p95(scroll("#boxes"));
    println!(
        "{:<44} {grid:>9.2} ms     {:>6.2} of {boxes:.2} ms of plain boxes (aim 1.5)",
        "frame while scrolling, p95",
        grid / boxes.max(0.01)
    );
}

fn sign_in(browser: &Browser) {
    let body = json!({ "name": "lin", "password": PASSWORD, "station": "desk 1" }).to_string();
    browser.run(&format!(
        "return fetch('/call/people.sign_in', {{ method: 'POST', headers: {{ 'X-Atelier': '1', 'Content-Type': 'application/json', \
         'X-Body-Length': '{}' }}, body: {} }}).then(answer => {{ if (!answer.ok) throw new Error(answer.status); }})",
        body.len(),
        json!(body)
    ));
    browser.run("location.replace('/selection')");
    browser.find("[data-test=queue], .queue, main");
}
