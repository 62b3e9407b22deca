//! The figures that an order's row carries for lists: derived from what happened, in the transaction that changed it.

use atelier_core::id::OrderId;
use atelier_core::orders::{Facts, Stage, stage};
use atelier_core::refusal::{Refusal, Subject};

use crate::db::{Tx, args, statements};
use crate::failure::Outcome;

statements! {
    LOCK: "update orders set version = version where id = $1";
    FACTS: "select o.more_to_come, \
            (select cast(count(*) as bigint) from photo where order_id = o.id) as photos, \
            (select cast(count(*) as bigint) from sitting where order_id = o.id) as sittings, \
            (select cast(count(*) as bigint) from sitting where order_id = o.id and state = 'confirmed') as confirmed, \
            (select cast(count(*) as bigint) from task where order_id = o.id) as tasks, \
            (select cast(count(*) as bigint) from task where order_id = o.id and state not in ('waiting', 'assigned')) as begun, \
            (select cast(count(*) as bigint) from task where order_id = o.id and state = 'accepted') as accepted, \
            (select cast(count(*) as bigint) from pick_up where order_id = o.id) as picked_up \
            from orders o where o.id = $1";
    REFRESH: "update orders set stage = $1, photos = $2, \
              total = (select cast(coalesce(sum(amount), 0) as bigint) from order_line where order_id = $3), \
              paid = (select cast(coalesce(sum(total), 0) as bigint) from receipt where order_id = $3) where id = $3";
}

/// Holds the order until the transaction ends: whoever else wants to write to it waits.
pub async fn lock(tx: &mut Tx, order: &OrderId) -> Outcome<()> {
    match tx.run(LOCK, args![order]).await? {
        0 => Err(Refusal::not_found(Subject::Order, "").into()),
        _ => Ok(()),
    }
}

/// What happened to an order.
pub async fn facts(tx: &mut Tx, order: &OrderId) -> Outcome<Facts> {
    let row = tx.one(FACTS, args![order]).await?;
    Ok(Facts {
        photos: row.count("photos")?,
        sittings: row.count("sittings")?,
        confirmed_sittings: row.count("confirmed")?,
        more_to_come: row.flag("more_to_come")?,
        tasks: row.count("tasks")?,
        tasks_begun: row.count("begun")?,
        tasks_accepted: row.count("accepted")?,
        picked_up: row.count("picked_up")? > 0,
        cancelled: false,
    })
}

/// Brings stage, sums and counts of an order's row up to what happened.
pub async fn refresh(tx: &mut Tx, order: &OrderId) -> Outcome<Stage> {
    let facts = facts(tx, order).await?;
    let now = stage(&facts);
    tx.run(REFRESH, args![now.code(), facts.photos, order]).await?;
    Ok(now)
}
