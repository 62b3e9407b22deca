//! Handing the goods over.

use atelier_core::orders::{OrderView, PickUp, hand_over};
use atelier_core::people::Right;
use atelier_core::refusal::{Field, Subject, required};

use super::{figures, list, open};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{args, statements};
use crate::failure::{Outcome, expect_one};

statements! {
    BUMP: "update orders set version = version + 1 where id = $1 and version = $2";
    ADD: "insert into pick_up (order_id, at, handed_by, signed_by, owed, reason) values ($1, $2, $3, $4, $5, $6)";
}

pub async fn pick_up(ctx: Ctx, call: PickUp) -> Outcome<OrderView> {
    let signed_by = required(Field::Signature, &call.signed_by, 80)?;
    let mut tx = ctx.desk.db().write().await?;
    figures::lock(&mut tx, &call.id).await?;
    let row = list::row_of(&mut tx, &call.id).await?;
    let facts = figures::facts(&mut tx, &call.id).await?;
    let reason = hand_over(&facts, row.owing, ctx.may(Right::OverrideArrears), &call.reason)?;
    expect_one(tx.run(BUMP, args![&call.id, call.version]).await?, Subject::Order)?;
    tx.run(ADD, args![&call.id, ctx.now, &ctx.me()?.name, &signed_by, row.owing, &reason]).await?;
    figures::refresh(&mut tx, &call.id).await?;
    let detail = if reason.is_empty() { format!("{} {signed_by}", row.number) } else { format!("{} {signed_by}: {reason}", row.number) };
    ctx.done(tx, Note { order: Some(&call.id), detail }).await?;
    let mut tx = ctx.desk.db().read().await?;
    open::view(&mut tx, &ctx, &call.id).await
}
