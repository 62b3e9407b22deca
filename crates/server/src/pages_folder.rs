//! Where the built pages lie: named by someone, or `dist` beside the program or above it.

use std::path::{Path, PathBuf};

/// The folder of the pages: `given` if it holds any, then `beside` (a shipped program's resources), then `dist` beside
/// the program's file and above it.
pub fn find_pages(given: Option<&Path>, beside: Option<&Path>) -> Option<PathBuf> {
    if let Some(given) = given.filter(|given| !given.as_os_str().is_empty()) {
        return holds_pages(given).then(|| given.to_owned());
    }
    let program = std::env::current_exe().ok();
    let above = program.iter().flat_map(|program| program.ancestors().skip(1)).map(|folder| folder.join("dist"));
    beside.map(Path::to_owned).into_iter().chain(above).find(|folder| holds_pages(folder))
}

fn holds_pages(folder: &Path) -> bool {
    folder.join("index.html").is_file()
}
