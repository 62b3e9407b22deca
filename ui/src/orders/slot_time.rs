//! A time of day as it is typed at the desk, and a slot as a choice of five. Pure.

use atelier_core::orders::Slot;

/// Which kind of slot was chosen; the time of `At` is typed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlotKind {
    /// At a time of day.
    At,
    /// Some time in the morning.
    Morning,
    /// Some time in the afternoon.
    Afternoon,
    /// In the evening.
    Evening,
    /// Not agreed yet.
    #[default]
    Uncertain,
}

impl SlotKind {
    /// Every kind, in the order of the buttons.
    pub const ALL: [SlotKind; 5] = [SlotKind::Morning, SlotKind::Afternoon, SlotKind::Evening, SlotKind::At, SlotKind::Uncertain];

    /// The kind of a slot.
    pub fn of(slot: Slot) -> SlotKind {
        match slot {
            Slot::At(_) => SlotKind::At,
            Slot::Morning => SlotKind::Morning,
            Slot::Afternoon => SlotKind::Afternoon,
            Slot::Evening => SlotKind::Evening,
            Slot::Uncertain => SlotKind::Uncertain,
        }
    }

    /// The slot, with the time that was typed; none while that is not a time.
    pub fn slot(self, typed: &str) -> Option<Slot> {
        match self {
            SlotKind::At => minutes(typed).map(Slot::At),
            SlotKind::Morning => Some(Slot::Morning),
            SlotKind::Afternoon => Some(Slot::Afternoon),
            SlotKind::Evening => Some(Slot::Evening),
            SlotKind::Uncertain => Some(Slot::Uncertain),
        }
    }
}

/// Minutes after midnight from `9`, `930`, `9:30`, `09.30` or full-width digits; none for anything else.
pub fn minutes(typed: &str) -> Option<u32> {
    let plain: String = typed
        .trim()
        .chars()
        .map(|c| match c {
            '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
            '\u{ff1a}' | '.' => ':',
            other => other,
        })
        .collect();
    let number = |digits: &str| -> Option<u32> {
        (matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
    };
    let (hour, minute) = match plain.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        Some(_) => return None,
        None if plain.is_ascii() && plain.len() > 2 => {
            let (hour, minute) = plain.split_at(plain.len() - 2);
            (number(hour)?, number(minute)?)
        }
        None => (number(&plain)?, 0),
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_typed() {
        for (typed, expected) in [
            ("9", Some(540)),
            ("930", Some(570)),
            ("9:30", Some(570)),
            (" 09.30 ", Some(570)),
            ("1430", Some(870)),
            ("\u{ff19}\u{ff1a}\u{ff13}\u{ff10}", Some(570)),
            ("23:59", Some(1439)),
            ("0", Some(0)),
            ("24", None),
            ("9:60", None),
            ("9:3", None),
            ("12345", None),
            ("", None),
            ("a:30", None),
            ("9:30:00", None),
        ] {
            assert_eq!(minutes(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_slot_survives_the_form() {
        for slot in [Slot::At(570), Slot::Morning, Slot::Afternoon, Slot::Evening, Slot::Uncertain] {
            let typed = slot.words(atelier_core::text::Lang::En);
            assert_eq!(SlotKind::of(slot).slot(&typed), Some(slot));
        }
        assert_eq!(SlotKind::At.slot("soon"), None);
    }
}
