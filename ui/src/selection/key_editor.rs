//! Changing one's own keys: choose a profile, press another key for an act, see what clashes, go back to the profile.

use atelier_core::refusal::Refusal;
use atelier_core::selection::{Cap, KeepKeys, KeyAct, KeyGroup, KeyProfile, MOST_CAPS, OwnKeys};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::keys::{held, use_room_keys};
use super::text;
use crate::app::{Act, Trouble, TroubleLine, act, t, use_lang};
use crate::kit::{Button, ButtonKind, ButtonSize, Dialog, DialogFoot, DialogSize, Glyph, IconButton, KeyCap, Select, Words, toast};

/// The keys as they are being edited.
#[derive(Clone, Copy)]
struct Draft {
    keys: RwSignal<OwnKeys>,
    /// Which key is to be pressed anew: the act, and the place among its keys.
    waits_for: RwSignal<Option<(KeyAct, usize)>>,
    /// The act whose change was refused, and why.
    refused: RwSignal<Option<(KeyAct, Refusal)>>,
}

impl Draft {
    /// Takes the change, or tells why not beside the act.
    fn take(self, act: KeyAct, changed: Result<OwnKeys, Refusal>) {
        self.waits_for.set(None);
        match changed {
            Ok(keys) => {
                self.refused.set(None);
                self.keys.set(keys);
            }
            Err(refusal) => self.refused.set(Some((act, refusal))),
        }
    }

