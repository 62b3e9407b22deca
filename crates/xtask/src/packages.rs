//! What the machine must have before anything is built, and getting it: Debian's and Ubuntu's packages by
//! apt-get, elsewhere the exact words to type. Says what and why before it changes the machine.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process::{Ending, answer, cargo, on_path, run, run_within};

/// Something that the machine must have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// To compile the photo engine.
    Photos,
    /// To compile and show the desktop window.
    Window,
    /// To compile for browsers where rustup cannot fetch the target.
    DebianWasm,
    /// To test: database, browser, window, paper, photographs.
    Trials,
    /// To measure the photo engine beside other programs.
    Peers,
    /// To fetch and run those of them that are written for Node.
    Node,
}

impl Need {
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Need::Photos => &["cmake", "nasm", "pkg-config", "libheif-dev", "libraw-bin"],
            Need::Window => &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev", "pkg-config", "fonts-noto-cjk"],
            Need::DebianWasm => &["rustc-web", "cargo-web", "rust-web-src"],
            Need::Trials => &[
                "postgresql",
                "chromium",
                "chromium-driver",
                "webkit2gtk-driver",
                "xvfb",
                "poppler-utils",
                "libimage-exiftool-perl",
                "fonts-noto-cjk",
            ],
            Need::Peers => &[
                "libjpeg-turbo-progs",
                "libvips-tools",
                "imagemagick",
                "libimage-exiftool-perl",
                "poppler-utils",
                "python3-numpy",
                "python3-pil",
                "time",
            ],
            Need::Node => &["nodejs", "npm"],
        }
    }

    const fn why(self) -> &'static str {
        match self {
            Need::Photos => {
                "libjpeg-turbo, which reads the photographs, is compiled from its C and assembler source; libheif reads those of \
                 phones, LibRaw's dcraw_emu develops raw files without a preview"
            }
            Need::Window => "the desktop window is drawn by WebKitGTK, in Chinese too",
            Need::DebianWasm => "the pages are compiled to WebAssembly, and rustup could not fetch its target",
            Need::Trials => "the tests use a real PostgreSQL, Chromium and window, and read the PDFs and photographs",
            Need::Peers => "the photo engine is measured beside djpeg, vips, ImageMagick, Pillow and exiftool",
            Need::Node => "the photo engine is measured beside sharp, which is a package of Node's",
        }
    }

    /// Whether it is there, as far as one can tell without a package database.
    fn seems_met(self) -> bool {
        let all = |programs: &[&str]| programs.iter().all(|program| on_path(program));
        match self {
            Need::Photos if cfg!(target_os = "linux") => {
                all(&["cmake", "nasm", "dcraw_emu"]) && answer("pkg-config", &["--exists", "libheif"]).is_some()
            }
            Need::Photos => all(&["cmake", "nasm"]),
            Need::Window if cfg!(target_os = "linux") => {
                ["webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0"].iter().all(|library| answer("pkg-config", &["--exists", library]).is_some())
            }
            // macOS and current Windows carry the web view with them.
            Need::Window => true,
            Need::DebianWasm => false,
            Need::Trials => {
                all(&["chromedriver", "WebKitWebDriver", "Xvfb", "pdftotext", "exiftool"]) && crate::stage::postgres_programs().is_some()
            }
            Need::Peers => all(&["djpeg", "vipsthumbnail", "montage", "exiftool", "pdfimages", "/usr/bin/time"]),
            Need::Node => all(&["node", "npm"]),
        }
    }
}

/// Makes sure of all that is needed; on a system that we cannot install for, says what to install.
pub fn make_sure(needs: &[Need]) -> Result<()> {
    if !is_debian_like() {
        return ask_for(needs);
    }
    let missing: Vec<(&str, Need)> = missing_packages(needs);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in needs {
        let names: Vec<&str> = missing.iter().filter(|(_, of)| of == need).map(|(name, _)| *name).collect();
        if !names.is_empty() {
            println!("  {}\n    because {}", names.join(" "), need.why());
        }
    }
    let names: Vec<&str> = missing.into_iter().map(|(name, _)| name).collect();
    println!("Installing by apt-get.");
    run(&mut apt_get(&["update"]), Ending::Terminal).context("the list of packages could not be refreshed")?;
    let unknown: Vec<&str> = names.iter().copied().filter(|name| !is_offered(name)).collect();
    if !unknown.is_empty() {
        bail!(
            "this system's archive does not offer: {}.\nThey are part of Debian 12 and later; on another system \
             install what corresponds to them.",
            unknown.join(" ")
        );
    }
    let mut install = apt_get(&["install", "-y", "--no-install-recommends"]);
    run(install.args(&names), Ending::Terminal).context("the packages could not be installed")
}

