//! The photo engine: what a file is, what the camera wrote, pictures upright in sRGB, copies that
//! can be trusted, folders to watch and to hand out. Plain synchronous functions over files and bytes;
//! it knows no database, no order and no person, and starts no work by itself.
//!
//! Reading order: [`sniff`] and [`Reason`]; [`Darkroom`] (one decode, everything out); [`sweep`], [`settled`],
//! [`Watch`] and [`Library::take_in`] for ingest; [`photos_folder`] for the command line; [`lay_out`] and
//! [`read_back`] for task folders; [`sample`] for shoots drawn by code.

mod format;
mod reason;

mod names;
mod source;

mod camera;
mod colour;
#[cfg(target_os = "linux")]
mod heif;
mod jpeg;
mod measure;
mod open;
mod planes;
mod raster;
mod raw;
mod render;

mod develop;
mod first_look;

mod library;
mod shelf;
mod sweep;
mod watch;

mod report;
mod task_folder;

pub mod sample;

pub use camera::Camera;
pub use develop::{Darkroom, Developed, Facts, PREVIEW_LONG, THUMB_LONG};
pub use first_look::{FirstLook, first_look};
pub use format::{Format, SNIFF_BYTES, sniff};
pub use jpeg::Damage;
pub use library::{Library, Novelty, Shown, Taken};
pub use measure::{Exposure, Face, Likeness, MEASURES_VERSION, Measures};
pub use names::{Notice, from_shown, notice, shown};
pub use reason::Reason;
pub use report::{Crew, Report, ReportLine, Status, Summary, photos_folder};
pub use sweep::{Sighting, Swept, settled, sweep};
pub use task_folder::{LaidOut, Returned, lay_out, read_back};
pub use watch::{Look, Watch};
