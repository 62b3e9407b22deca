//! What rules for groups the studio may save, and those that it has before it saves its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::groups::{Condition, GroupRule, Split};
use super::text::UNSORTED;
use crate::refusal::Refusal;
use crate::text::{Lang, Text};

/// More rules than these nobody reads.
pub const RULES_AT_MOST: u32 = 40;
/// A folder's name is at most so long, with room for its number.
const NAME_AT_MOST: usize = 60;

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "trouble", rename_all = "snake_case")]
pub enum RuleTrouble {
    /// It has no name.
    NoName,
    /// Its name is longer than a folder's should be.
    NameTooLong {
        /// Characters.
        at_most: u32,
    },
    /// No folder can have its name.
    NoFolderName {
        /// The name.
        name: String,
    },
    /// A rule before it has the same name, or makes groups of that name.
    NameTaken {
        /// The name.
        name: String,
    },
    /// A condition that asks for a text and names none.
    NothingAsked,
    /// At least so many faces, and at most fewer.
    LeastMoreThanMost {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// A pause of no minutes.
    NoPause,
    /// More rules than are taken.
    TooMany {
        /// So many.
        at_most: u32,
    },
}

/// Everything that is wrong with these rules: the rule's place, from 1, and what.
pub fn rule_troubles(rules: &[GroupRule]) -> Vec<(u32, RuleTrouble)> {
    let mut troubles = Vec::new();
    for (number, (at, rule)) in (1..).zip(rules.iter().enumerate()) {
        if number > RULES_AT_MOST {
            troubles.push((number, RuleTrouble::TooMany { at_most: RULES_AT_MOST }));
            break;
        }
        let found = name_trouble(rule, &rules[..at]).into_iter();
        let found = found.chain(rule.conditions.iter().find_map(condition_trouble)).chain(split_trouble(rule.split.as_ref()));
        troubles.extend(found.map(|trouble| (number, trouble)));
    }
    troubles
}

/// The rules as they are kept, spaces trimmed; a refusal where one cannot be.
pub fn kept_rules(rules: &[GroupRule]) -> Result<Vec<GroupRule>, Refusal> {
    if let Some((number, trouble)) = rule_troubles(rules).into_iter().next() {
        return Err(Refusal::GroupRule { number, trouble });
    }
    Ok(rules.iter().map(|rule| GroupRule { name: rule.name.trim().to_owned(), ..rule.clone() }).collect())
}

fn name_trouble(rule: &GroupRule, before: &[GroupRule]) -> Option<RuleTrouble> {
    let name = rule.name.trim();
    if name.is_empty() {
        return Some(RuleTrouble::NoName);
    }
    if name.chars().count() > NAME_AT_MOST {
        return Some(RuleTrouble::NameTooLong { at_most: u32::try_from(NAME_AT_MOST).unwrap_or(u32::MAX) });
    }
    if !names_a_folder(name) {
        return Some(RuleTrouble::NoFolderName { name: name.to_owned() });
    }
    let taken = is_unsorted(name) || before.iter().any(|other| may_meet(other, rule) || may_meet(rule, other));
    taken.then(|| RuleTrouble::NameTaken { name: name.to_owned() })
}

/// Whether a group of `one` may be called like a group of `other`: alike, or `入册 2` beside the second group of `入册`.
fn may_meet(one: &GroupRule, other: &GroupRule) -> bool {
    let (stem, name) = (folded(&one.name), folded(&other.name));
    let number = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix(' '));
    let numbered = number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    stem == name || (one.split.is_some() && numbered)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

fn is_unsorted(name: &str) -> bool {
    [Lang::Zh, Lang::En].iter().any(|&lang| folded(UNSORTED.get(lang)) == folded(name))
}

/// Whether every system takes the name for a folder.
fn names_a_folder(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |kind: &str| device.strip_prefix(kind).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    let reserved = matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT");
    !reserved && !name.starts_with('.') && !name.ends_with('.') && !name.chars().any(|c| c.is_control() || "/\\:*?\"<>|".contains(c))
}

fn condition_trouble(condition: &Condition) -> Option<RuleTrouble> {
    match condition {
        Condition::Camera { has } | Condition::Lens { has } | Condition::Folder { has } => {
            has.trim().is_empty().then_some(RuleTrouble::NothingAsked)
        }
        Condition::Faces { least, most: Some(most) } if least > most => Some(RuleTrouble::LeastMoreThanMost { least: *least, most: *most }),
        Condition::Faces { .. } | Condition::Shape { .. } | Condition::InSeries { .. } | Condition::BlackAndWhite { .. } => None,
    }
}

fn split_trouble(split: Option<&Split>) -> Option<RuleTrouble> {
    matches!(split, Some(Split::Gap { minutes: 0 })).then_some(RuleTrouble::NoPause)
}

/// The rules of a studio that has saved none: everybody together, black and white, and the rest by outfit and scene.
pub fn usual_rules(lang: Lang) -> Vec<GroupRule> {
    let rule =
        |name: Text, conditions: Vec<Condition>, split: Option<Split>| GroupRule { name: name.get(lang).to_owned(), conditions, split };
    vec![
        rule(super::text::GROUP_SHOTS, vec![Condition::Faces { least: 3, most: None }], None),
        rule(super::text::BLACK_AND_WHITE, vec![Condition::BlackAndWhite { is: true }], None),
        rule(super::text::SCENE, Vec::new(), Some(Split::Scene)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> GroupRule {
        GroupRule { name: name.into(), conditions: Vec::new(), split: None }
    }

    #[track_caller]
    fn check(rules: &[GroupRule], expected: &[(u32, RuleTrouble)]) {
        assert_eq!(rule_troubles(rules), expected);
        assert_eq!(kept_rules(rules).is_ok(), expected.is_empty());
    }

    #[test]
    fn names_are_names_of_folders() {
        for name in ["", "  "] {
            check(&[named(name)], &[(1, RuleTrouble::NoName)]);
        }
        for name in ["a/b", "..", ".hidden", "end.", "CON", "con.txt", "Lpt1", "a\nb", "what?"] {
            check(&[named(name)], &[(1, RuleTrouble::NoFolderName { name: name.into() })]);
        }
        for name in ["入册", "Console", "COM", "COM10", "A.B", "8寸 相册"] {
            check(&[named(name)], &[]);
        }
        check(&[named(&"长".repeat(61))], &[(1, RuleTrouble::NameTooLong { at_most: 60 })]);
        assert_eq!(kept_rules(&[named(" 入册 ")]), Ok(vec![named("入册")]));
    }

    #[test]
    fn no_two_groups_are_called_alike() {
        let taken = |name: &str| RuleTrouble::NameTaken { name: name.into() };
        check(&[named("Album"), named(" album ")], &[(2, taken("album"))]);
        check(&[named("未分组"), named("UNSORTED")], &[(1, taken("未分组")), (2, taken("UNSORTED"))]);
        let split = GroupRule { split: Some(Split::Scene), ..named("入册") };
        check(&[split.clone(), named("入册 2")], &[(2, taken("入册 2"))]);
        check(&[named("入册 2"), split.clone()], &[(2, taken("入册"))]);
        check(&[split, named("入册 b"), named("入册2")], &[]);
        check(&[named("入册"), named("入册 2")], &[]);
    }

    #[test]
    fn conditions_and_splits_ask_for_something() {
        let with = |condition| GroupRule { conditions: vec![condition], ..named("a") };
        check(&[with(Condition::Lens { has: " ".into() })], &[(1, RuleTrouble::NothingAsked)]);
        check(&[with(Condition::Faces { least: 3, most: Some(2) })], &[(1, RuleTrouble::LeastMoreThanMost { least: 3, most: 2 })]);
        check(&[with(Condition::Faces { least: 3, most: Some(3) })], &[]);
        check(&[GroupRule { split: Some(Split::Gap { minutes: 0 }), ..named("a") }], &[(1, RuleTrouble::NoPause)]);
    }

    #[test]
    fn there_are_not_too_many() {
        let rules: Vec<GroupRule> = (0..45).map(|nth| named(&format!("r{nth}"))).collect();
        check(&rules[..40], &[]);
        check(&rules, &[(41, RuleTrouble::TooMany { at_most: 40 })]);
    }

    #[test]
    fn the_usual_rules_may_be_saved() {
        for lang in [Lang::Zh, Lang::En] {
            check(&usual_rules(lang), &[]);
        }
    }
}
