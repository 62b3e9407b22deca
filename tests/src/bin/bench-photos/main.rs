//! `cargo xtask bench photos`: the photo engine beside the tools that a studio could use instead, in alternation, in one
//! run. Prints ratios; asserts nothing. Photos are drawn by `make_shoot.py` of a folder given in `ATELIER_SHOOTS`, or by
//! the demo's own painter where that is not at hand.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a tool that fails loudly and prints what it measured")]

mod facts;
mod grouping;
mod peers;
mod quality;
mod race;
mod sets;
mod sheets;
mod steady;
mod work;

use std::path::PathBuf;

use crate::sets::Set;

/// Where sets and what comes out of them are kept between runs.
fn bench_folder() -> PathBuf {
    std::env::var_os("ATELIER_BENCH").expect("ATELIER_BENCH: run by `cargo xtask bench photos`").into()
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["work", rest @ ..] = words.as_slice() {
        return work::run(rest);
    }
    let big = Set::big();
    peers::race(&big);
    facts::race(&big);
    // Both look at what the race has left.
    quality::compare(&big);
    sheets::race(&big);
    if let Some(real) = Set::real() {
        peers::race(&real);
        facts::race(&real);
    }
    grouping::score();
    grouping::likeness();
    steady::grow();
}
