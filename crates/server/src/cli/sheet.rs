//! `sheet`: a contact sheet of a folder, without a database. Of any length: pictures wait in a folder beside the PDF, and
//! are copied from there.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use atelier_core::selection::shuffle;
use atelier_core::shoots::file_number;
use atelier_core::text::Lang;
use atelier_paper::{Cell, ContactSheet, Imprint, Jpeg, PaperFault, SheetPaper, Written};
use atelier_photo::{Darkroom, Format, Reason, Sighting, sweep};
use clap::{Args, ValueEnum};

use super::told::{Ending, Progress, complain, say};

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
    /// A2, A3, A4 or A5, or millimetres such as 297x210.
    #[arg(long, default_value = "A4", value_parser = paper)]
    paper: SheetPaper,
    /// What is placed: thumbnails (320 px), or the photos at full quality.
    #[arg(long, value_enum, default_value_t = Quality::Thumb)]
    quality: Quality,
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

/// What is placed on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Quality {
    /// Thumbnails.
    Thumb,
    /// The JPEG itself where every reader shows it right; else the photo developed as large as it is useful in print.
    Full,
}

fn paper(name: &str) -> Result<SheetPaper, String> {
    SheetPaper::from_name(name).ok_or_else(|| format!("{name} is not a paper: A2, A3, A4 or A5, or millimetres such as 297x210"))
}

/// A photo of the sheet.
#[derive(Debug)]
struct Shot {
    taken_at: Option<String>,
    file: String,
    picture: PathBuf,
}

impl Sheet {
    /// Prints the sheet.
    pub fn run(self) -> anyhow::Result<Ending> {
        if !self.folder.is_dir() {
            complain(&format!("{} is not a folder", self.folder.display()));
            return Ok(Ending::WrongUsage);
        }
        // Before the work, so that nobody waits an hour to be told that the cells are too small.
        if let Err(fault @ (PaperFault::EmptyGrid { .. } | PaperFault::CellsTooSmall { .. })) = self.sheet(&[]).write(&mut io::sink()) {
            complain(&fault.to_string());
            return Ok(Ending::WrongUsage);
        }
        let unwritable = || format!("{} cannot be written", self.out.display());
        let parts = Parts::beside(&self.out).with_context(unwritable)?;
        let swept = sweep(&self.folder).map_err(|reason| anyhow::anyhow!("{}: {reason}", self.folder.display()))?;
        let stop = stop_when_interrupted();
        let work = Work { folder: &self.folder, parts: &parts.0, quality: self.quality, stop: &stop };
        let (mut shots, mut refused) = work.develop(&swept.files).with_context(unwritable)?;
        refused.extend(swept.troubles.iter().map(|(file, reason)| (atelier_photo::shown(file), reason.to_string())));
        // As photographed; what has no time comes last, by name.
        shots.sort_by(|a, b| (a.taken_at.is_none(), &a.taken_at, &a.file).cmp(&(b.taken_at.is_none(), &b.taken_at, &b.file)));
        let written = self.write(&shots, &parts.0, &stop);
        if stop.load(Ordering::Relaxed) {
            complain("stopped; nothing was written");
            return Ok(Ending::Refused);
        }
        let written = written.with_context(unwritable)?;
        refused.extend(written.damaged.iter().map(|damaged| (damaged.name.clone(), damaged.reason.to_string())));
        refused.iter().for_each(|(file, reason)| complain(&format!("{file}: {reason}")));
        let (out, pages, size) = (self.out.display(), written.pages, written.bytes.div_ceil(1024));
        say(&format!("{out}: {} photos on {pages} pages, {size} KiB", shots.len()));
        Ok(if refused.is_empty() { Ending::Done } else { Ending::Refused })
    }

    fn sheet(&self, shots: &[Shot]) -> ContactSheet {
        let cells = match self.shuffle {
            Some(seed) => shuffle(seed, shots.len()).into_iter().filter_map(|at| shots.get(at)).map(cell).collect(),
            None => shots.iter().map(cell).collect(),
        };
        let name = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let named = || name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ContactSheet {
            imprint: Imprint { lang: Lang::from_tag(&self.lang), ..Imprint::default() },
            title: self.title.clone().unwrap_or_else(named),
            subtitle: String::new(),
            paper: self.paper,
            columns: self.columns,
            rows: self.rows,
            shuffled: self.shuffle,
            cells,
        }
    }

    /// Writes the PDF under another name; it gets its own when it is whole.
    fn write(&self, shots: &[Shot], parts: &Path, stop: &AtomicBool) -> anyhow::Result<Written> {
        let half = parts.join("sheet.pdf");
        let mut out = Stoppable { inner: BufWriter::new(File::create(&half)?), stop };
        let written = self.sheet(shots).write(&mut out)?;
        out.flush()?;
        out.inner.get_ref().sync_all()?;
        fs::rename(&half, &self.out)?;
        Ok(written)
    }
}

