//! `photos`: the photo engine alone, on a folder.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use anyhow::Context;
use atelier_photo::{ReportLine, Status, photos_folder};
use clap::Args;

use super::told::{Ending, complain, say};

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
        let file = File::create(&half).with_context(|| format!("{} cannot be written", self.report.display()))?;
        let mut report = BufWriter::new(file);
        let mut written = Ok(());
        let summary = photos_folder(&self.folder, &self.out, self.workers.unwrap_or(processors), |line| {
            if written.is_ok() {
                written = serde_json::to_writer(&mut report, &line).map_err(Into::into).and_then(|()| writeln!(report));
            }
            name_refused(&line);
        });
        let finished = written.and_then(|()| report.flush()).and_then(|()| std::fs::rename(&half, &self.report));
        finished.with_context(|| format!("{} cannot be written", self.report.display()))?;
        let summary = summary.map_err(|reason| anyhow::anyhow!("{}: {reason}", self.folder.display()))?;
        say(&serde_json::to_string(&summary)?);
        Ok(if summary.refused > 0 { Ending::Refused } else { Ending::Done })
    }
}

fn name_refused(line: &ReportLine) {
    if line.status == Status::Refused {
        let reason = line.reason.as_deref().unwrap_or("refused").replace('_', " ");
        complain(&format!("{}: {reason}", line.file));
    }
}
