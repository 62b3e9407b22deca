//! What it costs to watch a large tree: a sweep of 100,000 files beside find, and what the desk does with what was seen.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use atelier_desk::{Desk, Seen, SystemClock};
use atelier_photo::{Swept, sweep};
use atelier_tests::world::{Eyes, desk_alone};

use crate::bench_folder;
use crate::race::median;

const FOLDERS: usize = 400;
const FILES_EACH: usize = 250;
const ROUNDS: usize = 7;

pub fn measure() {
    let tree = tree();
    println!("\nOne look at a watched tree of {} files in {FOLDERS} folders, median of {ROUNDS}", FOLDERS * FILES_EACH);
    let (mut finds, mut sweeps) = (Vec::new(), Vec::new());
    let mut swept = Swept::default();
    for round in 0..=ROUNDS {
        let find = milliseconds(|| {
            let mut find = Command::new("find");
            find.arg(&tree).args(["-type", "f", "-printf", "%s %T@\\n"]).stdout(Stdio::null());
            assert!(find.status().expect("find runs").success());
        });
        let ours = milliseconds(|| swept = sweep(&tree).expect("the tree can be listed"));
        if round > 0 {
            finds.push(find);
            sweeps.push(ours);
        }
    }
    assert_eq!(swept.files.len(), FOLDERS * FILES_EACH);
    let (find, ours) = (median(finds.into_iter()), median(sweeps.into_iter()));
    println!("{:<44} {find:>8.0} ms", "find -type f -printf '%s %T@'");
    println!("{:<44} {ours:>8.0} ms, to find {:.2}", "sweep", ours / find);
    tokio::runtime::Runtime::new().expect("a runtime").block_on(the_desk(&swept));
}

/// The desk's part, on SQLite: at the first look all is new, at the second it has settled; once it is taken, a look is
/// told only what came since the last one.
async fn the_desk(swept: &Swept) {
    let files = swept.files.iter().map(|file| Seen {
        path: file.name(),
        size: i64::try_from(file.size).unwrap_or(i64::MAX),
        modified_ms: file.modified_ms,
        refused: None,
    });
    let seen: Vec<Seen> = files.collect();
    let folder = tempfile::tempdir_in(bench_folder()).expect("a folder");
    let address = atelier_desk::database_in(folder.path());
    let desk = desk_alone(address.clone(), folder.path(), Arc::new(SystemClock)).await;
    look(&desk, "the desk, all of it new (once)", &seen, None).await;
    let due = look(&desk, "the desk, second look (once)", &seen, Some(&seen)).await;
    assert_eq!(due, seen.len(), "all of it has settled");
    let eyes = Eyes::on(&address).await;
    // Taking so many takes hours, and leaves this.
    eyes.meddle("update sighting set state = 'taken'").await;
    eyes.close().await;
    look(&desk, "the desk, all taken, the first look of a run", &seen, None).await;
    look(&desk, "the desk, all taken, nothing new", &seen, Some(&seen)).await;
    look(&desk, "the desk, all taken, one file new", &seen, Some(&seen[1..])).await;
    desk.close().await;
}

async fn look(desk: &Desk, what: &str, seen: &[Seen], last: Option<&[Seen]>) -> usize {
    let begun = Instant::now();
    let due = desk.saw(None, seen, last).await.unwrap_or_else(|failure| panic!("{failure:?}"));
    println!("{what:<44} {:>8.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    due.len()
}

/// Made once, and kept.
fn tree() -> PathBuf {
    let tree = bench_folder().join("tree");
    let made = bench_folder().join("tree-is-made");
    if !made.is_file() {
        println!("making {} tiny files in {}", FOLDERS * FILES_EACH, tree.display());
        let _ = std::fs::remove_dir_all(&tree);
        for folder in 0..FOLDERS {
            let folder = tree.join(format!("A20260501-{folder:03}"));
            std::fs::create_dir_all(&folder).expect("a folder");
            for file in 0..FILES_EACH {
                std::fs::write(folder.join(format!("IMG_{file:04}.JPG")), file.to_string()).expect("a file");
            }
        }
        std::fs::write(made, "").expect("a note that it is whole");
    }
    tree
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1000.0
}
