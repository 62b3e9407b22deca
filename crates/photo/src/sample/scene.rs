//! The sets of a studio: backdrop, light, props and who stands where. A set is drawn through a
//! camera that frames it; what lies far behind is drawn small and enlarged, so that it is out of focus.

use super::canvas::{Canvas, Colour, Paint};
use super::chance::Chance;
use super::outfit::{Outfit, flower};
use super::person::{self, Build, Figure, Hair, Pose};
use super::shape::{Placement, Point, Shape};

/// One set with its people. Measures are heads of an adult; the floor is y = 0, up is negative.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    wall: Colour,
    floor: Colour,
    backdrop: Backdrop,
    pub cast: Vec<Cast>,
    prop: Prop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Backdrop {
    /// Hand-painted canvas.
    Muslin,
    /// Leaves and light far out of focus.
    Garden,
    /// Bars of light as through a window.
    Window,
    /// Warm lamps far out of focus.
    Lamps,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prop {
    None,
    Chair,
    Balloons,
    Blossoms,
}

/// A person in a set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cast {
    pub figure: Figure,
    /// Where the feet are, and how large a head is.
    x: f32,
    size: f32,
    hands: [Point; 2],
    bouquet: bool,
}

/// What the camera sees: the middle of the picture in the set's measure, and heads per picture height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Framing {
    pub middle: Point,
    pub heads: f32,
}

const SKIN: [u32; 4] = [0xF4CDB0, 0xEFC3A2, 0xE7B590, 0xF7D8BF];

impl Scene {
    /// The `index`-th of a studio's sets; they repeat with other people.
    pub fn nth(index: usize, chance: &mut Chance) -> Self {
        let people = People::met(chance);
        match index % 6 {
            0 => Self::set(0x8D9BA6, 0x9AA6AE, Backdrop::Muslin, Prop::None, vec![people.bride(Hair::Bun, 0xFAF6F0)]),
            1 => {
                let groom = people.man(Outfit::Suit(Colour::hex(0x26324F), Colour::hex(0x8C2F39)));
                let couple = vec![
                    groom.at(0.72, [(-1.0, 1.75), (1.02, 2.75)]),
                    people.bride(Hair::Long, 0xF9F0E9).at(-0.72, [(-0.25, 2.0), (0.35, 2.0)]),
                ];
                Self::set(0xC9AE93, 0xB99B7E, Backdrop::Window, Prop::None, couple)
            }
            2 => {
                let girl = people.child(Hair::Pigtails, Outfit::Tulle(Colour::hex(0xEE8FA0)));
                let girl = girl.at(-0.2, [(-1.2, -0.75), (0.62, 1.3)]);
                Self::set(0xF0D58C, 0xE7C577, Backdrop::Muslin, Prop::Balloons, vec![girl])
            }
            3 => {
                let silk = Outfit::Qipao(Colour::hex(0xC22A2F), Colour::hex(0xE9C06A));
                let lady = people.woman(Hair::Bun, silk).at(-0.15, [(-0.95, 2.35), (0.3, 1.9)]);
                Self::set(0x6E1F22, 0x4B1719, Backdrop::Lamps, Prop::Chair, vec![lady])
            }
            4 => {
                let father = people.man(Outfit::Casual(Colour::hex(0xE9EDF0), Colour::hex(0x6F6A62)));
                let mother = people.woman(Hair::Long, Outfit::Dress(Colour::hex(0x6E8FBF)));
                let child = people.child(Hair::Bob, Outfit::Casual(Colour::hex(0xF2C14E), Colour::hex(0x4F6D8F)));
                let family = vec![
                    father.at(1.05, [(-0.9, 2.1), (1.0, 2.75)]),
                    mother.at(-1.15, [(-0.85, 2.4), (0.75, 2.5)]),
                    child.at(-0.05, [(-0.75, 0.75), (0.8, 0.7)]),
                ];
                Self::set(0x6C8F5C, 0x87A463, Backdrop::Garden, Prop::Blossoms, family)
            }
            _ => {
                let man = people.man(Outfit::Suit(Colour::hex(0x5C6470), Colour::hex(0x2F4B6E)));
                let man = man.at(0.1, [(-0.75, 2.55), (0.95, 2.6)]);
                Self::set(0x3A3D44, 0x2A2C31, Backdrop::Muslin, Prop::Chair, vec![man])
            }
        }
    }

