//! The photo engine: what a file is, what the camera wrote, pictures upright in sRGB, copies that
//! can be trusted, folders to watch and to hand out. Plain synchronous functions over files and bytes;
//! it knows no database, no order and no person, and starts no work by itself.
//!
//! Reading order: [`sniff`] and [`Reason`]; [`Darkroom`] (one decode, everything out); [`sweep`], [`settled`],
//! [`Watch`] and [`Library::take_in`] for ingest; [`photos_folder`] for the command line; [`lay_out`] and
//! [`read_back`] for task folders; [`Library::copy_to`] and [`Library::seal`] for copies and their record;
//! [`sample`] for shoots drawn by code.

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
mod palette;
mod planes;
mod png_text;
mod raster;
mod raw;
mod render;
mod sensor;
mod slate;
mod tiff;

mod develop;
mod first_look;

mod library;
mod mhl;
mod second_copy;
mod shelf;
mod sidecar;
mod sweep;
mod watch;

mod layout;
mod report;
mod task_folder;

#[doc(hidden)]
pub mod fuzzed;
pub mod sample;

pub use camera::Camera;
pub use develop::{Darkroom, Developed, Facts, LARGE_LONG, PREVIEW_LONG, THUMB_LONG};
pub use first_look::{FirstLook, first_look};
pub use format::{Format, SNIFF_BYTES, sniff};
pub use jpeg::Damage;
pub use layout::{Laying, Piece, can_link, lay_out_groups};
pub use library::{Library, Novelty, Shown, Taken};
pub use measure::{Exposure, Face, Likeness, MEASURES_VERSION, Measures};
pub use mhl::Sealed;
pub use names::{Notice, from_shown, notice, shown};
pub use palette::Palette;
pub use reason::Reason;
pub use report::{Crew, Report, ReportLine, Status, Summary, photos_folder};
pub use sidecar::Kept;
pub use source::kind;
pub use sweep::{Sighting, Swept, settled, sweep};
pub use task_folder::{LaidOut, Returned, lay_out, read_back};
pub use watch::{Look, Watch};
