//! Shoots drawn by code, for the demo studio and for tests: real JPEG files with a camera's EXIF
//! that look like a studio's work in an illustrator's hand, in scenes and bursts. The same seed draws
//! the same shoot everywhere; no photograph is involved.

mod canvas;
mod chance;
mod exif_block;
mod outfit;
mod person;
mod scene;
mod shape;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::SignedDuration;
use jiff::civil::DateTime;

use self::chance::Chance;
use self::exif_block::{Record, app1};
use self::person::Pose;
use self::scene::{Framing, Scene, moment_later};
use crate::planes::Planes;
use crate::reason::Reason;
use crate::render::{Printer, fit};
use crate::shelf::{Care, put};

/// What is to be drawn.
#[derive(Clone, Debug)]
pub struct ShootPlan {
    /// How many photos.
    pub count: usize,
    /// Sets and outfits, one after the other; six different ones, then they repeat.
    pub scenes: usize,
    /// The camera as EXIF names it.
    pub make: String,
    pub model: String,
    pub serial: String,
    /// Local time of the first photo, and the camera's distance from UTC (`+08:00`).
    pub start: DateTime,
    pub offset: String,
    /// Number in the first file's name: 4213 makes `IMG_4213.JPG`.
    pub first_number: u32,
    /// Long side of the photos in pixels; the short side is two thirds of it.
    pub long_side: usize,
}

impl ShootPlan {
    /// A shoot of `count` photos from `start` on, as a Canon writes it, 1800 x 1200.
    pub fn of(count: usize, start: DateTime) -> Self {
        Self {
            count,
            scenes: count.div_ceil(20).clamp(1, 6),
            make: "Canon".into(),
            model: "Canon EOS R6".into(),
            serial: "083024001177".into(),
            start,
            offset: "+08:00".into(),
            first_number: 4213,
            long_side: 1800,
        }
    }
}

/// A photo that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// `IMG_4213.JPG`.
    pub name: String,
    /// From 0; photos of one scene show the same set and outfits.
    pub scene: usize,
    /// From 0 over the whole shoot; photos of one burst were taken within a second or two.
    pub burst: usize,
    /// Upright picture is taller than wide.
    pub tall: bool,
}

/// Draws a shoot into `dir` (made if need be); files that are there under the same names are replaced.
/// The same seed and plan give the same bytes. About 10 photos a second on two cores.
pub fn draw_shoot(dir: &Path, seed: u64, plan: &ShootPlan) -> Result<Vec<Drawn>, Reason> {
    let (scenes, shots) = shots(seed, plan);
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(8);
    std::thread::scope(|scope| {
        let work = || -> Result<(), Reason> {
            let mut printer = Printer::new();
            while let Some(shot) = shots.get(next.fetch_add(1, Ordering::Relaxed)) {
                let bytes = shot.draw(&scenes[shot.drawn.scene], plan, &mut printer)?;
                put(&dir.join(&shot.drawn.name), &bytes, Care::Derived)?;
            }
            Ok(())
        };
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or(Err(Reason::Damaged)))
    })?;
    Ok(shots.into_iter().map(|shot| shot.drawn).collect())
}

/// One photo, decided but not drawn.
struct Shot {
    drawn: Drawn,
    taken_at: DateTime,
    framing: Framing,
    poses: Vec<Pose>,
    /// What the set looks like: the same within a scene.
    look: u64,
    /// This frame's own grain.
    grain: u64,
    exposure: f32,
    /// Which way the camera was turned for a tall picture: 6, 8, or 1 for files turned already.
    orientation: u16,
}

