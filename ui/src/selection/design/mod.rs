//! The page on which products are designed: the picked photos of an order in frames, collages and albums, and on a wall.

mod bench;
mod calibrate;
mod carry;
mod drawn;
mod lists;
mod own_rooms;
mod product;
mod rooms;
mod showing;
mod strip;
mod text;
mod tools;
mod wall;
mod within;

use atelier_core::id::OrderId;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Guides, Template, TemplateKind};
use leptos::prelude::*;

use self::bench::Bench;
use self::carry::Carry;
pub use self::drawn::{Drawn, as_it_will_be};
use self::lists::Lists;
use self::product::to_be_filled;
use self::showing::screens;
use self::strip::Strip;
pub use self::text::TITLE;
use self::tools::Tools;
use self::wall::OnTheWall;
pub use self::wall::hanging;
use crate::app::{LoadTrouble, Trouble, TroubleLine, back, fill, money, t, use_id};
use crate::kit::{Button, Empty, Glyph, IconButton, key, use_keys};
use crate::selection::screen::ScreenDoor;

/// How the open design is looked at.
#[derive(Clone, Copy)]
pub struct Looks {
    /// On a wall, where the product is one that hangs.
    hangs: RwSignal<bool>,
    /// To be moved within the openings by plain pointers, instead of from one opening to another.
    within: RwSignal<bool>,
    /// With an album's guides.
    guides: RwSignal<bool>,
    /// With its price; a client is told one only when that is asked for.
    prices: RwSignal<bool>,
    /// For the client: nothing but the design.
    alone: RwSignal<bool>,
}

impl Looks {
    /// The product to be worked on.
    fn new() -> Looks {
        let off = || RwSignal::new(false);
        Looks { hangs: off(), within: off(), guides: RwSignal::new(true), prices: off(), alone: off() }
    }

    /// Whether the open design is seen on a wall.
    fn hangs(self, bench: Bench) -> bool {
        self.hangs.get() && bench.open.with(|open| open.as_ref().is_some_and(|design| design.template.kind != TemplateKind::AlbumSpread))
    }
}

/// The page of the order in the address.
#[component]
pub fn DesignsPage() -> impl IntoView {
    let order = use_id::<OrderId>("id");
    let unknown = order.is_none().then(|| Trouble::Refused(Refusal::not_found(Subject::Order, "")));
    let room = order.as_ref().map_or_else(|| "/selection".to_owned(), |order| format!("/selection/{order}"));
    let bench = Bench::new(order);
    let carry = Carry::new(bench);
    let looks = Looks::new();
    let screens = screens(bench, looks);
    use_keys([key("Esc", text::FOR_STAFF, move || looks.alone.set(false))]);
    let leave = move |_| {
        let room = room.clone();
        bench.saved_then(move || back(&room));
    };
    let who = move || bench.room.get().map(|room| room.order.customer_name);
    let what = move || bench.room.get().map(|room| room.order.number);
    let is_open = Memo::new(move |_| bench.open.with(Option::is_some));
    let staff = move || !looks.alone.get();
    view! {
        <div class="design" class:alone=move || looks.alone.get() data-test="design">
            <header class="room-bar">
                <IconButton glyph=Glyph::Left label=text::BACK test="design-back" on:click=leave/>
                <b class="who">{who}</b> <span class="muted">{what}</span> <span class="grow"></span>
                <ScreenDoor screens/>
                <Show when=move || is_open.get() && staff()>
                    <Button glyph=Glyph::Expand test="design-alone" on:click=move |_| looks.alone.set(true)>{t(text::FOR_CLIENT)}</Button>
                </Show>
            </header>
            <Show when=staff><Lists bench/></Show>
            <main class="design-main">
                <TroubleLine trouble=Signal::stored(unknown)/>
                <LoadTrouble load=bench.room/>
                {move || if is_open.get() {
                    view! { <Show when=staff><Tools bench looks screens/></Show> <Stage bench carry looks/> <Caption bench looks/> }.into_any()
                } else {
                    view! { <div class="design-none"><Empty words=text::NOTHING_OPEN glyph=Glyph::Image/></div> }.into_any()
                }}
            </main>
            <Show when=staff><Strip bench carry/></Show>
            <Show when=move || looks.alone.get()>
                <span class="design-leave"><Button glyph=Glyph::Cross test="design-leave" on:click=move |_| looks.alone.set(false)>{t(text::FOR_STAFF)}</Button></span>
            </Show>
        </div>
    }
}

/// The design, as large as there is room.
#[component]
fn Stage(bench: Bench, carry: Carry, looks: Looks) -> impl IntoView {
    let product = Memo::new(move |_| bench.open.with(|open| open.as_ref().map(|design| (design.id.clone(), design.template.clone()))));
    let hangs = Memo::new(move |_| looks.hangs(bench));
    let seen = move || match (hangs.get(), looks.alone.get()) {
        (true, _) => view! { <OnTheWall bench/> }.into_any(),
        (false, true) => {
            bench.open.get().map(|design| as_it_will_be(&design.template, &design.fills, &|photo| bench.drawn(photo))).into_any()
        }
        (false, false) => product.get().map(|(_, template)| to_be_filled(bench, carry, &template, looks)).into_any(),
    };
    view! { <div class="design-stage" data-test="design-stage">{seen}</div> }
}

/// What it is, how large, what the guides mean, and what it costs where that is asked for.
#[component]
fn Caption(bench: Bench, looks: Looks) -> impl IntoView {
    let centimetres = |tenths: u32| format!("{:.1}", f64::from(tenths) / 100.0);
    let size =
        move |template: &Template| fill(text::SIZE, &[("width", centimetres(template.width)), ("height", centimetres(template.height))]);
    let told = move || bench.open.with(|open| open.as_ref().map(|design| (design.name.clone(), size(&design.template))));
    let price = move || {
        let line = bench.open.with(|open| open.as_ref().and_then(|design| design.line.clone())).filter(|_| looks.prices.get())?;
        let lines = bench.room.get()?.entitlements;
        let sum = lines.into_iter().find(|known| known.id == line)?.extra_price;
        (sum.0 > 0).then(|| fill(text::PRICE_TOLD, &[("sum", money(sum))]))
    };
    let guides = move || {
        let guides: Guides = bench.open.with(|open| open.as_ref().and_then(|design| design.template.guides))?;
        let millimetres = |tenths: u32| (tenths / 10).to_string();
        let gaps = [("trim", millimetres(guides.trim)), ("safety", millimetres(guides.safety)), ("gutter", millimetres(guides.gutter))];
        (looks.guides.get() && !looks.alone.get()).then(|| fill(text::GUIDES_TOLD, &gaps))
    };
    view! {
        <p class="design-caption" data-test="design-caption">
            {move || told().map(|(name, size)| view! { <b>{name}</b> <span class="muted">{size}</span> })}
            {move || price().map(|price| view! { <span data-test="design-price">{price}</span> })}
            {move || guides().map(|guides| view! { <span class="faint">{guides}</span> })}
        </p>
    }
}