    fn set(wall: u32, floor: u32, backdrop: Backdrop, prop: Prop, cast: Vec<Cast>) -> Self {
        Self { wall: Colour::hex(wall), floor: Colour::hex(floor), backdrop, cast, prop }
    }

    /// Framings that suit this set: everybody in full, to the knee, and a portrait.
    pub fn framings(&self) -> [Framing; 3] {
        let tallest = self.cast.iter().map(Cast::height).fold(1.0, f32::max);
        let middle = self.cast.iter().map(|cast| cast.x).sum::<f32>() / self.cast.len() as f32;
        let share = 1.0 / self.cast.len() as f32;
        let faces: f32 = self.cast.iter().map(|cast| (-cast.height() + 0.9 * cast.size) * share).sum();
        let close = if self.cast.len() > 1 { tallest * 0.62 } else { 3.6 * self.cast[0].size };
        let heads = tallest * 1.2;
        let near = tallest * 0.78;
        [
            Framing { middle: (middle, -tallest * 0.5), heads },
            Framing { middle: (middle, -tallest * 0.66), heads: near },
            Framing { middle: (middle, faces), heads: close },
        ]
    }

    /// Draws the set with everybody in the given poses.
    pub fn draw(&self, size: (usize, usize), framing: &Framing, poses: &[Pose], look: u64) -> Canvas {
        let (width, height) = size;
        let scale = height as f32 / framing.heads;
        let origin = (width as f32 / 2.0 - framing.middle.0 * scale, height as f32 / 2.0 - framing.middle.1 * scale);
        let stage = Placement::new(origin, scale);
        let mut canvas = self.behind(size, &stage, look).enlarged(width, height);
        self.prop_behind(&mut canvas, &stage, look);
        for cast in &self.cast {
            let shadow = Shape::oval((cast.x + 0.25, 0.02), 1.25 * cast.size, 0.2 * cast.size);
            canvas.soft(&stage, &shadow, self.floor.darker(0.8), 0.5, 0.25);
        }
        for (cast, pose) in self.cast.iter().zip(poses) {
            let foot = cast.figure.build.body().foot * cast.size;
            let at = stage.within((cast.x, -foot), 0.0, cast.size);
            // A soft shadow on the backdrop gives depth.
            canvas.soft(&at, &Shape::oval((0.55, 1.0), 0.7, 1.7), self.wall.darker(0.8), 0.22, 0.5);
            person::draw(&mut canvas, &at, &cast.figure, pose);
            if cast.bouquet {
                let lean = at.within((0.0, foot), pose.lean, 1.0).within((0.0, -foot), 0.0, 1.0);
                bouquet(&mut canvas, &lean, middle_of(pose.hands), look);
            }
        }
        self.prop_before(&mut canvas, &stage, look);
        canvas
    }

    /// Backdrop and floor, drawn at an eighth of the size.
    fn behind(&self, (width, height): (usize, usize), stage: &Placement, look: u64) -> Canvas {
        let small = 1.0 / 6.0;
        let mut canvas = Canvas::new((width as f32 * small) as usize, (height as f32 * small) as usize);
        let (origin, scale) = (stage.put((0.0, 0.0)), stage.scale() * small);
        let stage = Placement::new((origin.0 * small, origin.1 * small), scale);
        let horizon = stage.put((0.0, -0.35)).1 / canvas.height as f32;
        let glow = stage.put((-0.6, -4.0));
        let glow = (glow.0 / canvas.width as f32, glow.1 / canvas.height as f32);
        let aspect = width as f32 / height as f32;
        canvas.shade(|x, y| {
            let floor = ((y - horizon) * 9.0 + 0.5).clamp(0.0, 1.0);
            let base = self.wall.mix(self.floor, floor * floor * (3.0 - 2.0 * floor));
            let away = ((x - glow.0) * aspect).powi(2) + (y - glow.1).powi(2);
            let corner = (x - 0.5).powi(2) + (y - 0.5).powi(2);
            base.times((0.78 + 0.42 / (1.0 + away * 4.5)) * (1.0 - corner * 0.42))
        });
        let mut chance = Chance::new(look);
        match self.backdrop {
            Backdrop::Muslin => self.muslin(&mut canvas, &stage, &mut chance),
            Backdrop::Garden => garden(&mut canvas, &stage, &mut chance),
            Backdrop::Window => window(&mut canvas, &stage),
            Backdrop::Lamps => lamps(&mut canvas, &stage, &mut chance),
        }
        canvas
    }

