//! All orders: found as one types, narrowed to a stage, fifty at a time.

use atelier_core::call::Tag;
use atelier_core::orders::{ListOrders, OrderRow, Stage};
use atelier_core::people::Right;
use leptos::prelude::*;

use super::text;
use super::{OrderPlace, row_columns};
use crate::app::{Loaded, fill, load, may, navigate, t, use_lang, use_query};
use crate::customers::FindField;
use crate::kit::{Button, Card, Choice, Empty, Glyph, Table, Words};

/// As many as the desk gives at once.
const PAGE: u32 = 50;

/// What the list is narrowed to, and how far one has paged in it.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    words: String,
    stage: Option<Stage>,
    skip: u32,
}

/// The page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let asked = use_query("stage").get_untracked();
    let words = RwSignal::new(String::new());
    let stage = RwSignal::new(Stage::ALL.into_iter().find(|stage| stage.code() == asked));
    // How far one has paged counts only for what the list was narrowed to at that time.
    let paged = RwSignal::new(Shown { words: String::new(), stage: None, skip: 0 });
    let shown = Memo::new(move |_| {
        let (words, stage, paged) = (words.get(), stage.get(), paged.get());
        let skip = if paged.words == words && paged.stage == stage { paged.skip } else { 0 };
        Shown { words, stage, skip }
    });
    let page = load(
        move || {
            let Shown { words, stage, skip } = shown.get();
            ListOrders { words, stage, skip }
        },
        &[Tag::Orders, Tag::Customers],
    );
    let open_first = move |()| {
        if !page.busy()
            && let Some(row) = page.get_untracked().and_then(|page| page.rows.into_iter().next())
        {
            open(row);
        }
    };
    view! {
        <div class="order-head">
            <h1>{t(text::ORDERS_TITLE)}</h1>
        </div>
        <div class="order-filter">
            <FindField words placeholder=text::SEARCH_HINT on_enter=open_first autofocus=true test="order-search"/>
            <Choice value=stage options=stages() label=text::STAGE_FILTER test="order-stage"/>
        </div>
        <Loaded load=page let:view>
            <Card>
                <Table rows=Signal::derive(move || view.with(|view| view.rows.clone())) columns=row_columns(OrderPlace::List)
                    on_open=Callback::new(open) row_test=Callback::new(|row: OrderRow| format!("order-{}", row.number))
                    label=text::ORDERS_TITLE test="order-list" empty=move || none(&shown.get())/>
            </Card>
            <Pages shown=shown.into() total=Signal::derive(move || view.with(|view| view.total))
                on_turn=move |skip| paged.set(Shown { skip, ..shown.get_untracked() })/>
        </Loaded>
    }
}

fn open(row: OrderRow) {
    navigate(&format!("/orders/{}", row.id));
}

fn stages() -> Vec<(Option<Stage>, Words)> {
    let all = (None, Words::from(text::ALL_STAGES));
    let one = |stage: Stage| (Some(stage), Words::from(move || stage.text().get(use_lang().get())));
    // Nothing leads to a cancelled order yet.
    std::iter::once(all).chain(Stage::ALL.into_iter().filter(|stage| *stage != Stage::Cancelled).map(one)).collect()
}

fn none(shown: &Shown) -> AnyView {
    if shown.words.trim().is_empty() && shown.stage.is_none() {
        return view! {
            <Empty words=text::NO_ORDERS glyph=Glyph::Receipt>
                {move || may(Right::BookOrders).then(|| view! { <Button test="orders-book" on:click=move |_| navigate("/book")>{t(text::BOOK)}</Button> })}
            </Empty>
        }
        .into_any();
    }
    view! { <Empty words=text::NONE_MATCH glyph=Glyph::Search/> }.into_any()
}

/// Which of how many are shown, and the way to the others; nothing where all fit.
#[component]
fn Pages(shown: Signal<Shown>, total: Signal<u32>, #[prop(into)] on_turn: Callback<u32>) -> impl IntoView {
    let skip = move || shown.with(|shown| shown.skip);
    let range = move || {
        let (skip, total) = (skip(), total.get());
        let to = total.min(skip.saturating_add(PAGE));
        fill(text::RANGE, &[("from", (skip + 1).min(to).to_string()), ("to", to.to_string()), ("total", total.to_string())])
    };
    let at_start = Signal::derive(move || skip() == 0);
    let at_end = Signal::derive(move || skip().saturating_add(PAGE) >= total.get());
    move || {
        (total.get() > PAGE || skip() > 0).then(|| view! {
            <div class="order-pages">
                <span data-test="order-range">{range}</span>
                <Button disabled=at_start test="order-newer" on:click=move |_| on_turn.run(skip().saturating_sub(PAGE))>{t(text::NEWER)}</Button>
                <Button disabled=at_end test="order-older" on:click=move |_| on_turn.run(skip().saturating_add(PAGE))>{t(text::OLDER)}</Button>
            </div>
        })
    }
}
