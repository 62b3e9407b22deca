//! What a page may ask of its window: show a paper with the system's viewer, open a task's folder, pick a
//! folder, open the client's window.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use atelier_core::call::Problem;
use atelier_core::money::Currency;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::text::Lang;
use tauri::http::header::CONTENT_TYPE;
use tauri::http::{Request, Response};
use tauri::ipc::CapabilityBuilder;
use tauri::{AppHandle, Manager as _, State, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_dialog::DialogExt as _;

use crate::door::{Door, lies_below};
use crate::words::Place;
use crate::{MAIN, PAPER, STUDIO, client_screen};

/// Lets the pages of the server that this station belongs to ask for papers and for the client's window.
pub fn allow_station(app: &AppHandle, server: &Url) -> anyhow::Result<()> {
    let origin = server.origin().ascii_serialization();
    let papers = CapabilityBuilder::new("station").window(MAIN).local(false).remote(format!("{origin}/*"));
    app.add_capability(papers.permission("allow-show-paper").permission("allow-open-client-screen"))?;
    Ok(())
}

/// Makes the paper at this address and shows it.
#[tauri::command]
pub async fn show_paper(
    path: String,
    app: AppHandle,
    window: WebviewWindow,
    place: State<'_, Place>,
    door: State<'_, Arc<Door>>,
) -> Result<(), Problem> {
    if !path.starts_with("/paper/") {
        return Err(problem(Refusal::not_found(Subject::Document, path)));
    }
    if let Place::Station(server) = place.inner() {
        let address = server.join(&path).map_err(|error| understood(&error.to_string()))?;
        return show_in_window(&app, WebviewUrl::External(address));
    }
    let request = Request::get(&path).body(Vec::new()).map_err(|error| understood(&error.to_string()))?;
    let response = door.pass(window.label(), request).await;
    if !is_pdf(&response) {
        // A refusal or a fault, which the page words like any other.
        return Err(serde_json::from_slice(response.body()).unwrap_or_else(|_| understood("no document came")));
    }
    let file = keep(&path, response.body()).map_err(|error| understood(&error.to_string()))?;
    if open_with_system(&file).await.is_ok() {
        return Ok(());
    }
    // A bare system has no viewer; the web engine has one of its own.
    let address = Url::parse(STUDIO).and_then(|studio| studio.join(&path)).map_err(|error| understood(&error.to_string()))?;
    show_in_window(&app, WebviewUrl::CustomProtocol(address))
}

/// Shows a paper in a second window, which shares the first one's session.
fn show_in_window(app: &AppHandle, address: WebviewUrl) -> Result<(), Problem> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let label = format!("{PAPER}{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let window = WebviewWindowBuilder::new(app, label, address).title("Atelier").inner_size(900.0, 1000.0);
    window.build().map(|_| ()).map_err(|error| understood(&error.to_string()))
}

fn is_pdf(response: &Response<Vec<u8>>) -> bool {
    response.status().is_success() && response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/pdf")
}

/// Writes the paper where the viewer finds it: a folder of this run, which the system clears.
fn keep(path: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let folder = std::env::temp_dir().join(format!("atelier-papers-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    only_mine(&folder)?;
    let kind: String = path.trim_start_matches("/paper/").chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let file = folder.join(format!("{kind}-{}.pdf", COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::write(&file, bytes)?;
    Ok(file)
}

#[cfg(unix)]
fn only_mine(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn only_mine(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Opens a folder of the studio's data with the system's file manager; no other folder.
#[tauri::command]
pub async fn open_folder(path: PathBuf, door: State<'_, Arc<Door>>) -> Result<(), Problem> {
    let inside = door.data().is_some_and(|data| lies_below(&data, &path));
    if !inside || !path.is_dir() {
        return Err(problem(Refusal::FolderUnreadable { path: path.display().to_string() }));
    }
    open_with_system(&path).await
}

/// Lets the person pick a folder; none when they change their mind.
#[tauri::command]
pub async fn choose_folder(app: AppHandle) -> Result<Option<String>, Problem> {
    let (send, picked) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_folder(move |folder| {
        // Nobody waits any more when the window was closed meanwhile.
        let _ = send.send(folder);
    });
    let folder = picked.await.ok().flatten();
    Ok(folder.and_then(|folder| folder.into_path().ok()).map(|folder| folder.display().to_string()))
}

/// Opens the client's window on the second monitor.
#[tauri::command]
pub async fn open_client_screen(path: String, app: AppHandle, place: State<'_, Place>) -> Result<(), Problem> {
    if !client_screen::is_screen(&path) {
        return Err(problem(Refusal::ScreenCodeWrong));
    }
    client_screen::show(&app, place.inner(), &path).map_err(|error| understood(&format!("{error:#}")))
}

/// Hands a file or folder to the system's program for it. What says within a moment that it cannot is a failure; what
/// goes on longer is a viewer that stays in the foreground.
async fn open_with_system(path: &Path) -> Result<(), Problem> {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let not_opened = |why: &dyn std::fmt::Display| {
        tracing::warn!(program, %why, path = %path.display(), "not opened");
        problem(Refusal::NothingOpens { path: path.display().to_string() })
    };
    let mut opened = Command::new(program).arg(path).spawn().map_err(|error| not_opened(&error))?;
    for _ in 0..25 {
        match opened.try_wait() {
            // Windows' explorer never says that it went well.
            Ok(Some(ending)) if ending.success() || cfg!(windows) => return Ok(()),
            Ok(Some(ending)) => return Err(not_opened(&ending)),
            Ok(None) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(error) => return Err(not_opened(&error)),
        }
    }
    // Somebody must take note of its end; nothing else waits for it.
    std::thread::spawn(move || opened.wait());
    Ok(())
}

fn problem(refusal: Refusal) -> Problem {
    let title = refusal.words(Lang::En, &Currency::default());
    Problem { title, status: refusal.status(), refusal: Some(refusal), incident: None }
}

fn understood(detail: &str) -> Problem {
    problem(Refusal::NotUnderstood { detail: detail.to_owned() })
}