    fn muslin(&self, canvas: &mut Canvas, stage: &Placement, chance: &mut Chance) {
        for _ in 0..26 {
            let place = (chance.between(-7.0, 7.0), chance.between(-8.5, -0.8));
            let size = chance.between(0.6, 1.6);
            let colour = if chance.once_in(2) { self.wall.lighter(0.45) } else { self.wall.darker(0.5) };
            canvas.soft(stage, &Shape::oval(place, size * 1.3, size), colour, 0.2, size * 0.5);
        }
    }

    fn prop_behind(&self, canvas: &mut Canvas, stage: &Placement, look: u64) {
        match self.prop {
            Prop::Chair => chair(canvas, stage, (-1.7, 0.0)),
            Prop::Balloons => {
                let colours = [0xE4572E, 0x4D9DE0, 0x3BB273, 0xF4F1DE, 0xE15554];
                let mut chance = Chance::new(look ^ 0xBA11);
                for (index, colour) in colours.into_iter().enumerate() {
                    let place = (0.7 + index as f32 * 0.5, -3.4 - chance.between(0.0, 0.9) - (index % 2) as f32 * 0.7);
                    balloon(canvas, stage, place, Colour::hex(colour));
                }
            }
            Prop::Blossoms | Prop::None => {}
        }
    }

    /// What stands between the camera and the people, out of focus.
    fn prop_before(&self, canvas: &mut Canvas, stage: &Placement, look: u64) {
        if self.prop != Prop::Blossoms {
            return;
        }
        let mut chance = Chance::new(look ^ 0xF10);
        for _ in 0..16 {
            let side = if chance.once_in(2) { -1.0 } else { 1.0 };
            let place = (side * chance.between(3.0, 5.2), chance.between(-1.6, 0.6));
            let colour = Colour::hex([0xF6D7E0, 0xF3B8C8, 0xFFF4E8, 0xA9C58B][chance.below(4)]);
            canvas.soft(stage, &Shape::oval(place, 0.34, 0.3), colour, 0.75, 0.16);
        }
    }
}

/// The complexion that the people of one set share.
struct People {
    skin: Colour,
    hair: Colour,
}

impl People {
    fn met(chance: &mut Chance) -> Self {
        let skin = Colour::hex(SKIN[chance.below(SKIN.len())]);
        Self { skin, hair: Colour::hex([0x2B1D18, 0x1E1614, 0x4A2E20][chance.below(3)]) }
    }

    fn woman(&self, hair: Hair, outfit: Outfit) -> Cast {
        let (skin, hair_colour) = (self.skin.lighter(0.06), self.hair);
        Cast::alone(Figure { build: Build::Woman, skin, hair_colour, hair, veil: false, outfit })
    }

    /// In a veil and a gown of this white, with flowers.
    fn bride(&self, hair: Hair, white: u32) -> Cast {
        let mut bride = self.woman(hair, Outfit::Gown(Colour::hex(white)));
        (bride.figure.veil, bride.bouquet) = (true, true);
        bride
    }

    fn man(&self, outfit: Outfit) -> Cast {
        let (skin, hair_colour) = (self.skin.darker(0.05), self.hair.darker(0.3));
        Cast::alone(Figure { build: Build::Man, skin, hair_colour, hair: Hair::Short, veil: false, outfit })
    }

