//! An order's photos in groups, by the studio's rules.

mod layout;
mod text;

use atelier_core::call::Tag;
use atelier_core::id::OrderId;
use atelier_core::people::Right;
use atelier_core::shoots::{Group, GroupedPhoto, GroupsView, Laying, OpenGroups, UNSORTED};
use leptos::prelude::*;

use self::layout::{LaidOut, LayOut, LayOutButtons};
use super::rules::{EDIT, RulesDialog};
use crate::app::{Loaded, fill, load, may, say, t, use_id};
use crate::kit::{Button, ButtonKind, ButtonSize, Card, Empty, Glyph, Photo, PhotoFit, key, use_keys};

pub use text::TITLE;

/// So many photos of a group are seen at first.
const FEW: usize = 18;
/// Photos of one block: blocks out of sight are not laid out, so that thousands scroll smoothly.
const BLOCK: usize = 60;

/// The page of the order in the address.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let Some(order) = use_id::<OrderId>("id") else {
        return view! { <Empty words=text::NO_SUCH glyph=Glyph::Receipt/> }.into_any();
    };
    let groups = load(move || OpenGroups { order: order.clone() }, &[Tag::Shoots, Tag::Orders, Tag::Selection]);
    view! { <Loaded load=groups let:view><Groups view/></Loaded> }.into_any()
}

#[component]
fn Groups(view: Signal<GroupsView>) -> impl IntoView {
    let out = LayOut::new(view);
    let editing = RwSignal::new(false);
    let edit = move || {
        if may(Right::EditStudio) {
            editing.set(true);
        }
    };
    use_keys([
        key("L", text::AS_LINKS, move || out.run(Laying::Links)),
        key("C", text::AS_COPIES, move || out.run(Laying::Copies)),
        key("E", EDIT, edit),
    ]);
    let home = move || view.with(|view| format!("/orders/{}", view.order.id));
    let name = move || view.with(|view| view.order.customer_name.clone());
    let number = move || view.with(|view| view.order.number.clone());
    let summary = move || {
        view.with(|view| {
            let photos: usize = view.groups.iter().map(|group| group.photos.len()).sum();
            fill(text::SUMMARY, &[("photos", photos.to_string()), ("groups", view.groups.len().to_string())])
        })
    };
    let groups = Memo::new(move |_| view.with(|view| view.groups.clone()));
    let none = Memo::new(move |_| groups.with(Vec::is_empty));
    view! {
        <div class="groups-head">
            <h1><a href=home title=t(text::ORDER) data-test="groups-order">{name}</a> " \u{b7} " {t(TITLE)}</h1>
            <span class="muted">{number} " \u{b7} " <span data-test="groups-summary">{summary}</span></span>
            <span class="grow"></span>
            {move || may(Right::EditStudio).then(|| view! {
                <Button kind=ButtonKind::Quiet cap="E" glyph=Glyph::Pencil test="rules-open" on:click=move |_| edit()>{t(EDIT)}</Button>
            })}
            <LayOutButtons out/>
        </div>
        {move || none.get().then(|| view! { <Empty words=text::NO_PHOTOS glyph=Glyph::Image/> })}
        {move || (!none.get()).then(|| view! { <LaidOut out/> })}
        <For each=move || groups.with(|groups| names(groups)) key=String::clone let:name><OneGroup name groups/></For>
        <RulesDialog open=editing/>
    }
}

fn names(groups: &[Group]) -> Vec<String> {
    groups.iter().map(|group| group.name.clone()).collect()
}

/// A group by its name, so that it stays unfolded while its photos change.
#[component]
fn OneGroup(name: String, groups: Memo<Vec<Group>>) -> impl IntoView {
    let test = if name.is_empty() { "group-unsorted".to_owned() } else { format!("group-{name}") };
    let wanted = name.clone();
    let photos = Memo::new(move |_| {
        let mine = |groups: &Vec<Group>| groups.iter().find(|group| group.name == wanted).map(|group| group.photos.clone());
        groups.with(mine).unwrap_or_default()
    });
    let title = move || if name.is_empty() { say(UNSORTED).to_owned() } else { name.clone() };
    let count = Memo::new(move |_| photos.with(Vec::len));
    let all = RwSignal::new(false);
    let blocks = move || {
        let shown = if all.get() { count.get() } else { FEW };
        photos.with(|photos| photos.iter().take(shown).cloned().collect::<Vec<_>>().chunks(BLOCK).map(block).collect_view())
    };
    let more = move || {
        (count.get() > FEW).then(|| {
            let words = move || if all.get() { say(text::SHOW_FEW).to_owned() } else { fill(text::SHOW_ALL, &[("n", count.get().to_string())]) };
            view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small test="group-all" on:click=move |_| all.update(|all| *all = !*all)>{words}</Button>
            }
        })
    };
    let aside =
        move || view! { <span data-test="group-count">{move || fill(text::PHOTOS, &[("n", count.get().to_string())])}</span> {more()} };
    view! { <Card title=title aside=aside test=test>{blocks}</Card> }
}

fn block(photos: &[GroupedPhoto]) -> impl IntoView + use<> {
    let tile = |photo: &GroupedPhoto| {
        let GroupedPhoto { content, file, .. } = photo.clone();
        let title = file.clone();
        view! { <span class="groups-tile" title=title><Photo blake3=content fit=PhotoFit::Cover alt=file/></span> }
    };
    view! { <div class="groups-tiles">{photos.iter().map(tile).collect_view()}</div> }
}
