//! What was sold and taken back after the selection: the documents, each to be printed, and the way to a new one.

mod photos;
mod sell;
mod take_back;

use atelier_core::orders::{AfterSale, AfterSaleKind, Goods, OrderView, Stage, extra_photos};
use atelier_core::people::Right;
use atelier_core::selection::SittingState;
use leptos::prelude::*;

use self::photos::PhotosBackForm;
use self::sell::SellForm;
use self::take_back::TakeBackForm;
use crate::app::{Load, day, fill, may, money_digits, money_full, say, t, use_lang};
use crate::kit::{Button, ButtonSize, Card, Dialog, DialogSize, Glyph, IconButton, Tag, Tone};
use crate::orders::paper::Paper;
use crate::orders::text;

/// The card; nothing before a selection is confirmed.
#[component]
pub fn AfterSales(view: Signal<OrderView>, load: Load<OrderView>) -> impl IntoView {
    let (selling, taking_back, photos_back) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let confirmed = |view: &OrderView| view.sittings.iter().any(|sitting| sitting.state == SittingState::Confirmed);
    let begun = Memo::new(move |_| view.with(|view| confirmed(view) || !view.after_sales.is_empty()));
    let open = Memo::new(move |_| may(Right::BookOrders) && view.with(|view| confirmed(view) && view.row.stage != Stage::Cancelled));
    let left = Memo::new(move |_| view.with(|view| !left_of(view).is_empty()));
    let extras = Memo::new(move |_| view.with(|view| gives_back(view) && view.entitlements.iter().any(|line| extra_photos(line) > 0)));
    let documents = move || {
        view.with(|view| match view.after_sales.is_empty() {
            true => view! { <p class="order-none">{t(text::NO_AFTER_SALES)}</p> }.into_any(),
            false => view.after_sales.iter().map(document).collect_view().into_any(),
        })
    };
    let ways = move || {
        open.get().then(|| {
            view! {
                <div class="order-after-ways">
                    <Button glyph=Glyph::Plus test="sell-open" on:click=move |_| selling.set(true)>{t(text::SELL_AFTER)}</Button>
                    {move || left.get().then(|| view! {
                        <Button test="take-back-open" on:click=move |_| taking_back.set(true)>{t(text::TAKE_BACK)}</Button>
                    })}
                    {move || extras.get().then(|| view! {
                        <Button test="photos-back-open" on:click=move |_| photos_back.set(true)>{t(text::PHOTOS_BACK)}</Button>
                    })}
                </div>
            }
        })
    };
    move || {
        begun.get().then(|| {
            view! {
                <Card title=text::AFTER_SALES test="order-after-sales">
                    {documents}
                    {ways}
                    <Dialog open=selling title=text::SELL_AFTER size=DialogSize::Large test="sell-dialog">
                        <SellForm view load open=selling/>
                    </Dialog>
                    <Dialog open=taking_back title=text::TAKE_BACK test="take-back-dialog">
                        <TakeBackForm view load open=taking_back/>
                    </Dialog>
                    <Dialog open=photos_back title=text::PHOTOS_BACK size=DialogSize::Large test="photos-back-dialog">
                        <PhotosBackForm view load open=photos_back/>
                    </Dialog>
                </Card>
            }
        })
    }
}

/// Whether photos can be given back: every sitting is confirmed, and the goods are still here.
fn gives_back(view: &OrderView) -> bool {
    view.row.stage != Stage::PickedUp && view.sittings.iter().all(|sitting| sitting.state == SittingState::Confirmed)
}

/// What was sold and is not taken back yet, with how many of it.
fn left_of(view: &OrderView) -> Vec<(Goods, u32)> {
    let sold = view.after_sales.iter().filter(|document| document.kind == AfterSaleKind::Sold);
    let left = |goods: &Goods| goods.quantity.saturating_sub(goods.taken_back);
    sold.flat_map(|document| document.goods.iter().map(move |goods| (goods.clone(), left(goods)))).filter(|(_, left)| *left > 0).collect()
}

fn document(document: &AfterSale) -> impl IntoView + use<> {
    let tone = match document.kind {
        AfterSaleKind::Sold => Tone::Info,
        AfterSaleKind::TakenBack => Tone::Warn,
    };
    let told = fill(text::SIGNED_ON, &[("day", day(document.on)), ("by", document.by.clone()), ("name", document.signed_by.clone())]);
    let (id, kind) = (document.id.clone(), document.kind.text().get(use_lang().get()));
    view! {
        <section class="order-after" data-test="after-sale">
            <header>
                <Tag tone>{kind}</Tag>
                <span>{document.number.clone()}</span>
                <span class="faint grow">{told}</span>
                <b>{money_full(document.total)}</b>
                <IconButton size=ButtonSize::Small glyph=Glyph::Print label=text::PRINT test="print-after-sale" on:click=move |_| Paper::AfterSale.show(&id)/>
            </header>
            {document.goods.iter().map(goods_row).collect_view()}
            {(!document.reason.is_empty()).then(|| view! { <p class="order-none">{say(text::REASON)} " " {document.reason.clone()}</p> })}
        </section>
    }
}

fn goods_row(goods: &Goods) -> impl IntoView + use<> {
    let back = (goods.taken_back > 0).then(|| fill(text::CAME_BACK, &[("n", goods.taken_back.to_string())]));
    view! {
        <div class="order-row">
            <span class="grow">{goods.name.clone()} " " <span class="faint">{back}</span></span>
            <span class="faint">{format!("{} \u{d7} {}", goods.quantity, money_digits(goods.unit_price))}</span>
            <span>{money_digits(goods.amount)}</span>
        </div>
    }
}
