//! An order's page: everything about it, and what a confirmed sitting adds.

use std::collections::BTreeMap;

use atelier_core::catalog::{Included, PlaceRule};
use atelier_core::day::Day;
use atelier_core::id::{EntitlementId, OrderId};
use atelier_core::money::Money;
use atelier_core::orders::{EntitlementUse, Facts, LineKind, OpenOrder, OrderLine, OrderView, PickUpView, Step, StepKind, journey};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::BillLine;

use super::{after_sale, figures, list};
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::{audit, cashier, customers, production, selection};

statements! {
    DETAILS: "select version, package_price, shoots, due_on, note, booked_by, paid from orders where id = $1";
    ENTITLEMENTS: "select e.id, e.purpose, e.detail, e.included, e.extra_price, e.rule, e.charged, e.charged_amount, \
                   (select cast(count(*) as bigint) from photo_tag t where t.entitlement_id = e.id) as used \
                   from entitlement e where e.order_id = $1 order by e.position";
    LINES: "select what, quantity, unit_price, amount, day from order_line where order_id = $1 order by position";
    ADD_LINE: "insert into order_line (id, order_id, position, what, quantity, unit_price, amount, day) \
               values ($1, $2, (select cast(count(*) as bigint) from order_line where order_id = $2), $3, $4, $5, $6, $7)";
    CHARGED: "update entitlement set charged = charged + $1, charged_amount = charged_amount + $2 where id = $3";
    PROMISE: "update orders set due_on = $1, more_to_come = $2, version = version + 1 where id = $3";
    PICK_UP: "select at, handed_by, signed_by, owed, reason from pick_up where order_id = $1";
    LAST_PHOTO: "select cast(max(ingested) as bigint) as last from photo where order_id = $1";
}

pub async fn open(ctx: Ctx, call: OpenOrder) -> Outcome<OrderView> {
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &ctx, &call.id).await
}

