//! A studio with one order of 5,000 photos, and what its log takes.

use std::path::PathBuf;
use std::time::Instant;

use atelier_core::id::{BranchId, OrderId, PhotoId, SittingId};
use atelier_core::people::BuiltInRole::SelectionConsultant;
use atelier_core::selection::{
    Change, Choice, Conflict, Mark, MergeBranches, OpenRoom, SeeMerge, Settled, StartBranch, StartFrom, StartSitting, Verdict,
};
use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_tests::world::{Engine, Person, Studio, once};

use super::told;

const PHOTOS: usize = 5_000;
/// What one call may carry.
const TOGETHER: usize = 1_000;

/// The studio.
pub struct Shoot {
    pub studio: Studio,
    pub order: OrderId,
    sitting: SittingId,
    photos: Vec<PhotoId>,
    consultant: Person,
}

impl Shoot {
    /// Draws the photos, small ones, and takes them in.
    pub async fn draw() -> Shoot {
        println!("\nA shoot of {PHOTOS} photos");
        let studio = Studio::open(Engine::Sqlite).await;
        let order = studio.with_order().await;
        let folder = studio.scratch("drawn");
        let start = "2026-11-08T10:00".parse().expect("a time");
        let plan = ShootPlan { long_side: 480, ..ShootPlan::of(PHOTOS, start) };
        let drawn = draw_shoot(&folder, 7, &plan).expect("a drawn shoot");
        let files: Vec<PathBuf> = drawn.iter().map(|photo| folder.join(&photo.name)).collect();
        studio.shoot_arrives(&order.row.number, &files).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
        let photos = room.photos.iter().map(|photo| photo.id.clone()).collect();
        Shoot { studio, order: order.row.id, sitting: room.sitting.expect("a sitting").id, photos, consultant }
    }

    async fn marks(&self, count: usize, branch: Option<&BranchId>, first: usize) {
        for begin in (0..count).step_by(TOGETHER) {
            let change = |nth: usize| Change {
                id: once(),
                photo: self.photos[(first + nth * 7) % self.photos.len()].clone(),
                choice: Choice::Verdict(Verdict::ALL[(nth / 3 + first) % 3]),
                takes_back: None,
            };
            let changes = (begin..count.min(begin + TOGETHER)).map(change).collect();
            let saved = self.consultant.does(Mark { sitting: self.sitting.clone(), branch: branch.cloned(), changes }).await;
            assert!(saved.refused.is_empty(), "every mark is taken");
        }
    }

    /// 10,000 marks in one sitting, then the room opened; three branches of 3,300 marks, then merged.
    pub async fn log(&self) {
        self.marks(10_000, None, 0).await;
        let open = || self.consultant.does(OpenRoom { order: self.order.clone(), branch: None });
        open().await;
        let begun = Instant::now();
        open().await;
        told("room with 10,000 marks opened by the desk", begun.elapsed().as_secs_f64() * 1_000.0, "ms", 300.0);
        let mut branches = Vec::new();
        for (nth, name) in ["mother", "father", "grandmother"].into_iter().enumerate() {
            let from = StartFrom::AsItStands;
            let room = self.consultant.does(StartBranch { sitting: self.sitting.clone(), name: name.to_owned(), from }).await;
            let branch = room.branch.expect("a branch");
            self.marks(3_300, Some(&branch), nth + 1).await;
            branches.push(branch);
        }
        let begun = Instant::now();
        self.consultant.does(OpenRoom { order: self.order.clone(), branch: branches.first().cloned() }).await;
        told("its branch with 3,300 marks more opened", begun.elapsed().as_secs_f64() * 1_000.0, "ms", 300.0);
        let begun = Instant::now();
        let seen = self.consultant.does(SeeMerge { sitting: self.sitting.clone(), branches: branches.clone() }).await;
        told("three such branches compared by the desk", begun.elapsed().as_secs_f64() * 1_000.0, "ms", 100.0);
        println!("{:<44} {:>9}", "  differences that they have", seen.conflicts.len());
        let settle = |conflict: Conflict| {
            let side = conflict.sides.into_iter().next_back().expect("a side");
            Settled { photo: conflict.photo, about: conflict.about, choice: side.choice }
        };
        let before = seen.seen;
        let merge = MergeBranches {
            sitting: self.sitting.clone(),
            branches,
            settled: seen.conflicts.into_iter().map(settle).collect(),
            seen: before,
        };
        let begun = Instant::now();
        let room = self.consultant.does(merge).await;
        told("and merged, every difference settled", begun.elapsed().as_secs_f64() * 1_000.0, "ms", 100.0);
        println!("{:<44} {:>9}", "  changes that the sitting got by it", room.logged - before);
    }
}
