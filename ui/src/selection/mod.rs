//! Pages of the department `selection`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
