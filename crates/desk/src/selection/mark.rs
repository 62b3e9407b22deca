//! Keystrokes: each is applied once, by the rule that the browser applied it by, and logged.

use atelier_core::id::{EntitlementId, OrderId, PhotoId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Change, Choice, Mark, Marks, Saved, SittingState, Verdict, apply};

use super::sitting;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Failure, Outcome};

statements! {
    HOLD: "update sitting set state = state where id = $1";
    DONE_BEFORE: "select id from sitting_change where id = $1";
    LOG: "insert into sitting_change (id, sitting_id, photo_id, at, staff_id, choice) values ($1, $2, $3, $4, $5, $6)";
    PHOTO: "select id from photo where id = $1 and order_id = $2";
    VERDICT: "select verdict from mark where photo_id = $1";
    TAGS: "select entitlement_id, confirmed_in from photo_tag where photo_id = $1 order by position";
    ENTITLED: "select id from entitlement where id = $1 and order_id = $2";
    SET_VERDICT: "insert into mark (photo_id, order_id, verdict) values ($1, $2, $3) on conflict (photo_id) do update set verdict = excluded.verdict";
    DROP_TAG: "delete from photo_tag where photo_id = $1 and entitlement_id = $2 and confirmed_in is null";
    ADD_TAG: "insert into photo_tag (photo_id, entitlement_id, order_id, position) values ($1, $2, $3, \
              (select cast(coalesce(max(position), 0) + 1 as bigint) from photo_tag where photo_id = $1)) on conflict do nothing";
    SET_NOTE: "insert into note (id, photo_id, order_id, x, y, w, h, code, words, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               on conflict (id) do update set x = excluded.x, y = excluded.y, w = excluded.w, h = excluded.h, code = excluded.code, words = excluded.words \
               where note.photo_id = excluded.photo_id";
    DROP_NOTE: "delete from note where id = $1 and photo_id = $2";
}

/// The most keystrokes that one call may carry.
const AT_MOST: usize = 1000;

pub async fn mark(ctx: Ctx, call: Mark) -> Outcome<Saved> {
    if call.changes.len() > AT_MOST {
        return Err(Refusal::NotUnderstood { detail: format!("{} > {AT_MOST}", call.changes.len()) }.into());
    }
    let mut tx = ctx.desk.db().write().await?;
    tx.run(HOLD, args![&call.sitting]).await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    let mut refused = Vec::new();
    for change in call.changes {
        if tx.maybe(DONE_BEFORE, args![&change.id]).await?.is_some() {
            continue;
        }
        if found.state != SittingState::Open {
            refused.push((change.id, Refusal::SittingClosed));
            continue;
        }
        match one(&mut tx, &ctx, &found.order, &change).await {
            Ok(()) => {
                let choice = serde_json::to_string(&change.choice).map_err(anyhow::Error::from)?;
                tx.run(LOG, args![&change.id, &call.sitting, &change.photo, ctx.now, ctx.my_id()?, choice]).await?;
            }
            Err(Failure::Refused(refusal)) => refused.push((change.id, refusal)),
            Err(fault) => return Err(fault),
        }
    }
    tx.commit().await?;
    Ok(Saved { at: ctx.stamp(ctx.desk.clock().now()), refused })
}

async fn one(tx: &mut Tx, ctx: &Ctx, order: &OrderId, change: &Change) -> Outcome<()> {
    if tx.maybe(PHOTO, args![&change.photo, order]).await?.is_none() {
        return Err(Refusal::not_found(Subject::Photo, "").into());
    }
    if let Choice::Tag(tag) = &change.choice
        && tx.maybe(ENTITLED, args![tag, order]).await?.is_none()
    {
        return Err(Refusal::not_found(Subject::Package, "").into());
    }
    let before = marks(tx, &change.photo).await?;
    let after = apply(&before, &change.choice)?;
    if after.verdict != before.verdict {
        tx.run(SET_VERDICT, args![&change.photo, order, code_of(&after.verdict)?]).await?;
    }
    for tag in before.tags.iter().filter(|tag| !after.tags.contains(tag)) {
        tx.run(DROP_TAG, args![&change.photo, tag]).await?;
    }
    for tag in after.tags.iter().filter(|tag| !before.tags.contains(tag)) {
        tx.run(ADD_TAG, args![&change.photo, tag, order]).await?;
    }
    match &change.choice {
        Choice::Note { id, region, code, words } => {
            let (x, y, w, h) = (region.x, region.y, region.w, region.h);
            tx.run(SET_NOTE, args![id, &change.photo, order, x, y, w, h, code_of(code)?, words.trim(), ctx.now]).await?;
        }
        Choice::DropNote(id) => {
            tx.run(DROP_NOTE, args![id, &change.photo]).await?;
        }
        Choice::Verdict(_) | Choice::Tag(_) | Choice::Untag(_) => {}
    }
    Ok(())
}

async fn marks(tx: &mut Tx, photo: &PhotoId) -> Outcome<Marks> {
    let verdict = match tx.maybe(VERDICT, args![photo]).await? {
        Some(row) => row.code("verdict")?,
        None => Verdict::Undecided,
    };
    let mut marks = Marks { verdict, ..Marks::default() };
    for row in tx.all(TAGS, args![photo]).await? {
        let tag: EntitlementId = row.id("entitlement_id")?;
        if row.maybe_text("confirmed_in")?.is_some() {
            marks.confirmed.push(tag.clone());
        }
        marks.tags.push(tag);
    }
    Ok(marks)
}
