//! The keys of the selection room: what can be done by a key, which key does it in the programs that staff come from,
//! and what a person may change about that.

mod cap;
mod profiles;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use cap::{Cap, NotACap};

use super::{ColourLabel, MOST_STARS};
use crate::refusal::Refusal;
use crate::text::Lang;

/// Most keys for one act.
pub const MOST_CAPS: usize = 4;

/// What a key of the room does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyAct {
    /// The photo is chosen.
    Pick,
    /// It is not wanted; the next one comes. While two are compared the challenger is meant.
    Reject,
    /// Perhaps.
    Maybe,
    /// Nothing is decided any more.
    Undecided,
    /// Stars from 1 to 5, or none.
    Rate(u8),
    /// A colour label, or none.
    Label(Option<ColourLabel>),
    /// The order's purpose from 1 to 9.
    Purpose(u8),
    /// The list of purposes.
    Purposes,
    /// A retouch wish.
    Note,
    /// Takes the latest keystroke back.
    Undo,
    /// Does it again.
    Redo,
    /// The next photo, or the next challenger.
    Next,
    /// The one before.
    Previous,
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// The first photo.
    First,
    /// The last one.
    Last,
    /// One photo alone.
    Loupe,
    /// All photos; stops whatever goes on.
    Grid,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// A photo at the true size of its print.
    ActualSize,
    /// The retouched version beside the original.
    BeforeAfter,
    /// Photos go by by themselves.
    Slideshow,
    /// Faster.
    SlideFaster,
    /// Slower.
    SlideSlower,
    /// A pass in which every key decides and goes on.
    RapidPass,
    /// Series are folded under their best frame, or lie open.
    FoldSeries,
    /// The series is taken apart, or proposed again.
    PartSeries,
    /// Two photos beside each other.
    Compare,
    /// The challenger becomes champion.
    Promote,
    /// The champion is chosen, and the comparison over.
    Choose,
    /// So many photos beside each other, from 2 to 9.
    Survey(u8),
    /// Shuffled.
    Shuffle,
    /// Shuffled with outfits kept together.
    ShuffleOutfits,
    /// As photographed.
    ShootOrder,
    /// Only what is picked, or everything again.
    Picked,
    /// Only what is rejected, or everything again.
    Rejected,
    /// Everything: no filter any more.
    ClearFilter,
    /// How many there are.
    Count,
    /// File names, or none.
    Names,
    /// Earlier moments of the sitting.
    History,
    /// The client's screen follows, or holds its picture.
    Present,
    /// The client's screen shows nothing.
    Blank,
    /// Closes the marks.
    Submit,
    /// The sheet of all keys.
    AllKeys,
}

/// Groups of acts on the sheet of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyGroup {
    /// Deciding.
    Decide,
    /// Stars and labels.
    Rate,
    /// Purposes.
    Purposes,
    /// Looking.
    Look,
    /// Comparing.
    Compare,
    /// Lists and order.
    Lists,
    /// The client's screen, and the end.
    Room,
}

/// Where a key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Situation {
    /// Grid, loupe, and several beside each other.
    Browse,
    /// Champion and challenger.
    Compare,
}

impl KeyGroup {
    /// Every group, in the sheet's order.
    pub const ALL: [KeyGroup; 7] =
        [KeyGroup::Decide, KeyGroup::Rate, KeyGroup::Purposes, KeyGroup::Look, KeyGroup::Compare, KeyGroup::Lists, KeyGroup::Room];

    /// Its acts, in the sheet's order.
    pub fn acts(self) -> Vec<KeyAct> {
        use KeyAct::*;
        match self {
            KeyGroup::Decide => vec![Pick, Reject, Maybe, Undecided, Note, Undo, Redo, RapidPass],
            KeyGroup::Rate => {
                let labels = ColourLabel::ALL.map(|label| Label(Some(label)));
                (1..=MOST_STARS).chain([0]).map(Rate).chain(labels).chain([Label(None)]).collect()
            }
            KeyGroup::Purposes => [Purposes].into_iter().chain((1..=9).map(Purpose)).collect(),
            KeyGroup::Look => vec![
                Next,
                Previous,
                Up,
                Down,
                First,
                Last,
                Loupe,
                Grid,
                ZoomIn,
                ZoomOut,
                ActualSize,
                BeforeAfter,
                Slideshow,
                SlideSlower,
                SlideFaster,
            ],
            KeyGroup::Compare => [Compare, Promote, Choose].into_iter().chain((2..=9).map(Survey)).collect(),
            KeyGroup::Lists => {
                vec![Shuffle, ShuffleOutfits, ShootOrder, Picked, Rejected, ClearFilter, Count, Names, FoldSeries, PartSeries, History]
            }
            KeyGroup::Room => vec![Present, Blank, Submit, AllKeys],
        }
    }
}

impl KeyAct {
    /// Every act, in the order of the sheet.
    pub fn all() -> Vec<KeyAct> {
        KeyGroup::ALL.into_iter().flat_map(KeyGroup::acts).collect()
    }

    /// Where its key counts.
    pub fn counts_in(self, situation: Situation) -> bool {
        match self {
            KeyAct::Promote | KeyAct::Choose => situation == Situation::Compare,
            KeyAct::Up | KeyAct::Down | KeyAct::Loupe => situation == Situation::Browse,
            _ => true,
        }
    }

    /// Whether the room cannot be used without a key for it.
    pub fn needs_a_key(self) -> bool {
        matches!(self, KeyAct::Next | KeyAct::Pick | KeyAct::Reject | KeyAct::Grid | KeyAct::AllKeys)
    }

