//! Building the whole workspace once, tests and programs together, and running the test programs package by
//! package. One build with one set of features: asked for package by package, cargo would compile most
//! dependencies again for each choice of packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::files::{root, target};
use crate::process::{Ending, Output, cargo, read, told};
use crate::tally::Tally;

/// What the build has left: the test programs, and where the programs proper are.
pub struct Built {
    tests: Vec<TestProgram>,
    complete: bool,
}

#[derive(PartialEq, Eq, Debug)]
struct TestProgram {
    package: String,
    home: PathBuf,
    path: PathBuf,
}

impl Built {
    /// Builds as much as can be built: what does not compile must not hide the tests of the rest.
    pub fn workspace() -> Result<Self> {
        let mut command = cargo();
        command.args(["build", "--workspace", "--bins", "--tests", "--keep-going", "--message-format=json-render-diagnostics"]);
        println!("{}", told(&command));
        let mut tests = Vec::new();
        let status = read(&mut command, Output::Kept, |line| tests.extend(TestProgram::read(line)))?;
        tests.sort_by(|a, b| (&a.package, &a.path).cmp(&(&b.package, &b.path)));
        Ok(Self { tests, complete: status.success() })
    }

    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Runs the test programs of one package.
    pub fn test(&self, package: &str, prepare: impl Fn(&mut Command)) -> Result<Tally> {
        let mut tally = Tally::default();
        for program in self.tests.iter().filter(|program| program.package == package) {
            println!("\n{package}: {}", program.path.strip_prefix(root()).unwrap_or(&program.path).display());
            tally += program.run(&prepare)?;
        }
        if tally == Tally::default() && !self.tests.iter().any(|program| program.package == package) {
            bail!("{package} has no test program: it does not compile");
        }
        Ok(tally)
    }
}

impl TestProgram {
    /// One message of cargo's; most are about something else.
    fn read(line: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_test = message.get("profile")?.get("test")?.as_bool()?;
        let path = message.get("executable")?.as_str()?;
        let home = Path::new(message.get("manifest_path")?.as_str()?).parent()?;
        let id = message.get("package_id")?.as_str()?;
        let package = id.rsplit_once('#').map_or(id, |(_, name)| name).split('@').next()?;
        // Cargo leaves the name out of the id where the folder has the same.
        let package = if package.starts_with(|c: char| c.is_ascii_digit()) { home.file_name()?.to_str()? } else { package };
        is_test.then(|| Self { package: package.to_owned(), home: home.to_path_buf(), path: path.into() })
    }

    fn run(&self, prepare: impl Fn(&mut Command)) -> Result<Tally> {
        let mut command = Command::new(&self.path);
        command.current_dir(&self.home).env("CARGO_MANIFEST_DIR", &self.home).stdin(Stdio::null());
        prepare(&mut command);
        let mut tally = Tally::default();
        let status = read(&mut command, Output::Shown, |line| tally += Tally::read(line))?;
        if !status.success() && tally.failed == 0 {
            println!("{} ended with {status}", self.path.display());
        }
        Ok(tally.with_outcome(status.success()))
    }
}

/// A program of the development build.
pub fn program(name: &str) -> Result<PathBuf> {
    let path = target().join("debug").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    path.is_file().then_some(path).with_context(|| format!("the program `{name}` was not built"))
}

/// Builds the programs as they are used.
pub fn release(packages: &[&str]) -> Result<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--release"]).args(packages.iter().map(|name| format!("-p={name}")));
    crate::process::run(&mut command, Ending::Group)?;
    Ok(target().join("release"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, home: &str, test: bool) -> String {
        format!(
            r#"{{"reason":"compiler-artifact","package_id":"{id}","manifest_path":"{home}/Cargo.toml","profile":{{"test":{test}}},"executable":"/t/x"}}"#
        )
    }

    #[test]
    fn reads_whose_a_test_program_is() {
        let paper = TestProgram::read(&message("path+file:///r/crates/paper#atelier-paper@0.1.0", "/r/crates/paper", true)).unwrap();
        assert_eq!((paper.package.as_str(), paper.home.to_str()), ("atelier-paper", Some("/r/crates/paper")));
        let xtask = TestProgram::read(&message("path+file:///r/crates/xtask#0.1.0", "/r/crates/xtask", true)).unwrap();
        assert_eq!(xtask.package, "xtask");
    }

    #[test]
    fn other_messages_are_no_tests() {
        assert_eq!(TestProgram::read(&message("path+file:///r#atelier@0.1.0", "/r", false)), None);
        assert_eq!(TestProgram::read(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(TestProgram::read("   Compiling atelier"), None);
    }
}
