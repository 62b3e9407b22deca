//! One rule of the editor: its name, what it says as a sentence, moving it, and its conditions when opened.

use atelier_core::shoots::RuleTrouble;
use leptos::prelude::*;

use super::condition::ConditionRow;
use super::draft::{Cut, Draft, RuleDraft};
use super::sentence::sentence;
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::{Button, ButtonSize, Field, Glyph, Icon, IconButton, NumberInput, Select, TextInput, Words};

/// Where a trouble is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Name,
    Conditions,
    Split,
    Rule,
}

fn beside(trouble: &RuleTrouble) -> Beside {
    match trouble {
        RuleTrouble::NoName | RuleTrouble::NameTooLong { .. } | RuleTrouble::NoFolderName { .. } | RuleTrouble::NameTaken { .. } => {
            Beside::Name
        }
        RuleTrouble::NothingAsked | RuleTrouble::LeastMoreThanMost { .. } => Beside::Conditions,
        RuleTrouble::NoPause => Beside::Split,
        RuleTrouble::TooMany { .. } => Beside::Rule,
    }
}

/// The rule.
#[component]
pub fn RuleRow(
    /// It.
    rule: RuleDraft,
    /// All of them.
    draft: Draft,
    /// What is wrong with them.
    troubles: Memo<Vec<(u32, RuleTrouble)>>,
    /// The rule that the keys move.
    current: RwSignal<Option<usize>>,
) -> impl IntoView {
    let key = rule.key;
    let at = Memo::new(move |_| draft.rules.with(|rules| rules.iter().position(|rule| rule.key == key).unwrap_or(0)));
    let last = Memo::new(move |_| draft.rules.with(|rules| rules.last().is_none_or(|rule| rule.key == key)));
    let number = move || at.get() + 1;
    let trouble = move |place: Beside| {
        let mine = |(rule, trouble): &&(u32, RuleTrouble)| usize::try_from(*rule) == Ok(number()) && beside(trouble) == place;
        troubles.with(|troubles| troubles.iter().find(mine).map(|(_, trouble)| trouble.words(use_lang().get())))
    };
    let name_error = Signal::derive(move || trouble(Beside::Name));
    let label = move || fill(text::RULE, &[("n", number().to_string()), ("name", rule.name.get())]);
    let said = move || sentence(&rule.rule(), use_lang().get());
    let open_label = move || say(if rule.open.get() { text::CLOSE } else { text::OPEN });
    let wrong = move |place: Beside| trouble(place).map(|words| view! { <p class="field-error" data-test="rule-trouble">{words}</p> });
    view! {
        <section class="rules-rule" aria-label=label data-rule=key data-test=move || format!("rule-{}", number()) on:focusin=move |_| current.set(Some(key))>
            <span class="rules-number-of">{number}</span>
            <div class="rules-words">
                <Field label=text::NAME error=name_error><TextInput value=rule.name test="rule-name"/></Field>
                <button type="button" class="rules-said" aria-expanded=move || rule.open.get().to_string() title=open_label
                    data-test="rule-open" on:click=move |_| rule.open.update(|open| *open = !*open)>
                    <Icon glyph=Signal::derive(move || if rule.open.get() { Glyph::Down } else { Glyph::Right })/>
                    <span data-test="rule-sentence">{said}</span>
                </button>
                {move || rule.open.get().then(|| view! { <Inside rule draft/> })}
                {move || wrong(Beside::Conditions)}
                {move || wrong(Beside::Split)}
                {move || wrong(Beside::Rule)}
            </div>
            <div class="rules-moves">
                <IconButton size=ButtonSize::Small glyph=Glyph::Up label=text::MOVE_UP disabled=Signal::derive(move || at.get() == 0)
                    test="rule-up" on:click=move |_| draft.shift(key, true)/>
                <IconButton size=ButtonSize::Small glyph=Glyph::Down label=text::MOVE_DOWN disabled=last test="rule-down"
                    on:click=move |_| draft.shift(key, false)/>
                <IconButton size=ButtonSize::Small glyph=Glyph::Trash label=text::REMOVE test="rule-remove" on:click=move |_| draft.remove(key)/>
            </div>
        </section>
    }
}

/// The conditions, and how the photos are cut.
#[component]
fn Inside(rule: RuleDraft, draft: Draft) -> impl IntoView {
    let cuts: Vec<(Cut, Words)> = Cut::ALL.into_iter().map(|cut| (cut, cut_name(cut).into())).collect();
    let by_gap = Memo::new(move |_| rule.cut.get() == Cut::Gap);
    view! {
        <div class="rules-inside">
            <fieldset class="rules-conditions">
                <legend>{t(text::CONDITIONS)}</legend>
                <For each=move || rule.conditions.get() key=|condition| condition.key let:condition><ConditionRow condition rule/></For>
                <Button size=ButtonSize::Small glyph=Glyph::Plus test="condition-add" on:click=move |_| draft.add_condition(rule)>{t(text::ADD_CONDITION)}</Button>
            </fieldset>
            <div class="rules-cut">
                <Field label=text::SPLIT><Select value=rule.cut options=Signal::stored(cuts) test="rule-split"/></Field>
                {move || by_gap.get().then(|| view! {
                    <Field label=text::MINUTES><NumberInput value=rule.minutes most=1440 test="rule-minutes"/></Field>
                })}
            </div>
        </div>
    }
}

fn cut_name(cut: Cut) -> atelier_core::text::Text {
    match cut {
        Cut::None => text::NOT_SPLIT,
        Cut::Gap => text::BY_GAP,
        Cut::Scene => text::BY_SCENE,
        Cut::Series => text::BY_SERIES,
        Cut::Camera => text::BY_CAMERA,
        Cut::Folder => text::BY_FOLDER,
    }
}
