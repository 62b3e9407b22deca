//! Branches of a sitting: begun, given up, merged into it.

use std::collections::BTreeSet;

use atelier_core::id::{BranchId, SittingId};
use atelier_core::refusal::{Field, Refusal, Subject, required};
use atelier_core::selection::{
    Book, BranchState, BranchView, DropBranch, MergeBranches, MergeView, Merged, Room, SeeMerge, SittingState, StartBranch, StartFrom,
    Told, merge as merged_of, settle,
};

use super::sitting::{self, Found as Sitting};
use super::{log, mark, room};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::Outcome;

statements! {
    HOLD: "update sitting set state = state where id = $1";
    ADD: "insert into branch (id, sitting_id, name, state, opened, blank, began_after) values ($1, $2, $3, 'open', $4, $5, $6)";
    ONE: "select id, sitting_id, name, state, blank, began_after from branch where id = $1";
    OF_SITTING: "select b.id, b.name, b.state, b.opened, \
                 (select cast(count(*) as bigint) from sitting_change c where c.branch_id = b.id) as keystrokes \
                 from branch b where b.sitting_id = $1 order by b.opened, b.id";
    MOVE: "update branch set state = $1 where id = $2 and state = 'open'";
}

/// The most branches that are merged at once.
const AT_MOST: usize = 20;

/// A branch that was found.
pub struct Found {
    /// Its identity.
    pub id: BranchId,
    /// Its sitting.
    pub sitting: SittingId,
    /// Who chooses on it.
    pub name: String,
    /// Where it is.
    pub state: BranchState,
    /// Whether it began with nothing but what was confirmed.
    pub blank: bool,
    /// After which entry of the sitting's log it began.
    pub began_after: u32,
}

/// The branch; a refusal where it is not there.
pub async fn find(tx: &mut Tx, id: &BranchId) -> Outcome<Found> {
    let row = tx.maybe(ONE, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Branch, ""))?;
    Ok(Found {
        id: row.id("id")?,
        sitting: row.id("sitting_id")?,
        name: row.text("name")?,
        state: row.code("state")?,
        blank: row.flag("blank")?,
        began_after: row.count("began_after")?,
    })
}

/// The branches of a sitting, oldest first.
pub async fn of_sitting(tx: &mut Tx, ctx: &Ctx, sitting: &SittingId) -> Outcome<Vec<BranchView>> {
    let view = |row: &Row| -> anyhow::Result<BranchView> {
        Ok(BranchView {
            id: row.id("id")?,
            name: row.text("name")?,
            state: row.code("state")?,
            opened: ctx.stamp(row.moment("opened")?),
            keystrokes: row.count("keystrokes")?,
        })
    };
    Ok(tx.all(OF_SITTING, args![sitting]).await?.iter().map(view).collect::<anyhow::Result<_>>()?)
}

/// Holds the sitting, so that no keystroke comes in between, and gives it if it is open.
async fn hold_open(tx: &mut Tx, id: &SittingId) -> Outcome<Sitting> {
    tx.run(HOLD, args![id]).await?;
    let sitting = sitting::find(tx, id).await?;
    if sitting.state == SittingState::Open { Ok(sitting) } else { Err(Refusal::SittingClosed.into()) }
}

pub async fn start(ctx: Ctx, call: StartBranch) -> Outcome<Room> {
    let name = required(Field::Name, &call.name, 40)?;
    let mut tx = ctx.desk.db().write().await?;
    let sitting = hold_open(&mut tx, &call.sitting).await?;
    let taken = of_sitting(&mut tx, &ctx, &call.sitting).await?;
    if taken.iter().any(|branch| branch.state == BranchState::Open && branch.name == name) {
        return Err(Refusal::BranchNameTaken { name }.into());
    }
    let id: BranchId = ctx.new_id()?;
    let began_after = log::end(&mut tx, &call.sitting).await?;
    tx.run(ADD, args![&id, &call.sitting, &name, ctx.now, call.from == StartFrom::Blank, began_after]).await?;
    let view = room::room_of(&mut tx, &ctx, &sitting.order, Some(&id)).await?;
    ctx.done(tx, Note { order: Some(&sitting.order), detail: format!("#{} {name}", sitting.number) }).await?;
    Ok(view)
}

