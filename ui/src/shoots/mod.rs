//! Pages of the department `shoots`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
