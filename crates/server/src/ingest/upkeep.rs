//! What is done while nothing arrives: confirmed sittings are laid out, photos of an earlier version are measured, second
//! copies are made, and what is new in the library is written into its media hash list. Each step can be killed and is
//! simply done again.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use atelier_desk::Desk;
use atelier_photo::{Darkroom, Library, Reason, Sealed};

use super::batch::measured;
use super::fault;

/// How long a second place that cannot be written is left alone.
const PATIENCE: Duration = Duration::from_secs(60);
/// So long nothing may have arrived before the list is written, for it is one for each time that photos came.
const SETTLED: Duration = Duration::from_secs(20);

/// The work, and how far it is.
pub(super) struct Upkeep {
    desk: Desk,
    library: Library,
    /// Photos up to this content are measured, or cannot be; None once there is nothing to make up for.
    measured_up_to: Option<String>,
    /// Second copies up to this content are made, or could not be.
    copied_up_to: String,
    copies_wait_until: Option<Instant>,
    /// The second place that was cleared of what an earlier run left half-copied.
    tidied: Option<PathBuf>,
    /// Where everything is copied to that there was when nothing arrived any more.
    all_copied: Option<PathBuf>,
    quiet_since: Option<Instant>,
    all_sealed: bool,
    sealing_waits_until: Option<Instant>,
}

impl Upkeep {
    pub fn new(desk: Desk, library: Library) -> Upkeep {
        Upkeep {
            desk,
            library,
            measured_up_to: Some(String::new()),
            copied_up_to: String::new(),
            copies_wait_until: None,
            tidied: None,
            all_copied: None,
            quiet_since: None,
            all_sealed: false,
            sealing_waits_until: None,
        }
    }

    /// Something arrives: there will be more to do.
    pub fn stirred(&mut self) {
        self.all_copied = None;
        self.quiet_since = None;
        self.all_sealed = false;
    }

    /// Works for as long as a pace at most; says whether there is more to do.
    pub async fn go_on(&mut self, pace: Duration) -> anyhow::Result<bool> {
        let until = Instant::now() + pace;
        Ok(self.desk.lay_out_next().await.map_err(fault)?
            || self.copy(until).await?
            || self.measure(until).await?
            || self.seal(pace).await?)
    }

    async fn measure(&mut self, until: Instant) -> anyhow::Result<bool> {
        while let Some(after) = self.measured_up_to.clone() {
            let next = self.desk.unmeasured(atelier_photo::MEASURES_VERSION, &after).await.map_err(fault)?;
            let Some(content) = next else {
                self.measured_up_to = None;
                break;
            };
            let (library, of) = (self.library.clone(), content.clone());
            match tokio::task::spawn_blocking(move || library.measure(&of, &mut Darkroom::new())).await? {
                Ok(measures) => self.desk.measured(&content, &measured(&measures)).await.map_err(fault)?,
                // It is told where the picture itself is missing.
                Err(reason) => tracing::warn!(%reason, content, "a photo could not be measured"),
            }
            self.measured_up_to = Some(content);
            if Instant::now() >= until {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes second copies, where they are wanted. What cannot be copied now is tried again later.
    async fn copy(&mut self, until: Instant) -> anyhow::Result<bool> {
        if self.copies_wait_until.is_some_and(|wait| Instant::now() < wait) {
            return Ok(false);
        }
        let Some(folder) = self.desk.second_copy_folder().await.map_err(fault)? else { return Ok(false) };
        if self.all_copied.as_ref() == Some(&folder) {
            return Ok(false);
        }
        while let Some(content) = self.desk.owed_second_copy(&self.copied_up_to).await.map_err(fault)? {
            // Never made here: a share that is away would leave its copies on this very disk.
            if !folder.join("originals").is_dir() {
                self.copies_wait_until = Some(Instant::now() + PATIENCE);
                return Ok(false);
            }
            let (library, second, of) = (self.library.clone(), Library::at(&folder), content.clone());
            if self.tidied.as_ref() != Some(&folder) {
                let left = second.clone();
                if let Err(reason) = tokio::task::spawn_blocking(move || left.tidy_copies()).await? {
                    tracing::warn!(%reason, "half-made second copies could not be cleared away");
                }
                self.tidied = Some(folder.clone());
            }
            match tokio::task::spawn_blocking(move || library.copy_to(&second, &of)).await? {
                Ok(_) => self.desk.made_second_copy(&content, &folder).await.map_err(fault)?,
                Err(reason) => {
                    tracing::error!(%reason, content, "a second copy could not be made");
                    self.copies_wait_until = Some(Instant::now() + PATIENCE);
                }
            }
            self.copied_up_to = content;
            if Instant::now() >= until {
                return Ok(true);
            }
        }
        // From the beginning, for what comes later may sort before, and what could not be copied is tried again.
        self.copied_up_to.clear();
        if self.desk.owed_second_copy("").await.map_err(fault)?.is_none() {
            self.all_copied = Some(folder);
        }
        Ok(false)
    }

    /// Writes the next generation of the media hash list, once nothing has arrived for a while.
    async fn seal(&mut self, pace: Duration) -> anyhow::Result<bool> {
        if self.sealing_waits_until.is_some_and(|wait| Instant::now() < wait) {
            return Ok(false);
        }
        let since = *self.quiet_since.get_or_insert_with(Instant::now);
        if self.all_sealed || since.elapsed() < SETTLED.min(pace * 5) {
            return Ok(false);
        }
        let unsealed = self.desk.unsealed().await.map_err(fault)?;
        if unsealed.is_empty() {
            self.all_sealed = true;
            return Ok(false);
        }
        let contents: Vec<String> = unsealed.iter().map(|(content, _)| content.clone()).collect();
        let files: Vec<Sealed> = unsealed.into_iter().map(|(blake3, name)| Sealed { blake3, name }).collect();
        let (library, at) = (self.library.clone(), self.desk.utc_now());
        match tokio::task::spawn_blocking(move || sealed(&library, files, &at)).await? {
            // What is missing or damaged counts as done: it was told, and would be read again for ever.
            Ok(generation) => self.desk.sealed(&contents, generation).await.map_err(fault)?,
            Err(reason) => {
                tracing::error!(%reason, "the media hash list could not be written");
                // It read all of them for nothing.
                self.sealing_waits_until = Some(Instant::now() + PATIENCE * 15);
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The next generation, without those files that are missing or damaged.
fn sealed(library: &Library, mut files: Vec<Sealed>, at: &str) -> Result<u32, Reason> {
    let by = concat!("Atelier ", env!("CARGO_PKG_VERSION"));
    match library.seal(&files, at, by) {
        Err(Reason::Gone | Reason::Damaged) => {
            files.retain(|file| {
                let holds = library.holds(&file.blake3);
                if !holds {
                    tracing::error!(content = file.blake3, name = file.name, "an original is missing or damaged");
                }
                holds
            });
            // The library itself is away.
            if files.is_empty() && library.is_away() { Err(Reason::Gone) } else { library.seal(&files, at, by) }
        }
        sealed => sealed,
    }
}
