//! Paying money back on an order that is charged less than was paid.

use atelier_core::cashier::{self as rules, PayBack, taken_by};
use atelier_core::orders::Booked;
use atelier_core::people::Right;
use atelier_core::refusal::{Field, required};

use super::{book, figures, list, open};
use crate::audit::Note;
use crate::context::Ctx;
use crate::failure::Outcome;
use crate::{cashier, studio};

/// Pays back, once for every `once`.
pub async fn pay_back(ctx: Ctx, call: PayBack) -> Outcome<Booked> {
    let reason = required(Field::Reason, &call.reason, 500)?;
    let (once, order, tenders) = (&call.once, &call.order, &call.tenders);
    let mut tx = ctx.desk.db().write().await?;
    // The lock first, as for a payment: two stations that pay back at the same moment pay back one after the other.
    figures::lock(&mut tx, order).await?;
    if let Some(made) = studio::made_before(&mut tx, &ctx, once).await? {
        return book::booked_before(&mut tx, &ctx, &made).await;
    }
    let row = list::row_of(&mut tx, order).await?;
    let receipts = cashier::of_order(&mut tx, &ctx, order).await?;
    let taken = taken_by(receipts.iter().flat_map(|receipt| &receipt.tenders))?;
    let left = rules::pay_back(row.to_pay_back, call.total, tenders, &taken, ctx.may(Right::PayBackOtherwise))?;
    let receipt = cashier::write_pay_back(&mut tx, &ctx, order, tenders, left, &reason).await?;
    figures::refresh(&mut tx, order).await?;
    studio::remember(&mut tx, &ctx, once, &book::made(order, Some(&receipt))).await?;
    let currency = ctx.settings.as_ref().map(|settings| settings.currency.clone()).unwrap_or_default();
    ctx.done(tx, Note { order: Some(order), detail: format!("{} {} {reason}", row.number, currency.full(call.total)) }).await?;
    let mut tx = ctx.desk.db().read().await?;
    Ok(Booked { order: open::view(&mut tx, &ctx, order).await?, receipt: Some(receipt) })
}
