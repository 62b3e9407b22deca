//! `cargo xtask`: the newcomer's two commands and the few that go with them. Builds, starts and checks the
//! program; nothing of the program itself lives here, and the program never depends on it.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool that only ever talks to the person or the CI that called it"
)]

mod built;
mod dist;
mod files;
mod packages;
mod process;
#[cfg(test)]
mod rules;
mod stage;
mod start;
mod steps;
mod tally;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask start [--server] [--data DIR] [--empty]
    install what is missing, build, and open the studio: in a window, or served where there is no display
      --server    serve to browsers, also where there is a display
      --data DIR  keep the studio there (default: ~/.local/share/atelier-demo, with --empty .../atelier)
      --empty     no demo studio: the first run asks for the studio's name and the owner's account
cargo xtask test [--only STEP]
    everything that a change must pass; ends with `N passed, N failed, N skipped`
      --only STEP one of fmt, clippy, rules, shell, unit, wasm, scenarios
cargo xtask ui
    build the pages to wasm, into dist/
cargo xtask screenshots DIR
    every page, both languages, both screen sizes, and the desktop window, as PNG
cargo xtask bench ui
    wasm size, first paint, time to a usable page and memory of the demo studio
cargo xtask bench selection
    the selection room with 5,000 photos in Chromium and in the window, its log of 10,000 marks, bill and merge
cargo xtask bench photos [SECTION]
    the photo engine beside djpeg, sharp, vips, Pillow, exiftool and czkawka, and what it finds by itself";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = process::clear_up_when_interrupted().and_then(|()| obey(&words));
    process::stand_still_if_interrupted();
    match outcome {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("\nxtask: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["start", rest @ ..] => start::start(&start::Wish::parse(rest)?),
        ["test"] => steps::test(None),
        ["test", "--only", step] => steps::test(Some(step)),
        ["ui"] => wasm::build_pages().map(|_| ExitCode::SUCCESS),
        ["screenshots", folder] => steps::screenshots(folder),
        ["bench", "ui"] => steps::bench_ui(),
        ["bench", "selection"] => steps::bench_selection(),
        ["bench", "photos", section @ ..] => steps::bench_photos(section),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("not a command: `{}`\n\n{USAGE}", words.join(" ")),
    }
}
