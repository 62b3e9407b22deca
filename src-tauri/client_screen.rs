//! The client's window: the screen's page on the second monitor. Where it stood is remembered, since a studio hangs its
//! monitors once.

use std::path::PathBuf;

use tauri::{AppHandle, LogicalSize, Manager as _, PhysicalPosition, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::text::CLIENT_SCREEN;
use crate::words::Place;
use crate::{MAIN, SHIM, STUDIO};

/// Name of the window.
pub const SCREEN: &str = "client-screen";
const KEPT: &str = "client-screen.json";

/// A monitor: its left and upper edge, its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    at: (i32, i32),
    size: (u32, u32),
}

impl Area {
    fn holds(self, (x, y): (i32, i32)) -> bool {
        let within = |at: i32, from: i32, size: u32| i64::from(at) >= i64::from(from) && i64::from(at) < i64::from(from) + i64::from(size);
        within(x, self.at.0, self.size.0) && within(y, self.at.1, self.size.1)
    }
}

/// The monitor for the client's window: where it stood before, if a monitor is there, else one that the main window does
/// not stand on. None where there is one monitor only.
fn monitor_for(monitors: &[Area], main: Option<(i32, i32)>, before: Option<(i32, i32)>) -> Option<Area> {
    if monitors.len() < 2 {
        return None;
    }
    let main = main.and_then(|main| monitors.iter().copied().find(|monitor| monitor.holds(main))).or(monitors.first().copied());
    let there = before.and_then(|before| monitors.iter().copied().find(|monitor| monitor.holds(before)));
    there.or_else(|| monitors.iter().copied().find(|monitor| Some(*monitor) != main))
}

/// Whether an address is a screen's: `/screen/` and a code or a token.
pub fn is_screen(path: &str) -> bool {
    path.strip_prefix("/screen/").is_some_and(|pass| !pass.is_empty() && pass.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Opens the window at this address, or leads the one that is open there.
pub fn show(app: &AppHandle, place: &Place, path: &str) -> anyhow::Result<()> {
    let address = match place {
        Place::Here(_) => Url::parse(STUDIO)?.join(path)?,
        Place::Station(server) => server.join(path)?,
    };
    if let Some(window) = app.get_webview_window(SCREEN) {
        window.navigate(address)?;
        window.set_focus()?;
        return Ok(());
    }
    let shown = match place {
        Place::Here(_) => WebviewUrl::CustomProtocol(address),
        Place::Station(_) => WebviewUrl::External(address),
    };
    let mut window = WebviewWindowBuilder::new(app, SCREEN, shown)
        .title(format!("{} · {}", CLIENT_SCREEN.zh, CLIENT_SCREEN.en))
        .inner_size(960.0, 600.0)
        .visible(false);
    if let Place::Here(_) = place {
        window = window.initialization_script(SHIM);
    }
    let window = window.build()?;
    settle(app, &window)?;
    window.show()?;
    Ok(())
}

/// Puts the window on its monitor, and remembers where it stands when it is closed.
fn settle(app: &AppHandle, window: &WebviewWindow) -> anyhow::Result<()> {
    let area = |monitor: &tauri::Monitor| Area {
        at: (monitor.position().x, monitor.position().y),
        size: (monitor.size().width, monitor.size().height),
    };
    let monitors: Vec<Area> = window.available_monitors()?.iter().map(area).collect();
    let main = app.get_webview_window(MAIN).and_then(|main| main.current_monitor().ok().flatten()).map(|monitor| area(&monitor).at);
    match monitor_for(&monitors, main, remembered(app)) {
        Some(monitor) => {
            window.set_position(PhysicalPosition::new(monitor.at.0, monitor.at.1))?;
            window.set_fullscreen(true)?;
        }
        None => window.set_size(LogicalSize::new(960.0, 600.0))?,
    }
    let (closing, app) = (window.clone(), app.clone());
    window.on_window_event(move |event| {
        if let (WindowEvent::CloseRequested { .. }, Ok(at)) = (event, closing.outer_position()) {
            remember(&app, (at.x, at.y));
        }
    });
    Ok(())
}

fn kept_in(app: &AppHandle) -> Option<PathBuf> {
    app.path().app_config_dir().ok().map(|folder| folder.join(KEPT))
}

fn remembered(app: &AppHandle) -> Option<(i32, i32)> {
    serde_json::from_slice(&std::fs::read(kept_in(app)?).ok()?).ok()
}

fn remember(app: &AppHandle, at: (i32, i32)) {
    let Some(file) = kept_in(app) else { return };
    let written = file.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| {
        let words = serde_json::to_vec(&at)?;
        std::fs::write(&file, words)
    });
    if let Err(error) = written {
        tracing::warn!(%error, file = %file.display(), "the place of the client's window was not kept");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Area = Area { at: (0, 0), size: (1_920, 1_080) };
    const RIGHT: Area = Area { at: (1_920, 0), size: (3_840, 2_160) };
    const ABOVE: Area = Area { at: (0, -1_080), size: (1_920, 1_080) };

    #[test]
    fn the_client_never_gets_the_consultants_monitor_by_itself() {
        for (monitors, main, before, expected) in [
            (&[LEFT][..], Some((0, 0)), None, None),
            (&[LEFT, RIGHT], Some((0, 0)), None, Some(RIGHT)),
            (&[LEFT, RIGHT], Some((1_920, 0)), None, Some(LEFT)),
            (&[LEFT, RIGHT], None, None, Some(RIGHT)),
            (&[LEFT, RIGHT, ABOVE], Some((0, 0)), Some((10, -500)), Some(ABOVE)),
            // The monitor is gone.
            (&[LEFT, RIGHT], Some((0, 0)), Some((10, -500)), Some(RIGHT)),
        ] {
            assert_eq!(monitor_for(monitors, main, before), expected, "{monitors:?} {main:?} {before:?}");
        }
    }

    #[test]
    fn only_a_screens_address_is_opened() {
        for (path, opens) in [
            ("/screen/K7M2QX", true),
            ("/screen/", false),
            ("/screen", false),
            ("/screen/../people", false),
            ("/screen/a/b", false),
            ("//evil.example/screen/a", false),
            ("https://evil.example", false),
        ] {
            assert_eq!(is_screen(path), opens, "{path}");
        }
    }
}
