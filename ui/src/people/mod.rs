//! Pages of the department `people`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
