//! What the last hand-in amounted to, each file by name, and where the task's folders are.

use atelier_core::production::{TaskKind, TaskView};
use atelier_core::text::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::tally::{Tally, one_file_a_photo};
use super::text;
use crate::app::doors::copy;
use crate::app::{in_window, pause, t, tf};
use crate::kit::{Button, ButtonSize, Glyph, Tag, Tone};

/// Matched, unchanged, missing, unexpected.
#[component]
pub fn HandInResult(view: Signal<TaskView>) -> impl IntoView {
    let tally = Memo::new(move |_| view.with(Tally::of));
    let kind = Memo::new(move |_| view.with(|view| view.card.kind));
    let count = move || tally.with(|tally| (!tally.is_empty()).then(|| format!("{} / {}", tally.back(), tally.photos)));
    view! {
        <section data-test="hand-in-result">
            <h2>{t(text::LAST_HAND_IN)}<small>{count}</small></h2>
            {move || {
                let tally = tally.get();
                if tally.is_empty() {
                    return view! { <p class="faint">{t(text::NOT_HANDED_IN)}</p> }.into_any();
                }
                view! { <Lines tally kind=kind.get()/> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Lines(tally: Tally, kind: TaskKind) -> impl IntoView {
    let strict = one_file_a_photo(kind);
    let (unexpected, tone) = if strict { (text::UNEXPECTED, Tone::Bad) } else { (text::PAGES_HANDED_IN, Tone::Good) };
    // A photo without a file of its own is nothing amiss where one page carries many.
    let missing = if strict { tally.missing } else { Vec::new() };
    view! {
        <ul class="hand-in-lines">
            <Line names=tally.matched tone=Tone::Good glyph=Glyph::Check label=text::MATCHED why=None test="hand-in-matched"/>
            <Line names=tally.unchanged tone=Tone::Warn glyph=Glyph::Dash label=text::UNCHANGED why=Some(text::UNCHANGED_WORDS) test="hand-in-unchanged"/>
            <Line names=missing tone=Tone::Bad glyph=Glyph::Cross label=text::MISSING why=None test="hand-in-missing"/>
            <Line names=tally.unexpected tone glyph=Glyph::Plus label=unexpected why=strict.then_some(text::UNEXPECTED_WORDS) test="hand-in-unexpected"/>
        </ul>
    }
}

#[component]
fn Line(names: Vec<String>, tone: Tone, glyph: Glyph, label: Text, why: Option<Text>, test: &'static str) -> impl IntoView {
    let n = names.len();
    // What is well need not be read name by name.
    let open = tone != Tone::Good;
    (n > 0).then(|| {
        view! {
            <li data-test=test>
                <Tag tone glyph>{tf(label, move || vec![("n", n.to_string())])}</Tag>
                <span class="words">{why.map(t)}</span>
                <details open=open>
                    <summary>{t(text::NAMES)}</summary>
                    <ul class="hand-in-names">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
                </details>
            </li>
        }
    })
}

/// The folder to take from and the folder to put into, as the server sees them.
#[component]
pub fn Folders(view: Signal<TaskView>) -> impl IntoView {
    let folders = Memo::new(move |_| view.with(|view| (view.folder.clone(), view.hand_in_folder.clone())));
    move || {
        let (todo, done) = folders.get();
        (!todo.is_empty()).then(|| {
            view! {
                <section data-test="folders">
                    <h2>{t(text::FOLDERS)}</h2>
                    <Folder label=text::FOLDER_TODO path=todo test="folder-todo"/>
                    <Folder label=text::FOLDER_DONE path=done test="folder-done"/>
                </section>
            }
        })
    }
}

#[component]
fn Folder(label: Text, path: String, test: &'static str) -> impl IntoView {
    let copied = RwSignal::new(false);
    let shown = path.clone();
    let copy_it = move |_| {
        let path = path.clone();
        spawn_local(async move {
            if copy(&path).await {
                copied.try_set(true);
                pause(2_000).await;
                copied.try_set(false);
            }
        });
    };
    let word = move || if copied.get() { t(text::COPIED)() } else { t(text::COPY)() };
    view! {
        <div class="task-folder">
            <span class="label">{t(label)}</span>
            <code data-test=test>{shown}</code>
            {(!in_window()).then(|| view! { <Button size=ButtonSize::Small glyph=Glyph::Copy test=format!("{test}-copy") on:click=copy_it>{word}</Button> })}
        </div>
    }
}
