//! The cashier: receipts and the day's takings.

use atelier_core::cashier::{
    OpenTakings, PayBack, ReceiptKind, ReceiptRow, TakePayment, TakingsView, Tender, TenderLine, pay_back_number, receipt_number,
};
use atelier_core::id::{OrderId, ReceiptId};
use atelier_core::money::Money;
use atelier_core::orders::Booked;
use atelier_core::refusal::{Refusal, Subject};

use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::Outcome;
use crate::router::Router;
use crate::{orders, studio};

/// The columns of a receipt in a list, and the tables they come from.
macro_rules! receipts {
    ($rest:literal) => {
        concat!(
            "select r.id, r.number, r.order_id, o.number as order_number, c.name as customer_name, r.kind, r.day, r.at, r.total, r.owing_after, r.taken_by, r.reason \
             from receipt r join orders o on o.id = r.order_id join customer c on c.id = o.customer_id ",
            $rest
        )
    };
}

statements! {
    ONE: receipts!("where r.id = $1");
    OF_ORDER: receipts!("where r.order_id = $1 order by r.at, r.number");
    OF_DAY: receipts!("where r.day = $1 order by r.at desc, r.number desc limit 1000");
    TENDERS: "select tender, amount from tender where receipt_id = $1 order by position";
    BY_TENDER: "select t.tender, cast(sum(t.amount) as bigint) as amount from tender t join receipt r on r.id = t.receipt_id where r.day = $1 group by t.tender";
    ADD: "insert into receipt (id, number, order_id, kind, day, at, total, owing_after, taken_by, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADD_TENDER: "insert into tender (receipt_id, position, tender, amount) values ($1, $2, $3, $4)";
}

pub fn calls(router: Router) -> Router {
    router.on(take_payment).on(pay_back).on(takings)
}

async fn take_payment(ctx: Ctx, call: TakePayment) -> Outcome<Booked> {
    orders::pay_in(ctx, &call.once, &call.order, call.total, &call.tenders).await
}

async fn pay_back(ctx: Ctx, call: PayBack) -> Outcome<Booked> {
    orders::pay_back(ctx, call).await
}

/// Writes the receipt of a payment that was decided; gives back its identity.
pub async fn write_receipt(
    tx: &mut Tx,
    ctx: &Ctx,
    order: &OrderId,
    tenders: &[TenderLine],
    paid: (ReceiptKind, Money),
) -> Outcome<ReceiptId> {
    let number = receipt_number(ctx.today(), studio::next_number(tx, "receipt", ctx.today()).await?);
    write(tx, ctx, (order, &number), tenders, paid, "").await
}

/// Writes the receipt of money that went back, and why; `left` is still to be paid back. Its amounts are kept as less than
/// nothing, so that no sum of receipts or tenders can forget that they went out.
pub async fn write_pay_back(
    tx: &mut Tx,
    ctx: &Ctx,
    order: &OrderId,
    tenders: &[TenderLine],
    left: Money,
    reason: &str,
) -> Outcome<ReceiptId> {
    let number = pay_back_number(ctx.today(), studio::next_number(tx, "pay_back", ctx.today()).await?);
    let out: Vec<_> = tenders.iter().map(|line| TenderLine { amount: Money(-line.amount.0), ..line.clone() }).collect();
    write(tx, ctx, (order, &number), &out, (ReceiptKind::PaidBack, Money(-left.0)), reason).await
}

/// Writes a receipt under its number.
async fn write(
    tx: &mut Tx,
    ctx: &Ctx,
    (order, number): (&OrderId, &str),
    tenders: &[TenderLine],
    (kind, owing_after): (ReceiptKind, Money),
    reason: &str,
) -> Outcome<ReceiptId> {
    let id: ReceiptId = ctx.new_id()?;
    let total = Money::sum(tenders.iter().map(|line| line.amount))?;
    let by = &ctx.me()?.name;
    tx.run(ADD, args![&id, number, order, code_of(&kind)?, ctx.today(), ctx.now, total, owing_after, by, reason]).await?;
    for (position, line) in (0i64..).zip(tenders) {
        tx.run(ADD_TENDER, args![&id, position, line.tender.code(), line.amount]).await?;
    }
    Ok(id)
}

async fn receipt_row(tx: &mut Tx, ctx: &Ctx, row: &Row) -> Outcome<ReceiptRow> {
    let id: ReceiptId = row.id("id")?;
    let tenders = tx.all(TENDERS, args![&id]).await?;
    let tenders = tenders.iter().map(|row| Ok(TenderLine { tender: row.code("tender")?, amount: row.money("amount")? }));
    Ok(ReceiptRow {
        number: row.text("number")?,
        order: row.id("order_id")?,
        order_number: row.text("order_number")?,
        customer_name: row.text("customer_name")?,
        kind: row.code("kind")?,
        on: row.day("day")?,
        at: ctx.stamp(row.moment("at")?),
        tenders: tenders.collect::<anyhow::Result<_>>()?,
        total: row.money("total")?,
        owing_after: row.money("owing_after")?,
        by: row.text("taken_by")?,
        reason: row.text("reason")?,
        id,
    })
}

/// A receipt; a refusal where it is not there.
pub async fn receipt(tx: &mut Tx, ctx: &Ctx, id: &ReceiptId) -> Outcome<ReceiptRow> {
    let row = tx.maybe(ONE, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Receipt, ""))?;
    receipt_row(tx, ctx, &row).await
}

/// An order's receipts, oldest first.
pub async fn of_order(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Vec<ReceiptRow>> {
    let mut receipts = Vec::new();
    for row in tx.all(OF_ORDER, args![order]).await? {
        receipts.push(receipt_row(tx, ctx, &row).await?);
    }
    Ok(receipts)
}

async fn takings(ctx: Ctx, call: OpenTakings) -> Outcome<TakingsView> {
    let mut tx = ctx.desk.db().read().await?;
    let mut receipts = Vec::new();
    for row in tx.all(OF_DAY, args![call.day]).await? {
        receipts.push(receipt_row(&mut tx, &ctx, &row).await?);
    }
    let mut tenders: Vec<TenderLine> = Tender::ALL.into_iter().map(|tender| TenderLine { tender, amount: Money::ZERO }).collect();
    for row in tx.all(BY_TENDER, args![call.day]).await? {
        let tender: Tender = row.code("tender")?;
        let amount = row.money("amount")?;
        tenders.iter_mut().filter(|line| line.tender == tender).for_each(|line| line.amount = amount);
    }
    let total = Money::sum(tenders.iter().map(|line| line.amount))?;
    Ok(TakingsView { day: call.day, receipts, tenders, total })
}
