//! The one typeface: Noto Sans SC, carried inside the program. Knows how wide a character is and what stands for a
//! character that it does not have. Reading it is costly, so it is read once for the whole program.

use std::sync::OnceLock;

use printpdf::ParsedFont;

use crate::PaperFault;

static FILE: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Regular.ttf");
static FACE: OnceLock<Option<Face>> = OnceLock::new();

/// Stands for a character without a glyph: the printers' turned type, which nobody takes for a letter.
pub const STAND_IN: char = '〓';

/// The typeface, ready to measure and to embed.
pub struct Face {
    font: ParsedFont,
    units: f32,
}

/// What to print for a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The character itself, or what equals it.
    Glyph(char),
    /// Nothing: it only steers how others are drawn.
    Nothing,
    /// The font does not have it.
    Missing,
}

impl Face {
    /// The typeface, read on the first call.
    pub fn get() -> Result<&'static Face, PaperFault> {
        FACE.get_or_init(Face::read).as_ref().ok_or(PaperFault::Font)
    }

    fn read() -> Option<Face> {
        let font = ParsedFont::from_bytes(FILE, 0, &mut Vec::new())?;
        let units = f32::from(font.pdf_font_metrics.units_per_em);
        (units > 0.0).then_some(Face { font, units })
    }

    /// The font for the writer to embed.
    pub fn font(&self) -> &ParsedFont {
        &self.font
    }

    /// What to print for `c`.
    pub fn show(&self, c: char) -> Shown {
        match c {
            '\n' | '\r' | '\t' | '\u{A0}' => return Shown::Glyph(' '),
            // Joiners, direction marks, variation selectors and the like have no shape of their own.
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => {
                return Shown::Nothing;
            }
            '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}' => return Shown::Nothing,
            _ if c.is_control() => return Shown::Nothing,
            _ => {}
        }
        match self.font.lookup_glyph_index(u32::from(c)) {
            Some(glyph) if glyph != 0 => Shown::Glyph(c),
            _ => Shown::Missing,
        }
    }

    /// The width of one character at `size`.
    pub fn advance(&self, c: char, size: f32) -> f32 {
        let shown = match self.show(c) {
            Shown::Glyph(shown) => shown,
            Shown::Nothing => return 0.0,
            Shown::Missing => STAND_IN,
        };
        let glyph = self.font.lookup_glyph_index(u32::from(shown)).unwrap_or(0);
        f32::from(self.font.get_horizontal_advance(glyph)) / self.units * size
    }

    /// The width of a text at `size`.
    pub fn measure(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c, size)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_all_of_one_width_so_that_columns_line_up() {
        let face = Face::get().unwrap();
        let zero = face.advance('0', 100.0);
        assert!(zero > 30.0);
        for figure in '1'..='9' {
            assert!((face.advance(figure, 100.0) - zero).abs() < 0.01);
        }
        assert!((face.advance('影', 100.0) - 100.0).abs() < 0.01);
    }

    #[test]
    fn unknown_characters_are_told_and_steering_ones_vanish() {
        let face = Face::get().unwrap();
        assert_eq!(face.show('林'), Shown::Glyph('林'));
        assert_eq!(face.show('😀'), Shown::Missing);
        assert_eq!(face.show('\u{FE0F}'), Shown::Nothing);
        assert_eq!(face.show('\u{7}'), Shown::Nothing);
        assert_eq!(face.show(STAND_IN), Shown::Glyph(STAND_IN));
        assert_eq!(face.advance('\u{200B}', 10.0), 0.0);
    }
}
