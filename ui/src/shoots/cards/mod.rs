//! Memory cards: those in readers, those being read, and those that may be cleared.

mod clear;
mod state;
mod text;

use std::time::Duration;

use atelier_core::call::Tag;
use atelier_core::id::CardId;
use atelier_core::people::Right;
use atelier_core::shoots::{CardRow, CardState, CardsView, MountedCard, OpenCards, TakeCard};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::clear::ClearDialog;
use self::state::{figures, look, percent};
use crate::app::{Act, Load, Loaded, TroubleLine, act, choose_folder, day, fill, in_window, load, may, t, use_lang};
use crate::kit::{Button, ButtonKind, Card, Field, Form, Glyph, Icon, Skeleton, Tag as Mark, TextInput, toast};

/// How often the readers are looked at: the news do not tell that a card was put in.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The card about memory cards.
#[component]
pub fn MemoryCards() -> impl IntoView {
    let cards = load(|| OpenCards {}, &[Tag::Shoots]);
    if let Ok(clock) = set_interval_with_handle(
        move || {
            if !cards.busy_now() && !document().hidden() {
                cards.again();
            }
        },
        LOOK_EVERY,
    ) {
        on_cleanup(move || clock.clear());
    }
    let owed = move || {
        let owed = cards.get().map_or(0, |view| view.second_copies_owed);
        (owed > 0).then(|| view! { <span data-test="cards-owed">{fill(text::OWED, &[("n", owed.to_string())])}</span> })
    };
    view! {
        <Card title=text::TITLE aside=move || owed test="shoots-cards">
            <Loaded load=cards skeleton=|| view! { <Skeleton lines=2/> } let:view><Cards view load=cards/></Loaded>
        </Card>
    }
}

#[component]
fn Cards(view: Signal<CardsView>, load: Load<CardsView>) -> impl IntoView {
    let take = act::<TakeCard>();
    let read_in = Callback::new(move |path: String| {
        let gaps = [("path", path.clone())];
        take.run(TakeCard { path }, move |after| {
            load.put(after);
            toast(move || fill(text::BEGUN, &gaps));
        });
    });
    let clearing = RwSignal::new(None::<CardRow>);
    let clear = Callback::new(move |card: CardRow| clearing.set(Some(card)));
    let mounted = Memo::new(move |_| view.with(|view| view.mounted.clone()));
    // Only whether: what is typed must not go when something else about the person changes.
    let may_take = Memo::new(move |_| may(Right::AssignPhotos));
    let none = Memo::new(move |_| view.with(|view| view.mounted.is_empty() && view.cards.is_empty()));
    view! {
        {move || none.get().then(|| view! { <p class="shoots-none" data-test="cards-none">{t(text::NONE)}</p> })}
        <div class="cards-rows">
            <For each=move || mounted.get() key=|card| card.path.clone() let:card>
                <Mounted card read_in busy=take.busy()/>
            </For>
            <For each=move || ids(&view.get()) key=|id| id.clone() let:id>
                <Row id view clear/>
            </For>
        </div>
        {move || may_take.get().then(|| view! { <AnyFolder take read_in/> })}
        <ClearDialog clearing view load/>
    }
}

fn ids(view: &CardsView) -> Vec<CardId> {
    view.cards.iter().map(|card| card.id.clone()).collect()
}

/// A card that is in a reader and not read yet.
#[component]
fn Mounted(card: MountedCard, read_in: Callback<String>, busy: Signal<bool>) -> impl IntoView {
    let MountedCard { name, path } = card;
    let (wanted, test) = (path.clone(), format!("card-mounted-{name}"));
    view! {
        <div class="cards-row" data-test=test>
            <Icon glyph=Glyph::Card/>
            <span class="words"><b>{name}</b><span class="cards-path mono" title=path.clone()>{path.clone()}</span></span>
            <span></span>
            {move || {
                let wanted = wanted.clone();
                may(Right::AssignPhotos).then(move || view! {
                    <Button kind=ButtonKind::Main busy test="card-read" on:click=move |_| read_in.run(wanted.clone())>{t(text::READ_IN)}</Button>
                })
            }}
        </div>
    }
}

/// A card that was read or is being read; its line changes in place.
#[component]
fn Row(id: CardId, view: Signal<CardsView>, clear: Callback<CardRow>) -> impl IntoView {
    let card = Memo::new(move |_| view.with(|view| view.cards.iter().find(|card| card.id == id).cloned()));
    let twice = Memo::new(move |_| view.with(|view| !view.second_copy.is_empty()));
    let lang = use_lang();
    move || {
        let card = card.get()?;
        let (tone, glyph, words) = look(card.state, twice.get());
        let since = fill(text::SINCE, &[("when", format!("{} {}", day(card.since.day), card.since.clock))]);
        let share = percent(&card);
        let bar = (matches!(card.state, CardState::Reading | CardState::Away) && card.files > 0).then(|| {
            let label = fill(text::PROGRESS, &[("name", card.name.clone())]);
            view! {
                <div class="shoots-bar" role="progressbar" aria-label=label aria-valuemin="0" aria-valuemax="100" aria-valuenow=share>
                    <i style=format!("width:{share}%")></i>
                </div>
            }
        });
        let figures = figures(&card, lang.get());
        let test = format!("card-{}", card.name);
        let (name, path) = (card.name.clone(), card.path.clone());
        let offered = (card.state == CardState::Safe && card.files > 0 && may(Right::AssignPhotos)).then(|| {
            view! { <Button test="card-clear" on:click=move |_| clear.run(card.clone())>{t(text::CLEAR)}</Button> }
        });
        Some(view! {
            <div class="cards-row" data-test=test>
                <Icon glyph=Glyph::Card/>
                <span class="words">
                    <b title=path>{name}</b>
                    <span class="cards-figures"><span data-test="card-figures">{figures}</span><span class="faint">{since}</span></span>
                    {bar}
                </span>
                <span><Mark tone=Signal::derive(move || tone) glyph test="card-state">{t(words)}</Mark></span>
                {offered}
            </div>
        })
    }
}

/// Any folder of the server's computer, typed or chosen, read like a card.
#[component]
fn AnyFolder(take: Act<TakeCard>, read_in: Callback<String>) -> impl IntoView {
    let path = RwSignal::new(String::new());
    let send = move |()| {
        let typed = path.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            read_in.run(typed);
        }
    };
    let choose = move |_| {
        spawn_local(async move {
            if let Some(chosen) = choose_folder().await {
                path.try_set(chosen);
            }
        });
    };
    let empty = Signal::derive(move || path.with(|path| path.trim().is_empty()));
    view! {
        <Form on_submit=send class="cards-folder" test="cards-folder">
            <Field label=text::FOLDER>
                <div class="row">
                    <TextInput value=path placeholder=text::FOLDER_HINT test="card-path"/>
                    {in_window().then(|| view! {
                        <Button glyph=Glyph::Folder test="card-choose" on:click=choose>{t(text::CHOOSE_FOLDER)}</Button>
                    })}
                    <Button submit=true busy=take.busy() disabled=empty test="card-take">{t(text::READ_IN)}</Button>
                </div>
            </Field>
            <TroubleLine trouble=take.trouble()/>
        </Form>
    }
}
