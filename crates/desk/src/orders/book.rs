//! Booking an order with its deposit, changing it, and taking money on it.

use atelier_core::cashier::{TenderLine, pay};
use atelier_core::catalog::{Entitlement, Included, PackageView, PlaceRule};
use atelier_core::id::{EntitlementId, OnceId, OrderId, ReceiptId};
use atelier_core::money::Money;
use atelier_core::orders::{BookOrder, Booked, ChangeOrder, LineKind, OrderView, Stage, order_number};
use atelier_core::refusal::{Field, Refusal, Subject, optional};

use super::{figures, list, open};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::{cashier, catalog, studio};

statements! {
    ADD: "insert into orders (id, version, number, customer_id, package_id, package_name, package_price, shoot_type, shoots, booked_on, booked_at, booked_by, \
          shoot_on, slot, note, due_on, stage, total, paid, photos, more_to_come) \
          values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null, 'booked', 0, 0, 0, 0)";
    ADD_ENTITLEMENT: "insert into entitlement (id, order_id, position, purpose, detail, included, extra_price, charged, rule) values ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    CUSTOMER: "select name from customer where id = $1";
    CHANGE: "update orders set version = version + 1, shoot_on = $1, slot = $2, note = $3 where id = $4 and version = $5";
}

pub async fn book(ctx: Ctx, call: BookOrder) -> Outcome<Booked> {
    let note = optional(Field::Note, &call.note, 2000)?;
    let mut tx = ctx.desk.db().write().await?;
    if let Some(made) = studio::made_before(&mut tx, &ctx, &call.once).await? {
        return booked_before(&mut tx, &ctx, &made).await;
    }
    let today = ctx.today();
    if call.shoot_on < today {
        return Err(Refusal::DayIsPast.into());
    }
    if tx.maybe(CUSTOMER, args![&call.customer]).await?.is_none() {
        return Err(Refusal::not_found(Subject::Customer, "").into());
    }
    let package = catalog::package(&mut tx, &call.package).await?;
    if !package.sold {
        return Err(Refusal::PackageRetired { name: package.name }.into());
    }
    let number = order_number(today, studio::next_number(&mut tx, "order", today).await?);
    let order: OrderId = ctx.new_id()?;
    let slot = serde_json::to_string(&call.slot).map_err(anyhow::Error::from)?;
    let booked_by = &ctx.me()?.name;
    tx.run(
        ADD,
        args![
            &order,
            &number,
            &call.customer,
            &call.package,
            &package.name,
            package.price,
            code_of(&package.shoot_type)?,
            package.shoots,
            today,
            ctx.now,
            booked_by,
            call.shoot_on,
            slot,
            note
        ],
    )
    .await?;
    entitle(&mut tx, &ctx, &order, &package).await?;
    open::charge(&mut tx, &ctx, &order, &LineKind::Package(package.name.clone()), 1, package.price).await?;
    figures::refresh(&mut tx, &order).await?;
    let receipt = match call.deposit.as_slice() {
        [] => None,
        tenders => Some(cashier::write_receipt(&mut tx, &ctx, &order, tenders, pay(package.price, sum(tenders)?, tenders)?).await?),
    };
    figures::refresh(&mut tx, &order).await?;
    studio::remember(&mut tx, &ctx, &call.once, &made(&order, receipt.as_ref())).await?;
    let view = open::view(&mut tx, &ctx, &order).await?;
    let detail = format!("{number} {} {}", view.row.customer_name, package.name);
    ctx.done(tx, Note { order: Some(&order), detail }).await?;
    Ok(Booked { order: view, receipt })
}

fn sum(tenders: &[TenderLine]) -> Result<Money, Refusal> {
    Money::sum(tenders.iter().map(|line| line.amount))
}

/// What is remembered of a request: the order, and the receipt of the money that moved.
pub(super) fn made(order: &OrderId, receipt: Option<&ReceiptId>) -> String {
    format!("{order} {}", receipt.map(ReceiptId::as_str).unwrap_or_default())
}

