//! What belongs together, against the table that the maker of the shoot wrote: pairs of one scene, and copies.

use std::collections::HashMap;
use std::process::Command;
use std::time::Instant;

use atelier_core::shoots::{Likeness, alike};
use atelier_photo::ReportLine;

use crate::bench_folder;
use crate::peers::ours;
use crate::race::race;
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
    let has_czkawka = Command::new("czkawka_cli").arg("--version").output().is_ok();
    if has_czkawka {
        let (cache, found) = (cache.display().to_string(), found.display().to_string());
        let command = [
            "env",
            &format!("XDG_CACHE_HOME={cache}"),
            "czkawka_cli",
            "image",
            "-d",
            set.path(),
            "-T",
            "2",
            "-z",
            "Triangle",
            "-c",
            "8",
            "-s",
            "10",
            "-C",
            &found,
        ];
        runners.push(crate::race::Runner::new("czkawka, its best setting", &command).into(bench_folder().join("czkawka")));
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
    if !has_czkawka {
        println!("czkawka is not beside it: `cargo install czkawka_cli` puts it on the path");
    }
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
