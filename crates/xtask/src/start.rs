//! `cargo xtask start`: from a bare machine to an open studio. Decides what to build and run; the studio itself
//! is in the programs that it calls.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::built;
use crate::packages::{Need, make_sure};
use crate::wasm;

/// What the person asked for.
#[derive(Default, PartialEq, Eq, Debug)]
pub struct Wish {
    server: bool,
    empty: bool,
    data: Option<PathBuf>,
}

impl Wish {
    pub fn parse(words: &[&str]) -> Result<Self> {
        let mut wish = Self::default();
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            match *word {
                "--server" => wish.server = true,
                "--empty" => wish.empty = true,
                "--data" => wish.data = Some(rest.next().context("--data needs a folder")?.into()),
                other => bail!("`start` does not know `{other}` (cargo xtask help)"),
            }
        }
        Ok(wish)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Window,
    Server,
}

impl Shape {
    const fn package(self) -> &'static str {
        match self {
            Shape::Window => "atelier",
            Shape::Server => "atelier-server",
        }
    }
}

pub fn start(wish: &Wish) -> Result<ExitCode> {
    let shape = if wish.server || !has_display() { Shape::Server } else { Shape::Window };
    if shape == Shape::Server && !wish.server {
        println!("There is no display here: the studio is served to browsers instead.");
    }
    match shape {
        Shape::Window => make_sure(&[Need::Window, Need::Photos])?,
        Shape::Server => make_sure(&[Need::Photos])?,
    }
    let pages = wasm::build_pages()?;
    println!("Building the program (minutes the first time, seconds afterwards).");
    let programs = built::release(&[shape.package()])?;

    let data = match &wish.data {
        Some(folder) => std::path::absolute(folder).context("--data is not a folder's name")?,
        None => own_data_folder(wish.empty)?,
    };
    let mut program = Command::new(programs.join(shape.package()));
    program.args(arguments(shape, data, wish.empty)).env("ATELIER_UI", pages);
    become_it(program)
}

fn arguments(shape: Shape, data: PathBuf, empty: bool) -> Vec<OsString> {
    let mut words: Vec<OsString> = Vec::new();
    if shape == Shape::Server {
        words.push("serve".into());
    }
    words.extend(["--data".into(), data.into()]);
    match (shape, empty) {
        (Shape::Window, true) => words.push("--empty".into()),
        (Shape::Server, false) => words.push("--demo".into()),
        (Shape::Window, false) | (Shape::Server, true) => {}
    }
    words
}

fn has_display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The demo and the real studio never share a folder.
fn own_data_folder(empty: bool) -> Result<PathBuf> {
    let given = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let share = if cfg!(windows) {
        given("LOCALAPPDATA")
    } else {
        given("XDG_DATA_HOME").or_else(|| given("HOME").map(|home| home.join(".local/share")))
    };
    let share = share.context("no home folder to keep the studio in: name one with --data DIR")?;
    Ok(share.join(if empty { "atelier" } else { "atelier-demo" }))
}

/// Hands over the terminal: an interrupt then reaches the studio, which closes in its own order.
#[cfg(unix)]
fn become_it(mut program: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let fault = program.exec();
    Err(fault).with_context(|| format!("cannot start {}", crate::process::told(&program)))
}

#[cfg(not(unix))]
fn become_it(mut program: Command) -> Result<ExitCode> {
    let status = program.status().with_context(|| format!("cannot start {}", crate::process::told(&program)))?;
    Ok(ExitCode::from(u8::from(!status.success())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_wish() {
        assert_eq!(Wish::parse(&[]).unwrap(), Wish::default());
        let wish = Wish::parse(&["--server", "--data", "/x y", "--empty"]).unwrap();
        assert_eq!(wish, Wish { server: true, empty: true, data: Some("/x y".into()) });
        assert!(Wish::parse(&["--data"]).is_err());
        assert!(Wish::parse(&["--demo"]).is_err());
    }

    #[track_caller]
    fn check(shape: Shape, empty: bool, expected: &[&str]) {
        let words = arguments(shape, "d".into(), empty);
        assert_eq!(words, expected.iter().map(OsString::from).collect::<Vec<_>>());
    }

    #[test]
    fn tells_each_shape_in_its_own_words() {
        check(Shape::Window, false, &["--data", "d"]);
        check(Shape::Window, true, &["--data", "d", "--empty"]);
        check(Shape::Server, false, &["serve", "--data", "d", "--demo"]);
        check(Shape::Server, true, &["serve", "--data", "d"]);
    }
}
