//! Goods that are sold, and taken back, after the selection: a document each, and the lines that the order is charged by it.

use atelier_core::id::{AfterSaleId, GoodsId, OrderId};
use atelier_core::money::Money;
use atelier_core::orders::{
    AfterSale, AfterSaleKind, Goods, LineKind, OrderView, SellAfter, Selling, Stage, TakeBackGoods, after_sale_number, selling, taking_back,
};
use atelier_core::people::Right;
use atelier_core::refusal::{Field, Refusal, Subject, required};

use super::{figures, list, open};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::Outcome;
use crate::studio;

statements! {
    ADD: "insert into after_sale (id, order_id, number, kind, day, at, made_by, signed_by, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ADD_GOODS: "insert into goods (id, after_sale_id, position, name, quantity, unit_price, amount, takes_back) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_ORDER: "select id, number, kind, day, at, made_by, signed_by, reason from after_sale where order_id = $1 order by at, number";
    ONE: "select order_id from after_sale where id = $1";
    GOODS: "select g.id, g.name, g.quantity, g.unit_price, g.amount, \
            (select cast(coalesce(sum(b.quantity), 0) as bigint) from goods b where b.takes_back = g.id) as taken_back \
            from goods g where g.after_sale_id = $1 order by g.position";
}

/// What a document says beside its lines.
pub struct Head<'a> {
    pub order: &'a OrderId,
    pub kind: AfterSaleKind,
    pub signed_by: &'a str,
    pub reason: &'a str,
}

/// One line to be written.
pub struct Line {
    pub name: String,
    pub quantity: u32,
    /// Less than nothing where goods come back.
    pub unit_price: Money,
    pub takes_back: Option<GoodsId>,
}

pub async fn sell(ctx: Ctx, call: SellAfter) -> Outcome<OrderView> {
    let signed_by = required(Field::Signature, &call.signed_by, 80)?;
    let mut tx = ctx.desk.db().write().await?;
    figures::lock(&mut tx, &call.order).await?;
    if studio::made_before(&mut tx, &ctx, &call.once).await?.is_some() {
        return open::view(&mut tx, &ctx, &call.order).await;
    }
    after_the_selection(&mut tx, &call.order).await?;
    let entitlements = open::entitlements(&mut tx, &call.order).await?;
    let goods = selling(&call.goods, &entitlements, ctx.may(Right::EditCatalog))?;
    let line = |Selling { name, quantity, unit_price, .. }| Line { name, quantity, unit_price, takes_back: None };
    let lines: Vec<Line> = goods.into_iter().map(line).collect();
    let head = Head { order: &call.order, kind: AfterSaleKind::Sold, signed_by: &signed_by, reason: "" };
    let made = write(&mut tx, &ctx, &head, &lines).await?;
    studio::remember(&mut tx, &ctx, &call.once, made.as_str()).await?;
    tell(tx, &ctx, &head).await
}

pub async fn take_back(ctx: Ctx, call: TakeBackGoods) -> Outcome<OrderView> {
    let signed_by = required(Field::Signature, &call.signed_by, 80)?;
    let reason = required(Field::Reason, &call.reason, 500)?;
    let mut tx = ctx.desk.db().write().await?;
    figures::lock(&mut tx, &call.order).await?;
    if studio::made_before(&mut tx, &ctx, &call.once).await?.is_some() {
        return open::view(&mut tx, &ctx, &call.order).await;
    }
    after_the_selection(&mut tx, &call.order).await?;
    let sold = of_order(&mut tx, &ctx, &call.order).await?;
    let back = taking_back(&call.goods, &sold)?;
    let line = |(goods, quantity): (&Goods, u32)| Line {
        name: goods.name.clone(),
        quantity,
        unit_price: Money(-goods.unit_price.0),
        takes_back: Some(goods.id.clone()),
    };
    let lines: Vec<Line> = back.into_iter().map(line).collect();
    let head = Head { order: &call.order, kind: AfterSaleKind::TakenBack, signed_by: &signed_by, reason: &reason };
    let made = write(&mut tx, &ctx, &head, &lines).await?;
    studio::remember(&mut tx, &ctx, &call.once, made.as_str()).await?;
    tell(tx, &ctx, &head).await
}

