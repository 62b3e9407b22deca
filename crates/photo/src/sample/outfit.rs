//! Clothes on a body: what hangs below the waist and stands behind the arms, what covers the chest,
//! what the sleeves are. Measures are those of `person`.

use super::canvas::{Canvas, Colour, Paint};
use super::person::{Body, Build, Figure};
use super::shape::{Placement, Point, Shape};

#[derive(Clone, Copy, Debug)]
pub(super) enum Outfit {
    /// A strapless gown that sweeps the floor.
    Gown(Colour),
    /// A slim dress with a standing collar, and the colour of its borders.
    Qipao(Colour, Colour),
    /// Jacket, trousers and the colour of the tie.
    Suit(Colour, Colour),
    /// Top and trousers.
    Casual(Colour, Colour),
    /// A dress to the knee, with short sleeves.
    Dress(Colour),
    /// A child's dress of many layers.
    Tulle(Colour),
}

/// The sleeve's colour and how far down the arm it goes (0.5 is the elbow); None for bare arms.
pub(super) fn sleeve(outfit: &Outfit) -> Option<(Colour, f32)> {
    match *outfit {
        Outfit::Gown(_) => None,
        Outfit::Qipao(colour, _) => Some((colour, 0.2)),
        Outfit::Suit(colour, _) => Some((colour, 1.0)),
        Outfit::Casual(colour, _) => Some((colour, 0.42)),
        Outfit::Dress(colour) => Some((colour, 0.25)),
        Outfit::Tulle(colour) => Some((colour.lighter(0.2), 0.12)),
    }
}

/// Light from the viewer's left, shadow on the right.
fn cloth(colour: Colour, half: f32) -> Paint {
    // White stays white: its shadows are light.
    let shadow = if colour.1 > 0.85 { 0.17 } else { 0.3 };
    Paint::Across((-half, 0.0), colour.lighter(0.2), (half, 0.4), colour.darker(shadow))
}

/// Legs and skirts.
pub(super) fn below(canvas: &mut Canvas, at: &Placement, figure: &Figure, body: &Body) {
    match figure.outfit {
        Outfit::Gown(colour) => {
            let hem = body.foot + 0.18;
            let skirt = [
                (0.0, body.waist.1 - 0.1),
                (body.waist.0, body.waist.1),
                (body.hip.0 + 0.12, body.hip.1),
                (1.05, body.knee),
                (1.6, hem - 0.25),
                (1.55, hem),
                (0.0, hem + 0.1),
            ];
            canvas.fill(at, &Shape::mirrored(&skirt), cloth(colour, 1.3), 1.0);
            folds(canvas, at, colour, body.waist.1 + 0.15, hem, 0.33, 1.4, 7);
        }
        Outfit::Qipao(colour, trim) => {
            legs(canvas, at, figure, body, None);
            let hem = body.foot - 0.7;
            let skirt = [
                (0.0, body.waist.1 - 0.1),
                (body.waist.0, body.waist.1),
                (body.hip.0, body.hip.1),
                (0.6, body.knee),
                (0.56, hem),
                (0.0, hem + 0.03),
            ];
            canvas.fill(at, &Shape::mirrored(&skirt), cloth(colour, 0.8), 1.0);
            canvas.fill(at, &Shape::stroke(&[(-0.57, hem - 0.1), (0.0, hem - 0.05), (0.57, hem - 0.1)], 0.09), trim, 0.9);
            for (x, y, size) in [(-0.22, 3.2, 0.16), (0.2, 3.7, 0.2), (-0.12, 4.25, 0.14)] {
                flower(canvas, at, (x, y), size, trim);
            }
        }
        Outfit::Suit(colour, _) => legs(canvas, at, figure, body, Some(colour.darker(0.08))),
        Outfit::Casual(_, trousers) => legs(canvas, at, figure, body, Some(trousers)),
        Outfit::Dress(colour) => {
            legs(canvas, at, figure, body, None);
            skirt(canvas, at, body, colour, body.knee - 0.1, 1.0);
        }
        Outfit::Tulle(colour) => {
            legs(canvas, at, figure, body, None);
            for (layer, flare) in [(0.12, 1.0), (0.0, 0.9), (-0.16, 0.78)] {
                skirt(canvas, at, body, colour.lighter(0.12 - layer), body.knee + layer, flare);
            }
        }
    }
}

