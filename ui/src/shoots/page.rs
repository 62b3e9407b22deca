//! The page of arriving photos, put together.

use atelier_core::call::Tag;
use atelier_core::people::Right;
use atelier_core::shoots::{AssignFolder, OpenShoots, Progress, ShootsView, Watching};
use leptos::prelude::*;

use super::arrived::ArrivedOrders;
use super::arriving::ArrivingPhotos;
use super::cards::MemoryCards;
use super::carry::Carry;
use super::clocks::{self, ClocksDialog};
use super::folder::Tray;
use super::targets::Targets;
use super::troubles::Troubles;
use super::{pace, text};
use crate::app::{Load, Loaded, act, fill, in_window, load, may, open_folder, say, t, use_lang};
use crate::kit::{Button, Card, Glyph, Icon, Photo, PhotoFit, Tag as Mark, Tone, key, toast, toast_trouble, use_keys};

/// The page.
#[component]
pub fn ShootsPage() -> impl IntoView {
    let shoots = load(|| OpenShoots {}, &[Tag::Shoots, Tag::Orders]);
    view! { <Loaded load=shoots let:view><Shoots view load=shoots/></Loaded> }
}

#[component]
fn Shoots(view: Signal<ShootsView>, load: Load<ShootsView>) -> impl IntoView {
    let assign = act::<AssignFolder>();
    let give = Callback::new(move |(folder, order_number): (String, String)| {
        let gaps = vec![("folder", shown_name(&folder)), ("number", order_number.clone())];
        assign.run(AssignFolder { folder, order_number }, move |after| {
            load.put(after);
            toast(move || fill(text::ASSIGNED, &gaps));
        });
    });
    // A folder let go on an order has no form beside which to say no.
    Effect::new(move |_| {
        if let Some(trouble) = assign.trouble().get() {
            toast_trouble(trouble.words());
        }
    });
    let carry = Carry::new(give);
    let may_assign = Memo::new(move |_| may(Right::AssignPhotos));
    let aside = move || may_assign.get() && view.with(|view| !view.unassigned.is_empty());
    let wide = Memo::new(move |_| aside());
    view! {
        <Head view/>
        <Batch progress=Signal::derive(move || view.with(|view| view.progress.clone()))/>
        <div class="shoots-cols" class:alone=move || !wide.get()>
            <div class="shoots-main">
                <MemoryCards/>
                <ArrivingPhotos view/>
                <Tray view carry give busy=assign.busy() may_assign=may_assign.into()/>
                <Troubles view load/>
                <ArrivedOrders view/>
            </div>
            {move || wide.get().then(|| view! { <Targets carry/> })}
        </div>
        {move || carry.carried().map(|carried| {
            let (x, y) = carried.at;
            let thumb = carried.folder.samples.first().cloned();
            view! {
                <div class="shoots-ghost" style=format!("transform:translate({}px,{}px)", x + 12, y + 12)>
                    {thumb.map(|blake3| view! { <span class="thumb"><Photo blake3 fit=PhotoFit::Cover alt=""/></span> })}
                    <b>{shown_name(&carried.folder.folder)}</b>
                    <span>{fill(text::PHOTOS, &[("n", carried.folder.photos.to_string())])}</span>
                </div>
            }
        })}
    }
}

/// The folder's path, or words for the files that lie in the watched folder itself.
pub fn shown_name(folder: &str) -> String {
    if folder.is_empty() { say(text::TOP_FOLDER).to_owned() } else { folder.to_owned() }
}

/// Which folder is watched, and whether that works.
#[component]
fn Head(view: Signal<ShootsView>) -> impl IntoView {
    let watching = Memo::new(move |_| view.with(|view| view.watching.clone()));
    let folder = Memo::new(move |_| view.with(|view| view.folder.clone()));
    let state = move || match watching.get() {
        Watching::Works => {
            view! { <Mark tone=Tone::Good glyph=Glyph::Eye test="shoots-watching">{t(text::WATCHING_WORKS)}</Mark> }.into_any()
        }
        Watching::Gone => {
            view! { <Mark tone=Tone::Bad glyph=Glyph::Alert test="shoots-watching">{t(text::WATCHING_GONE)}</Mark> }.into_any()
        }
        Watching::NotSet => {
            view! { <Mark tone=Tone::Warn glyph=Glyph::Alert test="shoots-watching">{t(text::WATCHING_NOT_SET)}</Mark> }.into_any()
        }
    };
    let warning = move || {
        let (class, words) = match watching.get() {
            Watching::Works => return None,
            Watching::Gone => ("shoots-warn bad", text::GONE_HINT),
            Watching::NotSet => ("shoots-warn", text::NOT_SET_HINT),
        };
        Some(view! {
            <div class=class role="status">
                <Icon glyph=Glyph::Alert/>
                <span class="grow">{t(words)}</span>
                {may(Right::EditStudio).then(|| view! { <a class="btn btn-plain" href="/settings">{t(text::TO_SETTINGS)}</a> })}
            </div>
        })
    };
    let clocks = RwSignal::new(false);
    use_keys([key("C", clocks::TITLE, move || clocks.set(true))]);
    view! {
        <div class="shoots-head">
            <h1>{t(text::TITLE)}</h1>
            {state}
            <span class="path" title=move || folder.get() data-test="shoots-folder">{move || folder.get()}</span>
            <span class="grow"></span>
            <Button glyph=Glyph::Clock cap="C" test="shoots-clocks" on:click=move |_| clocks.set(true)>{t(clocks::TITLE)}</Button>
            {move || (in_window() && watching.get() == Watching::Works).then(|| view! {
                <Button glyph=Glyph::Folder test="shoots-open-folder" on:click=move |_| open_folder(folder.get_untracked())>{t(text::OPEN_FOLDER)}</Button>
            })}
        </div>
        {warning}
        <ClocksDialog open=clocks/>
    }
}

/// How the batch goes: counts, pace, time left, the file being read.
#[component]
fn Batch(progress: Signal<Progress>) -> impl IntoView {
    let figure = move |label, test: &'static str, of: fn(&Progress) -> u32| {
        view! { <div class="n"><span>{t(label)}</span><b data-test=test>{move || progress.with(of)}</b></div> }
    };
    let percent = Memo::new(move |_| progress.with(pace::percent));
    let current = move || {
        progress.with(|progress| match (progress.current.as_str(), progress.waiting) {
            ("", 0) => say(text::IDLE).to_owned(),
            ("", _) => String::new(),
            (file, _) => fill(text::CURRENT, &[("file", file.to_owned())]),
        })
    };
    let left = move || progress.with(|progress| pace::time_left(progress, use_lang().get()));
    view! {
        <Card test="shoots-progress">
            <div class="shoots-progress">
                {figure(text::WAITING, "shoots-waiting", |progress| progress.waiting)}
                {figure(text::TAKEN, "shoots-taken", |progress| progress.taken)}
                {figure(text::REFUSED, "shoots-refused", |progress| progress.refused)}
                {figure(text::RATE, "shoots-rate", |progress| progress.per_minute)}
                <div>
                    <div class="shoots-bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || percent.get()>
                        <i style=move || format!("width:{}%", percent.get())></i>
                    </div>
                    <div class="shoots-now"><span class="file">{current}</span><span>{left}</span></div>
                </div>
            </div>
        </Card>
    }
}
