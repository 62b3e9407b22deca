//! A folder of files into pictures and one line each, without a database: what the command
//! `atelier-server photos` does. Files are developed side by side, lines come in the order of the paths.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::develop::{Darkroom, Developed, decodable};
use crate::format::Format;
use crate::jpeg::Damage;
use crate::names::shown;
use crate::reason::Reason;
use crate::shelf::{Care, has_picture, put};
use crate::source;
use crate::sweep::sweep;

/// Whether a file gave pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Ok,
    Refused,
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// Path below the folder, see [`shown`] for names that are not text.
    pub file: String,
    pub status: Status,
    /// The code of a [`Reason`] why it was refused. On a file that is ok, `truncated` or `damaged` says that its
    /// picture is shown but not whole.
    pub reason: Option<String>,
    pub blake3: Option<String>,
    pub format: Option<Format>,
    /// Pixels, upright.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// As stored, valid or not.
    pub orientation: Option<u32>,
    pub taken_at: Option<String>,
    pub offset: Option<String>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub serial: Option<String>,
}

/// The whole folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Lines reported.
    pub files: u64,
    pub ok: u64,
    pub refused: u64,
    /// System litter, links and the like, which get no line.
    pub ignored: u64,
    pub seconds: f64,
    pub photos_per_second: f64,
}

/// Develops every file in and below `folder` into `out/thumb/<blake3>.jpg` and `out/preview/<blake3>.jpg` and
/// calls `on_line` for each, ordered by path. Pictures that are there already are left as they are, and `out`
/// itself is passed over where it lies inside `folder`.
///
/// The error is about the folder, or about `out` as a whole (`DiskFull`, `Unwritable`): then the lines so far hold.
pub fn photos_folder(folder: &Path, out: &Path, workers: usize, mut on_line: impl FnMut(ReportLine)) -> Result<Summary, Reason> {
    let begun = Instant::now();
    let mut summary = Summary { files: 0, ok: 0, refused: 0, ignored: 0, seconds: 0.0, photos_per_second: 0.0 };
    let tasks = tasks(folder, out, &mut summary.ignored)?;
    for kind in ["thumb", "preview"] {
        fs::create_dir_all(out.join(kind)).map_err(|error| Reason::writing(&error))?;
    }
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let workers = workers.clamp(1, 64);
    let mut failed = None;
    std::thread::scope(|scope| {
        // Bounded, so that finished work never piles up behind a slow receiver.
        let (done, results) = sync_channel(workers * 4);
        for _ in 0..workers {
            let (done, next, stop, tasks) = (done.clone(), &next, &stop, &tasks);
            scope.spawn(move || {
                let mut darkroom = Darkroom::new();
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(index) else { break };
                    let result = line(folder, out, task, &mut darkroom);
                    if done.send((index, result)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&turn) {
                turn += 1;
                match result {
                    _ if failed.is_some() => {}
                    Ok(line) => {
                        summary.count(&line);
                        on_line(line);
                    }
                    Err(reason) => {
                        stop.store(true, Ordering::Relaxed);
                        failed = Some(reason);
                    }
                }
            }
        }
    });
    if let Some(reason) = failed {
        return Err(reason);
    }
    summary.seconds = begun.elapsed().as_secs_f64();
    summary.photos_per_second = summary.ok as f64 / summary.seconds.max(1e-9);
    Ok(summary)
}

/// One file to look at, or a trouble that the sweep met.
struct Task {
    file: PathBuf,
    refused: Option<Reason>,
}

fn tasks(folder: &Path, out: &Path, ignored: &mut u64) -> Result<Vec<Task>, Reason> {
    let swept = sweep(folder)?;
    *ignored = swept.ignored;
    let inside = match (folder.canonicalize(), out.canonicalize()) {
        (Ok(folder), Ok(out)) => out.strip_prefix(&folder).map(Path::to_owned).ok().filter(|p| p.iter().next().is_some()),
        _ => None,
    };
    let is_output = |file: &Path| inside.as_ref().is_some_and(|out| file.starts_with(out));
    let files = swept.files.into_iter().map(|sighting| Task { file: sighting.file, refused: None });
    let hidden = swept.hidden.into_iter().map(|sighting| Task { file: sighting.file, refused: Some(Reason::Hidden) });
    let troubles = swept.troubles.into_iter().map(|(file, reason)| Task { file, refused: Some(reason) });
    let mut tasks: Vec<Task> = files.chain(hidden).chain(troubles).filter(|task| !is_output(&task.file)).collect();
    tasks.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(tasks)
}

/// One file's line; the error is a failure to write, which the next file would meet as well.
fn line(folder: &Path, out: &Path, task: &Task, darkroom: &mut Darkroom) -> Result<ReportLine, Reason> {
    let mut line = ReportLine::of(&task.file);
    let path = folder.join(&task.file);
    let developed = match &task.refused {
        Some(reason) => Err(reason.clone()),
        None => source::kind(&path).and_then(|format| {
            line.format = Some(format);
            decodable(format)?;
            darkroom.develop_file(&path)
        }),
    };
    match developed {
        Ok(developed) => {
            for (kind, picture) in [("thumb", &developed.thumb), ("preview", &developed.preview)] {
                let place = out.join(kind).join(format!("{}.jpg", developed.facts.blake3));
                if !has_picture(&place) {
                    put(&place, picture, Care::Derived)?;
                }
            }
            line.fill(developed);
        }
        Err(reason) => {
            line.reason = Some(reason.code().to_owned());
            if let Reason::UnsupportedFormat { format } = reason {
                line.format = Some(format);
            }
            if let Reason::TooLarge { width, height } = reason {
                (line.width, line.height) = (Some(width), Some(height));
            }
            if task.refused.is_none() {
                line.blake3 = source::glance(&path).ok().map(|glance| glance.blake3);
            }
        }
    }
    Ok(line)
}

impl ReportLine {
    fn of(file: &Path) -> Self {
        Self {
            file: shown(file),
            status: Status::Refused,
            reason: None,
            blake3: None,
            format: None,
            width: None,
            height: None,
            orientation: None,
            taken_at: None,
            offset: None,
            make: None,
            model: None,
            serial: None,
        }
    }

    fn fill(&mut self, developed: Developed) {
        let facts = developed.facts;
        self.status = Status::Ok;
        self.reason = facts.damage.map(|damage| match damage {
            Damage::Truncated => Reason::Truncated.code().to_owned(),
            Damage::Damaged => Reason::Damaged.code().to_owned(),
        });
        self.blake3 = Some(facts.blake3);
        self.format = Some(facts.format);
        (self.width, self.height) = (Some(facts.width), Some(facts.height));
        self.orientation = facts.camera.orientation;
        self.taken_at = facts.camera.taken_at;
        self.offset = facts.camera.offset;
        self.make = facts.camera.make;
        self.model = facts.camera.model;
        self.serial = facts.camera.serial;
    }
}

impl Summary {
    fn count(&mut self, line: &ReportLine) {
        self.files += 1;
        match line.status {
            Status::Ok => self.ok += 1,
            Status::Refused => self.refused += 1,
        }
    }
}
