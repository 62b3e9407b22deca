//! Entering the code, on anything that has a screen: typed, tapped, or chosen with the arrows of a remote control.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use atelier_core::selection::CODE_LETTERS;

use super::text;
use crate::app::{LanguageChoice, Trouble, TroubleLine, t, tf};
use crate::kit::{Glyph, Icon, key, use_keys};

/// The letters, in the order of the board; the last place takes one away.
const LETTERS: [&str; 32] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "2", "3", "4",
    "5", "6", "7", "8", "9",
];
/// Places in a row of the board.
const COLUMNS: usize = 8;
/// Places of the board: the letters, and the one that takes a letter away.
const PLACES: usize = LETTERS.len() + 1;

/// The place that lies a step from another one; the same where nothing lies there.
fn step(at: usize, across: isize, down: isize) -> usize {
    let (row, column) = (at / COLUMNS, at % COLUMNS);
    let last_row = (PLACES - 1) / COLUMNS;
    let row = row.saturating_add_signed(down).min(last_row);
    let column = column.saturating_add_signed(across).min(COLUMNS - 1);
    (row * COLUMNS + column).min(PLACES - 1)
}

/// The board.
#[component]
pub fn EnterCode(enter: Callback<String>, refused: RwSignal<Option<Trouble>>, ended: bool) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let add = move |letter: &str| {
        refused.set(None);
        typed.update(|typed| typed.push_str(letter));
        let code = typed.get_untracked();
        if code.len() == CODE_LETTERS {
            typed.set(String::new());
            enter.run(code);
        }
    };
    let take = move || {
        typed.update(|typed| {
            typed.pop();
        })
    };
    let go = move |across, down| {
        at.update(|at| *at = step(*at, across, down));
        focus(at.get_untracked());
    };
    let arrows = [
        key("Left", text::MOVE, move || go(-1, 0)),
        key("Right", text::MOVE, move || go(1, 0)),
        key("Up", text::MOVE, move || go(0, -1)),
        key("Down", text::MOVE, move || go(0, 1)),
        key("Backspace", text::DELETE, take),
    ];
    // Later keys come first: while a code is entered, F and D are letters.
    use_keys(arrows.into_iter().chain(LETTERS.map(|letter| key(letter, text::LETTER, move || add(letter)))));
    Effect::new(move || focus(at.get_untracked()));
    let slot = move |nth: usize| view! { <span class="screen-slot">{move || typed.with(|typed| typed.chars().nth(nth))}</span> };
    let place = move |nth: usize, letter: &'static str| {
        let tabbed = move || if at.get() == nth { "0" } else { "-1" };
        view! {
            <button type="button" class="screen-letter" tabindex=tabbed data-place=nth.to_string() data-test=format!("letter-{letter}")
                on:focus=move |_| at.set(nth) on:click=move |_| add(letter)>{letter}</button>
        }
    };
    let last = PLACES - 1;
    view! {
        <section class="screen-enter" data-test="screen-enter">
            {ended.then(|| view! { <p class="screen-ended" data-test="screen-ended">{t(text::ENDED)}</p> })}
            <h1>{t(text::ENTER)}</h1>
            <div class="screen-slots" aria-hidden="true">{(0..CODE_LETTERS).map(slot).collect_view()}</div>
            <p class="screen-said" role="status">{tf(text::TYPED, move || vec![("code", typed.get())])}</p>
            <div class="screen-board">
                {LETTERS.iter().enumerate().map(|(nth, letter)| place(nth, letter)).collect_view()}
                <button type="button" class="screen-letter screen-delete" tabindex=move || if at.get() == last { "0" } else { "-1" } data-place=last.to_string()
                    data-test="letter-delete" on:focus=move |_| at.set(last) on:click=move |_| take()>
                    <Icon glyph=Glyph::Left/>{t(text::DELETE)}
                </button>
            </div>
            <TroubleLine trouble=refused/>
            <p class="muted">{t(text::ENTER_WORDS)}</p>
            <LanguageChoice/>
        </section>
    }
}

fn focus(place: usize) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(&format!("[data-place=\"{place}\"]")).ok().flatten());
    if let Some(button) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(button.focus());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_reach_every_place_and_no_other() {
        for (at, across, down, to) in [
            (0, -1, 0, 0),
            (0, 1, 0, 1),
            (7, 1, 0, 7),
            (3, 0, 1, 11),
            (11, 0, -1, 3),
            (3, 0, -1, 3),
            (27, 0, 1, 32),
            (32, 0, 1, 32),
            (32, 0, -1, 24),
            (32, 1, 0, 32),
        ] {
            assert_eq!(step(at, across, down), to, "{at} {across} {down}");
        }
    }

    #[test]
    fn every_letter_of_the_board_is_one_of_a_code() {
        for letters in LETTERS.chunks(CODE_LETTERS).filter(|letters| letters.len() == CODE_LETTERS) {
            assert!(atelier_core::selection::typed_pass(&letters.concat()).is_some(), "{letters:?}");
        }
    }
}
