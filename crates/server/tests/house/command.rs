//! The command line: its words, its exit codes, and that what it refuses is named.

use std::path::Path;
use std::process::{Command, Output};

use atelier_photo::sample::{ShootPlan, draw_shoot};
use serde_json::Value;

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_atelier-server")).args(words).output().unwrap()
}

#[track_caller]
fn check(words: &[&str], code: i32, said: &str) {
    let output = run(words);
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{words:?}: {told}");
    assert!(told.contains(said), "{words:?}: {told}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn wrong_words_end_in_two() {
    check(&[], 2, "Usage");
    check(&["frobnicate"], 2, "unrecognized");
    check(&["serve"], 2, "--data");
    check(&["serve", "--data", "x", "--listen", "nowhere"], 2, "nowhere is not an address and a port");
    check(&["photos", "/never/made", "--out", "x", "--report", "y"], 2, "/never/made is not a folder");
    check(&["sheet", "/never/made", "--out", "x.pdf"], 2, "/never/made is not a folder");
    check(&["check", "--data", "/never/made"], 2, "/never/made is not a folder");
    check(&["--help"], 0, "Exit codes");
}

#[test]
fn a_folder_of_photos() {
    let home = tempfile::tempdir().unwrap();
    let (folder, out, report) = (home.path().join("in"), home.path().join("out"), home.path().join("report.jsonl"));
    draw_shoot(&folder, 7, &ShootPlan { long_side: 300, ..ShootPlan::of(6, "2026-05-01T10:00:00".parse().unwrap()) }).unwrap();
    let words = ["photos", text(&folder), "--out", text(&out), "--report", text(&report)];
    check(&words, 0, "\"ok\":6");
    std::fs::write(folder.join("bad name $(x).jpg"), "words").unwrap();
    check(&words, 1, "bad name $(x).jpg: not an image");

    let lines: Vec<Value> = std::fs::read_to_string(&report).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 7);
    for line in lines.iter().filter(|line| line["status"] == "ok") {
        for kind in ["thumb", "preview"] {
            assert!(out.join(kind).join(format!("{}.jpg", line["blake3"].as_str().unwrap())).is_file());
        }
        assert_eq!(line["make"], "Canon");
    }
}

#[test]
fn a_contact_sheet() {
    let home = tempfile::tempdir().unwrap();
    let (folder, sheet) = (home.path().join("in"), home.path().join("sheet.pdf"));
    draw_shoot(&folder, 8, &ShootPlan { long_side: 300, ..ShootPlan::of(7, "2026-05-01T10:00:00".parse().unwrap()) }).unwrap();
    let words = ["sheet", text(&folder), "--out", text(&sheet), "--columns", "2", "--rows", "2", "--shuffle", "5"];
    check(&words, 0, "7 photos on 2 pages");
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF-"));
    check(&["sheet", text(&folder), "--out", text(&sheet), "--quality", "full", "--paper", "420x297"], 0, "7 photos on 1 pages");
    check(&["sheet", text(&folder), "--out", text(&sheet), "--columns", "0"], 2, "has no cell");
    std::fs::create_dir(home.path().join("taken.pdf")).unwrap();
    run(&["sheet", text(&folder), "--out", text(&home.path().join("taken.pdf"))]);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 3, "something half-made was left");
    check(&["sheet", text(&folder), "--out", text(&sheet), "--paper", "B7"], 2, "A3, A4 or A5");
}

#[test]
fn a_data_folder_is_checked() {
    let home = tempfile::tempdir().unwrap();
    check(&["check", "--data", text(home.path())], 1, "there is no database");
    std::fs::write(home.path().join("atelier.db"), "this was never a database").unwrap();
    check(&["check", "--data", text(home.path())], 1, "atelier.db is not a database");
}

#[test]
fn the_openapi_document() {
    let output = run(&["openapi"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), document["openapi"].as_str()), (Some(0), Some("3.1.0")));
}
