//! Laying out `dist/`: the compiled pages, their glue, one stylesheet and the static files, named by content so
//! that a browser may keep them for ever, small ones beside themselves compressed. The folder is made whole
//! and then put in place of the old one, never changed where a server may be reading it.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::files::{Fingerprint, root, target, walk};
use crate::process::{Ending, run};

const INDEX: &str = include_str!("../page/index.html");
const BOOT: &str = include_str!("../page/boot.js");
const BOOT_STYLE: &str = include_str!("../page/boot.css");
const COMPRESSIBLE: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "ttf"];

/// What the browser has to fetch.
pub struct Sizes {
    wasm: u64,
    wasm_packed: u64,
    glue_packed: u64,
    style_packed: u64,
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kib = |bytes: u64| bytes.div_ceil(1024);
        write!(
            f,
            "wasm {} KiB, compressed {} KiB; with it {} KiB of script and {} KiB of style, compressed",
            kib(self.wasm),
            kib(self.wasm_packed),
            kib(self.glue_packed),
            kib(self.style_packed)
        )
    }
}

/// Makes the folder from the compiled pages.
pub fn write(compiled: &Path, optimiser: Option<&Path>, folder: &Path) -> Result<Sizes> {
    let made = target().join("xtask-dist");
    let bound = target().join("xtask-bindgen");
    for path in [&made, &bound] {
        clear(path)?;
    }
    bind(compiled, &bound)?;
    let wasm_path = bound.join("atelier_bg.wasm");
    if let Some(optimiser) = optimiser {
        optimise(optimiser, &wasm_path)?;
    }
    let assets = made.join("assets");
    std::fs::create_dir_all(&assets)?;

    let snippets = copy_snippets(&bound.join("snippets"), &assets)?;
    let glue = std::fs::read_to_string(bound.join("atelier.js"))?;
    let glue = glue.replace("./snippets/", &format!("./{snippets}/"));
    let wasm = asset(&assets, "wasm", &std::fs::read(&wasm_path)?)?;
    let js = asset(&assets, "js", glue.as_bytes())?;
    let css = asset(&assets, "css", style()?.as_bytes())?;
    let fill = |text: &str| text.replace("{{js}}", &js).replace("{{css}}", &css).replace("{{wasm}}", &wasm);
    std::fs::write(made.join("index.html"), fill(INDEX))?;
    std::fs::write(made.join("boot.js"), fill(BOOT))?;
    copy_public(&made)?;

    for file in walk(&made)? {
        pack(&file)?;
    }
    let size = |address: &str, suffix: &str| {
        let path = format!("{}{suffix}", made.join(address.trim_start_matches('/')).display());
        std::fs::metadata(path).map_or(0, |found| found.len())
    };
    let sizes =
        Sizes { wasm: size(&wasm, ""), wasm_packed: size(&wasm, ".gz"), glue_packed: size(&js, ".gz"), style_packed: size(&css, ".gz") };
    swap(&made, folder)?;
    Ok(sizes)
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("atelier")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("the compiled pages could not be bound to the browser")
}

fn optimise(program: &Path, wasm: &Path) -> Result<()> {
    let out = wasm.with_extension("smaller");
    let features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    let mut command = Command::new("node");
    command.arg(program).arg("-Oz").args(features.map(|feature| format!("--enable-{feature}")));
    command.arg("--strip-debug").arg("--strip-producers").arg(wasm).arg("-o").arg(&out);
    run(&mut command, Ending::Group)?;
    std::fs::rename(out, wasm).context("wasm-opt has left nothing")
}

/// Writes one file under a name that tells its content; answers its address.
fn asset(assets: &Path, kind: &str, content: &[u8]) -> Result<String> {
    let name = format!("atelier-{}.{kind}", Fingerprint::new().add(content).hex());
    std::fs::write(assets.join(&name), content)?;
    Ok(format!("/assets/{name}"))
}

/// The small scripts that packages bring along, in a folder named by their content.
fn copy_snippets(from: &Path, assets: &Path) -> Result<String> {
    let files = walk(from)?;
    let mut print = Fingerprint::new();
    for file in &files {
        print = print.add(&std::fs::read(file)?);
    }
    let name = format!("snippets-{}", print.hex());
    copy_all(&files, from, &assets.join(&name))?;
    Ok(name)
}

fn copy_public(made: &Path) -> Result<()> {
    let from = root().join("ui/public");
    copy_all(&walk(&from)?, &from, made)
}

fn copy_all(files: &[PathBuf], from: &Path, to: &Path) -> Result<()> {
    for file in files {
        let place = to.join(file.strip_prefix(from)?);
        if let Some(parent) = place.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::copy(file, &place).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// One stylesheet: the outline of the start, the tokens and base of `ui/style`, then each control's and page's own.
fn style() -> Result<String> {
    let mut joined = BOOT_STYLE.to_owned();
    for folder in ["ui/style", "ui/src"] {
        for file in walk(&root().join(folder))? {
            if file.extension().is_some_and(|kind| kind == "css") {
                joined.push_str(&std::fs::read_to_string(&file)?);
                joined.push('\n');
            }
        }
    }
    Ok(joined)
}

/// Puts a compressed copy beside a file that gains by it.
fn pack(file: &Path) -> Result<()> {
    let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
    let content = std::fs::read(file)?;
    if content.len() < 1024 || !COMPRESSIBLE.contains(&kind.as_str()) {
        return Ok(());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    let packed = encoder.finish()?;
    if packed.len() < content.len() {
        std::fs::write(file.with_extension(format!("{kind}.gz")), packed)?;
    }
    Ok(())
}

fn swap(made: &Path, folder: &Path) -> Result<()> {
    let old = target().join("xtask-dist-old");
    clear(&old)?;
    if folder.exists() {
        std::fs::rename(folder, &old).or_else(|_| std::fs::remove_dir_all(folder))?;
    }
    // The target folder may lie on another disk, where a rename cannot reach.
    if std::fs::rename(made, folder).is_err() {
        copy_all(&walk(made)?, made, folder)?;
    }
    clear(&old)
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_no_inline_script_and_no_foreign_address() {
        assert_eq!(INDEX.matches("<script").count(), 1);
        assert!(INDEX.contains(r#"<script type="module" src="/boot.js"></script>"#));
        for text in [INDEX, BOOT, BOOT_STYLE] {
            assert!(!text.contains("http"), "relative addresses only");
        }
        for place in ["{{js}}", "{{css}}"] {
            assert!(INDEX.contains(place));
        }
    }

    #[test]
    fn packs_what_gains_and_leaves_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("long.css");
        let photo = folder.path().join("photo.jpg");
        std::fs::write(&text, "body { margin: 0 }\n".repeat(200)).unwrap();
        std::fs::write(&photo, vec![7; 4000]).unwrap();
        pack(&text).unwrap();
        pack(&photo).unwrap();
        assert!(folder.path().join("long.css.gz").is_file());
        assert!(!folder.path().join("photo.jpg.gz").exists());
    }

    #[test]
    fn an_asset_is_named_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let one = asset(folder.path(), "css", b"a").unwrap();
        let other = asset(folder.path(), "css", b"b").unwrap();
        assert_ne!(one, other);
        assert_eq!(asset(folder.path(), "css", b"a").unwrap(), one);
    }
}
