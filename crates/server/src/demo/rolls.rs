//! The shoots of the demo studio: drawn side by side into a folder of their own, and moved into the watched folder when
//! the story is that far, so that the real ingest finds them as it finds a photographer's card.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context;
use atelier_core::day::Day;
use atelier_photo::sample::{ShootPlan, draw_shoot};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// The watched folder, below the data folder.
pub(super) const SHOOTS: &str = "shoots";
/// Where shoots are drawn, below the data folder; gone once the demo studio is made.
pub(super) const DRAWN: &str = "drawn";
/// Shoots that are drawn at the same time; drawing one keeps all processors busy already.
const SIDE_BY_SIDE: usize = 1;
/// Long side of a drawn photo, in pixels.
const LONG_SIDE: usize = 1500;

/// One shoot to draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    pub photos: usize,
    pub on: Day,
    pub hour: i8,
}

/// A shoot that is being drawn.
pub(super) struct Drawing {
    folder: PathBuf,
    task: JoinHandle<anyhow::Result<()>>,
}

/// Everything that is drawn, and how far it is.
pub(super) struct Rolls {
    root: PathBuf,
    turns: Arc<Semaphore>,
    drawn: Arc<AtomicUsize>,
    seeds: u64,
}

impl Rolls {
    pub fn new(data: &Path) -> Rolls {
        Rolls { root: data.to_owned(), turns: Arc::new(Semaphore::new(SIDE_BY_SIDE)), drawn: Arc::default(), seeds: 0 }
    }

    /// The folder that the studio watches.
    pub fn watched(&self) -> PathBuf {
        self.root.join(SHOOTS)
    }

    /// How many photos are drawn.
    pub fn drawn(&self) -> usize {
        self.drawn.load(Ordering::Relaxed)
    }

    /// Begins to draw a shoot.
    pub fn draw(&mut self, roll: Roll) -> Drawing {
        self.seeds += 1;
        let (seed, drawn, turns) = (self.seeds, Arc::clone(&self.drawn), Arc::clone(&self.turns));
        let folder = self.root.join(DRAWN).join(seed.to_string());
        let target = folder.clone();
        let task = tokio::spawn(async move {
            let _turn = turns.acquire_owned().await?;
            tokio::task::spawn_blocking(move || draw(&target, seed, roll)).await??;
            drawn.fetch_add(roll.photos, Ordering::Relaxed);
            Ok(())
        });
        Drawing { folder, task }
    }

    /// Moves a shoot into the watched folder under this name.
    pub async fn bring(&self, drawing: Drawing, name: &str) -> anyhow::Result<PathBuf> {
        drawing.task.await??;
        let place = self.watched().join(name);
        tokio::fs::rename(&drawing.folder, &place).await.with_context(|| format!("{} cannot be moved", drawing.folder.display()))?;
        Ok(place)
    }

    /// Clears away what drawing left behind.
    pub async fn tidy(&self) -> anyhow::Result<()> {
        let folder = self.root.join(DRAWN);
        if folder.exists() {
            tokio::fs::remove_dir_all(&folder).await.with_context(|| format!("{} cannot be cleared away", folder.display()))?;
        }
        Ok(())
    }
}

/// Draws one shoot. Smaller than a camera's files, so that the demo studio is made in seconds.
fn draw(folder: &Path, seed: u64, roll: Roll) -> anyhow::Result<()> {
    let start = roll.on.0.at(roll.hour, 5, 12, 0);
    let number = u32::try_from(seed).unwrap_or(1);
    let plan = ShootPlan {
        long_side: LONG_SIDE,
        scenes: roll.photos.div_ceil(16).clamp(1, 6),
        first_number: 1200 + number * 231,
        ..ShootPlan::of(roll.photos, start)
    };
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    draw_shoot(folder, seed, &plan).map_err(|reason| anyhow::anyhow!("a sample shoot could not be drawn: {reason}"))?;
    Ok(())
}
