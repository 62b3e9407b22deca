//! The keys of each profile. What a program has no key for is given one that it leaves free.
//!
//! Sources. Bocheng: the keys that Chinese selection staff know (Space, V, C, B, F2, F5, F7, Ctrl F6, F10, Ctrl F11, Shift
//! Ctrl F5), with X for maybe as in this room from its beginning. Photo Mechanic: Camera Bits' help, articles "Star
//! Ratings" (48001143067: digits are colour classes, Alt and a digit are stars on Windows), "How to create and manage slide
//! shows" (48000339820: Ctrl L), and its manual on tags (T, Ctrl + and Ctrl -, F3 for what is tagged); its classes by the
//! names that ExifTool lists (1 Winner .. 7 Extras, 8 Trash) and the colours nearest to its own. Lightroom: Adobe's list of
//! keyboard shortcuts for Lightroom Classic (P, X, U; 0 to 5; 6 to 9; G, E, C, N, Z; S; Ctrl Enter). darktable: the user
//! manual on the lighttable (0 to 5, R, F1 to F5, X, F, S, Space and Backspace); it has no pick, which is P here.

use super::{Cap, KeyAct, KeyProfile};
use crate::selection::ColourLabel;

/// The keys of an act, several caps parted by a bar.
fn written(profile: KeyProfile, act: KeyAct) -> String {
    match act {
        KeyAct::Rate(stars) => rating(profile, stars),
        KeyAct::Label(label) => labelling(profile, label).to_owned(),
        KeyAct::Purpose(nth) if profile == KeyProfile::Bocheng => nth.to_string(),
        KeyAct::Purpose(nth) => format!("Shift {nth}"),
        KeyAct::Survey(4) if profile == KeyProfile::Lightroom => "N|Ctrl 4".to_owned(),
        KeyAct::Survey(many) if profile == KeyProfile::Bocheng => format!("Shift {many}"),
        KeyAct::Survey(many) => format!("Ctrl {many}"),
        other => own(profile, other).unwrap_or_else(|| shared(other)).to_owned(),
    }
}

fn rating(profile: KeyProfile, stars: u8) -> String {
    match profile {
        KeyProfile::Bocheng | KeyProfile::PhotoMechanic => format!("Alt {stars}"),
        KeyProfile::Lightroom | KeyProfile::Darktable => stars.to_string(),
    }
}

fn labelling(profile: KeyProfile, label: Option<ColourLabel>) -> &'static str {
    use ColourLabel::{Blue, Green, Purple, Red, Yellow};
    let keys = match profile {
        KeyProfile::Bocheng => ["Ctrl 1", "Ctrl 2", "Ctrl 3", "Ctrl 4", "Ctrl 5", "Ctrl 0"],
        KeyProfile::PhotoMechanic => ["2", "4", "5", "6", "1", "0"],
        KeyProfile::Lightroom => ["6", "7", "8", "9", "Alt 6", "Alt 0"],
        KeyProfile::Darktable => ["F1", "F2", "F3", "F4", "F5", "Shift F1"],
    };
    let [red, yellow, green, blue, purple, none] = keys;
    match label {
        Some(Red) => red,
        Some(Yellow) => yellow,
        Some(Green) => green,
        Some(Blue) => blue,
        Some(Purple) => purple,
        None => none,
    }
}

/// What a profile has otherwise than the others.
fn own(profile: KeyProfile, act: KeyAct) -> Option<&'static str> {
    match profile {
        KeyProfile::Bocheng => None,
        KeyProfile::PhotoMechanic => photo_mechanic(act),
        KeyProfile::Lightroom => lightroom(act),
        KeyProfile::Darktable => darktable(act),
    }
}

fn photo_mechanic(act: KeyAct) -> Option<&'static str> {
    Some(match act {
        KeyAct::Pick => "T|Ctrl +|Ctrl =",
        KeyAct::Undecided => "U|Ctrl -",
        KeyAct::Reject => "8",
        KeyAct::Maybe => "7",
        KeyAct::Next => "Right",
        KeyAct::Loupe => "Space|Enter",
        KeyAct::Slideshow => "Ctrl L",
        KeyAct::ActualSize => "Z",
        KeyAct::Picked => "F3",
        _ => return None,
    })
}

