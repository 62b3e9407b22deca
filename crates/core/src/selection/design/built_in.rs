//! The products that every studio has: frames by the trade's inches at their real sizes, sets, a collage and album spreads.

use super::template::{Guides, Opening, Template, TemplateKind};

/// Tenths of a millimetre in an inch.
const INCH: u32 = 254;
/// The trade's name of a frame in inches, and the print's short and long side in inches.
const FRAMES: [(u32, u32, u32); 6] = [(10, 8, 10), (12, 10, 12), (16, 12, 16), (20, 16, 20), (24, 20, 24), (30, 24, 30)];
/// A moulding of 2 cm.
const MOULDING: u32 = 200;
/// From print to print of a set: two mouldings and 5 cm of wall.
const APART: u32 = 2 * MOULDING + 500;
/// The pages of album books, in inches.
const PAGES: [u32; 2] = [10, 12];
/// 3 mm cut off, 10 mm safe, 16 mm of fold.
const GUIDES: Guides = Guides { trim: 30, safety: 100, gutter: 160 };
// The paper around photos on an album page, and between them.
const PAGE_MARGIN: u32 = 250;
const PAGE_GAP: u32 = 100;

/// Every built-in product, in the order of the list.
pub fn built_in() -> Vec<Template> {
    let frames = FRAMES.iter().flat_map(|&(name, short, long)| {
        let (short, long) = (short * INCH, long * INCH);
        [("upright", short, long), ("wide", long, short)]
            .map(|(lies, width, height)| hung(format!("frame-{name}-{lies}"), TemplateKind::Frame, &[(0, 0, width, height)]))
    });
    let spreads = PAGES.iter().flat_map(|&inches| [1, 2, 3, 5].map(|photos| spread(inches, photos)));
    frames.chain(sets()).chain([collage()]).chain(spreads).collect()
}

/// Frames on a wall, from their prints' left and upper edges, widths and heights.
fn hung(code: String, kind: TemplateKind, prints: &[(u32, u32, u32, u32)]) -> Template {
    let openings: Vec<Opening> =
        prints.iter().map(|&(x, y, width, height)| Opening { x: x + MOULDING, y: y + MOULDING, width, height }).collect();
    let right = openings.iter().map(|opening| opening.x + opening.width).max().unwrap_or(0);
    let bottom = openings.iter().map(|opening| opening.y + opening.height).max().unwrap_or(0);
    Template { code, kind, width: right + MOULDING, height: bottom + MOULDING, openings, frame: MOULDING, guides: None }
}

fn sets() -> Vec<Template> {
    let (small, medium, large) = ((8 * INCH, 10 * INCH), (10 * INCH, 12 * INCH), (16 * INCH, 20 * INCH));
    let row = |count: u32| -> Vec<_> { (0..count).map(|nth| (nth * (medium.0 + APART), 0, medium.0, medium.1)).collect() };
    let side = medium.0;
    let square = |column: u32, row: u32| (column * (side + APART), row * (side + APART), side, side);
    let four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)];
    // A large one, with two small ones one above the other at each side; the middles of all lie on one line.
    let second = small.1 + APART;
    let (middle, right) = (small.0 + APART, small.0 + APART + large.0 + APART);
    let five = [
        (0, 0, small.0, small.1),
        (0, second, small.0, small.1),
        (middle, (second + small.1 - large.1) / 2, large.0, large.1),
        (right, 0, small.0, small.1),
        (right, second, small.0, small.1),
    ];
    [("diptych", row(2)), ("triptych", row(3)), ("square-four", four.to_vec()), ("wall-five", five.to_vec())]
        .into_iter()
        .map(|(code, prints)| hung(code.to_owned(), TemplateKind::FrameSet, &prints))
        .collect()
}

/// A part of an area that is divided evenly: first column and row, and how many of them it takes.
fn cell(area: Opening, (columns, rows): (u32, u32), gap: u32, (column, row, across, down): (u32, u32, u32, u32)) -> Opening {
    let (wide, high) = ((area.width - gap * (columns - 1)) / columns, (area.height - gap * (rows - 1)) / rows);
    Opening {
        x: area.x + column * (wide + gap),
        y: area.y + row * (high + gap),
        width: across * wide + (across - 1) * gap,
        height: down * high + (down - 1) * gap,
    }
}

/// Seven photos on a sheet of 24 × 20 inches: a large one above two wide ones, and two small ones at each side.
fn collage() -> Template {
    const MARGIN: u32 = 150;
    let (width, height) = (24 * INCH, 20 * INCH);
    let area = Opening { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
    let cells = [(1, 0, 2, 2), (0, 2, 2, 1), (2, 2, 2, 1), (0, 0, 1, 1), (0, 1, 1, 1), (3, 0, 1, 1), (3, 1, 1, 1)];
    let openings = cells.map(|one| cell(area, (4, 3), 80, one)).to_vec();
    Template { code: "collage-seven".to_owned(), kind: TemplateKind::Collage, width, height, openings, frame: 0, guides: None }
}

/// Two facing pages: one photo over both, one for each page, or one whole page and the rest on the other.
fn spread(inches: u32, photos: u32) -> Template {
    let page = inches * INCH;
    let (width, height) = (2 * (page + GUIDES.trim), page + 2 * GUIDES.trim);
    let half = Opening { x: 0, y: 0, width: width / 2, height };
    let inner = page - 2 * PAGE_MARGIN;
    let right = Opening { x: width / 2 + PAGE_MARGIN, y: GUIDES.trim + PAGE_MARGIN, width: inner, height: inner };
    let on_right = |columns: u32, rows: u32| -> Vec<Opening> {
        let at = |nth: u32| cell(right, (columns, rows), PAGE_GAP, (nth % columns, nth / columns, 1, 1));
        std::iter::once(half).chain((0..columns * rows).map(at)).collect()
    };
    let openings = match photos {
        1 => vec![Opening { width, ..half }],
        2 => vec![half, Opening { x: width / 2, ..half }],
        3 => on_right(1, 2),
        _ => on_right(2, 2),
    };
    let code = format!("spread-{inches}-{photos}");
    Template { code, kind: TemplateKind::AlbumSpread, width, height, openings, frame: 0, guides: Some(GUIDES) }
}
