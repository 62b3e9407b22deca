//! The takings of a business day: the sum, by tender, and every receipt.

use atelier_core::call::Tag;
use atelier_core::cashier::{OpenTakings, ReceiptKind, ReceiptRow, TakingsView, TenderLine};
use atelier_core::money::Money;
use leptos::prelude::*;

use super::text;
use crate::app::{Loaded, day, fill, load, money_digits, money_full, navigate, say, t, today, use_lang};
use crate::kit::{Button, ButtonSize, Card, Column, DateInput, Empty, Glyph, IconButton, Table, Tag as Mark, Tone, key, use_keys};
use crate::orders::Paper;

/// The page.
#[component]
pub fn TakingsPage() -> impl IntoView {
    let chosen = RwSignal::new(Some(untrack(today)));
    let shown = Memo::new(move |_| chosen.get().unwrap_or_else(today));
    let takings = load(move || OpenTakings { day: shown.get() }, &[Tag::Cashier]);
    let step = move |days: i32| {
        let next = shown.get_untracked().plus(days);
        chosen.set(Some(next.min(untrack(today))));
    };
    use_keys([key("Left", text::DAY_BEFORE, move || step(-1)), key("Right", text::DAY_AFTER, move || step(1))]);
    let at_today = Signal::derive(move || shown.get() >= today());
    view! {
        <div class="takings-head">
            <h1>{t(text::TITLE)}</h1>
            <span class="grow"></span>
            <IconButton glyph=Glyph::Left label=text::DAY_BEFORE test="takings-before" on:click=move |_| step(-1)/>
            <DateInput value=chosen most=today() label=text::DAY test="takings-day"/>
            <IconButton glyph=Glyph::Right label=text::DAY_AFTER disabled=at_today test="takings-after" on:click=move |_| step(1)/>
            <Button disabled=at_today test="takings-today" on:click=move |_| chosen.set(Some(untrack(today)))>{t(text::TO_TODAY)}</Button>
        </div>
        <Loaded load=takings let:view>
            <Figures view/>
            <Card title=text::RECEIPTS aside=move || move || fill(text::RECEIPT_COUNT, &[("n", view.with(|view| view.receipts.len()).to_string())])>
                <Table rows=Signal::derive(move || view.with(|view| view.receipts.clone())) columns=columns() on_open=Callback::new(open)
                    row_test=Callback::new(|row: ReceiptRow| format!("receipt-{}", row.number)) label=text::RECEIPTS test="takings-receipts"
                    empty=|| view! { <Empty words=text::NO_RECEIPTS glyph=Glyph::Card/> }/>
            </Card>
        </Loaded>
    }
}

fn open(row: ReceiptRow) {
    navigate(&format!("/orders/{}", row.order));
}

/// The sum of the day and of each tender.
#[component]
fn Figures(view: Signal<TakingsView>) -> impl IntoView {
    let title = move || {
        let on = view.with(|view| view.day);
        if on == today() { say(text::TAKEN_TODAY).to_owned() } else { fill(text::TAKEN_ON, &[("day", day(on))]) }
    };
    let sum_of = move |kind: ReceiptKind| {
        view.with(|view| {
            let receipts = view.receipts.iter().filter(|receipt| receipt.kind == kind);
            Money(receipts.fold(0i64, |sum, receipt| sum.saturating_add(receipt.total.0)))
        })
    };
    let deposits = move || fill(text::OF_THAT_DEPOSITS, &[("sum", money_full(sum_of(ReceiptKind::Deposit)))]);
    let paid_back = move || {
        let sum = Money(sum_of(ReceiptKind::PaidBack).0.saturating_neg());
        (sum > Money::ZERO).then(|| {
            let words = fill(text::LESS_PAID_BACK, &[("sum", money_full(sum))]);
            view! { <small data-test="takings-paid-back">{words}</small> }
        })
    };
    let tender = |line: &TenderLine| {
        let name = line.tender.text().get(use_lang().get());
        let test = format!("takings-{}", line.tender.code());
        view! {
            <div class="takings-figure" class:none=line.amount == Money::ZERO>
                <span>{name}</span>
                <b data-test=test>{money_full(line.amount)}</b>
            </div>
        }
    };
    view! {
        <section class="takings-figures">
            <div class="takings-figure all">
                <span>{title}</span>
                <b data-test="takings-total">{move || money_full(view.with(|view| view.total))}</b>
                <small>{deposits}</small>
                {paid_back}
            </div>
            {move || view.with(|view| view.tenders.iter().map(tender).collect_view())}
        </section>
    }
}

fn columns() -> Vec<Column<ReceiptRow>> {
    vec![
        Column::new(text::COLUMN_TIME, |row: &ReceiptRow| row.at.clock.clone()).width("64px"),
        Column::new(text::COLUMN_NUMBER, |row: &ReceiptRow| row.number.clone()).width("136px"),
        Column::new(text::COLUMN_CUSTOMER, |row: &ReceiptRow| view! { <b>{row.customer_name.clone()}</b> }),
        Column::new(text::COLUMN_ORDER, |row: &ReceiptRow| row.order_number.clone()).width("136px"),
        Column::new(text::COLUMN_KIND, |row: &ReceiptRow| kind(row.kind)).width("88px"),
        Column::new(text::COLUMN_TENDERS, |row: &ReceiptRow| tenders(row.tenders.clone())),
        Column::new(text::COLUMN_BY, |row: &ReceiptRow| row.by.clone()),
        Column::new(text::COLUMN_SUM, |row: &ReceiptRow| {
            let total = row.total;
            move || money_digits(total)
        })
        .numeric()
        .width("104px"),
        Column::new(text::COLUMN_PRINT, |row: &ReceiptRow| {
            let (id, number) = (row.id.clone(), row.number.clone());
            let label = move || fill(text::PRINT, &[("number", number.clone())]);
            view! { <IconButton glyph=Glyph::Print size=ButtonSize::Small label on:click=move |_| Paper::Receipt.show(&id)/> }
        })
        .width("48px"),
    ]
}

fn kind(kind: ReceiptKind) -> AnyView {
    let tone = match kind {
        ReceiptKind::Deposit => Tone::Neutral,
        ReceiptKind::Balance => Tone::Good,
        ReceiptKind::PaidBack => Tone::Warn,
    };
    view! { <Mark tone>{move || kind.text().get(use_lang().get())}</Mark> }.into_any()
}

/// One tender by its name, several each with its amount.
fn tenders(lines: Vec<TenderLine>) -> impl IntoView {
    move || {
        let lang = use_lang().get();
        match lines.as_slice() {
            [only] => only.tender.text().get(lang).to_owned(),
            several => several
                .iter()
                .map(|line| format!("{} {}", line.tender.text().get(lang), money_digits(line.amount)))
                .collect::<Vec<_>>()
                .join(" + "),
        }
    }
}
