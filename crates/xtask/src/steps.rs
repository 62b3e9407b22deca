//! `cargo xtask test`: the steps that a change must pass, in order, each counted, none hiding the next; and the
//! looks at the running program, screenshots and benchmarks. What is tested is in the packages themselves.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::built::{self, Built};
use crate::files::{root, target};
use crate::packages::{Need, make_sure, make_sure_of_component};
use crate::process::{Ending, Output, cargo, on_path, read, run, told};
use crate::stage::Stage;
use crate::tally::Tally;
use crate::wasm;

const STEPS: [&str; 7] = ["fmt", "clippy", "rules", "shell", "unit", "wasm", "scenarios"];
const CZKAWKA: &str = "12.0.2";
const UNIT_PACKAGES: [&str; 8] =
    ["atelier-core", "atelier-desk", "atelier-faces", "atelier-photo", "atelier-paper", "atelier-server", "atelier-ui", "atelier"];

/// What the steps have left behind, for the later ones.
struct Progress {
    pages: PathBuf,
    built: Option<Built>,
    done: Vec<(&'static str, Duration, Tally)>,
}

impl Progress {
    fn built(&mut self) -> Result<&Built> {
        if self.built.is_none() {
            self.built = Some(Built::workspace()?);
        }
        self.built.as_ref().context("nothing was built")
    }
}

pub fn test(only: Option<&str>) -> Result<ExitCode> {
    let wanted: Vec<&'static str> = STEPS.into_iter().filter(|step| only.is_none_or(|only| only == *step)).collect();
    if wanted.is_empty() {
        bail!("no such step: {} (there are {})", only.unwrap_or_default(), STEPS.join(", "));
    }
    make_sure(&needs(&wanted))?;
    let mut progress = Progress { pages: root().join("dist"), built: None, done: Vec::new() };
    for step in wanted {
        println!("\n=== {step}");
        let began = Instant::now();
        let tally = take(step, &mut progress).unwrap_or_else(|fault| {
            println!("{step}: {fault:#}");
            Tally::FAILED
        });
        progress.done.push((step, began.elapsed(), tally));
    }
    Ok(report(&progress.done))
}

fn needs(steps: &[&str]) -> Vec<Need> {
    let mut needs = Vec::new();
    let any = |of: &[&str]| steps.iter().any(|step| of.contains(step));
    if any(&["clippy", "unit", "shell", "scenarios"]) {
        needs.extend([Need::Photos, Need::Window]);
    }
    if any(&["unit", "scenarios"]) {
        needs.push(Need::Trials);
    }
    needs
}

fn take(step: &str, progress: &mut Progress) -> Result<Tally> {
    match step {
        "fmt" => {
            make_sure_of_component("fmt", "rustfmt")?;
            command(cargo().args(["fmt", "--all", "--check"]))
        }
        "clippy" => {
            make_sure_of_component("clippy", "clippy")?;
            command(cargo().args(["clippy", "--workspace", "--all-targets", "--keep-going", "--", "-D", "warnings"]))
        }
        "rules" => tests(cargo().args(["test", "--no-fail-fast", "-p", "xtask"])),
        "shell" => build_programs(progress),
        "unit" => test_packages(progress.built()?),
        "wasm" => build_pages(progress),
        _ => play_scenarios(progress),
    }
}

fn command(command: &mut Command) -> Result<Tally> {
    println!("{}", told(command));
    run(command, Ending::Group)?;
    Ok(Tally::PASSED)
}

fn tests(command: &mut Command) -> Result<Tally> {
    println!("{}", told(command));
    let mut tally = Tally::default();
    let status = read(command, Output::Shown, |line| tally += Tally::read(line))?;
    if !status.success() && tally.failed == 0 {
        println!("{} failed ({status}) before or beside its tests", told(command));
    }
    Ok(tally.with_outcome(status.success()))
}

fn build_programs(progress: &mut Progress) -> Result<Tally> {
    if !progress.built()?.is_complete() {
        bail!("not everything compiles");
    }
    for name in ["atelier", "atelier-server"] {
        built::program(name)?;
    }
    Ok(Tally::PASSED)
}

fn test_packages(built: &Built) -> Result<Tally> {
    let mut tally = Tally::default();
    for package in UNIT_PACKAGES {
        tally += built.test(package, |_| {}).unwrap_or_else(|fault| {
            println!("{fault:#}");
            Tally::FAILED
        });
    }
    tally += tests(cargo().args(["test", "--workspace", "--doc", "--no-fail-fast", "-q"]))?;
    Ok(tally)
}

/// Where they cannot be built, later tests must not pass on pages of an earlier day.
fn build_pages(progress: &mut Progress) -> Result<Tally> {
    progress.pages = root().join("dist-that-failed");
    progress.pages = wasm::build_pages()?;
    Ok(Tally::PASSED)
}

fn play_scenarios(progress: &mut Progress) -> Result<Tally> {
    let pages = progress.pages.clone();
    let built = progress.built()?;
    // Nor on programs of an earlier day.
    let programs = target().join(if built.is_complete() { "debug" } else { "programs-that-failed" });
    let stage = Stage::new(pages, programs).with_cluster()?.with_screen()?;
    built.test("atelier-tests", |command| stage.tell(command))
}

fn report(done: &[(&'static str, Duration, Tally)]) -> ExitCode {
    let mut total = Tally::default();
    println!();
    for (step, time, tally) in done {
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        println!("{step:<10} {verdict:<7} {:>5.0} s   {tally}", time.as_secs_f64());
        total += *tally;
    }
    println!("\n{total}");
    if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

pub fn screenshots(folder: &str) -> Result<ExitCode> {
    let folder = std::path::absolute(folder)?;
    look("screenshots", &[folder.as_os_str()], target().join("debug"))
}

pub fn bench_ui() -> Result<ExitCode> {
    make_sure(&[Need::Photos, Need::Window])?;
    look("bench-ui", &[], built::release(&["atelier", "atelier-server"])?)
}

/// The selection room with 5,000 photos, in Chromium and in the window; its rules are measured as they are shipped.
pub fn bench_selection() -> Result<ExitCode> {
    make_sure(&[Need::Photos, Need::Window, Need::Trials])?;
    let pages = wasm::build_pages()?;
    let programs = built::release(&["atelier", "atelier-server"])?;
    let mut build = cargo();
    build.args(["build", "--release", "-p=atelier-tests", "--bin=bench-selection"]);
    println!("{}", told(&build));
    run(&mut build, Ending::Group)?;
    let mut bench = Command::new(programs.join("bench-selection"));
    Stage::new(pages, programs).with_screen()?.tell(&mut bench);
    run(&mut bench, Ending::Group)?;
    Ok(ExitCode::SUCCESS)
}

/// The photo engine beside other programs: everything, or the parts whose name begins so. What they work on is made once, and kept.
pub fn bench_photos(section: &[&str]) -> Result<ExitCode> {
    make_sure(&[Need::Photos, Need::Window, Need::Peers])?;
    if !on_path("npm") || !on_path("node") {
        make_sure(&[Need::Node])?;
    }
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder)?;
    if !folder.join("node_modules/sharp").is_dir() {
        let mut npm = Command::new("npm");
        run(npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg("sharp"), Ending::Group)?;
    }
    let mut build = cargo();
    build.args(["build", "--release", "-p=atelier-server", "-p=atelier-tests", "--bin=atelier-server", "--bin=bench-photos"]);
    println!("{}", told(&build));
    run(&mut build, Ending::Group)?;
    let programs = target().join("release");
    let mut bench = Command::new(programs.join("bench-photos"));
    bench.args(section);
    if let Some(czkawka) = czkawka()? {
        bench.env("ATELIER_CZKAWKA", czkawka);
    }
    bench.env("ATELIER_BENCH", &folder).env("ATELIER_BIN_DIR", &programs).env("ATELIER_SHOOTS", root().join("../shared"));
    run(&mut bench, Ending::Group)?;
    Ok(ExitCode::SUCCESS)
}

/// czkawka, which finds likenesses, from its package. It is no part of Debian, and takes minutes to compile, once.
fn czkawka() -> Result<Option<PathBuf>> {
    let tools = target().join("tools").join(format!("czkawka-{CZKAWKA}"));
    let program = tools.join("bin/czkawka_cli");
    if !program.is_file() {
        println!("Compiling czkawka {CZKAWKA} into target/, to be measured beside.");
        let mut install = cargo();
        install.args(["install", "--locked", "--root"]).arg(&tools).arg(format!("czkawka_cli@{CZKAWKA}"));
        if let Err(fault) = run(&mut install, Ending::Group) {
            println!("{fault:#}: the benchmark goes on without it.");
        }
    }
    Ok(program.is_file().then_some(program))
}

/// Builds everything, and calls a program of the tests that looks at the running studio.
fn look(program: &str, arguments: &[&std::ffi::OsStr], programs: PathBuf) -> Result<ExitCode> {
    make_sure(&[Need::Photos, Need::Window, Need::Trials])?;
    let pages = wasm::build_pages()?;
    if !Built::workspace()?.is_complete() {
        bail!("not everything compiles");
    }
    let stage = Stage::new(pages, programs).with_screen()?;
    let mut command = Command::new(built::program(program)?);
    stage.tell(command.args(arguments));
    run(&mut command, Ending::Group)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_asks_only_for_what_it_needs() {
        assert_eq!(needs(&["fmt", "rules"]), []);
        assert_eq!(needs(&["wasm"]), []);
        assert_eq!(needs(&["clippy"]), [Need::Photos, Need::Window]);
        assert_eq!(needs(&["scenarios"]), [Need::Photos, Need::Window, Need::Trials]);
        assert_eq!(needs(&STEPS), [Need::Photos, Need::Window, Need::Trials]);
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(test(Some("scenario")).is_err());
    }
}
