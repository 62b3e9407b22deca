//! Papers as they will be printed, page by page, before they are: within a dialog of choices, or in a dialog of their own.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{Trouble, pages_of};
use super::doors::print;
use super::live::pause;
use super::session::{fill, t};
use super::text;
use crate::app::TroubleLine;
use crate::kit::{Button, ButtonKind, Dialog, DialogFoot, DialogSize};

/// How long choices have to rest before their pages are drawn, in milliseconds.
const REST_MS: i32 = 350;

/// The paper that is looked at.
#[derive(Clone, Copy)]
struct Looked {
    path: RwSignal<String>,
    open: RwSignal<bool>,
}

thread_local! {
    static LOOKED: Cell<Option<Looked>> = const { Cell::new(None) };
}

fn looked() -> Looked {
    LOOKED.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let looked = Looked { path: RwSignal::new(String::new()), open: RwSignal::new(false) };
            cell.set(Some(looked));
            looked
        })
    })
}

/// Shows a paper, such as `/paper/receipt/...?lang=en`, before it is printed or saved.
pub fn preview(path: String) {
    let looked = looked();
    looked.path.set(path);
    looked.open.set(true);
}

/// The dialog of `preview`; stands once, beside all pages.
#[component]
pub fn PaperDialog() -> impl IntoView {
    let Looked { path, open } = looked();
    view! { <Dialog open title=text::PAPER size=DialogSize::Large test="paper-dialog"><Looking path open/></Dialog> }
}

#[component]
fn Looking(path: RwSignal<String>, open: RwSignal<bool>) -> impl IntoView {
    let send = move |way: &str| {
        print(format!("{}{way}", path.get_untracked()));
        open.set(false);
    };
    view! {
        <PaperPages path/>
        <DialogFoot>
            <Button test="paper-save" on:click=move |_| send("&save=true")>{t(text::PAPER_SAVE)}</Button>
            <Button kind=ButtonKind::Main test="paper-print" on:click=move |_| send("")>{t(text::PAPER_PRINT)}</Button>
        </DialogFoot>
    }
}

/// The pages of the paper at this address, which has a query; drawn anew when it changes, nothing while it is empty.
#[component]
pub fn PaperPages(
    /// The address.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let told = RwSignal::new(None::<(String, Result<u32, Trouble>)>);
    Effect::new(move |before: Option<()>| {
        let path = path.get();
        let rest = if before.is_some() { REST_MS } else { 0 };
        if !path.is_empty() {
            spawn_local(ask_pages(path, rest, told));
        }
    });
    // An answer that comes after the next change belongs to nothing that is still asked for.
    let current = Memo::new(move |_| told.with(|told| told.clone().filter(|(of, _)| path.with(|path| path == of))));
    let count = move || current.with(|current| current.as_ref().and_then(|(_, told)| told.as_ref().ok().copied()));
    let trouble = Signal::derive(move || current.with(|current| current.as_ref().and_then(|(_, told)| told.as_ref().err().cloned())));
    let waits = move || current.with(Option::is_none);
    let pages = move || {
        let pages = count()?;
        let path = path.get_untracked();
        Some((1..=pages).map(|page| picture(&path, page, pages)).collect_view())
    };
    view! {
        <div class="paper-pages" tabindex="0" role="group" aria-label=t(text::PAPER) aria-busy=move || waits().then_some("true") data-test="paper-pages">
            <p class="muted" role="status" hidden=move || !waits()>{t(text::PAPER_WAITING)}</p>
            <TroubleLine trouble/>
            {pages}
        </div>
    }
}

/// Asks how many pages there are, once the choices rest.
async fn ask_pages(path: String, rest: i32, told: RwSignal<Option<(String, Result<u32, Trouble>)>>) {
    pause(rest).await;
    let answer = pages_of(&path).await;
    // Whoever closed the dialog meanwhile wants no answer.
    drop(told.try_set(Some((path, answer))));
}

fn picture(path: &str, page: u32, pages: u32) -> impl IntoView + use<> {
    let words = move || fill(text::PAPER_PAGE, &[("n", page.to_string()), ("m", pages.to_string())]);
    let source = format!("{path}&look=true&page={page}");
    view! {
        <figure>
            <img src=source alt=words loading="lazy" data-test="paper-page"/>
            <figcaption>{words}</figcaption>
        </figure>
    }
}
