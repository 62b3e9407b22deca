//! Pages of the department `studio`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