pub async fn drop_it(ctx: Ctx, call: DropBranch) -> Outcome<Room> {
    let mut tx = ctx.desk.db().write().await?;
    let branch = find(&mut tx, &call.branch).await?;
    let sitting = hold_open(&mut tx, &branch.sitting).await?;
    close(&mut tx, &branch, BranchState::Dropped).await?;
    let view = room(&mut tx, &ctx, &sitting.order).await?;
    ctx.done(tx, Note { order: Some(&sitting.order), detail: format!("#{} {}", sitting.number, branch.name) }).await?;
    Ok(view)
}

async fn close(tx: &mut Tx, branch: &Found, state: BranchState) -> Outcome<()> {
    match tx.run(MOVE, args![code_of(&state)?, &branch.id]).await? {
        1 => Ok(()),
        _ => Err(Refusal::BranchClosed.into()),
    }
}

/// A merge as it would be now.
struct Ahead {
    branches: Vec<Found>,
    /// The sitting's own marks.
    own: Book,
    merged: Merged,
    /// How far the logs of the sitting and of the branches go.
    seen: u32,
}

async fn ahead(tx: &mut Tx, sitting: &Sitting, id: &SittingId, wanted: &[BranchId]) -> Outcome<Ahead> {
    let wanted: BTreeSet<&BranchId> = wanted.iter().collect();
    if wanted.is_empty() || wanted.len() > AT_MOST {
        return Err(Refusal::NotUnderstood { detail: format!("{} branches", wanted.len()) }.into());
    }
    let base = room::marked(tx, &sitting.order).await?;
    let own = Book::of_base(&base);
    let mut seen = log::end_of(tx, id, None).await?;
    let mut branches = Vec::new();
    for branch in wanted {
        let branch = log::open_branch(tx, id, branch).await?;
        seen = seen.max(log::end_of(tx, id, Some(&branch.id)).await?);
        branches.push(branch);
    }
    let books = log::branches_now(tx, sitting, id, &branches).await?;
    let told: Vec<Told<'_>> = branches.iter().zip(&books).map(|(branch, (base, now))| Told { branch: &branch.id, base, now }).collect();
    let merged = merged_of(&own, &told);
    Ok(Ahead { branches, own, merged, seen })
}

pub async fn see_merge(ctx: Ctx, call: SeeMerge) -> Outcome<MergeView> {
    let mut tx = ctx.desk.db().read().await?;
    let sitting = sitting::find(&mut tx, &call.sitting).await?;
    let ahead = ahead(&mut tx, &sitting, &call.sitting, &call.branches).await?;
    let unsettled: BTreeSet<_> = ahead.merged.conflicts.iter().map(|conflict| &conflict.photo).collect();
    let changed: BTreeSet<_> = ahead.own.steps(&ahead.merged.book).into_iter().map(|(photo, _)| photo).collect();
    let changed = changed.iter().filter(|photo| !unsettled.contains(photo)).count();
    Ok(MergeView { changed: u32::try_from(changed).unwrap_or(u32::MAX), seen: ahead.seen, conflicts: ahead.merged.conflicts })
}

pub async fn merge(ctx: Ctx, call: MergeBranches) -> Outcome<Room> {
    let mut tx = ctx.desk.db().write().await?;
    let sitting = hold_open(&mut tx, &call.sitting).await?;
    let ahead = ahead(&mut tx, &sitting, &call.sitting, &call.branches).await?;
    if ahead.seen != call.seen {
        return Err(Refusal::ChangedMeanwhile { what: Subject::Sitting }.into());
    }
    let after = settle(ahead.merged, &call.settled)?;
    let brought = mark::Brought { from: &ahead.own, to: &after, logged: log::end(&mut tx, &call.sitting).await? };
    mark::bring_in(&mut tx, &ctx, &call.sitting, &sitting.order, &brought).await?;
    for branch in &ahead.branches {
        close(&mut tx, branch, BranchState::Merged).await?;
    }
    let view = room(&mut tx, &ctx, &sitting.order).await?;
    let names: Vec<&str> = ahead.branches.iter().map(|branch| branch.name.as_str()).collect();
    let detail = format!("#{} {} +{}", sitting.number, names.join(" + "), call.settled.len());
    ctx.done(tx, Note { order: Some(&sitting.order), detail }).await?;
    Ok(view)
}

/// The names of a sitting's open branches.
pub async fn still_open(tx: &mut Tx, ctx: &Ctx, sitting: &SittingId) -> Outcome<Vec<String>> {
    let branches = of_sitting(tx, ctx, sitting).await?;
    Ok(branches.into_iter().filter(|branch| branch.state == BranchState::Open).map(|branch| branch.name).collect())
}
