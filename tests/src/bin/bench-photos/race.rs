//! Commands run in turn, several rounds, each measured by `/usr/bin/time`: medians against the first of them.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// One command of a race.
pub struct Runner {
    pub name: String,
    /// What must be away before a run, such as the output of the last.
    pub clear: Vec<PathBuf>,
    pub command: Vec<String>,
}

/// What one run cost: wall and CPU in seconds, peak memory of its largest process in MiB.
#[derive(Clone, Copy, Debug)]
struct Cost {
    wall: f64,
    cpu: f64,
    peak: f64,
}

/// What a runner cost: medians over the rounds, a photo.
#[derive(Clone, Copy, Debug)]
pub struct Median {
    pub per_second: f64,
    pub cpu_ms: f64,
    pub peak: f64,
}

impl Runner {
    pub fn new(name: &str, command: &[&str]) -> Self {
        Self { name: name.to_owned(), clear: Vec::new(), command: command.iter().map(|word| (*word).to_owned()).collect() }
    }

    pub fn into(mut self, folder: PathBuf) -> Self {
        self.clear.push(folder);
        self
    }

    /// Seconds that a run takes, and the MiB that it needs at most.
    pub fn wall_and_peak(&self) -> (f64, f64) {
        let (cost, complaint) = self.run();
        if let Some(complaint) = complaint {
            println!("  {} did not end well: {complaint}", self.name);
        }
        (cost.wall, cost.peak)
    }

    /// What a run cost, and what it complained about where it did not end well.
    fn run(&self) -> (Cost, Option<String>) {
        for folder in &self.clear {
            let _ = std::fs::remove_dir_all(folder);
            std::fs::create_dir_all(folder).expect("a folder for the output");
        }
        let report = tempfile::NamedTempFile::new().expect("a temporary file");
        let begun = Instant::now();
        let mut command = Command::new("/usr/bin/time");
        command.args(["-f", "%U %S %M", "-o"]).arg(report.path()).args(&self.command);
        let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("/usr/bin/time runs");
        let wall = begun.elapsed().as_secs_f64();
        let text = std::fs::read_to_string(report.path()).expect("the figures");
        let figures: Vec<f64> = text.lines().last().unwrap_or_default().split(' ').filter_map(|word| word.parse().ok()).collect();
        let [user, system, kib] = figures.as_slice() else {
            panic!("{}: {text} {}", self.name, String::from_utf8_lossy(&output.stderr));
        };
        let complaint = (!output.status.success()).then_some(()).and_then(|()| {
            let told = String::from_utf8_lossy(&output.stderr);
            // Among the photos lie tables of them, which our engine refuses.
            let tables = [".tsv: not an image", "made: empty"];
            let last = told.lines().rfind(|line| !line.trim().is_empty() && !tables.iter().any(|table| line.ends_with(table)))?;
            Some(format!("{}: {last}", output.status))
        });
        (Cost { wall, cpu: user + system, peak: kib / 1024.0 }, complaint)
    }
}

/// Runs all in turn, once to warm up and `rounds` times to count; prints a table whose ratios are to the first.
pub fn race(title: &str, photos: usize, rounds: usize, runners: &[Runner]) -> Vec<Median> {
    println!("\n{title}: {photos} photos, {rounds} rounds");
    println!("{:<44} {:>9} {:>12} {:>9} {:>7} {:>7}", "", "photos/s", "CPU ms/photo", "MiB", "wall x", "CPU x");
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); runners.len()];
    let mut complaints: Vec<Option<String>> = vec![None; runners.len()];
    for round in 0..=rounds {
        for ((runner, costs), complaint) in runners.iter().zip(&mut costs).zip(&mut complaints) {
            let (cost, complained) = runner.run();
            *complaint = complaint.take().or(complained);
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    let medians: Vec<Median> = costs
        .iter()
        .map(|costs| Median {
            per_second: photos as f64 / median(costs.iter().map(|cost| cost.wall)),
            cpu_ms: median(costs.iter().map(|cost| cost.cpu)) * 1000.0 / photos as f64,
            peak: median(costs.iter().map(|cost| cost.peak)),
        })
        .collect();
    for (runner, of) in runners.iter().zip(&medians) {
        let (wall, cpu) = (medians[0].per_second / of.per_second, of.cpu_ms / medians[0].cpu_ms);
        println!("{:<44} {:>9.1} {:>12.2} {:>9.0} {wall:>7.2} {cpu:>7.2}", runner.name, of.per_second, of.cpu_ms, of.peak);
    }
    // Some tools end like this over a single photo; of others, such as one that is not installed, the figures are worth nothing.
    for (runner, complaint) in runners.iter().zip(&complaints) {
        if let Some(complaint) = complaint {
            println!("  {} did not end well: {complaint}", runner.name);
        }
    }
    medians
}

pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
