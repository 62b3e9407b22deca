//! Sittings: begun, arranged, submitted, opened again.

use atelier_core::id::{OrderId, SittingId};
use atelier_core::orders::Stage;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Arrange, Arrangement, Reopen, Room, SittingState, SittingView, StartSitting, Submit, no_free_extras};

use super::{branch, room};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Failure, Outcome};
use crate::orders;

statements! {
    ADD: "insert into sitting (id, order_id, number, state, seed, opened, led_by) values ($1, $2, $3, 'open', null, $4, $5)";
    ONE: "select order_id, number, state from sitting where id = $1";
    MOVE: "update sitting set state = $1 where id = $2 and state = $3";
    ARRANGE: "update sitting set seed = $1, by_outfit = $2 where id = $3";
    NEW_TAGS: "select cast(count(*) as bigint) as tags from photo_tag where order_id = $1 and confirmed_in is null";
}

/// A sitting that was found.
pub struct Found {
    /// Its order.
    pub order: OrderId,
    /// Its running number.
    pub number: u32,
    /// Where it is.
    pub state: SittingState,
}

/// The sitting; a refusal where it is not there.
pub async fn find(tx: &mut Tx, id: &SittingId) -> Outcome<Found> {
    let row = tx.maybe(ONE, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Sitting, ""))?;
    Ok(Found { order: row.id("order_id")?, number: row.count("number")?, state: row.code("state")? })
}

/// Moves a sitting on; a lost race is a refusal.
pub async fn step(tx: &mut Tx, id: &SittingId, from: SittingState, to: SittingState) -> Outcome<()> {
    match tx.run(MOVE, args![code_of(&to)?, id, code_of(&from)?]).await? {
        1 => Ok(()),
        _ => Err(Refusal::ChangedMeanwhile { what: Subject::Sitting }.into()),
    }
}

pub async fn start(ctx: Ctx, call: StartSitting) -> Outcome<Room> {
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &call.order).await?;
    let row = orders::row_of(&mut tx, &call.order).await?;
    match row.stage {
        Stage::PickedUp | Stage::Cancelled => return Err(Refusal::OrderIsClosed.into()),
        Stage::Booked => return Err(Refusal::NoPhotosYet.into()),
        Stage::ToSelect | Stage::Selecting | Stage::InProduction | Stage::Ready => {}
    }
    let before = room::sittings(&mut tx, &ctx, &call.order).await?;
    if let Some(open) = before.last().filter(|sitting| sitting.state != SittingState::Confirmed) {
        return Err(Refusal::SittingStillOpen { number: open.number }.into());
    }
    let number = before.last().map_or(0, |sitting| sitting.number) + 1;
    let id: SittingId = ctx.new_id()?;
    let added = tx.run(ADD, args![&id, &call.order, number, ctx.now, &ctx.me()?.name]).await;
    added.map_err(|error| Failure::from(error).or_if_taken(Refusal::SittingStillOpen { number }))?;
    orders::refresh(&mut tx, &call.order).await?;
    let view = room(&mut tx, &ctx, &call.order).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: format!("{} #{number}", row.number) }).await?;
    Ok(view)
}

pub async fn arrange(ctx: Ctx, call: Arrange) -> Outcome<SittingView> {
    // At most 53 bits, so that a browser's numbers hold it.
    let fits = |seed: u64| i64::try_from(seed).ok().filter(|seed| *seed < (1 << 53));
    let seed =
        call.arrangement.seed().map(|seed| fits(seed).ok_or_else(|| Refusal::NotUnderstood { detail: "seed".into() })).transpose()?;
    let by_outfit = matches!(call.arrangement, Arrangement::ShuffledByOutfit(_));
    let mut tx = ctx.desk.db().write().await?;
    let sitting = find(&mut tx, &call.sitting).await?;
    tx.run(ARRANGE, args![seed, i64::from(by_outfit), &call.sitting]).await?;
    let view = room::latest(&mut tx, &ctx, &sitting.order).await?.ok_or(Refusal::NoOpenSitting)?;
    let by = if by_outfit { " by outfit" } else { "" };
    let seed = seed.map(|seed| format!(" {seed}{by}")).unwrap_or_default();
    ctx.done(tx, Note { order: Some(&sitting.order), detail: format!("#{}{seed}", sitting.number) }).await?;
    Ok(view)
}

pub async fn submit(ctx: Ctx, call: Submit) -> Outcome<Room> {
    let mut tx = ctx.desk.db().write().await?;
    let sitting = find(&mut tx, &call.sitting).await?;
    orders::lock(&mut tx, &sitting.order).await?;
    if sitting.state != SittingState::Open {
        return Err(Refusal::SittingClosed.into());
    }
    let choosing = branch::still_open(&mut tx, &ctx, &call.sitting).await?;
    if !choosing.is_empty() {
        return Err(Refusal::BranchesOpen { names: choosing }.into());
    }
    if tx.one(NEW_TAGS, args![&sitting.order]).await?.count("tags")? == 0 {
        return Err(Refusal::NothingSelected.into());
    }
    no_free_extras(&orders::entitlements(&mut tx, &sitting.order).await?)?;
    step(&mut tx, &call.sitting, SittingState::Open, SittingState::Submitted).await?;
    moved(tx, &ctx, &sitting).await
}

pub async fn reopen(ctx: Ctx, call: Reopen) -> Outcome<Room> {
    let mut tx = ctx.desk.db().write().await?;
    let sitting = find(&mut tx, &call.sitting).await?;
    if sitting.state != SittingState::Submitted {
        return Err(Refusal::SittingClosed.into());
    }
    step(&mut tx, &call.sitting, SittingState::Submitted, SittingState::Open).await?;
    moved(tx, &ctx, &sitting).await
}

async fn moved(mut tx: Tx, ctx: &Ctx, sitting: &Found) -> Outcome<Room> {
    orders::refresh(&mut tx, &sitting.order).await?;
    let view = room(&mut tx, ctx, &sitting.order).await?;
    let detail = format!("{} #{}", view.order.number, sitting.number);
    ctx.done(tx, Note { order: Some(&sitting.order), detail }).await?;
    Ok(view)
}