    fn child(&self, hair: Hair, outfit: Outfit) -> Cast {
        let (skin, hair_colour) = (self.skin.lighter(0.1), self.hair);
        Cast::alone(Figure { build: Build::Child, skin, hair_colour, hair, veil: false, outfit })
    }
}

impl Cast {
    fn alone(figure: Figure) -> Self {
        let size = if figure.build == Build::Child { 0.86 } else { 1.0 };
        Self { figure, x: 0.0, size, hands: [(-0.3, 2.0), (0.3, 2.0)], bouquet: false }
    }

    fn at(self, x: f32, hands: [Point; 2]) -> Self {
        Self { x, hands, ..self }
    }

    /// From the floor to the crown.
    fn height(&self) -> f32 {
        (self.figure.build.body().foot + 1.35) * self.size
    }

    /// A pose of this person; `loose` is how far it may be from the last one.
    pub fn pose(&self, chance: &mut Chance) -> Pose {
        let shift = |hand: Point, chance: &mut Chance| (hand.0 + chance.about(0.22), hand.1 + chance.about(0.28));
        let hands = if self.bouquet {
            let moved = chance.about(0.2);
            self.hands.map(|hand| (hand.0, hand.1 + moved))
        } else {
            [shift(self.hands[0], chance), shift(self.hands[1], chance)]
        };
        Pose {
            tilt: chance.about(0.2),
            lean: chance.about(0.035),
            turn: chance.about(1.6).clamp(-1.0, 1.0),
            hands,
            smile: chance.between(0.15, 1.0),
            blink: false,
        }
    }
}

/// A moment later: everything a little elsewhere, and now and then the eyes are shut.
pub(super) fn moment_later(pose: &Pose, chance: &mut Chance) -> Pose {
    let near = |hand: Point, chance: &mut Chance| (hand.0 + chance.about(0.05), hand.1 + chance.about(0.05));
    Pose {
        tilt: pose.tilt + chance.about(0.035),
        lean: pose.lean + chance.about(0.006),
        turn: (pose.turn + chance.about(0.16)).clamp(-1.0, 1.0),
        hands: [near(pose.hands[0], chance), near(pose.hands[1], chance)],
        smile: (pose.smile + chance.about(0.25)).clamp(0.0, 1.0),
        blink: chance.once_in(9),
    }
}

fn middle_of([a, b]: [Point; 2]) -> Point {
    ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}

fn bouquet(canvas: &mut Canvas, at: &Placement, hands: Point, look: u64) {
    let mut chance = Chance::new(look ^ 0xB0);
    let (x, y) = (hands.0, hands.1 - 0.22);
    for _ in 0..9 {
        let tip = (x + chance.about(0.75), y + chance.about(0.55) - 0.05);
        canvas.fill(at, &Shape::limb((x, y + 0.1), tip, 0.03, 0.09), Colour::hex(0x6F8F5B), 1.0);
    }
    canvas.fill(at, &Shape::limb((x, y + 0.15), (x, y + 0.62), 0.09, 0.06), Colour::hex(0x7C9A63), 1.0);
    for _ in 0..15 {
        let place = (x + chance.about(0.55), y + chance.about(0.42) - 0.06);
        let colour = Colour::hex([0xF2B5B9, 0xF7E3DA, 0xE58A96, 0xFBF3EA][chance.below(4)]);
        canvas.soft(at, &Shape::oval((place.0 + 0.02, place.1 + 0.04), 0.14, 0.13), Colour(0.2, 0.15, 0.15), 0.25, 0.04);
        flower(canvas, at, place, 0.25, colour);
    }
}

fn balloon(canvas: &mut Canvas, stage: &Placement, (x, y): Point, colour: Colour) {
    canvas.fill(stage, &Shape::stroke(&[(x, y + 0.5), (x * 0.9 + 0.02, y + 1.6), (0.34, -1.68)], 0.02), Colour(0.95, 0.94, 0.9), 0.8);
    let paint = Paint::Round((x - 0.14, y - 0.18), colour.lighter(0.55), 0.75, colour.darker(0.12));
    canvas.fill(stage, &Shape::mirrored(&[(0.0, -0.5), (0.32, -0.36), (0.4, 0.0), (0.24, 0.36), (0.0, 0.5)]).moved((x, y)), paint, 1.0);
    canvas.soft(stage, &Shape::oval((x - 0.15, y - 0.22), 0.07, 0.11), Colour(1.0, 1.0, 1.0), 0.6, 0.04);
}

