//! Pages of the department `catalog`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