    fn meets(self, other: KeyAct) -> bool {
        [Situation::Browse, Situation::Compare].into_iter().any(|here| self.counts_in(here) && other.counts_in(here))
    }
}

/// The program whose keys a person is used to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyProfile {
    /// Bocheng's selection client.
    Bocheng,
    /// Photo Mechanic.
    PhotoMechanic,
    /// Lightroom Classic.
    Lightroom,
    /// darktable.
    Darktable,
}

impl KeyProfile {
    /// Every profile.
    pub const ALL: [KeyProfile; 4] = [KeyProfile::Bocheng, KeyProfile::PhotoMechanic, KeyProfile::Lightroom, KeyProfile::Darktable];

    /// The profile of people who have chosen none.
    pub fn of_language(lang: Lang) -> KeyProfile {
        match lang {
            Lang::Zh => KeyProfile::Bocheng,
            Lang::En => KeyProfile::Lightroom,
        }
    }

    /// Its keys for an act; none where it has no key for it.
    pub fn caps(self, act: KeyAct) -> Vec<Cap> {
        profiles::caps(self, act)
    }
}

/// Other keys for an act than the profile has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyEdit {
    /// The act.
    pub act: KeyAct,
    /// All of its keys; empty for none.
    pub caps: Vec<Cap>,
}

/// A person's own keys: a profile, and what they changed about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnKeys {
    /// What they are used to.
    pub profile: KeyProfile,
    /// What they changed.
    #[serde(default)]
    pub edits: Vec<KeyEdit>,
}

/// Reads one's own keys; none for who has kept none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadKeys {}

/// Keeps one's own keys; refused as [`OwnKeys::checked`] says. The answer is what was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeepKeys {
    /// The keys.
    pub keys: OwnKeys,
}

impl OwnKeys {
    /// A profile as it is.
    pub fn of(profile: KeyProfile) -> OwnKeys {
        OwnKeys { profile, edits: Vec::new() }
    }

    /// The keys of an act.
    pub fn caps(&self, act: KeyAct) -> Vec<Cap> {
        let edit = self.edits.iter().rev().find(|edit| edit.act == act);
        edit.map_or_else(|| self.profile.caps(act), |edit| edit.caps.clone())
    }

    /// Whether an act has other keys than in the profile.
    pub fn is_changed(&self, act: KeyAct) -> bool {
        self.edits.iter().any(|edit| edit.act == act)
    }

    /// All keys with their acts, in the order of the sheet.
    pub fn map(&self) -> Vec<(Cap, KeyAct)> {
        KeyAct::all().into_iter().flat_map(|act| self.caps(act).into_iter().map(move |cap| (cap, act))).collect()
    }

    /// What a key does in a situation.
    pub fn act(&self, cap: Cap, situation: Situation) -> Option<KeyAct> {
        self.map().into_iter().find(|(known, act)| *known == cap && act.counts_in(situation)).map(|(_, act)| act)
    }

    /// The keys with an act's keys changed; refused as [`OwnKeys::checked`] says.
    pub fn with(&self, act: KeyAct, caps: Vec<Cap>) -> Result<OwnKeys, Refusal> {
        let mut keys = self.clone();
        keys.edits.push(KeyEdit { act, caps });
        keys.checked()
    }

    /// The keys with an act's keys as the profile has them, where nothing else has taken these meanwhile.
    pub fn without(&self, act: KeyAct) -> Result<OwnKeys, Refusal> {
        let mut keys = self.clone();
        keys.edits.retain(|edit| edit.act != act);
        keys.checked()
    }

    /// The keys as they are kept: the last edit of an act, and none that changes nothing. Refused when a key is kept back
    /// by browsers, when two acts of one situation share a key, and when an act that needs a key has none.
    pub fn checked(&self) -> Result<OwnKeys, Refusal> {
        let known = KeyAct::all();
        if let Some(edit) = self.edits.iter().find(|edit| !known.contains(&edit.act)) {
            return Err(Refusal::NotUnderstood { detail: format!("{:?}", edit.act) });
        }
        let mut edits = Vec::new();
        for &act in &known {
            let mut caps = Vec::new();
            self.caps(act).into_iter().for_each(|cap| {
                if !caps.contains(&cap) {
                    caps.push(cap);
                }
            });
            if let Some(cap) = caps.iter().find(|cap| cap.is_kept_back()) {
                return Err(Refusal::KeyKeptBack { cap: *cap });
            }
            if caps.len() > MOST_CAPS {
                return Err(Refusal::TooManyKeys { act, at_most: u32::try_from(MOST_CAPS).unwrap_or(0) });
            }
            if caps.is_empty() && act.needs_a_key() {
                return Err(Refusal::KeyMissing { act });
            }
            if caps != self.profile.caps(act) {
                edits.push(KeyEdit { act, caps });
            }
        }
        let keys = OwnKeys { profile: self.profile, edits };
        match keys.clash() {
            Some((cap, act, other)) => Err(Refusal::KeyTaken { cap, act, other }),
            None => Ok(keys),
        }
    }

    /// A key on which two acts meet, the changed one first.
    pub fn clash(&self) -> Option<(Cap, KeyAct, KeyAct)> {
        let map = self.map();
        let pairs = map.iter().enumerate().flat_map(|(nth, one)| map[nth + 1..].iter().map(move |other| (one, other)));
        let (one, other) = pairs.into_iter().find(|(one, other)| one.0 == other.0 && one.1.meets(other.1))?;
        Some(if self.is_changed(one.1) { (one.0, one.1, other.1) } else { (one.0, other.1, one.1) })
    }
}

#[cfg(test)]
mod tests;
