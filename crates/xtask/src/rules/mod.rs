//! The house rules, as tests: what a reviewer would otherwise have to remember. Each rule is a function from
//! sources to offenders, proven twice: the house keeps it, and a planted offender is found. Compiled for tests only.

mod edges;
mod functions;
mod migrations;
mod opening;
mod sql;
mod syntax;
mod words;

use crate::files::{root, walk};

/// One file, by its path from the root with `/` on every system.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn planted(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Tests and examples may be longer, may speak any language and may look behind the curtain.
    pub fn is_test(&self) -> bool {
        let room = |name: &str| self.path.starts_with(&format!("{name}/")) || self.path.contains(&format!("/{name}/"));
        let name = self.path.rsplit('/').next().unwrap_or_default();
        room("tests") || room("examples") || name == "tests.rs" || name.ends_with("_tests.rs")
    }

    pub fn within(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }
}

const ROOMS: [&str; 5] = ["crates", "ui", "src-tauri", "tests", "migrations"];

/// All files of the project with that ending.
pub fn sources(ending: &str) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for room in ROOMS {
        for path in walk(&root.join(room)).unwrap() {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            if name.ends_with(ending) && !name.contains("/target/") {
                found.push(Source { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} file was found, so nothing would be checked");
    found
}

#[track_caller]
pub fn house_keeps(rule: &str, offenders: &[String]) {
    assert!(offenders.is_empty(), "{rule}\n  {}\n", offenders.join("\n  "));
}

/// A planted offender is found, and what it is found by says where.
#[track_caller]
pub fn finds(offenders: &[String], place: &str) {
    assert!(offenders.iter().any(|line| line.contains(place)), "not found: {place} in {offenders:?}");
}
