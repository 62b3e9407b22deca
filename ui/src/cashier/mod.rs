//! Pages of the department `cashier`.

use crate::app::page::Page;

/// The department's pages.
pub const PAGES: &[Page] = &[];
