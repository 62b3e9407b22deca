//! What the camera wrote, beside exiftool: how fast, and whether both say the same. And the first look, which fills the
//! grid before anything is decoded.

use std::collections::HashMap;
use std::process::Command;

use serde_json::Value;

use crate::race::{Runner, race as run_race};
use crate::sets::Set;

/// The body's number in EXIF's own field: makers' notes hold others, which are not read.
const TAGS: [&str; 7] =
    ["-Make", "-Model", "-ExifIFD:SerialNumber", "-DateTimeOriginal", "-SubSecTimeOriginal", "-OffsetTimeOriginal", "-Orientation#"];

pub fn race(set: &Set) {
    let me = std::env::current_exe().expect("this program").display().to_string();
    let path = set.path();
    let medians = run_race(
        &format!("What the camera wrote, {}", set.name),
        set.files.len(),
        3,
        &[
            Runner::new("exiftool, everything", &["exiftool", "-q", "-j", "-r", "-ext", "jpg", path]),
            Runner::new(
                "exiftool -fast2, our fields only",
                &[&["exiftool", "-q", "-j", "-r", "-fast2", "-ext", "jpg"], TAGS.as_slice(), &[path]].concat(),
            ),
            Runner::new("what the camera wrote", &[&me, "work", "exif", path]),
            Runner::new("first look: facts, thumbnail upright", &[&me, "work", "first-look", path]),
        ],
    );
    println!(
        "to exiftool {:.0} times (aim 20); first look {:.0} photos/s (aim 2,000)",
        medians[2].per_second / medians[0].per_second,
        medians[3].per_second
    );
    agree(set, &me);
}

fn agree(set: &Set, me: &str) {
    let ours = lines(Command::new(me).args(["work", "exif", set.path()]));
    let ours: HashMap<String, Value> = ours
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .map(|mut line| (line["file"].as_str().unwrap_or_default().to_owned(), line["camera"].take()))
        .collect();
    let theirs =
        lines(Command::new("exiftool").args(["-q", "-j", "-r", "-ext", "jpg", "-d", "%Y-%m-%dT%H:%M:%S"]).args(TAGS).arg(set.path()));
    let theirs: Vec<Value> = serde_json::from_str(&theirs).expect("exiftool's JSON");
    let (mut fields, mut differ) = (0, Vec::new());
    for photo in &theirs {
        let file = photo["SourceFile"].as_str().unwrap_or_default();
        let Some(camera) = ours.get(file) else { continue };
        let text = |value: &Value| match value {
            Value::Null => String::new(),
            Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        };
        let taken_at = text(&camera["taken_at"]);
        let (second, fraction) = taken_at.split_once('.').unwrap_or((&taken_at, ""));
        for (name, ours) in [
            ("Make", text(&camera["make"])),
            ("Model", text(&camera["model"])),
            ("SerialNumber", text(&camera["serial"])),
            ("DateTimeOriginal", second.to_owned()),
            ("SubSecTimeOriginal", fraction.to_owned()),
            ("OffsetTimeOriginal", text(&camera["offset"])),
            ("Orientation", text(&camera["orientation"])),
        ] {
            fields += 1;
            let theirs = text(&photo[name]);
            let same = theirs == ours || theirs.trim_start_matches('0') == ours.trim_start_matches('0') && !ours.is_empty();
            if !same {
                differ.push(format!("{file} {name}: {ours:?}, exiftool {theirs:?}"));
            }
        }
    }
    println!("{} of {fields} fields as exiftool reads them", fields - differ.len());
    differ.iter().take(12).for_each(|difference| println!("  {difference}"));
}

fn lines(command: &mut Command) -> String {
    String::from_utf8_lossy(&command.output().expect("the command runs").stdout).into_owned()
}
