//! Where lines break and what is left out when a text does not fit. Chinese breaks between any two characters except
//! beside punctuation that must not stand alone; other scripts break at spaces, and inside a word only when it alone is
//! wider than a line. Knows widths, not pages.

use crate::face::Face;

/// Stands between parts of a line. The face draws it as wide as a Chinese character, so it takes no spaces.
pub const DOT: &str = "·";
/// What stands for the part that was left out.
const ELLIPSIS: char = '…';

/// These must not begin a line.
const NEVER_FIRST: &str = "，。、；：！？）】》〉」』〕’”…—·,.;:!?)]}%％℃";
/// These must not end a line.
const NEVER_LAST: &str = "（【《〈「『〔‘“([{¥￥$#";

/// Breaks a text into lines no wider than `width`. There is always at least one line.
pub fn wrap(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = Line::default();
        for piece in pieces(paragraph.trim_end()) {
            let room = width - line.width;
            let solid = face.measure(piece.trim_end(), size);
            if solid > room && !line.text.is_empty() {
                lines.push(line.take());
            }
            if solid > width {
                break_inside(face, piece, size, width, &mut line, &mut lines);
            } else {
                line.push(piece, face.measure(piece, size));
            }
        }
        lines.push(line.take());
    }
    lines
}

/// Cuts a text at its end so that it fits `width` in one line.
pub fn cut(face: &Face, text: &str, size: f32, width: f32) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if face.measure(&text, size) <= width {
        return text;
    }
    let room = width - face.advance(ELLIPSIS, size);
    let (kept, _) = fitting(face, text.chars(), size, room);
    let mut kept = kept.trim_end().to_string();
    kept.push(ELLIPSIS);
    kept
}

/// Cuts a text in its middle, so that a file's first letters and its number both stay.
pub fn cut_middle(face: &Face, text: &str, size: f32, width: f32) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if face.measure(&text, size) <= width {
        return text;
    }
    let room = width - face.advance(ELLIPSIS, size);
    let (tail, used) = fitting(face, text.chars().rev(), size, room * 0.6);
    let (front, _) = fitting(face, text.chars(), size, room - used);
    let tail: String = tail.chars().rev().collect();
    format!("{front}{ELLIPSIS}{tail}")
}

#[derive(Default)]
struct Line {
    text: String,
    width: f32,
}

impl Line {
    fn push(&mut self, piece: &str, width: f32) {
        self.text.push_str(piece);
        self.width += width;
    }

    fn take(&mut self) -> String {
        self.width = 0.0;
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        text
    }
}

fn break_inside(face: &Face, piece: &str, size: f32, width: f32, line: &mut Line, lines: &mut Vec<String>) {
    for c in piece.chars() {
        let step = face.advance(c, size);
        if line.width + step > width && !line.text.is_empty() {
            lines.push(line.take());
        }
        line.push(c.encode_utf8(&mut [0; 4]), step);
    }
}

/// As many characters as fit `room`, and their width.
fn fitting(face: &Face, chars: impl Iterator<Item = char>, size: f32, room: f32) -> (String, f32) {
    let mut kept = String::new();
    let mut used = 0.0;
    for c in chars {
        let step = face.advance(c, size);
        if used + step > room {
            break;
        }
        used += step;
        kept.push(c);
    }
    (kept, used)
}

/// Splits a paragraph where it may break; the spaces after a word stay with it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = before
            && may_break(before, c)
        {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    before.is_whitespace() || is_ideographic(before) || is_ideographic(after)
}

/// Whether a character is written without spaces around it.
fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x303F | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten points a Chinese character, so that a width is easy to read as a count.
    #[track_caller]
    fn check(text: &str, width: f32, expected: &[&str]) {
        let face = Face::get().unwrap();
        let lines = wrap(face, text, 10.0, width);
        assert_eq!(lines, expected);
        for line in &lines {
            assert!(face.measure(line, 10.0) <= width.max(10.0) + 0.01, "{line} is too wide");
        }
    }

    #[test]
    fn chinese_breaks_between_characters() {
        check("一二三四五六", 40.0, &["一二三四", "五六"]);
        check("", 40.0, &[""]);
        check("一\n二", 40.0, &["一", "二"]);
    }

    #[test]
    fn punctuation_stays_with_its_word() {
        check("一二三四，五六", 40.0, &["一二三", "四，五六"]);
        check("一二三（四五）", 40.0, &["一二三", "（四五）"]);
    }

    #[test]
    fn english_breaks_at_spaces_and_mixed_text_at_either() {
        check("soft skin please", 60.0, &["soft skin", "please"]);
        check("请把 background 换白", 60.0, &["请把", "background", "换白"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let face = Face::get().unwrap();
        let name = "x".repeat(200);
        let lines = wrap(face, &name, 10.0, 60.0);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat(), name);
        check("一", 1.0, &["一"]);
    }

    #[test]
    fn what_does_not_fit_is_shown_as_left_out() {
        let face = Face::get().unwrap();
        assert_eq!(cut(face, "一二三", 10.0, 30.0), "一二三");
        assert_eq!(cut(face, "一二三四", 10.0, 30.0), "一二…");
        let name = format!("IMG_{}_0042.JPG", "长".repeat(60));
        let short = cut_middle(face, &name, 8.0, 120.0);
        assert!(short.starts_with("IMG_") && short.ends_with("0042.JPG") && short.contains('…'), "{short}");
        assert!(face.measure(&short, 8.0) <= 120.0);
    }
}
