//! A screen of someone's own: let into one branch, given its photos, and heard about nothing but yes, perhaps and no.

use std::collections::BTreeMap;

use atelier_core::id::{BranchId, PhotoId, ScreenId};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    Arrangement, BranchState, Decide, Mark, OpenOwnScreen, OwnChoice, ReadOwn, Saved, ScreenPass, ScreenPhoto, SittingState, Verdict,
    arranged, keystrokes_of,
};

use super::screen::{self, Pass};
use super::{branch, log, mark, room, sitting};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    OPEN_PASS: "select id from client_screen where branch_id = $1 and closed is null and ends > $2 order by opened desc, id limit 1";
    OF_BRANCH: "update client_screen set branch_id = $1 where id = $2";
}

pub async fn open(ctx: Ctx, call: OpenOwnScreen) -> Outcome<ScreenPass> {
    let mut tx = ctx.desk.db().write().await?;
    let branch = branch::find(&mut tx, &call.branch).await?;
    let found = sitting::find(&mut tx, &branch.sitting).await?;
    // Two stations that open at once get one pass.
    orders::lock(&mut tx, &found.order).await?;
    log::open_branch(&mut tx, &branch.sitting, &call.branch).await?;
    if sitting::find(&mut tx, &branch.sitting).await?.state != SittingState::Open {
        return Err(Refusal::SittingClosed.into());
    }
    let id: ScreenId = match tx.maybe(OPEN_PASS, args![&call.branch, ctx.now]).await? {
        Some(row) => row.id("id")?,
        None => {
            let id = screen::add(&mut tx, &ctx, &branch.sitting).await?;
            tx.run(OF_BRANCH, args![&call.branch, &id]).await?;
            id
        }
    };
    let (pass, token) = screen::with_a_token(&mut tx, &ctx, &id).await?;
    let detail = format!("{} #{} {}", orders::row_of(&mut tx, &found.order).await?.number, found.number, branch.name);
    ctx.done(tx, Note { order: None, detail }).await?;
    Ok(pass.view(&ctx, Some(token)))
}

/// The pass by which the screen came in, and its branch.
async fn own_pass(tx: &mut Tx, ctx: &Ctx) -> Outcome<(Pass, BranchId)> {
    let hash = ctx.screen.as_deref().ok_or(Refusal::ScreenClosed)?;
    let pass = screen::of_token(tx, hash, ctx.now).await?.ok_or(Refusal::ScreenClosed)?;
    let branch = pass.branch.clone().ok_or(Refusal::ScreenClosed)?;
    Ok((pass, branch))
}

pub async fn read(ctx: Ctx, _: ReadOwn) -> Outcome<OwnChoice> {
    let mut tx = ctx.desk.db().read().await?;
    let (pass, id) = own_pass(&mut tx, &ctx).await?;
    let branch = branch::find(&mut tx, &id).await?;
    let found = sitting::find(&mut tx, &pass.sitting).await?;
    let (_, now) = log::branch_now(&mut tx, &found, &branch).await?;
    let photos = room::photos(&mut tx, &found.order).await?;
    let arrangement = room::latest(&mut tx, &ctx, &found.order).await?.map_or(Arrangement::ShootOrder, |sitting| sitting.arrangement);
    let order = arranged(&photos, arrangement);
    let photo = |at: usize| {
        let photo = photos.get(at)?;
        let (id, content) = (photo.id.clone(), photo.content.clone());
        Some(ScreenPhoto { id, content, width: photo.width, height: photo.height, after: None, wishes: Vec::new() })
    };
    let decided: BTreeMap<PhotoId, Verdict> = now.to_base().marks.into_iter().map(|mark| (mark.photo, mark.verdict)).collect();
    Ok(OwnChoice {
        name: branch.name,
        photos: order.into_iter().filter_map(photo).collect(),
        decided: decided.into_iter().filter(|(_, verdict)| *verdict != Verdict::Undecided).collect(),
        open: branch.state == BranchState::Open && found.state == SittingState::Open,
    })
}

pub async fn decide(ctx: Ctx, call: Decide) -> Outcome<Saved> {
    let changes = keystrokes_of(call.decisions)?;
    let mut tx = ctx.desk.db().write().await?;
    let (pass, branch) = own_pass(&mut tx, &ctx).await?;
    // Whoever let the screen in answers for it.
    let call = Mark { sitting: pass.sitting, branch: Some(branch), changes };
    let refused = mark::mark_in(&mut tx, &ctx, call, &pass.opened_by).await?;
    tx.commit().await?;
    Ok(Saved { at: ctx.stamp(ctx.desk.clock().now()), refused })
}