fn skirt(canvas: &mut Canvas, at: &Placement, body: &Body, colour: Colour, hem: f32, flare: f32) {
    let curve = [
        (0.0, body.waist.1 - 0.1),
        (body.waist.0, body.waist.1),
        (body.hip.0 + 0.1, body.hip.1),
        (flare, hem - 0.1),
        (flare * 0.97, hem),
        (0.0, hem + 0.08),
    ];
    canvas.fill(at, &Shape::mirrored(&curve), cloth(colour, 0.9), 1.0);
    folds(canvas, at, colour, body.waist.1 + 0.1, hem, 0.25, flare * 0.85, 5);
}

/// Folds that fan out from the waist.
#[expect(clippy::too_many_arguments, reason = "a fan has a top, a bottom, two widths and a number of ribs")]
fn folds(canvas: &mut Canvas, at: &Placement, colour: Colour, top: f32, hem: f32, narrow: f32, wide: f32, count: usize) {
    for index in 0..count {
        let place = index as f32 / (count - 1) as f32 * 2.0 - 1.0;
        let middle = (top + hem) / 2.0;
        let rib = [(place * narrow, top), (place * (narrow + wide) * 0.45, middle), (place * wide, hem - 0.05)];
        let colour = if index % 2 == 0 { colour.darker(0.3) } else { colour.lighter(0.5) };
        canvas.soft(at, &Shape::stroke(&rib, 0.1 + wide * 0.06), colour, 0.26, 0.06);
    }
}

/// Two legs with shoes; bare ones where there are no trousers.
fn legs(canvas: &mut Canvas, at: &Placement, figure: &Figure, body: &Body, trousers: Option<Colour>) {
    let colour = trousers.unwrap_or(figure.skin);
    let (top, bottom) = if trousers.is_some() { (body.hip.0 * 0.56, body.arm * 1.15) } else { (body.hip.0 * 0.4, body.arm * 0.75) };
    for side in [-1.0, 1.0] {
        let (hip, knee) = ((side * body.hip.0 * 0.46, body.hip.1 - 0.1), (side * body.hip.0 * 0.45, body.knee));
        let foot = (side * body.hip.0 * 0.43, body.foot - 0.12);
        let shoe = Shape::limb((foot.0 - side * 0.02, body.foot - 0.06), (foot.0 + side * 0.13, body.foot), 0.14, 0.1);
        let leather = if trousers.is_some() { Colour::hex(0x2A211E) } else { Colour::hex(0xE9E4DE) };
        canvas.fill(at, &shoe, leather, 1.0);
        let paint = cloth(colour, body.hip.0);
        canvas.fill(at, &Shape::limb(hip, knee, top, (top + bottom) / 2.0), paint, 1.0);
        canvas.fill(at, &Shape::limb(knee, foot, (top + bottom) / 2.0, bottom), paint, 1.0);
        let crease = [(hip.0, hip.1 + 0.5), (knee.0, knee.1), (foot.0, foot.1 - 0.2)];
        canvas.soft(at, &Shape::stroke(&crease, 0.05), colour.darker(0.5), 0.25, 0.03);
    }
    if trousers.is_some() {
        let seat = [
            (0.0, body.waist.1),
            (body.waist.0, body.waist.1),
            (body.hip.0 * 1.02, body.hip.1),
            (body.hip.0 * 0.5, body.hip.1 + 0.35),
            (0.0, body.hip.1 + 0.2),
        ];
        canvas.fill(at, &Shape::mirrored(&seat), cloth(colour, body.hip.0), 1.0);
    }
}

