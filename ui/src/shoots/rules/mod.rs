//! The rules for groups: the editor, and the card of the settings that opens it.

mod condition;
mod draft;
mod rule;
mod sentence;
mod text;

use atelier_core::call::Tag;
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::shoots::{GroupRules, OpenGroupRules, SaveGroupRules};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::draft::Draft;
use self::rule::RuleRow;
use self::sentence::sentence;
use crate::app::{Load, Loaded, Trouble, TroubleLine, act, fill, load, may, t, use_lang};
use crate::kit::{Button, ButtonKind, Card, Dialog, DialogFoot, DialogSize, Glyph, key, toast, use_keys};

pub use text::EDIT;

/// The card of the settings: the rules in words, and the button that opens the editor.
#[component]
pub fn GroupRulesCard() -> impl IntoView {
    let open = RwSignal::new(false);
    let rules = load(|| OpenGroupRules {}, &[Tag::Shoots]);
    let lang = use_lang();
    let line = move |rule: &atelier_core::shoots::GroupRule| {
        view! { <li><b>{rule.name.clone()}</b><span class="muted">{sentence(rule, lang.get())}</span></li> }
    };
    view! {
        <Card title=text::TITLE class="settings" test="group-rules">
            <Loaded load=rules let:view>
                {move || view.with(|view| view.rules.is_empty()).then(|| view! { <p class="muted">{t(text::NONE)}</p> })}
                <ol class="rules-list">{move || view.with(|view| view.rules.iter().map(line).collect_view())}</ol>
            </Loaded>
            <div class="row">
                {move || may(Right::EditStudio).then(|| view! { <Button glyph=Glyph::Pencil test="rules-open" on:click=move |_| open.set(true)>{t(EDIT)}</Button> })}
            </div>
        </Card>
        <RulesDialog open/>
    }
}

/// The editor. A dialog, not a drawer: a press beside it must not lose what is typed.
#[component]
pub fn RulesDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <Dialog open title=text::TITLE size=DialogSize::Large test="rules-dialog"><Rules/></Dialog> }
}

#[component]
fn Rules() -> impl IntoView {
    let rules = load(|| OpenGroupRules {}, &[Tag::Shoots]);
    // Counts how often the editor was begun anew, to show what somebody else saved meanwhile.
    let begun = RwSignal::new(0u32);
    view! {
        <Loaded load=rules let:latest>
            {move || {
                begun.track();
                view! { <Editor from=latest.get_untracked() rules begun/> }
            }}
        </Loaded>
    }
}

#[component]
fn Editor(from: GroupRules, rules: Load<GroupRules>, begun: RwSignal<u32>) -> impl IntoView {
    let draft = Draft::of(from);
    let troubles = Memo::new(move |_| draft.troubles());
    let changed = Memo::new(move |_| draft.is_changed());
    let current = RwSignal::new(None::<usize>);
    let save = act::<SaveGroupRules>();
    let can_save = Memo::new(move |_| changed.get() && troubles.with(Vec::is_empty));
    let send = move || {
        if can_save.get_untracked() {
            save.run(SaveGroupRules { rules: untrack(|| draft.wanted()) }, move |saved| {
                draft.saved(saved.clone());
                rules.put(saved);
                toast(text::SAVED);
            });
        }
    };
    let add = move || {
        let n = draft.rules.with_untracked(Vec::len) + 1;
        to_name(draft.add(fill(text::NEW_NAME, &[("n", n.to_string())])));
    };
    let shift = move |up: bool| {
        if let Some(key) = current.get_untracked() {
            draft.shift(key, up);
            to_name(key);
        }
    };
    use_keys([
        key("Alt Up", text::MOVE_UP, move || shift(true)),
        key("Alt Down", text::MOVE_DOWN, move || shift(false)),
        key("Alt N", text::ADD, add),
        key("Ctrl Enter", text::SAVE, send),
    ]);
    let changed_meanwhile = move || matches!(save.trouble().get(), Some(Trouble::Refused(Refusal::ChangedMeanwhile { .. })));
    let none = move || draft.rules.with(Vec::is_empty);
    view! {
        <p class="muted">{t(text::HINT)}</p>
        {move || none().then(|| view! { <p class="faint" data-test="rules-none">{t(text::NONE)}</p> })}
        <div class="rules-rows">
            <For each=move || draft.rules.get() key=|rule| rule.key let:rule><RuleRow rule draft troubles current/></For>
        </div>
        <div class="row"><Button glyph=Glyph::Plus cap="Alt N" test="rule-add" on:click=move |_| add()>{t(text::ADD)}</Button></div>
        <TroubleLine trouble=save.trouble()/>
        <DialogFoot>
            {move || changed_meanwhile().then(|| view! {
                <Button test="rules-reload" on:click=move |_| begun.update(|begun| *begun += 1)>{t(text::RELOAD)}</Button>
            })}
            <Button glyph=Glyph::Undo disabled=Signal::derive(move || !changed.get()) test="rules-revert" on:click=move |_| draft.revert()>{t(text::REVERT)}</Button>
            <Button kind=ButtonKind::Main cap="Ctrl Enter" busy=save.busy() disabled=Signal::derive(move || !can_save.get()) test="rules-save"
                on:click=move |_| send()>{t(text::SAVE)}</Button>
        </DialogFoot>
    }
}

/// Puts the cursor into a rule's name, once it stands where it belongs: a line that moves loses the focus.
fn to_name(key: usize) {
    request_animation_frame(move || {
        let found = document().query_selector(&format!("[data-rule=\"{key}\"] input")).ok().flatten();
        if let Some(input) = found.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(input.focus());
        }
    });
}
