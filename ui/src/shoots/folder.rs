//! The tray: folders whose photos belong to no order yet. Each can be carried onto an order, or given its number.

use atelier_core::shoots::{ShootsView, UnassignedFolder};
use leptos::prelude::*;

use super::carry::Carry;
use super::page::shown_name;
use super::text;
use crate::app::{fill, t};
use crate::kit::{Button, Card, Form, Photo, PhotoFit, Tag, TextInput, Tone};

/// The tray.
#[component]
pub fn Tray(
    view: Signal<ShootsView>,
    carry: Carry,
    give: Callback<(String, String)>,
    busy: Signal<bool>,
    may_assign: Signal<bool>,
) -> impl IntoView {
    let folders = Memo::new(move |_| view.with(|view| view.unassigned.clone()));
    let hint = move || (may_assign.get() && folders.with(|folders| !folders.is_empty())).then(|| t(text::UNASSIGNED_HOW));
    let none = move || {
        folders.with(Vec::is_empty).then(|| {
            view! {
                <p class="shoots-none">{t(text::UNASSIGNED_NONE)} " " {t(text::HOW)}</p>
            }
        })
    };
    view! {
        <Card title=text::UNASSIGNED aside=move || hint test="shoots-unassigned">
            {none}
            <div class="shoots-tray">
                <For each=move || folders.get() key=|folder| (folder.folder.clone(), folder.photos) let:folder>
                    <FolderCard folder carry give busy may_assign/>
                </For>
            </div>
        </Card>
    }
}

#[component]
fn FolderCard(
    folder: UnassignedFolder,
    carry: Carry,
    give: Callback<(String, String)>,
    busy: Signal<bool>,
    may_assign: Signal<bool>,
) -> impl IntoView {
    let number = RwSignal::new(String::new());
    let (path, name) = (folder.folder.clone(), shown_name(&folder.folder));
    let photos = folder.photos.to_string();
    let label = {
        let (name, photos) = (name.clone(), photos.clone());
        move || fill(text::CARD_NAME, &[("folder", name.clone()), ("n", photos.clone())])
    };
    let send = {
        let path = path.clone();
        move |()| {
            let typed = number.get_untracked().trim().to_owned();
            if !typed.is_empty() {
                give.run((path.clone(), typed));
            }
        }
    };
    let thumbs = folder.samples.iter().take(4).cloned().map(|blake3| view! { <Photo blake3 fit=PhotoFit::Cover alt=""/> }).collect_view();
    let wrong = folder.wrong_number.clone().map(|number| {
        view! { <Tag tone=Tone::Warn>{move || fill(text::WRONG_NUMBER, &[("number", number.clone())])}</Tag> }
    });
    let first = folder.first_taken.as_deref().map(|taken| taken.chars().take(16).collect::<String>().replace('T', " "));
    let from = first.map(|when| move || fill(text::FIRST_TAKEN, &[("when", when.clone())]));
    let held = path.clone();
    let pressed = folder.clone();
    view! {
        <div class="shoots-folder" class:held=move || carry.carries(&held) class:fixed=move || !may_assign.get() role="group" aria-label=label
            data-test=format!("folder-{path}") data-folder=path
            on:pointerdown=move |event| if may_assign.get_untracked() { carry.press(&pressed, &event) }>
            <div class="name"><b title=name.clone()>{name.clone()}</b>{wrong}</div>
            <div class="shoots-thumbs">{thumbs}</div>
            <div class="shoots-facts"><b>{move || fill(text::PHOTOS, &[("n", photos.clone())])}</b><span>{from}</span></div>
            {move || may_assign.get().then(|| view! {
                <Form on_submit=send.clone() class="shoots-assign">
                    <TextInput value=number label=text::ORDER_NUMBER placeholder=text::ORDER_NUMBER test="assign-order"/>
                    <Button submit=true busy test="assign-submit">{t(text::ASSIGN)}</Button>
                </Form>
            })}
        </div>
    }
}
