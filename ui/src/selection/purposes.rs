//! The purposes of the current photo, by number.

use atelier_core::catalog::label;
use atelier_core::orders::EntitlementUse;
use atelier_core::shoots::file_number;
use leptos::prelude::*;

use super::desk::Desk;
use super::text;
use crate::app::{fill, t, use_lang};
use crate::kit::{Dialog, DialogSize, Glyph, Icon, KeyCap, key, use_keys};

/// The dialog that `B` opens.
#[component]
pub fn PurposeDialog(desk: Desk) -> impl IntoView {
    let title = move || {
        let number = desk.current_photo().map(|photo| file_number(&photo.file).to_owned()).unwrap_or_default();
        fill(text::PURPOSE_TITLE, &[("number", number)])
    };
    view! {
        <Dialog open=desk.purposes_open title=title size=DialogSize::Small test="purposes"><Purposes desk/></Dialog>
    }
}

#[component]
fn Purposes(desk: Desk) -> impl IntoView {
    const CAPS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    use_keys(CAPS.iter().enumerate().map(|(nth, cap)| key(cap, text::KEY_TAG_N, move || desk.toggle_purpose(nth))));
    use_keys([
        key("B", text::KEY_GRID, move || desk.purposes_open.set(false)),
        key("Enter", text::KEY_GRID, move || desk.purposes_open.set(false)),
    ]);
    let lang = use_lang();
    let row = move |(nth, line): (usize, EntitlementUse)| {
        let id = line.id.clone();
        let carried = Memo::new(move |_| desk.current.get().is_some_and(|at| desk.marks(at).tags.contains(&id)));
        view! {
            <button type="button" class="purpose" aria-pressed=move || carried.get().to_string() data-test=format!("purpose-{}", nth + 1)
                on:click=move |_| desk.toggle_purpose(nth)>
                {(nth < 9).then(|| view! { <KeyCap cap=(nth + 1).to_string()/> })}
                <span>{move || label(line.purpose, &line.detail, lang.get())}</span>
                {move || carried.get().then(|| view! { <Icon glyph=Glyph::Check/> })}
            </button>
        }
    };
    view! {
        <p class="muted">{t(text::PURPOSE_HINT)}</p>
        <div class="purposes">{move || desk.entitlements().into_iter().enumerate().map(row).collect_view()}</div>
    }
}
