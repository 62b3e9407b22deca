//! Rooms: four that the project drew in plain greys, everything in millimetres, so that what hangs there is as large as it will
//! be at home; and the client's own, as it was photographed.

use atelier_core::selection::Wall;
use leptos::prelude::*;

use crate::kit::PhotoSize;

/// How a part of a room is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    /// The piece of furniture whose width is known.
    Known,
    Dark,
    Light,
    Cloth,
}

impl Paint {
    fn class(self) -> &'static str {
        match self {
            Paint::Known => "known",
            Paint::Dark => "dark",
            Paint::Light => "light",
            Paint::Cloth => "cloth",
        }
    }
}

/// A rectangle: paint, left and upper edge, width and height, and how round its corners are.
type Part = (Paint, [u32; 4], u32);

/// Where the wall ends and the floor begins.
const FLOOR: u32 = 2_400;

const LIVING: [Part; 12] = [
    (Paint::Light, [700, 2_560, 2_800, 120], 60),
    (Paint::Dark, [1_130, 2_330, 60, 130], 10),
    (Paint::Dark, [3_010, 2_330, 60, 130], 10),
    (Paint::Known, [1_050, 1_640, 2_100, 720], 90),
    (Paint::Cloth, [1_240, 1_700, 850, 400], 60),
    (Paint::Cloth, [2_110, 1_700, 850, 400], 60),
    (Paint::Light, [1_240, 2_050, 1_720, 190], 50),
    (Paint::Light, [1_330, 1_800, 330, 300], 60),
    (Paint::Dark, [3_640, 1_150, 24, 1_330], 8),
    (Paint::Dark, [3_540, 2_470, 220, 24], 10),
    (Paint::Light, [3_500, 880, 300, 290], 40),
    (Paint::Dark, [330, 2_060, 360, 400], 20),
];
const BEDROOM: [Part; 9] = [
    (Paint::Known, [1_000, 1_430, 1_800, 1_000], 50),
    (Paint::Light, [1_030, 1_880, 1_740, 560], 50),
    (Paint::Cloth, [1_030, 2_060, 1_740, 440], 50),
    (Paint::Light, [1_140, 1_700, 680, 260], 90),
    (Paint::Light, [1_980, 1_700, 680, 260], 90),
    (Paint::Dark, [450, 1_950, 450, 500], 20),
    (Paint::Dark, [2_900, 1_950, 450, 500], 20),
    (Paint::Light, [575, 1_640, 200, 190], 40),
    (Paint::Dark, [665, 1_830, 20, 120], 4),
];
const CHILD: [Part; 10] = [
    (Paint::Dark, [800, 2_300, 70, 160], 10),
    (Paint::Dark, [2_330, 2_300, 70, 160], 10),
    (Paint::Known, [800, 1_830, 1_600, 490], 40),
    (Paint::Light, [850, 1_920, 1_500, 200], 60),
    (Paint::Cloth, [1_280, 1_900, 1_070, 300], 60),
    (Paint::Light, [900, 1_820, 340, 180], 80),
    (Paint::Dark, [2_560, 1_560, 480, 890], 20),
    (Paint::Light, [2_600, 1_600, 400, 240], 10),
    (Paint::Light, [2_600, 1_880, 400, 240], 10),
    (Paint::Cloth, [420, 2_290, 220, 220], 110),
];
const HALLWAY: [Part; 8] = [
    (Paint::Light, [500, 2_580, 1_600, 100], 40),
    (Paint::Dark, [740, 2_340, 50, 120], 8),
    (Paint::Dark, [1_810, 2_340, 50, 120], 8),
    (Paint::Known, [700, 1_660, 1_200, 700], 20),
    (Paint::Light, [730, 1_690, 560, 640], 10),
    (Paint::Light, [1_310, 1_690, 560, 640], 10),
    (Paint::Cloth, [1_640, 1_430, 130, 230], 50),
    (Paint::Dark, [820, 1_600, 260, 60], 10),
];

fn parts(wall: &Wall) -> &'static [Part] {
    match wall {
        Wall::Own(_) => &[],
        Wall::Living => &LIVING,
        Wall::Bedroom => &BEDROOM,
        Wall::Child => &CHILD,
        Wall::Hallway => &HALLWAY,
    }
}

/// The room as a picture that fills its place.
pub fn picture(wall: &Wall) -> AnyView {
    match wall {
        Wall::Own(room) => {
            view! { <img class="room-drawing" src=PhotoSize::Preview.address(&room.content) alt="" draggable="false"/> }.into_any()
        }
        drawn => drawing(drawn).into_any(),
    }
}

fn drawing(wall: &Wall) -> impl IntoView + use<> {
    let (width, height) = (wall.width() / 10, wall.height() / 10);
    let part = |(paint, [x, y, width, height], round): Part| {
        view! { <rect class=paint.class() x=x y=y width=width height=height rx=round></rect> }
    };
    view! {
        <svg class="room-drawing" viewBox=format!("0 0 {width} {height}") aria-hidden="true">
            <rect class="wall-paint" width=width height=height></rect>
            <rect class="floor" y=FLOOR width=width height=height - FLOOR></rect>
            <rect class="skirting" y=FLOOR - 80 width=width height="80"></rect>
            {parts(wall).iter().copied().map(part).collect_view()}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_as_wide_as_it_is_and_in_the_room() {
        for wall in Wall::DRAWN {
            let known: Vec<u32> =
                parts(&wall).iter().filter(|(paint, ..)| *paint == Paint::Known).map(|(_, [_, _, width, _], _)| width * 10).collect();
            assert_eq!(known, Vec::from_iter(wall.furniture()), "{wall:?}");
            let inside = |(_, [x, y, width, height], _): &Part| (x + width) * 10 <= wall.width() && (y + height) * 10 <= wall.height();
            assert!(parts(&wall).iter().all(inside), "{wall:?}");
        }
    }
}
