//! People as an illustrator would simplify them: build, head, hair, face and arms. One unit is the
//! height of the head; the origin is the hollow of the neck, y goes down. Clothes are in `outfit`.

use super::canvas::{Canvas, Colour, Paint};
use super::outfit::{self, Outfit};
use super::shape::{Placement, Point, Shape};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    Woman,
    Man,
    Child,
}

/// Half widths and heights of a body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    pub shoulder: Point,
    pub chest: Point,
    pub waist: Point,
    pub hip: Point,
    pub knee: f32,
    pub foot: f32,
    pub arm: f32,
    upper_arm: f32,
    forearm: f32,
}

impl Build {
    pub fn body(self) -> Body {
        match self {
            Self::Woman => Body {
                shoulder: (0.68, 0.27),
                chest: (0.57, 0.95),
                waist: (0.43, 1.62),
                hip: (0.64, 2.35),
                knee: 3.9,
                foot: 5.55,
                arm: 0.15,
                upper_arm: 1.08,
                forearm: 1.0,
            },
            Self::Man => Body {
                shoulder: (0.92, 0.26),
                chest: (0.82, 1.0),
                waist: (0.66, 1.8),
                hip: (0.66, 2.45),
                knee: 4.1,
                foot: 5.75,
                arm: 0.19,
                upper_arm: 1.32,
                forearm: 1.2,
            },
            Self::Child => Body {
                shoulder: (0.48, 0.2),
                chest: (0.42, 0.6),
                waist: (0.4, 1.05),
                hip: (0.45, 1.5),
                knee: 2.35,
                foot: 3.25,
                arm: 0.12,
                upper_arm: 0.66,
                forearm: 0.6,
            },
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hair {
    Long,
    Bun,
    Bob,
    Short,
    Pigtails,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub build: Build,
    pub skin: Colour,
    pub hair_colour: Colour,
    pub hair: Hair,
    pub veil: bool,
    pub outfit: Outfit,
}

/// What changes from one frame to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pose {
    /// Tilt of the head and of the whole body, in radians.
    pub tilt: f32,
    pub lean: f32,
    /// Where the face turns, -1 to 1.
    pub turn: f32,
    /// Where the hands are (the viewer's left and right).
    pub hands: [Point; 2],
    /// 0 serious to 1 laughing.
    pub smile: f32,
    /// Caught with the eyes shut.
    pub blink: bool,
}

/// Draws a whole person with the hollow of the neck at the origin of `at`.
pub(super) fn draw(canvas: &mut Canvas, at: &Placement, figure: &Figure, pose: &Pose) {
    let body = figure.build.body();
    let at = at.within((0.0, body.foot), pose.lean, 1.0);
    let at = at.within((0.0, -body.foot), 0.0, 1.0);
    let head = at.within((0.0, -0.2), pose.tilt, 1.0).within((0.0, -0.5), 0.0, 1.0);
    hair_behind(canvas, &head, figure);
    outfit::below(canvas, &at, figure, &body);
    neck(canvas, &at, figure.skin);
    outfit::above(canvas, &at, figure, &body);
    face(canvas, &head, figure, pose);
    hair_before(canvas, &head, figure, pose);
    for (side, hand) in [(-1.0, pose.hands[0]), (1.0, pose.hands[1])] {
        arm(canvas, &at, figure, &body, side, hand);
    }
}

fn neck(canvas: &mut Canvas, at: &Placement, skin: Colour) {
    canvas.fill(at, &Shape::limb((0.0, -0.45), (0.0, 0.2), 0.155, 0.2), skin.darker(0.1), 1.0);
    // The chin's shadow.
    canvas.soft(at, &Shape::oval((0.02, -0.22), 0.17, 0.12), skin.darker(0.5), 0.55, 0.06);
}

fn arm(canvas: &mut Canvas, at: &Placement, figure: &Figure, body: &Body, side: f32, hand: Point) {
    let shoulder = (side * (body.shoulder.0 - body.arm * 0.7), body.shoulder.1 + body.arm);
    let (elbow, hand) = bend(shoulder, hand, body.upper_arm, body.forearm, side);
    let sleeve = outfit::sleeve(&figure.outfit);
    let shaded = |colour: Colour| {
        let away = (shoulder.0 + 0.35, shoulder.1);
        Paint::Across((shoulder.0 - 0.3, shoulder.1), colour.lighter(0.06), away, colour.darker(0.16))
    };
    let (thick, thin) = (body.arm, body.arm * 0.72);
    // A faint line of shadow sets the arm off from the body behind it.
    canvas.soft(at, &Shape::limb(elbow, hand, thick, thin), figure.skin.darker(0.8), 0.16, 0.07);
    canvas.fill(at, &Shape::limb(shoulder, elbow, thick, thick * 0.85), shaded(figure.skin), 1.0);
    canvas.fill(at, &Shape::limb(elbow, hand, thick * 0.85, thin), shaded(figure.skin), 1.0);
    canvas.fill(at, &Shape::oval(hand, thin * 1.25, thin * 1.35), figure.skin.lighter(0.05), 1.0);
    if let Some((colour, length)) = sleeve {
        let wide = thick * 1.22;
        let upper_end = between(shoulder, elbow, (length * 2.0).min(1.0));
        canvas.fill(at, &Shape::limb(shoulder, upper_end, wide * 1.05, wide), shaded(colour), 1.0);
        if length > 0.5 {
            let end = between(elbow, hand, (length - 0.5) * 2.0 * 0.93);
            canvas.fill(at, &Shape::limb(elbow, end, wide * 0.97, wide * 0.85), shaded(colour), 1.0);
        }
    }
}

/// Elbow and hand for a hand that is wanted somewhere; a hand out of reach comes as near as it can.
fn bend(shoulder: Point, wanted: Point, upper: f32, fore: f32, side: f32) -> (Point, Point) {
    let (dx, dy) = (wanted.0 - shoulder.0, wanted.1 - shoulder.1);
    let away = dx.hypot(dy).max(0.05);
    let reach = away.min((upper + fore) * 0.999);
    let hand = (shoulder.0 + dx / away * reach, shoulder.1 + dy / away * reach);
    let along = (upper * upper - fore * fore + reach * reach) / (2.0 * reach);
    let out = (upper * upper - along * along).max(0.0).sqrt();
    let (ux, uy) = (dx / away, dy / away);
    // Of the two ways to bend, elbows go away from the body and down.
    let sign = if uy * side - ux * 0.6 >= 0.0 { 1.0 } else { -1.0 };
    let elbow = (shoulder.0 + ux * along + uy * out * sign, shoulder.1 + uy * along - ux * out * sign);
    (elbow, hand)
}

fn between(a: Point, b: Point, share: f32) -> Point {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

fn hair_behind(canvas: &mut Canvas, head: &Placement, figure: &Figure) {
    if figure.veil {
        let curve = [(0.0, -0.66), (0.5, -0.42), (0.66, 0.4), (0.86, 1.7), (0.95, 3.1), (0.5, 3.45), (0.0, 3.4)];
        canvas.soft(head, &Shape::mirrored(&curve), Colour(0.99, 0.98, 0.97), 0.36, 0.03);
    }
    let colour = figure.hair_colour;
    let paint = Paint::Across((-0.5, -0.4), colour.lighter(0.1), (0.5, 0.6), colour.darker(0.45));
    match figure.hair {
        Hair::Long => {
            let curve = [(0.0, -0.62), (0.44, -0.42), (0.52, 0.05), (0.58, 0.7), (0.52, 1.35), (0.2, 1.5), (0.0, 1.42)];
            canvas.fill(head, &Shape::mirrored(&curve), paint, 1.0);
        }
        Hair::Bob => {
            let curve = [(0.0, -0.62), (0.45, -0.42), (0.54, 0.05), (0.53, 0.42), (0.4, 0.56), (0.0, 0.5)];
            canvas.fill(head, &Shape::mirrored(&curve), paint, 1.0);
        }
        Hair::Bun => {
            canvas.fill(head, &Shape::oval((0.04, -0.68), 0.24, 0.2), paint, 1.0);
            canvas.fill(head, &Shape::oval((0.0, -0.08), 0.47, 0.52), paint, 1.0);
        }
        Hair::Pigtails => {
            for side in [-1.0, 1.0] {
                canvas.fill(head, &Shape::limb((side * 0.46, -0.1), (side * 0.62, 0.42), 0.15, 0.09), paint, 1.0);
            }
            canvas.fill(head, &Shape::oval((0.0, -0.1), 0.48, 0.5), paint, 1.0);
        }
        Hair::Short => canvas.fill(head, &Shape::oval((0.0, -0.13), 0.44, 0.48), paint, 1.0),
    }
}

fn hair_before(canvas: &mut Canvas, head: &Placement, figure: &Figure, pose: &Pose) {
    let colour = figure.hair_colour;
    let shift = pose.turn * 0.05;
    let paint = Paint::Across((-0.4, -0.6), colour.lighter(0.2), (0.4, 0.0), colour.darker(0.2));
    let fringe: &[Point] = match figure.hair {
        Hair::Short => &[(0.41, -0.02), (0.36, -0.16), (0.3, -0.3), (0.05, -0.33), (-0.22, -0.38), (-0.36, -0.2), (-0.41, -0.02)],
        Hair::Bob | Hair::Pigtails => {
            &[(0.43, 0.06), (0.36, -0.14), (0.2, -0.17), (0.0, -0.15), (-0.2, -0.17), (-0.36, -0.14), (-0.43, 0.06)]
        }
        _ => &[(0.43, 0.1), (0.36, -0.12), (0.2, -0.3), (-0.04, -0.4), (-0.22, -0.26), (-0.36, -0.08), (-0.43, 0.1)],
    };
    let crown = [(-0.46, -0.12), (-0.44, -0.34), (-0.27, -0.55), (0.0, -0.62), (0.27, -0.55), (0.44, -0.34), (0.46, -0.12)];
    let all: Vec<Point> = crown.iter().copied().chain(fringe.iter().map(|&(x, y)| (x + shift, y))).collect();
    canvas.fill(head, &Shape::smooth(&all), paint, 1.0);
    // A sheen across the crown.
    let sheen = Shape::stroke(&[(-0.3, -0.4), (-0.12, -0.5), (0.1, -0.52)], 0.07);
    canvas.soft(head, &sheen, colour.lighter(0.55), 0.4, 0.03);
    match figure.hair {
        Hair::Pigtails => {
            for side in [-1.0, 1.0] {
                canvas.fill(head, &Shape::oval((side * 0.47, -0.13), 0.07, 0.07), Colour::hex(0xE8566D), 1.0);
            }
        }
        Hair::Long => {
            for side in [-1.0, 1.0] {
                let lock = [(side * 0.4, -0.1), (side * 0.5, 0.3), (side * 0.46, 0.8), (side * 0.56, 1.2)];
                canvas.fill(head, &Shape::stroke(&lock, 0.17), paint, 1.0);
            }
        }
        _ => {}
    }
    if figure.veil {
        canvas.fill(head, &Shape::stroke(&[(-0.42, -0.36), (0.0, -0.58), (0.42, -0.36)], 0.07), Colour(0.97, 0.95, 0.9), 1.0);
    }
}

fn face(canvas: &mut Canvas, head: &Placement, figure: &Figure, pose: &Pose) {
    let skin = figure.skin;
    for side in [-1.0, 1.0] {
        canvas.fill(head, &Shape::oval((side * 0.395, 0.05), 0.065, 0.1), skin.darker(0.12), 1.0);
    }
    let jaw = if figure.build == Build::Man { 0.3 } else { 0.25 };
    let outline = Shape::mirrored(&[(0.0, -0.5), (0.3, -0.41), (0.4, -0.1), (0.37, 0.18), (jaw, 0.4), (0.1, 0.515), (0.0, 0.525)]);
    canvas.fill(head, &outline, Paint::Across((-0.42, -0.1), skin.lighter(0.14), (0.42, 0.25), skin.darker(0.13)), 1.0);
    let turn = pose.turn * 0.075;
    for side in [-1.0, 1.0] {
        let blush = Shape::oval((side * 0.22 + turn, 0.17), 0.09, 0.055);
        canvas.soft(head, &blush, Colour::hex(0xE8806F), 0.32, 0.05);
        eye(canvas, head, figure, pose, side * 0.165 + turn);
    }
    let nose = [(turn * 1.4 + 0.02, 0.02), (turn * 1.5 + 0.045, 0.13), (turn * 1.4 - 0.01, 0.155)];
    canvas.fill(head, &Shape::stroke(&nose, 0.025), skin.darker(0.42), 0.7);
    mouth(canvas, head, figure, pose, turn);
}

fn eye(canvas: &mut Canvas, head: &Placement, figure: &Figure, pose: &Pose, x: f32) {
    let dark = figure.hair_colour.darker(0.6);
    let (width, y) = (0.075, 0.0);
    if pose.blink {
        let lid = [(x - width, y + 0.0), (x, y + 0.035), (x + width, y)];
        canvas.fill(head, &Shape::stroke(&lid, 0.032), dark, 1.0);
    } else {
        let open = 0.05 - pose.smile * 0.012 + if figure.build == Build::Child { 0.012 } else { 0.0 };
        canvas.fill(head, &Shape::oval((x, y), width, open), Colour(0.97, 0.96, 0.95), 1.0);
        let gaze = x + pose.turn * 0.022;
        canvas.fill(head, &Shape::oval((gaze, y), open * 0.95, open), Colour::hex(0x3B2A22), 1.0);
        canvas.fill(head, &Shape::oval((gaze - 0.017, y - 0.018), 0.013, 0.013), Colour(1.0, 1.0, 1.0), 0.95);
        let lash = [(x - width - 0.01, y - 0.005), (x, y - open - 0.012), (x + width + 0.012, y - 0.012)];
        canvas.fill(head, &Shape::stroke(&lash, 0.03), dark, 1.0);
    }
    let thick = if figure.build == Build::Man { 0.05 } else { 0.03 };
    let lift = -0.125 - pose.smile * 0.015;
    let brow = [(x - 0.09, lift + 0.015), (x, lift - 0.015), (x + 0.09, lift + 0.01)];
    canvas.fill(head, &Shape::stroke(&brow, thick), figure.hair_colour.darker(0.25), 0.9);
}

fn mouth(canvas: &mut Canvas, head: &Placement, figure: &Figure, pose: &Pose, turn: f32) {
    let lips = if figure.build == Build::Man { figure.skin.mix(Colour::hex(0xA8544E), 0.6) } else { Colour::hex(0xC8404E) };
    let (x, y, half) = (turn * 1.2, 0.29, 0.1 + pose.smile * 0.035);
    let corner = y - pose.smile * 0.035;
    if pose.smile > 0.55 {
        let depth = 0.05 + (pose.smile - 0.5) * 0.09;
        let outline = [
            (x - half, corner),
            (x, corner + 0.02),
            (x + half, corner),
            (x + half * 0.55, corner + depth * 0.85),
            (x, corner + depth),
            (x - half * 0.55, corner + depth * 0.85),
        ];
        canvas.fill(head, &Shape::smooth(&outline), lips.darker(0.25), 1.0);
        let teeth = [(x - half * 0.75, corner + 0.018), (x, corner + 0.03), (x + half * 0.75, corner + 0.018), (x, corner + depth * 0.62)];
        canvas.fill(head, &Shape::smooth(&teeth), Colour(0.98, 0.97, 0.95), 1.0);
    } else {
        let line = [(x - half, corner), (x, y + 0.018), (x + half, corner)];
        canvas.fill(head, &Shape::stroke(&line, 0.05), lips, 1.0);
    }
}