/// The outline of the upper body, drawn in by `slack` at the sides.
fn torso(body: &Body, slack: f32, bottom: Point) -> Shape {
    Shape::mirrored(&[
        (0.0, 0.1),
        (0.2, 0.06),
        (body.shoulder.0 * 0.8, body.shoulder.1 - 0.08),
        (body.shoulder.0, body.shoulder.1 + 0.12),
        (body.chest.0 + slack, body.chest.1),
        (body.waist.0 + slack, body.waist.1),
        bottom,
        (0.0, bottom.1 + 0.05),
    ])
}

/// What covers the chest.
pub(super) fn above(canvas: &mut Canvas, at: &Placement, figure: &Figure, body: &Body) {
    match figure.outfit {
        Outfit::Gown(colour) => {
            canvas.fill(at, &torso(body, 0.0, (body.waist.0, body.waist.1)), cloth(figure.skin, 0.7), 1.0);
            let bodice = [
                (0.0, body.chest.1 - 0.18),
                (0.26, body.chest.1 - 0.34),
                (body.chest.0 - 0.02, body.chest.1 - 0.22),
                (body.chest.0 - 0.04, body.chest.1 + 0.2),
                (body.waist.0, body.waist.1),
                (body.waist.0 + 0.04, body.waist.1 + 0.2),
                (0.0, body.waist.1 + 0.28),
            ];
            canvas.fill(at, &Shape::mirrored(&bodice), cloth(colour.darker(0.02), 0.6), 1.0);
            let sash = [(-body.waist.0 - 0.02, body.waist.1), (0.0, body.waist.1 + 0.07), (body.waist.0 + 0.02, body.waist.1)];
            canvas.fill(at, &Shape::stroke(&sash, 0.11), colour.darker(0.2), 0.6);
            necklace(canvas, at);
        }
        Outfit::Qipao(colour, trim) => {
            canvas.fill(at, &torso(body, 0.02, (body.hip.0, body.hip.1 - 0.3)), cloth(colour, 0.7), 1.0);
            canvas.fill(at, &Shape::limb((0.0, -0.05), (0.0, 0.12), 0.19, 0.24), colour.darker(0.08), 1.0);
            canvas.fill(at, &Shape::stroke(&[(0.0, 0.12), (0.28, 0.4), (0.5, 0.62)], 0.06), trim, 0.95);
            canvas.fill(at, &Shape::stroke(&[(-0.18, -0.1), (0.0, -0.06), (0.18, -0.1)], 0.05), trim, 0.95);
            flower(canvas, at, (-0.26, 0.78), 0.2, trim);
            flower(canvas, at, (0.1, 1.35), 0.15, trim);
        }
        Outfit::Suit(colour, tie) => jacket(canvas, at, body, colour, tie),
        Outfit::Casual(colour, _) => {
            let slack = if figure.build == Build::Child { 0.06 } else { 0.05 };
            canvas.fill(at, &torso(body, slack, (body.hip.0 + 0.03, body.hip.1 - 0.1)), cloth(colour, 0.8), 1.0);
            collar(canvas, at, figure, colour);
        }
        Outfit::Dress(colour) | Outfit::Tulle(colour) => {
            canvas.fill(at, &torso(body, 0.01, (body.waist.0 + 0.02, body.waist.1 + 0.1)), cloth(colour, 0.7), 1.0);
            collar(canvas, at, figure, colour);
            let belt = [(-body.waist.0 - 0.02, body.waist.1), (0.0, body.waist.1 + 0.05), (body.waist.0 + 0.02, body.waist.1)];
            canvas.fill(at, &Shape::stroke(&belt, 0.1), colour.darker(0.35), 0.8);
        }
    }
}

