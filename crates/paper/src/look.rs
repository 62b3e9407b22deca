//! A finished document's pages as pictures, so that they can be seen before they are printed. Draws the very file that a
//! printer would get; nothing is laid out anew.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::PaperFault;

/// The highest picture, in dots; a longer page becomes narrower.
const HIGHEST: f32 = 16_000.0;

/// Draws the page with this index as a PNG about so many dots wide; nothing where there is no such page.
pub fn look(pdf: Vec<u8>, page: usize, width: u16) -> Result<Option<Vec<u8>>, PaperFault> {
    let pdf = Pdf::new(pdf).map_err(|fault| PaperFault::Write(format!("{fault:?}")))?;
    let Some(page) = pdf.pages().get(page) else { return Ok(None) };
    let (wide, high) = page.render_dimensions();
    let scale = (f32::from(width) / wide.max(1.0)).min(HIGHEST / high.max(1.0));
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    drawn.into_png().map(Some).map_err(|fault| PaperFault::Write(fault.to_string()))
}
