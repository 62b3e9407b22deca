//! What belongs together, against the table that the maker of the shoot wrote: pairs of one scene, and copies.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use atelier_core::shoots::{Likeness, alike};
use atelier_photo::ReportLine;

use crate::bench_folder;
use crate::peers::ours;
use crate::race::{Runner, race};
use crate::sets::Set;

pub fn score() {
    let set = Set::scored();
    let Ok(truth) = std::fs::read_to_string(set.folder.join("truth.tsv")) else {
        println!("\nGrouping: not scored, the shoot was not made by make_shoot.py");
        return;
    };
    let mut runners = vec![ours("everything in one pass", &set)];
    let cache = bench_folder().join("czkawka");
    let found = bench_folder().join("czkawka.json");
    let czkawka = std::env::var("ATELIER_CZKAWKA").ok();
    if let Some(program) = &czkawka {
        let home = format!("XDG_CACHE_HOME={}", cache.display());
        let found = found.display().to_string();
        // The setting that found most of the same scenes. Finding something is no error here (-W).
        let setting = ["-T", "2", "-z", "Triangle", "-c", "8", "-s", "10", "-W"];
        let command = [&["env", &home, program, "image", "-d", set.path()][..], &setting, &["-C", &found]].concat();
        runners.push(Runner::new("czkawka, its best setting", &command).into(cache));
    }
    race("Likeness", set.files.len(), 1, &runners);
    let report = std::fs::read_to_string(bench_folder().join("out/ours/report.jsonl")).expect("the report");
    let lines: HashMap<String, ReportLine> =
        report.lines().filter_map(|line| serde_json::from_str::<ReportLine>(line).ok()).map(|line| (line.file.clone(), line)).collect();
    let rows: Vec<Vec<&str>> = truth.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    let scenes: Vec<(&str, Option<u32>)> = rows.iter().map(|row| (row[1], lines[row[0]].burst)).collect();
    told("series", pairs(&scenes, |a, b| a.0 == b.0, |a, b| a.1.is_some() && a.1 == b.1));
    let copies: Vec<(&str, Option<&str>)> = rows.iter().map(|row| (row[9], lines[row[0]].duplicate_of.as_deref())).collect();
    let told_right = copies.iter().filter(|(truth, told)| told.unwrap_or_default() == *truth).count();
    println!("{:<44} {told_right} of {} files told right", "copies", copies.len());
    match czkawka {
        Some(_) => {
            let groups = groups_of(&bench_folder().join("czkawka.json"), &set);
            let scenes: Vec<(&str, Option<usize>)> = rows.iter().map(|row| (row[1], groups.get(row[0]).copied())).collect();
            told("series by czkawka", pairs(&scenes, |a, b| a.0 == b.0, |a, b| a.1.is_some() && a.1 == b.1));
        }
        None => println!("czkawka is not beside it: its package could not be compiled"),
    }
}

/// The group that czkawka put each file into, by the file's name within the set.
fn groups_of(found: &Path, set: &Set) -> HashMap<String, usize> {
    let json = std::fs::read_to_string(found).expect("what czkawka found");
    let groups: Vec<Vec<serde_json::Value>> = serde_json::from_str(&json).expect("lists of files");
    let file = |value: &serde_json::Value| {
        let path = Path::new(value["path"].as_str().expect("a path"));
        path.strip_prefix(&set.folder).expect("in the set").display().to_string()
    };
    groups.iter().enumerate().flat_map(|(nth, group)| group.iter().map(move |value| (file(value), nth))).collect()
}

/// True and false pairs found, and pairs missed.
fn pairs<T>(items: &[T], truth: impl Fn(&T, &T) -> bool, told: impl Fn(&T, &T) -> bool) -> [u32; 3] {
    let mut counts = [0; 3];
    for (index, a) in items.iter().enumerate() {
        for b in &items[..index] {
            match (truth(a, b), told(a, b)) {
                (true, true) => counts[0] += 1,
                (false, true) => counts[1] += 1,
                (true, false) => counts[2] += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

fn told(what: &str, [right, wrong, missed]: [u32; 3]) {
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    println!(
        "{what:<44} precision {:.3}, recall {:.3} of {} pairs (aim 1.00 and 0.97)",
        share(right, right + wrong),
        share(right, right + missed),
        right + missed
    );
}

/// 20,000 hashes, one in ten a near twin of another.
pub fn likeness() {
    let mut chance: u64 = 7;
    let mut next = || {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance
    };
    let mut hashes: Vec<Likeness> = Vec::new();
    for index in 0..20_000 {
        let twin = index % 10 == 9;
        let hash = if twin { hashes[index - 5].0 ^ (1 << (next() % 64)) } else { next() };
        hashes.push(Likeness(hash));
    }
    let begun = Instant::now();
    let groups = alike(&hashes, 8);
    let grouped = groups.iter().flatten().count();
    println!("\nLikeness of 20,000 hashes: {:.0} ms (aim 1,000), {grouped} in groups", begun.elapsed().as_secs_f64() * 1000.0);
}