fn chair(canvas: &mut Canvas, stage: &Placement, (x, floor): Point) {
    let wood = Colour::hex(0x5B3A26);
    let paint = Paint::Across((x - 0.8, 0.0), wood.lighter(0.2), (x + 0.8, 0.0), wood.darker(0.35));
    canvas.soft(stage, &Shape::oval((x + 0.2, floor + 0.02), 1.0, 0.14), Colour(0.05, 0.04, 0.05), 0.5, 0.2);
    for (leg, top) in [(-0.62, -1.75), (0.62, -1.75), (-0.5, -1.6), (0.5, -1.6)] {
        canvas.fill(stage, &Shape::limb((x + leg, top), (x + leg * 1.08, floor), 0.07, 0.045), paint, 1.0);
    }
    let back = [(0.0, -3.75), (0.45, -3.6), (0.6, -3.0), (0.58, -1.8), (0.0, -1.72)];
    canvas.fill(stage, &Shape::mirrored(&back).moved((x, 0.0)), paint, 1.0);
    let cushion = [(0.0, -3.55), (0.36, -3.42), (0.46, -2.95), (0.44, -2.0), (0.0, -1.95)];
    let velvet = Colour::hex(0xA5653B);
    let shade = Paint::Across((x - 0.5, -3.2), velvet.lighter(0.22), (x + 0.5, -2.2), velvet.darker(0.35));
    canvas.fill(stage, &Shape::mirrored(&cushion).moved((x, 0.0)), shade, 1.0);
    canvas.fill(stage, &Shape::limb((x - 0.6, -1.72), (x + 0.6, -1.72), 0.17, 0.17), shade, 1.0);
}

fn garden(canvas: &mut Canvas, stage: &Placement, chance: &mut Chance) {
    for _ in 0..46 {
        let place = (chance.between(-8.0, 8.0), chance.between(-9.0, -0.9));
        let colour = Colour::hex([0x3F6B3A, 0x557F45, 0x86A95B, 0xB9CE7F, 0x2F5535][chance.below(5)]);
        let size = chance.between(0.4, 1.3);
        canvas.soft(stage, &Shape::oval(place, size, size * 0.9), colour, 0.42, size * 0.28);
    }
    for _ in 0..30 {
        let place = (chance.between(-8.0, 8.0), chance.between(-9.0, -3.2));
        let size = chance.between(0.12, 0.34);
        canvas.soft(stage, &Shape::oval(place, size, size), Colour::hex(0xFFF6CF), 0.5, 0.05);
    }
}

fn lamps(canvas: &mut Canvas, stage: &Placement, chance: &mut Chance) {
    for _ in 0..34 {
        let place = (chance.between(-8.0, 8.0), chance.between(-8.5, -1.5));
        let size = chance.between(0.14, 0.46);
        let colour = Colour::hex([0xFFB347, 0xFFD27F, 0xF2803A, 0xE6492F][chance.below(4)]);
        canvas.soft(stage, &Shape::oval(place, size * 1.8, size * 1.8), colour, 0.16, size);
        canvas.soft(stage, &Shape::oval(place, size, size), colour, 0.5, 0.06);
    }
}

fn window(canvas: &mut Canvas, stage: &Placement) {
    for pane in 0..4 {
        let x = -4.6 + pane as f32 * 1.25;
        for row in 0..3 {
            let y = -7.2 + row as f32 * 1.95 + pane as f32 * 0.38;
            let outline = [(x, y), (x + 1.02, y + 0.31), (x + 1.02, y + 1.95), (x, y + 1.64)];
            canvas.soft(stage, &Shape::polygon(&outline), Colour::hex(0xFFF0D2), 0.42, 0.11);
        }
    }
}
