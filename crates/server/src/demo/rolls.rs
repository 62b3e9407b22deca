//! The shoots of the demo studio: drawn side by side into a folder of their own, and moved into the watched folder when
//! the story is that far, so that the real ingest finds them as it finds a photographer's card.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context;
use atelier_core::catalog::ShootType;
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
const LONG_SIDE: usize = 1280;

/// One shoot to draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    pub what: ShootType,
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
    begun: Vec<ShootType>,
}

impl Rolls {
    pub fn new(data: &Path) -> Rolls {
        Rolls { root: data.to_owned(), turns: Arc::new(Semaphore::new(SIDE_BY_SIDE)), drawn: Arc::default(), begun: Vec::new() }
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
        let nth = self.begun.len();
        let of_its_kind = self.begun.iter().filter(|what| **what == roll.what).count();
        self.begun.push(roll.what);
        let (drawn, turns) = (Arc::clone(&self.drawn), Arc::clone(&self.turns));
        let folder = self.root.join(DRAWN).join(nth.to_string());
        let target = folder.clone();
        let task = tokio::spawn(async move {
            let _turn = turns.acquire_owned().await?;
            tokio::task::spawn_blocking(move || draw(&target, nth, of_its_kind, roll)).await??;
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
fn draw(folder: &Path, nth: usize, of_its_kind: usize, roll: Roll) -> anyhow::Result<()> {
    let start = roll.on.0.at(roll.hour, 5, 12, 0);
    let (seeds, scenes) = suiting(roll.what);
    let seed = seeds[of_its_kind % seeds.len()];
    let plan = ShootPlan {
        long_side: LONG_SIDE,
        scenes: roll.photos.div_ceil(16).clamp(1, scenes),
        first_number: 1200 + u32::try_from(nth).unwrap_or(0) * 231,
        ..ShootPlan::of(roll.photos, start)
    };
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    draw_shoot(folder, seed, &plan).map_err(|reason| anyhow::anyhow!("a sample shoot could not be drawn: {reason}"))?;
    Ok(())
}

/// Seeds whose shoots begin with a scene that suits the kind of shoot, and how many of the following scenes suit too.
/// There are enough of them that no two shoots of the demo studio are the same.
fn suiting(what: ShootType) -> ([u64; 8], usize) {
    match what {
        ShootType::Wedding => ([1, 15, 16, 34, 36, 37, 48, 56], 3),
        ShootType::Children | ShootType::Baby => ([5, 6, 14, 22, 29, 30, 39, 52], 1),
        ShootType::Maternity => ([3, 7, 11, 12, 17, 25, 35, 41], 1),
        ShootType::Family => ([2, 4, 8, 9, 10, 18, 23, 26], 1),
        ShootType::Portrait => ([61, 79, 81, 88, 61, 79, 81, 88], 1),
    }
}
