//! Selling after the selection: more of what the package has, at its list price, or other goods. Whoever may set prices
//! types another price.

use atelier_core::catalog::label;
use atelier_core::id::{EntitlementId, OnceId};
use atelier_core::money::Money;
use atelier_core::orders::{EntitlementUse, MOST_GOODS, MOST_PIECES, OrderView, SellAfter, Selling};
use atelier_core::people::Right;
use atelier_core::text::Lang;
use leptos::prelude::*;

use crate::app::{Load, TroubleLine, act, fill, may, money_full, new_id, say, t, use_lang};
use crate::kit::{
    Button, ButtonKind, DialogFoot, Field, Form, Glyph, IconButton, MoneyInput, NumberInput, Select, TextInput, Words, toast,
};
use crate::orders::text;

/// A line that is being typed.
#[derive(Clone, Copy)]
struct Row {
    key: usize,
    of: RwSignal<Option<EntitlementId>>,
    name: RwSignal<String>,
    quantity: RwSignal<Option<u32>>,
    price: RwSignal<Option<Money>>,
}

impl Row {
    /// The line, where it is complete.
    fn line(self) -> Option<Selling> {
        let (name, quantity, unit_price) = (self.name.get(), self.quantity.get()?, self.price.get()?);
        (!name.trim().is_empty()).then(|| Selling { of: self.of.get(), name, quantity, unit_price })
    }
}

/// What of an order can be sold by the piece.
fn priced(view: &OrderView) -> Vec<EntitlementUse> {
    view.entitlements.iter().filter(|line| line.extra_price > Money::ZERO).cloned().collect()
}

/// The form.
#[component]
pub fn SellForm(view: Signal<OrderView>, load: Load<OrderView>, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    // One for this form: a second press, or a repeated request, sells once.
    let once: OnceId = new_id();
    let offered = StoredValue::new(view.with_untracked(priced));
    let (rows, next) = (RwSignal::new(Vec::<Row>::new()), StoredValue::new(0));
    let add = move || {
        next.update_value(|next| *next += 1);
        let of = RwSignal::new(None);
        let row = Row {
            key: next.get_value(),
            of,
            name: RwSignal::new(String::new()),
            quantity: RwSignal::new(Some(1)),
            price: RwSignal::new(None),
        };
        offered.with_value(|offered| take_from_list(row, offered.first(), lang.get_untracked()));
        rows.update(|rows| rows.push(row));
    };
    add();
    let signed_by = RwSignal::new(view.with_untracked(|view| view.row.customer_name.clone()));
    let tried = RwSignal::new(false);
    let sell = act::<SellAfter>();
    let lines = move || rows.with(|rows| rows.iter().map(|row| row.line()).collect::<Option<Vec<_>>>());
    let sum = move || Money::sum(lines()?.iter().filter_map(|line| line.unit_price.times(line.quantity).ok())).ok();
    let send = move |()| {
        tried.set(true);
        let Some(goods) = untrack(lines) else { return };
        let order = view.with_untracked(|view| view.row.id.clone());
        let call = SellAfter { once: once.clone(), order, goods, signed_by: signed_by.get_untracked() };
        sell.run(call, move |order| {
            load.put(order);
            open.try_set(false);
            toast(text::SOLD_AFTER);
        });
    };
    let full = Signal::derive(move || rows.with(|rows| rows.len() >= MOST_GOODS as usize));
    let lacking =
        move || (tried.get() && lines().is_none()).then(|| view! { <p class="field-error" role="alert">{t(text::GOODS_NEEDED)}</p> });
    view! {
        <Form on_submit=send class="order-form" test="sell-form">
            <div class="order-goods">
                <For each=move || rows.get().into_iter().enumerate() key=|(at, row)| (*at, row.key) children=move |(at, row)| view! { <Line at row rows offered/> }/>
            </div>
            {lacking}
            <Button glyph=Glyph::Plus disabled=full test="sell-add" on:click=move |_| add()>{t(text::ADD_GOODS)}</Button>
            {(!may(Right::EditCatalog)).then(|| view! { <p class="order-none">{t(text::LIST_PRICES_ONLY)}</p> })}
            <Field label=text::SIGNED_AFTER><TextInput value=signed_by test="sell-sign"/></Field>
            <TroubleLine trouble=sell.trouble()/>
            <DialogFoot>
                <Button test="sell-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=sell.busy() test="sell-submit">
                    {move || sum().map_or_else(|| say(text::SELL_AFTER).to_owned(), |sum| fill(text::SELL_FOR, &[("sum", money_full(sum))]))}
                </Button>
            </DialogFoot>
        </Form>
    }
}

/// Fills a line with what is on the list, or empties it for other goods.
fn take_from_list(row: Row, line: Option<&EntitlementUse>, lang: Lang) {
    row.of.set(line.map(|line| line.id.clone()));
    row.name.set(line.map(|line| label(line.purpose, &line.detail, lang)).unwrap_or_default());
    row.price.set(line.map(|line| line.extra_price));
}

/// One line: `sell-0-what` and so on.
#[component]
fn Line(at: usize, row: Row, rows: RwSignal<Vec<Row>>, offered: StoredValue<Vec<EntitlementUse>>) -> impl IntoView {
    let test = move |what: &str| format!("sell-{at}-{what}");
    let lang = use_lang();
    let options = move || {
        let lang = lang.get();
        let listed = offered.with_value(|offered| {
            offered.iter().map(|line| (Some(line.id.clone()), Words::from(label(line.purpose, &line.detail, lang)))).collect::<Vec<_>>()
        });
        listed.into_iter().chain([(None, Words::from(text::OTHER_GOODS))]).collect::<Vec<_>>()
    };
    let choose = move |of: Option<EntitlementId>| {
        offered.with_value(|offered| take_from_list(row, offered.iter().find(|line| Some(&line.id) == of.as_ref()), lang.get_untracked()));
    };
    let lists_only = !may(Right::EditCatalog);
    let fixed = Signal::derive(move || lists_only && row.of.with(Option::is_some));
    let named = Signal::derive(move || row.of.with(Option::is_some));
    let several = move || rows.with(|rows| rows.len() > 1);
    let remove = move |_| rows.update(|rows| rows.retain(|other| other.key != row.key));
    view! {
        <div class="order-goods-row">
            <Select value=row.of options=Signal::derive(options) label=text::COLUMN_ITEM on_choose=Callback::new(choose) test=test("what")/>
            <TextInput value=row.name label=text::GOODS_NAME placeholder=text::GOODS_NAME disabled=named test=test("name")/>
            <NumberInput value=row.quantity least=1 most=MOST_PIECES label=text::COLUMN_QUANTITY test=test("quantity")/>
            <MoneyInput value=row.price label=text::COLUMN_UNIT_PRICE disabled=fixed test=test("price")/>
            {move || several().then(|| view! { <IconButton glyph=Glyph::Cross label=text::REMOVE_GOODS on:click=remove/> })}
        </div>
    }
}