/// The answer to a request that was done before.
pub(super) async fn booked_before(tx: &mut Tx, ctx: &Ctx, made: &str) -> Outcome<Booked> {
    let (order, receipt) = made.split_once(' ').unwrap_or((made, ""));
    let order = OrderId::try_from(order.to_owned()).map_err(|error| anyhow::anyhow!("once: {error}"))?;
    let receipt = ReceiptId::try_from(receipt.to_owned()).ok();
    Ok(Booked { order: open::view(tx, ctx, &order).await?, receipt })
}

async fn entitle(tx: &mut Tx, ctx: &Ctx, order: &OrderId, package: &PackageView) -> Outcome<()> {
    for (position, line) in package.entitlements.iter().enumerate() {
        add_entitlement(tx, ctx, order, position, line).await?;
    }
    Ok(())
}

/// Adds what a package includes to an order, at this place of its list.
pub(super) async fn add_entitlement(tx: &mut Tx, ctx: &Ctx, order: &OrderId, position: usize, line: &Entitlement) -> Outcome<()> {
    let id: EntitlementId = ctx.new_id()?;
    let position = i64::try_from(position).map_err(anyhow::Error::from)?;
    let rule = (line.rule != PlaceRule::default()).then(|| serde_json::to_string(&line.rule)).transpose().map_err(anyhow::Error::from)?;
    let (purpose, included) = (code_of(&line.purpose)?, count_of(line.included));
    tx.run(ADD_ENTITLEMENT, args![&id, order, position, purpose, &line.detail, included, line.extra_price, rule]).await?;
    Ok(())
}

/// How many are included, as it is stored: nothing where there is no limit.
pub(super) fn count_of(included: Included) -> Option<i64> {
    match included {
        Included::Count(count) => Some(i64::from(count)),
        Included::All => None,
    }
}

/// Takes a payment on an order, once for every `once`.
pub async fn pay_in(ctx: Ctx, once: &OnceId, order: &OrderId, total: Money, tenders: &[TenderLine]) -> Outcome<Booked> {
    let mut tx = ctx.desk.db().write().await?;
    // The lock first: the same payment may be on its way in another transaction, and this one is to see it.
    figures::lock(&mut tx, order).await?;
    if let Some(made) = studio::made_before(&mut tx, &ctx, once).await? {
        return booked_before(&mut tx, &ctx, &made).await;
    }
    let row = list::row_of(&mut tx, order).await?;
    if row.stage == Stage::Cancelled {
        return Err(Refusal::OrderIsClosed.into());
    }
    let paid = pay(row.owing, total, tenders)?;
    let receipt = cashier::write_receipt(&mut tx, &ctx, order, tenders, paid).await?;
    figures::refresh(&mut tx, order).await?;
    studio::remember(&mut tx, &ctx, once, &made(order, Some(&receipt))).await?;
    let currency = ctx.settings.as_ref().map(|settings| settings.currency.clone()).unwrap_or_default();
    ctx.done(tx, Note { order: Some(order), detail: format!("{} {}", row.number, currency.full(total)) }).await?;
    let mut tx = ctx.desk.db().read().await?;
    Ok(Booked { order: open::view(&mut tx, &ctx, order).await?, receipt: Some(receipt) })
}

pub async fn change(ctx: Ctx, call: ChangeOrder) -> Outcome<OrderView> {
    let note = optional(Field::Note, &call.note, 2000)?;
    let mut tx = ctx.desk.db().write().await?;
    let row = list::row_of(&mut tx, &call.id).await?;
    if matches!(row.stage, Stage::PickedUp | Stage::Cancelled) {
        return Err(Refusal::OrderIsClosed.into());
    }
    if call.shoot_on != row.shoot_on && call.shoot_on < ctx.today() {
        return Err(Refusal::DayIsPast.into());
    }
    let slot = serde_json::to_string(&call.slot).map_err(anyhow::Error::from)?;
    expect_one(tx.run(CHANGE, args![call.shoot_on, slot, note, &call.id, call.version]).await?, Subject::Order)?;
    let detail = format!("{} {} -> {}", row.number, row.shoot_on, call.shoot_on);
    ctx.done(tx, Note { order: Some(&call.id), detail }).await?;
    let mut tx = ctx.desk.db().read().await?;
    open::view(&mut tx, &ctx, &call.id).await
}
