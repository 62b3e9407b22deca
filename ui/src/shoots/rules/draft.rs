//! What is typed into the rules' editor, and the rules that it makes.

use atelier_core::shoots::{Condition, GroupRule, GroupRules, RuleTrouble, Shape, Split, rule_troubles};
use leptos::prelude::*;

/// What a condition asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The camera.
    Camera,
    /// The lens.
    Lens,
    /// The folder.
    Folder,
    /// The picture's shape.
    Shape,
    /// How many faces.
    Faces,
    /// In a series or alone.
    InSeries,
    /// Black and white or in colour.
    Colours,
}

impl Kind {
    /// Every kind, those first that studios ask for most.
    pub const ALL: [Kind; 7] = [Kind::Faces, Kind::Shape, Kind::Colours, Kind::InSeries, Kind::Camera, Kind::Lens, Kind::Folder];
}

/// How a rule's photos are cut, without the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Not at all.
    None,
    /// After a pause.
    Gap,
    /// By outfit and scene.
    Scene,
    /// By series.
    Series,
    /// By camera.
    Camera,
    /// By folder.
    Folder,
}

impl Cut {
    /// Every way.
    pub const ALL: [Cut; 6] = [Cut::None, Cut::Scene, Cut::Gap, Cut::Series, Cut::Camera, Cut::Folder];
}

/// A condition being typed: it keeps what was typed for another kind, so that choosing a kind by mistake loses nothing.
#[derive(Clone, Copy)]
pub struct ConditionDraft {
    /// Tells the conditions apart while they come and go.
    pub key: usize,
    /// What it asks about.
    pub kind: RwSignal<Kind>,
    /// A part of a name.
    pub has: RwSignal<String>,
    /// A shape.
    pub shape: RwSignal<Shape>,
    /// At least so many faces.
    pub least: RwSignal<Option<u32>>,
    /// At most so many.
    pub most: RwSignal<Option<u32>>,
    /// Yes or no.
    pub is: RwSignal<bool>,
}

impl ConditionDraft {
    fn of(key: usize, condition: &Condition) -> ConditionDraft {
        let draft = ConditionDraft {
            key,
            kind: RwSignal::new(Kind::Faces),
            has: RwSignal::new(String::new()),
            shape: RwSignal::new(Shape::Portrait),
            least: RwSignal::new(Some(3)),
            most: RwSignal::new(None),
            is: RwSignal::new(true),
        };
        let named = |kind, has: &String| {
            draft.kind.set(kind);
            draft.has.set(has.clone());
        };
        match condition {
            Condition::Camera { has } => named(Kind::Camera, has),
            Condition::Lens { has } => named(Kind::Lens, has),
            Condition::Folder { has } => named(Kind::Folder, has),
            Condition::Shape { is } => {
                draft.kind.set(Kind::Shape);
                draft.shape.set(*is);
            }
            Condition::Faces { least, most } => {
                draft.least.set(Some(*least));
                draft.most.set(*most);
            }
            Condition::InSeries { is } => {
                draft.kind.set(Kind::InSeries);
                draft.is.set(*is);
            }
            Condition::BlackAndWhite { is } => {
                draft.kind.set(Kind::Colours);
                draft.is.set(*is);
            }
        }
        draft
    }

    /// The condition as typed; a number that is not understood counts as none.
    pub fn condition(&self) -> Condition {
        match self.kind.get() {
            Kind::Camera => Condition::Camera { has: self.has.get() },
            Kind::Lens => Condition::Lens { has: self.has.get() },
            Kind::Folder => Condition::Folder { has: self.has.get() },
            Kind::Shape => Condition::Shape { is: self.shape.get() },
            Kind::Faces => Condition::Faces { least: self.least.get().unwrap_or(0), most: self.most.get() },
            Kind::InSeries => Condition::InSeries { is: self.is.get() },
            Kind::Colours => Condition::BlackAndWhite { is: self.is.get() },
        }
    }
}

/// A rule being typed.
#[derive(Clone, Copy)]
pub struct RuleDraft {
    /// Tells the rules apart while they move.
    pub key: usize,
    /// Its name.
    pub name: RwSignal<String>,
    /// What it asks for.
    pub conditions: RwSignal<Vec<ConditionDraft>>,
    /// How it is cut.
    pub cut: RwSignal<Cut>,
    /// Minutes of the pause.
    pub minutes: RwSignal<Option<u32>>,
    /// Whether its conditions are shown to be changed.
    pub open: RwSignal<bool>,
}

impl RuleDraft {
    /// The rule as typed.
    pub fn rule(&self) -> GroupRule {
        let split = match self.cut.get() {
            Cut::None => None,
            Cut::Gap => Some(Split::Gap { minutes: self.minutes.get().unwrap_or(0) }),
            Cut::Scene => Some(Split::Scene),
            Cut::Series => Some(Split::Series),
            Cut::Camera => Some(Split::Camera),
            Cut::Folder => Some(Split::Folder),
        };
        let conditions = self.conditions.with(|conditions| conditions.iter().map(ConditionDraft::condition).collect());
        // Spaces at the ends are not kept, and must not look like a change.
        GroupRule { name: self.name.get().trim().to_owned(), conditions, split }
    }
}

/// The rules being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    from: RwSignal<GroupRules>,
    next: StoredValue<usize>,
    /// The rules, in order.
    pub rules: RwSignal<Vec<RuleDraft>>,
}

impl Draft {
    /// Begins with what is saved.
    pub fn of(from: GroupRules) -> Draft {
        let draft = Draft { from: RwSignal::new(from), next: StoredValue::new(0), rules: RwSignal::new(Vec::new()) };
        draft.revert();
        draft
    }

