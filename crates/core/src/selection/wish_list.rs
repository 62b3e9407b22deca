//! The studio's list of retouch wishes, and wishes that hold for all photos of an order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wishes::{LONGEST_NAME, RetouchCode, Voice, named};
use crate::day::Stamp;
use crate::id::{OrderId, OrderWishId, StudioWishId};
use crate::refusal::{Field, Refusal, Subject, optional, required};
use crate::text::Lang;

/// The most entries of the studio's list, the hidden ones included.
pub const MOST_LISTED: u32 = 60;
/// The most wishes for all photos of one order.
pub const MOST_OF_ORDER: u32 = 20;

/// An entry of the studio's list. Notes keep the name that it had when they were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StudioWish {
    /// The entry.
    pub id: StudioWishId,
    /// Row version, to be sent back.
    pub version: i64,
    /// What kind of work it is.
    pub code: RetouchCode,
    /// In the studio's words; empty where it is the code's own word.
    pub name: String,
    /// Whether it is offered.
    pub offered: bool,
}

impl StudioWish {
    /// Its name.
    pub fn what(&self, lang: Lang) -> &str {
        named(self.code, &self.name, lang)
    }
}

/// Lists the studio's wishes in their order, hidden ones included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListStudioWishes {}

/// Adds (`id` none), renames, hides or offers an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveStudioWish {
    /// The entry, or none for a new one.
    pub id: Option<StudioWishId>,
    /// Version as loaded; 0 for a new one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Whether it is offered.
    pub offered: bool,
}

/// Puts the list into another order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderStudioWishes {
    /// Every entry once.
    pub ids: Vec<StudioWishId>,
}

/// The entry as it is to be stored, without its identity: its code, and its name, empty for the code's own word.
pub fn tidy_wish(call: &SaveStudioWish, listed: &[StudioWish]) -> Result<(RetouchCode, String), Refusal> {
    let name = required(Field::Name, &call.name, LONGEST_NAME)?;
    let same = |wish: &StudioWish| wish.what(Lang::Zh) == name || wish.what(Lang::En).eq_ignore_ascii_case(&name);
    if listed.iter().any(|wish| Some(&wish.id) != call.id.as_ref() && same(wish)) {
        return Err(Refusal::WishNameTaken { name });
    }
    match &call.id {
        None if listed.len() >= MOST_LISTED as usize => Err(Refusal::TooManyWishes { at_most: MOST_LISTED }),
        None => Ok((RetouchCode::Other, name)),
        Some(id) => {
            let old = listed.iter().find(|wish| wish.id == *id).ok_or_else(|| Refusal::not_found(Subject::Wish, ""))?;
            let own_word = name == old.code.text().zh || name == old.code.text().en;
            Ok((old.code, if own_word { String::new() } else { name }))
        }
    }
}

/// Refuses another order than one of exactly the listed entries.
pub fn tidy_order(call: &OrderStudioWishes, listed: &[StudioWish]) -> Result<(), Refusal> {
    let (mut asked, mut known): (Vec<_>, Vec<_>) = (call.ids.iter().collect(), listed.iter().map(|wish| &wish.id).collect());
    asked.sort_unstable();
    known.sort_unstable();
    if asked == known { Ok(()) } else { Err(Refusal::ChangedMeanwhile { what: Subject::Wish }) }
}

/// A wish for all photos of an order, such as natural skin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderWish {
    /// The wish; made by the client, so that sending it twice adds it once.
    pub id: OrderWishId,
    /// The entry of the studio's list; none where it is free text only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<StudioWishId>,
    /// What kind of work it is.
    pub code: RetouchCode,
    /// The entry's name as it was; empty where it is the code's own word.
    #[serde(default)]
    pub named: String,
    /// In words; may be empty.
    pub words: String,
    /// Whose it is.
    pub voice: Voice,
}

impl OrderWish {
    /// What is to be done.
    pub fn what(&self, lang: Lang) -> &str {
        named(self.code, &self.named, lang)
    }

    /// Trimmed, or a refusal where there is too much of it.
    pub fn tidied(self) -> Result<OrderWish, Refusal> {
        let (named, words) = (optional(Field::Name, &self.named, LONGEST_NAME)?, optional(Field::Words, &self.words, 500)?);
        if words.is_empty() && named.is_empty() && self.code == RetouchCode::Other {
            return Err(Refusal::FieldEmpty { field: Field::Words });
        }
        Ok(OrderWish { named, words, ..self })
    }
}

/// An [`OrderWish`] with who wrote it down, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderWishView {
    /// The wish.
    #[serde(flatten)]
    pub wish: OrderWish,
    /// Who.
    pub by: String,
    /// When.
    pub at: Stamp,
}

/// Lists the wishes for all photos of an order, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListOrderWishes {
    /// The order.
    pub order: OrderId,
}

/// Adds a wish for all photos of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AddOrderWish {
    /// The order.
    pub order: OrderId,
    /// The wish.
    pub wish: OrderWish,
}

/// Takes a wish for all photos away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DropOrderWish {
    /// The order.
    pub order: OrderId,
    /// The wish.
    pub wish: OrderWishId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(nth: usize) -> StudioWishId {
        StudioWishId::try_from(format!("00000000-0000-7000-8000-{nth:012}")).expect("an id")
    }

    fn list() -> Vec<StudioWish> {
        let wish = |(nth, code)| StudioWish { id: id(nth), version: 1, code, name: String::new(), offered: true };
        RetouchCode::ALL.into_iter().enumerate().map(wish).collect()
    }

    #[test]
    fn names_are_kept_apart_and_the_codes_own_word_is_not_stored() {
        let save = |id, name: &str| tidy_wish(&SaveStudioWish { id, version: 1, name: name.into(), offered: true }, &list());
        let cases = [
            (save(None, " 磨皮 "), Ok((RetouchCode::Other, "磨皮".to_owned()))),
            (save(Some(id(0)), "磨皮"), Ok((RetouchCode::Skin, "磨皮".to_owned()))),
            (save(Some(id(0)), "皮肤"), Ok((RetouchCode::Skin, String::new()))),
            (save(Some(id(0)), "Skin"), Ok((RetouchCode::Skin, String::new()))),
            (save(None, "皮肤"), Err(Refusal::WishNameTaken { name: "皮肤".into() })),
            (save(Some(id(1)), "skin"), Err(Refusal::WishNameTaken { name: "skin".into() })),
            (save(None, " "), Err(Refusal::FieldEmpty { field: Field::Name })),
            (save(Some(id(99)), "x"), Err(Refusal::not_found(Subject::Wish, ""))),
        ];
        for (nth, (got, expected)) in cases.into_iter().enumerate() {
            assert_eq!(got, expected, "case {nth}");
        }
    }

    #[test]
    fn another_order_holds_every_entry_once() {
        let mut ids: Vec<_> = list().into_iter().map(|wish| wish.id).collect();
        ids.reverse();
        assert_eq!(tidy_order(&OrderStudioWishes { ids: ids.clone() }, &list()), Ok(()));
        ids.pop();
        assert_eq!(tidy_order(&OrderStudioWishes { ids }, &list()), Err(Refusal::ChangedMeanwhile { what: Subject::Wish }));
    }
}
