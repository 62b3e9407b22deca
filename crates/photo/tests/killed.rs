//! An ingest run that is killed with SIGKILL at many moments ends, after one more run, where the run that was
//! not killed ends. The runs are this test's own program, started again as a child.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::{Darkroom, Library, sweep};
use jiff::civil::date;

const SOURCE: &str = "ATELIER_TEST_SOURCE";
const LIBRARY: &str = "ATELIER_TEST_LIBRARY";

/// The child's part: takes everything in. Without the two folders in its environment it has nothing to do.
#[test]
fn child_takes_everything_in() {
    let (Some(source), Some(root)) = (std::env::var_os(SOURCE), std::env::var_os(LIBRARY)) else { return };
    let (source, library) = (PathBuf::from(source), Library::at(root));
    library.tidy().unwrap();
    // Nothing of faces is on the disk, and looking for them would take most of the time between two kills.
    let mut darkroom = Darkroom::new().without_faces();
    for sighting in sweep(&source).unwrap().files {
        library.take_in(&source.join(sighting.file), &mut darkroom).unwrap();
    }
}

fn start(source: &Path, root: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_takes_everything_in", "--test-threads=1"])
        .env(SOURCE, source)
        .env(LIBRARY, root)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                all.insert(entry.path().strip_prefix(root).unwrap().to_owned(), fs::read(entry.path()).unwrap());
            }
        }
    }
    all
}

/// How many files are anywhere below a folder, half-written ones with them.
fn laid_down(root: &Path) -> usize {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { laid_down(&entry.path()) } else { 1 }).sum()
}

/// Runs until so many files are there and a little longer, and kills; true when the run had not ended by itself. Told by
/// what is done, not by a clock, so that the kills fall over the whole run however fast the machine is.
fn killed_at(files: usize, longer: Duration, source: &Path, root: &Path) -> bool {
    let mut child = start(source, root);
    while laid_down(root) < files && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(longer);
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

#[test]
fn a_run_killed_anywhere_ends_like_one_that_was_not() {
    let source = tempfile::tempdir().unwrap();
    draw_shoot(source.path(), 3, &ShootPlan { long_side: 480, ..ShootPlan::of(25, date(2026, 5, 1).at(9, 0, 0, 0)) }).unwrap();
    let originals = tree(source.path());
    let untroubled = tempfile::tempdir().unwrap();
    assert!(start(source.path(), untroubled.path()).wait().unwrap().success());
    let expected = tree(untroubled.path());
    assert_eq!(expected.len(), 75);

    let mut interrupted = 0;
    for moment in 0..20 {
        let root = tempfile::tempdir().unwrap();
        let first = moment * 3;
        // Two kills in one library, so that leftovers of leftovers are met too.
        for (files, longer) in [(first, moment % 4), (first + 4 + moment % 7, (moment * 7 + 3) % 6)] {
            interrupted += u32::from(killed_at(files, Duration::from_millis(longer as u64), source.path(), root.path()));
            for (file, bytes) in tree(root.path()) {
                let unfinished = file.file_name().unwrap().to_string_lossy().starts_with(".atelier-part-");
                assert!(unfinished || expected.get(&file) == Some(&bytes), "{} is there, but not whole", file.display());
            }
        }
        assert!(start(source.path(), root.path()).wait().unwrap().success());
        assert_eq!(tree(root.path()), expected, "after kills around moment {moment}");
    }
    assert!(interrupted > 20, "only {interrupted} of 40 kills came before the end of the run");
    assert_eq!(tree(source.path()), originals, "sources are only read");
}
