//! How far a card is, in words and colours. Pure.

use atelier_core::shoots::{CardRow, CardState};
use atelier_core::text::{Lang, Text};

use super::text;
use crate::kit::{Glyph, Tone};

/// How a card's state is shown; `twice` says that second copies are made.
pub fn look(state: CardState, twice: bool) -> (Tone, Glyph, Text) {
    match state {
        CardState::Reading => (Tone::Info, Glyph::Play, text::READING),
        CardState::Away => (Tone::Warn, Glyph::Out, text::AWAY),
        CardState::Safe if twice => (Tone::Good, Glyph::Shield, text::SAFE_TWICE),
        CardState::Safe => (Tone::Good, Glyph::Shield, text::SAFE),
        CardState::NotAll => (Tone::Bad, Glyph::Alert, text::NOT_ALL),
        CardState::WaitsForSecondCopy => (Tone::Info, Glyph::Clock, text::WAITS),
        CardState::Cleared => (Tone::Neutral, Glyph::Check, text::CLEARED),
    }
}

/// The figures of a card: `312 of 320 in the library · 2 not taken`.
pub fn figures(card: &CardRow, lang: Lang) -> String {
    let number = |n: u32| n.to_string();
    if card.files == 0 {
        let words = if card.state == CardState::Reading { text::LOOKING } else { text::EMPTY_CARD };
        return words.get(lang).to_owned();
    }
    let mut words = text::IN_LIBRARY.with(lang, &[("safe", &number(card.safe)), ("files", &number(card.files))]);
    if card.refused > 0 {
        words.push_str(" \u{b7} ");
        words.push_str(&text::REFUSED.with(lang, &[("n", &number(card.refused))]));
    }
    words
}

/// Share of the card that is in the library, in percent.
pub fn percent(card: &CardRow) -> u32 {
    let share = u64::from(card.safe.min(card.files)) * 100;
    share.checked_div(u64::from(card.files)).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
}

/// What clearing the card rests on: the library, and the second copy where one is made.
pub fn where_safe(card: &CardRow, second_copy: &str, lang: Lang) -> String {
    let n = card.safe.to_string();
    if second_copy.is_empty() {
        text::CLEAR_IN_LIBRARY.with(lang, &[("n", &n)])
    } else {
        text::CLEAR_IN_BOTH.with(lang, &[("n", &n), ("path", second_copy)])
    }
}

#[cfg(test)]
mod tests {
    use atelier_core::day::{Day, Moment, Stamp};
    use atelier_core::id::CardId;

    use super::*;

    fn card(state: CardState, files: u32, safe: u32, refused: u32) -> CardRow {
        let id = CardId::try_from("00000000-0000-7000-8000-000000000000".to_owned()).unwrap();
        let since = Stamp { at: Moment(0), day: Day::parse("2026-11-22").unwrap(), clock: "14:02".into() };
        CardRow { id, name: "EOS".into(), path: "/media/EOS".into(), state, files, safe, refused, since }
    }

    #[test]
    fn a_card_in_figures() {
        for (row, expected, share) in [
            (card(CardState::Reading, 0, 0, 0), "Looking through the card", 0),
            (card(CardState::Safe, 0, 0, 0), "No photos on it", 0),
            (card(CardState::Reading, 320, 80, 0), "80 of 320 in the library", 25),
            (card(CardState::NotAll, 320, 318, 2), "318 of 320 in the library \u{b7} 2 not taken", 99),
        ] {
            assert_eq!((figures(&row, Lang::En).as_str(), percent(&row)), (expected, share));
        }
        assert_eq!(figures(&card(CardState::NotAll, 9, 8, 1), Lang::Zh), "8 / 9 张已入库 \u{b7} 1 个未导入");
    }

    #[test]
    fn only_a_safe_card_looks_good() {
        let states =
            [CardState::Reading, CardState::Away, CardState::Safe, CardState::NotAll, CardState::WaitsForSecondCopy, CardState::Cleared];
        let good: Vec<_> = states.into_iter().filter(|state| look(*state, false).0 == Tone::Good).collect();
        assert_eq!(good, [CardState::Safe]);
        assert_ne!(look(CardState::Safe, true).2, look(CardState::Safe, false).2);
    }

    #[test]
    fn clearing_says_where_the_photos_are() {
        let row = card(CardState::Safe, 1, 1, 0);
        assert_eq!(where_safe(&row, "", Lang::En), "The 1 photo of this card is in the library.");
        assert_eq!(
            where_safe(&card(CardState::Safe, 2, 2, 0), "/mnt/b", Lang::En),
            "The 2 photos of this card are in the library, and in the second copy at /mnt/b."
        );
    }
}
