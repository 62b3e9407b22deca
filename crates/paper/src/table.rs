//! Tables: columns that share the width, cells that wrap, rows that stay whole, a head that is said again on each page.

use crate::flow::{BODY, Flow, LABEL};
use crate::ink::{Ink, Style};
use crate::text;
use crate::wrap::wrap;

/// Space between columns.
const GUTTER: f32 = 18.0;
/// Space above and below a row's text.
const PAD: f32 = 3.5;

/// The height of a head.
const HEAD: f32 = 16.0;

/// Which edge a column's texts keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What its head says.
    pub title: &'static str,
    /// Its part of the width; parts are in proportion to each other.
    pub share: f32,
    /// The edge its texts keep to.
    pub side: Side,
}

impl Column {
    /// A column of words.
    pub fn words(title: &'static str, share: f32) -> Column {
        Column { title, share, side: Side::Left }
    }

    /// A column of figures.
    pub fn figures(title: &'static str, share: f32) -> Column {
        Column { title, share, side: Side::Right }
    }
}

/// How much a sum stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stress {
    /// One of several.
    Quiet,
    /// The one that matters.
    Main,
    /// Money that is missing.
    Owing,
}

/// Draws a table; one without rows is not drawn.
pub fn table(flow: &mut Flow, columns: &[Column], rows: &[Vec<&str>]) {
    let places = places(flow, columns);
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<Vec<String>> = row.iter().zip(&places).map(|(cell, place)| wrap(flow.face(), cell, BODY.size, place.1)).collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
        let height = lines as f32 * BODY.line() + 2.0 * PAD;
        let whole = height <= flow.whole() - HEAD;
        if index == 0 {
            flow.need(HEAD + if whole { height } else { 3.0 * BODY.line() });
            head(flow, columns, &places);
        } else if whole && flow.need(height) {
            head(flow, columns, &places);
        }
        flow.skip(PAD);
        for line in 0..lines {
            // Only a row that is taller than a page ever breaks here.
            if flow.need(BODY.line() + PAD) {
                head(flow, columns, &places);
            }
            for ((cell, place), column) in cells.iter().zip(&places).zip(columns) {
                if let Some(text) = cell.get(line) {
                    put(flow, text, *place, column.side, BODY);
                }
            }
            flow.skip(BODY.line());
        }
        flow.skip(PAD);
        flow.canvas.rule(flow.left(), flow.y(), flow.width(), 0.5, Ink::Hair);
    }
}

/// Draws sums below a table, at its right edge.
pub fn sums(flow: &mut Flow, sums: &[(&str, &str, Stress)]) {
    let height: f32 = sums.iter().map(|(_, _, stress)| sum_style(*stress).line() + 3.0).sum();
    flow.skip(6.0);
    flow.need(height);
    for (label, amount, stress) in sums {
        let style = sum_style(*stress);
        let amount_width = flow.face().measure(amount, style.size);
        let right = flow.left() + flow.width();
        let label_style = Style::plain(9.0, if *stress == Stress::Owing { Ink::Bad } else { Ink::Soft });
        let label_x = (right - amount_width - 16.0).min(right - 110.0) - flow.face().measure(label, label_style.size);
        let drop = (style.line() - label_style.line()) * 0.62;
        flow.canvas.text(label_x, flow.y() + drop, label, label_style);
        flow.canvas.text(right - amount_width, flow.y(), amount, style);
        flow.skip(style.line() + 3.0);
    }
}

/// How an order stands, as the last of its sums: what is owed, else what is to be paid back, else that it is paid.
pub fn standing<'a>(flow: &Flow, owing: &'a str, to_pay_back: &'a str) -> (&'a str, &'a str, Stress) {
    if !owing.is_empty() {
        (flow.say(text::OWING), owing, Stress::Owing)
    } else if !to_pay_back.is_empty() {
        (flow.say(text::TO_PAY_BACK), to_pay_back, Stress::Main)
    } else {
        ("", flow.say(text::NOTHING_OWED), Stress::Main)
    }
}

fn sum_style(stress: Stress) -> Style {
    match stress {
        Stress::Quiet => BODY,
        Stress::Main => Style::strong(14.0, Ink::Dark),
        Stress::Owing => Style::strong(14.0, Ink::Bad),
    }
}

/// Each column's left edge and width.
fn places(flow: &Flow, columns: &[Column]) -> Vec<(f32, f32)> {
    let gaps = GUTTER * columns.len().saturating_sub(1) as f32;
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let unit = (flow.width() - gaps) / shares.max(0.01);
    let mut x = flow.left();
    let mut places = Vec::with_capacity(columns.len());
    for column in columns {
        let width = column.share * unit;
        places.push((x, width));
        x += width + GUTTER;
    }
    places
}

fn head(flow: &mut Flow, columns: &[Column], places: &[(f32, f32)]) {
    for (column, place) in columns.iter().zip(places) {
        put(flow, column.title, *place, column.side, LABEL);
    }
    flow.skip(HEAD);
    flow.canvas.rule(flow.left(), flow.y(), flow.width(), 0.8, Ink::Firm);
}

fn put(flow: &mut Flow, text: &str, place: (f32, f32), side: Side, style: Style) {
    let x = match side {
        Side::Left => place.0,
        Side::Right => place.0 + place.1 - flow.face().measure(text, style.size),
    };
    flow.canvas.text(x, flow.y(), text, style);
}
