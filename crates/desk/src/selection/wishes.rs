//! The studio's list of retouch wishes, and wishes for all photos of an order. A wish on a photo is a keystroke: `mark`.

use atelier_core::id::{OrderId, OrderWishId, StudioWishId};
use atelier_core::orders::Stage;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    AddOrderWish, DropOrderWish, ListOrderWishes, ListStudioWishes, MOST_OF_ORDER, OrderStudioWishes, OrderWish, OrderWishView,
    SaveStudioWish, StudioWish, tidy_order, tidy_wish,
};
use atelier_core::text::Lang;

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::orders;

statements! {
    LISTED: "select id, version, code, name, is_offered from studio_wish order by position, id";
    ADD: "insert into studio_wish (id, version, position, code, name, is_offered) values ($1, 1, \
          (select cast(coalesce(max(position), 0) + 1 as bigint) from studio_wish), $2, $3, $4)";
    SAVE: "update studio_wish set version = version + 1, name = $1, is_offered = $2 where id = $3 and version = $4";
    MOVE: "update studio_wish set position = $1 where id = $2";
    HOLD_ORDER: "update orders set id = id where id = $1";
    OF_ORDER: "select w.id, w.entry, w.code, w.named, w.words, w.voice, w.at, s.name as by_name \
               from order_wish w join staff s on s.id = w.staff_id where w.order_id = $1 order by w.at, w.id";
    ADD_TO_ORDER: "insert into order_wish (id, order_id, entry, code, named, words, voice, at, staff_id) \
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing";
    DROP_FROM_ORDER: "delete from order_wish where id = $1 and order_id = $2";
}

async fn listed(tx: &mut Tx) -> Outcome<Vec<StudioWish>> {
    let wish = |row: &Row| -> anyhow::Result<StudioWish> {
        Ok(StudioWish {
            id: row.id("id")?,
            version: row.int("version")?,
            code: row.code("code")?,
            name: row.text("name")?,
            offered: row.flag("is_offered")?,
        })
    };
    Ok(tx.all(LISTED, args![]).await?.iter().map(wish).collect::<anyhow::Result<_>>()?)
}

pub async fn list(ctx: Ctx, _: ListStudioWishes) -> Outcome<Vec<StudioWish>> {
    listed(&mut ctx.desk.db().read().await?).await
}

pub async fn save(ctx: Ctx, call: SaveStudioWish) -> Outcome<Vec<StudioWish>> {
    let mut tx = ctx.desk.db().write().await?;
    let (code, name) = tidy_wish(&call, &listed(&mut tx).await?)?;
    match &call.id {
        None => {
            let id: StudioWishId = ctx.new_id()?;
            tx.run(ADD, args![&id, code_of(&code)?, &name, call.offered]).await?;
        }
        Some(id) => {
            let saved = tx.run(SAVE, args![&name, call.offered, id, call.version]).await?;
            expect_one(saved, Subject::Wish)?;
        }
    }
    let now = listed(&mut tx).await?;
    ctx.done(tx, Note { order: None, detail: call.name.trim().to_owned() }).await?;
    Ok(now)
}

pub async fn order(ctx: Ctx, call: OrderStudioWishes) -> Outcome<Vec<StudioWish>> {
    let mut tx = ctx.desk.db().write().await?;
    tidy_order(&call, &listed(&mut tx).await?)?;
    for (nth, id) in (1_i64..).zip(&call.ids) {
        tx.run(MOVE, args![nth, id]).await?;
    }
    let now = listed(&mut tx).await?;
    let names: Vec<&str> = now.iter().map(|wish| wish.what(Lang::Zh)).collect();
    let detail = names.join(", ");
    ctx.done(tx, Note { order: None, detail }).await?;
    Ok(now)
}

/// The wishes for all photos of an order, oldest first.
pub async fn wishes_of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<OrderWish>> {
    Ok(tx.all(OF_ORDER, args![order]).await?.iter().map(order_wish).collect::<anyhow::Result<_>>()?)
}

fn order_wish(row: &Row) -> anyhow::Result<OrderWish> {
    Ok(OrderWish {
        id: row.id("id")?,
        entry: row.maybe_id("entry")?,
        code: row.code("code")?,
        named: row.text("named")?,
        words: row.text("words")?,
        voice: row.code("voice")?,
    })
}

async fn seen(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Vec<OrderWishView>> {
    let view = |row: &Row| -> anyhow::Result<OrderWishView> {
        Ok(OrderWishView { wish: order_wish(row)?, by: row.text("by_name")?, at: ctx.stamp(row.moment("at")?) })
    };
    Ok(tx.all(OF_ORDER, args![order]).await?.iter().map(view).collect::<anyhow::Result<_>>()?)
}

pub async fn of_order(ctx: Ctx, call: ListOrderWishes) -> Outcome<Vec<OrderWishView>> {
    let mut tx = ctx.desk.db().read().await?;
    seen(&mut tx, &ctx, &call.order).await
}

/// A refusal where the order is not there, or nothing of it is to be done any more.
async fn must_be_open(tx: &mut Tx, order: &OrderId) -> Outcome<()> {
    tx.run(HOLD_ORDER, args![order]).await?;
    let row = orders::maybe_row(tx, order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    if matches!(row.stage, Stage::PickedUp | Stage::Cancelled) { Err(Refusal::OrderIsClosed.into()) } else { Ok(()) }
}

fn told(wish: &OrderWish) -> String {
    format!("{} {}", wish.what(Lang::Zh), wish.words).trim_end().to_owned()
}

pub async fn add_to_order(ctx: Ctx, call: AddOrderWish) -> Outcome<Vec<OrderWishView>> {
    let wish = call.wish.tidied()?;
    let mut tx = ctx.desk.db().write().await?;
    must_be_open(&mut tx, &call.order).await?;
    let known = wishes_of_order(&mut tx, &call.order).await?;
    if known.iter().any(|one| one.id == wish.id) {
        return seen(&mut tx, &ctx, &call.order).await;
    }
    if known.len() >= MOST_OF_ORDER as usize {
        return Err(Refusal::TooManyWishes { at_most: MOST_OF_ORDER }.into());
    }
    let (code, voice, entry) = (code_of(&wish.code)?, code_of(&wish.voice)?, wish.entry.as_ref().map(|id| id.as_str().to_owned()));
    tx.run(ADD_TO_ORDER, args![&wish.id, &call.order, entry, code, &wish.named, &wish.words, voice, ctx.now, ctx.my_id()?]).await?;
    let now = seen(&mut tx, &ctx, &call.order).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: told(&wish) }).await?;
    Ok(now)
}

pub async fn drop_from_order(ctx: Ctx, call: DropOrderWish) -> Outcome<Vec<OrderWishView>> {
    let mut tx = ctx.desk.db().write().await?;
    must_be_open(&mut tx, &call.order).await?;
    let gone: &OrderWishId = &call.wish;
    let known = wishes_of_order(&mut tx, &call.order).await?;
    let Some(wish) = known.iter().find(|one| one.id == *gone) else {
        return seen(&mut tx, &ctx, &call.order).await;
    };
    tx.run(DROP_FROM_ORDER, args![gone, &call.order]).await?;
    let now = seen(&mut tx, &ctx, &call.order).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: told(wish) }).await?;
    Ok(now)
}
