//! Where the photos of a confirmed sitting lie on the disk, and having them laid out again.

use atelier_core::orders::SittingRow;
use atelier_core::people::Right;
use atelier_core::selection::{LayOutSitting, LayoutState, SittingLayout, SittingState};
use leptos::prelude::*;

use crate::app::{Act, Trouble, day, fill, in_window, may, open_folder, t};
use crate::kit::{Button, ButtonSize, Glyph, Icon};
use crate::orders::text;

/// The lines below a sitting; nothing before it is confirmed.
pub fn laid_out(sitting: &SittingRow, again: Act<LayOutSitting>) -> Option<impl IntoView + use<>> {
    let id = sitting.id.clone();
    let button = move |words| {
        let call = LayOutSitting { sitting: id.clone() };
        may(Right::SelectPhotos).then(|| {
            view! {
                <Button size=ButtonSize::Small disabled=again.busy() test="sitting-lay-out" on:click=move |_| again.run(call.clone(), |()| {})>
                    {t(words)}
                </Button>
            }
        })
    };
    let lines = match &sitting.layout {
        None => view! { <div class="order-laid-acts">{button(text::LAY_OUT)}</div> }.into_any(),
        Some(SittingLayout { state: LayoutState::Wanted, .. }) => {
            view! { <p class="order-faint" role="status" data-test="sitting-laying-out">{t(text::LAYING_OUT)}</p> }.into_any()
        }
        Some(SittingLayout { state: LayoutState::Done(at), folder }) => {
            let done = fill(text::LAID_OUT, &[("day", day(at.day)), ("clock", at.clock.clone())]);
            view! {
                <p class="order-faint" data-test="sitting-laid-out">{done}</p>
                {path(folder)}
                <div class="order-laid-acts">{open(folder)} {button(text::LAY_OUT_AGAIN)}</div>
            }
            .into_any()
        }
        Some(SittingLayout { state: LayoutState::Failed(refusal), folder }) => {
            let words = Trouble::Refused(refusal.clone()).words();
            view! {
                <p class="trouble" role="alert" data-test="sitting-not-laid-out"><Icon glyph=Glyph::Alert/><span>{words}</span></p>
                {path(folder)}
                <div class="order-laid-acts">{open(folder)} {button(text::TRY_AGAIN)}</div>
            }
            .into_any()
        }
    };
    (sitting.state == SittingState::Confirmed).then(|| view! { <div class="order-laid">{lines}</div> })
}

fn path(folder: &str) -> impl IntoView + use<> {
    view! { <code class="mono" data-test="sitting-folder">{folder.to_owned()}</code> }
}

fn open(folder: &str) -> impl IntoView + use<> {
    let folder = folder.to_owned();
    let (words, glyph) = if in_window() { (text::OPEN_FOLDER, Glyph::Folder) } else { (text::COPY_PATH, Glyph::Copy) };
    view! {
        <Button size=ButtonSize::Small glyph test="sitting-open-folder" on:click=move |_| open_folder(folder.clone())>{t(words)}</Button>
    }
}