/// Everything about an order.
pub async fn view(tx: &mut Tx, ctx: &Ctx, id: &OrderId) -> Outcome<OrderView> {
    let row = list::row_of(tx, id).await?;
    let details = tx.maybe(DETAILS, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    let facts = figures::facts(tx, id).await?;
    let booked_by = details.text("booked_by")?;
    let due_on = details.maybe_day("due_on")?;
    let sittings = selection::sittings(tx, ctx, id).await?;
    let pick_up = pick_up(tx, ctx, id).await?;
    let last_photo = tx.one(LAST_PHOTO, args![id]).await?.maybe_int("last")?;
    let mut view = OrderView {
        version: details.int("version")?,
        phones: customers::phones(tx, &row.customer).await?.into_iter().map(|phone| phone.number).collect(),
        children: customers::children(tx, &row.customer).await?.into_iter().map(|child| child.name).collect(),
        package_price: details.money("package_price")?,
        shoots: details.count("shoots")?,
        due_on,
        note: details.text("note")?,
        booked_by,
        journey: Vec::new(),
        entitlements: entitlements(tx, id).await?,
        lines: lines(tx, id).await?,
        paid: details.money("paid")?,
        receipts: cashier::of_order(tx, ctx, id).await?,
        sittings,
        after_sales: after_sale::of_order(tx, ctx, id).await?,
        tasks: production::of_order(tx, id).await?,
        pick_up,
        history: audit::of_order(tx, id).await?,
        row,
    };
    let ingested = last_photo.map(|at| ctx.stamp(atelier_core::day::Moment(at)).day);
    view.journey = steps(&view, &facts, ingested);
    Ok(view)
}

fn steps(view: &OrderView, facts: &Facts, ingested: Option<Day>) -> Vec<Step> {
    journey(facts, |kind| match kind {
        StepKind::Booking => (Some(view.row.booked_on), Some(view.booked_by.clone()), None),
        StepKind::Shoot => (Some(view.row.shoot_on), None, None),
        StepKind::Ingest => (ingested, None, Some(facts.photos).filter(|count| *count > 0)),
        StepKind::Selection => {
            let last = view.sittings.last();
            (last.map(|sitting| sitting.opened.day), last.map(|sitting| sitting.by.clone()), last.map(|sitting| sitting.number))
        }
        StepKind::Production => (None, None, Some(facts.tasks.saturating_sub(facts.tasks_accepted)).filter(|count| *count > 0)),
        StepKind::Ready => (view.due_on, None, None),
        StepKind::PickUp => (view.pick_up.as_ref().map(|done| done.at.day), view.pick_up.as_ref().map(|done| done.signed_by.clone()), None),
    })
}

async fn pick_up(tx: &mut Tx, ctx: &Ctx, id: &OrderId) -> Outcome<Option<PickUpView>> {
    let Some(row) = tx.maybe(PICK_UP, args![id]).await? else { return Ok(None) };
    Ok(Some(PickUpView {
        at: ctx.stamp(row.moment("at")?),
        by: row.text("handed_by")?,
        signed_by: row.text("signed_by")?,
        owed: row.money("owed")?,
        reason: row.text("reason")?,
    }))
}

/// What an order entitles to, and how much of it is used.
pub async fn entitlements(tx: &mut Tx, id: &OrderId) -> Outcome<Vec<EntitlementUse>> {
    let rows = tx.all(ENTITLEMENTS, args![id]).await?;
    Ok(rows.iter().map(entitlement).collect::<anyhow::Result<_>>()?)
}

fn entitlement(row: &Row) -> anyhow::Result<EntitlementUse> {
    let included = match row.maybe_int("included")? {
        Some(count) => Included::Count(u32::try_from(count)?),
        None => Included::All,
    };
    Ok(EntitlementUse {
        id: row.id("id")?,
        purpose: row.code("purpose")?,
        detail: row.text("detail")?,
        included,
        extra_price: row.money("extra_price")?,
        rule: if row.maybe_text("rule")?.is_some() { row.json("rule")? } else { PlaceRule::default() },
        used: row.count("used")?,
        charged: row.count("charged")?,
        charged_amount: row.money("charged_amount")?,
    })
}

/// How many photos carry each entitlement, as the bill wants it.
pub fn uses(entitlements: &[EntitlementUse]) -> BTreeMap<EntitlementId, u32> {
    entitlements.iter().map(|line| (line.id.clone(), line.used)).collect()
}

async fn lines(tx: &mut Tx, id: &OrderId) -> Outcome<Vec<OrderLine>> {
    let rows = tx.all(LINES, args![id]).await?;
    let line = |row: &Row| -> anyhow::Result<OrderLine> {
        Ok(OrderLine {
            what: row.json("what")?,
            quantity: row.count("quantity")?,
            unit_price: row.money("unit_price")?,
            amount: row.money("amount")?,
            on: row.day("day")?,
        })
    };
    Ok(rows.iter().map(line).collect::<anyhow::Result<_>>()?)
}

/// Adds a line to what an order is charged.
pub async fn charge(tx: &mut Tx, ctx: &Ctx, order: &OrderId, what: &LineKind, quantity: u32, unit_price: Money) -> Outcome<()> {
    let id: EntitlementId = ctx.new_id()?;
    let what = serde_json::to_string(what).map_err(anyhow::Error::from)?;
    tx.run(ADD_LINE, args![&id, order, what, quantity, unit_price, unit_price.times(quantity)?, ctx.today()]).await?;
    Ok(())
}

/// Writes down what a confirmed sitting charged, when the goods are promised, and whether more will be chosen.
pub async fn promise(tx: &mut Tx, order: &OrderId, charged: &[BillLine], due_on: Day, more_to_come: bool) -> Outcome<()> {
    for line in charged.iter().filter(|line| line.new_extra > 0) {
        tx.run(CHARGED, args![line.new_extra, line.amount, &line.id]).await?;
    }
    tx.run(PROMISE, args![due_on, more_to_come, order]).await?;
    Ok(())
}

/// Package price, charged and paid so far.
pub async fn figures_of(tx: &mut Tx, id: &OrderId) -> Outcome<(Money, Money, Money)> {
    let row = list::row_of(tx, id).await?;
    let details = tx.one(DETAILS, args![id]).await?;
    Ok((details.money("package_price")?, row.total, details.money("paid")?))
}