fn jacket(canvas: &mut Canvas, at: &Placement, body: &Body, colour: Colour, tie: Colour) {
    canvas.fill(at, &torso(body, 0.04, (body.hip.0 + 0.08, body.hip.1 + 0.15)), cloth(colour, 1.0), 1.0);
    let button = body.waist.1 - 0.2;
    let shirt = Shape::polygon(&[(-0.25, 0.02), (0.25, 0.02), (0.03, button), (-0.03, button)]);
    canvas.fill(at, &shirt, Paint::Across((-0.2, 0.2), Colour(0.98, 0.98, 0.98), (0.2, 0.6), Colour(0.82, 0.83, 0.86)), 1.0);
    canvas.fill(at, &Shape::polygon(&[(-0.07, 0.1), (0.07, 0.1), (0.045, 0.22), (-0.045, 0.22)]), tie.darker(0.15), 1.0);
    canvas.fill(
        at,
        &Shape::polygon(&[(-0.045, 0.22), (0.045, 0.22), (0.1, button - 0.35), (0.0, button - 0.1), (-0.1, button - 0.35)]),
        tie,
        1.0,
    );
    for side in [-1.0, 1.0] {
        let lapel = [(side * 0.2, -0.02), (side * 0.5, 0.5), (side * 0.36, 0.62), (side * 0.42, 0.78), (side * 0.03, button + 0.02)];
        canvas.fill(at, &Shape::polygon(&lapel), colour.lighter(if side < 0.0 { 0.16 } else { 0.05 }), 1.0);
        let wing = [(side * 0.04, 0.12), (side * 0.2, -0.06), (side * 0.26, 0.1), (side * 0.14, 0.24)];
        canvas.fill(at, &Shape::polygon(&wing), Colour(0.99, 0.99, 0.99), 1.0);
    }
    let edge = [(0.0, button), (0.03, body.waist.1 + 0.4), (0.06, body.hip.1 + 0.1)];
    canvas.soft(at, &Shape::stroke(&edge, 0.04), colour.darker(0.7), 0.7, 0.02);
    for step in 0..2 {
        canvas.fill(at, &Shape::oval((0.05, button + 0.12 + step as f32 * 0.35), 0.035, 0.035), colour.darker(0.6), 1.0);
    }
    // A white handkerchief on the heart's side.
    canvas.fill(at, &Shape::polygon(&[(0.4, 0.88), (0.58, 0.84), (0.6, 0.93), (0.42, 0.96)]), Colour(0.96, 0.96, 0.97), 0.9);
}

fn collar(canvas: &mut Canvas, at: &Placement, figure: &Figure, colour: Colour) {
    let depth = if figure.build == Build::Child { 0.2 } else { 0.32 };
    let skin = Shape::smooth(&[(-0.21, 0.03), (0.0, depth), (0.21, 0.03), (0.0, -0.08)]);
    canvas.fill(at, &skin, figure.skin.darker(0.05), 1.0);
    canvas.fill(at, &Shape::stroke(&[(-0.23, 0.02), (0.0, depth + 0.02), (0.23, 0.02)], 0.06), colour.darker(0.2), 0.9);
}

fn necklace(canvas: &mut Canvas, at: &Placement) {
    for bead in 0..9 {
        let along = bead as f32 / 8.0 * 2.0 - 1.0;
        let place = (along * 0.23, 0.28 - along * along * 0.2);
        canvas.fill(at, &Shape::oval(place, 0.026, 0.026), Colour::hex(0xF6EFE2), 1.0);
    }
}

/// A round blossom, as embroidered on silk.
pub(super) fn flower(canvas: &mut Canvas, at: &Placement, centre: Point, size: f32, colour: Colour) {
    for petal in 0..5 {
        let (sin, cos) = (petal as f32 * std::f32::consts::TAU / 5.0).sin_cos();
        let place = (centre.0 + cos * size * 0.42, centre.1 + sin * size * 0.42);
        canvas.fill(at, &Shape::oval(place, size * 0.34, size * 0.34), colour, 0.9);
    }
    canvas.fill(at, &Shape::oval(centre, size * 0.22, size * 0.22), colour.darker(0.4), 0.9);
}
