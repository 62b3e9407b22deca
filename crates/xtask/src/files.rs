//! Where things lie, and whether they have changed: the repository's root, the walk over a folder, and the
//! fingerprint by which a second start knows that there is nothing to do. Knows nothing of what the files mean.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository that xtask was built from.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_path_buf()
}

/// Cargo's target folder, which may have been moved.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |moved| root().join(moved))
}

/// All files below a folder, in the order of their paths; a folder that is not there has none.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// FNV-1a of 64 bits: names a content for caches and stamps; not meant to withstand an adversary.
#[derive(Clone, Copy)]
pub struct Fingerprint(u64);

impl Fingerprint {
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub fn add(mut self, bytes: &[u8]) -> Self {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// Adds every file below the given paths, with its name.
    pub fn add_all(mut self, paths: &[PathBuf]) -> Result<Self> {
        for path in paths {
            let files = if path.is_dir() { walk(path)? } else { vec![path.clone()] };
            for file in files {
                let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                self = self.add(file.to_string_lossy().as_bytes()).add(b"\0").add(&content).add(b"\0");
            }
        }
        Ok(self)
    }

    pub fn hex(self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"), "{}", root().display());
    }

    #[test]
    fn a_fingerprint_tells_contents_and_names_apart() {
        let folder = tempfile::tempdir().unwrap();
        let print = |name: &str, content: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            let print = Fingerprint::new().add_all(&[folder.path().to_path_buf()]).unwrap().hex();
            std::fs::remove_file(path).unwrap();
            print
        };
        assert_eq!(print("a", "x"), print("a", "x"));
        assert_ne!(print("a", "x"), print("a", "y"));
        assert_ne!(print("a", "x"), print("b", "x"));
    }
}