    /// Shows what is saved again.
    pub fn revert(&self) {
        let saved = self.from.with_untracked(|from| from.rules.clone());
        self.rules.set(saved.iter().map(|rule| self.drafted(rule)).collect());
    }

    /// What is typed is saved now, as this.
    pub fn saved(&self, saved: GroupRules) {
        self.from.set(saved);
    }

    /// What to save.
    pub fn wanted(&self) -> GroupRules {
        let rules = self.rules.with(|rules| rules.iter().map(RuleDraft::rule).collect());
        GroupRules { version: self.from.with(|from| from.version), rules }
    }

    /// Whether anything differs from what is saved.
    pub fn is_changed(&self) -> bool {
        let wanted = self.wanted();
        self.from.with(|from| from.rules != wanted.rules)
    }

    /// What is wrong now: the rule's place, from 1, and what.
    pub fn troubles(&self) -> Vec<(u32, RuleTrouble)> {
        rule_troubles(&self.wanted().rules)
    }

    /// One more rule at the end, open to be changed; its key.
    pub fn add(&self, name: String) -> usize {
        let rule = GroupRule { name, conditions: vec![Condition::Faces { least: 3, most: None }], split: None };
        let drafted = self.drafted(&rule);
        drafted.open.set(true);
        self.rules.update(|rules| rules.push(drafted));
        drafted.key
    }

    /// Takes a rule out.
    pub fn remove(&self, key: usize) {
        self.rules.update(|rules| rules.retain(|rule| rule.key != key));
    }

    /// Moves a rule by one place; stays where there is none.
    pub fn shift(&self, key: usize, up: bool) {
        self.rules.update(|rules| {
            let Some(at) = rules.iter().position(|rule| rule.key == key) else { return };
            let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < rules.len()) };
            if let Some(to) = to {
                rules.swap(at, to);
            }
        });
    }

    /// One more condition of a rule.
    pub fn add_condition(&self, rule: RuleDraft) {
        let condition = ConditionDraft::of(self.key(), &Condition::Faces { least: 1, most: None });
        rule.conditions.update(|conditions| conditions.push(condition));
    }

    fn drafted(&self, rule: &GroupRule) -> RuleDraft {
        let (cut, minutes) = match rule.split {
            None => (Cut::None, 15),
            Some(Split::Gap { minutes }) => (Cut::Gap, minutes),
            Some(Split::Scene) => (Cut::Scene, 15),
            Some(Split::Series) => (Cut::Series, 15),
            Some(Split::Camera) => (Cut::Camera, 15),
            Some(Split::Folder) => (Cut::Folder, 15),
        };
        RuleDraft {
            key: self.key(),
            name: RwSignal::new(rule.name.clone()),
            conditions: RwSignal::new(rule.conditions.iter().map(|condition| ConditionDraft::of(self.key(), condition)).collect()),
            cut: RwSignal::new(cut),
            minutes: RwSignal::new(Some(minutes)),
            open: RwSignal::new(false),
        }
    }

    fn key(&self) -> usize {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved() -> GroupRules {
        let rule = |name: &str, condition, split| GroupRule { name: name.into(), conditions: vec![condition], split };
        GroupRules {
            version: 4,
            rules: vec![
                rule("a", Condition::Camera { has: "R5".into() }, None),
                rule("b", Condition::Lens { has: "85".into() }, Some(Split::Gap { minutes: 20 })),
                rule("c", Condition::Folder { has: "x".into() }, Some(Split::Scene)),
                rule("d", Condition::Shape { is: Shape::Square }, Some(Split::Series)),
                rule("e", Condition::Faces { least: 2, most: Some(4) }, Some(Split::Camera)),
                rule("f", Condition::InSeries { is: false }, Some(Split::Folder)),
                rule("g", Condition::BlackAndWhite { is: true }, None),
            ],
        }
    }

    fn names(draft: &Draft) -> String {
        draft.rules.get_untracked().iter().map(|rule| rule.name.get_untracked()).collect()
    }

    #[test]
    fn what_is_not_touched_is_saved_as_it_was() {
        Owner::new().with(|| {
            let draft = Draft::of(saved());
            assert_eq!(untrack(|| draft.wanted()), saved());
            assert!(!untrack(|| draft.is_changed()));
        });
    }

    #[test]
    fn rules_move_come_and_go() {
        Owner::new().with(|| {
            let draft = Draft::of(saved());
            let key = |at: usize| draft.rules.get_untracked()[at].key;
            draft.shift(key(0), true);
            draft.shift(key(6), false);
            assert_eq!(names(&draft), "abcdefg");
            draft.shift(key(0), false);
            draft.shift(key(6), true);
            assert_eq!(names(&draft), "bacdegf");
            draft.remove(key(0));
            let added = draft.add("h".into());
            assert_eq!((names(&draft).as_str(), key(6)), ("acdegfh", added));
            assert!(untrack(|| draft.is_changed()));
            draft.revert();
            assert_eq!(names(&draft), "abcdefg");
        });
    }

    #[test]
    fn what_is_wrong_is_told_while_it_is_typed() {
        Owner::new().with(|| {
            let draft = Draft::of(saved());
            let first = draft.rules.get_untracked()[0];
            first.name.set("b".into());
            first.conditions.get_untracked()[0].has.set(" ".into());
            let taken = RuleTrouble::NameTaken { name: "b".into() };
            assert_eq!(untrack(|| draft.troubles()), [(1, RuleTrouble::NothingAsked), (2, taken)]);
            draft.revert();
            assert_eq!(untrack(|| draft.troubles()), []);
        });
    }
}