fn lightroom(act: KeyAct) -> Option<&'static str> {
    Some(match act {
        KeyAct::Pick => "P",
        KeyAct::Reject => "X",
        KeyAct::Maybe => "Q",
        KeyAct::Next => "Right",
        KeyAct::Loupe => "E|Enter|Space",
        KeyAct::Grid => "Esc|G",
        KeyAct::ZoomIn => "+|=|Ctrl +|Ctrl =",
        KeyAct::ZoomOut => "-|Ctrl -",
        KeyAct::ActualSize => "Z",
        KeyAct::BeforeAfter => "Y|\\",
        KeyAct::Compare => "C|K",
        KeyAct::Slideshow => "Ctrl Enter",
        KeyAct::Submit => "Ctrl S",
        KeyAct::PartSeries => "Shift Ctrl G",
        KeyAct::ClearFilter => "Ctrl L",
        KeyAct::Names => "J",
        _ => return None,
    })
}

fn darktable(act: KeyAct) -> Option<&'static str> {
    Some(match act {
        KeyAct::Pick => "P",
        KeyAct::Reject => "R",
        KeyAct::Maybe => "Q",
        KeyAct::Previous => "Left|Backspace",
        KeyAct::Loupe => "F|Enter",
        KeyAct::Grid => "Esc|L",
        KeyAct::ActualSize => "Z",
        KeyAct::Compare => "X",
        KeyAct::Slideshow => "S",
        KeyAct::RapidPass => "Shift R",
        KeyAct::FoldSeries => "Shift S",
        KeyAct::PartSeries => "Shift Ctrl G",
        KeyAct::Count => "F6",
        KeyAct::History => "Shift H",
        KeyAct::AllKeys => "?|H",
        _ => return None,
    })
}

/// What all profiles have, unless they have their own: Bocheng's keys, and those of this room.
fn shared(act: KeyAct) -> &'static str {
    match act {
        KeyAct::Pick => "V",
        KeyAct::Reject => "C",
        KeyAct::Maybe => "X",
        KeyAct::Undecided => "U",
        KeyAct::Purposes => "B",
        KeyAct::Note => "M",
        KeyAct::Undo => "Ctrl Z",
        KeyAct::Redo => "Ctrl Y|Shift Ctrl Z",
        KeyAct::Next => "Space|Right",
        KeyAct::Previous => "Left",
        KeyAct::Up | KeyAct::Promote => "Up",
        KeyAct::Down => "Down",
        KeyAct::First => "Home",
        KeyAct::Last => "End",
        KeyAct::Loupe | KeyAct::Choose => "Enter",
        KeyAct::Grid => "Esc",
        KeyAct::ZoomIn => "+|=",
        KeyAct::ZoomOut => "-",
        KeyAct::ActualSize => "A",
        KeyAct::BeforeAfter => "Y",
        KeyAct::Slideshow => "F5",
        KeyAct::SlideFaster => ".",
        KeyAct::SlideSlower => ",",
        KeyAct::RapidPass => "R",
        KeyAct::FoldSeries => "S",
        KeyAct::PartSeries => "G",
        KeyAct::Compare => "K",
        KeyAct::Shuffle => "F7",
        KeyAct::ShuffleOutfits => "Shift F7",
        KeyAct::ShootOrder => "Ctrl F6",
        KeyAct::Picked => "F10",
        KeyAct::Rejected => "Ctrl F11",
        KeyAct::ClearFilter => "Ctrl F10",
        KeyAct::Count => "F2",
        KeyAct::Names => "Shift Ctrl F5",
        KeyAct::History => "H",
        KeyAct::Present => "F8",
        KeyAct::Blank => "F9",
        KeyAct::Submit => "Ctrl Enter",
        KeyAct::AllKeys => "?",
        KeyAct::Rate(_) | KeyAct::Label(_) | KeyAct::Purpose(_) | KeyAct::Survey(_) => "",
    }
}

/// The caps of an act.
pub fn caps(profile: KeyProfile, act: KeyAct) -> Vec<Cap> {
    written(profile, act).split('|').filter_map(|cap| Cap::read(cap).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_tables_can_be_read() {
        for profile in KeyProfile::ALL {
            for act in KeyAct::all() {
                let written = written(profile, act);
                assert!(written.split('|').all(|cap| Cap::read(cap).map(Cap::name) == Ok(cap)), "{profile:?} {act:?} {written}");
            }
        }
    }
}
