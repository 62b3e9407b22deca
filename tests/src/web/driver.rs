//! A small WebDriver client. Every look waits until what it looks for is there, so that a test says what a person
//! would see and never how long it takes.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::blocking::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::keys::Key;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Long, because only a test that fails waits so long, and a machine may be busy with much else.
const PATIENCE: Duration = Duration::from_secs(90);

/// A page under somebody's hands.
pub struct Browser {
    client: Client,
    session: String,
    driver: Child,
    _profile: TempDir,
}

/// How headless Chromium is opened.
#[derive(Debug, Clone, Copy)]
pub struct Chromium {
    /// Width of the page in pixels.
    pub width: u32,
    /// Height of the page in pixels.
    pub height: u32,
}

impl Browser {
    /// Opens headless Chromium.
    pub fn chromium(size: Chromium) -> Browser {
        let profile = TempDir::new().expect("a folder");
        let port = free_port();
        let driver = spawn(Command::new("chromedriver").arg(format!("--port={port}")).env("HOME", profile.path()));
        let mut args = vec![
            format!("--user-data-dir={}", profile.path().join("profile").display()),
            format!("--window-size={},{}", size.width, size.height),
        ];
        let plain = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
                     --disable-sync --disable-dev-shm-usage --force-device-scale-factor=1 --hide-scrollbars --lang=zh-CN --no-proxy-server";
        args.extend(plain.split_whitespace().map(str::to_owned));
        let wanted = json!({ "goog:chromeOptions": { "args": args } });
        let browser = Browser::begin(driver, port, profile, &wanted);
        browser.fit(size);
        browser
    }

    /// Opens the desktop program, which must show a window.
    pub fn window(program: &Path, args: &[String]) -> Browser {
        let home = TempDir::new().expect("a folder");
        let runtime = home.path().join("run");
        std::fs::create_dir(&runtime).expect("a folder");
        let port = free_port();
        let driver = spawn(
            Command::new("WebKitWebDriver")
                .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
                .env("HOME", home.path())
                .env("XDG_RUNTIME_DIR", &runtime)
                .env("NO_AT_BRIDGE", "1")
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true"),
        );
        Browser::begin(driver, port, home, &json!({ "webkitgtk:browserOptions": { "binary": program, "args": args } }))
    }

