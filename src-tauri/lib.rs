//! The desktop shell: one window, the door from its custom scheme to the router, and the few things that only a window
//! has. Thin: everything that a page shows or asks goes through the router, as in a browser.

mod client_screen;
mod commands;
mod door;
mod opening;
mod text;
mod words;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewUrl, WebviewWindowBuilder};
use tracing_subscriber::EnvFilter;

use door::Door;
use opening::Opening;
use words::{Place, Words};

/// Name of the one window.
const MAIN: &str = "main";
/// How the names of windows begin that show a paper.
const PAPER: &str = "paper-";
/// Address of the window's own studio. Windows writes a custom scheme as a host name.
const STUDIO: &str = if cfg!(windows) { "http://studio.localhost/" } else { "studio://localhost/" };
/// Turns bodies that crash WebKitGTK's custom schemes into bytes, before any page runs.
const SHIM: &str = include_str!("shim.js");

/// Runs the program until its window is closed.
pub fn run() -> ExitCode {
    atelier_server::tls::install_provider();
    let words = Words::parse();
    let filter = EnvFilter::try_from_env("ATELIER_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    match start(&words) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            use std::io::Write as _;
            // There may be no terminal; then nobody reads it, and nothing else can be done.
            let _ = writeln!(std::io::stderr(), "atelier: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(words: &Words) -> anyhow::Result<i32> {
    // The desk lives here, beside the main loop that the window needs for itself.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let door = Arc::new(Door::default());
    let place = words.place()?;
    let (scheme, on_scheme) = (Arc::clone(&door), runtime.handle().clone());
    let setup = (Arc::clone(&door), place.clone());
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(place)
        .manage(Arc::clone(&door))
        .invoke_handler(tauri::generate_handler![
            commands::show_paper,
            commands::open_folder,
            commands::choose_folder,
            commands::open_client_screen
        ])
        .register_asynchronous_uri_scheme_protocol("studio", move |context, request, responder| {
            let (door, label) = (Arc::clone(&scheme), context.webview_label().to_owned());
            on_scheme.spawn(async move { responder.respond(door.pass(&label, request).await) });
        })
        .setup(move |app| {
            let (door, place) = setup;
            open_window(app.handle(), &place)?;
            if let Place::Here(here) = place {
                let opening = Opening { app: app.handle().clone(), door, here };
                tauri::async_runtime::spawn(opening.open());
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    let code = app.run_return(|_, _| {});
    runtime.block_on(door.shut());
    Ok(code)
}

fn open_window(app: &AppHandle, place: &Place) -> anyhow::Result<()> {
    let address = match place {
        Place::Here(_) => WebviewUrl::CustomProtocol(Url::parse(STUDIO)?),
        Place::Station(server) => {
            commands::allow_station(app, server)?;
            WebviewUrl::External(server.clone())
        }
    };
    let mut window =
        WebviewWindowBuilder::new(app, MAIN, address).title("Atelier").inner_size(1366.0, 768.0).min_inner_size(960.0, 600.0).center();
    if let Place::Here(_) = place {
        window = window.initialization_script(SHIM);
    }
    // Pages open papers through the shell; whatever else wants a window of its own gets the browser's own handling.
    let window = window.on_new_window(|_, _| NewWindowResponse::Deny);
    window.build()?;
    Ok(())
}