/// The whole shoot as a photographer would take it: set after set, pose after pose, a burst of each.
fn shots(seed: u64, plan: &ShootPlan) -> (Vec<Scene>, Vec<Shot>) {
    let mut chance = Chance::new(seed);
    let first = chance.below(6);
    let count = plan.scenes.max(1);
    let scenes: Vec<Scene> = (0..count).map(|index| Scene::nth(first + index, &mut chance)).collect();
    let mut shots: Vec<Shot> = Vec::with_capacity(plan.count);
    let mut clock = plan.start;
    let (mut burst, mut scene) = (0, usize::MAX);
    while shots.len() < plan.count {
        let due = shots.len() * count / plan.count;
        if due != scene && scene != usize::MAX {
            clock = later(clock, 240_000.0 + chance.between(0.0, 420_000.0));
        }
        scene = due;
        let set = &scenes[scene];
        let tall = chance.below(5) < 3;
        let orientation = if tall { [8, 8, 6, 1][chance.below(4)] } else { 1 };
        let mut framing = set.framings()[chance.below(3)];
        framing.heads *= chance.between(0.94, 1.12) * if tall || set.cast.len() == 1 { 1.0 } else { 1.06 };
        if tall && set.cast.len() > 2 {
            framing.heads *= 1.35;
        }
        let mut poses: Vec<Pose> = set.cast.iter().map(|cast| cast.pose(&mut chance)).collect();
        let frames = [1, 2, 3, 3, 4, 5][chance.below(6)];
        let look = seed ^ (scene as u64 + 1).wrapping_mul(0x9E37);
        for _ in 0..frames.min(plan.count - shots.len()) {
            framing.middle.0 += chance.about(0.03);
            framing.middle.1 += chance.about(0.03);
            let name = format!("IMG_{:04}.JPG", plan.first_number as usize + shots.len());
            shots.push(Shot {
                drawn: Drawn { name, scene, burst, tall },
                taken_at: clock,
                framing,
                poses: poses.clone(),
                look,
                grain: chance.next(),
                exposure: if chance.once_in(45) { 0.45 } else { 1.0 + chance.about(0.05) },
                orientation,
            });
            poses = poses.iter().map(|pose| moment_later(pose, &mut chance)).collect();
            clock = later(clock, chance.between(180.0, 520.0));
        }
        burst += 1;
        clock = later(clock, chance.between(4_000.0, 16_000.0));
    }
    (scenes, shots)
}

/// A time some milliseconds later, in hundredths of a second as cameras count.
fn later(time: DateTime, milliseconds: f32) -> DateTime {
    let hundredths = SignedDuration::from_millis((milliseconds / 10.0) as i64 * 10);
    time.checked_add(hundredths).unwrap_or(time)
}

impl Shot {
    /// The finished file.
    fn draw(&self, scene: &Scene, plan: &ShootPlan, printer: &mut Printer) -> Result<Vec<u8>, Reason> {
        let long = plan.long_side.clamp(120, 6000);
        let short = long * 2 / 3;
        let (width, height) = if self.drawn.tall { (short, long) } else { (long, short) };
        let canvas = scene.draw((width, height), &self.framing, &self.poses, self.look);
        let bytes = canvas.developed(self.exposure, 2.6, &mut Chance::new(self.grain));
        // Stored the way the sensor lay: undoing the orientation is applying its inverse.
        let inverse = match self.orientation {
            6 => 8,
            8 => 6,
            other => other as u8,
        };
        let stored = Planes::of_rgb(width, height, &bytes).turned(inverse);
        let (across, down) = stored.size();
        let small = printer.smaller(&stored, fit(across, down, 160))?;
        let thumbnail = printer.jpeg(&small, 75)?;
        let jpeg = printer.jpeg(&stored, 88)?;
        let exif = self.exif(plan, stored.size(), &thumbnail);
        // Behind the start-of-image marker, before everything else, as DCF wants it.
        Ok([&jpeg[..2], &exif, &jpeg[2..]].concat())
    }

    fn exif(&self, plan: &ShootPlan, (width, height): (usize, usize), thumbnail: &[u8]) -> Vec<u8> {
        let hundredths = self.taken_at.millisecond() / 10;
        app1(&Record {
            make: &plan.make,
            model: &plan.model,
            serial: &plan.serial,
            lens: "RF24-105mm F4 L IS USM",
            time: &self.taken_at.strftime("%Y:%m:%d %H:%M:%S").to_string(),
            sub_seconds: &format!("{hundredths:02}"),
            offset: &plan.offset,
            orientation: self.orientation,
            width: width as u32,
            height: height as u32,
            focal_length: (24.0 + 520.0 / self.framing.heads).clamp(24.0, 105.0) as u32,
            thumbnail,
        })
    }
}
