//! A folder of files into pictures and one line each, without a database: what the command
//! `atelier-server photos` does. Files are developed side by side, lines come in the order of the paths.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::develop::{Darkroom, Developed, decodable};
use crate::format::Format;
use crate::jpeg::Damage;
use crate::measure::{Exposure, Face, Likeness};
use crate::names::shown;
use crate::palette::Palette;
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    pub lens: Option<String>,
    /// The colour space that the file's numbers were read in, by the profile's own name.
    pub profile: Option<String>,
    /// See [`Measures`](crate::Measures).
    pub phash: Option<Likeness>,
    pub sharpness: Option<f64>,
    pub exposure: Option<Exposure>,
    pub black_and_white: Option<bool>,
    pub palette: Option<Palette>,
    /// Faces in the picture; null where the program was built without finding faces.
    pub faces: Option<Vec<Face>>,
    /// The series it was taken in, numbered from 1 within the folder; null for a photo that stands alone. Left to
    /// whoever compares the photos.
    pub burst: Option<u32>,
    /// The first file by path with the very same bytes; left to whoever compares.
    pub duplicate_of: Option<String>,
    /// The photos that hardly differ in their pixels whatever their time and camera, such as one picture exported twice,
    /// numbered from 1; null for a photo like no other. Left to whoever compares.
    pub alike: Option<u32>,
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

/// Everything about a folder, lines in the order of the paths.
#[derive(Clone, Debug)]
pub struct Report {
    pub lines: Vec<ReportLine>,
    pub summary: Summary,
    /// Why it ended early: what was to be written could not be (`DiskFull`, `Unwritable`). The lines so far hold.
    pub stopped: Option<Reason>,
}

/// How a folder is worked on.
#[derive(Clone, Copy, Debug)]
pub struct Crew {
    /// Photos that are developed side by side.
    pub workers: usize,
    /// Whether faces are looked for, where the program can.
    pub faces: bool,
}

/// Develops every file in and below `folder` into `out/thumb/<blake3>.jpg` and `out/preview/<blake3>.jpg`. Calls
/// `on_progress` with the files done and the files in all after each. Pictures that are there already are left as they
/// are, and `out` itself is passed over where it lies inside `folder`. The error is about the folder or `out` as a whole.
pub fn photos_folder(folder: &Path, out: &Path, crew: Crew, mut on_progress: impl FnMut(usize, usize)) -> Result<Report, Reason> {
    let begun = Instant::now();
    let mut ignored = 0;
    let tasks = tasks(folder, out, &mut ignored)?;
    for kind in ["thumb", "preview"] {
        fs::create_dir_all(out.join(kind)).map_err(|error| Reason::writing(&error))?;
    }
    let mut done: Vec<Option<ReportLine>> = vec![None; tasks.len()];
    let mut stopped = None;
    let mut count = 0;
    developed(folder, out, &tasks, crew, |index, result| {
        count += 1;
        on_progress(count, tasks.len());
        match result {
            Ok(line) => done[index] = Some(line),
            Err(reason) => stopped = Some(reason),
        }
        stopped.is_none()
    });
    let lines: Vec<ReportLine> = done.into_iter().flatten().collect();
    let ok = lines.iter().filter(|line| line.status == Status::Ok).count() as u64;
    let (files, seconds) = (lines.len() as u64, begun.elapsed().as_secs_f64());
    let photos_per_second = ok as f64 / seconds.max(1e-9);
    let summary = Summary { files, ok, refused: files - ok, ignored, seconds, photos_per_second };
    Ok(Report { lines, summary, stopped })
}

/// Develops the tasks side by side; `on_done` gets each with its place, as they come, until it says false.
fn developed(folder: &Path, out: &Path, tasks: &[Task], crew: Crew, mut on_done: impl FnMut(usize, Result<ReportLine, Reason>) -> bool) {
    let next = AtomicUsize::new(0);
    let workers = crew.workers.clamp(1, 64);
    std::thread::scope(|scope| {
        // Bounded, so that finished work never piles up behind a slow receiver.
        let (done, results) = sync_channel(workers * 4);
        for _ in 0..workers {
            let (done, next) = (done.clone(), &next);
            scope.spawn(move || {
                let mut darkroom = if crew.faces { Darkroom::new() } else { Darkroom::new().without_faces() };
                while let Some((index, task)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, tasks.get(index)?)))
                {
                    let result = line(folder, out, task, &mut darkroom);
                    if done.send((index, result)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        // Leaving the loop drops the receiver: workers then find nobody to tell, and end.
        for (index, result) in results {
            if !on_done(index, result) {
                break;
            }
        }
    });
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
            lens: None,
            profile: None,
            phash: None,
            sharpness: None,
            exposure: None,
            black_and_white: None,
            palette: None,
            faces: None,
            burst: None,
            duplicate_of: None,
            alike: None,
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
        self.lens = facts.camera.lens;
        self.profile = Some(facts.profile);
        self.phash = Some(facts.measures.phash);
        self.sharpness = Some(facts.measures.sharpness);
        self.exposure = Some(facts.measures.exposure);
        self.black_and_white = Some(facts.measures.black_and_white);
        self.palette = Some(facts.measures.palette);
        self.faces = facts.measures.faces;
    }
}
