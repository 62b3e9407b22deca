//! The world of a scenario: a fresh studio on either database, its people, its clock, its photos, and the real
//! server program. A scenario is written once and played on both databases by [`on_both!`](crate::on_both).

mod builders;
mod clock;
mod eyes;
mod paper;
mod person;
mod photos;
mod postgres;
mod server;
mod studio;

pub use builders::{Entitled, cash, line, once, tender};
pub use clock::HandClock;
pub use eyes::Eyes;
pub use paper::Pdf;
pub use person::{Door, PASSWORD, Person, Reply};
pub use photos::{commented, copy_folder, hashes, raw_around, roll, root, shared};
pub use postgres::Database;
pub use server::{Server, program, wait_until};
pub use studio::{Studio, desk_alone};

use std::future::Future;

/// The database that a scenario is played on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// A database of its own on a throw-away cluster.
    Postgres,
}

/// Opens a studio, plays the scenario in it, and clears up even when it fails.
pub async fn play<S, F>(engine: Engine, scenario: S)
where
    S: FnOnce(Studio) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    played(Studio::open(engine).await, scenario).await;
}

/// The same, in a studio without photos whose clock stands still until it is moved.
pub async fn play_at<S, F>(engine: Engine, time: &str, scenario: S)
where
    S: FnOnce(Studio) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    played(Studio::at(engine, time).await, scenario).await;
}

async fn played<S, F>(studio: Studio, scenario: S)
where
    S: FnOnce(Studio) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let outcome = tokio::spawn(scenario(studio.clone())).await;
    studio.close().await;
    if let Err(error) = outcome {
        std::panic::resume_unwind(error.into_panic());
    }
}

/// Declares a scenario once and plays it on both databases: `on_both! { async fn name(studio: Studio) { .. } }`, or
/// with a clock that stands still: `on_both! { at "2026-11-08T10:00+08:00" async fn name(studio: Studio) { .. } }`.
#[macro_export]
macro_rules! on_both {
    ($(#[doc = $doc:literal])* async fn $name:ident($studio:ident: Studio) $body:block) => {
        $(#[doc = $doc])*
        mod $name {
            use super::*;

            async fn scenario($studio: $crate::world::Studio) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::world::play($crate::world::Engine::Sqlite, scenario).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::world::play($crate::world::Engine::Postgres, scenario).await;
            }
        }
    };
    ($(#[doc = $doc:literal])* at $time:literal async fn $name:ident($studio:ident: Studio) $body:block) => {
        $(#[doc = $doc])*
        mod $name {
            use super::*;

            async fn scenario($studio: $crate::world::Studio) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::world::play_at($crate::world::Engine::Sqlite, $time, scenario).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::world::play_at($crate::world::Engine::Postgres, $time, scenario).await;
            }
        }
    };
}