    fn begin(mut driver: Child, port: u16, profile: TempDir, wanted: &Value) -> Browser {
        let client = Client::builder().timeout(Duration::from_secs(120)).no_proxy().build().expect("a client");
        let base = format!("http://127.0.0.1:{port}");
        let until = Instant::now() + PATIENCE;
        while client.get(format!("{base}/status")).send().is_err() {
            assert!(Instant::now() < until && driver.try_wait().expect("its state").is_none(), "the driver does not answer");
            std::thread::sleep(Duration::from_millis(30));
        }
        let asked = client.post(format!("{base}/session")).json(&json!({ "capabilities": { "alwaysMatch": wanted } }));
        let reply: Value = asked.send().expect("a reply").json().expect("JSON");
        let id = reply["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {reply}")).to_owned();
        Browser { client, session: format!("{base}/session/{id}"), driver, _profile: profile }
    }

    /// Makes the page itself (not the window around it) exactly so large.
    fn fit(&self, size: Chromium) {
        let inner = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]");
        let border = |at: usize| u32::try_from(inner[at].as_i64().unwrap_or(0)).unwrap_or(0);
        let wanted = json!({ "width": size.width + border(0), "height": size.height + border(1) });
        self.ask("window/rect", &wanted).expect("a window of that size");
    }

    fn ask(&self, path: &str, body: &Value) -> Result<Value, Value> {
        let reply = self.client.post(format!("{}/{path}", self.session)).json(body).send();
        Browser::value(reply)
    }

    fn look(&self, path: &str) -> Result<Value, Value> {
        Browser::value(self.client.get(format!("{}/{path}", self.session)).send())
    }

    fn value(reply: reqwest::Result<reqwest::blocking::Response>) -> Result<Value, Value> {
        let reply = reply.expect("the driver answers");
        let done = reply.status().is_success();
        let mut body: Value = reply.json().expect("JSON");
        let value = body["value"].take();
        if done { Ok(value) } else { Err(value) }
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.ask("url", &json!({ "url": address })).expect("the page opens");
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        self.look("url").expect("an address").as_str().expect("a text").to_owned()
    }

    /// Runs a script and gives back what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.ask("execute/sync", &json!({ "script": script, "args": [] })).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    fn elements(&self, css: &str) -> Vec<String> {
        let asked = json!({ "using": "css selector", "value": css });
        // A page that changes in the very moment of the look may answer that what it found is gone, and WebKit's driver while one
        // page takes the place of another that it does not know: another look is due.
        let look = || match self.ask("elements", &asked) {
            Err(error) if error["error"] == "stale element reference" || error["error"] == "unknown error" => {
                std::thread::sleep(Duration::from_millis(20));
                None
            }
            answer => Some(answer.expect("a list")),
        };
        let found = (0..100).find_map(|_| look()).expect("a list within two seconds");
        found.as_array().into_iter().flatten().filter_map(|element| element[ELEMENT].as_str().map(str::to_owned)).collect()
    }

    /// How many elements there are now.
    pub fn count(&self, css: &str) -> usize {
        self.elements(css).len()
    }

    /// Waits until something holds; fails with a picture of the page beside the message.
    #[track_caller]
    pub fn until<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        self.within(PATIENCE, what, look)
    }

    /// The same with a patience of its own.
    #[track_caller]
    pub fn within<T>(&self, patience: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let until = Instant::now() + patience;
        loop {
            if let Some(found) = look() {
                return found;
            }
            if Instant::now() > until {
                let picture = std::env::temp_dir().join(format!("atelier-test-{}.png", std::process::id()));
                std::fs::write(&picture, self.picture()).expect("a picture");
                let shown = self.run("return document.body ? document.body.innerText.slice(0, 1500) : ''");
                panic!(
                    "not seen: {what}; the page at {} says:\n{}\n(picture: {})",
                    self.address(),
                    shown.as_str().unwrap_or(""),
                    picture.display()
                );
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Waits for an element that can be seen.
    #[track_caller]
    pub fn find(&self, css: &str) -> String {
        self.until(css, || {
            self.elements(css)
                .into_iter()
                .find(|element| self.look(&format!("element/{element}/displayed")).is_ok_and(|shown| shown == json!(true)))
        })
    }

    /// Clicks it, once it can be clicked.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.until(&format!("a click on {css}"), || {
            let element = self.elements(css).into_iter().find(|element| {
                self.look(&format!("element/{element}/displayed")).is_ok_and(|shown| shown == json!(true))
                    && self.look(&format!("element/{element}/enabled")).is_ok_and(|enabled| enabled == json!(true))
            })?;
            self.ask(&format!("element/{element}/click"), &json!({})).ok()
        });
    }

    /// Types into it, in place of what it held: by keys alone, for the drivers' own clearing is no input to the page.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        self.until(&format!("{text:?} typed into {css}"), || {
            let element = self.find(css);
            self.ask(&format!("element/{element}/click"), &json!({})).ok()?;
            self.press(&[Key::Ctrl, Key::Char('a'), Key::Delete]);
            if text.is_empty() {
                return Some(());
            }
            self.ask(&format!("element/{element}/value"), &json!({ "text": text })).ok().map(drop)
        });
    }

    /// Chooses a file, as in the system's own dialog.
    #[track_caller]
    pub fn choose_file(&self, css: &str, file: &Path) {
        let element = self.until(&format!("a field for files: {css}"), || self.elements(css).into_iter().next());
        let file = file.canonicalize().expect("a file that is there");
        self.ask(&format!("element/{element}/value"), &json!({ "text": file.display().to_string() })).expect("the file is chosen");
    }

    /// What it says.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.until(&format!("the words of {css}"), || {
            let element = self.elements(css).into_iter().next()?;
            Some(self.look(&format!("element/{element}/text")).ok()?.as_str()?.to_owned())
        })
    }

    /// Waits until it says these words among others.
    #[track_caller]
    pub fn says(&self, css: &str, words: &str) {
        self.until(&format!("{words:?} in {css}"), || {
            self.elements(css)
                .iter()
                .any(|element| {
                    self.look(&format!("element/{element}/text")).is_ok_and(|text| text.as_str().is_some_and(|text| text.contains(words)))
                })
                .then_some(())
        });
    }

    /// Waits until there are exactly so many.
    #[track_caller]
    pub fn counts(&self, css: &str, count: usize) {
        self.until(&format!("{count} times {css}"), || (self.count(css) == count).then_some(()));
    }

    /// An attribute of the first of them, if it has it.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.elements(css).into_iter().next()?;
        self.look(&format!("element/{element}/attribute/{name}")).ok()?.as_str().map(str::to_owned)
    }

    /// Presses keys one after the other, held ones together with the next.
    pub fn press(&self, keys: &[Key]) {
        let mut strokes = Vec::new();
        let mut held = Vec::new();
        for key in keys {
            let value = key.code().to_string();
            strokes.push(json!({ "type": "keyDown", "value": value }));
            if key.is_held() {
                held.push(value);
                continue;
            }
            strokes.push(json!({ "type": "keyUp", "value": value }));
            strokes.extend(held.drain(..).rev().map(|value| json!({ "type": "keyUp", "value": value })));
        }
        self.ask("actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }))
            .expect("the keys are pressed");
    }

    /// Presses the pointer at one place, moves it to another and lets go; places are pixels of the page.
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let step = |x: i64, y: i64| json!({ "type": "pointerMove", "duration": 60, "x": x, "y": y, "origin": "viewport" });
        let middle = (i64::midpoint(from.0, to.0), i64::midpoint(from.1, to.1));
        let actions = json!([
            step(from.0, from.1),
            { "type": "pointerDown", "button": 0 },
            step(middle.0, middle.1),
            step(to.0, to.1),
            { "type": "pointerUp", "button": 0 },
        ]);
        let pointer = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.ask("actions", &json!({ "actions": [pointer] })).expect("the pointer moves");
    }

    /// The middle of an element, in pixels of the page.
    #[track_caller]
    pub fn middle(&self, css: &str) -> (i64, i64) {
        self.find(css);
        let at = self.run(&format!(
            "const r = document.querySelector({css:?}).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]"
        ));
        let pixel = |nth: usize| at[nth].as_f64().map_or(0, |value| value.round() as i64);
        (pixel(0), pixel(1))
    }

    /// Every process that the driver has started, and theirs.
    fn started(&self) -> Vec<u32> {
        let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let id: u32 = entry.file_name().to_str()?.parse().ok()?;
                let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
                let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
                Some((id, parent))
            })
            .collect();
        let mut tree = vec![self.driver.id()];
        let mut at = 0;
        while let Some(parent) = tree.get(at).copied() {
            tree.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
            at += 1;
        }
        // Without the driver itself.
        tree.split_off(1)
    }

    /// Memory of the browser or window with everything that it started, in MiB: each shared page counted by its share.
    pub fn memory(&self) -> f64 {
        let share = |id: &u32| -> Option<f64> {
            let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
            text.lines().find_map(|line| line.strip_prefix("Pss:"))?.trim().trim_end_matches("kB").trim().parse().ok()
        };
        self.started().iter().filter_map(share).sum::<f64>() / 1024.0
    }

    /// A picture of the page, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        let picture = self.look("screenshot").expect("a picture");
        unbase64(picture.as_str().expect("a text"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let started = self.started();
        // Ends the browser; the driver was started here and is ended by its id, and so is what does not end with it.
        drop(self.client.delete(&self.session).timeout(Duration::from_secs(10)).send());
        let ids = started.iter().map(u32::to_string);
        drop(Command::new("sh").args(["-c", "kill -s KILL \"$@\"", "sh"]).args(ids).stderr(Stdio::null()).status());
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

fn spawn(command: &mut Command) -> Child {
    let program = command.get_program().to_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()))
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("its address").port()
}

/// Bytes of a base64 text (RFC 4648, line breaks skipped).
fn unbase64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0u32, 0u32);
    for c in text.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).expect("eight bits"));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64() {
        assert_eq!(super::unbase64("QXRlbGllcg=="), b"Atelier");
        assert_eq!(super::unbase64("QXRl\nbGll"), b"Atelie");
    }
}
