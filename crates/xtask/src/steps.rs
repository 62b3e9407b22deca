//! `cargo xtask test`: the steps that a change must pass, in order, each counted, none hiding the next; and the
//! two looks at the running program, screenshots and `bench ui`. What is tested is in the packages themselves.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::files::{root, target};
use crate::packages::{Need, make_sure};
use crate::process::{Ending, cargo, run, run_read, told};
use crate::stage::Stage;
use crate::tally::Tally;
use crate::wasm;

const STEPS: [&str; 7] = ["fmt", "clippy", "rules", "unit", "wasm", "shell", "scenarios"];
const UNIT_PACKAGES: [&str; 6] = ["atelier-core", "atelier-desk", "atelier-photo", "atelier-paper", "atelier-server", "atelier-ui"];

/// What the steps have left behind, for the later ones.
struct Progress {
    pages: PathBuf,
    programs: PathBuf,
    done: Vec<(&'static str, Duration, Tally)>,
}

pub fn test(only: Option<&str>) -> Result<ExitCode> {
    let wanted: Vec<&'static str> = STEPS.into_iter().filter(|step| only.is_none_or(|only| only == *step)).collect();
    if wanted.is_empty() {
        bail!("no such step: {} (there are {})", only.unwrap_or_default(), STEPS.join(", "));
    }
    make_sure(&needs(&wanted))?;
    let mut progress = Progress { pages: root().join("dist"), programs: target().join("debug"), done: Vec::new() };
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
        needs.push(Need::Photos);
    }
    if any(&["clippy", "shell", "scenarios"]) {
        needs.push(Need::Window);
    }
    if any(&["unit", "scenarios"]) {
        needs.push(Need::Trials);
    }
    needs
}

fn take(step: &str, progress: &mut Progress) -> Result<Tally> {
    match step {
        "fmt" => command(cargo().args(["fmt", "--all", "--check"])),
        "clippy" => command(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        "rules" => tests(cargo().args(["test", "--no-fail-fast", "-p", "xtask"])),
        "unit" => tests(cargo().args(["test", "--no-fail-fast"]).args(UNIT_PACKAGES.map(|name| format!("-p={name}")))),
        "wasm" => build_pages(progress),
        "shell" => build_programs(progress),
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
    let status = run_read(command, |line| tally += Tally::read(line))?;
    if !status.success() && tally.failed == 0 {
        println!("{} failed ({status}) before or beside its tests", told(command));
    }
    Ok(tally.with_outcome(status.success()))
}

/// Where they cannot be built, later tests must not pass on pages of an earlier day.
fn build_pages(progress: &mut Progress) -> Result<Tally> {
    progress.pages = root().join("dist-that-failed");
    progress.pages = wasm::build_pages()?;
    Ok(Tally::PASSED)
}

fn build_programs(progress: &mut Progress) -> Result<Tally> {
    let built = std::mem::replace(&mut progress.programs, target().join("programs-that-failed"));
    command(cargo().args(["build", "-p", "atelier", "-p", "atelier-server"]))?;
    for program in ["atelier", "atelier-server"] {
        let path = built.join(program).with_extension(std::env::consts::EXE_EXTENSION);
        if !path.is_file() {
            bail!("{} was built and is not there", path.display());
        }
    }
    progress.programs = built;
    // The desktop package is nobody's default member, so its own tests run here.
    let mut tally = tests(cargo().args(["test", "--no-fail-fast", "-p", "atelier"]))?;
    tally += Tally::PASSED;
    Ok(tally)
}

fn play_scenarios(progress: &Progress) -> Result<Tally> {
    let stage = Stage::new(progress.pages.clone(), progress.programs.clone()).with_cluster()?.with_screen()?;
    let mut command = cargo();
    command.args(["test", "--no-fail-fast", "-p", "atelier-tests"]);
    stage.tell(&mut command);
    tests(&mut command)
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

/// Everything built and a screen, for a program that looks at the running studio.
fn stage_to_look_at(profile: &str) -> Result<Stage> {
    make_sure(&[Need::Photos, Need::Window, Need::Trials])?;
    let pages = wasm::build_pages()?;
    let mut build = cargo();
    build.args(["build", "-p", "atelier", "-p", "atelier-server"]);
    if profile == "release" {
        build.arg("--release");
    }
    run(&mut build, Ending::Group)?;
    Stage::new(pages, target().join(profile)).with_screen()
}

pub fn screenshots(folder: &str) -> Result<ExitCode> {
    let folder = std::path::absolute(folder)?;
    let stage = stage_to_look_at("debug")?;
    let mut command = cargo();
    command.args(["run", "-p", "atelier-tests", "--bin", "screenshots", "--"]).arg(folder);
    stage.tell(&mut command);
    run(&mut command, Ending::Group)?;
    Ok(ExitCode::SUCCESS)
}

pub fn bench_ui() -> Result<ExitCode> {
    let stage = stage_to_look_at("release")?;
    let mut command = cargo();
    command.args(["run", "--release", "-p", "atelier-tests", "--bin", "bench-ui"]);
    stage.tell(&mut command);
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
        assert_eq!(needs(&STEPS), [Need::Photos, Need::Window, Need::Trials]);
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(test(Some("scenario")).is_err());
    }
}
