//! The sheet of all keys that `?` opens, in groups, with the order's own purposes by their numbers.

use atelier_core::catalog::label;
use atelier_core::text::Text;
use leptos::prelude::*;

use super::desk::Desk;
use super::text;
use crate::app::{t, use_lang};
use crate::kit::{Dialog, DialogSize, KeyCap};

type Group = (Text, &'static [(&'static [&'static str], Text)]);

const GROUPS: [Group; 4] = [
    (
        text::GROUP_DECIDE,
        &[
            (&["V"], text::KEY_PICK),
            (&["C"], text::KEY_REJECT),
            (&["X"], text::KEY_MAYBE),
            (&["U"], text::KEY_UNDECIDED),
            (&["M"], text::KEY_NOTE),
            (&["Ctrl Z", "Ctrl Y"], text::KEY_UNDO_REDO),
            (&["Ctrl Enter"], text::SUBMIT),
        ],
    ),
    (
        text::GROUP_LOOK,
        &[
            (&["Space", "Left", "Right", "Up", "Down"], text::KEY_MOVE),
            (&["Home", "End"], text::KEY_ENDS),
            (&["Enter"], text::KEY_LOUPE),
            (&["Esc"], text::KEY_GRID),
            (&["+", "-"], text::KEY_ZOOM),
            (&["F5"], text::KEY_SLIDESHOW),
        ],
    ),
    (
        text::GROUP_COMPARE,
        &[
            (&["K"], text::KEY_COMPARE),
            (&["Left", "Right"], text::KEY_CHALLENGER),
            (&["Up"], text::KEY_PROMOTE),
            (&["C"], text::KEY_REJECT_CHALLENGER),
            (&["Enter"], text::CHOOSE),
            (&["Shift"], text::ONLY_THIS),
        ],
    ),
    (
        text::GROUP_LISTS,
        &[
            (&["F7"], text::SHUFFLE),
            (&["Ctrl F6"], text::UNSHUFFLE),
            (&["F10"], text::KEY_SELECTED),
            (&["Ctrl F11"], text::KEY_REJECTED),
            (&["F2"], text::KEY_COUNT),
            (&["Shift Ctrl F5"], text::KEY_NAMES),
            (&["G"], text::KEY_SERIES),
        ],
    ),
];

/// The sheet.
#[component]
pub fn KeySheet(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let caps = |caps: &'static [&'static str]| caps.iter().map(|cap| view! { <KeyCap cap=*cap/> }).collect_view();
    let group = move |(name, rows): Group| {
        let row =
            move |(keys, words): &(&'static [&'static str], Text)| view! { <li><span>{caps(keys)}</span><span>{t(*words)}</span></li> };
        view! { <section><h3>{t(name)}</h3><ul>{rows.iter().map(row).collect_view()}</ul></section> }
    };
    let purposes = move || {
        let lines = desk.entitlements().into_iter().take(9).enumerate();
        lines
            .map(|(nth, line)| {
                let name = move || label(line.purpose, &line.detail, lang.get());
                view! { <li><span><KeyCap cap=(nth + 1).to_string()/></span><span>{name}</span></li> }
            })
            .collect_view()
    };
    view! {
        <Dialog open=desk.keys_open title=text::KEY_ALL size=DialogSize::Large test="key-sheet">
            <div class="room-keys">
                {GROUPS.map(group).collect_view()}
                <section>
                    <h3>{t(text::PURPOSES)}</h3>
                    <ul><li><span>{caps(&["B"])}</span><span>{t(text::KEY_PURPOSE)}</span></li>{purposes}</ul>
                </section>
            </div>
        </Dialog>
    }
}