    fn press(self, event: &ev::KeyboardEvent) {
        let Some((act, nth)) = self.waits_for.get_untracked() else { return };
        if matches!(event.key().as_str(), "Shift" | "Control" | "Alt" | "Meta" | "AltGraph") {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        // Esc gives up, unless it is to be the key that ends everything else.
        if event.key() == "Escape" && act != KeyAct::Grid {
            return self.waits_for.set(None);
        }
        let Some(cap) = pressed(&event.key(), &event.code(), held(event)) else { return };
        let keys = self.keys.get_untracked();
        let mut caps = keys.caps(act);
        match caps.get_mut(nth) {
            Some(place) => *place = cap,
            None => caps.push(cap),
        }
        self.take(act, keys.with(act, caps));
    }

    fn drop_one(self, act: KeyAct, nth: usize) {
        let keys = self.keys.get_untracked();
        let caps = keys.caps(act).into_iter().enumerate().filter(|(at, _)| *at != nth).map(|(_, cap)| cap).collect();
        self.take(act, keys.with(act, caps));
    }
}

/// The cap of a pressed key; none for what has no cap.
fn pressed(key: &str, code: &str, [shift, ctrl, alt]: [bool; 3]) -> Option<Cap> {
    let by_place = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Key"));
    let stroke = match key {
        " " => "Space",
        "Escape" => "Esc",
        "ArrowLeft" => "Left",
        "ArrowRight" => "Right",
        "ArrowUp" => "Up",
        "ArrowDown" => "Down",
        // A letter may come as another character while Alt is held, and as `Process` while an input method is on; a digit
        // with Shift is a sign.
        other if other != "Process" && other.chars().all(|c| c.is_ascii_alphabetic()) => other,
        other => by_place.filter(|_| !(shift && other == "?")).unwrap_or(other),
    };
    let held = [("Shift ", shift), ("Ctrl ", ctrl), ("Alt ", alt)].into_iter().filter(|(_, is_held)| *is_held).map(|(word, _)| word);
    Cap::read(&format!("{}{stroke}", held.collect::<String>())).ok()
}

/// The editor.
#[component]
pub fn KeyEditor() -> impl IntoView {
    let keys = use_room_keys();
    view! {
        <Dialog open=keys.editing title=text::KEYS_MINE size=DialogSize::Large test="key-editor"><Editor/></Dialog>
    }
}

#[component]
fn Editor() -> impl IntoView {
    let room = use_room_keys();
    let begun = untrack(|| room.get());
    let profile = RwSignal::new(begun.profile);
    let draft = Draft { keys: RwSignal::new(begun), waits_for: RwSignal::new(None), refused: RwSignal::new(None) };
    let save: Act<KeepKeys> = act();
    let choose = Callback::new(move |profile: KeyProfile| {
        // One's own changes go with one to the other profile, unless they clash there.
        let edits = draft.keys.with_untracked(|keys| keys.edits.clone());
        draft.keys.set(OwnKeys { profile, edits }.checked().unwrap_or_else(|_| OwnKeys::of(profile)));
        draft.refused.set(None);
    });
    let keep = move |_| {
        save.run(KeepKeys { keys: draft.keys.get_untracked() }, move |kept| {
            room.set(kept);
            room.editing.set(false);
            toast(text::KEYS_KEPT);
        });
    };
    let options: Vec<(KeyProfile, Words)> = KeyProfile::ALL.map(|profile| (profile, Words::from(profile.text()))).into();
    let options = Signal::stored(options);
    let reset = move |_| draft.take(KeyAct::AllKeys, Ok(OwnKeys::of(profile.get_untracked())));
    let unchanged = Signal::derive(move || draft.keys.with(|keys| keys.edits.is_empty()));
    view! {
        <div class="key-editor" on:keydown=move |event| draft.press(&event)>
            <div class="row">
                <Select value=profile options label=text::KEYS_PROFILE on_choose=choose test="key-profile-choice"/>
                <span class="muted">{t(text::KEYS_HINT)}</span>
            </div>
            <div class="room-keys">{KeyGroup::ALL.map(|group| view! { <Group draft group/> }).collect_view()}</div>
        </div>
        <TroubleLine trouble=save.trouble()/>
        <DialogFoot>
            <Button disabled=unchanged test="keys-reset" on:click=reset>{t(text::KEYS_RESET)}</Button>
            <Button kind=ButtonKind::Main busy=save.busy() test="keys-save" on:click=keep>{t(text::NOTE_SAVE)}</Button>
        </DialogFoot>
    }
}

#[component]
fn Group(draft: Draft, group: KeyGroup) -> impl IntoView {
    let acts = group.acts().into_iter();
    view! {
        <section>
            <h3>{t(group.text())}</h3>
            <ul>{acts.map(|act| view! { <Row draft act/> }).collect_view()}</ul>
        </section>
    }
}

/// An act with its keys: a key that is clicked is pressed anew.
#[component]
fn Row(draft: Draft, act: KeyAct) -> impl IntoView {
    let lang = use_lang();
    let caps = Memo::new(move |_| draft.keys.with(|keys| keys.caps(act)));
    let changed = Memo::new(move |_| draft.keys.with(|keys| keys.is_changed(act)));
    let waits = move |nth: usize| draft.waits_for.get() == Some((act, nth));
    let ask_for = move |nth: usize, event: ev::MouseEvent| {
        // Not every browser gives the focus to a clicked button; the key that is pressed next must come here.
        if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(button.focus());
        }
        draft.refused.set(None);
        draft.waits_for.set(Some((act, nth)));
    };
    let one = move |(nth, cap): (usize, Cap)| {
        view! {
            <span class="key-place">
                <button type="button" class="key-change" class:waits=move || waits(nth) data-test=format!("key-{}", cap.name()) on:click=move |event| ask_for(nth, event)>
                    {move || if waits(nth) { view! { <span>{t(text::KEYS_PRESS)}</span> }.into_any() } else { view! { <KeyCap cap=cap.name()/> }.into_any() }}
                </button>
                <Show when=move || waits(nth)>
                    <IconButton size=ButtonSize::Small glyph=Glyph::Trash label=text::KEYS_DROP test="key-drop" on:click=move |_| draft.drop_one(act, nth)/>
                </Show>
            </span>
        }
    };
    let another = move || {
        let nth = caps.with(Vec::len);
        let words = move || if waits(nth) { t(text::KEYS_PRESS).into_any() } else { view! { "+" }.into_any() };
        (nth < MOST_CAPS).then(|| {
            view! {
                <button type="button" class="key-change" class:waits=move || waits(nth) aria-label=t(text::KEYS_ANOTHER) data-test="key-another" on:click=move |event| ask_for(nth, event)>
                    {words}
                </button>
            }
        })
    };
    let refused = move || {
        let refusal = draft.refused.get().filter(|(other, _)| *other == act).map(|(_, refusal)| refusal);
        refusal.map(|refusal| view! { <p class="key-refused" role="alert" data-test="key-refused">{Trouble::Refused(refusal).words()}</p> })
    };
    let reset = move |_| draft.take(act, draft.keys.get_untracked().without(act));
    view! {
        <li data-test=format!("key-row-{}", code_of(act))>
            <span>{move || caps.get().into_iter().enumerate().map(one).collect_view()}{another}</span>
            <span>
                {move || act.words(lang.get())}
                <Show when=move || changed.get()>
                    <IconButton size=ButtonSize::Small glyph=Glyph::Undo label=text::KEYS_AS_PROFILE test="key-reset" on:click=reset/>
                </Show>
                {refused}
            </span>
        </li>
    }
}

/// The act as tests know it, such as `pick` or `rate-3`.
fn code_of(act: KeyAct) -> String {
    let code = format!("{act:?}").to_lowercase();
    code.replace("some(", "").replace(['(', ')'], "-").trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pressed_key_is_its_cap() {
        for (key, code, held, cap) in [
            ("v", "KeyV", [false, false, false], Some("V")),
            ("V", "KeyV", [true, false, false], Some("Shift V")),
            ("!", "Digit1", [true, false, false], Some("Shift 1")),
            ("√", "KeyV", [false, false, true], Some("Alt V")),
            (" ", "Space", [false, false, false], Some("Space")),
            ("ArrowUp", "ArrowUp", [false, true, false], Some("Ctrl Up")),
            ("F5", "F5", [true, true, false], Some("Shift Ctrl F5")),
            ("?", "Slash", [true, false, false], Some("?")),
            ("Process", "KeyB", [false, false, false], Some("B")),
            ("Unidentified", "", [false, false, false], None),
        ] {
            assert_eq!(pressed(key, code, held).map(Cap::name), cap, "{key}");
        }
    }

    #[test]
    fn acts_have_plain_codes() {
        for (act, code) in [(KeyAct::Pick, "pick"), (KeyAct::Rate(3), "rate-3"), (KeyAct::Label(None), "label-none")] {
            assert_eq!(code_of(act), code);
        }
    }
}
