//! Pages of the department `production`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