fn cell(shot: &Shot) -> Cell {
    let name = shot.file.rsplit('/').next().unwrap_or(&shot.file);
    Cell { photo: Jpeg::File(shot.picture.clone()), number: file_number(name).to_owned(), ..Cell::default() }
}

/// A folder beside the PDF, for what is not ready. It goes with this value, however the work ended.
struct Parts(PathBuf);

impl Parts {
    fn beside(out: &Path) -> io::Result<Parts> {
        let name = out.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        // Hidden: what a killed run leaves must not be taken for photos by the next one.
        let numbered = |nth: u32| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{nth}.half", std::process::id()));
            out.with_file_name(hidden)
        };
        for nth in 0..100 {
            let folder = numbered(nth);
            match fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return made.map(|()| Parts(folder)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            complain(&format!("{} cannot be removed: {error}", self.0.display()));
        }
    }
}

/// Becomes true when somebody presses Ctrl-C: what was begun is then put away, as after any other failure.
fn stop_when_interrupted() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
        if runtime.is_ok_and(|runtime| runtime.block_on(tokio::signal::ctrl_c()).is_ok()) {
            told.store(true, Ordering::Relaxed);
        }
    });
    stop
}

/// Writes until it is told to stop.
struct Stoppable<'a> {
    inner: BufWriter<File>,
    stop: &'a AtomicBool,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("stopped"));
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// What is developed into what.
struct Work<'a> {
    folder: &'a Path,
    parts: &'a Path,
    quality: Quality,
    stop: &'a AtomicBool,
}

/// The photos, and the files that gave none, with the reason.
type Developed = (Vec<Shot>, Vec<(String, String)>);

impl Work<'_> {
    /// Develops side by side; pictures go to files. An error is about the disk, which the next photo would meet as well.
    fn develop(&self, files: &[Sighting]) -> io::Result<Developed> {
        let next = AtomicUsize::new(0);
        let done = Mutex::new((Developed::default(), Ok(()), Progress::new()));
        let hands = std::thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
        std::thread::scope(|scope| {
            for _ in 0..hands {
                scope.spawn(|| {
                    let mut darkroom = Darkroom::new().without_faces();
                    while !self.stop.load(Ordering::Relaxed) {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(sighting) = files.get(at) else { break };
                        let shot = self.shot(&mut darkroom, sighting, at);
                        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                        match shot {
                            Ok(Ok(shot)) => done.0.0.push(shot),
                            Ok(Err(reason)) => done.0.1.push((sighting.name(), reason.to_string())),
                            Err(error) => {
                                done.1 = Err(error);
                                next.store(files.len(), Ordering::Relaxed);
                            }
                        }
                        let count = done.0.0.len() + done.0.1.len();
                        done.2.tell(count, files.len());
                    }
                });
            }
        });
        let ((shots, mut refused), trouble, _) = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        refused.sort();
        trouble.map(|()| (shots, refused))
    }

    fn shot(&self, darkroom: &mut Darkroom, sighting: &Sighting, at: usize) -> io::Result<Result<Shot, Reason>> {
        let original = self.folder.join(&sighting.file);
        let made = match self.quality {
            Quality::Thumb => darkroom.thumb_file(&original).map(|(camera, thumb)| (camera, Some(thumb))),
            Quality::Full => full(darkroom, &original),
        };
        let (camera, picture) = match made {
            Ok((camera, Some(made))) => {
                let picture = self.parts.join(format!("{at:06}.jpg"));
                fs::write(&picture, made)?;
                (camera, picture)
            }
            Ok((camera, None)) => (camera, original),
            Err(reason) => return Ok(Err(reason)),
        };
        Ok(Ok(Shot { taken_at: camera.taken_at, file: sighting.name(), picture }))
    }
}

/// A photo for print; no picture where the file itself is as it should be: an upright, whole JPEG in sRGB or grey.
fn full(darkroom: &mut Darkroom, original: &Path) -> Result<(atelier_photo::Camera, Option<Vec<u8>>), Reason> {
    let facts = darkroom.develop_file(original)?.facts;
    let is_ready = facts.format == Format::Jpeg && facts.camera.turn() == 1 && facts.damage.is_none();
    let is_shown_right = is_ready && facts.profile.starts_with("sRGB") && Jpeg::File(original.to_path_buf()).is_plain();
    let picture = if is_shown_right { None } else { Some(darkroom.large(original)?) };
    Ok((facts.camera, picture))
}
