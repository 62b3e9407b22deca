//! Pages of the department `customers`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