/// Refuses where no selection was confirmed, or the order was cancelled.
pub async fn after_the_selection(tx: &mut Tx, order: &OrderId) -> Outcome<()> {
    if list::row_of(tx, order).await?.stage == Stage::Cancelled {
        return Err(Refusal::OrderIsClosed.into());
    }
    if figures::facts(tx, order).await?.confirmed_sittings == 0 {
        return Err(Refusal::SelectionNotConfirmed.into());
    }
    Ok(())
}

/// Writes a document with its lines, and charges the order by it.
pub async fn write(tx: &mut Tx, ctx: &Ctx, head: &Head<'_>, lines: &[Line]) -> Outcome<AfterSaleId> {
    let id: AfterSaleId = ctx.new_id()?;
    let today = ctx.today();
    let number = after_sale_number(today, studio::next_number(tx, "after_sale", today).await?);
    let by = &ctx.me()?.name;
    tx.run(ADD, args![&id, head.order, &number, code_of(&head.kind)?, today, ctx.now, by, head.signed_by, head.reason]).await?;
    for (position, line) in (0i64..).zip(lines) {
        let goods: GoodsId = ctx.new_id()?;
        let amount = line.unit_price.times(line.quantity)?;
        let unit_price = Money(line.unit_price.0.abs());
        let takes_back = line.takes_back.as_ref().map(|goods| goods.as_str().to_owned());
        tx.run(ADD_GOODS, args![&goods, &id, position, &line.name, line.quantity, unit_price, amount, takes_back]).await?;
        let (name, document) = (line.name.clone(), number.clone());
        let what = match head.kind {
            AfterSaleKind::Sold => LineKind::Sold { name, document },
            AfterSaleKind::TakenBack => LineKind::TakenBack { name, document },
        };
        open::charge(tx, ctx, head.order, &what, line.quantity, line.unit_price).await?;
    }
    figures::refresh(tx, head.order).await?;
    Ok(id)
}

/// Ends the transaction with the entry of the audit trail.
pub async fn tell(mut tx: Tx, ctx: &Ctx, head: &Head<'_>) -> Outcome<OrderView> {
    let view = open::view(&mut tx, ctx, head.order).await?;
    let currency = ctx.settings.as_ref().map(|settings| settings.currency.clone()).unwrap_or_default();
    let (number, total) = view.after_sales.last().map(|made| (made.number.as_str(), made.total)).unwrap_or_default();
    let detail = format!("{} {number} {} {} {}", view.row.number, head.signed_by, currency.full(total), head.reason);
    ctx.done(tx, Note { order: Some(head.order), detail: detail.trim_end().to_owned() }).await?;
    Ok(view)
}

/// What was sold and taken back after an order's selection, oldest first.
pub async fn of_order(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Vec<AfterSale>> {
    let mut documents = Vec::new();
    for row in tx.all(OF_ORDER, args![order]).await? {
        let id: AfterSaleId = row.id("id")?;
        let goods = tx.all(GOODS, args![&id]).await?;
        let goods = goods.iter().map(goods_of).collect::<anyhow::Result<Vec<_>>>()?;
        documents.push(AfterSale {
            number: row.text("number")?,
            kind: row.code("kind")?,
            on: row.day("day")?,
            at: ctx.stamp(row.moment("at")?),
            by: row.text("made_by")?,
            signed_by: row.text("signed_by")?,
            reason: row.text("reason")?,
            total: Money::sum(goods.iter().map(|line| line.amount))?,
            goods,
            id,
        });
    }
    Ok(documents)
}

fn goods_of(row: &Row) -> anyhow::Result<Goods> {
    Ok(Goods {
        id: row.id("id")?,
        name: row.text("name")?,
        quantity: row.count("quantity")?,
        unit_price: row.money("unit_price")?,
        amount: row.money("amount")?,
        taken_back: row.count("taken_back")?,
    })
}

/// The order of a document; a refusal where it is not there.
pub async fn order_of(tx: &mut Tx, id: &AfterSaleId) -> Outcome<OrderId> {
    let row = tx.maybe(ONE, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Document, ""))?;
    Ok(row.id("order_id")?)
}
