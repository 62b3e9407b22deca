//! The pages as WebAssembly: finds or gets a compiler for that target, compiles the `ui` package with it, and
//! hands the result to `dist`. A compiler never shares its target folder with another one.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::files::{Fingerprint, root, target};
use crate::packages::{Need, has, is_debian_like, make_sure};
use crate::process::{Ending, answer, cargo, forget_own_package, on_path, run, run_within};

const TARGET: &str = "wasm32-unknown-unknown";
const BINARYEN: &str = "132";

/// Who compiles for the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Compiler {
    /// The compiler that also builds the rest, with the target's standard library from rustup.
    Rustup,
    /// Debian's own compiler, which brings the standard library as source.
    Debian,
}

/// Builds the pages into `dist/` unless they are there already; answers that folder.
pub fn build_pages() -> Result<PathBuf> {
    let folder = root().join("dist");
    let compiler = choose_compiler()?;
    let optimiser = find_optimiser();
    let stamp_path = target().join("xtask-pages.stamp");
    let stamp = fingerprint(compiler, optimiser.is_some())?;
    if folder.join("index.html").is_file() && std::fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp) {
        println!("The pages in dist/ are up to date.");
        return Ok(folder);
    }
    let compiled = compile(compiler)?;
    let sizes = dist::write(&compiled, optimiser.as_deref(), &folder)?;
    std::fs::write(&stamp_path, stamp)?;
    println!("The pages are in dist/: {sizes}");
    Ok(folder)
}

/// All that the pages are made of, and what makes them.
fn fingerprint(compiler: Compiler, optimised: bool) -> Result<String> {
    let version = match compiler {
        Compiler::Rustup => answer("rustc", &["-vV"]),
        Compiler::Debian => answer("/usr/bin/rustc", &["-vV"]),
    };
    let inputs: Vec<PathBuf> =
        ["ui", "crates/core/src", "crates/core/Cargo.toml", "crates/xtask/src", "crates/xtask/page", "Cargo.toml", "Cargo.lock"]
            .iter()
            .map(|path| root().join(path))
            .collect();
    let made_by = format!("{compiler:?} {optimised} {}", version.unwrap_or_default());
    Ok(Fingerprint::new().add(made_by.as_bytes()).add_all(&inputs)?.hex())
}

fn choose_compiler() -> Result<Compiler> {
    if rustup_has_target() {
        return Ok(Compiler::Rustup);
    }
    if has(Need::DebianWasm) {
        return Ok(Compiler::Debian);
    }
    if on_path("rustup") {
        println!("Fetching the {TARGET} target by rustup, because the pages are compiled to WebAssembly.");
        // It can hang for ever behind some proxies; what it has really laid down decides.
        run_within(Command::new("rustup").args(["target", "add", TARGET]), Duration::from_secs(60));
        if rustup_has_target() {
            return Ok(Compiler::Rustup);
        }
        println!("rustup could not fetch it.");
    }
    if !is_debian_like() {
        bail!("no compiler for {TARGET}: call `rustup target add {TARGET}` and start again");
    }
    make_sure(&[Need::DebianWasm])?;
    Ok(Compiler::Debian)
}

/// Looks for the standard library itself: rustup lists a target as installed before it is.
fn rustup_has_target() -> bool {
    let Some(folder) = answer("rustc", &["--print", "target-libdir", "--target", TARGET]) else {
        return false;
    };
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

fn compile(compiler: Compiler) -> Result<PathBuf> {
    let (mut command, folder) = match compiler {
        Compiler::Rustup => (cargo(), target().join("wasm")),
        Compiler::Debian => (debian_cargo(), target().join("wasm-debian")),
    };
    // Only the one crate type: beside an rlib the linker could not optimise across crates.
    command.args(["rustc", "-p", "atelier-ui", "--lib", "--crate-type", "cdylib", "--profile", "wasm", "--target", TARGET]);
    command.arg("--target-dir").arg(&folder);
    if compiler == Compiler::Debian {
        command.arg("-Zbuild-std=std,panic_abort");
    }
    run(&mut command, Ending::Group).context("the pages do not compile for the browser")?;
    Ok(folder.join(TARGET).join("wasm").join("atelier_ui.wasm"))
}

/// Debian's cargo and compiler, with rustup's linker where there is one.
fn debian_cargo() -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    forget_own_package(&mut command);
    command.current_dir(root());
    for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "LD_LIBRARY_PATH", "RUSTFLAGS"] {
        command.env_remove(name);
    }
    command.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
    if let Some(linker) = rustup_linker() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    command
}

fn rustup_linker() -> Option<PathBuf> {
    let sysroot = answer("rustc", &["--print", "sysroot"])?;
    let version = answer("rustc", &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let linker = PathBuf::from(sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    linker.is_file().then_some(linker)
}

/// wasm-opt, from the npm package `binaryen`. Debian's own is years older and refuses what today's compilers emit.
fn find_optimiser() -> Option<PathBuf> {
    let tools = target().join("tools").join(format!("binaryen-{BINARYEN}"));
    let program = tools.join("node_modules/binaryen/bin/wasm-opt");
    if program.is_file() {
        return Some(program);
    }
    if !on_path("npm") {
        println!("There is no npm here to fetch wasm-opt: the pages work, and load a little slower.");
        return None;
    }
    println!("Fetching wasm-opt (npm package binaryen {BINARYEN}) into target/, because it makes the pages smaller.");
    let folder = tools.to_string_lossy().into_owned();
    let package = format!("binaryen@{BINARYEN}");
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix", &folder, &package]);
    if run_within(&mut npm, Duration::from_secs(120)) && program.is_file() {
        return Some(program);
    }
    println!("npm could not fetch it: the pages work, and load a little slower.");
    None
}
