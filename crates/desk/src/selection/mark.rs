//! Keystrokes: each is applied once, by the rule that the browser applied it by, and logged; those of a branch are only
//! logged.

use std::collections::BTreeSet;

use atelier_core::id::{BranchId, ChangeId, EntitlementId, OrderId, PhotoId, SittingId, StaffId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Book, Change, Choice, Mark, Marks, Saved, SittingState, Wish, apply, may_carry};

use super::sitting::{self, Found};
use super::{branch, log as logs, room};
use crate::context::Ctx;
use crate::db::{Arg, Tx, args, code_of, many, statements};
use crate::failure::{Failure, Outcome};
use crate::orders;

/// A line of the log.
macro_rules! log_head {
    () => {
        "insert into sitting_change (id, sitting_id, photo_id, at, staff_id, choice, nth, branch_id, takes_back) values "
    };
}

/// What is decided about a photo; what was decided before gives way.
macro_rules! verdict_head {
    () => {
        "insert into mark (photo_id, order_id, verdict, rating, label) values "
    };
}
macro_rules! verdict_tail {
    () => {
        " on conflict (photo_id) do update set verdict = excluded.verdict, rating = excluded.rating, label = excluded.label"
    };
}

statements! {
    HOLD: "update sitting set state = state where id = $1";
    DONE_BEFORE: "select id from sitting_change where id = $1";
    LOG: concat!(log_head!(), "($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    LOG_MANY: many!(log_head!(), 9, "");
    PHOTO: "select width, height from photo where id = $1 and order_id = $2";
    VERDICT: "select verdict, rating, label from mark where photo_id = $1";
    TAGS: "select entitlement_id, confirmed_in from photo_tag where photo_id = $1 order by position";
    ENTITLED: "select id from entitlement where id = $1 and order_id = $2";
    SET_VERDICT: concat!(verdict_head!(), "($1, $2, $3, $4, $5)", verdict_tail!());
    SET_VERDICTS: many!(verdict_head!(), 5, verdict_tail!());
    DROP_TAG: "delete from photo_tag where photo_id = $1 and entitlement_id = $2 and confirmed_in is null";
    ADD_TAG: "insert into photo_tag (photo_id, entitlement_id, order_id, position) values ($1, $2, $3, \
              (select cast(coalesce(max(position), 0) + 1 as bigint) from photo_tag where photo_id = $1)) on conflict do nothing";
    SET_NOTE: "insert into note (id, photo_id, order_id, x, y, w, h, code, words, at, shape, voice, entry, named) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
               on conflict (id) do update set x = excluded.x, y = excluded.y, w = excluded.w, h = excluded.h, code = excluded.code, \
               words = excluded.words, shape = excluded.shape, voice = excluded.voice, entry = excluded.entry, named = excluded.named \
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
    let refused = mark_in(&mut tx, &ctx, call, ctx.my_id()?).await?;
    tx.commit().await?;
    Ok(Saved { at: ctx.stamp(ctx.desk.clock().now()), refused })
}

/// Makes the keystrokes that can be made, under this name; gives those that were refused.
pub async fn mark_in(tx: &mut Tx, ctx: &Ctx, call: Mark, by: &StaffId) -> Outcome<Vec<(ChangeId, Refusal)>> {
    tx.run(HOLD, args![&call.sitting]).await?;
    let found = sitting::find(tx, &call.sitting).await?;
    let mut on = match &call.branch {
        None => None,
        Some(id) => Some(On::open(tx, &found, &call.sitting, id).await?),
    };
    let mut nth = logs::end(tx, &call.sitting).await?;
    let mut refused = Vec::new();
    for change in call.changes {
        if tx.maybe(DONE_BEFORE, args![&change.id]).await?.is_some() {
            continue;
        }
        if found.state != SittingState::Open {
            refused.push((change.id, Refusal::SittingClosed));
            continue;
        }
        let made = match &mut on {
            None => make(tx, ctx, &found.order, &change).await,
            Some(on) => on.make(tx, &found.order, &change).await,
        };
        match made {
            Ok(()) => {
                nth += 1;
                log(tx, ctx, &Entry { sitting: &call.sitting, branch: call.branch.as_ref(), by }, &change, nth).await?;
            }
            Err(Failure::Refused(refusal)) => refused.push((change.id, refusal)),
            Err(fault) => return Err(fault),
        }
    }
    Ok(refused)
}

/// A branch on which marks are made: nothing stands anywhere but in the log.
struct On(Book);

impl On {
    async fn open(tx: &mut Tx, found: &Found, sitting: &SittingId, id: &BranchId) -> Outcome<On> {
        let branch: branch::Found = logs::open_branch(tx, sitting, id).await?;
        Ok(On(logs::branch_now(tx, found, &branch).await?.1))
    }

    async fn make(&mut self, tx: &mut Tx, order: &OrderId, change: &Change) -> Outcome<()> {
        let size = belongs(tx, order, change).await?;
        if let Choice::Tag(tag) | Choice::Place(tag) = &change.choice
            && !self.0.carries(&change.photo, tag)
        {
            let lines = orders::entitlements(tx, order).await?;
            may_carry(&lines, &self.0.used(&lines), &change.choice, size)?;
        }
        self.0.change(&change.photo, &change.choice)?;
        Ok(())
    }
}

/// Where a change is logged, and under whose name.
struct Entry<'a> {
    sitting: &'a SittingId,
    /// Its branch; none for the sitting's own marks.
    branch: Option<&'a BranchId>,
    /// Who made it, or answers for it.
    by: &'a StaffId,
}

