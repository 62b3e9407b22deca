//! The page of arriving photos, and the tray of those that belong to no order yet.

use std::collections::HashSet;

use atelier_core::id::OrderId;
use atelier_core::orders::{Stage, order_number_in};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{
    Arrived, Arriving, AssignFolder, DismissTroubles, OpenShoots, ShootsView, Trouble, UnassignedFolder, Watching, is_beside_by_name,
};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    ARRIVING: "select s.id, s.path, s.modified, s.photo_id, p.content from sighting s left join photo p on p.id = s.photo_id \
               where (s.state = 'seen' and s.reason is null) or (s.state = 'taken' and s.decided >= $1) \
               order by s.first_seen desc, s.path desc limit 240";
    UNASSIGNED: "select folder, cast(count(*) as bigint) as photos, min(taken_at) as first_taken from photo where order_id is null and is_slate = 0 group by folder order by folder limit 200";
    SAMPLES_OF_FOLDER: "select content from photo where order_id is null and is_slate = 0 and folder = $1 order by taken_at, file limit 4";
    ARRIVED: "select order_id, cast(max(ingested) as bigint) as last from photo where order_id is not null group by order_id order by max(ingested) desc limit 12";
    SAMPLES_OF_ORDER: "select content from photo where order_id = $1 order by taken_at, file limit 4";
    TROUBLES: "select id, path, reason, decided from sighting where (state in ('refused', 'duplicate') or (state = 'seen' and reason is not null)) and is_dismissed = 0 order by decided desc limit 200";
    DISMISS: "update sighting set is_dismissed = 1 where id = $1 and state in ('refused', 'duplicate')";
    DISMISS_ALL: "update sighting set is_dismissed = 1 where state in ('refused', 'duplicate')";
    GIVE: "update photo set order_id = $1 where folder = $2 and order_id is null and is_slate = 0";
    REMEMBER: "insert into assigned_folder (folder, order_id) values ($1, $2) on conflict (folder) do update set order_id = excluded.order_id";
}

pub async fn open(ctx: Ctx, _: OpenShoots) -> Outcome<ShootsView> {
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &ctx).await
}

async fn view(tx: &mut Tx, ctx: &Ctx) -> Outcome<ShootsView> {
    let (watching, progress) = ctx.desk.ingest();
    let folder = ctx.settings.as_ref().map(|settings| settings.shoot_folder.clone()).unwrap_or_default();
    let watching = if folder.is_empty() { Watching::NotSet } else { watching };
    let mut unassigned = Vec::new();
    for row in tx.all(UNASSIGNED, args![]).await? {
        let folder = row.text("folder")?;
        let samples = samples(tx.all(SAMPLES_OF_FOLDER, args![&folder]).await?)?;
        let wrong_number = order_number_in(folder.split('/').next().unwrap_or_default());
        unassigned.push(UnassignedFolder {
            photos: row.count("photos")?,
            samples,
            first_taken: row.maybe_text("first_taken")?,
            wrong_number,
            folder,
        });
    }
    let mut arrived = Vec::new();
    for row in tx.all(ARRIVED, args![]).await? {
        let order: OrderId = row.id("order_id")?;
        let samples = samples(tx.all(SAMPLES_OF_ORDER, args![&order]).await?)?;
        arrived.push(Arrived { order: orders::row_of(tx, &order).await?, last: ctx.stamp(row.moment("last")?), samples });
    }
    let mut troubles = Vec::new();
    for row in tx.all(TROUBLES, args![]).await? {
        troubles.push(Trouble {
            id: row.id("id")?,
            file: row.text("path")?,
            reason: row.json("reason")?,
            at: ctx.stamp(row.moment("decided")?),
        });
    }
    Ok(ShootsView { folder, watching, progress, arriving: arriving(tx, ctx).await?, unassigned, arrived, troubles })
}

/// What is under way, and for a while what has come, so that nobody sees a picture vanish.
async fn arriving(tx: &mut Tx, ctx: &Ctx) -> anyhow::Result<Vec<Arriving>> {
    const SHOWN_MS: i64 = 5 * 60 * 1000;
    let mut arriving = Vec::new();
    let mut shown = HashSet::new();
    for row in tx.all(ARRIVING, args![ctx.now.0 - SHOWN_MS]).await? {
        let (id, file, version) = (row.id("id")?, row.text("path")?, row.int("modified")?);
        // The two files of one shot are one photo, and what stands beside it is no picture.
        if !is_beside_by_name(&file) && row.maybe_text("photo_id")?.is_none_or(|photo| shown.insert(photo)) {
            arriving.push(Arriving { id, file, version, content: row.maybe_text("content")? });
        }
    }
    Ok(arriving)
}

fn samples(rows: Vec<crate::db::Row>) -> anyhow::Result<Vec<String>> {
    rows.iter().map(|row| row.text("content")).collect()
}

pub async fn assign(ctx: Ctx, call: AssignFolder) -> Outcome<ShootsView> {
    let number = call.order_number.trim().to_uppercase();
    let mut tx = ctx.desk.db().write().await?;
    let Some(order) = orders::row_of_number(&mut tx, &number).await? else {
        return Err(Refusal::not_found(Subject::Order, number).into());
    };
    if matches!(order.stage, Stage::PickedUp | Stage::Cancelled) {
        return Err(Refusal::OrderIsClosed.into());
    }
    orders::lock(&mut tx, &order.id).await?;
    let given = tx.run(GIVE, args![&order.id, &call.folder]).await?;
    if given == 0 {
        return Err(Refusal::not_found(Subject::Folder, call.folder).into());
    }
    tx.run(REMEMBER, args![&call.folder, &order.id]).await?;
    orders::refresh(&mut tx, &order.id).await?;
    let detail = format!("{} <- {} ({given})", order.number, call.folder);
    let view = view(&mut tx, &ctx).await?;
    ctx.done(tx, Note { order: Some(&order.id), detail }).await?;
    Ok(view)
}

pub async fn dismiss(ctx: Ctx, call: DismissTroubles) -> Outcome<ShootsView> {
    let mut tx = ctx.desk.db().write().await?;
    if call.ids.is_empty() {
        tx.run(DISMISS_ALL, args![]).await?;
    }
    for id in call.ids.iter().take(1000) {
        tx.run(DISMISS, args![id]).await?;
    }
    let view = view(&mut tx, &ctx).await?;
    ctx.done(tx, Note { order: None, detail: call.ids.len().to_string() }).await?;
    Ok(view)
}
