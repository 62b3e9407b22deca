//! `sheet`: a contact sheet of a folder, without a database.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context;
use atelier_core::selection::shuffle;
use atelier_core::shoots::file_number;
use atelier_core::text::Lang;
use atelier_paper::{Cell, ContactSheet, Imprint, Jpeg, SheetPaper};
use atelier_photo::{Darkroom, Reason, Sighting, sweep};
use clap::Args;

use super::told::{Ending, complain, say};

/// Print a contact sheet of a folder of photos. Needs no database.
#[derive(Debug, Args)]
pub struct Sheet {
    /// Folder of photos; sub-folders count too.
    folder: PathBuf,
    /// The PDF file.
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
    /// Columns on a page.
    #[arg(long, default_value_t = 5)]
    columns: u32,
    /// Rows on a page.
    #[arg(long, default_value_t = 6)]
    rows: u32,
    /// A3, A4 or A5.
    #[arg(long, default_value = "A4", value_parser = paper)]
    paper: SheetPaper,
    /// The title; without it, the folder's name.
    #[arg(long, value_name = "T")]
    title: Option<String>,
    /// Shuffle by this seed, as the selection room does.
    #[arg(long, value_name = "SEED")]
    shuffle: Option<u64>,
    /// Language of the few printed words: zh-CN or en.
    #[arg(long, value_name = "LANG", default_value = "zh-CN")]
    lang: String,
}

fn paper(name: &str) -> Result<SheetPaper, String> {
    SheetPaper::from_name(name).ok_or_else(|| format!("{name} is not a paper: A3, A4 or A5"))
}

/// A photo of the sheet.
struct Shot {
    taken_at: Option<String>,
    file: String,
    thumb: Vec<u8>,
}

impl Sheet {
    /// Prints the sheet.
    pub fn run(self) -> anyhow::Result<Ending> {
        if !self.folder.is_dir() {
            complain(&format!("{} is not a folder", self.folder.display()));
            return Ok(Ending::WrongUsage);
        }
        let swept = sweep(&self.folder).map_err(|reason| anyhow::anyhow!("{}: {reason}", self.folder.display()))?;
        let (mut shots, mut refused) = develop(&self.folder, &swept.files);
        refused.extend(swept.troubles.iter().map(|(file, reason)| (atelier_photo::shown(file), reason.clone())));
        for (file, reason) in &refused {
            complain(&format!("{file}: {reason}"));
        }
        // As photographed; what has no time comes last, by name.
        shots.sort_by(|a, b| (a.taken_at.is_none(), &a.taken_at, &a.file).cmp(&(b.taken_at.is_none(), &b.taken_at, &b.file)));
        let cells = match self.shuffle {
            Some(seed) => shuffle(seed, shots.len()).into_iter().filter_map(|at| shots.get(at)).map(cell).collect(),
            None => shots.iter().map(cell).collect(),
        };
        let name = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let sheet = ContactSheet {
            imprint: Imprint { lang: Lang::from_tag(&self.lang), ..Imprint::default() },
            title: self.title.unwrap_or_else(|| name.file_name().unwrap_or_default().to_string_lossy().into_owned()),
            subtitle: String::new(),
            paper: self.paper,
            columns: self.columns,
            rows: self.rows,
            shuffled: self.shuffle,
            cells,
        };
        let made = match sheet.paper() {
            Ok(made) => made,
            Err(fault) => {
                complain(&fault.to_string());
                return Ok(Ending::WrongUsage);
            }
        };
        let half = self.out.with_extension("half");
        std::fs::write(&half, &made.bytes)
            .and_then(|()| std::fs::rename(&half, &self.out))
            .with_context(|| format!("{} cannot be written", self.out.display()))?;
        say(&format!("{}: {} photos on {} pages, {} KiB", self.out.display(), shots.len(), made.pages, made.bytes.len().div_ceil(1024)));
        Ok(if refused.is_empty() { Ending::Done } else { Ending::Refused })
    }
}

fn cell(shot: &Shot) -> Cell {
    let name = shot.file.rsplit('/').next().unwrap_or(&shot.file);
    Cell { photo: Jpeg::Bytes(shot.thumb.clone().into()), number: file_number(name).to_owned(), ..Cell::default() }
}

/// Develops side by side; thumbnails only are kept.
fn develop(folder: &Path, files: &[Sighting]) -> (Vec<Shot>, Vec<(String, Reason)>) {
    let (next, done) = (AtomicUsize::new(0), Mutex::new((Vec::new(), Vec::new())));
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                let mut darkroom = Darkroom::new();
                while let Some(sighting) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let thumb = darkroom.thumb_file(&folder.join(&sighting.file));
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    match thumb {
                        Ok((camera, thumb)) => done.0.push(Shot { taken_at: camera.taken_at, file: sighting.name(), thumb }),
                        Err(reason) => done.1.push((sighting.name(), reason)),
                    }
                }
            });
        }
    });
    let (shots, mut refused) = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    refused.sort_by(|a: &(String, Reason), b| a.0.cmp(&b.0));
    (shots, refused)
}
