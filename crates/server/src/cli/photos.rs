//! `photos`: the photo engine alone, on a folder.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use anyhow::Context;
use atelier_core::shoots::{Likeness, Shot, alike, series};
use atelier_photo::{Crew, ReportLine, Status, photos_folder};
use clap::Args;

use super::told::{Ending, Progress, complain, say};

/// Develop a folder of photos: thumbnails, previews and one line of facts each. Needs no database.
#[derive(Debug, Args)]
pub struct Photos {
    /// Folder of photos; sub-folders count too.
    folder: PathBuf,
    /// Where pictures go: DIR/thumb/<blake3>.jpg (320 px) and DIR/preview/<blake3>.jpg (2048 px), upright, sRGB.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the report goes: one JSON line a file.
    #[arg(long, value_name = "FILE.jsonl")]
    report: PathBuf,
    /// Photos developed side by side; without it, as many as there are processors.
    #[arg(long, value_name = "N")]
    workers: Option<usize>,
    /// Do not look for faces.
    #[arg(long)]
    without_faces: bool,
}

impl Photos {
    /// Develops the folder.
    pub fn run(self) -> anyhow::Result<Ending> {
        if !self.folder.is_dir() {
            complain(&format!("{} is not a folder", self.folder.display()));
            return Ok(Ending::WrongUsage);
        }
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let half = self.report.with_extension("half");
        // Before the work, so that nobody waits an hour to be told that there is no place for the report.
        let file = File::create(&half).with_context(|| format!("{} cannot be written", self.report.display()))?;
        let crew = Crew { workers: self.workers.unwrap_or(processors), faces: !self.without_faces };
        let mut told = Progress::new();
        let developed = photos_folder(&self.folder, &self.out, crew, |done, of| told.tell(done, of));
        let mut developed = developed.map_err(|reason| anyhow::anyhow!("{}: {reason}", self.folder.display()))?;
        compare(&mut developed.lines);
        let written = write(file, &developed.lines).and_then(|()| Ok(std::fs::rename(&half, &self.report)?));
        written.with_context(|| format!("{} cannot be written", self.report.display()))?;
        developed.lines.iter().for_each(name_refused);
        if let Some(reason) = developed.stopped {
            anyhow::bail!("{}: {reason}", self.out.display());
        }
        say(&serde_json::to_string(&developed.summary)?);
        Ok(if developed.summary.refused > 0 { Ending::Refused } else { Ending::Done })
    }
}

/// Bits of likeness that a picture exported twice, at another size or quality, differs in at most.
const EXPORTED_TWICE_BITS: u32 = 3;

/// Fills in what only shows beside other files: copies, what was taken in one go, and what looks the same.
fn compare(lines: &mut [ReportLine]) {
    let mut first_of: HashMap<String, usize> = HashMap::new();
    let (mut copies, mut originals) = (Vec::new(), Vec::new());
    for (place, line) in lines.iter().enumerate() {
        let (Status::Ok, Some(blake3)) = (line.status, &line.blake3) else { continue };
        match first_of.get(blake3) {
            Some(&first) => copies.push((place, first)),
            None => {
                first_of.insert(blake3.clone(), place);
                originals.push(place);
            }
        }
    }
    let body = |line: &ReportLine| [&line.make, &line.model, &line.serial].map(|word| word.clone().unwrap_or_default()).join(" ");
    let bodies: Vec<String> = originals.iter().map(|&place| body(&lines[place])).collect();
    let shots: Vec<Shot<'_>> = (originals.iter().zip(&bodies))
        .map(|(&place, body)| Shot {
            body,
            taken_at: lines[place].taken_at.as_deref(),
            likeness: lines[place].phash.map(|phash| Likeness(phash.0)),
        })
        .collect();
    let bursts = series(&shots);
    let (measured, hashes): (Vec<usize>, Vec<Likeness>) =
        (originals.iter().zip(&shots)).filter_map(|(&place, shot)| Some((place, shot.likeness?))).unzip();
    for (place, burst) in originals.into_iter().zip(bursts) {
        lines[place].burst = burst;
    }
    for (place, group) in measured.into_iter().zip(alike(&hashes, EXPORTED_TWICE_BITS)) {
        lines[place].alike = group;
    }
    for (copy, original) in copies {
        lines[copy].duplicate_of = Some(lines[original].file.clone());
        lines[copy].burst = lines[original].burst;
        lines[copy].alike = lines[original].alike;
    }
}

fn write(file: File, lines: &[ReportLine]) -> anyhow::Result<()> {
    let mut report = BufWriter::new(file);
    for line in lines {
        serde_json::to_writer(&mut report, line)?;
        writeln!(report)?;
    }
    Ok(report.flush()?)
}

fn name_refused(line: &ReportLine) {
    if line.status == Status::Refused {
        let reason = line.reason.as_deref().unwrap_or("refused").replace('_', " ");
        complain(&format!("{}: {reason}", line.file));
    }
}