fn missing_packages(needs: &[Need]) -> Vec<(&'static str, Need)> {
    let mut missing: Vec<(&str, Need)> = Vec::new();
    for need in needs {
        for package in need.packages() {
            if !missing.iter().any(|(name, _)| name == package) && !is_installed(package) {
                missing.push((package, *need));
            }
        }
    }
    missing
}

/// A part of the Rust toolchain that a smallest installation leaves out.
pub fn make_sure_of_component(subcommand: &str, component: &str) -> Result<()> {
    let is_there = || cargo().args([subcommand, "--version"]).output().is_ok_and(|output| output.status.success());
    if !is_there() {
        println!("Fetching {component} by rustup, because every change is checked with it.");
        run_within(Command::new("rustup").args(["component", "add", component]), Duration::from_secs(120));
    }
    if !is_there() {
        bail!("`cargo {subcommand}` is missing: rustup component add {component}");
    }
    Ok(())
}

pub fn is_debian_like() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| names_debian(&text)) && on_path("apt-get")
}

fn names_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|names| names.trim_matches('"').split_whitespace())
        .any(|name| matches!(name, "debian" | "ubuntu"))
}

pub fn has(need: Need) -> bool {
    is_debian_like() && missing_packages(&[need]).is_empty()
}

fn is_installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f", "${db:Status-Status}", package]).is_some_and(|status| status == "installed")
}

fn is_offered(package: &str) -> bool {
    answer("apt-cache", &["policy", package]).is_some_and(|text| text.contains("Candidate:") && !text.contains("Candidate: (none)"))
}

fn apt_get(arguments: &[&str]) -> Command {
    let am_root = answer("id", &["-u"]).is_some_and(|id| id == "0");
    let mut command = Command::new(if am_root { "env" } else { "sudo" });
    if !am_root {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", "-q"]);
    command.args(arguments);
    command
}

fn ask_for(needs: &[Need]) -> Result<()> {
    let unmet: Vec<Need> = needs.iter().copied().filter(|need| !need.seems_met()).collect();
    if unmet.is_empty() {
        return Ok(());
    }
    println!("This command installs by itself on Debian and Ubuntu only. Here, install these and call it again:");
    for need in unmet {
        println!("  {}\n    because {}", words_for_others(need), need.why());
    }
    bail!("something is missing on this machine")
}

const MEASURED_ON_LINUX: &str = "nothing helps: the photo engine is measured on Linux only";

const fn words_for_others(need: Need) -> &'static str {
    if cfg!(target_os = "macos") {
        match need {
            Need::Photos => "xcode-select --install; brew install cmake nasm",
            Need::Window => "nothing: WebKit is part of macOS",
            Need::DebianWasm => "rustup target add wasm32-unknown-unknown",
            Need::Trials => "brew install postgresql@15 chromedriver poppler exiftool (the window tests run on Linux only)",
            Need::Peers | Need::Node => MEASURED_ON_LINUX,
        }
    } else if cfg!(windows) {
        match need {
            Need::Photos => "winget install Microsoft.VisualStudio.2022.BuildTools Kitware.CMake NASM.NASM",
            Need::Window => "winget install Microsoft.EdgeWebView2Runtime",
            Need::DebianWasm => "rustup target add wasm32-unknown-unknown",
            Need::Trials => "the tests run on Linux only: use WSL with Debian",
            Need::Peers | Need::Node => MEASURED_ON_LINUX,
        }
    } else {
        match need {
            Need::Photos => {
                "cmake, nasm, pkg-config, libheif with its headers and LibRaw's samples (dnf install cmake nasm pkgconf \
                 libheif-devel LibRaw-samples; pacman -S cmake nasm pkgconf libheif libraw)"
            }
            Need::Window => {
                "WebKitGTK 4.1, GTK 3 and librsvg with their headers (dnf install webkit2gtk4.1-devel gtk3-devel \
                 librsvg2-devel google-noto-sans-cjk-fonts; pacman -S webkit2gtk-4.1 gtk3 librsvg noto-fonts-cjk)"
            }
            Need::DebianWasm => "rustup target add wasm32-unknown-unknown",
            Need::Trials => "PostgreSQL with initdb, chromedriver with Chromium, WebKitWebDriver, Xvfb, pdftotext (poppler) and exiftool",
            Need::Peers => "djpeg (libjpeg-turbo), vips, ImageMagick, exiftool, poppler, GNU time, and python3 with Pillow and numpy",
            Need::Node => "Node.js and npm",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_debian_and_its_children() {
        assert!(names_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(names_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian("ID=fedora\nPRETTY_NAME=\"not debian\"\n"));
    }

    #[test]
    fn says_something_for_every_need_everywhere() {
        for need in [Need::Photos, Need::Window, Need::DebianWasm, Need::Trials, Need::Peers, Need::Node] {
            assert!(!need.packages().is_empty() && !need.why().is_empty() && !words_for_others(need).is_empty());
        }
    }
}