/// Writes a change into the log.
async fn log(tx: &mut Tx, ctx: &Ctx, entry: &Entry<'_>, change: &Change, nth: u32) -> Outcome<()> {
    tx.run(LOG, logged(ctx, entry, change, nth)?).await?;
    Ok(())
}

fn logged(ctx: &Ctx, entry: &Entry<'_>, change: &Change, nth: u32) -> anyhow::Result<Vec<Arg>> {
    let choice = serde_json::to_string(&change.choice)?;
    let branch = entry.branch.map(|branch| branch.as_str().to_owned());
    let takes_back = change.takes_back.as_ref().map(|id| id.as_str().to_owned());
    Ok(args![&change.id, entry.sitting, &change.photo, ctx.now, entry.by, choice, nth, branch, takes_back])
}

/// Upright width and height of the photo; a refusal where it or the purpose is not the order's.
async fn belongs(tx: &mut Tx, order: &OrderId, change: &Change) -> Outcome<(u32, u32)> {
    let photo = tx.maybe(PHOTO, args![&change.photo, order]).await?.ok_or_else(|| Refusal::not_found(Subject::Photo, ""))?;
    if let Choice::Tag(tag) | Choice::Place(tag) = &change.choice
        && tx.maybe(ENTITLED, args![tag, order]).await?.is_none()
    {
        return Err(Refusal::not_found(Subject::Package, "").into());
    }
    Ok((photo.count("width")?, photo.count("height")?))
}

/// Makes a keystroke, if the places allow it; the sitting is held, so that nobody takes a place meanwhile.
pub async fn make(tx: &mut Tx, ctx: &Ctx, order: &OrderId, change: &Change) -> Outcome<()> {
    let size = belongs(tx, order, change).await?;
    let before = marks(tx, &change.photo).await?;
    if let Choice::Tag(tag) | Choice::Place(tag) = &change.choice
        && !before.tags.contains(tag)
    {
        let lines = orders::entitlements(tx, order).await?;
        may_carry(&lines, &orders::uses(&lines), &change.choice, size)?;
    }
    write(tx, ctx, order, change, &before).await
}

/// Makes a change to what stands.
async fn write(tx: &mut Tx, ctx: &Ctx, order: &OrderId, change: &Change, before: &Marks) -> Outcome<()> {
    let after = apply(before, &change.choice)?;
    if let Some(row) = verdict_row(order, &change.photo, before, &after)? {
        tx.run(SET_VERDICT, row).await?;
    }
    write_tags(tx, order, &change.photo, before, &after).await?;
    write_note(tx, ctx, order, &change.photo, &change.choice).await
}

/// What is to be written of verdict, stars and label, where they differ.
fn verdict_row(order: &OrderId, photo: &PhotoId, before: &Marks, after: &Marks) -> anyhow::Result<Option<Vec<Arg>>> {
    if (after.verdict, after.rating, after.label) == (before.verdict, before.rating, before.label) {
        return Ok(None);
    }
    let label = after.label.map(|label| code_of(&label)).transpose()?;
    Ok(Some(args![photo, order, code_of(&after.verdict)?, u32::from(after.rating), label]))
}

