//! The sheet of all keys that `?` opens: the live ones, in groups, with the order's own purposes by their names, and the
//! way to change them.

use atelier_core::catalog::label;
use atelier_core::selection::{KeyAct, KeyGroup};
use leptos::prelude::*;

use super::desk::Desk;
use super::key_editor::KeyEditor;
use super::keys::use_room_keys;
use super::music::MusicChoice;
use super::slides::SlideSpeeds;
use super::text;
use crate::app::{t, use_lang};
use crate::kit::{Button, Dialog, DialogSize, Glyph, KeyCap};

/// The sheet, and the editor behind it.
#[component]
pub fn KeySheet(desk: Desk) -> impl IntoView {
    let keys = use_room_keys();
    let edit = move |_| {
        desk.keys_open.set(false);
        keys.editing.set(true);
    };
    let profile = move || keys.get().profile.text();
    view! {
        <Dialog open=desk.keys_open title=text::KEY_ALL size=DialogSize::Large test="key-sheet">
            <div class="row key-sheet-head">
                <span class="muted" data-test="key-profile">{move || t(profile())}</span>
                <span class="grow"></span>
                <span class="muted">{t(text::SLIDE_SPEED)}</span>
                <SlideSpeeds/>
                <MusicChoice/>
                <Button glyph=Glyph::Pencil test="edit-keys" on:click=edit>{t(text::KEYS_CHANGE)}</Button>
            </div>
            <div class="room-keys">{KeyGroup::ALL.map(|group| view! { <Group desk group/> }).collect_view()}</div>
        </Dialog>
        <KeyEditor/>
    }
}

/// A group of acts with their keys; what has none is left out.
#[component]
fn Group(desk: Desk, group: KeyGroup) -> impl IntoView {
    let (keys, lang) = (use_room_keys(), use_lang());
    let rows = move || {
        let (own, lang) = (keys.get(), lang.get());
        let acts = group.acts().into_iter();
        let row = |act: KeyAct| {
            let words = words(desk, act, lang)?;
            let caps: Vec<&'static str> = own.caps(act).into_iter().map(|cap| cap.name()).collect();
            let caps = (!caps.is_empty()).then(|| caps.into_iter().map(|cap| view! { <KeyCap cap/> }).collect_view())?;
            Some(view! { <li><span>{caps}</span><span>{words}</span></li> })
        };
        acts.filter_map(row).collect_view()
    };
    let more = (group == KeyGroup::Compare).then(|| view! { <li><span><KeyCap cap="Shift"/></span><span>{t(text::ONLY_THIS)}</span></li> });
    view! { <section><h3>{t(group.text())}</h3><ul>{rows}{more}</ul></section> }
}

/// What the act does in this order; none for a purpose that it does not have.
fn words(desk: Desk, act: KeyAct, lang: atelier_core::text::Lang) -> Option<String> {
    match act {
        KeyAct::Purpose(nth) => {
            let line = desk.entitlements().into_iter().nth(usize::from(nth.saturating_sub(1)))?;
            Some(label(line.purpose, &line.detail, lang))
        }
        other => Some(other.words(lang)),
    }
}
