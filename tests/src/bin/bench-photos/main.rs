//! `cargo xtask bench photos`: the photo engine beside the tools that a studio could use instead, in alternation, in one
//! run. Prints ratios and asserts none; a part that fails is told, and the others go on. Photos are drawn by
//! `make_shoot.py` of a folder given in `ATELIER_SHOOTS`, or by the demo's own painter where that is not at hand.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a tool that fails loudly and prints what it measured")]

mod colours;
mod delta_e;
mod facts;
mod grouping;
mod looks;
mod peers;
mod quality;
mod race;
mod sets;
mod sheets;
mod steady;
mod work;

use std::cell::LazyCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::sets::Set;

/// Where sets and what comes out of them are kept between runs.
fn bench_folder() -> PathBuf {
    std::env::var_os("ATELIER_BENCH").expect("ATELIER_BENCH: run by `cargo xtask bench photos`").into()
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["work", rest @ ..] = words.as_slice() {
        work::run(rest);
        return ExitCode::SUCCESS;
    }
    let mut sections = Sections { only: words.join(" "), failed: Vec::new() };
    let big = LazyCell::new(Set::big);
    sections.run("both sizes and all facts", || peers::race(&big));
    sections.run("what the camera wrote", || facts::race(&big));
    // Both look at what the first race has left, so they stand before the next one.
    sections.run("quality", || quality::compare(&big));
    sections.run("contact sheets", || sheets::race(&big));
    sections.run("colours", colours::compare);
    let real = LazyCell::new(Set::real);
    sections.run("both sizes and all facts of real photographs", || real.as_ref().map(peers::race));
    sections.run("what the camera wrote into real photographs", || real.as_ref().map(facts::race));
    sections.run("grouping", grouping::score);
    sections.run("likeness", grouping::likeness);
    sections.run("looks at a large tree", looks::measure);
    sections.run("growth", steady::grow);
    sections.end()
}

/// The parts of the benchmark: what stops one does not stop the next.
struct Sections {
    /// Only parts whose name begins so are run.
    only: String,
    failed: Vec<&'static str>,
}

impl Sections {
    /// Runs one, if it is wanted; where it fails, that is told.
    fn run<T>(&mut self, name: &'static str, section: impl FnOnce() -> T) {
        if !name.starts_with(&self.only) {
            return;
        }
        if let Err(fault) = catch_unwind(AssertUnwindSafe(section)) {
            let told = fault.downcast_ref::<String>().map(String::as_str).or(fault.downcast_ref::<&str>().copied());
            println!("FAILED {name}: {}", told.unwrap_or("for a reason without words"));
            self.failed.push(name);
        }
    }

    fn end(self) -> ExitCode {
        if self.failed.is_empty() {
            return ExitCode::SUCCESS;
        }
        println!("\nfailed: {}", self.failed.join(", "));
        ExitCode::FAILURE
    }
}