async fn write_tags(tx: &mut Tx, order: &OrderId, photo: &PhotoId, before: &Marks, after: &Marks) -> Outcome<()> {
    for tag in before.tags.iter().filter(|tag| !after.tags.contains(tag)) {
        tx.run(DROP_TAG, args![photo, tag]).await?;
    }
    for tag in after.tags.iter().filter(|tag| !before.tags.contains(tag)) {
        tx.run(ADD_TAG, args![photo, tag, order]).await?;
    }
    Ok(())
}

async fn write_note(tx: &mut Tx, ctx: &Ctx, order: &OrderId, photo: &PhotoId, choice: &Choice) -> Outcome<()> {
    match choice {
        Choice::Note(wish) => set_note(tx, ctx, order, photo, wish).await,
        Choice::DropNote(id) => {
            tx.run(DROP_NOTE, args![id, photo]).await?;
            Ok(())
        }
        Choice::Verdict(_) | Choice::Rating(_) | Choice::Label(_) | Choice::Tag(_) | Choice::Place(_) | Choice::Untag(_) => Ok(()),
    }
}

/// What a merge came to.
pub struct Brought<'a> {
    /// The sitting's own marks as they stand.
    pub from: &'a Book,
    /// As they are to be.
    pub to: &'a Book,
    /// How far the sitting's log goes.
    pub logged: u32,
}

/// Brings the sitting's marks to what a merge came to, and logs each step. What was lawful on a branch stays; what is too much
/// of it is told before the sitting is submitted.
pub async fn bring_in(tx: &mut Tx, ctx: &Ctx, sitting: &SittingId, order: &OrderId, brought: &Brought<'_>) -> Outcome<()> {
    let steps = brought.from.steps(brought.to);
    let entitled: BTreeSet<EntitlementId> = orders::entitlements(tx, order).await?.into_iter().map(|line| line.id).collect();
    let known = logs::photos(tx, order).await?;
    let photos: BTreeSet<&PhotoId> = steps.iter().map(|(photo, _)| photo).collect();
    let mut verdicts = Vec::new();
    for photo in photos {
        if !known.contains(photo) {
            return Err(Refusal::not_found(Subject::Photo, "").into());
        }
        let (before, after) = (brought.from.marks(photo), brought.to.marks(photo));
        if after.tags.iter().any(|tag| !before.tags.contains(tag) && !entitled.contains(tag)) {
            return Err(Refusal::not_found(Subject::Package, "").into());
        }
        verdicts.extend(verdict_row(order, photo, &before, &after)?);
        write_tags(tx, order, photo, &before, &after).await?;
    }
    tx.run_rows(SET_VERDICTS, SET_VERDICT, verdicts).await?;
    let entry = Entry { sitting, branch: None, by: ctx.my_id()? };
    let mut lines = Vec::new();
    for (nth, (photo, choice)) in (brought.logged..).skip(1).zip(steps) {
        write_note(tx, ctx, order, &photo, &choice).await?;
        lines.push(logged(ctx, &entry, &Change { id: ctx.new_id()?, photo, choice, takes_back: None }, nth)?);
    }
    Ok(tx.run_rows(LOG_MANY, LOG, lines).await?)
}

async fn set_note(tx: &mut Tx, ctx: &Ctx, order: &OrderId, photo: &PhotoId, wish: &Wish) -> Outcome<()> {
    let Wish { id, region, code, entry, named, words, shape, voice } = wish;
    let (x, y, w, h) = (region.x, region.y, region.w, region.h);
    let shape = serde_json::to_string(shape).map_err(anyhow::Error::from)?;
    let entry = entry.as_ref().map(|entry| entry.as_str().to_owned());
    let (code, voice) = (code_of(code)?, code_of(voice)?);
    tx.run(SET_NOTE, args![id, photo, order, x, y, w, h, code, words.trim(), ctx.now, shape, voice, entry, named.trim()]).await?;
    Ok(())
}

async fn marks(tx: &mut Tx, photo: &PhotoId) -> Outcome<Marks> {
    let mut marks = Marks::default();
    if let Some(row) = tx.maybe(VERDICT, args![photo]).await? {
        marks.verdict = row.code("verdict")?;
        marks.rating = room::stars(&row)?;
        marks.label = room::label(&row)?;
    }
    for row in tx.all(TAGS, args![photo]).await? {
        let tag: EntitlementId = row.id("entitlement_id")?;
        if row.maybe_text("confirmed_in")?.is_some() {
            marks.confirmed.push(tag.clone());
        }
        marks.tags.push(tag);
    }
    Ok(marks)
}
