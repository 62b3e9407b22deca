//! Products as they are designed for an order: kept, changed and thrown away. What goes where is core's proposal.

use std::collections::BTreeSet;

use atelier_core::id::{DesignId, EntitlementId, OrderId, PhotoId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Design, DropDesign, Hang, ListDesigns, MOST_DESIGNS, SaveDesign};
use serde::Serialize;

use super::rooms;
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::{Outcome, expect_one};
use crate::orders;

statements! {
    OF_ORDER: "select id, order_id, name, template, entitlement_id, fills, hang, version from design where order_id = $1 order by made, id";
    PHOTOS: "select id from photo where order_id = $1";
    ADD: "insert into design (id, order_id, name, template, entitlement_id, fills, hang, version, made) \
          values ($1, $2, $3, $4, $5, $6, $7, 1, $8) on conflict (id) do nothing";
    SAVE: "update design set name = $1, template = $2, entitlement_id = $3, fills = $4, hang = $5, version = version + 1 \
           where id = $6 and order_id = $7 and version = $8";
    REHANG: "update design set hang = $1 where id = $2";
    DROP: "delete from design where id = $1 and order_id = $2";
}

/// The designs of an order, oldest first.
pub async fn of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<Design>> {
    let design = |row: &Row| -> anyhow::Result<Design> {
        Ok(Design {
            id: row.id("id")?,
            order: row.id("order_id")?,
            name: row.text("name")?,
            template: row.json("template")?,
            line: row.maybe_id("entitlement_id")?,
            fills: row.json("fills")?,
            hang: row.json("hang")?,
            version: row.count("version")?,
        })
    };
    Ok(tx.all(OF_ORDER, args![order]).await?.iter().map(design).collect::<anyhow::Result<_>>()?)
}

pub async fn list(ctx: Ctx, call: ListDesigns) -> Outcome<Vec<Design>> {
    of_order(&mut ctx.desk.db().read().await?, &call.order).await
}

pub async fn save(ctx: Ctx, call: SaveDesign) -> Outcome<Vec<Design>> {
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &call.design.order).await?;
    let design = checked(&mut tx, call.design).await?;
    let (template, fills, hang) = (json(&design.template)?, json(&design.fills)?, json(&design.hang)?);
    let line = design.line.as_ref().map(|line| line.as_str().to_owned());
    let saved = if design.version == 0 {
        if of_order(&mut tx, &design.order).await?.len() >= MOST_DESIGNS as usize {
            return Err(Refusal::TooManyDesigns { at_most: MOST_DESIGNS }.into());
        }
        tx.run(ADD, args![&design.id, &design.order, &design.name, template, line, fills, hang, ctx.now]).await?
    } else {
        tx.run(SAVE, args![&design.name, template, line, fills, hang, &design.id, &design.order, design.version]).await?
    };
    expect_one(saved, Subject::Design)?;
    let now = of_order(&mut tx, &design.order).await?;
    ctx.done(tx, Note { order: Some(&design.order), detail: design.name }).await?;
    Ok(now)
}

/// The design as it is to be stored, of photos and entitlements of its order only.
async fn checked(tx: &mut Tx, design: Design) -> Outcome<Design> {
    let rows = tx.all(PHOTOS, args![&design.order]).await?;
    let photos: BTreeSet<PhotoId> = rows.iter().map(|row| row.id("id")).collect::<anyhow::Result<_>>()?;
    let lines: BTreeSet<EntitlementId> = orders::entitlements(tx, &design.order).await?.into_iter().map(|line| line.id).collect();
    let rooms = rooms::of_order(tx, &design.order).await?;
    Ok(design.tidied(|photo| photos.contains(photo), |line| lines.contains(line), &rooms)?)
}

/// Hangs a design anew, without a version of its own: nobody has changed it.
pub async fn rehang(tx: &mut Tx, id: &DesignId, hang: &Hang) -> Outcome<()> {
    tx.run(REHANG, args![json(hang)?, id]).await?;
    Ok(())
}

fn json(value: &impl Serialize) -> Outcome<String> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::from)?)
}

pub async fn drop_it(ctx: Ctx, call: DropDesign) -> Outcome<Vec<Design>> {
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &call.order).await?;
    let known = of_order(&mut tx, &call.order).await?;
    let Some(design) = known.iter().find(|design| design.id == call.design) else { return Ok(known) };
    tx.run(DROP, args![&call.design, &call.order]).await?;
    let now = of_order(&mut tx, &call.order).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: design.name.clone() }).await?;
    Ok(now)
}
